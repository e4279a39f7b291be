"""What people judge of pairs of claims outranks the rules."""

from typing import Any

import pytest

from daybrief.errors import InputError
from daybrief.model.outcome import Fact
from daybrief.reconcile import Judged, facts, judged_from_lines, told_from_lines
from tests.reconcile.telling import casualties, claim, ground, said, strike, theatre, together, with_claim


def settled(lines: list[dict[str, Any]], *verdicts: tuple[dict[str, Any], dict[str, Any], str]) -> tuple[Fact, ...]:
    judged = [Judged(a=a["id"], b=b["id"], verdict=v, by="desk", why="seen") for a, b, v in verdicts]
    return facts(told_from_lines(lines, theatre()), theatre(), judged=judged)


def test_two_events_judged_the_same_are_one() -> None:
    one, two = strike("Kharkiv", weapon="missile"), strike("Pokrovsk", weapon="missile", doc="b")
    assert not together(settled([one, two]), one, two)
    found = settled([one, two], (one, two, "same"))
    assert together(found, one, two)
    assert "desk judged two claims to tell of one event: seen" in said(with_claim(found, one))


def test_one_event_judged_different_is_two_and_says_so() -> None:
    one, two = casualties("Kharkiv", killed=[2, 2]), casualties("Kharkiv", killed=[2, 2], doc="b")
    assert together(settled([one, two]), one, two)
    found = settled([one, two], (one, two, "different"))
    assert not together(found, one, two)
    assert "two events" in said(with_claim(found, one)) and "two events" in said(with_claim(found, two))


def test_a_third_telling_joins_one_of_two_that_were_judged_different() -> None:
    one, two, three = (casualties("Kharkiv", killed=[2, 2], doc=doc) for doc in "abc")
    found = settled([one, two, three], (one, two, "different"))
    assert len(found) == 2


def test_the_later_of_two_verdicts_on_a_pair_stands() -> None:
    one, two = casualties("Kharkiv", killed=[2, 2]), casualties("Kharkiv", killed=[2, 2], doc="b")
    assert together(settled([one, two], (one, two, "different"), (two, one, "same")), one, two)


def test_different_outranks_a_chain_of_same() -> None:
    one, two, three = strike("Kharkiv"), strike("Pokrovsk", doc="b"), strike("Toretsk", doc="c")
    verdicts = ((one, two, "same"), (two, three, "same"), (one, three, "different"))
    assert not together(settled([one, two, three], *verdicts), one, three)


def test_claims_of_two_kinds_stay_apart_whatever_is_judged() -> None:
    one, two = strike("Kharkiv"), casualties("Kharkiv", killed=[1, 1])
    assert len(settled([one, two], (one, two, "same"))) == 2


def test_a_summary_judged_to_be_of_another_event_does_not_join_its_detail() -> None:
    act = {"actor": "RU", "action": "attacked", "source": "Ukrainian General Staff"}
    short = ground("Toretsk", quote="They attacked near Toretsk.", **act)
    long = ground("Toretsk", "Pokrovsk", quote="They attacked near Toretsk and Pokrovsk many times.", doc="b", **act)
    assert not together(settled([short, long], (short, long, "different")), short, long)


def test_judgements_do_not_depend_on_the_order_of_claims() -> None:
    lines = [casualties("Kharkiv", killed=[2, 2], doc=doc) for doc in "abcd"]
    verdicts = ((lines[0], lines[3], "different"), (lines[1], lines[2], "same"))
    keys = {tuple(sorted((f.event, *sorted(f.support)) for f in settled(order, *verdicts))) for order in
            (lines, lines[::-1], lines[2:] + lines[:2])}  # fmt: skip
    assert len(keys) == 1


def test_a_judgement_that_is_neither_same_nor_different_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="judgement 1: verdict"):
        judged_from_lines([{"a": "x", "b": "y", "verdict": "perhaps"}])


def test_a_line_of_judgement_needs_no_more_than_the_pair_and_the_verdict() -> None:
    one = claim("losses", side="RU", item="tank", count=[3, 3])
    (found,) = judged_from_lines([{"a": one["id"], "b": "z", "verdict": "same"}])
    assert found.pair == (min(one["id"], "z"), max(one["id"], "z"))
