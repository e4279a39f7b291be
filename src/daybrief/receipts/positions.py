"""Words set side by side, and what their holders said before: verbatim, each from the passage it is said to come from,
and from the thirty days before the brief."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from daybrief.receipts.evidence import Index

LATEST = 30  # days before the brief in which earlier words are looked for


def faults(brief: Mapping[str, Any], index: Index) -> Iterator[tuple[str, str, str]]:
    """Where, what, and why it does not hold: of positions and of words side by side."""
    held = {(one["claim"], one["before"]): one for one in brief.get("positions", ()) if one.get("claim")}
    for one in held.values():
        yield from (("positions", one["said"], why) for why in _of_holder(one, index, str(brief.get("day"))))
    for event in brief.get("wordings", ()):
        for told in event["told"]:
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


def stands_in(quote: str, passage: str) -> bool:
    """Whether words, which may be cut at their ends, stand in a passage: from its start, unless cut there."""
    plain = " ".join(quote.split())
    whole = plain.removeprefix("… ").removesuffix(" …").strip(" “”\"'")
    return bool(whole) and whole in " ".join(passage.split())
