"""Which days of the calendar a date, a month, a weekday or "two days ago" means, beside a day of publication."""

import re
from datetime import date, timedelta

from daybrief.extract.calendars import Atom, Calendar
from daybrief.extract.days import SEASONS, away, month_days, season, season_of
from daybrief.theatre.terms import tokens

_NEAR_AHEAD = 31  # days up to which a day without a year lies ahead without a word of the future, or behind with one
_AT_HAND = 2  # days ahead at most of a day that nobody calls "next Thursday", but "tomorrow" or "on Thursday"


class Resolver:
    """The days of one text's dates. `low` is the text in small letters, in which words of the future are looked for."""

    def __init__(self, low: str, cal: Calendar, published: date | None) -> None:
        self.low, self.cal, self.published = low, cal, published

    def days(self, atom: Atom, year: int | None = None) -> tuple[date, date] | None:
        """First and last day of an atom; None where it is no day of the calendar or leans on an unknown publication."""
        try:
            if atom.sort == "date":
                return self._date(atom, atom.year or year)
            if atom.sort == "month":
                return self._month(atom, atom.year or year)
            if atom.sort == "season":
                return season_of(atom.year, atom.unit) if atom.year else None
            if atom.sort == "year":
                return (date(atom.year, 1, 1), date(atom.year, 12, 31)) if atom.year else None
            if self.published is None:
                return None
            if atom.sort == "weekday":
                return self._weekday(atom, self.published)
            if atom.unit in SEASONS:
                return season(self.published, atom, ahead=self._looks_ahead(atom))
            return away(self.published, atom)
        except (ValueError, OverflowError):  # the 30th of February, or a year the calendar lacks
            return None

    def _date(self, atom: Atom, year: int | None) -> tuple[date, date] | None:
        if year is None:
            if self.published is None:
                return None
            year = self._nearest(atom, self.published)
        return date(year, atom.month, atom.day), date(year, atom.month, atom.to_day or atom.day)

    def _nearest(self, atom: Atom, published: date) -> int:
        """The year that puts a day nearest to publication, ahead of it where the sentence looks ahead."""
        ahead = self._looks_ahead(atom)
        options = []
        for year in (published.year - 1, published.year, published.year + 1):
            try:
                away = (date(year, atom.month, atom.day or 1) - published).days
            except ValueError:
                continue
            options.append((away < -_NEAR_AHEAD if ahead else away > _NEAR_AHEAD, abs(away), year))
        return min(options)[2] if options else published.year

    def _month(self, atom: Atom, year: int | None) -> tuple[date, date] | None:
        if year is None:
            if self.published is None:
                return None
            year, ahead = self.published.year, self._looks_ahead(atom)
            if ahead and atom.month < self.published.month:
                year += 1
            elif not ahead and atom.month > self.published.month:
                year -= 1
        return month_days(year, atom.month)

    def _weekday(self, atom: Atom, published: date) -> tuple[date, date]:
        back = (published.isoweekday() - atom.day) % 7
        latest = published - timedelta(days=back)
        if self.cal.opened(self.low, atom.start, "past_weekday"):
            day = latest - timedelta(days=7 if back == 0 else 0)
        elif self.cal.opened(self.low, atom.start, "next_weekday"):
            day = latest + timedelta(days=7)
            if (day - published).days <= _AT_HAND and self.cal.opened(self.low, atom.start, "week_after"):
                day += timedelta(days=7)
        elif self._looks_ahead(atom):
            day = latest + timedelta(days=7 if back else 0)
        else:
            day = latest
        return day, day + timedelta(days=bool(re.match(r"\s+(?:night|overnight)\b", self.low[atom.end :])))

    def _looks_ahead(self, atom: Atom) -> bool:
        """Whether a word of the future stands in the same clause: 'will meet on Friday', not 'said on Friday that it
        will'."""
        if any(self.low.startswith(f"{word} ", atom.start) for word in self.cal.grammar["until"]):
            return True  # nothing is to end 'before the autumn' that is past
        start = max(self.low.rfind(mark, 0, atom.start) for mark in (". ", "! ", "? ", "\n", ";")) + 1
        ends = [at for mark in (". ", "! ", "? ", "\n", ";") if (at := self.low.find(mark, atom.end)) >= 0]
        stretch = self.low[start : min(ends, default=len(self.low))]
        hits = self.cal.future.find(stretch, tokens(stretch))
        told = self.cal.said_before.search(self.low[start : atom.start]) is not None
        before = any(
            not self.cal.barrier.search(self.low[start + h.end : atom.start])
            for h in hits
            if start + h.end <= atom.start
        )
        after = any(
            not self.cal.barrier.search(self.low[atom.end : start + h.start])
            for h in hits
            if start + h.start >= atom.end
        )
        return before or (after and not told)
