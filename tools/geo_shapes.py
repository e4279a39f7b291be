"""Shapes for compile_geo.py: TopoJSON decoding, simplification, middles and sizes. Standard library only."""

import itertools
import json
import math
from pathlib import Path
from typing import Any

Ring = list[list[float]]


def layer(source: Path | list[dict[str, Any]], keep: dict[str, str], tolerance: float) -> str:
    """A compact GeoJSON feature collection: renamed properties, simplified lines, four decimals."""
    features = source if isinstance(source, list) else json.loads(source.read_text())["features"]
    out = []
    for feature in features:
        about = {new: feature["properties"].get(old) for old, new in keep.items()}
        geometry = feature["geometry"]
        shape = _simplified(geometry["type"], geometry["coordinates"], tolerance)
        if shape:
            out.append(
                {"type": "Feature", "properties": about, "geometry": {"type": geometry["type"], "coordinates": shape}}
            )
    return json.dumps({"type": "FeatureCollection", "features": out}, ensure_ascii=False, separators=(",", ":"))


def _simplified(kind: str, coordinates: Any, tolerance: float) -> Any:
    if kind == "LineString":
        return _thin(coordinates, tolerance)
    if kind == "MultiLineString":
        return [_thin(line, tolerance) for line in coordinates]
    if kind == "Polygon":
        rings = [_thin(ring, tolerance) for ring in coordinates]
        return [ring for ring in rings if len(ring) >= 4]
    parts = [_simplified("Polygon", part, tolerance) for part in coordinates]
    return [part for part in parts if part]


def _thin(line: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker's simplification, without recursion."""
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:  # a ring: hold its far point too, or the base line has no length
        keep.add(max(range(len(line)), key=lambda i: math.dist(line[i], line[0])))
    marks = sorted(keep)
    todo = list(itertools.pairwise(marks))
    while todo:
        first, last = todo.pop()
        worst, at = 0.0, 0
        for i in range(first + 1, last):
            away = _distance(line[i], line[first], line[last])
            if away > worst:
                worst, at = away, i
        if worst > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [[round(x, 4) for x in line[i]] for i in sorted(keep)]


def _distance(p: list[float], a: list[float], b: list[float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = dx * dx + dy * dy
    if not size:
        return math.dist(p, a)
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def centre_and_radius(geometry: dict[str, Any]) -> tuple[float, float, float]:
    """Middle of the largest ring (latitude, longitude) and the radius in km of a circle as large as the whole shape."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    areas = [(abs(_area(part[0])), part[0]) for part in parts]
    _, ring = max(areas, key=lambda pair: pair[0])
    lon, lat = _middle(ring)
    km2 = sum(area for area, _ in areas) * 111.2**2 * math.cos(math.radians(lat))
    return lat, lon, math.sqrt(km2 / math.pi)


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    area = _area(ring)
    pairs = list(itertools.pairwise(ring))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y


def countries(path: Path) -> dict[int, dict[str, Any]]:
    """Features of the world's countries by ISO numeric code, decoded from TopoJSON."""
    world = json.loads(path.read_text())
    arcs = _arcs(world)
    found: dict[int, dict[str, Any]] = {}
    for group in world["objects"].values():
        for shape in group["geometries"]:
            about = shape.get("properties", {})
            code = about.get("id") or shape.get("id")
            if code is None or shape.get("type") not in ("Polygon", "MultiPolygon"):
                continue
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            coordinates = [[_ring(arcs, ring) for ring in part] for part in parts]
            if int(code) in found:  # outlying islands that bear the number of their state
                found[int(code)]["geometry"]["coordinates"] += coordinates
                continue
            found[int(code)] = {
                "properties": {"id": int(code), "name": about.get("name")},
                "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
            }
    return found


def _arcs(world: dict[str, Any]) -> list[Ring]:
    transform = world.get("transform")
    lines = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            if transform:
                x, y = x + step[0], y + step[1]
                scale, shift = transform["scale"], transform["translate"]
                line.append([x * scale[0] + shift[0], y * scale[1] + shift[1]])
            else:
                line.append(step[:2])
        lines.append(line)
    return lines


def _ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    ring: Ring = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += line if not ring else line[1:]
    return ring
