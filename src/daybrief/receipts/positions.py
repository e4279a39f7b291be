"""Words set side by side, and what their holders said before: verbatim, each from the passage it is said to come from,
and from the thirty days before the brief."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from daybrief.receipts.evidence import Evidence, Index, Json
from daybrief.receipts.naming import Names
from daybrief.receipts.ukrainian.names import UkrainianNames

_WHO = ("source", "speaker", "actor", "issuer")  # what of a claim names who says or does it
_PASSAGE = ("quote", "mentions", "start", "end", "about", "said")
LATEST = 30  # days before the brief in which earlier words are looked for


def faults(brief: Mapping[str, Any], index: Index, heard: Names | UkrainianNames) -> Iterator[tuple[str, str, str]]:
    """Where, what, and why it does not hold: of positions and of words side by side. `heard` knows the names of the
    brief's language."""
    held = {(one["claim"], one["before"]): one for one in brief.get("positions", ()) if one.get("claim")}
    for one in held.values():
        yield from (("positions", one["said"], why) for why in _of_holder(one, index, str(brief.get("day"))))
        yield from (("positions", one["holder"], why) for why in _voice(one["holder"], one["claim"], index, heard))
    for event in brief.get("wordings", ()):
        for told in event["told"]:
            yield from (("wordings", told["voice"], why) for why in _voice(told["voice"], told["claim"], index, heard))
            if not told["voice"].strip():
                yield "wordings", told["quote"], "whose words they are is left out"
            if not stands_in(told["quote"], str(index.claims.get(told["claim"], {}).get("quote", ""))):
                yield "wordings", told["quote"], "the claim does not have these words"
            if told.get("before"):
                then = held.get((told["claim"], told["before"]), {})
                if not stands_in(told.get("before_said", ""), str(then.get("before_said", ""))):
                    yield "wordings", told["before_said"], f"nobody's position of {told['before']} has these words"


def _of_holder(one: Mapping[str, Any], index: Index, day: str) -> Iterator[str]:
    if not stands_in(one["said"], str(index.claims.get(one["claim"], {}).get("quote", ""))):
        yield "the claim does not have these words"
    if one["before"] is None:
        return
    if not stands_in(one["before_said"], one["before_passage"]):
        yield f"the passage of {one['before']} does not have the words of then"
    try:
        back = date.fromisoformat(day) - date.fromisoformat(one["before"])
    except ValueError:
        yield f"{one['before']} is no day"
        return
    if not timedelta() < back <= timedelta(days=LATEST):
        yield f"{one['before']} is not within the {LATEST} days before"


def _voice(label: str, claim: str, index: Index, heard: Names | UkrainianNames) -> Iterator[str]:
    """Why a label is not that of a claim's voice: it names somebody who neither says it, does it nor prints
    it."""
    told = index.claims.get(claim, {})
    doc = index.documents.get(str(told.get("document")), {})
    evidence = Evidence((_voices(told),), ({key: doc.get(key) for key in ("id", "source", "origin")},))
    yield from (f"the claim's voice is not {name}" for name in heard.missing(label, evidence, opens=True))


def _voices(claim: Json) -> Json:
    """What a claim says of who speaks or acts in it, and nothing of those who only stand in its passage."""
    named = [value if isinstance(value, list) else [value] for key in _WHO if (value := claim.get(key))]
    kept = {key: value for key, value in claim.items() if key not in _PASSAGE}
    return kept | {"quote": "\n".join(str(name) for names in named for name in names)}


def stands_in(quote: str, passage: str) -> bool:
    """Whether words, which may be cut at their ends, stand in a passage: from its start, unless cut there."""
    plain = " ".join(quote.split())
    whole = plain.removeprefix("… ").removesuffix(" …").strip(" “”\"'")
    return bool(whole) and whole in " ".join(passage.split())
