"""Days of the calendar that phrases such as "last week" or "two months ago" mean, counted from publication."""

from datetime import date, timedelta

from daybrief.extract.calendars import Atom


def month_days(year: int, month: int) -> tuple[date, date]:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def _months_on(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def away(published: date, atom: Atom) -> tuple[date, date]:
    """Days of a phrase that counts from publication."""
    if atom.sort == "ago":
        return _ago(published, atom.unit, atom.first)
    first, last = atom.first, atom.last
    if atom.unit == "night":
        return published + timedelta(days=first - 1), published + timedelta(days=last)
    if atom.unit == "week":
        monday = published - timedelta(days=published.isoweekday() - 1)
        return monday + timedelta(weeks=first), monday + timedelta(weeks=last, days=6)
    if atom.unit == "weekend":
        saturday = published - timedelta(days=(published.isoweekday() - 6) % 7)
        return saturday + timedelta(weeks=first), saturday + timedelta(weeks=last, days=1)
    if atom.unit == "month":
        return month_days(*_months_on(published, first))
    if atom.unit == "year":
        return date(published.year + first, 1, 1), date(published.year + last, 12, 31)
    return published + timedelta(days=first), published + timedelta(days=last)


def _ago(published: date, unit: str, count: int) -> tuple[date, date]:
    if unit == "month":
        return month_days(*_months_on(published, -count))
    if unit == "year":
        return date(published.year - count, 1, 1), date(published.year - count, 12, 31)
    if unit == "week":
        day = published - timedelta(weeks=count)
        return day - timedelta(days=3), day + timedelta(days=3)
    day = published - timedelta(days=count)
    return day, day
