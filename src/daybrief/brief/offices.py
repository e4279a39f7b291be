"""The office somebody held on a day, from the pack's line of offices.

A line reads "Head of the Presidential Office; head of military intelligence until January 2026": parts between
semicolons, the present office without a date or with the month or day it began ("since January 2025", "since 12 May
2024"), earlier ones with the day, month or year in which they ended.
"""

import re
from datetime import date

from daybrief.brief.times import MONTHS

_WHEN = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>\d{{4}})$"
_SINCE = re.compile(rf" since {_WHEN}", re.I)
_END = re.compile(rf",? (?:until|killed in|died in|in|\d{{4}}–)\s*{_WHEN}", re.I)


def office_on(line: str, day: date) -> str:
    """The office held on `day`: of those that had not ended, the one that ended first; '' where all had."""
    best: tuple[date, str] | None = None
    for part in (piece.strip() for piece in line.split(";")):
        began = _SINCE.search(part)
        if began:
            if _first_day(began) <= day:
                return part[: began.start()]
            continue
        ended = _END.search(part)
        end = _day_after(ended) if ended else date.max
        title = part[: ended.start()] if ended else part
        if title and day < end and (best is None or end < best[0]):
            best = (end, title)
    return best[1] if best else ""


def _first_day(match: "re.Match[str]") -> date:
    """The first day an office can have been held: the day it began, or the first of its month or year."""
    month = MONTHS.index(match.group("month").capitalize()) + 1 if match.group("month") else 1
    return date(int(match.group("year")), month, int(match.group("day") or 1))


def _day_after(match: "re.Match[str]") -> date:
    """The first day after the office ended: 'until January 2026' may include all of that month; 'until 12 May' ends
    with the day before, on which the next one begins."""
    if match.group("day"):
        return _first_day(match)
    year = int(match.group("year"))
    month = MONTHS.index(match.group("month").capitalize()) + 1 if match.group("month") else 12
    return date(year + month // 12, month % 12 + 1, 1)
