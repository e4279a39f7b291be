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
    return tuple(sorted(kept.values(), key=lambda c: (c.spans[0].start, c.spans[-1].end)))


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
