"""One event told twice in a document, by the text or by two readers, is one claim."""

from collections.abc import Iterable
from typing import Any

from daybrief.claims import Claim


def once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in text order, the same event with the same values kept at its fuller telling."""
    kept: dict[Any, Claim] = {}
    for claim in claims:
        key = _saying(claim)
        if key not in kept or _fullness(claim) > _fullness(kept[key]):
            kept[key] = claim
    told = tuple(kept.values())
    fuller = [c for c in told if not c.detail.fewer or not any(_adds_nothing(c, other) for other in told)]
    return tuple(sorted(fuller, key=lambda c: (c.spans[0].start, c.spans[-1].end)))


def _adds_nothing(claim: Claim, other: Claim) -> bool:
    """Whether another claim of the same event names all whom this one names, and more: 'the visitor held talks'."""
    slots = claim.detail.fewer
    if type(claim.detail) is not type(other.detail):
        return False
    mine, theirs = _names(claim, slots[:1]), _names(other, slots)
    if mine and claim is not other and mine == _names(other, slots[:1]) and _recalls(claim, other):
        return True
    return bool(mine) and _same_event(claim, other) and mine <= theirs and len(mine) < len(_names(other, slots[:1]))


def _recalls(claim: Claim, other: Claim) -> bool:
    """Whether a claim that gives no time and no place of its own comes after one of the same people that does."""
    dated = claim.when is not None and claim.when.basis not in ("reporting-day", "carried")
    bare = not dated and not claim.places
    fuller = other.when is not None or bool(other.places)
    later = other.spans[0].start < claim.spans[0].start
    return bare and fuller and later and claim.attribution.stance == other.attribution.stance


def _same_event(claim: Claim, other: Claim) -> bool:
    when = claim.when is not None and other.when is not None and claim.when.exchange() == other.when.exchange()
    there = {place.name for place in claim.places} <= {place.name for place in other.places}
    return when and there and claim.attribution.stance == other.attribution.stance


def _names(claim: Claim, slots: Iterable[str]) -> set[str]:
    """The last words of names: 'Zelensky' is Volodymyr Zelensky."""
    return {name.split()[-1].casefold() for slot in slots for name in getattr(claim.detail, slot) if name.split()}


def _saying(claim: Claim) -> tuple[Any, ...]:
    """What a claim says, but for the words it says it in."""
    return (
        claim.detail.model_dump_json(),
        frozenset(place.name for place in claim.places),
        claim.when.exchange() if claim.when else None,
        claim.attribution.origin.name.casefold(),
        claim.attribution.stance,
    )


def _fullness(claim: Claim) -> int:
    return sum(len(span.quote) for span in claim.spans)
