"""Whether two tellings speak of one time, and which day's brief an event belongs to.

A night belongs to the morning it ends on: "overnight" in a report of the 27th spans the 26th and the 27th and is an
event of the 27th. Two nights in a row share a day and are still two.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.meets import Timing
from daybrief.model.outcome import Fact
from daybrief.model.when import When
from daybrief.reconcile.places import Fit

LONG = 4  # days from which a span is a period, in which things happen, rather than one event
NEAR_DAYS = 3
RECENT_DAYS = 7
JUST_OVER = 31


@dataclass(frozen=True, slots=True)
class Days:
    """When an event was, as days are compared: its core is what must be shared. Undated: the day it was told."""

    first: date
    last: date
    period: bool  # longer than one event
    dated: bool
    guessed: bool = field(default=False, compare=False)  # dated only by the day the report covers

    @property
    def week(self) -> bool:
        """Whether it is no longer than a week: of one event, it only says roughly when."""
        return self.period and (self.last - self.first).days < RECENT_DAYS

    @property
    def core(self) -> tuple[date, date]:
        """The days that identify the event: the morning of a night, the last two days of three, all of a period."""
        if self.period or self.first == self.last:
            return self.first, self.last
        return max(self.first + timedelta(days=1), self.last - timedelta(days=1)), self.last

    @property
    def day(self) -> date:
        """The day of the event's brief."""
        return self.last


def days(when: When | None, told_on: date | None) -> Days | None:
    """The days of a telling; None where neither it nor its document has a date."""
    if when is None:
        return Days(told_on, told_on, False, False) if told_on else None
    span = (when.end - when.start).days
    return Days(when.start, when.last, span >= LONG or when.grain != "day", True, when.basis == "reporting-day")


def meet(a: Days | None, b: Days | None, timing: Timing) -> Fit:
    """How the time of one telling stands to that of another, by what their kind asks for."""
    return _met(a, b, timing, bool((a and a.guessed) or (b and b.guessed)))


@lru_cache(maxsize=50_000)
def _met(a: Days | None, b: Days | None, timing: Timing, guessed: bool) -> Fit:
    """The same. `guessed`: whether a day is only its report's, which plays no part in whether two days are equal."""
    if timing is Timing.FREE or a is None or b is None:
        return Fit.SAME if timing is Timing.FREE or (a is None and b is None) else Fit.OPEN
    if not (a.dated and b.dated):
        return _undated(a, b, timing)
    if timing is Timing.NEAR and not (a.period or b.period):
        return Fit.SAME if _gap(a, b) <= NEAR_DAYS else Fit.APART
    if timing is Timing.GIVEN and guessed and not (a.period or b.period) and _gap(a, b) <= NEAR_DAYS:
        return Fit.SAME if _share(a.core, b.core) else Fit.OPEN
    if a.period and b.period:
        return _periods(a, b)
    if a.period or b.period:
        fit = _within(a, b)
        return Fit.OPEN if timing is not Timing.DAY and fit is not Fit.APART and (a.week or b.week) else fit
    return Fit.SAME if _share(a.core, b.core) else Fit.APART


def _undated(a: Days, b: Days, timing: Timing) -> Fit:
    """One or both tell no time: they were told when both could still be news."""
    apart = _gap(a, b)
    if a.dated or b.dated:
        if timing is Timing.DAY:
            told, event = (b, a) if a.dated else (a, b)
            return Fit.OPEN if not event.period and 0 <= (told.day - event.day).days <= 1 else Fit.APART
        return Fit.OPEN if apart <= RECENT_DAYS and not (a.period or b.period) else Fit.APART
    return Fit.SAME if apart <= (1 if timing is Timing.DAY else RECENT_DAYS) else Fit.APART


def eves(days: Days | None) -> tuple[date, ...]:
    """The day before, where it may be meant as well: a day that is only the report's may leave "yesterday" unsaid, and
    what came in the evening is told by the night or by the day on which that began."""
    if days is None or not days.dated or days.period:
        return ()
    if days.first < days.last:
        return (days.first,) if days.last - days.first == timedelta(days=1) else ()
    return (days.day - timedelta(days=1),) if days.guessed else ()


def day_before(days: Days | None) -> tuple[date, ...]:
    """The day before a single stated day, on which another writer may have the same thing happen."""
    if days is None or not days.dated or days.period or days.first != days.last:
        return ()
    return (days.first - timedelta(days=1),)


def _periods(a: Days, b: Days) -> Fit:
    both = (min(a.last, b.last) - max(a.first, b.first)).days + 1
    either = (max(a.last, b.last) - min(a.first, b.first)).days + 1
    if both / either >= 0.8:
        return Fit.SAME
    return _within(a, b)


def _within(a: Days, b: Days) -> Fit:
    if b.period and b.first <= a.core[0] and a.last <= b.last:
        return Fit.INSIDE
    if a.period and a.first <= b.core[0] and b.last <= a.last:
        return Fit.AROUND
    return Fit.APART


