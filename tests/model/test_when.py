from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from daybrief.model.when import When
from tests.strategies import whens


@given(whens())
def test_the_exchange_form_reads_back_as_the_same_days(when: When) -> None:
    back = When.parse(when.exchange())
    assert (back.start, back.end, back.grain) == (when.start, when.end, when.grain)


@given(whens(), whens())
def test_overlap_does_not_depend_on_who_is_asked(a: When, b: When) -> None:
    assert a.overlaps(b) == b.overlaps(a)


def test_the_night_belongs_to_two_days_and_is_written_with_both_ends() -> None:
    assert When.night_into(date(2025, 2, 27)).exchange() == "2025-02-26/2025-02-27"


def test_a_month_and_a_year_are_written_no_finer_than_the_text() -> None:
    assert When.month(2024, 12).exchange() == "2024-12"
    assert When.month(2024, 12).end == date(2025, 1, 1)
    assert When.year(2026).exchange() == "2026"


def test_time_cannot_run_backwards() -> None:
    with pytest.raises(ValidationError, match="end after it starts"):
        When(start=date(2025, 2, 27), end=date(2025, 2, 27))
