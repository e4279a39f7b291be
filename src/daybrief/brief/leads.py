"""A report's opening sentence on a region, and the sentence behind it that names the places: what the first says of how
an attack ended holds for the second."""

from collections.abc import Sequence

from daybrief.brief.spots import region_of
from daybrief.brief.values import Wording
from daybrief.claims import Claim
from daybrief.model.outcome import Fact
from daybrief.model.place import Located

ENDINGS = ("unmoved", "unproven", "repulsed")
"""Lists of words for how an attack ended."""

_NEXT = 12  # letters at most between the two sentences: a mark of a note, and a line's end


def among(wording: Wording, facts: Sequence[Fact]) -> dict[str, Fact]:
    """By event of an act whose own passage does not say how it ended: the lead of its paragraph, which does."""
    wide = [fact for fact in facts if _regional(fact) and any(wording.heard(fact, ending) for ending in ENDINGS)]
    silent = [fact for fact in facts if fact.where and not any(wording.heard(fact, ending) for ending in ENDINGS)]
    found = {}
    for fact in silent:
        lead = next((other for other in wide if _leads(wording, other, fact)), None)
        if lead is not None:
            found[fact.event] = lead
    return found


def _regional(fact: Fact) -> bool:
    return bool(fact.where) and all(isinstance(place, Located) and place.grain == "region" for place in fact.where)


def _leads(wording: Wording, lead: Fact, fact: Fact) -> bool:
    """Whether one fact is told right before another, of the same act by the same side, in the region of its places."""
    kind = wording.kind(fact)
    if lead is fact or lead.kind != fact.kind or not kind.gathers:
        return False
    if any(wording.raw(lead, slot) != wording.raw(fact, slot) for slot in kind.gathers):
        return False
    regions = {region_of(place, wording.cast.theatre) for place in lead.where}
    inside = sum(region_of(place, wording.cast.theatre) in regions for place in fact.where)
    if 2 * inside < len(fact.where):  # a namesake may be placed elsewhere
        return False
    claims = wording.material.claims
    return any(_before(claims[one], claims[other]) for one in lead.support for other in fact.support)


def _before(one: Claim, other: Claim) -> bool:
    first, second = one.spans[-1], other.spans[0]
    return first.doc == second.doc and 0 <= second.start - first.end <= _NEXT
