"""Dates of a Ukrainian sentence, in the shape in which the checker compares them with passages."""

import re

from daybrief.receipts.dating import Found

_MONTHS = (
    "січня|січні|січень", "лютого|лютому|лютий", "березня|березні|березень", "квітня|квітні|квітень",
    "травня|травні|травень", "червня|червні|червень", "липня|липні|липень", "серпня|серпні|серпень",
    "вересня|вересні|вересень", "жовтня|жовтні|жовтень", "листопада|листопаді|листопад", "грудня|грудні|грудень",
)  # fmt: skip
_NUMBER = {form: n for n, forms in enumerate(_MONTHS, 1) for form in forms.split("|")}
_NAME = "|".join(_NUMBER)
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})(?: (?:і|й|та) (\d{{1,2}}))? ({_NAME})(?: (\d{{4}}) року)?")
_MONTH = re.compile(rf"(?<!\w)({_NAME})(?: (\d{{4}}) року)?(?!\w)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}) (?:року|рік|році)")
_WEEKDAYS = ("понеділ", "вівтор", "серед[ау]", "четвер", "п’ятниц", "субот", "неділ")
_NIGHT = re.compile(r"(?<!\w)[ув]ночі(?!\w)|(?<!\w)[ву] ніч на", re.I)


def find(text: str) -> Found:
    """Every date of a stretch of Ukrainian."""
    days = [
        (int(n), _NUMBER[m.group(3)], int(m.group(4)) if m.group(4) else None)
        for m in _DAY.finditer(text)
        for n in m.group(1, 2)
        if n
    ]
    rest = _DAY.sub(_blank, text)
    months = [(_NUMBER[m.group(1)], int(m.group(2)) if m.group(2) else None) for m in _MONTH.finditer(rest)]
    rest = _MONTH.sub(_blank, rest)
    years = [int(m.group(1)) for m in _YEAR.finditer(rest)]
    rest = _YEAR.sub(_blank, rest)
    weekdays = [n for n, stem in enumerate(_WEEKDAYS) if re.search(rf"(?<!\w)[ув] {stem}", rest, re.I)]
    return Found(tuple(days), tuple(months), tuple(years), tuple(weekdays), bool(_NIGHT.search(rest)), rest)


def _blank(match: "re.Match[str]") -> str:
    return " " * len(match.group())
