"""Numbers of a Ukrainian sentence, in digits and in words of any case, with the bounds before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from daybrief.receipts import numerals
from daybrief.receipts.evidence import Evidence

_FORMS = {
    1: "один одна одне одного одній одним одну одному однієї", 2: "два дві двох двом двома двоє",
    3: "три трьох трьом трьома троє", 4: "чотири чотирьох чотирьом четверо", 5: "п’ять п’яти п’ятьох п’ятеро",
    6: "шість шести шістьох шестеро", 7: "сім семи сімох семеро", 8: "вісім восьми вісьмох восьмеро",
    9: "дев’ять дев’яти дев’ятьох дев’ятеро", 10: "десять десяти десятьох десятеро", 11: "одинадцять одинадцятьох",
    12: "дванадцять дванадцятьох", 13: "тринадцять", 14: "чотирнадцять", 15: "п’ятнадцять", 16: "шістнадцять",
    17: "сімнадцять", 18: "вісімнадцять", 19: "дев’ятнадцять", 20: "двадцять", 30: "тридцять", 40: "сорок",
    50: "п’ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят", 90: "дев’яносто", 100: "сто",
}  # fmt: skip
_WORDS = {form: n for n, forms in _FORMS.items() for form in forms.split()}
_VAGUE = {"десятки": "dozens", "сотні": "hundreds", "тисячі": "thousands", "кілька": "several", "декілька": "several"}
_NUMBER = re.compile(
    r"(?:(?P<bound>щонайменше|понад|більше|близько|до|від|майже|приблизно)\s+)?"
    r"(?:(?P<digits>(?<![\w,.-])\d[\d\u00a0]*(?:,\d+)?(?:\s(?:млн|тис\.?|млрд))?(?!\w))|(?<![\w’])(?P<word>[а-яіїєґ’]+)(?![\w’]))",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """One number of a sentence: its value, how it is bounded, and where it stands."""

    said: str
    value: float
    bound: str
    start: int
    end: int


def find(text: str) -> Iterator[Number]:
    """Every number of a text, in order."""
    at = 0
    while match := _NUMBER.search(text, at):
        at = match.end()
        digits, word = match.group("digits"), (match.group("word") or "").lower()
        if digits:
            values = numerals.in_digits(digits)
            value = max(values) if values else None
        else:
            value = _WORDS.get(word)
            if value is None and match.group("bound"):
                at = match.start("word")  # 'до Курської': no bound of a number
        if value is not None:
            bound = (match.group("bound") or "").lower()
            spot = match.start("digits") if digits else match.start("word")
            yield Number(digits or word, float(value), bound, spot, match.end())


def missing(text: str, evidence: Evidence, undated: str) -> list[str]:
    """Numbers of a stretch that no cited quote prints, or prints with another bound; `undated`: the cited words
    without their dates."""
    printed = numerals.printed(undated)
    found = [
        word
        for word, vague in _VAGUE.items()
        if re.search(rf"(?<!\w){word}(?!\w)", text) and not numerals.VAGUE[vague].search(evidence.words)
    ]
    for number in find(text):
        if number.value not in printed and not (number.value == 1 and numerals.one_thing(evidence.words)):
            found.append(number.said)
        elif not _bounded(number, text, evidence):
            found.append(f"{number.bound} {number.said} with that bound".strip())
    return found


def _bounded(number: Number, text: str, evidence: Evidence) -> bool:
    """Whether the bound is the one that the claims hold. A number that no figure of theirs has is free text."""
    n = int(number.value)
    near = [(low, high) for low, high in evidence.figures if n in (low, high) or low == n + 1]
    if not near:
        return True
    if number.bound == "щонайменше":
        return any(low == n and high != n for low, high in near)
    if number.bound in ("понад", "більше"):
        return any(low == n + 1 for low, high in near)
    ranged = re.match(r"\s+до\s+\d", text[number.end :]) or re.search(
        r"від\s+[\d\u00a0]+\s+до\s+$", text[: number.start]
    )
    if ranged or number.bound == "від":
        return any(n in pair and pair[0] != pair[1] for pair in near)
    if number.bound == "до":
        return any(high == n and low != n for low, high in near)
    return any(low == high == n for low, high in near)
