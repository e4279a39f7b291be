"""Parquet: facts with their geometry (GeoParquet 1.1), and the ledger's tables of records."""

import io
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from daybrief.errors import InputError
from daybrief.export.data.geojson import rows
from daybrief.export.request import Request

if TYPE_CHECKING:
    import pyarrow as pa

_WHOLE = ("origins", "killed_min", "killed_max", "injured_min", "injured_max")
_REAL = ("radius_km", "lon", "lat")
TABLES = ("documents", "claims", "facts", "briefs", "decisions")
"""Tables of the ledger that hold records; archived bytes and stages' results are no records."""


def geoparquet(request: Request) -> bytes:
    """The rows of the GeoJSON with its geometry as WKB, null where nobody can place the fact."""
    pa = arrow()
    found = list(rows(request.editions, request.theatre))
    names = [name for name in found[0] if name != "geometry"] if found else ["fact"]
    columns = {name: pa.array([row[name] for row in found], _type(pa, name)) for name in names}
    columns["geometry"] = pa.array([_wkb(row["geometry"]) for row in found], pa.binary())
    request.left["without a place on the map, kept without a geometry"] += sum(row["place_id"] is None for row in found)
    shapes = [row["geometry"] for row in found if row["geometry"]]
    spots = [spot for shape in shapes for spot in _spots(shape)]
    about: dict[str, Any] = {"encoding": "WKB", "geometry_types": sorted({shape["type"] for shape in shapes})}
    if spots:
        west, south = (min(spot[n] for spot in spots) for n in (0, 1))
        east, north = (max(spot[n] for spot in spots) for n in (0, 1))
        about["bbox"] = [west, south, east, north]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": about}}
    table = pa.table(columns).replace_schema_metadata({"geo": json.dumps(geo)})
    return written(table)


def ledger_tables(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, bytes]:
    """A Parquet file a table, by file name: the ledger's own columns, each record's JSON in `body`."""
    pa = arrow()
    made = {}
    for name, found in tables.items():
        listed = list(found)
        columns = sorted({key for row in listed for key in row})
        made[f"{name}.parquet"] = written(
            pa.table({c: pa.array([row[c] for row in listed], pa.string()) for c in columns})
        )
    return made


def _spots(geometry: Mapping[str, Any]) -> Sequence[Sequence[float]]:
    """The points of a geometry; of an area those of its one ring."""
    found: Sequence[Any] = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        return list(found[0])
    return [found] if geometry["type"] == "Point" else found


def _wkb(geometry: Mapping[str, Any] | None) -> bytes | None:
    """Little-endian WKB of a point, a line or an area of one ring, longitude first."""
    if geometry is None:
        return None
    spots = _spots(geometry)
    points = b"".join(struct.pack("<dd", *spot) for spot in spots)
    if geometry["type"] == "Point":
        return struct.pack("<BI", 1, 1) + points
    if geometry["type"] == "LineString":
        return struct.pack("<BII", 1, 2, len(spots)) + points
    return struct.pack("<BIII", 1, 3, 1, len(spots)) + points


def _type(pa: Any, name: str) -> "pa.DataType":
    return pa.int64() if name in _WHOLE else pa.float64() if name in _REAL else pa.string()


def written(table: "pa.Table") -> bytes:
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise InputError(
            "parquet: expected the package pyarrow, found none; install it with: pip install 'daybrief[parquet]'"
        ) from None
    return pyarrow
