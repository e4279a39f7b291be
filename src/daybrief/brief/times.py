"""How a fact's time is written beside the day of the brief."""

from datetime import date, timedelta

from daybrief.model.when import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONG = 31  # days beyond which a span that goes on today says when it began


def day_month(day: date, today: date) -> str:
    """'6 March', with the year where it is not the brief's."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def long_day(day: date) -> str:
    """'Thursday 27 February 2025'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """'Fri 28 Feb'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def phrase(when: When | None, today: date, night: bool, lead: bool = False) -> str:
    """'overnight', 'on 26 February', 'in January'; for the brief's own day the weekday in the lead, else nothing, since
    the dateline states it."""
    if when is None or (when.basis == "reporting-day" and not when.start <= today <= when.last):
        return ""  # the day of a report is not the day of what it tells
    if when.grain == "year":
        return _years(when, today)
    if when.grain == "month":
        return _months(when, today)
    length = (when.end - when.start).days
    if night and length == 2 and when.last in (today, today - timedelta(days=1)):
        return "overnight" if when.last == today else f"in the night to {day_month(when.last, today)}"
    if lead and length == 1 and when.start == today:
        return f"on {WEEKDAYS[today.weekday()]}"
    if when.start <= today <= when.last:
        return f"since {_start(when, today)}" if length > _LONG and when.last == today else ""
    if length == 1:
        return f"on {day_month(when.start, today)}"
    if length == 2:
        return f"on {_pair(when, today)}"
    return f"between {day_month(when.start, today)} and {day_month(when.last, today)}"


def _start(when: When, today: date) -> str:
    """The day a long span began; its month where it began with the month."""
    if when.start.day > 1:
        return day_month(when.start, today)
    year = "" if when.start.year == today.year else f" {when.start.year}"
    return f"{MONTHS[when.start.month - 1]}{year}"


def horizon(text: str, today: date) -> str:
    """A forecast's or a measure's end, `YYYY`, `YYYY-MM` or a date, in words."""
    when = When.parse(text)
    if when.grain == "year":
        return str(when.start.year)
    if when.grain == "month":
        return f"{MONTHS[when.start.month - 1]} {when.start.year}"
    return day_month(when.start, today)


def _pair(when: When, today: date) -> str:
    first, last = when.start, when.last
    if first.month == last.month:
        return f"{first.day} and {day_month(last, today)}"
    return f"{day_month(first, today)} and {day_month(last, today)}"


def _months(when: When, today: date) -> str:
    first, last = when.start, when.last
    if (first.year, first.month) == (last.year, last.month):
        same = first.year == today.year
        return f"in {MONTHS[first.month - 1]}" + ("" if same else f" {first.year}")
    year = "" if last.year == today.year else f" {last.year}"
    return f"between {MONTHS[first.month - 1]} and {MONTHS[last.month - 1]}{year}"


def _years(when: When, today: date) -> str:
    if when.start.year == when.last.year:
        return "this year" if when.start.year == today.year else f"in {when.start.year}"
    return f"between {when.start.year} and {when.last.year}"
