"""Whether a date in a sentence stands in the passages, or follows from the claim's own time."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from daybrief.receipts.evidence import Evidence

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_STEMS = (
    "jan|січ|янв", "feb|лют|фев", "mar|берез|март", "apr|квіт|апр", "may|трав|ма[йя]", "jun|черв|июн", "jul|лип|июл",
    "aug|серп|авг", "sep|верес|сент", "oct|жовт|окт", "nov|листоп|нояб", "dec|груд|дек",
)  # fmt: skip
_NAME = "|".join(m.capitalize() for m in _MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?: and (\d{{1,2}}))? ({_NAME})(?: (\d{{4}}))?")
_MONTH = re.compile(rf"\b({_NAME})(?: (\d{{4}}))?")
_WRITTEN = re.compile(rf"\b(?:(?P<m>{_NAME}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_NAME}))\b(?!,? \d{{4}})")
_YEAR = re.compile(r"\b(?:in|by|until|since|of|and|between) ((?:19|20)\d{2})\b")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile("|".join(_WEEKDAYS))


_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_WHEN = re.compile(
    rf"\b(?:{_NAME}|(?:{_SHORT})\.?) \d{{1,2}}(?:(?: and | to | or |[-–])\d{{1,2}}\b(?! [a-z]))?"
    rf"|\b\d{{1,2}}(?:(?: and | to |[-–])\d{{1,2}})? (?:{_NAME}|(?i:{'|'.join(_STEMS)})[а-яіїє]*)"
    r"|\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\b\d{1,2}:\d{2}\b|(?<![\d,.])(?:19|20)\d{2}(?![\d,.]\d)"
)
"""Dates and times of day in a passage, whose digits count nothing."""


def undated(text: str) -> str:
    """A passage without its dates and times of day."""
    return _WHEN.sub(" ", text)


@dataclass(frozen=True)
class Found:
    """The dates of a stretch, and the stretch with them blanked so that their digits are not read as counts."""

    days: tuple[tuple[int, int, int | None], ...]  # day, month, year
    months: tuple[tuple[int, int | None], ...]
    years: tuple[int, ...]
    weekdays: tuple[int, ...]
    overnight: bool
    rest: str


def find(text: str) -> Found:
    """Every date of a stretch of English."""
    days = [
        (int(n), _MONTHS.index(m.group(3).lower()) + 1, int(m.group(4)) if m.group(4) else None)
        for m in _DAY.finditer(text)
        for n in m.group(1, 2)
        if n
    ]
    rest = _DAY.sub(lambda m: " " * len(m.group()), text)
    months = [
        (_MONTHS.index(m.group(1).lower()) + 1, int(m.group(2)) if m.group(2) else None) for m in _MONTH.finditer(rest)
    ]
    rest = _MONTH.sub(lambda m: " " * len(m.group()), rest)
    years = [int(m.group(1)) for m in _YEAR.finditer(rest)]
    rest = _YEAR.sub(lambda m: " " * len(m.group()), rest)
    weekdays = [_WEEKDAYS.index(m.group()) for m in _WEEKDAY.finditer(rest)]
    return Found(tuple(days), tuple(months), tuple(years), tuple(weekdays), "overnight" in rest.lower(), rest)


def missing(found: Found, evidence: Evidence) -> list[str]:
    """Dates that nothing in the evidence bears out, in words."""
    out = [
        f"{d} {_MONTHS[m - 1].capitalize()}"
        for d, m, year in found.days
        if (not _prints_day(d, m, evidence) and not _claimed_day(d, m, evidence))
        or (year is not None and not _year(year, evidence))
    ]  # fmt: skip
    out += [_MONTHS[m - 1].capitalize() for m, year in found.months if not _month(m, year, evidence)]
    out += [str(year) for year in found.years if not _year(year, evidence)]
    out += [_WEEKDAYS[n] for n in found.weekdays if not _weekday(n, evidence)]
    if found.overnight and not _night(evidence):
        out.append("overnight")
    return out


def _prints_day(day: int, month: int, evidence: Evidence) -> bool:
    text = evidence.around
    named = re.search(rf"(?<!\w)(?:{_STEMS[month - 1]})", text, re.I) and re.search(rf"(?<!\d){day}(?!\d)", text)
    return bool(named or re.search(rf"(?<!\d)0?{day}[./]0?{month}(?!\d)|-{month:02d}-{day:02d}(?!\d)", text))


def _spans(evidence: Evidence, relative: bool) -> list[tuple[date, date]]:
    """The claims' own times, both ends included; `relative`: only those that the text does not write out."""
    found = []
    for claim in evidence.claims:
        when = claim.get("when")
        if isinstance(when, str) and (not relative or claim.get("basis") != "stated"):
            first, _, last = when.partition("/")
            found.append((_first(first), _last(last or first)))
    return found


