"""What a reader chooses about the map: which borders are drawn, and a dated line of control of their own.

The line is drawn with the name and the date of its source. It is no document: no claim is taken from it, no place is
weighed by it, and no sentence may cite it.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from daybrief.errors import InputError, PackError
from daybrief.model.base import digest
from daybrief.theatre.outlines import Shape, shapes


@dataclass(frozen=True)
class ControlLine:
    """A line of control as its source draws it on a day."""

    source: str
    day: date
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class MapView:
    """How the map is drawn: `recognised` borders are those of the pack's policy; with `none` no border is drawn."""

    borders: str = "recognised"
    control: ControlLine | None = None

    @property
    def key(self) -> str:
        """Tells two views apart in the ledger."""
        line = self.control
        return digest(
            "view", self.borders, [line.source, line.day.isoformat(), [s.rings for s in line.shapes]] if line else []
        )


PLAIN = MapView()


def control_line(text: str, name: str) -> ControlLine:
    """A GeoJSON feature collection of lines or polygons that states `source` and `date`, beside `features` or in the
    properties of its first feature."""
    expected = f"{name}: expected a GeoJSON feature collection of lines or polygons with a source and a date"
    try:
        data: dict[str, Any] = json.loads(text)
        about = {**(data["features"][0].get("properties") or {}), **data}
        for feature in data["features"]:
            feature["properties"] = feature.get("properties") or {}
        drawn = shapes(data, name)
        points = [point for one in drawn for ring in one.rings for point in ring]
        if not all(isinstance(number, int | float) and abs(number) <= 180 for point in points for number in point):
            raise ValueError("a point that is no longitude and latitude")
        return ControlLine(str(about["source"]), date.fromisoformat(str(about["date"])), drawn)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, PackError) as error:
        raise InputError(f"{expected} (YYYY-MM-DD), found: {error!r}; mend the file") from None
