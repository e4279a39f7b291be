"""Outlines that a pack brings for its maps: states, regions, rivers, read from its compressed GeoJSON layers."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from daybrief.errors import PackError
from daybrief.theatre.pack import Theatre


@dataclass(frozen=True)
class Shape:
    """A named outline: rings of degrees, WGS 84."""

    id: str
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]

    @cached_property
    def boxes(self) -> tuple[tuple[float, float, float, float], ...]:
        """West, south, east and north of each ring."""
        found = []
        for ring in self.rings:
            lons, lats = [p[0] for p in ring], [p[1] for p in ring]
            found.append((min(lons), min(lats), max(lons), max(lats)))
        return tuple(found)


@cache
def layer(theatre: Theatre, path: str) -> tuple[Shape, ...]:
    """The shapes of one layer file of the pack."""
    body = theatre.root.joinpath(*path.split("/")).read_bytes()
    return shapes(json.loads(gzip.decompress(body)), "a map layer of the pack")


def shapes(collection: dict[str, Any], where: str) -> tuple[Shape, ...]:
    """The shapes of a GeoJSON feature collection; `where` is told where one is no line and no polygon."""
    return tuple(
        Shape(
            str(feature["properties"].get("id", "")),
            str(feature["properties"].get("name") or ""),
            tuple(_rings(feature["geometry"], where)),
        )
        for feature in collection["features"]
    )


def _rings(geometry: dict[str, Any], where: str) -> Iterator[tuple[tuple[float, float], ...]]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        lines = [coordinates]
    elif kind == "MultiPolygon":
        lines = [ring for part in coordinates for ring in part]
    elif kind in ("MultiLineString", "Polygon"):
        lines = coordinates
    else:
        raise PackError([f"expected lines or polygons, found {kind} @ {where}"])
    for line in lines:
        yield tuple((point[0], point[1]) for point in line)
