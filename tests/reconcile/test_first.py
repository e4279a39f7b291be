"""Which of rival counts a reader is shown first (docs/decisions/0018-rival-counts.md)."""

from typing import Any

from daybrief.model.outcome import Fact
from tests.reconcile.telling import casualties, figure, made, said, strike, with_claim

EARLY, LATE = "2025-02-27T09:00+02:00", "2025-02-27T21:00+02:00"


def toll(killed: int, source: str | None, doc: str, published: str = "2025-02-27") -> dict[str, Any]:
    return casualties("Kharkiv", killed=[killed, killed], source=source, doc=doc, published=published)


def fact_of(*lines: dict[str, Any]) -> Fact:
    return with_claim(made(lines), lines[0])


def test_the_office_of_the_country_it_happened_in_comes_before_the_other_sides() -> None:
    fact = fact_of(toll(4, "Ukrainian police", "a"), toll(9, "Russian Ministry of Defence", "b", LATE))
    assert figure(fact, "killed") == [4, 9]
    assert "killed is shown as 4 by Ukrainian police first: who can see what is counted" in said(fact)


def test_an_office_comes_before_a_paper_in_its_own_voice_however_late() -> None:
    fact = fact_of(toll(4, "Red Cross", "a", EARLY), toll(6, None, "b", LATE))
    assert "killed is shown as 4 by Red Cross first" in said(fact)


def test_of_equally_competent_origins_the_latest_comes_first() -> None:
    fact = fact_of(toll(4, "Ukrainian police", "a", EARLY), toll(6, "Ihor Terekhov", "b", LATE))
    assert figure(fact, "killed") == [4, 6]
    assert "killed is shown as 6 by Ihor Terekhov first" in said(fact)
    assert "the latest of them" in said(fact)


def test_a_fact_holds_the_count_shown_first_beside_its_range() -> None:
    fact = fact_of(toll(4, "Ukrainian police", "a", EARLY), toll(6, "Ihor Terekhov", "b", LATE))
    assert fact.first["killed"].exchange() == [6, 6]
    assert fact.as_shown().figures["killed"].exchange() == [6, 6]
    even = fact_of(toll(4, "Ukrainian police", "a"), toll(6, "Ihor Terekhov", "b"))
    assert even.first == {}
    assert even.as_shown() is even


def test_where_none_is_surely_the_latest_the_range_is_shown() -> None:
    fact = fact_of(toll(4, "Ukrainian police", "a"), toll(6, "Ihor Terekhov", "b"))
    assert "killed is shown as 4 to 6, the range of" in said(fact)
    assert "none surely the latest" in said(fact)


def test_the_side_that_was_attacked_can_count_what_came() -> None:
    wave = {"weapon": "drone", "attacker": "RU", "when": "2025-02-26/2025-02-27"}
    ours = strike(launched=[166, 166], source="Ukrainian Air Force", **wave)
    theirs = strike(launched=[90, 90], source="Reuters", doc="b", **wave)
    fact = with_claim(made([ours, theirs]), ours)
    assert "launched is shown as 166 by Ukrainian Air Force first: who can see what is counted" in said(fact)


def test_counts_that_agree_need_no_choice() -> None:
    fact = fact_of(toll(4, "Ukrainian police", "a"), toll(4, "Red Cross", "b"))
    assert "is shown as" not in said(fact)
