"""What lies ahead has not happened: a law that holds for every kind and every reader."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.model.text import Document


def ahead(claims: Iterable[Claim], doc: Document) -> list[Claim]:
    """The claims, those that begin after the document was published told as plans.

    Nobody can assert what has not come. A denial stays one: it disputes another's words, whatever their time.
    """
    return [_planned(claim) if _is_ahead(claim, doc) else claim for claim in claims]


def _is_ahead(claim: Claim, doc: Document) -> bool:
    if claim.when is None or doc.published is None or claim.attribution.stance in ("plans", "denies"):
        return False
    return claim.when.start > doc.published.day


def _planned(claim: Claim) -> Claim:
    attribution = claim.attribution.model_copy(update={"stance": "plans"})
    return Claim.model_validate(claim.model_copy(update={"attribution": attribution}).model_dump())
