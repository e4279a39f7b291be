"""Facts on the map: GeoJSON (RFC 7946), and the rows that GeoParquet has too."""

from collections.abc import Iterator, Sequence
from typing import Any

from daybrief.export.data.events import codes_of, finest, latest
from daybrief.export.edition import Edition, Json, days, placed
from daybrief.export.pretty import pretty
from daybrief.export.request import Request
from daybrief.theatre.pack import Theatre


def geojson(request: Request) -> str:
    """A feature a fact and place; a fact that nobody can place is a feature without a geometry."""
    features = [
        {
            "type": "Feature",
            "id": f"{row['fact']}/{row['place_id']}" if row["place_id"] else row["fact"],
            "geometry": row["geometry"],
            "properties": {key: value for key, value in row.items() if key not in ("lon", "lat", "geometry")},
        }
        for row in rows(request.editions, request.theatre)
    ]
    request.left["without a place on the map, kept without a geometry"] += sum(f["geometry"] is None for f in features)
    return pretty({"type": "FeatureCollection", "features": features})


def rows(editions: Sequence[Edition], theatre: Theatre) -> Iterator[dict[str, Any]]:
    """One flat row a fact and place, columns always in the same order."""
    for edition, fact in latest(editions):
        codes, when = codes_of(fact), days(fact)
        killed = fact["figures"].get(codes.deaths) or (None, None)
        injured = fact["figures"].get(codes.injuries) or (None, None)
        for place in (*finest(placed(fact), theatre),) or (None,):
            yield {
                "fact": fact["id"],
                "kind": fact["kind"],
                "day": edition.data["day"],
                "from": when[0].isoformat() if when else None,
                "to": when[1].isoformat() if when else None,
                "place": place["name"] if place else None,
                "place_id": place["id"] if place else None,
                "grain": place["grain"] if place else None,
                "area": place["area"]["said"] if place and place.get("area") else None,
                "radius_km": place["radius_km"] if place else None,
                "lon": place["lon"] if place else None,
                "lat": place["lat"] if place else None,
                "standing": fact["standing"],
                "stance": fact["stance"],
                "origins": fact["origins"],
                "killed_min": killed[0],
                "killed_max": killed[1],
                "injured_min": injured[0],
                "injured_max": injured[1],
                "part_of": fact["part_of"],
                "says": edition.says(fact),
                "sources": "; ".join(edition.sources(fact)),
                "geometry": _geometry(place) if place else None,
            }


def _geometry(place: Json) -> dict[str, Any]:
    """The stretch of land or the line that is meant, such as "north of Lyman"; else a point."""
    if place.get("area"):
        return dict(place["area"]["geometry"])
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
