"""Which of the places of one name a mention means, and why: evidence in the document, weighed in fixed points.

Population never decides alone. Between two places that no evidence tells apart the answer is a tie.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from daybrief.locate.bearings import Bearing, agreement, bearings, fit
from daybrief.locate.setting import Spot, km
from daybrief.theatre.gazetteer import Entry, Gazetteer
from daybrief.theatre.placenames import latin_fold

# Points of each kind of evidence. Their order matters more than their size: what is said with the mention outweighs
# what is said near it, and both outweigh what is generally known.
SAID_WITH_IT = 8.0
SPEAKER = 2.5
SENTENCE_REGION = 3.0
PARAGRAPH_REGION = 2.0
DOCUMENT_REGION = 1.2
SENTENCE_NEIGHBOUR = 3.0
PARAGRAPH_NEIGHBOUR = 2.2
DOCUMENT_NEIGHBOUR = 1.6
NEAR_KM, WIDE_KM = 20.0, 100.0  # a neighbour's weight halves with the first distance, and again with the second
BEARING = 3.0
ORIGIN = 2.5
CAPITAL = 4.0  # of a state or a region
LARGE_CITY = 3.2  # 100,000 people and more
CITY = 2.4
TOWN = 0.8
SITE = 1.5
NOTABLE = 2.0
OWN_NAME = 0.8
HOME = 0.6
MINOR = -1.2
FORMER_NAME = -3.0  # the name is not its own today, but is another candidate's
TIE = 0.6  # candidates closer than this in points are a tie, unless they are
SAME_PLACE_KM = 8.0  # this close on the map


@dataclass(frozen=True, slots=True)
class Verdict:
    """One candidate's points, and the reasons for them, strongest first."""

    entry: Entry
    points: float
    why: tuple[str, ...]


