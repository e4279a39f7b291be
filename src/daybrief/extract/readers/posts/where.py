"""Where things happened in a sentence without a parse: its stretches, and the places of each."""

import itertools
import re
from functools import cached_property

from daybrief.extract.readers.posts.carried import Carried
from daybrief.extract.readers.posts.voices import origin
from daybrief.extract.readers.tallies.spots import targets
from daybrief.extract.scene import Scene, Story
from daybrief.theatre.gazetteer import Gazetteer, PlaceHit

CUT = re.compile(r"[;()]|[,:](?!\d)|(?<!\d)[,:]|\|\||\s[–—-]\s")
_BESIDE = 16  # code points between a place and what it lies by
_TOWARDS = "in the direction of"
_LISTED = 5  # words between one place of a list and the next
_BRACKETS = re.compile(r"\([^()]*\)")
_FINER = re.compile(r",\s+([^\W\d]+)\s+(?:[^\W\dA-ZА-ЯІЇЄҐЁ]+\s+)?")
_LIST = re.compile(r"[\s,]*(?:(?:та|і|й|и|в|у|на|також|также|а)\s+)*")


class Where:
    """One sentence cut at commas, dashes and brackets, but not inside a list of places."""

    def __init__(self, scene: Scene, story: Story) -> None:
        self.scene, self.story = scene, story
        self.start, self.end = scene.start, scene.end

    def text(self, start: int, end: int) -> str:
        """Words of the document between two offsets."""
        return self.scene.text[max(start - self.start, 0) : max(end - self.start, 0)]

    @cached_property
    def places(self) -> list[PlaceHit]:
        """Places of the sentence that can be where something happened; those of who tells it only where it names no
        other."""
        found = self._without_bracketed(targets(self.scene))
        if len(found) < 2:
            return found
        teller = origin(self.story, self.scene)
        span = teller.span if teller is not None else None
        return [p for p in found if span is None or not span.start <= p.start < span.end] or found

    def _without_bracketed(self, found: list[PlaceHit]) -> list[PlaceHit]:
        """Without units in brackets that say where the place before them lies: "in X (a village in Y district)"."""
        inside = [(m.start() + self.start, m.end() + self.start) for m in _BRACKETS.finditer(self.scene.text)]
        return [
            p
            for p in found
            if self.settlement(p) or not any(a <= p.start < b and any(q.end <= a for q in found) for a, b in inside)
        ]

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """Half-open stretches of the document, left to right."""
        cuts = [
            m for m in CUT.finditer(self.scene.text) if not self._in_list(m.start() + self.start, m.end() + self.start)
        ]
        edges = [self.start, *(m.end() + self.start for m in cuts), self.end]
        return [(a, b) for a, b in itertools.pairwise(edges) if a < b]

    def _in_list(self, start: int, end: int) -> bool:
        before = [p for p in self.places if p.end <= start]
        after = [p for p in self.places if p.start >= end]
        if not before or not after:
            return False
        gap = self.text(before[-1].end, start), self.text(end, after[0].start)
        return not gap[0].strip() and _LIST.fullmatch(gap[1] + " ") is not None

    def segment(self, at: int) -> int:
        """Number of the segment that holds an offset."""
        return next((i for i, (_, end) in enumerate(self.segments) if at < end), len(self.segments) - 1)

    def places_for(self, at: int, *, before: bool = True, near: bool = False) -> list[PlaceHit]:
        """Places of the segment, else of the nearest one before, else after, in this sentence.

        Where it has none, those of a sentence before, if `before`; if `near`, of its own paragraph only.
        """
        here = self.segment(at)
        order = [here, *range(here - 1, -1, -1), *range(here + 1, len(self.segments))]
        for number in order:
            start, end = self.segments[number]
            found = [p for p in self.places if start <= p.start < end and not self._venue(p, at)]
            found = [p for p in found if not self._acting(p, at)] or found
            apart = [p for p in found if p.relation != _TOWARDS or self._listed_on(p, found)]
            apart = apart or (found if number != here else [])
            if apart:
                return self.finest(self._apart_from_near(apart))
        sector = [p for p in self.places if self.segments[here][0] <= p.start < self.segments[here][1]]
        if sector:
            return self.finest(sector)
        return (self._whole_country() or Carried(self).before(near)) if before else []

    def _acting(self, place: PlaceHit, at: int) -> bool:
        """Whether a capital stands for its state, as no preposition leads to it and it is no object of the word at an
        offset: "*Warsaw* sent jets to Rome", "a blow *of Moscow's* at Kyiv", but "they attacked *Moscow*"."""
        led = self.text(self.start, place.start).lower().split()[-1:]
        if (led and led[0] in self.prepositions) or not any(h.start == place.start for h in self.scene.parties):
            return False
        return place.start < at or any(h.start == place.start for h in self.scene.words("capital.oblique"))

    def _venue(self, place: PlaceHit, at: int) -> bool:
        """Whether a place only says where somebody spoke of what is told at an offset: "said *in X* that …"."""
        says = [h for h in self.scene.words("say.plain") if h.end <= place.start]
        thats = [h for h in self.scene.words("that-clause") if place.end <= h.start and h.end <= at]
        return bool(says and thats) and self.segment(says[-1].start) == self.segment(place.start)

    def _listed_on(self, place: PlaceHit, found: list[PlaceHit]) -> bool:
        """Whether a place goes on a list of others: "near X, Y *and in the direction of Z*"."""
        before = next((p for p in reversed(found) if p.end <= place.start), None)
        gap = self.text(before.end, place.start) if before is not None else "."
        ands = self.scene.theatre.words("list-and", self.scene.lang)
        joined = gap.strip().startswith(",") or any(word in ands for word in gap.lower().split())
        return joined and len(gap.split()) <= _LISTED and not re.search(r"[;:.()]", gap)

    def _whole_country(self) -> list[PlaceHit]:
        """The country that a sentence is about: "in July 90 people died *in Ukraine*"; not that of who tells it."""
        ins = {w for slot in ("wave.into", "wave.onto") for w in self.scene.theatre.words(slot, self.scene.lang)}
        says = {h.start for slot in ("say.plain", "say.deny") for h in self.scene.words(slot)}
        for hit in self.scene.places:
            led = self.text(self.start, hit.start).lower().split()[-1:]
            home = hit.ids[:1] == (f"iso:{self.scene.theatre.about['home']}",)
            if home and led and led[0] in ins and hit.end + 1 not in says:
                return [hit]
        return []

    def _apart_from_near(self, found: list[PlaceHit]) -> list[PlaceHit]:
        """Without a place that only says where the one right before it lies: "X near Y", "X north of Y"."""
        return [
            p
            for p in found
            if not beside(p)
            or p.relation == _TOWARDS
            or not any(
                q.end < p.start and len(self.text(q.end, p.start).strip()) <= _BESIDE and self._bare(q, p)
                for q in found
            )
        ]

    def _bare(self, place: PlaceHit, near: PlaceHit) -> bool:
        """Whether one word, a preposition, stands between two places, or those of a bearing: "*to the west of*"."""
        if (near.relation or "").endswith(" of") and len(self.text(place.end, near.start).split()) <= 3:
            return not self.region(place) and not CUT.search(self.text(place.end, near.start))
        return not self.region(place) and re.fullmatch(r"\s+[^\W\d]+\s+", self.text(place.end, near.start)) is not None

    def places_near(self, at: int) -> list[PlaceHit]:
        """Of the places for an offset, where several stand apart: the group that follows it, else the last before."""
        found = self.places_for(at)
        groups: list[list[PlaceHit]] = []
        for place in found:
            joined = groups and _LIST.fullmatch(self.text(groups[-1][-1].end, place.start) + " ")
            if joined:
                groups[-1].append(place)
            else:
                groups.append([place])
        after = [g for g in groups if g[0].start >= at]
        return (after[0] if after else groups[-1]) if groups else []

    def helds(self, places: list[PlaceHit]) -> set[str | None]:
        """The sides on whose land the places lie; None for land where either may strike, and for none of theirs."""
        known = [place for place in places if place.ids] or [p for p in self.scene.places if p.ids and places]
        lands = {self._rear(place) for place in known}
        return lands if len(known) == len(places) or len(lands) == 1 else {*lands, None}

    def _rear(self, place: PlaceHit) -> str | None:
        """The side on whose land a place lies; None where namesakes as well known, or in the region named with it, lie
        on either side's."""
        theatre, atlas = self.scene.theatre, self.scene.theatre.gazetteer
        inside = [id for id in place.ids if set(atlas.parents(id)) & set(place.parent_ids)]
        known = [(id, entry.weight) for id in inside or place.ids if (entry := atlas.find(id)) is not None]
        sides = {theatre.rear(id) for id, weight in known if weight >= known[0][1]}
        return sides.pop() if len(sides) == 1 else None

    def settlement(self, place: PlaceHit) -> bool:
        """Whether a place is a town or a village."""
        entry = self.scene.theatre.gazetteer.find(place.ids[0]) if place.ids else None
        return entry is not None and entry.grain == "settlement"

    def region(self, place: PlaceHit) -> bool:
        """Whether a place is a region."""
        entry = self.scene.theatre.gazetteer.find(place.ids[0]) if place.ids else None
        return place.grain == "region" or (entry is not None and entry.grain == "region")

    def finest(self, found: list[PlaceHit]) -> list[PlaceHit]:
        """Without a region around another place of the list: "in Crimea, near Dzhankoi"; nor one it borders on."""
        edge = next((h.start for h in self.scene.words("on-border")), self.end)
        found = [p for p in found if p.start < edge] or found
        atlas = self.scene.theatre.gazetteer
        around = {unit for p in found for unit in self._regions_around(p, atlas)}
        within = [p for p in found if not (len(p.ids) == 1 and p.ids[0] in around)]
        if len(within) > 1 and within[0].relation == "near":
            finer = _FINER.fullmatch(self.text(within[0].end, within[1].start))  # "near the city, *at X and Y*"
            within = within[1:] if finer is not None and finer.group(1).lower() in self.prepositions else within
        return [p for p in within if not any(self._district_of(q, p) or self._unit_of(p, q) for q in within)]

    def _unit_of(self, unit: PlaceHit, place: PlaceHit) -> bool:
        """Whether a district only says where the place right beside it lies: "в N-ском районе в селе X", "село X N-ской
        громади"."""
        entry = self.scene.theatre.gazetteer.find(unit.ids[0]) if unit.ids else None
        if entry is None or entry.grain == "settlement" or unit.text[:1].islower():
            return False
        if place.ids and not (self.settlement(place) and unit.text.split()[-1].lower() in self._unit_words):
            return False
        if unit.end < place.start:
            words = self.text(unit.end, place.start).lower().strip(" ,").split()
            return len(words) <= 3 and all(self._leads(word) for word in words) if place.ids else len(words) <= 2
        return bool(place.ids) and place.end < unit.start and not self.text(place.end, unit.start).strip(" ,")

    def _leads(self, word: str) -> bool:
        return word in self.prepositions or word in self.scene.theatre.gazetteer.beside(self.scene.lang).kinds

    @cached_property
    def _unit_words(self) -> set[str]:
        """Words for units smaller than a region."""
        units = self.scene.theatre.gazetteer.beside(self.scene.lang).units
        return {word for word, grain in units.items() if grain in ("district", "hromada")}

    def _regions_around(self, place: PlaceHit, atlas: Gazetteer) -> set[str]:
        """Units around a place; of a name that many places have, their regions: beside one of them it lies there."""
        if len(place.ids) == 1:
            return set(atlas.parents(place.ids[0]))
        found = {unit for id_ in place.ids for unit in atlas.parents(id_)}
        return {unit for unit in found if (entry := atlas.find(unit)) is not None and entry.grain == "region"}

    def _district_of(self, part: PlaceHit, town: PlaceHit) -> bool:
        """Whether a place is a district of the town named right behind it: "у Київському районі Харкова"."""
        ends = part.text.lower().rsplit(None, 1)[-1]
        unit = self.scene.theatre.gazetteer.beside(self.scene.lang).units.get(ends) == "district"
        return unit and part.end < town.start and not self.text(part.end, town.start).strip() and self.settlement(town)

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """Words that put what follows them in the place of an action."""
        return frozenset(self.scene.theatre.words("preposition", self.scene.lang))


def beside(place: PlaceHit) -> bool:
    """Whether a place is told as what another lies by: "near X", "north of X"."""
    return place.relation == "near" or (place.relation or "").endswith(" of")