def _share(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _gap(a: Days, b: Days) -> int:
    """Days between two spans; 0 where they touch or overlap."""
    return max(0, (max(a.first, b.first) - min(a.last, b.last)).days)


# ---- hours

_CLOCK = re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d:%/]|[.,]\d)")
_TIME = re.compile(_CLOCK.pattern + r"(?:\s*([ap])\.?m\b)?", re.I)
_AS_OF = re.compile(r"(?:\bas of|станом на|по состоянию на)\s*\W*\s*$", re.I)
_DAY_MINUTES = 24 * 60
NIGHT = (18 * 60 - _DAY_MINUTES, 10 * 60)  # the hours that "overnight" may mean
Hours = tuple[int, int]  # minutes since the midnight of the day on which it ended; one moment is an empty span


@lru_cache(maxsize=20_000)
def stated_hours(quote: str) -> Hours | None:
    """The hours between which a sentence says that something was; None where it states none, or only how late it knows.
    From 22.00 to 08.30 began the day before."""
    found = [
        int(match[1]) * 60 + int(match[2])
        for match in _CLOCK.finditer(quote)
        if not _AS_OF.search(quote[: match.start()])
    ]
    if not found:
        return None
    first, last = found[0], found[-1]
    return (first, last) if first <= last else (first - _DAY_MINUTES, last)


@lru_cache(maxsize=20_000)
def moment(quote: str) -> int | None:
    """The one time of day that a sentence states, in minutes, "10:00 am" and "6:00 pm" told apart; else None."""
    found = {
        (int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0) if match[3] else int(match[1])) * 60
        + int(match[2])
        for match in _TIME.finditer(quote)
    }
    return found.pop() if len(found) == 1 else None


def overlap(a: Hours, b: Hours) -> bool:
    """Whether two spans of hours have more in common than the end of one and the beginning of the other."""
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return first < last or (first == last and (a[0] == a[1] or b[0] == b[1]))


# ---- the day of the brief -------------------------------------------------------------------------------------------


def in_day(fact: Fact, day: date) -> bool:
    """Whether a fact belongs to the brief of `day`.

    A dated event belongs to its day, a night to the morning it ends on; a period to the day it ends on. A period still
    running, a month or a year that is, or just was, and what lies ahead belong to the day they were told.
    Undated words belong to the day they were first told. Nothing told only after `day` belongs to it.
    """
    first, last = told_on(fact)
    if first is not None and first > day:
        return False
    if fact.when is None:
        return first is None or first == day
    if fact.when.start > day or (fact.stance == "plans" and fact.when.last >= day):
        return last is None or last >= day
    if fact.when.grain != "day":
        return (last is None or last >= day) and _still_news(fact, fact.when, day)
    span = days(fact.when, None)
    if span is not None and span.period and fact.when.last > day:
        return last is None or last >= day
    return fact.when.last == day


def _still_news(fact: Fact, when: When, day: date) -> bool:
    """Whether a month or a year told of on `day` still bears on it: it is running or just over, or what is told of it
    is no single day's event but a deal, a measure or words."""
    if KIND_BY_NAME[fact.kind].meets.timing is not Timing.DAY:
        return True
    return (day - when.last).days <= JUST_OVER


def late_for(fact: Fact, day: date) -> bool:
    """Whether an event of the day before, by daylight, was first told on `day`: too late for its own brief.

    A night never qualifies, nor does a wave's tally: last night's does not stand beside tonight's.
    """
    first, _ = told_on(fact)
    if fact.figures.keys() & set(KIND_BY_NAME[fact.kind].meets.theatre_wide):
        return False
    if fact.when is None or first != day or (fact.when.end - fact.when.start).days != 1:
        return False
    return fact.when.last == day - timedelta(days=1)


def of_day(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """The facts that the brief of `day` tells of: its own and those told too late for the day before. A part whose
    whole is not among them stands by itself."""
    kept = [fact for fact in facts if in_day(fact, day) or late_for(fact, day)]
    keys = {fact.event for fact in kept}
    return tuple(
        fact if fact.part_of is None or fact.part_of in keys else fact.model_copy(update={"part_of": None})
        for fact in kept
    )


def background(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """What reports of `day` and the day before are the first to tell, and is no event of `day`: events of the weeks
    before it, and undated words of the day before. A part stands by itself."""
    return tuple(
        fact.model_copy(update={"part_of": None})
        for fact in facts
        if not in_day(fact, day) and not late_for(fact, day) and _lately(fact, day)
    )


def _lately(fact: Fact, day: date) -> bool:
    """Whether a fact was first told in the two days up to `day`, of something not long over."""
    first, _ = told_on(fact)
    if first is None or not 0 <= (day - first).days <= 1:
        return False
    if fact.when is None:
        return True
    return fact.when.grain == "day" and 0 < (day - fact.when.last).days <= JUST_OVER


def told_on(fact: Fact) -> tuple[date | None, date | None]:
    """The first and the last day on which the fact was told; None where no document has a date."""
    found = sorted(date.fromisoformat(reading.as_of[:10]) for reading in fact.readings if reading.as_of)
    return (found[0], found[-1]) if found else (None, None)
