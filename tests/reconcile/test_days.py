"""When two times are one event's, and which day's brief a fact belongs to."""

from datetime import date

import pytest

from daybrief.claims.meets import Timing
from daybrief.model.when import When
from daybrief.reconcile import background, in_day, late_for, of_day
from daybrief.reconcile.places import Fit
from daybrief.reconcile.times import Days, days, meet
from tests.reconcile.telling import casualties, claim, ground, made, strike, with_claim

THE_DAY = date(2025, 2, 27)


@pytest.mark.parametrize(
    ("one", "other", "timing", "fit"),
    [
        ("2025-02-26/2025-02-27", "2025-02-27", Timing.DAY, Fit.SAME),
        ("2025-02-26/2025-02-27", "2025-02-26", Timing.DAY, Fit.APART),
        ("2025-02-26/2025-02-27", "2025-02-25/2025-02-26", Timing.DAY, Fit.APART),
        ("2025-02-25/2025-02-27", "2025-02-26", Timing.DAY, Fit.SAME),
        ("2025-02-25/2025-02-27", "2025-02-25", Timing.DAY, Fit.APART),
        ("2025-02-27", "2025-02", Timing.DAY, Fit.INSIDE),
        ("2025", "2025-02", Timing.DAY, Fit.AROUND),
        ("2025-02-20/2025-02-27", "2025-02-21/2025-02-27", Timing.DAY, Fit.SAME),
        ("2025-02-24", "2025-02-27", Timing.NEAR, Fit.SAME),
        ("2025-02-23", "2025-02-27", Timing.NEAR, Fit.APART),
        ("2025-01-01", "2025-02-27", Timing.FREE, Fit.SAME),
    ],
)
def test_two_times_meet_as_their_kind_asks(one: str, other: str, timing: Timing, fit: Fit) -> None:
    a, b = (days(When.parse(text), None) for text in (one, other))
    assert meet(a, b, timing) is fit
    assert meet(b, a, timing) is fit.turned


def test_a_telling_without_a_time_is_of_the_day_it_was_told_or_the_one_before() -> None:
    undated = days(None, THE_DAY)
    fits = [meet(undated, days(When.day(date(2025, 2, day)), None), Timing.DAY) for day in (25, 26, 27, 28)]
    assert fits == [Fit.APART, Fit.OPEN, Fit.OPEN, Fit.APART]


def _in(line: dict[str, object]) -> tuple[bool, bool]:
    fact = with_claim(made([line]), line)
    return in_day(fact, THE_DAY), late_for(fact, THE_DAY)


@pytest.mark.parametrize(
    ("line", "belongs"),
    [
        (casualties("Kharkiv", killed=[1, 1]), (True, False)),
        (strike("Kharkiv", when="2025-02-26/2025-02-27"), (True, False)),
        (strike("Kharkiv", when="2025-02-25/2025-02-26"), (False, False)),
        (casualties("Kharkiv", killed=[1, 1], when="2025-02-26"), (False, True)),
        (casualties("Kharkiv", killed=[1, 1], when="2025-02-26", published="2025-02-26"), (False, False)),
        (strike(when="2025-02-26", weapon="drone", launched=[177, 177]), (False, False)),
        (casualties("Kharkiv", killed=[1, 1], when="2025-01-09"), (False, False)),
        (casualties("Ukraine", killed=[90, 90], when="2025-02"), (True, False)),
        (casualties("Ukraine", killed=[9, 9], when="2025-02-21/2025-02-27"), (True, False)),
        (casualties("Ukraine", killed=[900, 900], when="2023"), (False, False)),
        (claim("deployment", "Kursk Oblast", force="KP", when="2025-01/2025-02"), (True, False)),
        (claim("agreement", parties=["FR", "UA"], stage="negotiated", when="2024-10"), (True, False)),
        (claim("agreement", parties=["FR", "UA"], stage="agreed", when="2024-10-12"), (False, False)),
        (claim("meeting", participants=["Zelensky", "Trump"], when="2025-02-28", stance="plans"), (True, False)),
        (claim("statement", speaker="Trump", said="The deal has to come first", when=None), (True, False)),
        (ground("Toretsk", actor="RU", action="attacked", published="2025-02-28"), (False, False)),
    ],
)
def test_a_fact_belongs_to_its_day(line: dict[str, object], belongs: tuple[bool, bool]) -> None:
    assert _in(line) == belongs


def test_words_belong_to_the_day_they_were_first_told() -> None:
    words = {"speaker": "Trump", "said": "The deal has to come first", "when": None}
    yesterday = claim("statement", **words, published="2025-02-26")
    today = claim("statement", **words, doc="b")
    fact = with_claim(made([yesterday, today]), today)
    assert not in_day(fact, THE_DAY)
    assert in_day(fact, date(2025, 2, 26))


def test_the_day_of_a_telling_is_the_theatres_own() -> None:
    late_evening = casualties("Kharkiv", killed=[1, 1], when=None, published="2025-02-26T22:30:00+00:00")
    fact = with_claim(made([late_evening]), late_evening)
    assert fact.readings[0].as_of.startswith("2025-02-27T00:30")
    assert in_day(fact, THE_DAY)


def test_a_brief_tells_its_own_day_and_what_came_too_late_for_the_last() -> None:
    town = casualties("Kharkiv", killed=[1, 1], id="town")
    year = casualties("Ukraine", killed=[9, 9], id="war", when="2023")
    old = casualties("Ukraine", killed=[5, 5], id="old", when="2025-02-21/2025-02-26")
    late = casualties("Kyiv", killed=[1, 1], id="late", when="2025-02-26")
    found = made([town, year, old, late])
    assert with_claim(found, late).part_of == with_claim(found, old).event
    kept = of_day(found, THE_DAY)
    assert {fact.support[0] for fact in kept} == {"town", "late"}
    assert with_claim(kept, late).part_of is None


def test_what_the_reports_are_the_first_to_tell_of_the_weeks_before_is_background() -> None:
    town = casualties("Kharkiv", killed=[1, 1], id="town")
    weeks = casualties("Kyiv", killed=[4, 4], id="weeks", when="2025-02-10")
    words = claim("statement", speaker="Trump", said="The deal has to come first", when=None, published="2025-02-26")
    years = casualties("Kyiv", killed=[7, 7], id="years", when="2024-02-10")
    found = made([town, weeks, words | {"id": "words"}, years])
    assert {fact.support[0] for fact in background(found, THE_DAY)} == {"weeks", "words"}


def test_what_was_compared_before_does_not_change_whether_two_days_meet() -> None:
    before = Days(date(2025, 2, 25), date(2025, 2, 25), period=False, dated=True)
    stated = Days(THE_DAY, THE_DAY, period=False, dated=True)
    guessed = Days(THE_DAY, THE_DAY, period=False, dated=True, guessed=True)
    assert stated == guessed
    for day, fit in ((stated, Fit.APART), (guessed, Fit.OPEN), (stated, Fit.APART)):
        assert meet(before, day, Timing.GIVEN) is fit
