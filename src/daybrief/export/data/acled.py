"""Events in the columns of the Armed Conflict Location & Event Data project."""

from daybrief.export.data import tables
from daybrief.export.data.events import Event, among, bounds, called, events, facts_of, notes
from daybrief.export.request import Request
from daybrief.theatre.pack import Theatre

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_EXACT = ("point", "settlement")
_NEAR = ("district", "direction")
_INTERS = ("State forces", "Civilians", "External/Other forces")
"""Sorts of actors that a row may have, in the order in which ACLED joins two of them."""

_DEVELOPMENT = "Strategic developments"
_REMOTE = "Explosions/Remote violence"


def acled(request: Request) -> str:
    """One row an event and place. What ACLED's codebook has no event for is left out, and so is what nobody places."""
    rows = []
    for event in events(request.editions, request.theatre, request.left):
        if event.coded.acled is None:
            request.left["no event in ACLED's codebook"] += 1
        elif event.place["grain"] == "country":
            request.left["of which only the country is known"] += 1
        else:
            rows.append(_row(event, event.coded.acled, request.theatre))
    return tables.write(COLUMNS, rows)


def _row(event: Event, coded: tuple[str, str], theatre: Theatre) -> dict[str, tables.Cell]:
    country = event.units.country
    hit = among(event) == "civilian"
    first, second = _actors(event, coded, theatre)
    inter1, inter2 = _inter(first, event, theatre), _inter(second, event, theatre)
    low, _ = bounds(event, "deaths")
    return {
        "event_id_cnty": f"{_known(country, 'iso3', theatre) or 'INT'}-{event.fact['id'][:12]}-{event.place['id']}",
        "event_date": event.last.isoformat(),
        "year": event.last.year,
        "time_precision": _time(event),
        "disorder_type": _DEVELOPMENT if coded[0] == _DEVELOPMENT else "Political violence",
        "event_type": coded[0],
        "sub_event_type": coded[1],
        "actor1": first,
        "inter1": inter1,
        "actor2": second,
        "inter2": inter2,
        "interaction": "-".join(sorted(filter(None, (inter1, inter2)), key=_INTERS.index)),
        "civilian_targeting": "Civilian targeting" if hit else "",
        "iso": called(country, "number", theatre) if country else None,
        "region": _known(country, "region", theatre),
        "country": called(country, "country", theatre),
        "admin1": event.units.first,
        "admin2": event.units.second,
        "admin3": event.units.third,
        "location": event.place["name"],
        "latitude": event.place["lat"],
        "longitude": event.place["lon"],
        "geo_precision": 1 if event.place["grain"] in _EXACT else 2 if event.place["grain"] in _NEAR else 3,
        "source": "; ".join(dict.fromkeys(s for fact in facts_of(event) for s in event.edition.sources(fact))),
        "notes": notes(event),
        "fatalities": low,
        "tags": f"standing={event.fact['standing']}; origins={event.fact['origins']}; stance={event.fact['stance']}",
        "timestamp": int(event.edition.as_of.timestamp()),
    }


def _actors(event: Event, coded: tuple[str, str], theatre: Theatre) -> tuple[str, str]:
    """Who acts and whom it is done to; an attack by nobody named is by nobody named."""
    first = called(event.by[0], "acled", theatre) if event.by else ""
    met = coded[0] != _REMOTE  # of an attack from afar nobody says whom it met
    other = called(event.at[0], "acled", theatre) if event.at and met else ""
    state = _known(event.units.country, "country", theatre)
    if among(event) == "civilian" and state:
        other = f"Civilians ({state})"
    return first, other


def _inter(actor: str, event: Event, theatre: Theatre) -> str:
    if not actor:
        return ""
    if actor.startswith("Civilians"):
        return "Civilians"
    own = actor == called(event.units.country, "acled", theatre)
    return "State forces" if own else "External/Other forces"


def _time(event: Event) -> int:
    """1 the day is known, a night counting as its morning · 2 within a week · 3 within a month or more."""
    span = (event.last - event.first).days
    return 1 if span <= 1 else 2 if span < 7 else 3


def _known(country: str, key: str, theatre: Theatre) -> str:
    return str(theatre.about.get("codes", {}).get(country, {}).get(key, ""))
