"""Tallies beside the Air Force's table: a figure agrees, or is explained."""

from typing import Any

import pytest

from tools.eval_tallies import Finding, compare, row_of

NIGHT = "2024-03-03/2024-03-04"


def line(start: str, end: str, model: str, launched: str, destroyed: str, lost: str = "") -> dict[str, str]:
    given = {"time_start": start, "time_end": end, "model": model, "launched": launched}
    return given | {"destroyed": destroyed, "not_reach_goal": lost}


ROWS = [
    row_of(line("2024-03-03 20:00", "2024-03-04 06:00", "Shahed-136/131", "30.0", "21.0", "4.0")),
    row_of(line("2024-03-03 22:00", "2024-03-04 06:00", "X-101/X-555", "8.0", "7.0")),
    row_of(line("2024-03-05 01:00", "2024-03-05 06:00", "Shahed-136/131", "12.0", "12.0")),
]


def judged(when: str = NIGHT, source: str | None = "Air Force", **slots: Any) -> list[str]:
    claim = {"doc": "d", "quote": "q", "when": when, "source": source, "publisher": "a paper", "places": []} | slots
    return [finding.verdict for finding in compare(claim, ROWS)]


@pytest.mark.parametrize(
    ("slots", "verdict"),
    [
        ({"weapon": "drone", "launched": [30, 30]}, "agrees"),
        ({"weapon": "mixed", "launched": [38, 38]}, "agrees"),
        ({"weapon": "drone", "intercepted": [25, 25]}, "agrees"),  # shot down and suppressed as one number
        ({"weapon": "drone", "launched": [25, None]}, "bound"),
        ({"weapon": "drone", "launched": [12, 12]}, "other night"),
        ({"weapon": "drone", "launched": [9, 9], "places": [{"name": "Odesa"}]}, "part"),
        ({"weapon": "drone", "launched": [9, 9], "source": "the mayor"}, "other owner"),
        ({"weapon": "drone", "launched": [9, 9]}, "unexplained"),
        ({"weapon": "drone", "launched": [90, 90], "when": "2024-02-01/2024-03-04"}, "longer period"),
        ({"weapon": "missile", "lost": [2, 2]}, "no row"),
    ],
)
def test_each_disagreement_has_its_explanation(slots: dict[str, Any], verdict: str) -> None:
    assert judged(**slots) == [verdict]


def test_each_figure_of_a_claim_is_compared() -> None:
    found = list(compare({"doc": "d", "quote": "q", "when": NIGHT, "weapon": "drone", "source": None, "publisher": "p",
                          "launched": [30, 30], "intercepted": [20, 20]}, ROWS))  # fmt: skip
    assert [(f.slot, f.verdict) for f in found] == [("launched", "agrees"), ("intercepted", "other owner")]
    assert isinstance(found[0], Finding)


def test_attacks_by_ukraine_and_claims_without_a_day_are_not_compared() -> None:
    assert judged(attacker="UA", weapon="drone", launched=[30, 30]) == []
    assert judged(when="2024-03", weapon="drone", launched=[30, 30]) == []
