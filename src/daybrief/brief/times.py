"""How a fact's time is written beside the day of the brief."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daybrief.model.when import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONG = 31  # days beyond which a span that goes on today says when it began
_LENT = ("reporting-day", "carried")  # days that a text does not give for this act itself


@dataclass(frozen=True)
class Almanac:
    """How one language writes days: its names, months from January and weekdays from Monday, and what joins them.

    A `{}` in a joining word is a day, a month or a year."""

    months: Sequence[str]  # after the number of a day, and after what says from or until when
    months_in: Sequence[str]  # after what says in which month
    months_alone: Sequence[str]  # over a page of the calendar
    months_short: Sequence[str]
    weekdays: Sequence[str]
    weekdays_short: Sequence[str]
    on_weekday: Sequence[str]  # 'on Monday'
    comma: str  # between a weekday and its date
    year: str  # after a month or alone
    overnight: str
    night_to: str
    on: str
    pair: str
    since: str
    span: str
    in_month: str
    in_months: str
    this_year: str
    in_year: str

    def day_month(self, day: date, today: date) -> str:
        """'6 March', with the year where it is not the brief's."""
        return f"{day.day} {self.months[day.month - 1]}{self._year(day, today)}"

    def full_day(self, day: date) -> str:
        """'27 February 2025'."""
        return f"{day.day} {self.months[day.month - 1]} {self.year.format(day.year)}"

    def long_day(self, day: date) -> str:
        """'Thursday 27 February 2025'."""
        return f"{self.weekdays[day.weekday()]}{self.comma}{self.full_day(day)}"

    def short_day(self, day: date) -> str:
        """'Fri 28 Feb'."""
        return f"{self.weekdays_short[day.weekday()]}{self.comma}{day.day} {self.months_short[day.month - 1]}"

    def month(self, day: date) -> str:
        """'February 2025', as a calendar is headed."""
        return f"{self.months_alone[day.month - 1]} {self.year.format(day.year)}"

    def horizon(self, text: str, today: date) -> str:
        """A forecast's or a measure's end, `YYYY`, `YYYY-MM` or a date, in words."""
        when = When.parse(text)
        if when.grain == "year":
            return self.year.format(when.start.year)
        if when.grain == "month":
            return f"{self.months[when.start.month - 1]} {self.year.format(when.start.year)}"
        return self.day_month(when.start, today)

    def phrase(self, when: When | None, today: date, night: bool, lead: bool = False) -> str:
        """'overnight', 'on 26 February', 'in January'; for the brief's own day the weekday in the lead where the text
        gives it, else nothing, since the dateline states it."""
        if when is None or (when.basis == "reporting-day" and not when.start <= today <= when.last):
            return ""  # the day of a report is not the day of what it tells
        if when.grain == "year":
            return self._years(when, today)
        if when.grain == "month":
            return self._months(when, today)
        length = (when.end - when.start).days
        if night and length == 2 and when.last in (today, today - timedelta(days=1)):
            return self.overnight if when.last == today else self.night_to.format(self.day_month(when.last, today))
        if lead and length == 1 and when.start == today and when.basis not in _LENT:
            return self.on_weekday[today.weekday()]
        if when.start <= today <= when.last:
            return self.since.format(self._start(when, today)) if length > _LONG and when.last == today else ""
        last = self.day_month(when.last, today)
        if length == 1:
            return self.on.format(last)
        one_month = (when.start.year, when.start.month) == (when.last.year, when.last.month)
        first = str(when.start.day) if one_month else self.day_month(when.start, today)
        return (self.pair if length == 2 else self.span).format(first, last)

    def _start(self, when: When, today: date) -> str:
        """The day a long span began; its month where it began with the month."""
        if when.start.day > 1:
            return self.day_month(when.start, today)
        return f"{self.months[when.start.month - 1]}{self._year(when.start, today)}"

    def _months(self, when: When, today: date) -> str:
        first, last, year = when.start, when.last, self._year(when.last, today)
        if (first.year, first.month) == (last.year, last.month):
            return self.in_month.format(f"{self.months_in[first.month - 1]}{year}")
        if first.year == last.year and first.month + 1 == last.month:
            return self.in_months.format(self.months_in[first.month - 1], f"{self.months_in[last.month - 1]}{year}")
        return self.span.format(self.months[first.month - 1], f"{self.months[last.month - 1]}{year}")

    def _years(self, when: When, today: date) -> str:
        first, last = when.start.year, when.last.year
        if first == last:
            return self.this_year if first == today.year else self.in_year.format(first)
        return self.span.format(first, self.year.format(last))

    def _year(self, day: date, today: date) -> str:
        """The year after a month, where it is not the brief's."""
        return "" if day.year == today.year else f" {self.year.format(day.year)}"


ENGLISH = Almanac(
    months=MONTHS,
    months_in=MONTHS,
    months_alone=MONTHS,
    months_short=[name[:3] for name in MONTHS],
    weekdays=WEEKDAYS,
    weekdays_short=[name[:3] for name in WEEKDAYS],
    on_weekday=[f"on {name}" for name in WEEKDAYS],
    comma=" ",
    year="{}",
    overnight="overnight",
    night_to="in the night to {}",
    on="on {}",
    pair="on {} and {}",
    since="since {}",
    span="between {} and {}",
    in_month="in {}",
    in_months="in {} and {}",
    this_year="this year",
    in_year="in {}",
)


_MONTH = "|".join(MONTHS)
NAMED = rf"(?:(?P<m>{_MONTH}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}))"
"""A day told by its month and number, either first: the groups `m` and `d`, or `m2` and `d2`."""

_NAMED_DAY = re.compile(rf"\b(?:(?P<about>around|about|by) )?{NAMED}\b(?! ?(?:to|and|[-–]) ?\d|,? (?:19|20)\d\d)")


def named_days(text: str, today: date) -> Iterator[tuple[date, str]]:
    """The days that a text names without their year, as those nearest to today, each with 'on', 'by' or 'around'."""
    for match in _NAMED_DAY.finditer(text):
        month, number = MONTHS.index(match["m"] or match["m2"]) + 1, int(match["d"] or match["d2"])
        for year in (today.year, today.year + 1):
            try:
                found = date(year, month, number)
            except ValueError:
                break
            if (today - found).days < 180:
                yield found, {None: "on", "by": "by"}.get(match["about"], "around")
                break
