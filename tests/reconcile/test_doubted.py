"""A deed read with doubt beside one read surely: it goes, unless it opens the sure one's paragraph."""

import pytest

from daybrief.claims.base import DOUBTED
from daybrief.reconcile import facts, told_from_lines
from tests.reconcile.telling import ground, theatre

LEAD, SURE = "They attacked at Toretsk.", "Russian forces attacked near Toretsk."


@pytest.mark.parametrize(("begins", "stays"), [(len(LEAD) + 1, True), (len(LEAD) + 90, False)])
def test_a_doubted_telling_stays_only_right_before_a_sure_one(begins: int, stays: bool) -> None:
    ends = begins + len(SURE)
    lines = [
        ground("Toretsk", id="lead", start=0, end=len(LEAD), quote=LEAD, actor="RU", action="attacked"),
        ground("Toretsk", id="sure", start=begins, end=ends, quote=SURE, actor="RU", action="attacked"),
    ]
    lead, sure = told_from_lines(lines, theatre())
    doubted = lead.model_copy(update={"claim": lead.claim.model_copy(update={"confidence": DOUBTED})})
    (fact,) = facts([doubted, sure], theatre(), None)
    assert (len(fact.support) == 2) is stays
