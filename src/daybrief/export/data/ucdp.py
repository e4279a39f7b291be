"""Deadly events in the columns of the Georeferenced Event Dataset of the Uppsala Conflict Data Program."""

import math

from daybrief.export.data import tables
from daybrief.export.data.events import Event, among, bounds, called, events, facts_of, side_of
from daybrief.export.request import Request
from daybrief.theatre.pack import Theatre

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_WHERE = {"point": 1, "settlement": 1, "district": 3, "region": 4, "area": 5, "direction": 2, "country": 6}


def ucdp(request: Request) -> str:
    """One row an event with at least one death. A count without an upper bound has its least as `high` too."""
    rows = []
    for event in events(request.editions, request.theatre, request.left):
        low, high = bounds(event, "deaths")
        least = low if low is not None else 0 if high is not None else None
        if least is None or (high if high is not None else least) < 1:
            request.left["no death reported"] += 1
        else:
            rows.append(_row(event, least, max(least, high or 0), request.theatre))
    return tables.write(COLUMNS, rows)


def _row(event: Event, low: int, high: int, theatre: Theatre) -> dict[str, tables.Cell]:
    place, edition = event.place, event.edition
    a, b = _sides(theatre)
    claims = [claim for fact in facts_of(event) for claim in edition.support(fact)]
    docs = list({claim["document"]: edition.document(claim) for claim in claims}.values())
    names = [called(side, "ucdp", theatre) for side in (a, b)]
    return {
        "id": int(event.fact["id"][:13], 16),
        "relid": f"{event.fact['id'][:12]}-{place['id']}",
        "year": event.last.year,
        "active_year": 1,
        "code_status": "Draft",
        "type_of_violence": 1,
        "conflict_name": " - ".join(called(side, "country", theatre) for side in (a, b)),
        "dyad_name": " - ".join(names),
        "side_a": names[0],
        "side_b": names[1],
        "number_of_sources": event.fact["origins"],
        "source_article": "; ".join(f'"{doc["source"]},{doc["published"] or ""},{doc["title"]}"' for doc in docs),
        "source_office": "; ".join(dict.fromkeys(doc["source"] for doc in docs)),
        "source_date": "; ".join(dict.fromkeys(doc["published"] or "" for doc in docs)),
        "source_headline": "; ".join(dict.fromkeys(doc["title"] for doc in docs)),
        "source_original": "; ".join(dict.fromkeys(edition.voice(claim) for claim in claims)),
        "where_prec": _WHERE[place["grain"]] if place["radius_km"] <= 25 or place["grain"] not in _WHERE else
        max(2, _WHERE[place["grain"]]),
        "where_coordinates": place["name"],
        "where_description": f"within {place['radius_km']:g} km of {place['name']}",
        "adm_1": event.units.first,
        "adm_2": event.units.second,
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geom_wkt": f"POINT ({place['lon']} {place['lat']})",
        "priogrid_gid": grid(place["lat"], place["lon"]),
        "country": called(event.units.country, "country", theatre),
        "country_id": _number(event.units.country, theatre),
        "region": called(event.units.country, "region", theatre) if event.units.country else "",
        "event_clarity": 1 if not event.shared and (event.last - event.first).days <= 1 else 2,
        "date_prec": _date(event),
        "date_start": event.first.isoformat(),
        "date_end": event.last.isoformat(),
        **_deaths(event, low, (a, b)),
        "best": low,
        "high": high,
        "low": low,
        "gwnoa": _number(a, theatre),
        "gwnob": _number(b, theatre),
    }  # fmt: skip


def _sides(theatre: Theatre) -> tuple[str, str]:
    """The dyad, its sides in the order of their numbers, whoever acts: one conflict has one name."""
    first, second = sorted(theatre.sides[:2], key=lambda side: _number(side, theatre) or 0)
    return first, second


def _deaths(event: Event, best: int, sides: tuple[str, str]) -> dict[str, tables.Cell]:
    """`best` in the one column for those the reports say died."""
    who, side = among(event), side_of(event)
    column = "deaths_unknown"
    if who == "civilian":
        column = "deaths_civilians"
    elif who == "military" and side in sides:
        column = "deaths_a" if side == sides[0] else "deaths_b"
    return {**dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0), column: best}


def _date(event: Event) -> int:
    """1 the day · 2 two to six days · 3 a week · 4 a month · 5 longer."""
    span = (event.last - event.first).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if span <= most), 5)


def _number(party: str, theatre: Theatre) -> int | None:
    found = theatre.about.get("codes", {}).get(party, {}).get("gw")
    return int(found) if found is not None else None


def grid(lat: float, lon: float) -> int:
    """The cell of the PRIO grid: half-degree cells, numbered eastward from the south-west corner of the world."""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1
