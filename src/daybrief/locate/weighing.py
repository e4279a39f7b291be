"""Which of the places of one name a mention means, and why: evidence in the document, weighed in fixed points.

Population never decides alone. Between two places that no evidence tells apart the answer is a tie.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from daybrief.locate.bearings import Bearing, agreement, aim, bearings, on_side, parts
from daybrief.locate.company import Company
from daybrief.locate.nearest import least, nearest, plane
from daybrief.locate.setting import Spot, km
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import latin_fold

# Points of each kind of evidence. Their order matters more than their size: what is said with the mention outweighs
# what is said near it, and both outweigh what is generally known.
SAID_WITH_IT = 8.0
OCCUPIED = 6.0  # told to be under occupation: outweighs being a capital
SPEAKER = 2.5
NEAR_KM, WIDE_KM = 20.0, 100.0  # a neighbour's weight halves with the first distance, and again with the second
BEARING, SIDE = 3.0, 2.0
ORIGIN = 2.5
CAPITAL = 5.0  # of a state or a region
LARGE_CITY = 3.2  # 100,000 people and more
CITY = 2.4
TOWN = 0.8
SITE = 1.5
AXIS = 3.0
NOTABLE = 2.0
OWN_NAME = 0.8
HOME = 0.6
FRONT, FRONT_KM = 1.0, 20.0  # at a town that an axis of the front is called after; halves with the distance
SAME_REGION = 1.0  # as another place of a sentence that says nothing else of where it lies
COMPANY = {"district": 2.5, "region": 2.5, "country": 2.0}  # what all other names of the document can add
BY_SIZE = 1.1  # points for ten times the people, where a pack lets size count
STATE, DIVISION, SEAT = 6.0, 5.5, 1.0  # of states, regions of a million people and capitals, there
LEAST = 3_000  # people a region is taken to have where the pack knows of fewer
AREA = 6.0  # of continents, seas and the like
MINOR = -1.2
FORMER_NAME = -3.0  # the name is not its own today, but is another candidate's
TIE = 0.6  # candidates closer than this in points are a tie, unless they are near each other
TIE_BY_SIZE = 0.03  # where size counts it has decided already
SAME_PLACE_KM = 8.0  # this close on the map


@dataclass(frozen=True, slots=True)
class Setting:
    """How close to a mention another is: points for a region around a candidate, and for a neighbour at no distance."""

    name: str
    region: float
    neighbour: float


SENTENCE = Setting("sentence", 3.0, 3.0)
PARAGRAPH = Setting("paragraph", 2.0, 2.2)
DOCUMENT = Setting("document", 1.2, 1.6)

Named = list[tuple[Setting, list[Entry]]]  # by setting, the closest first
Told = tuple[str, Entry]  # the words, and the place they mean
Points = tuple[float, str]  # what one piece of evidence adds, and the reason; none is told for what speaks against
Fixed = tuple[list[Points], list[Points]]  # what no other decision changes, as it is told before and after the rest


@dataclass(frozen=True, slots=True)
class Around:
    """Certain places and units named around a mention, and the region whose office speaks, "" for none."""

    places: Named
    units: Named
    speaker: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One candidate's points, from all that was told of it."""

    entry: Entry
    points: float
    told: tuple[Points, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons for them, strongest first."""
        ranked = sorted(self.told, key=lambda item: -abs(item[0]))
        return tuple(dict.fromkeys(text for value, text in ranked if value > 0))


class Weigher:
    """Weighs candidates of one document's mentions against what the rest of the document says."""

    def __init__(self, theatre: Theatre, spots: list[Spot], source: str, text: str) -> None:
        known = theatre.gazetteer
        self._known = known
        self._spots = spots
        self._home = theatre.about.get("home", "")
        self._speaker = theatre.region_of(source)
        self._occupied = theatre.occupied
        self._held = theatre.long_held
        self._capitals = known.capitals
        self._notable = known.notable
        self._axes = known.axes
        self._company = Company(spots, known)
        self._told: dict[int, list[Bearing]] = {}  # by identity of the spot: where the text says it lies
        self._tells: dict[int, list[tuple[Spot, Bearing]]] = defaultdict(list)  # what lies from it
        for n, told in bearings(text, spots).items():
            self._told[id(spots[n])] = told
            for bearing in told:
                self._tells[id(bearing.origin)].append((spots[n], bearing))
        self._parts = parts(text, spots)
        self._as_origin: dict[tuple[int, str], float] = {}
        self._parents: dict[str, frozenset[str]] = {}
        self._planes: dict[str, tuple[float, float]] = {}
        self._ranked: dict[int, tuple[tuple[Around, list[Entry | None]], list[Verdict]]] = {}  # of each spot, the last
        self._region_of: dict[str, str] = {}
        self._front: dict[str, float] = {}  # km to the nearest place that an axis of the front bears the name of
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
        self._speakers: dict[int, str] = {}  # by sentence: the region whose office it names
        for spot in self._spots:
            if spot.sure and spot.chosen is not None:
                told = (spot.hit.text, spot.chosen)
                self._sentences[spot.sentence][told] = spot.sentence
                self._paragraphs[spot.paragraph][told] = spot.sentence
                self._document[told] = spot.sentence
                region = self._known.region_called(spot.chosen.name) if spot.office else None
                if region is not None:
                    self._speakers[spot.sentence] = region.id

    def rank(self, spot: Spot) -> list[Verdict]:
        """Every candidate of a mention, the best first."""
        if len(spot.entries) == 1:
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
            places.append((setting, [e for e in fresh if not e.unit and e.grain not in ("country", "area")]))
            units.append((setting, [e for e in fresh if e.unit in ("region", "district", "hromada")]))
        return Around(places, units, self._speakers.get(spot.sentence, self._speaker))

    def _weigh(self, entry: Entry, spot: Spot, around: "Around", beside: list[Points], fixed: "Fixed") -> Verdict:
        first, last = fixed
        told = (
            *first,
            *self._regions(entry, around),
            *self._sides(entry, spot),
            *beside,
            *self._same_region(entry, spot, around),
            *self._bearings(entry, spot),
            *self._at_the_front(entry, spot, around),
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
                        *(self._by_size(entry, spot) if self._known.size_counts else self._general(entry, spot)),
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

    def _regions(self, entry: Entry, around: "Around") -> Iterable[Points]:
        """Regions and districts named in the sentence, the paragraph, the document that hold the candidate."""
        held = self._around_it(entry)
        for setting, named in around.units:
            unit = next((unit for unit in named if unit.id in held), None)
            if unit is not None:
                yield setting.region, f"{unit.name} is named in the {setting.name}"
                break
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

    def _by_size(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """What is generally known where size counts: how many people, and whether it is a state, a region, a seat."""
        if entry.grain == "country":
            yield STATE, "a state"
        elif entry.unit == "region":
            yield DIVISION + BY_SIZE * (math.log10(max(entry.population, LEAST)) - 6), "a region"
        elif entry.grain == "settlement":
            yield BY_SIZE * (math.log10(max(entry.population, 300)) - 2), "the size of the place"
        elif entry.patched:
            yield AREA, "the only well-known place of this name"
        unlike = entry.grain != "country" and self._former(entry, spot)
        if unlike and not all(self._former(other, spot) for other in spot.entries):
            yield FORMER_NAME, ""
        if entry.id in self._capitals:
            yield SEAT, "a capital"
        if latin_fold(entry.name) == latin_fold(spot.hit.name):
            yield OWN_NAME, "its official name"

    def _general(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        if self._former(entry, spot) and not all(self._former(other, spot) for other in spot.entries):
            return [(FORMER_NAME, "")]
        out: list[Points] = []
        if entry.id in self._capitals:
            out.append((CAPITAL, "a capital"))
        elif entry.grain in ("point", "area"):
            out.append((SITE, "the site of this name"))
        elif entry.grain == "settlement" and entry.weight >= 2:
            city = (LARGE_CITY if entry.population >= 100_000 else CITY, "the city of this name")
            out.append(city if entry.weight == 3 else (TOWN, "a town"))
        if entry.id in self._axes:
            out.append((AXIS if spot.hit.grain == "direction" else NOTABLE, "an axis of the front bears its name"))
        elif entry.id in self._notable:
            out.append((NOTABLE, "reports of this war often name it"))
        if entry.minor:
            out.append((MINOR, ""))
        if entry.name == spot.hit.name or entry.local == spot.hit.text:
            out.append((OWN_NAME, "its official name"))
        if entry.country == self._home:
            out.append((HOME, "in the country at war"))
        return out

    def _at_the_front(self, entry: Entry, spot: Spot, around: "Around") -> Iterable[Points]:
        """How near to a town of the front it lies, with no region told: reports name what is fought over."""
        if spot.hit.parent_ids or around.speaker or spot.rear or entry.country != self._home or entry.id in self._axes:
            return []
        if entry.id not in self._front:
            towns = [self._plane(self._known.get(id)) for id in self._axes]
            self._front[entry.id] = least(self._plane(entry), towns)
        away = self._front[entry.id]
        if away > 2 * FRONT_KM:
            return []
        return [(FRONT * math.pow(0.5, away / FRONT_KM), f"{away:.0f} km from a town of the front")]

    def _former(self, entry: Entry, spot: Spot) -> bool:
        """Whether the text's name is unlike the place's own: Oleksandrivka was once a name of Donetsk. Far away a name
        of its own language is not what reports write; where its state does not rule, new names are not in use."""
        if entry.country not in self._known.near or entry.id.startswith(self._held):
            return False
        return not (
            entry.patched or _alike(entry.name, spot.latin) or self._known.has_patched_name(entry.id, spot.hit.text)
        )

    def _inside(self, entry: Entry, units: tuple[str, ...]) -> bool:
        return not self._around_it(entry).isdisjoint(units)

    def _around_it(self, entry: Entry) -> frozenset[str]:
        """Ids of the place and of the units around it."""
        if entry.id not in self._parents:
            self._parents[entry.id] = frozenset((entry.id, *self._known.parents(entry.id)))
        return self._parents[entry.id]


@lru_cache(maxsize=50_000)
def _alike(own: str, told: str) -> bool:
    return SequenceMatcher(None, latin_fold(own), latin_fold(told), autojunk=False).ratio() >= 0.55


def tied(verdicts: list[Verdict], least: float) -> bool:
    """Whether the two best candidates are too close in evidence and too far apart on the map."""
    if len(verdicts) < 2:
        return False
    first, second = verdicts[0], verdicts[1]
    return first.points - second.points < least and km(first.entry, second.entry) > SAME_PLACE_KM
