from datetime import date

import pytest

from daybrief.brief.offices import office_on

LINE = "Head of the Presidential Office since January 2026; head of military intelligence until January 2026"


@pytest.mark.parametrize(
    ("day", "office"),
    [(date(2025, 2, 27), "head of military intelligence"), (date(2026, 3, 1), "Head of the Presidential Office")],
)
def test_an_office_is_the_one_held_on_the_day(day: date, office: str) -> None:
    assert office_on(LINE, day) == office


def test_an_office_that_has_ended_is_not_given() -> None:
    assert office_on("President until January 2025", date(2025, 6, 1)) == ""
    assert office_on("President until January 2025", date(2024, 6, 1)) == "President"


def test_an_undated_office_always_holds() -> None:
    assert office_on("Prime Minister", date(2023, 1, 1)) == "Prime Minister"


def test_an_office_does_not_hold_before_it_began() -> None:
    assert office_on("President since January 2025", date(2024, 6, 1)) == ""
    assert office_on("President since January 2025", date(2025, 6, 1)) == "President"


def test_an_office_that_changed_hands_within_a_month_changes_on_its_day() -> None:
    line = "Secretary of the Council since 12 May 2024; minister until 12 May 2024"
    assert office_on(line, date(2024, 5, 11)) == "minister"
    assert office_on(line, date(2024, 5, 12)) == "Secretary of the Council"
