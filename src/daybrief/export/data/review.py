"""Contested facts as schema.org ClaimReview: what is claimed, by whom, and who disputes it. Nothing is rated true."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from daybrief.export.data.events import latest
from daybrief.export.edition import Edition, Json, links_of, urn
from daybrief.export.pretty import pretty
from daybrief.export.request import Request

_CONTESTED = ("disputed", "denied")


def claim_review(request: Request) -> str:
    """One ClaimReview a claim of a contested fact, as a JSON-LD graph."""
    graph = list(_reviews(request.editions, request.left))
    return pretty({"@context": "https://schema.org", "@graph": graph})


def _reviews(editions: Sequence[Edition], left: Counter[str]) -> Iterator[dict[str, Any]]:
    for edition, fact in latest(editions):
        if fact["standing"] not in _CONTESTED:
            left["not contested"] += 1
            continue
        for claim in (*edition.support(fact), *edition.against(fact)):
            yield _review(edition, fact, claim)


def _review(edition: Edition, fact: Json, claim: Json) -> dict[str, Any]:
    doc = edition.document(claim)
    link = links_of(doc)
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": urn("review", fact["id"], claim["id"]),
        "datePublished": edition.data["day"],
        "claimReviewed": " ".join(claim["quote"].split()),
        "author": {"@type": "Organization", "name": "daybrief"},
        "reviewBody": _against(edition, fact, claim),
        "reviewRating": {"@type": "Rating", "alternateName": fact["standing"].capitalize()},
        "itemReviewed": {
            "@type": "Claim",
            "@id": urn("claim", claim["id"]),
            "text": " ".join(claim["quote"].split()),
            "inLanguage": doc["lang"],
            "author": {"@type": "Thing", "name": edition.voice(claim)},
            "appearance": {
                "@type": "CreativeWork",
                "@id": link or urn("document", doc["id"]),
                "headline": doc["title"] or doc["name"],
                "publisher": {"@type": "Organization", "name": doc["source"]},
            },
        },
    }
    if doc["published"]:
        made["itemReviewed"]["datePublished"] = doc["published"]
    return made


def _against(edition: Edition, fact: Json, claim: Json) -> str:
    """What stands against this claim, in its own words."""
    mine = claim["id"] in fact["support"]
    others = edition.against(fact) if mine else edition.support(fact)
    if not others:
        readings = {tuple(map(str, r["figures"].items())): r["origin"] for r in fact["readings"] if r["live"]}
        return "Other origins give other figures: " + "; ".join(sorted(readings.values())) + "."
    return " ".join(f"{edition.voice(other)}: “{' '.join(other['quote'].split())}”" for other in others)
