"""Which of the places of one name a mention means, and why: evidence in the document, weighed in fixed points.

Population never decides alone. Between two places that no evidence tells apart the answer is a tie.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from daybrief.locate.bearings import Bearing, agreement, aim, bearings
from daybrief.locate.company import Company
from daybrief.locate.evidence import (
    DOCUMENT,
    PARAGRAPH,
    SENTENCE,
    TIE,
    TIE_BY_SIZE,
    Around,
    Fixed,
    Named,
    Points,
    Setting,
    Told,
    Verdict,
)
from daybrief.locate.nearest import nearest, plane
from daybrief.locate.regions import last_named, listed_beside, on_side, parts
from daybrief.locate.renown import Renown
from daybrief.locate.setting import Spot, km
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placeabroad import TOWN
from daybrief.theatre.placenames import latin_fold

# Points of each kind of evidence. Their order matters more than their size: what is said with the mention outweighs
# what is said near it, and both outweigh what is generally known.
SAID_WITH_IT = 8.0
OCCUPIED = 6.0  # told to be under occupation: outweighs being a capital
SPEAKER = 2.5
NEAR_KM, WIDE_KM = 20.0, 100.0  # a neighbour's weight halves with the first distance, and again with the second
BEARING, SIDE = 3.0, 2.0
ORIGIN = 2.5
LAST_NAMED = 1.5  # in the region that a sentence of several named last before it
IN_FULL = 4.0  # the document also names it in full: Slavyansk, of Slavyansk-na-Kubani
BESIDE_KM = 300.0  # from a place of a state of whose villages the pack knows few
BELIED_KM = 60.0  # from what it is told to be near, or in a direction of
VILLAGE = 1  # the most that one weighs
SMALL_KM = 20.0  # radius of a water that lies near what is told beside it
SAME_REGION = 1.0  # as another place of a sentence that says nothing else of where it lies
COMPANY = {"district": 2.5, "region": 2.5, "country": 2.0}  # what all other names of the document can add


class Weigher:
    """Weighs candidates of one document's mentions against what the rest of the document says."""

    def __init__(self, theatre: Theatre, spots: list[Spot], source: str, text: str, day: date | None = None) -> None:
        known = theatre.gazetteer
        self._known = known
        self._spots = spots
        self._speaker = theatre.region_of(source)
        self._occupied = theatre.occupied
        self._company = Company(spots, known)
        self._renown = Renown(theatre, day)
        self._told: dict[int, list[Bearing]] = {}  # by identity of the spot: where the text says it lies
        self._tells: dict[int, list[tuple[Spot, Bearing]]] = defaultdict(list)  # what lies from it
        for n, told in bearings(text, spots).items():
            self._told[id(spots[n])] = told
            for bearing in told:
                self._tells[id(bearing.origin)].append((spots[n], bearing))
        self._parts = parts(text, spots)
        self._last_named = last_named(text, spots)
        self._beside_it = listed_beside(text, spots)
        self._as_origin: dict[tuple[int, str], float] = {}
        self._parents: dict[str, frozenset[str]] = {}
        self._planes: dict[str, tuple[float, float]] = {}
        self._ranked: dict[int, tuple[tuple[Around, list[Entry | None]], list[Verdict]]] = {}  # of each spot, the last
        self._region_of: dict[str, str] = {}
        self._known_before: dict[object, list[Fixed]] = {}
        self._sentences: dict[int, dict[Told, int]] = {}
        self._paragraphs: dict[int, dict[Told, int]] = {}
        self.tie = TIE_BY_SIZE if known.size_counts else TIE
        self.look_again()

    def look_again(self) -> None:
        """Take in what has been decided since: the certain places of each sentence, paragraph and the document."""
        self._sentences = defaultdict(dict)
        self._paragraphs = defaultdict(dict)
        self._document: dict[Told, int] = {}
        self._called: defaultdict[str, set[str]] = defaultdict(set)  # by place: its names in the document, folded
        self._speakers: dict[int, str] = {}  # by sentence: the region whose office it names
        for spot in self._spots:
            if spot.sure and spot.chosen is not None:
                told = (spot.hit.text, spot.chosen)
                self._sentences[spot.sentence][told] = spot.sentence
                self._paragraphs[spot.paragraph][told] = spot.sentence
                self._document[told] = spot.sentence
                self._called[spot.chosen.id].add(latin_fold(spot.hit.text))
                region = self._known.region_called(spot.chosen.name) if spot.office else None
                if region is not None:
                    self._speakers[spot.sentence] = region.id

    def rank(self, spot: Spot) -> list[Verdict]:
        """Every candidate of a mention, the best first."""
        if len(spot.entries) == 1:
            if not spot.hit.parent_ids and self._renown.is_stale(spot.entries[0], spot):
                return []
            return [Verdict(spot.entries[0], 1.0, ((1.0, "the only place known by this name"),))]
        if not spot.entries:
            return []
        around = self._around(spot)
        origins = [told.origin.chosen for told in self._told.get(id(spot), ())]
        before = self._ranked.get(id(spot))
        if before is not None and before[0] == (around, origins):
            return before[1]  # nothing was decided since that bears on it
        beside, fixed = self._beside(spot.entries, around.places), self._fixed(spot)
        verdicts = [
            self._weigh(entry, spot, around, told, known)
            for entry, told, known in zip(spot.entries, beside, fixed, strict=True)
        ]
        verdicts.sort(key=lambda v: (-v.points, -v.entry.weight, v.entry.id))
        self._ranked[id(spot)] = ((around, origins), verdicts)
        return verdicts

    def _around(self, spot: Spot) -> "Around":
        """Certain places and units near a mention, each in the closest setting it is named in."""
        own = spot.hit.text
        seen: set[str] = set()
        places: list[tuple[Setting, list[Entry]]] = []
        units: list[tuple[Setting, list[Entry]]] = []
        settings = (
            (SENTENCE, self._sentences[spot.sentence]),
            (PARAGRAPH, self._paragraphs[spot.paragraph]),
            (DOCUMENT, self._document),
        )
        for setting, found in settings:
            fresh = [entry for text, entry in found if text != own and entry.id not in seen]
            seen.update(entry.id for entry in fresh)
            places.append((setting, [e for e in fresh if not e.unit and e.grain != "country" and _at_a_point(e)]))
            units.append((setting, [e for e in fresh if e.unit in ("region", "district", "hromada")]))
        return Around(places, units, self._speakers.get(spot.sentence, self._speaker))

    def _weigh(self, entry: Entry, spot: Spot, around: "Around", beside: list[Points], fixed: "Fixed") -> Verdict:
        first, last = fixed
        told = (
            *first,
            *self._regions(entry, spot, around),
            *self._in_full(entry, spot),
            *self._sides(entry, spot),
            *beside,
            *self._same_region(entry, spot, around),
            *self._bearings(entry, spot),
            *self._renown.at_the_front(entry, spot, around),
            *last,
        )
        return Verdict(entry, sum(value for value, _ in told), told)

    def _fixed(self, spot: Spot) -> "list[Fixed]":
        """By candidate: what no decision about other places changes, as it is told before and after what they tell.

        Each mention is weighed in three rounds, and a name stands many times in a document: this is found once."""
        key = (spot.hit.text, spot.hit.name, spot.hit.grain, spot.hit.parent_ids, spot.hit.ids, spot.occupied)
        if key not in self._known_before:
            self._known_before[key] = [
                (
                    [*self._said_with_it(entry, spot), *self._occupation(entry, spot)],
                    [
                        *self._kept(entry, spot),
                        *self._renown.told(entry, spot),
                    ],
                )
                for entry in spot.entries
            ]
        return self._known_before[key]

    def _said_with_it(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        if not spot.hit.parent_ids:
            return []
        if self._inside(entry, spot.hit.parent_ids):
            return [(SAID_WITH_IT, f"{spot.hit.parent} is named with it")]
        return [(-SAID_WITH_IT, "")]

    def _occupation(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """Of a place told to be occupied: whether the candidate lies in land that was."""
        if not spot.occupied:
            return []
        if any(id.startswith(self._occupied) for id in (entry.id, *self._known.parents(entry.id))):
            return [(OCCUPIED, "it is told to be occupied, as land there was")]
        return [(-OCCUPIED, "")]

    def _in_full(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """Whether the document also names the candidate by a longer name, of which this one is the beginning."""
        called = self._called.get(entry.id)
        if called and any(name.startswith(f"{latin_fold(spot.hit.text)} ") for name in called):
            return [(IN_FULL, f"{entry.name} is named in full")]
        return []

    def _regions(self, entry: Entry, spot: Spot, around: "Around") -> Iterable[Points]:
        """Regions and districts named in the sentence, the paragraph, the document that hold the candidate."""
        held = self._around_it(entry) - self._beside_it.get(id(spot), frozenset())
        for setting, named in around.units:
            unit = next((unit for unit in named if unit.id in held), None)
            if unit is not None:
                yield setting.region, f"{unit.name} is named in the {setting.name}"
                break
        if self._last_named.get(id(spot)) in held:
            yield LAST_NAMED, "in the region that the sentence names last before it"
        if around.speaker in held:
            yield SPEAKER, "the office that speaks is that region's"

    def _sides(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """Which side of a region the sentence names, and whether the candidate lies there."""
        for id in self._around_it(entry):
            if id != entry.id and (degrees := self._parts.get((spot.sentence, id))) is not None:
                unit = self._known.get(id)
                yield SIDE * on_side(unit, entry, degrees), f"on the side of {unit.name} that the sentence names"

    def _beside(self, entries: tuple[Entry, ...], places: "Named") -> list[list[Points]]:
        """By candidate: other places the document names nearby, the nearest of the sentence, the paragraph, the rest.

        The nearest of all candidates are found at once: names with a dozen candidates, in reports with a hundred
        places, made this half of the time of locating. The distance that counts is then taken anew, exactly."""
        told: list[list[Points]] = [[] for _ in entries]
        spots = [self._plane(entry) for entry in entries]
        for setting, named in places:
            others = [self._plane(place) for place in named]
            for n, at in enumerate(nearest(entries, spots, named, others)):
                if at is None:
                    continue
                away = math.hypot(spots[n][0] - others[at][0], spots[n][1] - others[at][1])
                value = setting.neighbour * (math.pow(0.5, away / NEAR_KM) + math.pow(0.5, away / WIDE_KM)) / 2
                if value > 0.2:
                    told[n].append((value, f"{away:.0f} km from {named[at].name}, also named"))
        return told

    def _same_region(self, entry: Entry, spot: Spot, around: "Around") -> Iterable[Points]:
        """Whether it lies in the region of another place of the sentence, where neither a region is named close by nor
        a bearing is told."""
        bearing = id(spot) in self._told or id(spot) in self._tells
        if bearing or any(named for setting, named in around.units if setting is not DOCUMENT):
            return []
        named = next((places for setting, places in around.places if setting is SENTENCE), [])
        own = self._region(entry)
        other = next((place for place in named if own and self._region(place) == own), None)
        return [(SAME_REGION, f"in the region of {other.name}, named in the sentence")] if other else []

    def _region(self, entry: Entry) -> str:
        """Id of the region a place lies in, "" where none is known."""
        if entry.id not in self._region_of:
            around = (self._known.get(id) for id in self._known.parents(entry.id))
            self._region_of[entry.id] = next((unit.id for unit in around if unit.unit == "region"), "")
        return self._region_of[entry.id]

    def _plane(self, entry: Entry) -> tuple[float, float]:
        """East and north in km, found once."""
        if entry.id not in self._planes:
            self._planes[entry.id] = plane(entry)
        return self._planes[entry.id]

    def _bearings(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        for told in self._told.get(id(spot), ()):
            found = agreement(entry, told)
            if found is not None:
                yield found[0] * BEARING, found[1]
        for target, _ in self._tells.get(id(spot), ())[:1]:
            yield self._origin_fit(entry, spot) * ORIGIN, f"{target.hit.name} lies from it as the text says"

    def strange(self, spot: Spot, entry: Entry) -> bool:
        """Whether the text speaks against every place of the name that the pack knows."""
        return self._belied(spot, entry) or self._estranged(spot, entry)

    def _belied(self, spot: Spot, entry: Entry) -> bool:
        """Whether a village lies nowhere near where the text says, or a town of another state than what it is told to
        be near: one that the pack does not know is meant."""
        origins = (told.origin for told in self._told.get(id(spot), ()) if told.origin.hit.grain != "direction")
        told = [origin.chosen for origin in origins if origin.chosen is not None and not origin.chosen.unit]
        known = TOWN if all(other.country != entry.country for other in told) else VILLAGE
        return entry.weight <= known and bool(told) and min(km(entry, other) for other in told) > BELIED_KM

    def _estranged(self, spot: Spot, entry: Entry) -> bool:
        """Whether all other places of the sentence lie in one other state, where the pack has no namesake of this
        village or town: one of theirs is meant that the pack does not know."""
        told = [place for text, place in self._sentences[spot.sentence] if text != spot.hit.text]
        others = [at for at in told if at.grain != "country" and at.id not in self._known.seats_of_states]
        states = {place.country for place in others}
        if len(states) != 1 or self._known.home in states or spot.hit.parent_ids:
            return False
        away = min(km(entry, at) for at in others)
        beside = away > BELIED_KM and (states <= self._known.near or away < BESIDE_KM)
        doubtful = len(spot.entries) > 1 and entry.grain == "settlement" and entry.weight <= TOWN
        return beside and doubtful and entry.country == self._known.home

    def _origin_fit(self, entry: Entry, spot: Spot) -> float:
        """How well the places told to lie from this one can do so, were it the candidate: mean of their best fits."""
        key = (id(spot), entry.id)
        if key not in self._as_origin:
            best = []
            for target, told in self._tells[id(spot)]:
                fits = [aim(entry, other, told) for other in target.entries if other.id != entry.id]
                best.append(max(fits, default=-1.0))
            self._as_origin[key] = sum(best) / len(best)
        return self._as_origin[key]

    def _kept(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """What the other names of the document speak for: each of the units around the candidate."""
        if not self._known.size_counts:
            return
        for id, kind in self._company.units(entry):
            value = COMPANY.get(kind, 0.0) * self._company.keeps(id, kind, spot.hit.name)
            if value > 0.2:
                yield value, f"other places of the report lie in {self._known.get(id).name}"

    def _inside(self, entry: Entry, units: tuple[str, ...]) -> bool:
        return not self._around_it(entry).isdisjoint(units)

    def _around_it(self, entry: Entry) -> frozenset[str]:
        """Ids of the place and of the units around it."""
        if entry.id not in self._parents:
            self._parents[entry.id] = frozenset((entry.id, *self._known.parents(entry.id)))
        return self._parents[entry.id]


def _at_a_point(entry: Entry) -> bool:
    """Whether what is named beside a place tells where it lies: not of a sea, a river or a land."""
    return entry.grain != "area" or entry.radius_km <= SMALL_KM
