"""Events as records of PLOVER, the Political Language Ontology for Verifiable Event Records."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from daybrief import __version__
from daybrief.export.data.events import codes_of, latest
from daybrief.export.edition import Edition, Json, days, placed, values
from daybrief.export.pretty import pretty
from daybrief.export.request import Request
from daybrief.theatre.pack import Theatre


def plover(request: Request) -> str:
    """One record a fact that PLOVER has an event for, as a JSON array."""
    found = list(_records(request.editions, request.theatre, request.left))
    return pretty(found)


def _records(editions: Sequence[Edition], theatre: Theatre, left: Counter[str]) -> Iterator[dict[str, Any]]:
    for edition, fact in latest(editions):
        coded = codes_of(fact).fits(values(fact))
        when = days(fact)
        if not coded.plover:
            left["no event in PLOVER's codebook"] += 1
        elif fact["stance"] == "plans":
            left["planned"] += 1
        elif when is None:
            left["without a date"] += 1
        else:
            yield _record(edition, fact, coded.plover, when[1].isoformat(), theatre)


def _record(edition: Edition, fact: Json, coded: tuple[str, str, str], day: str, theatre: Theatre) -> dict[str, Any]:
    codes, slots = codes_of(fact), values(fact)
    claim = edition.support(fact)[0]
    doc = edition.document(claim)
    source = _actors(slots, codes.by, theatre)
    target = [actor for actor in _actors(slots, codes.at, theatre) if actor not in source]
    if codes.foe and len(source) == 1 and source[0]["actorText"] in theatre.sides:
        target = [_actor(side, theatre) for side in theatre.sides if side != source[0]["actorText"]]
    place = next(iter(placed(fact)), None)
    return {
        "id": f"daybrief-{fact['id'][:16]}",
        "date": day,
        "source": source,
        "target": target,
        "event": coded[0],
        "eventText": edition.says(fact),
        "mode": coded[1],
        "context": coded[2],
        "location": {"name": place["name"], "lat": place["lat"], "lon": place["lon"], "radiusKm": place["radius_km"]}
        if place
        else None,
        "text": claim["quote"],
        "language": doc["lang"],
        "publication": doc["source"],
        "url": doc["url"] or None,
        "coder": "daybrief",
        "version": __version__,
        "dateCoded": edition.data["day"],
        "comment": f"{fact['standing']}; {fact['stance']}; origins: {fact['origins']}",
    }


def _actors(slots: Json, names: Sequence[str], theatre: Theatre) -> list[dict[str, str]]:
    for name in names:
        value = slots.get(name)
        if value:
            parties = value if isinstance(value, list | tuple) else [value]
            return [_actor(str(party), theatre) for party in parties]
    return []


def _actor(party: str, theatre: Theatre) -> dict[str, str]:
    """An actor as told, with the three-letter code of the state where it is one."""
    code = theatre.about.get("codes", {}).get(party, {}).get("iso3", "")
    return {"actorText": party, "code": code}
