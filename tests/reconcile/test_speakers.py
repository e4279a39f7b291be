"""Whose word a claim is, by what it tells of."""

from typing import Any

import pytest

from tests.reconcile.telling import casualties, claim, figure, ground, made, said, strike, together, with_claim

MORNING = {"doc": "morning", "published": "2025-02-27T12:25"}
EVENING = {"doc": "evening", "published": "2025-02-27T20:10"}


def toll(**fields: Any) -> dict[str, Any]:
    return casualties("Kostiantynivka", **fields)


@pytest.mark.parametrize(
    "early", ["regional military administration", "the administration", "областная администрация", "ОВА"]
)
def test_an_office_named_without_its_oblast_is_that_of_the_oblast_told_of(early: str) -> None:
    before = toll(killed=[5, 5], injured=[8, 8], source=early, **MORNING)
    after = toll(killed=[6, 6], injured=[10, 10], source="Donetsk Oblast administration", **EVENING)
    fact = with_claim(made([before, after]), after)
    assert (figure(fact, "killed"), figure(fact, "injured"), fact.origins) == ([6, 6], [10, 10], 1)
    assert [reading.live for reading in fact.readings] == [False, True]
    assert "killed: later count" in said(fact)


@pytest.mark.parametrize("head", ["Governor Vadym Filashkin", "Governor Ostap Vymyslenko", "the governor"])
def test_a_governor_speaks_for_the_oblast_told_of(head: str) -> None:
    before = toll(killed=[5, 5], source=head, **MORNING)
    after = toll(killed=[6, 6], source="Donetsk Oblast Military Administration", **EVENING)
    fact = with_claim(made([before, after]), after)
    assert (figure(fact, "killed"), fact.origins) == ([6, 6], 1)


def test_administrations_of_two_oblasts_are_two_origins() -> None:
    one = claim("casualties", "Kostiantynivka", killed=[1, 1], source="the administration")
    other = claim("casualties", "Kharkiv", injured=[2, 2], source="the administration", doc="b")
    found = made([one, other])
    assert with_claim(found, one).readings[0].origin == "Donetsk Oblast Military Administration"
    assert with_claim(found, other).readings[0].origin == "Kharkiv Oblast Military Administration"


def test_offices_of_unknown_regions_in_two_papers_are_not_taken_for_one() -> None:
    wave = {"weapon": "drone", "launched": [9, 9], "source": "regional administration"}
    one, other = strike(**wave), strike(**wave, doc="b")
    assert with_claim(made([one, other]), one).origins == 2


def test_a_governor_whom_the_other_side_installed_is_another_voice() -> None:
    ours = claim("casualties", "Kherson Oblast", killed=[2, 2], source="Kherson Oblast administration")
    theirs = claim("casualties", "Kherson Oblast", killed=[3, 3], source="Russian governor Ihor Vyhadanov", doc="b")
    assert with_claim(made([ours, theirs]), ours).origins == 2


def test_a_pronoun_is_no_origin_beside_a_named_one() -> None:
    named = strike("Bryansk Oblast", attacker="UA", weapon="drone", intercepted=[19, 19], source="Russian MoD")
    relayed = strike("Bryansk Oblast", attacker="UA", weapon="drone", intercepted=[19, 19], source="it", doc="b")
    fact = with_claim(made([named, relayed]), named)
    assert together(made([named, relayed]), named, relayed)
    assert (fact.origins, fact.standing) == (1, "single")
    assert "it" not in {reading.origin for reading in fact.readings}


@pytest.mark.parametrize("source", ["Russian forces", "Geolocated footage", "footage of soldiers"])
def test_neither_the_acting_force_nor_its_picture_is_an_origin(source: str) -> None:
    line = ground("Toretsk", actor="RU", action="attacked", source=source, doc="institute")
    assert with_claim(made([line]), line).readings[0].origin == "institute"


def test_a_military_that_reports_is_a_voice() -> None:
    line = ground("Toretsk", actor="UA", action="repelled", source="Ukrainian Armed Forces")
    assert with_claim(made([line]), line).readings[0].origin == "Ukrainian Armed Forces"