class Weigher:
    """Weighs candidates of one document's mentions against what the rest of the document says."""

    def __init__(self, known: Gazetteer, spots: list[Spot], home: str, speaker_region: str, text: str) -> None:
        self._known = known
        self._spots = spots
        self._home = home
        self._speaker = speaker_region
        self._capitals = known.capitals
        self._notable = known.notable
        self._told: dict[int, list[Bearing]] = {}  # by identity of the spot: where the text says it lies
        self._tells: dict[int, list[tuple[Spot, Bearing]]] = defaultdict(list)  # what lies from it
        for n, told in bearings(text, spots).items():
            self._told[id(spots[n])] = told
            for bearing in told:
                self._tells[id(bearing.origin)].append((spots[n], bearing))
        self._as_origin: dict[tuple[int, str], float] = {}
        self._parents: dict[str, frozenset[str]] = {}

    def rank(self, spot: Spot) -> list[Verdict]:
        """Every candidate of a mention, the best first."""
        anchors = [s for s in self._spots if s is not spot and s.sure and s.chosen and s.hit.text != spot.hit.text]
        verdicts = [self._weigh(entry, spot, anchors) for entry in spot.entries]
        return sorted(verdicts, key=lambda v: (-v.points, -v.entry.weight, v.entry.id))

    def _weigh(self, entry: Entry, spot: Spot, anchors: list[Spot]) -> Verdict:
        told: list[tuple[float, str]] = []
        told += self._said_with_it(entry, spot)
        told += self._regions(entry, spot, anchors)
        told += self._neighbours(entry, spot, anchors)
        told += self._bearings(entry, spot)
        told += self._general(entry, spot)
        points = sum(value for value, _ in told)
        told.sort(key=lambda item: -abs(item[0]))
        return Verdict(entry, points, tuple(dict.fromkeys(text for value, text in told if value > 0)))

    def _said_with_it(self, entry: Entry, spot: Spot) -> Iterable[tuple[float, str]]:
        if not spot.hit.parent_ids:
            return []
        if self._inside(entry, spot.hit.parent_ids):
            return [(SAID_WITH_IT, f"{spot.hit.parent} is named with it")]
        return [(-SAID_WITH_IT, "")]

    def _regions(self, entry: Entry, spot: Spot, anchors: list[Spot]) -> Iterable[tuple[float, str]]:
        """Regions and districts named in the sentence, the paragraph, the document that hold the candidate."""
        best: tuple[float, str] = (0.0, "")
        for other in anchors:
            unit = other.chosen
            if (
                unit is None
                or unit.unit not in ("region", "district", "hromada")
                or not self._inside(entry, (unit.id,))
            ):
                continue
            if other.sentence == spot.sentence:
                found = (SENTENCE_REGION, f"{unit.name} is named in the sentence")
            elif other.paragraph == spot.paragraph:
                found = (PARAGRAPH_REGION, f"{unit.name} is named in the paragraph")
            else:
                found = (DOCUMENT_REGION, f"{unit.name} is named in the document")
            best = max(best, found, key=lambda pair: pair[0])
        if self._speaker and self._inside(entry, (self._speaker,)):
            return [best, (SPEAKER, "the office that speaks is that region's")]
        return [best]

    def _neighbours(self, entry: Entry, spot: Spot, anchors: list[Spot]) -> Iterable[tuple[float, str]]:
        """Other places the document names nearby: in the sentence, the paragraph, anywhere."""
        best: dict[float, tuple[float, Entry]] = {}
        for other in anchors:
            place = other.chosen
            if place is None or place.unit or place.grain in ("country", "area") or place.id == entry.id:
                continue
            away = km(entry, place)
            weight = (
                SENTENCE_NEIGHBOUR
                if other.sentence == spot.sentence
                else PARAGRAPH_NEIGHBOUR
                if other.paragraph == spot.paragraph
                else DOCUMENT_NEIGHBOUR
            )
            if weight not in best or away < best[weight][0]:
                best[weight] = (away, place)
        out = []
        for weight, (away, place) in best.items():
            value = weight * (math.pow(0.5, away / NEAR_KM) + math.pow(0.5, away / WIDE_KM)) / 2
            if value > 0.2:
                out.append((value, f"{away:.0f} km from {place.name}, also named"))
        return out

    def _bearings(self, entry: Entry, spot: Spot) -> Iterable[tuple[float, str]]:
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
                fits = [found[0] for other in target.entries if (found := fit(entry, other, told)) is not None]
                best.append(max(fits, default=-1.0))
            self._as_origin[key] = sum(best) / len(best)
        return self._as_origin[key]

    def _general(self, entry: Entry, spot: Spot) -> Iterable[tuple[float, str]]:
        out: list[tuple[float, str]] = []
        if entry.id in self._capitals:
            out.append((CAPITAL, "a capital"))
        elif entry.grain in ("point", "area"):
            out.append((SITE, "the site of this name"))
        elif entry.grain == "settlement" and entry.weight >= 2:
            city = (LARGE_CITY if entry.population >= 100_000 else CITY, "the city of this name")
            out.append(city if entry.weight == 3 else (TOWN, "a town"))
        if entry.id in self._notable:
            out.append((NOTABLE, "reports of this war often name it"))
        if self._former(entry, spot) and not all(self._former(other, spot) for other in spot.entries):
            out.append((FORMER_NAME, ""))
        if entry.minor:
            out.append((MINOR, ""))
        if entry.name == spot.hit.name or entry.local == spot.hit.text:
            out.append((OWN_NAME, "its official name"))
        if entry.country == self._home:
            out.append((HOME, "in the country at war"))
        return out

    def _former(self, entry: Entry, spot: Spot) -> bool:
        """Whether the text's name is unlike the place's own: Oleksandrivka was once a name of Donetsk."""
        return not (
            entry.patched or _alike(entry.name, spot.latin) or self._known.has_patched_name(entry.id, spot.hit.text)
        )

    def _inside(self, entry: Entry, units: tuple[str, ...]) -> bool:
        if entry.id not in self._parents:
            self._parents[entry.id] = frozenset((entry.id, *self._known.parents(entry.id)))
        return not self._parents[entry.id].isdisjoint(units)


@lru_cache(maxsize=50_000)
def _alike(own: str, told: str) -> bool:
    return SequenceMatcher(None, latin_fold(own), latin_fold(told), autojunk=False).ratio() >= 0.55


def tied(verdicts: list[Verdict]) -> bool:
    """Whether the two best candidates are too close in evidence and too far apart on the map."""
    if len(verdicts) < 2:
        return False
    first, second = verdicts[0], verdicts[1]
    return first.points - second.points < TIE and km(first.entry, second.entry) > SAME_PLACE_KM
