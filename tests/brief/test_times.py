"""How a fact's time is written beside the day of the brief."""

from datetime import date

from daybrief.brief.times import phrase
from daybrief.model.when import When

TODAY = date(2025, 2, 27)


def test_the_day_of_a_report_is_never_printed_as_the_day_of_what_it_tells() -> None:
    told = When.parse("2025-02-26")
    assert phrase(told, TODAY, night=False) == "on 26 February"
    assert phrase(told.model_copy(update={"basis": "reporting-day"}), TODAY, night=False) == ""


def test_a_night_that_ended_today_is_overnight_and_the_one_before_has_its_date() -> None:
    assert phrase(When.parse("2025-02-26/2025-02-27"), TODAY, night=True) == "overnight"
    assert phrase(When.parse("2025-02-25/2025-02-26"), TODAY, night=True) == "in the night to 26 February"
