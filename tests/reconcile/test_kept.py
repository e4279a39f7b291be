"""An event keeps its key from day to day."""

from datetime import date
from typing import Any

from daybrief.reconcile import Kept, as_kept, keep_keys, keys_stand
from tests.reconcile.telling import casualties, made, strike, with_claim


def toll(day: int, killed: int, **fields: Any) -> dict[str, Any]:
    """A report of one night's toll, published on a day of February."""
    told = {"doc": f"paper-{day}", "published": f"2025-02-{day}", "when": "2025-02-20", "killed": [killed, killed]}
    return casualties("Kharkiv", **{**told, **fields})


def test_the_key_stays_when_the_first_telling_leaves_the_window() -> None:
    lines = [toll(20, 2, side="UA"), toll(21, 3), toll(22, 4), toll(23, 5), toll(24, 6)]
    before: list[Kept] = []
    keys = set()
    for at in range(1, len(lines)):  # two days are read at a time
        found = keep_keys(made(lines[at - 1 : at + 1], date(2025, 2, 20 + at)), before)
        keys.add(with_claim(found, lines[at]).event)
        before += as_kept(found)
    assert len(keys) == 1
    fresh = made(lines[3:5])
    assert with_claim(fresh, lines[4]).event not in keys  # what the window alone would give


def test_an_earlier_report_that_comes_in_late_leaves_the_key_as_it_is() -> None:
    known = toll(21, 3)
    before = made([known])
    late = toll(20, 2, side="UA")
    after = keep_keys(made([late, known]), as_kept(before))
    assert with_claim(after, late).event == with_claim(before, known).event
    assert with_claim(made([late, known]), known).event != with_claim(before, known).event


def test_of_two_events_that_become_one_the_older_key_stands() -> None:
    one, two = toll(20, 2), toll(21, 2)
    first, second = Kept("k1", frozenset({one["id"]})), Kept("k2", frozenset({two["id"]}))
    (fact,) = keep_keys(made([one, two]), [first, second])
    assert fact.event == "k1"


def test_where_an_event_comes_apart_the_part_with_more_of_it_keeps_the_key() -> None:
    lines = [strike("Kharkiv", doc="a"), strike("Kharkiv", doc="b"), strike("Pokrovsk", doc="c")]
    whole = Kept("k", frozenset(line["id"] for line in lines))
    found = keep_keys(made(lines), [whole])
    assert with_claim(found, lines[0]).event == "k"
    assert with_claim(found, lines[2]).event != "k"


def test_no_two_facts_share_a_key_and_parts_follow_their_whole() -> None:
    town, region = casualties("Kharkiv", killed=[1, 1]), casualties("Ukraine", killed=[4, 4], doc="b")
    fresh = made([town, region])
    whole = with_claim(fresh, region).event
    assert with_claim(fresh, town).part_of == whole
    found = keep_keys(fresh, [Kept("k", frozenset({region["id"]}))])
    assert with_claim(found, town).part_of == with_claim(found, region).event == "k"
    swapped = keep_keys(fresh, [Kept(whole, frozenset({town["id"]}))])
    assert len({fact.event for fact in swapped}) == len(swapped) == 2
    assert with_claim(swapped, town).event == whole


def test_without_earlier_days_keys_are_as_they_were_made() -> None:
    found = made([toll(20, 2), toll(21, 3)])
    assert keep_keys(found, []) == found


def test_keys_stand_just_where_keeping_them_changes_nothing() -> None:
    found = made([toll(20, 2), toll(21, 3)])
    claims = frozenset(found[0].support)
    for earlier in ([], [Kept(found[0].event, claims)], [Kept("k", claims)], [Kept("k", frozenset({"other"}))]):
        assert keys_stand(as_kept(found), earlier) == (keep_keys(found, earlier) == found)
