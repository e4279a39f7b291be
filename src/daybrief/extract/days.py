"""Days of the calendar that phrases such as "last week" or "two months ago" mean, counted from publication."""

from datetime import date, timedelta

from daybrief.extract.calendars import Atom

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month with which each begins; it lasts three."""

_SO_FAR = " so far"  # behind the name of a unit: from its first day up to publication


def season(published: date, atom: Atom, *, ahead: bool) -> tuple[date, date]:
    """Days of "last summer", "this winter", "next spring"; of "in autumn" the next to come where the text looks ahead,
    else the last that began."""
    every = [season_of(year, atom.unit) for year in range(published.year - 2, published.year + 2)]
    if atom.first != atom.last:
        begun = [days for days in every if days[0] <= published]
        return next(days for days in every if days[1] >= published) if ahead else begun[-1]
    if atom.first < 0:
        return [days for days in every if days[1] < published][-1]
    if atom.first > 0:
        return next(days for days in every if days[0] > published)
    half = published.month <= 6  # a winter belongs to the year it ends in until summer, then to the one it begins in
    return next(days for days in every if (days[1] if half else days[0]).year == published.year)


def season_of(year: int, unit: str) -> tuple[date, date]:
    """Days of "spring 2023", of "the winter of 2022-23"."""
    first = date(year, SEASONS[unit], 1)
    return first, month_days(*months_on(first, 2))[1]


def month_days(year: int, month: int) -> tuple[date, date]:
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def months_on(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def away(published: date, atom: Atom) -> tuple[date, date]:
    """Days of a phrase that counts from publication."""
    if atom.sort == "ago":
        return _ago(published, atom.unit, atom.first)
    if atom.sort == "lately":
        return _lately(published, atom.unit, atom.first), published
    first, last = atom.first, atom.last
    if atom.unit.endswith(_SO_FAR):
        return _begun(published, atom.unit.removesuffix(_SO_FAR)), published
    if atom.unit == "night":
        return published + timedelta(days=first - 1), published + timedelta(days=last)
    if atom.unit == "week":
        monday = published - timedelta(days=published.isoweekday() - 1)
        return monday + timedelta(weeks=first), monday + timedelta(weeks=last, days=6)
    if atom.unit == "weekend":
        saturday = published - timedelta(days=(published.isoweekday() - 6) % 7)
        return saturday + timedelta(weeks=first), saturday + timedelta(weeks=last, days=1)
    if atom.unit == "month":
        return month_days(*months_on(published, first))
    if atom.unit == "year":
        return date(published.year + first, 1, 1), date(published.year + last, 12, 31)
    return published + timedelta(days=first), published + timedelta(days=last)


def _begun(published: date, unit: str) -> date:
    """The first day of the week, the month or the year of publication."""
    if unit == "week":
        return published - timedelta(days=published.isoweekday() - 1)
    return published.replace(day=1, month=1 if unit == "year" else published.month)


def _ago(published: date, unit: str, count: int) -> tuple[date, date]:
    if unit == "month":
        return month_days(*months_on(published, -count))
    if unit == "year":
        return date(published.year - count, 1, 1), date(published.year - count, 12, 31)
    if unit == "week":
        day = published - timedelta(weeks=count)
        return day - timedelta(days=3), day + timedelta(days=3)
    day = published - timedelta(days=count)
    return day, day + timedelta(days=unit == "night")


def _lately(published: date, unit: str, count: int) -> date:
    """The day with which a number of units up to publication begins."""
    if unit in ("month", "year"):
        year, month = months_on(published, -count * (12 if unit == "year" else 1))
        return date(year, month, min(published.day, month_days(year, month)[1].day))
    return published - timedelta(days=count * (7 if unit == "week" else 1))
