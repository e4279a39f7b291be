"""When quoted words were said: the time beside the word of saying, outside the marks."""

import re

from daybrief.extract.quotes import Quotation
from daybrief.extract.scene import Scene, Story
from daybrief.extract.speakers import Speech
from daybrief.extract.times import Timed
from daybrief.model.when import When
from daybrief.theatre.terms import Hit

_BESIDE = re.compile(r"[^,;:.“”\"«»()]{0,48}")  # what may stand between a word of saying and its time
_LED = 7  # words before the time of an utterance with which a sentence opens
_OPENING = re.compile(r"\W*(?:\w+ ){0,2}")  # a sentence that opens with its time: "On Friday, …", "Late on Friday …"


class Saying:
    """The times of one document's quotations."""

    def __init__(self, story: Story, speech: Speech) -> None:
        self.story, self.speech = story, speech

    def when(self, quotation: Quotation) -> When | None:
        """The day on which the words were said, or the month or year that was over when the text told of them; None
        where it gives none beside them."""
        found = [t for scene in self._scenes(quotation) for t in scene.times if self._of_saying(scene, t)]
        found = found or [t for t in self._told_behind(quotation) if t.bound == "at"]
        near = min(found, key=lambda t: max(t.start - quotation.end, quotation.start - t.end), default=None)
        return near.when if near is not None else None

    def is_old(self, quotation: Quotation) -> bool:
        """Whether the words are recalled from another time that the text leaves undated: 'he said at the time'."""
        marked = any(
            not self._quoted(mark.start) and self._beside(scene, mark.start, mark.end)
            for scene in self._scenes(quotation)
            for slot in ("said-then", "told-before")
            for mark in scene.words(slot)
        )
        return marked and self.when(quotation) is None

    def _scenes(self, quotation: Quotation) -> list[Scene]:
        first, last = self.story.scene_at(quotation.start), self.story.scene_at(quotation.end - 1)
        return list(self.story.scenes[first.sentence.at : last.sentence.at + 1])

    def _told_behind(self, quotation: Quotation) -> list[Timed]:
        """The times of the next sentence where that goes back to the words: 'The remark, made in *December*, …'."""
        at = self._scenes(quotation)[-1].sentence.at + 1
        after = self.story.scenes[at] if at < len(self.story.scenes) else None
        opens = after is not None and any(hit.start == after.start for hit in after.words("the-words"))
        return after.times if after is not None and opens and not self._quoted(after.start) else []

    def _of_saying(self, scene: Scene, timed: Timed) -> bool:
        over = timed.when.grain != "day" and scene.published is not None and timed.when.last < scene.published
        if timed.bound != "at" or not (over or timed.when.grain == "day") or self._quoted(timed.start):
            return False
        before = scene.text[: timed.start - scene.start]
        opens = _OPENING.fullmatch(before) is not None or (over and self._of_words(scene, timed, before))
        return opens or self._beside(scene, timed.start, timed.end)

    def _of_words(self, scene: Scene, timed: Timed, before: str) -> bool:
        """Whether a sentence opens with an utterance and its time: 'In a speech in *March*, Berg vowed …'."""
        return len(before.split()) <= _LED and any(h.end <= timed.start for h in scene.words("utterance"))

    def _beside(self, scene: Scene, start: int, end: int) -> bool:
        """Whether a word of saying stands next to a stretch, in its clause."""
        says: list[Hit[str]] = [h for h in scene.words("say") if not self._quoted(h.start)]
        gaps = [(h.end, start) if h.end <= start else (end, h.start) for h in says]
        return any(a <= b and _BESIDE.fullmatch(self.story.doc.text[a:b]) for a, b in gaps)

    def _quoted(self, offset: int) -> bool:
        return offset in self.speech.names.quoted
