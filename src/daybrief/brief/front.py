"""The front by direction: which heading a fact is told under, in the pack's order."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from daybrief.brief.spots import region_of
from daybrief.model.outcome import Fact
from daybrief.model.place import Located
from daybrief.theatre.pack import Theatre

ELSEWHERE = "Elsewhere"
NOWHERE = "Along the front"  # what names no place, so that it is not read as of the direction before it


def by_direction(facts: Sequence[Fact], theatre: Theatre) -> list[tuple[str, list[Fact]]]:
    """Facts under their headings, directions in the pack's order, then what fits none, then what names no place."""
    order = [str(row["name"]) for row in theatre.prose["direction"]]
    groups: dict[str, list[Fact]] = {}
    placed = [place for fact in facts for place in fact.where if isinstance(place, Located)]
    known = {name: place for place in placed for name in (place.mention.name, place.chosen.name)}
    for fact in facts:
        groups.setdefault(direction(fact, theatre, known), []).append(fact)
    rank = {name: at for at, name in enumerate([*order, ELSEWHERE, NOWHERE])}
    return sorted(groups.items(), key=lambda pair: rank[pair[0]])


def direction(fact: Fact, theatre: Theatre, known: Mapping[str, Located] = MappingProxyType({})) -> str:
    """The direction nearest to a fact's settlements, within the reach the pack gives it; of a fact that names regions
    alone, the one that holds them. A place off the map is told with the one of its name in `known`."""
    points = [
        (place.chosen.lon, place.chosen.lat, theatre, region_of(place, theatre))
        for place in (known.get(place.mention.name, place) for place in fact.where)
        if isinstance(place, Located) and place.grain in ("settlement", "point", "direction", "district")
    ]
    if not points:
        wide = {place.chosen.name for place in fact.where if isinstance(place, Located)}
        return _of_regions(wide, theatre) or (ELSEWHERE if fact.where else NOWHERE)
    return near(*points[0])


def near(lon: float, lat: float, theatre: Theatre, region: str = "") -> str:
    """The direction nearest to a point, within its reach, else the one that holds its region. One that holds regions
    reaches into no other: what lies in Donetsk Oblast is not of Luhansk."""
    rows = theatre.prose["direction"]
    held = [row for row in rows if not region or region in row.get("regions", (region,))]
    away = [(_away(lon, lat, *centre), row) for row in held for centre in row["centres"]]
    best = min(away, key=lambda pair: pair[0] / pair[1]["km"], default=None)
    if best is not None and best[0] <= best[1]["km"]:
        return str(best[1]["name"])
    return _of_regions({region}, theatre) or ELSEWHERE


def _of_regions(regions: set[str], theatre: Theatre) -> str:
    """The one direction that holds some of these regions, '' where none or several do."""
    named = [str(row["name"]) for row in theatre.prose["direction"] if regions & set(row.get("regions", ()))]
    return named[0] if len(named) == 1 else ""


def _away(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Kilometres between two points, near enough on one country's scale."""
    x = (lon - other_lon) * 111.3 * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(x, (lat - other_lat) * 111.2)
