"""What day an undated sentence tells of: one told before it, the day of the report, or none that the text gives."""

import re
from datetime import date, timedelta

from daybrief.extract.readers.told import assesses, pointed_at
from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import Timed, latest, main, when_for
from daybrief.model.when import When

_FROM = re.compile(r" (?:from|of|dated|posted|published)(?: on)? $")
_BEHIND = 2  # sentences behind one that say when it happened
_SHORT = 20  # sentences up to which a text tells of one day throughout
_LEAD = 8  # sentences in which a news report says when its news happened, and a feature where its story begins
_LONG = 12  # sentences above which a text that names no day of its own can be a feature
_WITHIN = timedelta(days=60)  # what a feature begins with further back is its background, not its story
_MANY = 4  # old days from which on a text that tells of no new one is a chronicle
_LATELY = timedelta(days=3)  # how far back a day may lie that a report goes on about in its other paragraphs
_OLD = timedelta(days=5)  # what lies further back than this is no news


class Narrative:
    """The days that a document tells of, as its undated sentences take them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.published: date | None = story.doc.published.day if story.doc.published else None
        self.assesses = assesses(story)
        self.begins = self._begins()
        self.chronicles = self._chronicles()

    def carried(self, scene: Scene) -> When | None:
        """The day told last before a sentence, in its paragraph; None where a longer time was told since. Of what an
        assessment sums up 'in the past 24 hours' the rest is of its day."""
        for before in self.story.before(scene, same_block=True):
            told = [t for t in before.times if t.bound != "until" and not self._of_a_telling(before, t)]
            if told:
                own = [t for t in main(told, self.published) if _day(t)] or [t for t in told if _day(t)]
                if own and own[-1].counted and self.assesses and self.published is not None:
                    return When.day(self.published)
                return own[-1].when if own else None
        return None

    def bygone(self, scene: Scene) -> bool:
        """Whether the sentence right before one, in its paragraph, tells of a month or a year that is over."""
        before = next(iter(self.story.before(scene, same_block=True)), None)
        told = [t.when for t in before.times if t.bound == "at"] if before is not None else []
        return bool(told) and all(w.grain != "day" and self._over(w) for w in told)

    def _over(self, when: When) -> bool:
        return self.published is not None and when.end + _WITHIN < self.published

    def _of_a_telling(self, scene: Scene, timed: Timed) -> bool:
        """Whether a time is only that of what was published: 'confirmed *reports from* 6 September'."""
        led = _FROM.search(scene.text[: timed.start - scene.start])
        if led is None:
            return False
        ends = {h.end - scene.start for slot in ("utterance", "proof", "finding", "account") for h in scene.words(slot)}
        return led.start() in ends

    def is_now(self, when: When) -> bool:
        """Whether a time takes in the day of the report."""
        return self.published is None or when.start <= self.published < when.end

    def is_eve(self, when: When) -> bool:
        """Whether a time ends on the day before the report."""
        return self.published is not None and when.end == self.published

    def undated(self, scene: Scene) -> When | None:
        """The time of what a sentence tells where neither it nor its paragraph gives one: the day of the report; in a
        feature the day of the story it begins with, and none once another time was told or for a story long past."""
        if self.published is None or self.chronicles or next(iter(scene.words("bygone")), None) is not None:
            return None
        if self.begins is None:
            return When.day(self.published, "reporting-day")
        opening, when = self.begins
        if scene.sentence.at > opening.sentence.at:
            told = next((s for s in self.story.before(scene) if any(t.bound != "until" for t in s.times)), opening)
            if told is not opening:
                return None
        if when.end + _WITHIN < self.published:
            return None
        return when.model_copy(update={"basis": "carried"})

    def _chronicles(self) -> bool:
        """Whether the text tells one old day after another, as a war's anniversaries are told, and of today nothing."""
        if self.published is None or self.assesses:
            return False
        told = [t.when for s in self.story.scenes for t in s.times if _day(t) and t.when.basis == "stated"]
        old = {when.start for when in told if when.end + _WITHIN < self.published}
        return len(old) >= _MANY and not any(self._fresh(t.when) for s in self.story.scenes for t in s.times if _day(t))

    def _begins(self) -> tuple[Scene, When] | None:
        """The sentence and the day with which a feature begins: a long text of no institute whose first sentences tell
        of an old day, and have no word for the day of the report or the one before."""
        scenes = [s for s in self.story.scenes if s.sentence.role != "headline"]
        if self.published is None or self.assesses or len(scenes) <= _LONG:
            return None
        told = [(s, t.when) for s in scenes[:_LEAD] for t in s.times if _day(t)]
        if any(self._fresh(when) for _, when in told):
            return None
        turns = {date.fromisoformat(row["day"]) for row in self.story.theatre.table("theatre.toml", "epoch")}
        old = ((s, when) for s, when in told if when.basis == "stated" and when.start not in turns)
        return next(((s, when) for s, when in old if when.end + _OLD <= self.published), None)

    def _fresh(self, when: When) -> bool:
        assert self.published is not None
        return when.start <= self.published and when.end >= self.published


class Dated:
    """Times of a document's sentences, each carried on until the next."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.narrative = story.once(Narrative)

    def when(self, scene: Scene, at: int, *, near: bool = False) -> When | None:
        """The time of what is told at an offset of a sentence; `near`: never that of another paragraph."""
        if scene.points_back:
            return pointed_at(self.story, scene)
        carried = self._carried(scene, near) if not scene.words("bygone") else None
        told = when_for(scene.times, at, at, carried=carried)
        return told or self._told_next(scene) or self.narrative.undated(scene)

    def _told_next(self, scene: Scene) -> When | None:
        """The time that a sentence behind it in its paragraph gives it: "*This happened* on the evening of the 5th"."""
        behind = self.story.scenes[scene.sentence.at + 1 : scene.sentence.at + 1 + _BEHIND]
        near = (s for s in behind if s.sentence.block == scene.sentence.block and s.times)
        after = next(near, None)
        opens = after is not None and any(h.start - after.start <= 1 for h in after.words("this-happened"))
        told = latest(after.times, self.narrative.published) if after is not None and opens else None
        return told.when if told is not None else None

    def _carried(self, scene: Scene, near: bool) -> When | None:
        """The time told last before: in a short text anywhere, in a long one in the same paragraph."""
        for before in self.story.before(scene, same_block=near or len(self.story.scenes) > _SHORT):
            told = latest(before.times, self.narrative.published)
            here = before.sentence.block == scene.sentence.block
            if told is not None and (here or self._news(told)):
                return told.when
        if near or (scene.sentence.role != "headline" and scene.sentence.at > 0):
            return None
        after = next(
            (t for s in self.story.scenes if (t := latest(s.times, self.narrative.published)) is not None), None
        )
        return after.when if after is not None else None

    def _news(self, told: Timed) -> bool:
        """Whether a time, not ahead of the report, is near enough to be that of its other paragraphs as well."""
        day = self.narrative.published
        return told.when.grain == "day" and (day is None or told.when.start <= day <= told.when.end + _LATELY)


def _day(timed: Timed) -> bool:
    return timed.bound == "at" and timed.when.grain == "day"
