"""Claims as W3C Web Annotations: each points at its words in the document and says what was read from them."""

import json
from typing import Any

from daybrief.export.edition import Edition, Json, links_of, urn
from daybrief.export.pretty import pretty
from daybrief.export.request import Request

_AROUND = 60  # characters before and after the words, by which they are found again in a changed page

_ELSEWHERE = ("doc", "document", "quote", "start", "end", "voice", "mentions")
"""What the target of an annotation says already, or nobody needs beside it."""


def annotations(request: Request) -> str:
    """One annotation a claim, as an annotation page."""
    items: dict[str, dict[str, Any]] = {}
    for edition in request.editions:
        facts = {cid: fact for fact in edition.facts for cid in (*fact["support"], *fact["against"])}
        for claim in edition.claims.values():
            items[claim["id"]] = _annotation(edition, claim, facts.get(claim["id"]))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", *(f"{e.theatre}/{e.data['day']}" for e in request.editions)),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": list(items.values()),
    }
    return pretty(page)


def _annotation(edition: Edition, claim: Json, fact: Json | None) -> dict[str, Any]:
    doc = edition.document(claim)
    before, after = around(doc, claim, _AROUND)
    read = {key: value for key, value in claim.items() if key not in _ELSEWHERE}
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps(read, ensure_ascii=False),
        },
        {"type": "TextualBody", "purpose": "tagging", "value": claim["kind"]},
    ]
    if fact is not None and edition.told(fact):
        told = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": edition.lang}
        bodies.append({**told, "value": edition.told(fact)})
    return {
        "id": urn("annotation", claim["id"]),
        "type": "Annotation",
        "motivation": "describing",
        "created": edition.as_of.isoformat(),
        "generator": {"id": urn("software"), "type": "Software", "name": "daybrief"},
        "body": bodies,
        "target": {
            "source": links_of(doc) or urn("document", doc["id"]),
            "selector": [
                {"type": "TextQuoteSelector", "exact": claim["quote"], "prefix": before, "suffix": after},
                {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]},
            ],
        },
    }


def around(doc: Json, claim: Json, most: int) -> tuple[str, str]:
    """Up to so many letters before and after the quoted words, from the passage that holds them."""
    for passage in doc["passages"]:
        start, end = claim["start"] - passage["start"], claim["end"] - passage["start"]
        if start >= 0 and end <= len(passage["text"]):
            return passage["text"][max(0, start - most) : start], passage["text"][end : end + most]
    return "", ""
