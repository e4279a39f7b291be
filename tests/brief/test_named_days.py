"""Days that a passage names by month and number alone."""

from datetime import date

import pytest

from daybrief.brief.times import named_days

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("talks are due around 2 December in Oslo", [(date(2026, 12, 2), "around")]),
        ("talks are due on January 9", [(date(2027, 1, 9), "on")]),
        ("they first met on December 2, 2021", []),
        ("they first met on 2 December 2021", []),
        ("they meet from December 2 to 4", []),
    ],
)
def test_a_day_is_the_nearest_ahead_and_none_where_its_year_or_an_end_stands_behind_it(
    text: str, found: list[tuple[date, str]]
) -> None:
    assert list(named_days(text, TODAY)) == found
