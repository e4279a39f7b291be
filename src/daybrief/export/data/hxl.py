"""Facts as a table with the tags of the Humanitarian Exchange Language in its second row."""

from daybrief.export.data import tables
from daybrief.export.data.events import codes_of, finest, latest, units
from daybrief.export.edition import Edition, Json, days, links_of, placed
from daybrief.export.request import Request
from daybrief.theatre.pack import Theatre

TAGS = {
    "fact": "#event+id",
    "kind": "#event+type",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "country": "#country+code+iso2",
    "region": "#adm1+name",
    "region_code": "#adm1+code",
    "district": "#adm2+name",
    "place": "#loc+name",
    "place_code": "#loc+code",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "radius_km": "#geo+radius+km",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min",
    "injured_max": "#affected+injured+max",
    "group": "#affected+type",
    "standing": "#status+standing",
    "origins": "#indicator+origins+num",
    "part_of": "#event+id+partof",
    "description": "#description+en",
    "source": "#meta+source",
    "url": "#meta+url",
    "reported": "#date+reported",
}


def hxl(request: Request) -> str:
    """Every fact, one row a place, and one row without a place where none is known. A count over several places stands
    in the row of the first alone, so that a sum over rows counts nobody twice."""
    rows = []
    for edition, fact in latest(request.editions):
        if fact["stance"] == "plans":
            request.left["planned"] += 1
            continue
        for n, place in enumerate((*finest(placed(fact), request.theatre),) or (None,)):
            rows.append(_row(edition, fact, place, request.theatre, counted=n == 0))
    tags = {**TAGS, "description": f"#description+{request.words.lang}"}
    return tables.write(tuple(TAGS), rows, tags)


def _row(edition: Edition, fact: Json, place: Json | None, theatre: Theatre, counted: bool) -> dict[str, tables.Cell]:
    codes, when = codes_of(fact), days(fact)
    around = units(place, theatre) if place else None
    docs = list({c["document"]: edition.document(c) for c in edition.support(fact)}.values())
    killed = fact["figures"].get(codes.deaths, (None, None)) if counted else (None, None)
    injured = fact["figures"].get(codes.injuries, (None, None)) if counted else (None, None)
    return {
        "fact": fact["id"],
        "kind": fact["kind"],
        "date_start": when[0].isoformat() if when else "",
        "date_end": when[1].isoformat() if when else "",
        "country": around.country if around else "",
        "region": around.first if around else "",
        "region_code": around.first_id if around else "",
        "district": around.second if around else "",
        "place": place["name"] if place else "",
        "place_code": place["id"] if place else "",
        "latitude": place["lat"] if place else None,
        "longitude": place["lon"] if place else None,
        "radius_km": place["radius_km"] if place else None,
        "killed_min": killed[0],
        "killed_max": killed[1],
        "injured_min": injured[0],
        "injured_max": injured[1],
        "group": str(fact["slots"].get(codes.group, "")) if codes.group else "",
        "standing": fact["standing"],
        "origins": fact["origins"],
        "part_of": fact["part_of"] or "",
        "description": edition.says(fact),
        "source": "; ".join(edition.sources(fact)),
        "url": " ".join(filter(None, map(links_of, docs))),
        "reported": edition.day.isoformat(),
    }
