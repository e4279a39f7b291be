"""Lists of what a side lost, each thing behind its number: "they lost up to 90 men, a tank and two guns"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from daybrief.claims.waves import Roll
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.told import foe, publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.terms import Hit

_ADJECTIVES = 3  # words at most between a number and the thing that it counts
_ANY_MEN = ("who.military", "who.unstated")  # who is lost, where the words say whose losses they are
_DASHED = re.compile(r"\s[–—-]\s+$")
_ENDS = re.compile(r"\s*(?:[,.;]|$)")
_FAR = re.compile(r"[:;()–—]|,")


@dataclass(frozen=True)
class Lost:
    """One thing that a side lost; its name stands at `at:end` of the document."""

    side: str
    item: str
    figure: Figure
    at: int
    end: int


@dataclass(frozen=True)
class Head:
    """The words that open a list, and whose losses it tells."""

    start: int
    end: int
    side: str
    people: tuple[str, ...] = ("who.military",)  # lexicon slots of the people that it counts as that side's men
    sites: bool = True  # whether depots and posts are lost too, not only what troops carry


class Losing:
    """Reads lists of losses in the sentences of a document."""

    def __init__(self, story: Story, roll: Roll) -> None:
        self.story, self.roll = story, roll

    def told(self, scene: Scene, goes_on: str | None) -> list[Lost]:
        """What a sentence says was lost; `goes_on` is the side whose losses the sentence before it told."""
        clauses = Clauses(scene, self.story)
        lost = self._head(clauses, self.roll.lost, owned=True)
        if lost is not None:
            return list(self._listed(clauses, lost))
        if goes_on is not None and (head := self._more(clauses, goes_on)) is not None:
            return list(self._listed(clauses, head))
        struck = self._head(clauses, self.roll.struck, owned=False) or self._dead(clauses)
        if struck is None:
            return []
        found = list(self._listed(clauses, replace(struck, sites=goes_on is not None and not scene.places)))
        since = any(t.bound == "since" for t in scene.times)
        period = bool(scene.words(self.roll.period)) or since or goes_on is not None
        return found if period or self._of_men_and_arms(found) else []

    def _more(self, clauses: Clauses, side: str) -> Head | None:
        """ "In the west *losses passed* 210 men": more of those of the side that the sentence before told of."""
        cue = next((h for h in clauses.scene.words(self.roll.amounts) if not clauses.planned(h.start)), None)
        return Head(cue.start, cue.end, side, _ANY_MEN) if cue is not None else None

    def _dead(self, clauses: Clauses) -> Head | None:
        """ "Since the invasion 160,000 Russian soldiers were killed": the dead of a long time are a side's losses."""
        scene = clauses.scene
        long = bool(scene.words(self.roll.period)) or any(t.bound == "since" for t in scene.times)
        sides = {h.value for h in clauses.sides if any(0 <= w.start - h.end <= 1 for w in scene.words("who.military"))}
        if not long or len(sides) != 1 or not scene.words(self.roll.dead):
            return None
        return Head(scene.start, scene.start, sides.pop())

    def opened(self, scene: Scene, side: str | None) -> list[Lost]:
        """The same of a sentence that opens a roll by its name: "Losses of the enemy: 113 men, a tank"."""
        opens = scene.words(self.roll.opens)
        if not opens or side is None:
            return []
        head = Head(opens[0].start, opens[0].end, side, _ANY_MEN)
        return list(self._listed(Clauses(scene, self.story), head))

    def _of_men_and_arms(self, found: list[Lost]) -> bool:
        """Whether it counts both people and things: what a front's day cost, not what one blow did."""
        men = [each for each in found if each.item == self.roll.men]
        return bool(men) and len(found) > len(men)

    def _head(self, clauses: Clauses, slot: str, *, owned: bool) -> Head | None:
        for cue in clauses.scene.words(slot):
            if clauses.negated(cue.start, cue.end) or clauses.planned(cue.start):
                continue
            side = self._loser(clauses, cue) if owned else self._victim(clauses, cue)
            if side is not None:
                return Head(cue.start, cue.end, side, _ANY_MEN if owned else ("who.military",))
        return None

    def _loser(self, clauses: Clauses, cue: Hit[str]) -> str | None:
        """ "They lost": whoever does it; "the losses of the enemy came to": whose they are."""
        theirs = any(cue.start <= h.start < cue.end for h in clauses.scene.words("foe"))
        if theirs and not any(cue.start <= h.start < cue.end for h in clauses.sides):
            return foe(self.story, next((h.value for h in reversed(clauses.sides) if h.end <= cue.start), None))
        after = [h for h in clauses.sides if 0 <= h.start - cue.end <= 1]
        return after[0].value if after else clauses.doer(cue.start, cue.end, [])

    def _victim(self, clauses: Clauses, cue: Hit[str]) -> str | None:
        """Whose things were destroyed: the side named behind the word, else the foe of who did it or tells of it."""
        behind = [h.value for h in clauses.sides if h.start >= cue.end and not clauses.behind(h)]
        if behind:
            return behind[0]
        doer = clauses.doer(cue.start, cue.end, []) or publisher(self.story).party
        return foe(self.story, doer)

    def _listed(self, clauses: Clauses, head: Head) -> Iterator[Lost]:
        things = list(self._things(clauses.scene, head))
        for past, thing in zip([head.end, *(t.end for t in things)], things, strict=False):
            figure = self._figure(clauses, past, thing)
            if figure is not None:
                yield Lost(head.side, thing.value, figure, thing.start, thing.end)
                if thing.value == self.roll.men:
                    yield from self._elsewhere(clauses, thing, head.side)

    def _elsewhere(self, clauses: Clauses, men: Hit[str], side: str) -> Iterator[Lost]:
        """Numbers of men behind the first, each behind a dash, without a noun: "210 men, in the south *– up to 95*"."""
        for figure in (f for f in clauses.scene.figures if f.start > men.end):
            before = clauses.text(men.end, figure.start)
            after = clauses.text(figure.end, clauses.end)
            if _DASHED.search(before) and _ENDS.match(after):
                yield Lost(side, men.value, figure.figure, figure.start, figure.end)

    def _things(self, scene: Scene, head: Head) -> Iterator[Hit[str]]:
        """Names of men and of things of war, in text order, the longest of several at one spot."""
        arms = set(scene.theatre.words("arms-thing", scene.lang))
        arms |= set(scene.theatre.words("arms-site", scene.lang)) if head.sites else set()
        found = [Hit(h.start, h.end, h.text, h.value.split(".", 1)[1]) for h in scene.words(self.roll.items)]
        men = [h for slot in head.people for h in scene.words(slot)]
        found += [Hit(h.start, h.end, h.text, self.roll.men) for h in men]
        named = [Hit(h.start, h.end, h.text, h.value.split(".", 2)[2]) for h in scene.words("thing")]
        others = [h for h in named if h.value not in arms]
        found = [h for h in [*found, *(h for h in named if h.value in arms)] if not _within(h, others)]
        past = head.end
        for hit in sorted(found, key=lambda h: (h.start, -h.end)):
            if hit.start >= past:
                yield hit
                past = hit.end

    def _figure(self, clauses: Clauses, past: int, thing: Hit[str]) -> Figure | None:
        """The number right before a thing; one where a lone word for it, not the many of it, stands in a list."""
        within = next((f for f in clauses.scene.figures if thing.start <= f.start < thing.end), None)
        if within is not None:
            return within.figure
        near = [f for f in clauses.scene.figures if past <= f.number_start and f.end <= thing.start]
        if near and self._beside(clauses.text(near[-1].end, thing.start)):
            return near[-1].figure
        lone = any(h.start <= thing.start < h.end for h in clauses.scene.words("thing.one"))
        gap = clauses.text(past, thing.start)
        return exactly(1) if lone and not near and self._next(gap, clauses) else None

    def _beside(self, gap: str) -> bool:
        return len(gap.split()) <= _ADJECTIVES and _FAR.search(gap) is None

    def _next(self, gap: str, clauses: Clauses) -> bool:
        """Whether a thing follows at once in a list: never "lost control *over the depot*"."""
        words = gap.strip(" ,:").lower().split()
        return len(words) <= _ADJECTIVES and not clauses.prepositions.intersection(words)


def _within(hit: Hit[str], others: list[Hit[str]]) -> bool:
    """Whether a name is only part of another thing's: "areas where *men* gather"."""
    return any(o.start <= hit.start < o.end and o.end - o.start > hit.end - hit.start for o in others)
