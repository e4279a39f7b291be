"""What became of facts between two states."""

from typing import Any

import pytest

from daybrief.reconcile import changes
from tests.reconcile.telling import casualties, claim, ground, made

MORNING = casualties("Kharkiv", id="m", doc="a", published="2025-02-27T09:00", source="Synehubov", killed=[5, 5])


def became(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.sort, change.said) for change in changes(made(before), made(after))]


def test_what_nobody_told_before_is_new() -> None:
    assert became([], [MORNING]) == [("new", ())]


def test_what_is_as_it_was_is_no_change() -> None:
    assert became([MORNING], [MORNING]) == []


def test_a_later_count_is_an_update() -> None:
    evening = {**MORNING, "id": "e", "doc": "b", "published": "2025-02-27T19:00", "killed": [6, 6]}
    ((sort, said),) = became([MORNING], [MORNING, evening])
    assert sort == "updated"
    assert "killed: 5 → 6" in said


def test_a_count_taken_back_is_a_correction() -> None:
    evening = {**MORNING, "id": "e", "doc": "b", "published": "2025-02-27T19:00", "killed": [3, 3]}
    ((sort, said),) = became([MORNING], [MORNING, evening])
    assert sort == "corrected"
    assert any("takes killed back from 5 to 3" in line for line in said)


def test_what_no_claim_tells_any_more_is_withdrawn() -> None:
    assert became([MORNING], []) == [("withdrawn", ("no claim of the day tells it any more",))]


def test_a_denial_that_finds_its_claim_stands_against_it() -> None:
    denial = ground("Toretsk", id="no", doc="b", actor="UA", action="regained", source="Peskov", stance="denies")
    denied = ground("Toretsk", id="yes", actor="UA", action="regained", source="Syrskyi")
    found = dict(became([denial], [denial, denied]))
    assert found["withdrawn"][0].startswith("its claims now stand against")


def test_a_group_told_more_finely_is_no_correction() -> None:
    finer = {**MORNING, "id": "f", "doc": "b", "published": "2025-02-27T12:00", "who": "civilian"}
    ((sort, said),) = became([{**MORNING, "who": "unstated"}], [{**MORNING, "who": "unstated"}, finer])
    assert sort == "updated"
    assert "who: unstated → civilian" in said


@pytest.mark.parametrize("origin", ["AFP", "Red Cross"])
def test_a_second_origin_is_an_update(origin: str) -> None:
    first = claim("casualties", "Kharkiv", id="m", killed=[5, 5], source="Synehubov")
    second = claim("casualties", "Kharkiv", id="s", doc="b", killed=[5, 5], source=origin)
    ((sort, said),) = became([first], [first, second])
    assert sort == "updated"
    assert "origins: 1 → 2" in said
