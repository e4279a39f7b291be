"""Directions of the front as outlines: the land of the places that reports of the war name around an axis's town."""

import math
from functools import cache

from daybrief.locate.nearest import EAST_KM, NORTH_KM, At, plane
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre

REACH_KM = 40.0  # from its town, a place that belongs to an axis
MARGIN_KM = 4.0  # around the outermost places
LEAST = 4  # places that make an outline


@cache
def sector(theatre: Theatre, id: str) -> tuple[At, ...]:
    """A ring of degrees around the places that lie nearer to this axis's town than to another's; empty where the town
    gives no axis its name, or too few such places are known."""
    known = theatre.gazetteer
    if id not in known.axes:
        return ()
    towns = {axis: plane(known.get(axis)) for axis in sorted(known.axes)}
    own = [towns[id]]
    for at in map(plane, _named(theatre)):
        nearest = min(towns, key=lambda axis: math.dist(towns[axis], at))
        if nearest == id and math.dist(towns[id], at) <= REACH_KM:
            own.append(at)
    if len(own) < LEAST:
        return ()
    return tuple((round(x / EAST_KM, 4), round(y / NORTH_KM, 4)) for x, y in _widened(_hull(own)))


def _named(theatre: Theatre) -> list[Entry]:
    """The places that reports of the war name again and again."""
    known = theatre.gazetteer
    return [entry for id in sorted(known.notable) if (entry := known.find(id)) is not None]


def _hull(points: list[At]) -> list[At]:
    """The corners of the smallest convex outline around points, in order."""
    ordered = sorted(set(points))
    sides: list[list[At]] = []
    for line in (ordered, ordered[::-1]):
        side: list[At] = []
        for point in line:
            while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
                side.pop()
            side.append(point)
        sides.append(side[:-1])
    return sides[0] + sides[1]


def _turn(one: At, two: At, three: At) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _widened(ring: list[At]) -> list[At]:
    """The ring, each corner further from its middle by the margin."""
    x, y = sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    out = []
    for point in ring:
        away = math.dist(point, (x, y)) or 1.0
        out.append((x + (point[0] - x) * (1 + MARGIN_KM / away), y + (point[1] - y) * (1 + MARGIN_KM / away)))
    return out
