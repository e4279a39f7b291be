"""What is generally known of a mention's candidates, in points: what reports of the war name, or how large they are."""

import math
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from daybrief.locate.evidence import Around, Points
from daybrief.locate.nearest import least, plane
from daybrief.locate.setting import Spot
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import latin_fold, latin_keys

CAPITAL = 5.0  # of a state or a region
LARGE_CITY = 3.2  # 100,000 people and more
CITY = 2.4
TOWN = 0.8
SITE = 1.5
AXIS, AXIAL = 3.0, 2.5  # a town that an axis is called after, where the axis is named, and elsewhere
NOTABLE = 2.0
OWN_NAME = 0.8
HOME = 0.6
FRONT, FRONT_KM = 1.0, 20.0  # at a town that an axis of the front is called after; halves with the distance
BY_SIZE = 1.1  # points for ten times the people, where a pack lets size count
STATE, DIVISION, SEAT = 6.0, 5.5, 1.0  # of states, regions of a million people and capitals, there
LEAST = 3_000  # people a region is taken to have where the pack knows of fewer
AREA = 6.0  # of continents, seas and the like
MINOR = -1.2
QUARTER = -3.0  # of a city, beside a district of the country with the same name: it is told with its city
FORMER_NAME = -3.0  # the name is not its own today, but is another candidate's


class Renown:
    """Weighs candidates by what is known of them, whatever the document says."""

    def __init__(self, theatre: Theatre, day: date | None) -> None:
        """`day`: of the report, whose front is meant."""
        known = theatre.gazetteer
        self._known = known
        self._home = theatre.about.get("home", "")
        self._held = theatre.long_held
        self._capitals = known.capitals
        self._notable = known.notable
        self._axes = known.axes_on(day)
        self._front: dict[str, float] = {}  # km to the nearest place that an axis of the front bears the name of

    def told(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        """What is known of a candidate, as the pack has it: by size, or by what reports of the war name."""
        return self._by_size(entry, spot) if self._known.size_counts else self._general(entry, spot)

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
        unlike = entry.grain != "country" and self.former(entry, spot)
        if unlike and not all(self.former(other, spot) for other in spot.entries):
            yield FORMER_NAME, ""
        if entry.id in self._capitals:
            yield SEAT, "a capital"
        if latin_fold(entry.name) == latin_fold(spot.hit.name):
            yield OWN_NAME, "its official name"

    def _general(self, entry: Entry, spot: Spot) -> Iterable[Points]:
        if self.former(entry, spot) and not all(self.former(other, spot) for other in spot.entries):
            return [(FORMER_NAME, "")]
        out: list[Points] = []
        if entry.id in self._capitals:
            out.append((CAPITAL, "a capital"))
        elif entry.grain in ("point", "area"):
            out.append((SITE, "the site of this name"))
        elif entry.grain == "settlement" and entry.weight >= 2:
            city = (LARGE_CITY if entry.population >= 100_000 else CITY, "the city of this name")
            out.append(city if entry.weight == 3 else (TOWN, "a town"))
        if entry.id in (self._known.axes if spot.hit.grain == "direction" else self._axes):
            out.append((AXIS if spot.hit.grain == "direction" else AXIAL, "an axis of the front bears its name"))
        elif entry.id in self._notable:
            out.append((NOTABLE, "reports of this war often name it"))
        if entry.minor:
            out.append((MINOR, ""))
        if entry.unit == "quarter" and any(other.unit == "district" for other in spot.entries):
            out.append((QUARTER, ""))
        own = entry.name == spot.hit.name or entry.local == spot.hit.text
        if own or entry.patched or self._known.bore_lately(entry.id, spot.hit.text):
            out.append((OWN_NAME, "its official name"))
        if entry.country == self._home:
            out.append((HOME, "in the country at war"))
        return out

    @cached_property
    def _towns(self) -> list[tuple[float, float]]:
        """Where the places lie that an axis of the front bears the name of."""
        return [plane(self._known.get(id)) for id in self._axes]

    def at_the_front(self, entry: Entry, spot: Spot, around: "Around") -> Iterable[Points]:
        """How near to a town of the front it lies, with no region told: reports name what is fought over."""
        if spot.hit.parent_ids or around.speaker or spot.rear or entry.country != self._home or entry.id in self._axes:
            return []
        if entry.id not in self._front:
            self._front[entry.id] = least(plane(entry), self._towns)
        away = self._front[entry.id]
        if away > 2 * FRONT_KM:
            return []
        return [(FRONT * math.pow(0.5, away / FRONT_KM), f"{away:.0f} km from a town of the front")]

    def is_stale(self, entry: Entry, spot: Spot) -> bool:
        """Whether a village abroad is known by nothing but a former name: a report means some place the pack lacks."""
        abroad = entry.grain == "settlement" and entry.country != self._home and not self._known.size_counts
        return abroad and entry.weight < 3 and self.former(entry, spot)

    def former(self, entry: Entry, spot: Spot) -> bool:
        """Whether the text's name is unlike the place's own: Oleksandrivka was once a name of Donetsk. Far away a name
        of its own language is not what reports write; where its state does not rule, new names are not in use."""
        if entry.country not in self._known.near or entry.id.startswith(self._held):
            return False
        return not (
            entry.patched or _alike(entry.name, spot.latin) or self._known.has_patched_name(entry.id, spot.hit.text)
        )


@lru_cache(maxsize=50_000)
def _alike(own: str, told: str) -> bool:
    spelt, sound = (latin_fold(own), latin_fold(told)), (latin_keys(own), latin_keys(told))  # Hryhorivka, Grigorovka
    return any(SequenceMatcher(None, *names, autojunk=False).ratio() >= 0.55 for names in (spelt, sound))
