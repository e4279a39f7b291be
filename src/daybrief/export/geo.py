"""Outlines, projected for drawing."""

import math
from dataclasses import dataclass

from daybrief.theatre.outlines import Shape

Ring = list[tuple[float, float]]
_MARGIN = 0.08  # of the frame's size, beyond which outlines are cut off


@dataclass(frozen=True)
class Frame:
    """A window on the world, and the drawing it is projected onto: degrees to pixels, conformal enough at this size."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def scale(self) -> float:
        """Pixels for one degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """Pixels for one degree of latitude."""
        return self.scale / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return round((self.north - self.south) * self.stretch, 1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a point, from the upper left."""
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.stretch, 1)

    def km(self, length: float) -> float:
        """Pixels of a length in km."""
        return round(length / 111.2 * self.stretch, 1)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def path(shape: Shape, frame: Frame, close: bool = True) -> str:
    """An SVG path of a shape inside a frame, points nearly at one pixel merged; '' where none of it is near."""
    parts = []
    for ring in shape.rings:
        if close and not _near(ring, frame):
            continue
        for line in [_clipped(ring, frame)] if close else _inside(ring, frame):
            points = _thin([frame.at(lon, lat) for lon, lat in line])
            if len(points) > (2 if close else 1):
                parts.append("M" + "L".join(f"{x:g},{y:g}" for x, y in points) + ("Z" if close else ""))
    return "".join(parts)


def _clipped(ring: tuple[tuple[float, float], ...], frame: Frame) -> list[tuple[float, float]]:
    """A ring cut off a little outside the frame, so that what lies beyond it weighs nothing."""
    wide, tall = (frame.east - frame.west) * _MARGIN, (frame.north - frame.south) * _MARGIN
    edges = (
        (0, frame.west - wide, 1),
        (0, frame.east + wide, -1),
        (1, frame.south - tall, 1),
        (1, frame.north + tall, -1),
    )
    points = list(ring)
    for axis, edge, sign in edges:
        kept: list[tuple[float, float]] = []
        for at, point in enumerate(points):
            before = points[at - 1]
            inside, was = ((p[axis] - edge) * sign >= 0 for p in (point, before))
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append(tuple(b + (p - b) * share for b, p in zip(before, point, strict=True)))  # type: ignore[arg-type]
            if inside:
                kept.append(point)
        points = kept
    return points


def _near(ring: tuple[tuple[float, float], ...], frame: Frame) -> bool:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    across = min(lons) <= frame.east and max(lons) >= frame.west
    return across and min(lats) <= frame.north and max(lats) >= frame.south


def _inside(line: tuple[tuple[float, float], ...], frame: Frame) -> list[list[tuple[float, float]]]:
    """The stretches of a line that lie in the frame."""
    found: list[list[tuple[float, float]]] = [[]]
    for point in line:
        if frame.holds(*point):
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if len(stretch) > 1]


def _thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept = points[:1]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 0.8:
            kept.append((x, y))
    return kept
