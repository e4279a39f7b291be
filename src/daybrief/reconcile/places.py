"""Whether two tellings speak of one place, or of a place within a place."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from daybrief.model.place import Located, Place
from daybrief.theatre.placenames import latin_keys

EARTH_KM = 6371.0
SITE_KM = 10.0  # how far from its town a plant, an airfield or a bridge may lie
DISTRICT = 2  # size of a spot that is a district or a community of villages in it
REGION = 3  # size of a spot that is a region, area or axis
STATE = 4  # size of a spot that is a whole state


class Fit(Enum):
    """How one telling's slot stands to another's."""

    SAME = "same"
    INSIDE = "inside"  # the first lies within the second
    AROUND = "around"  # the second lies within the first
    OPEN = "open"  # one of them does not say
    APART = "apart"

    @property
    def turned(self) -> "Fit":
        """The same, seen from the other side."""
        return {Fit.INSIDE: Fit.AROUND, Fit.AROUND: Fit.INSIDE}.get(self, self)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a telling. `size`: 0 a building, 1 a settlement, 2 a district, 3 a region, area or axis, 4 a state.

    `id` and `parents` are empty where the place could not be located; then its name decides.
    """

    id: str
    name: str  # sound key
    lat: float | None
    lon: float | None
    radius_km: float
    size: int
    parents: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.id, self.name))

    @property
    def area(self) -> bool:
        """Whether it is an area that the pack gives a middle and a reach of its own ("southern Ukraine")."""
        return self.id.startswith("area:")

    @property
    def key(self) -> str:
        """What the same place shares wherever it is told."""
        return self.id or f"~{self.name}"


_SIZE = {"point": 0, "settlement": 1, "district": 2, "region": 3, "area": 3, "direction": 3, "country": 4}


def spot(place: Place) -> Spot:
    """A place of a claim, as it is compared."""
    if not isinstance(place, Located):
        return Spot("", latin_keys(place.mention.name), None, None, 0.0, 1, ())
    at = place.chosen
    if place.grain == "area":  # a compass part of a unit is a place of its own, inside the unit
        name = latin_keys(place.mention.name)
        return Spot(
            f"{at.gazetteer_id}/{name}", name, at.lat, at.lon, place.radius_km, 3, (at.gazetteer_id, *at.parents)
        )
    return Spot(at.gazetteer_id, latin_keys(at.name), at.lat, at.lon, place.radius_km, _SIZE[place.grain], at.parents)


def km(a: Spot, b: Spot) -> float:
    """Distance of two spots on the sphere; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def same_spot(a: Spot, b: Spot) -> bool:
    """One id; or, where an id is missing, one name not far apart; or a building and the town around it."""
    if a.id and b.id:
        return a.id == b.id or _in_town(a, b) or _in_town(b, a)
    if a.name == b.name:
        return not (a.lat is not None and b.lat is not None) or km(a, b) <= max(15.0, a.radius_km, b.radius_km)
    return (km(a, b) <= 2.0 and a.size == b.size) or _in_town(a, b) or _in_town(b, a)


def _in_town(small: Spot, town: Spot) -> bool:
    """A building, site or town quarter told once by itself and once by its town."""
    if small.size != 0 or town.size != 1:
        return False
    return town.id in small.parents or km(small, town) <= max(town.radius_km, 3.0)


def inside_spot(a: Spot, b: Spot) -> bool:
    """Whether `a` lies within the larger `b`: by the units around it, or by its middle in an area of the pack."""
    if not b.id:
        return False
    if b.id in a.parents:
        return a.size < b.size or a.size == b.size == DISTRICT  # a community of villages in a district
    return b.area and not a.area and a.size <= b.size and b.parents[-1:] == a.parents[-1:] and km(a, b) <= b.radius_km


def finest(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Places of one telling without those that only say where another of them lies, in a fixed order."""
    found = sorted(spots, key=lambda s: (s.size, s.key))
    return tuple(s for s in found if not any(inside_spot(other, s) or _beside(other, s) for other in found))


def _beside(site: Spot, town: Spot) -> bool:
    """Whether a site lies by a town of its region: "the power station in X" stands outside it."""
    near = (site.size, town.size) == (0, 1) and km(site, town) <= SITE_KM
    return near and bool(set(site.parents[:-1]) & set(town.parents[:-1]))


@lru_cache(maxsize=100_000)
def scope(a: tuple[Spot, ...], b: tuple[Spot, ...], open_list: bool) -> Fit:
    """How the places of one telling stand to those of another, both naming some."""
    a_same, a_in = _matched(a, b)
    b_same, b_in = _matched(b, a)
    if a_same == len(a) and b_same == len(b):
        return Fit.SAME
    if a_same + a_in == len(a):
        return Fit.INSIDE
    if b_same + b_in == len(b):
        return Fit.AROUND
    shorter = min(len(a), len(b))
    if open_list and min(a_same, b_same) >= max(2, shorter / 2):
        return Fit.SAME
    return Fit.APART


def _matched(a: Sequence[Spot], b: Sequence[Spot]) -> tuple[int, int]:
    """How many of `a` are places of `b`, and how many more lie within one."""
    same = [any(same_spot(x, y) for y in b) for x in a]
    within = [not hit and any(inside_spot(x, y) for y in b) for x, hit in zip(a, same, strict=True)]
    return sum(same), sum(within)