def _first(text: str) -> date:
    year, month, day = [*(int(p) for p in text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _last(text: str) -> date:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1) - timedelta(days=1)


def _claimed_day(day: int, month: int, evidence: Evidence) -> bool:
    return any((d.day, d.month) == (day, month) for span in _spans(evidence, relative=True) for d in span)


def _month(month: int, year: int | None, evidence: Evidence) -> bool:
    """Whether the words print the month, and its year where that is told, or a claim's time begins or ends in it."""
    if re.search(rf"(?<!\w)(?:{_STEMS[month - 1]})", evidence.words, re.I):
        return year is None or _year(year, evidence)
    return any(d.month == month and year in (None, d.year) for span in _spans(evidence, relative=False) for d in span)


def _year(year: int, evidence: Evidence) -> bool:
    if re.search(rf"(?<!\d){year}(?!\d)", evidence.around):
        return True
    return any(d.year == year for span in _spans(evidence, relative=False) for d in span)


def _weekday(weekday: int, evidence: Evidence) -> bool:
    if _WEEKDAYS[weekday].lower() in evidence.around.lower():
        return True
    ends = [d for span in _spans(evidence, relative=False) for d in span]
    return any(d.weekday() == weekday for d in ends)


def _night(evidence: Evidence) -> bool:
    nights = any((last - first).days == 1 for first, last in _spans(evidence, relative=False))
    return nights and bool(
        re.search(r"night|evening|morning|(?<!\w)(?:вноч|ноч|ніч)|February|January|\d", evidence.around)
    )


def contradicted(text: str, evidence: Evidence, day: date) -> list[str]:
    """What an undated sentence passes off as the day's: claims of an earlier time, or claims that have no time but the
    day of their report while the passage gives an earlier date."""
    return undated_of(find(text), evidence, day)


def undated_of(found: Found, evidence: Evidence, day: date) -> list[str]:
    """The same, of the dates found in a sentence of any language."""
    if found.days or found.months or found.years or found.weekdays or not evidence.claims:
        return []
    before = day - timedelta(days=1)
    spans = _spans(evidence, relative=False)
    if len(spans) == len(evidence.claims) and max(last for _, last in spans) < before:
        return [f"leaves out that this was by {max(last for _, last in spans).isoformat()}"]
    if all(claim.get("basis") == "reporting-day" for claim in evidence.claims):
        told = [_latest(str(claim["quote"]), day) for claim in evidence.claims]
        dates = [one for one in told if one is not None]
        if len(dates) == len(told) and max(dates) < before:
            return [f"tells as the day's what the passage dates to {max(dates).isoformat()}"]
    return []


def _latest(quote: str, day: date) -> date | None:
    """The latest day an English passage writes out, up to the brief's; None where it writes none."""
    found = []
    for match in _WRITTEN.finditer(quote):
        month = _MONTHS.index((match["m"] or match["m2"]).lower()) + 1
        number = int(match["d"] or match["d2"])
        for year in (day.year, day.year - 1):
            try:
                one = date(year, month, number)
            except ValueError:
                break
            if one <= day + timedelta(days=31):
                found.append(one)
                break
    return max(found, default=None)
