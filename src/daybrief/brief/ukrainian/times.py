"""How a fact's time is written in Ukrainian beside the day of the brief."""

from datetime import date, timedelta

from daybrief.model.when import When

MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
    "грудня",
)  # fmt: skip
IN_MONTH = (
    "січні", "лютому", "березні", "квітні", "травні", "червні", "липні", "серпні", "вересні", "жовтні", "листопаді",
    "грудні",
)  # fmt: skip
NAMES = (
    "січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень", "вересень", "жовтень",
    "листопад", "грудень",
)  # fmt: skip
WEEKDAYS = ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя")
ON_WEEKDAY = ("у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю")
SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "нд")

_LONG = 31  # days beyond which a span that goes on today says when it began


def day_month(day: date, today: date) -> str:
    """'6 березня', with the year where it is not the brief's."""
    year = f" {day.year} року" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def long_day(day: date) -> str:
    """'четвер, 27 лютого 2025 року'."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year} року"


def short_day(day: date) -> str:
    """'пт, 28 лютого'."""
    return f"{SHORT[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def phrase(when: When | None, today: date, night: bool, lead: bool = False) -> str:
    """'уночі', '26 лютого', 'у січні'; for the brief's own day the weekday in the lead, else nothing."""
    if when is None or (when.basis == "reporting-day" and not when.start <= today <= when.last):
        return ""
    if when.grain == "year":
        return _years(when, today)
    if when.grain == "month":
        return _months(when, today)
    length = (when.end - when.start).days
    if night and length == 2 and when.last in (today, today - timedelta(days=1)):
        return "уночі" if when.last == today else f"у ніч на {day_month(when.last, today)}"
    if lead and length == 1 and when.start == today:
        return ON_WEEKDAY[today.weekday()]
    if when.start <= today <= when.last:
        return f"з {_start(when, today)}" if length > _LONG and when.last == today else ""
    if length == 1:
        return day_month(when.start, today)
    first, last = when.start, when.last
    if length == 2 and first.month == last.month:
        return f"{first.day} і {day_month(last, today)}"
    return f"з {day_month(first, today)} до {day_month(last, today)}"


def horizon(text: str, today: date) -> str:
    """A forecast's or a measure's end in the genitive, as after 'до' and 'з'."""
    when = When.parse(text)
    if when.grain == "year":
        return f"{when.start.year} року"
    if when.grain == "month":
        return f"{MONTHS[when.start.month - 1]} {when.start.year} року"
    return day_month(when.start, today)


def _start(when: When, today: date) -> str:
    if when.start.day > 1:
        return day_month(when.start, today)
    year = "" if when.start.year == today.year else f" {when.start.year} року"
    return f"{MONTHS[when.start.month - 1]}{year}"


def _months(when: When, today: date) -> str:
    first, last = when.start, when.last
    year = "" if last.year == today.year else f" {last.year} року"
    if (first.year, first.month) == (last.year, last.month):
        return f"у {IN_MONTH[first.month - 1]}{year}"
    return f"з {MONTHS[first.month - 1]} до {MONTHS[last.month - 1]}{year}"


def _years(when: When, today: date) -> str:
    if when.start.year == when.last.year:
        return "цього року" if when.start.year == today.year else f"{when.start.year} року"
    return f"з {when.start.year} до {when.last.year} року"
