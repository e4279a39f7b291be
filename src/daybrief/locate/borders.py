""" "Near the border with Belarus", "the Sumy Oblast border": the line where two outlines of the pack meet."""

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from daybrief.theatre.outlines import Shape, layer
from daybrief.theatre.pack import Theatre

MEET_KM = 12.0  # how close two simplified outlines run where their lands meet
STEP = 0.05  # degrees between points of a line that is compared
CELL = 0.2  # degrees: the grid that points near each other are looked for in
Point = tuple[float, float]
Frame = tuple[float, float, float, float]  # west, south, east, north, in degrees


@cache
def border(theatre: Theatre, id: str) -> tuple[Point, ...]:
    """The border of a neighbouring state with the home country, or of a home region with other states; empty where the
    pack has no outlines of them, or they do not meet."""
    about, known = theatre.prose.get("map", {}), theatre.gazetteer
    entry = known.find(id)
    if entry is None or "countries" not in about:
        return ()
    states = layer(theatre, about["countries"])
    home = [shape for shape in states if shape.name == theatre.title]
    if entry.grain == "country":
        return _meeting(home, [shape for shape in states if shape.name == entry.name and shape not in home])
    regions = layer(theatre, about["home_regions"]) if "home_regions" in about else ()
    return _meeting([shape for shape in regions if shape.id == id], [s for s in states if s not in home])


def _meeting(one: list[Shape], other: list[Shape]) -> tuple[Point, ...]:
    """The longest stretch of the first outlines that runs along the second ones."""
    cells: dict[tuple[int, int], list[Point]] = {}
    frame = _frame(one)
    for point in (p for shape in other for ring in shape.rings for p in _dense(ring, frame)):
        cells.setdefault((int(point[0] / CELL), int(point[1] / CELL)), []).append(point)
    best: list[Point] = []
    for ring in (ring for shape in one for ring in shape.rings):
        near = [_close(point, cells) for point in ring]
        if not any(near):
            continue
        start = next(
            (n for n in range(len(ring)) if not near[n]), 0
        )  # begin off the border, so that none is cut in two
        run: list[Point] = []
        for n in [*range(start, len(ring)), *range(start)]:
            run = [*run, ring[n]] if near[n] else []
            best = max(best, run, key=len)
    return tuple(best) if len(best) > 1 else ()


def _frame(shapes: list[Shape]) -> Frame:
    """The box around outlines, wider by what a neighbour's point may lie away from them."""
    points = [point for shape in shapes for ring in shape.rings for point in ring]
    if not points:
        return (0.0, 0.0, 0.0, 0.0)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - 2 * CELL, min(ys) - 2 * CELL, max(xs) + 2 * CELL, max(ys) + 2 * CELL


def _dense(ring: tuple[Point, ...], frame: Frame) -> Iterator[Point]:
    """The points of a line, with more between those that lie far apart; of its parts outside the frame none: the
    outlines of all states hold a hundred times what lies along one border."""
    west, south, east, north = frame
    for one, two in pairwise(ring):
        beyond_x = (one[0] < west and two[0] < west) or (one[0] > east and two[0] > east)
        if beyond_x or (one[1] < south and two[1] < south) or (one[1] > north and two[1] > north):
            continue
        steps = max(1, math.ceil(math.dist(one, two) / STEP))
        for n in range(steps):
            yield one[0] + (two[0] - one[0]) * n / steps, one[1] + (two[1] - one[1]) * n / steps


def _close(point: Point, cells: dict[tuple[int, int], list[Point]]) -> bool:
    x, y = int(point[0] / CELL), int(point[1] / CELL)
    around = (other for a in (-1, 0, 1) for b in (-1, 0, 1) for other in cells.get((x + a, y + b), ()))
    across = math.cos(math.radians(point[1]))
    return any(math.hypot((o[0] - point[0]) * across, o[1] - point[1]) * 111.2 <= MEET_KM for o in around)
