"""A page a fact, with its history, and a page a claim, with its words: each with an address that stays."""

from collections.abc import Iterator
from typing import Any

from daybrief.brief.times import long_day
from daybrief.brief.tongue import LANGUAGES
from daybrief.claims import KIND_BY_NAME
from daybrief.export.data.annotations import around
from daybrief.export.edition import Edition, Json, links_of, placed
from daybrief.export.forms.page import said_day
from daybrief.export.site.index import Index, figures, parts
from daybrief.export.site.names import short
from daybrief.export.site.shell import shell

_HELD = (
    "id", "document", "doc", "kind", "quote", "start", "end", "source", "stance", "when", "places", "basis",
    "confidence", "voice", "mentions", "cites",
)  # fmt: skip
"""What a claim's page shows in its own places; the rest are the values of its kind."""


def fact_page(id: str) -> str:
    return f"facts/{short(id)}.html"


def claim_page(id: str) -> str:
    return f"claims/{short(id)}.html"


def pages(index: Index, edition: Edition) -> Iterator[tuple[str, str]]:
    """The facts that this edition is the last to tell, and the claims beneath them."""
    for fact in edition.facts:
        if index.facts[fact["id"]][-1].day == edition.day:
            yield fact_page(fact["id"]), _fact(index, edition, fact)
            for claim in (*edition.support(fact), *edition.against(fact)):
                if index.claims[claim["id"]] == fact["id"]:
                    yield claim_page(claim["id"]), _claim(index, edition, fact, claim)


def _fact(index: Index, edition: Edition, fact: Json) -> str:
    lines = index.facts[fact["id"]]
    wider = edition.fact_by_id.get(fact["part_of"] or "")
    return shell(
        "fact",
        index.theatre,
        1,
        says=edition.says(fact),
        told=bool(edition.told(fact)),
        fact=fact,
        figures=figures(fact),
        places=[(place["name"], f"../{index.place(place['id'])}") for place in placed(fact)],
        unplaced=[place["name"] for place in fact["places"] if place.get("lat") is None],
        actors=[(a.name, f"../{index.actor(a)}", part) for a, part in parts(index, edition, fact).items()],
        history=[
            {
                "day": long_day(line.day),
                "href": f"../days/{line.day}.html",
                "says": line.says,
                "standing": line.standing,
                "figures": index.figures[(line.fact, line.day)],
            }
            for line in reversed(lines)
        ],
        wider=(edition.says(wider), f"../{fact_page(wider['id'])}") if wider else None,
        narrower=[
            (edition.says(part), f"../{fact_page(part['id'])}")
            for part in edition.facts
            if part["part_of"] == fact["id"]
        ],
        support=[_passage(edition, claim) for claim in edition.support(fact)],
        against=[_passage(edition, claim) for claim in edition.against(fact)],
    )


def _passage(edition: Edition, claim: Json) -> dict[str, Any]:
    """A claim's words and where they stand."""
    doc = edition.document(claim)
    before, after = around(doc, claim, 280)
    before, after = whole(before, after, 280)
    return {
        "id": short(claim["id"]),
        "href": f"../{claim_page(claim['id'])}",
        "before": before,
        "quote": claim["quote"],
        "after": after,
        "voice": claim["source"] or "",
        "stance": claim["stance"],
        "title": doc["title"] or doc["name"],
        "source": doc["source"],
        "published": said_day(doc["published"]),
        "url": links_of(doc),
        "lang": doc["lang"],
        "language": LANGUAGES.get(doc["lang"], doc["lang"]),
    }


def whole(before: str, after: str, most: int) -> tuple[str, str]:
    """The words around a passage without one that the cut leaves in part."""
    if len(before) >= most and " " in before:
        before = before.partition(" ")[2]
    if len(after) >= most and " " in after:
        after = after.rpartition(" ")[0]
    return before, after


def _claim(index: Index, edition: Edition, fact: Json, claim: Json) -> str:
    """The claim with every value that was read from its words."""
    kind = KIND_BY_NAME.get(claim["kind"])
    read = [(slot.replace("_", " "), _said(claim[slot])) for slot in claim if slot not in _HELD]
    voice = index.actors.of(claim["source"]) if claim["source"] else None
    return shell(
        "claim",
        index.theatre,
        1,
        claim=claim,
        passage=_passage(edition, claim),
        read=read,
        section=kind.section if kind else "",
        places=[place["name"] for place in claim["places"]],
        voice=(voice.name, f"../{index.actor(voice)}") if voice in index.people and voice else None,
        fact=(edition.says(fact), f"../{fact_page(fact['id'])}"),
        denies=claim["id"] in fact["against"],
        day=(long_day(edition.day), f"../days/{edition.day}.html"),
    )


def _said(value: Any) -> str:
    """A value in words: 'at least 8', 'RU, UA'."""
    if isinstance(value, list):
        if len(value) == 2 and all(n is None or isinstance(n, int) for n in value):
            low, high = value
            if low == high:
                return f"{low:,}"
            if high is None:
                return f"at least {low:,}"
            return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
        return ", ".join(map(str, value))
    return str(value)
