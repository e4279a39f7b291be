"""How a fact's time is written beside the day of the brief."""

from datetime import date

from daybrief.brief.times import ENGLISH
from daybrief.brief.ukrainian.times import UKRAINIAN
from daybrief.model.when import When

TODAY = date(2025, 2, 27)


def test_the_day_of_a_report_is_never_printed_as_the_day_of_what_it_tells() -> None:
    told = When.parse("2025-02-26")
    assert ENGLISH.phrase(told, TODAY, night=False) == "on 26 February"
    assert ENGLISH.phrase(told.model_copy(update={"basis": "reporting-day"}), TODAY, night=False) == ""


def test_the_lead_names_the_weekday_where_the_text_gives_the_day() -> None:
    told = When.parse("2025-02-27")
    assert ENGLISH.phrase(told, TODAY, night=False, lead=True) == "on Thursday"
    for lent in ("reporting-day", "carried"):
        assert ENGLISH.phrase(told.model_copy(update={"basis": lent}), TODAY, night=False, lead=True) == ""


def test_a_night_that_ended_today_is_overnight_and_the_one_before_has_its_date() -> None:
    assert ENGLISH.phrase(When.parse("2025-02-26/2025-02-27"), TODAY, night=True) == "overnight"
    assert ENGLISH.phrase(When.parse("2025-02-25/2025-02-26"), TODAY, night=True) == "in the night to 26 February"


def test_the_two_languages_tell_the_same_times() -> None:
    told = {
        "2025-02-26": ("on 26 February", "26 лютого"),
        "2025-02-24/2025-02-25": ("on 24 and 25 February", "24 і 25 лютого"),
        "2024-12-31": ("on 31 December 2024", "31 грудня 2024 року"),
        "2025-01": ("in January", "у січні"),
        "2025-01/2025-02": ("in January and February", "у січні і лютому"),
        "2024-12": ("in December 2024", "у грудні 2024 року"),
        "2025": ("this year", "цього року"),
        "2024": ("in 2024", "2024 року"),
        "2024-11-01/2025-02-27": ("since November 2024", "з листопада 2024 року"),
        "2025-01-30/2025-02-03": ("between 30 January and 3 February", "з 30 січня до 3 лютого"),
    }
    for text, both in told.items():
        when = When.parse(text)
        assert tuple(tongue.phrase(when, TODAY, night=False) for tongue in (ENGLISH, UKRAINIAN)) == both


def test_days_and_months_stand_alone_in_each_language() -> None:
    assert ENGLISH.long_day(TODAY) == "Thursday 27 February 2025"
    assert UKRAINIAN.long_day(TODAY) == "четвер, 27 лютого 2025 року"
    assert (ENGLISH.short_day(TODAY), UKRAINIAN.short_day(TODAY)) == ("Thu 27 Feb", "чт, 27 лютого")
    assert (ENGLISH.month(TODAY), UKRAINIAN.month(TODAY)) == ("February 2025", "Лютий 2025 року")
    assert (ENGLISH.horizon("2026", TODAY), UKRAINIAN.horizon("2026", TODAY)) == ("2026", "2026 року")
