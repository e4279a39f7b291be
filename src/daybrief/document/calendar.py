"""Dates as texts write them, in English, Ukrainian and Russian."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from daybrief.document.wordlists import table

_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(20\d\d)(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)?", re.I)


@dataclass(frozen=True, order=True)
class Seen:
    """One date in a text: `year` is None where the text leaves it out, `day` None where it names the month alone."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def on(self, year: int | None = None) -> date | None:
        """The calendar day, the year filled in; None where there is no such day."""
        try:
            return date(self.year or year or 0, self.month, self.day or 0)
        except ValueError:
            return None


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    names = {name: int(n) for n, row in table("dates")["months"].items() for name in row}
    words = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        words.append(re.escape(name) + (r"\.?" if name.isascii() else r"\w{0,5}\.?"))
    return re.compile("|".join(words)), names


@cache
def _written() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = rf"(?P<month>{_months()[0].pattern})"
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-го|-е)?", r"(?P<year>20\d\d)"
    day_first = re.compile(rf"(?<![\d.:])(?<!\d,){day}\s+(?:of\s+)?{month}(?!\w)(?:,?\s+{year}(?!\d))?", re.I)
    month_first = re.compile(rf"(?<!\w){month}(?!\w)\s+{day}(?!\d|,\d|\.\d|:\d)(?:(?:,|\s)\s*{year}(?!\d))?", re.I)
    return day_first, month_first


def dates_in(text: str) -> list[Seen]:
    """Every date with a day in it, left to right, never two at one place."""
    found = []
    for m in _ISO.finditer(text):
        found.append(Seen(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3])))
    for m in _DOTTED.finditer(text):
        first, second = int(m[1]), int(m[3])
        day, month = (second, first) if second > 12 and m[2] == "/" else (first, second)
        found.append(Seen(m.start(), m.end(), int(m[4]), month, day))
    for pattern in _written():
        for m in pattern.finditer(text):
            year = int(m["year"]) if m["year"] else None
            found.append(Seen(m.start(), m.end(), year, _number(m["month"]), int(m["day"])))
    return _apart([s for s in found if s.on(s.year or 2024)])


def months_in(text: str) -> list[tuple[int | None, int]]:
    """(year, month) of every month named with its year and no day, and of a text that is a month's name alone."""
    alone = _months()[0].fullmatch(text.strip().lower())
    if alone:
        return [(None, _number(alone.group()))]
    return [(int(m["year"]), _number(m["month"])) for m in _month_year().finditer(text)]


@cache
def _month_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<month>{_months()[0].pattern})(?!\w),?\s+(?P<year>20\d\d)(?!\d)", re.I)


@cache
def _number(word: str) -> int:
    low = word.lower().rstrip(".")
    names = _months()[1]
    return next(names[n] for n in sorted(names, key=lambda n: (-len(n), n)) if low.startswith(n))


def _apart(found: list[Seen]) -> list[Seen]:
    kept: list[Seen] = []
    for seen in sorted(found, key=lambda s: (s.start, s.start - s.end)):
        if not kept or seen.start >= kept[-1].end:
            kept.append(seen)
        elif seen.year and not kept[-1].year:
            kept[-1] = seen
    return kept


def without_times(text: str) -> str:
    """The text without its dates, hours and words of time."""
    out = list(text)
    for seen in dates_in(text):
        out[seen.start : seen.end] = " " * (seen.end - seen.start)
    rest = _CLOCK.sub(" ", "".join(out)).lower()
    return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*", lambda m: "" if m.group() in _time_words() else m.group(), rest)


@cache
def _time_words() -> frozenset[str]:
    return frozenset(table("dates")["words"]["time"])
