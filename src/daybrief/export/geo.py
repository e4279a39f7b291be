"""Outlines, projected for drawing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from daybrief.theatre.outlines import Shape

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east and north."""

_MARGIN = 0.08  # of the frame's size, beyond which outlines are cut off


@dataclass(frozen=True)
class Frame:
    """A window on the world, and the drawing it is projected onto: degrees to pixels, conformal enough at this size."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @cached_property
    def scale(self) -> float:
        """Pixels for one degree of longitude."""
        return self.width / (self.east - self.west)

    @cached_property
    def stretch(self) -> float:
        """Pixels for one degree of latitude."""
        return self.scale / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return round((self.north - self.south) * self.stretch, 1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a point, from the upper left."""
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.stretch, 1)

    def drawn(self, line: Sequence[Point]) -> list[Point]:
        """Pixels of many points."""
        west, north, scale, stretch = self.west, self.north, self.scale, self.stretch
        return [(round((lon - west) * scale, 1), round((north - lat) * stretch, 1)) for lon, lat in line]

    @property
    def window(self) -> Box:
        """The frame and a little around it, beyond which outlines are cut off."""
        wide, tall = (self.east - self.west) * _MARGIN, (self.north - self.south) * _MARGIN
        return self.west - wide, self.south - tall, self.east + wide, self.north + tall

    def km(self, length: float) -> float:
        """Pixels of a length in km."""
        return round(length / 111.2 * self.stretch, 1)

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def path(shape: Shape, frame: Frame, close: bool = True) -> str:
    """An SVG path of a shape inside a frame, points nearly at one pixel merged; '' where none of it is near."""
    parts = []
    window = frame.window
    for ring, box in zip(shape.rings, shape.boxes, strict=True):
        if box[0] > frame.east or box[2] < frame.west or box[1] > frame.north or box[3] < frame.south:
            continue
        for line in [_clipped(ring, box, window)] if close else _inside(ring, frame):
            points = _thin(frame.drawn(line))
            if len(points) > (2 if close else 1):
                parts.append("M" + "L".join(f"{x:g},{y:g}" for x, y in points) + ("Z" if close else ""))
    return "".join(parts)


def _clipped(ring: Sequence[Point], box: Box, window: Box) -> Sequence[Point]:
    """A ring cut off a little outside the frame, so that what lies beyond it weighs nothing."""
    points = ring
    for side, (axis, sign) in enumerate(((0, 1), (1, 1), (0, -1), (1, -1))):
        edge = window[side]
        if (box[side] - edge) * sign >= 0:
            continue  # all of it lies inside this edge
        kept: list[Point] = []
        before = points[-1] if points else (0.0, 0.0)
        was = (before[axis] - edge) * sign >= 0
        for point in points:
            inside = (point[axis] - edge) * sign >= 0
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share))
            if inside:
                kept.append(point)
            before, was = point, inside
        points = kept
    return points


def _inside(line: Sequence[Point], frame: Frame) -> list[list[Point]]:
    """The stretches of a line that lie in the frame."""
    found: list[list[Point]] = [[]]
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
