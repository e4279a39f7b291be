"""Rolls of losses: "tanks – 10 241 (+5)", item by item, for the day and since the beginning."""

import re
from collections.abc import Iterator, Mapping

from daybrief.claims import KINDS, Claim
from daybrief.claims.base import Detail
from daybrief.claims.waves import Roll
from daybrief.extract.figures import Counted
from daybrief.extract.readers.narrative import Dated
from daybrief.extract.readers.posts.losing import Losing, Lost
from daybrief.extract.readers.posts.voices import attributed
from daybrief.extract.readers.told import foe, publisher
from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import Timed
from daybrief.model.figure import Figure
from daybrief.model.when import When
from daybrief.theatre.terms import Hit

NAME = "rolls/1"


def rolls(story: Story, dated: Dated) -> tuple[list[Claim], frozenset[int]]:
    """Claims of every roll in a document: for each item its total, and its count for the day; and where the names of
    what they count in running sentences stand."""
    readers = [_Roll(story, dated, kind, kind.roll) for kind in KINDS if kind.roll is not None]
    claims = [claim for reader in readers for claim in reader.claims()]
    return claims, frozenset(at for reader in readers for at in reader.counted)


class _Roll:
    def __init__(self, story: Story, dated: Dated, kind: type[Detail], roll: Roll) -> None:
        self.story, self.dated, self.kind, self.roll = story, dated, kind, roll
        self.losing = Losing(story, roll)
        self.side: str | None = None
        self.span: Timed | None = None
        self.open = False
        self.counted: set[int] = set()
        self.before: tuple[int, str] | None = None  # the paragraph in which losses were told last, and whose

    def claims(self) -> Iterator[Claim]:
        for scene in self.story.scenes:
            opens = bool(scene.words(self.roll.opens))
            if opens:
                self._opened(scene)
            found = (self.losing.opened(scene, self.side) if opens else []) or self._listed(scene)
            if found:
                self.before = (scene.sentence.block, found[0].side)
                yield from (self._lost(scene, each) for each in found)
            elif self.open:
                yield from self._items(scene)

    def _listed(self, scene: Scene) -> list[Lost]:
        """Lists in running text; a paragraph without a place goes on about the losses of the one before it."""
        block, side = self.before or (scene.sentence.block - 2, None)
        goes_on = scene.sentence.block - block <= (0 if scene.places else 1)
        return self.losing.told(scene, side if goes_on else None)

    def _lost(self, scene: Scene, lost: Lost) -> Claim:
        self.counted.update(range(lost.at, lost.end))
        spans = [t.when.start for t in scene.times if t.bound == "since"]
        since = next(iter(spans), None)
        slots = {self.roll.side: lost.side, self.roll.item: lost.item, self.roll.count: lost.figure}
        return self._claim(scene, lost.at, slots | {self.roll.since: since})

    def _items(self, scene: Scene) -> Iterator[Claim]:
        items = scene.words(self.roll.items)
        if any(f.end <= items[0].start for f in scene.figures) if items else False:
            return  # numbers stand before their things: not such a roll
        for at, item in enumerate(items):
            past = items[at + 1].start if at + 1 < len(items) else scene.end
            yield from self._item(scene, item, past)

    def _opened(self, scene: Scene) -> None:
        self.open = True
        own = publisher(self.story).party
        named = [h.value for h in scene.parties if h.value in scene.theatre.sides]
        opens = scene.words(self.roll.opens)[0]
        if any(opens.start <= h.start < opens.end for h in scene.words("foe")):  # "X struck; *losses of the enemy*"
            self.side = foe(self.story, own or next(iter(named), None))
        else:
            self.side = next(iter(named), None) or foe(self.story, own)
        spans = [t for t in scene.times if (t.when.end - t.when.start).days > 60]
        self.span = spans[0] if spans else None

    def _item(self, scene: Scene, item: Hit[str], past: int) -> Iterator[Claim]:
        """ "item – total (+day)" or "item – day (total N)"."""
        figures = [f for f in scene.figures if item.end <= f.start < past]
        if not figures or not re.fullmatch(
            r"[\w\s,.'’()/«»-]*?[–—:-]?\s*", scene.text[item.end - scene.start : figures[0].start - scene.start]
        ):
            return
        total, day = self._sorted(scene, figures)
        name = self._name(item)
        if total is not None:
            since = self.span.when.start if self.span is not None else None
            slots = {self.roll.side: self.side, self.roll.count: total, self.roll.item: name}
            yield self._claim(scene, item.start, slots | {self.roll.since: since})
        if day is not None and day.high != 0:  # "(+0)" is no loss
            slots = {self.roll.side: self.side, self.roll.count: day, self.roll.item: name}
            yield self._claim(scene, item.start, slots)

    def _name(self, item: Hit[str]) -> str:
        return item.value.split(".", 1)[1]

    def _sorted(self, scene: Scene, figures: list[Counted]) -> tuple[Figure | None, Figure | None]:
        """The running total and the day's count; a lone number is the total where the roll gives a long span."""
        first = figures[0]
        second = figures[1] if len(figures) > 1 else None
        totals = [h for h in scene.words(self.roll.totals) if first.end <= h.start]
        if second is not None and any(first.end <= h.start < second.start for h in totals):
            return second.figure, first.figure
        if second is not None and "+" in scene.text[first.end - scene.start : second.start - scene.start]:
            return first.figure, second.figure
        return (first.figure, None) if self.span is not None else (None, first.figure)

    def _claim(self, scene: Scene, at: int, slots: Mapping[str, object]) -> Claim:
        doc = self.story.doc
        return Claim(
            spans=(doc.span(scene.start, scene.end),),
            attribution=attributed(self.story, scene, "asserts"),
            detail=self.kind(**{k: v for k, v in slots.items() if v is not None}),
            when=self._when(scene, at),
            made_by=NAME,
        )

    def _when(self, scene: Scene, at: int) -> When | None:
        if self.span is not None:
            return When.day(self.span.when.last, "carried")
        return self.dated.when(scene, at)
