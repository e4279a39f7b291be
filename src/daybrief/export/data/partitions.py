"""Claims and facts of a day as columns, one file a kind: what a folder partitioned by day and kind is made of.

    claims/day=2025-02-27/kind=strike/part-0.parquet      facts/day=2025-02-27/kind=strike/part-0.parquet

Any reader that knows Hive partitions (DuckDB, Spark, Polars, pandas) takes `day` and `kind` from the path. Columns
have the same types in every file; what differs by kind stands as JSON in `slots` and `figures`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from daybrief.claims import Claim
from daybrief.export.data.columnar import arrow, written
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place
from daybrief.model.text import Document
from daybrief.model.when import When

_PLACE = {"place": "string", "place_id": "string", "lat": "float64", "lon": "float64", "radius_km": "float64"}
_WHEN = {"first_day": "date32", "last_day": "date32"}
CLAIMS = {
    "id": "string", "document": "string", "source": "string", "url": "string", "title": "string", "lang": "string",
    "quote": "string", "start": "int32", "end": "int32", "voice": "string", "party": "string", "stance": "string",
    "confidence": "float64", **_WHEN, **_PLACE, "places": "string", "slots": "string", "figures": "string",
}  # fmt: skip
FACTS = {
    "id": "string", "standing": "string", "stance": "string", "origins": "int32", "documents": "int32",
    "part_of": "string", **_WHEN, **_PLACE, "places": "string", "slots": "string", "figures": "string",
    "support": "string", "against": "string",
}  # fmt: skip
"""Columns and their Arrow types. Lists and maps are JSON. Absent is null, never zero."""


def claim_files(day: date, told: Iterable[tuple[Document, Claim]]) -> dict[str, bytes]:
    """The files of the claims that a day's documents make, by their path below the folder."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for doc, claim in told:
        rows[claim.detail.kind].append(_claim(doc, claim))
    return {_path("claims", day, kind): _file(CLAIMS, found) for kind, found in sorted(rows.items())}


def fact_files(day: date, facts: Iterable[Fact]) -> dict[str, bytes]:
    """The files of a day's facts, by their path below the folder."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in facts:
        rows[fact.kind].append(_fact(fact))
    return {_path("facts", day, kind): _file(FACTS, found) for kind, found in sorted(rows.items())}


def of_day(folder: Path, day: date) -> set[str]:
    """The files of a day that stand in a folder, by their path below it."""
    return {path.relative_to(folder).as_posix() for path in folder.glob(_path("*", day, "*"))}


def _path(what: str, day: date, kind: str) -> str:
    return f"{what}/day={day.isoformat()}/kind={kind}/part-0.parquet"


def _file(columns: Mapping[str, str], rows: Sequence[dict[str, Any]]) -> bytes:
    """One file; the same rows give the same bytes."""
    pa = arrow()
    ordered = sorted(rows, key=lambda row: row["id"])
    schema = pa.schema([(name, getattr(pa, sort)()) for name, sort in columns.items()])
    return written(pa.Table.from_pylist(ordered, schema=schema))


def _claim(doc: Document, claim: Claim) -> dict[str, Any]:
    origin = claim.attribution.origin
    start, end = claim.spans[0].start, claim.spans[-1].end
    figures = {name: figure.exchange() for name, figure in claim.detail.figures().items()}
    slots = {name: value for name, value in claim.detail.exchange().items() if name not in figures}
    return {
        "id": claim.id, "document": doc.id, "source": doc.source, "url": doc.url or None, "title": doc.title or None,
        "lang": doc.lang, "quote": doc.text[start:end], "start": start, "end": end,
        "voice": None if claim.attribution.own_voice else origin.name, "party": origin.party,
        "stance": claim.attribution.stance, "confidence": claim.confidence,
        **_when(claim.when), **_places(claim.where), "slots": _json(slots), "figures": _json(figures),
    }  # fmt: skip


def _fact(fact: Fact) -> dict[str, Any]:
    figures = {name: figure.exchange() for name, figure in fact.figures.items()}
    return {
        "id": fact.event, "standing": fact.standing, "stance": fact.stance, "origins": fact.origins,
        "documents": fact.documents, "part_of": fact.part_of, **_when(fact.when), **_places(fact.where),
        "slots": _json(fact.slots), "figures": _json(figures),
        "support": _json(fact.support), "against": _json(fact.against),
    }  # fmt: skip


def _when(when: When | None) -> dict[str, Any]:
    return {"first_day": when.start if when else None, "last_day": when.last if when else None}


def _places(where: Sequence[Place]) -> dict[str, Any]:
    """The finest place in columns of its own, all of them by name as JSON. What is unplaced has no coordinates."""
    names = [place.chosen.name if isinstance(place, Located) else place.mention.name for place in where]
    first = next((place for place in where if isinstance(place, Located)), None)
    return {
        "place": first.chosen.name if first else names[0] if names else None,
        "place_id": first.chosen.gazetteer_id if first else None,
        "lat": first.chosen.lat if first else None,
        "lon": first.chosen.lon if first else None,
        "radius_km": first.radius_km if first else None,
        "places": _json(names),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
