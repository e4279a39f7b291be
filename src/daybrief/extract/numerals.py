"""Reading one written number: digits with separators, words in any case, compounds, scales and vague amounts."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from daybrief.errors import InputError
from daybrief.theatre.grammar import brought
from daybrief.theatre.terms import Hit, Terms, Token

LANGUAGES = ("en", "uk", "ru")

_LEX = re.compile(
    r"(?P<url>https?://\S+|@\w+)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<dash>[-–—−‑])"
    r"|(?P<other>[^\s\w*~]|_(?=\d))"
)
_GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+")
_ANY = 10**15
_REMEMBERED = 20_000  # words whose lower case is kept in mind


@dataclass(slots=True)
class Lexeme(Token):
    """A token that knows what it is made of; `spaced` tells whether white space or mark-up stands before it."""

    sort: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `first` up to, not including, `past` write a number between `low` and `high` (None: no bound)."""

    first: int
    past: int
    low: int | None
    high: int | None
    digits: bool


_MOST = 1e15
"""What is more counts nothing: a row of digits such as an account number, or a joke."""

_SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})


def lex(text: str) -> list[Lexeme]:
    """Numbers, words and marks of a text; Markdown emphasis counts as white space."""
    found: list[Lexeme] = []
    past = 0
    for match in _LEX.finditer(text):
        form, sort = match.group(), match.lastgroup or "other"
        low = "-" if sort == "dash" else _low(form)
        start, end = match.span()
        found.append(Lexeme(start, end, form, low, low[:2], sort, start > past))
        past = end
    return found


@lru_cache(maxsize=_REMEMBERED)
def _low(form: str) -> str:
    return form.lower().translate(_SAME)


def table(name: str, lang: str) -> dict[str, Any]:
    """One language's data file: the package's own, or what a loaded pack brings for a language of its own."""
    if lang not in LANGUAGES:
        found = brought(name, lang)
        if found is None:
            known = ", ".join(LANGUAGES)
            raise InputError(
                f"language: expected one of {known}, or one whose {name}-{lang}.toml the pack brings, found {lang!r}; "
                "give the document's language"
            )
        return found
    path = files("daybrief.extract") / "data" / f"{name}-{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Numerals:
    """How one language writes numbers."""

    def __init__(self, lang: str) -> None:
        self.data = table("numerals", lang)
        self.words = {form: int(n) for n, forms in self.data["words"].items() for form in forms.split()}
        self.scales = {form: int(n) for n, forms in self.data["scales"].items() for form in forms.split()}
        self.endings = frozenset(self.data["case_endings"])
        self.joiners = frozenset(self.data["joiners"])
        self.phrases: Terms[tuple[int, int]] = Terms((p, (v[0], v[1])) for p, v in self.data["phrases"].items())
        self.decimal: str = self.data["decimal"]
        self.alone = frozenset(self.data["alone"])
        self.articles = frozenset(self.data["articles"])
        self.range_joins = frozenset(self.data["ranges"]["join"])
        self.abbreviated = frozenset(self.data["abbreviated"])
        self.opening = frozenset((*self.words, *self.alone, *self.articles))  # words that a written number begins with

    def numbers(self, found: list[Lexeme]) -> list[Number]:
        """Every number of the text, left to right, before anything has been ruled out."""
        absent = self.phrases.absent(" ".join(token.low for token in found))
        vague = {hit.start: hit for hit in self.phrases.find("", list(found))} if not absent else {}
        out: list[Number] = []
        at = 0
        while at < len(found):
            token = found[at]
            may = token.sort == "number" or token.low in self.opening or token.start in vague
            read = [n for n in (self._number(found, at), self._phrase(found, at, vague)) if n] if may else []
            if not read:
                at += 1
                continue
            out.append(max(read, key=lambda n: n.past))
            at = out[-1].past
        return out

    def _phrase(self, found: list[Lexeme], at: int, vague: dict[int, Hit[tuple[int, int]]]) -> Number | None:
        hit = vague.get(found[at].start)
        if hit is None:
            return None
        past = next(i for i in range(at, len(found)) if found[i].end >= hit.end) + 1
        low, high = hit.value
        return Number(at, past, low, None if high < 0 else high, digits=False)

    def _number(self, found: list[Lexeme], at: int) -> Number | None:
        token = found[at]
        if token.sort == "number":
            return self._digits(found, at)
        if token.low in self.words or token.low in self.alone or self._article(found, at):
            return self._worded(found, at)
        return None

    def _article(self, found: list[Lexeme], at: int) -> bool:
        return found[at].low in self.articles and at + 1 < len(found) and found[at + 1].low in self.alone

    def _digits(self, found: list[Lexeme], at: int) -> Number | None:
        value, past = self._value(found[at].form), at + 1
        if value is None:
            return None
        if past + 1 < len(found) and found[past].low == "-" and not found[past].spaced:
            ending = found[past + 1]
            if ending.low in self.endings and not ending.spaced:
                past += 2
        while past < len(found) and found[past].low in self.scales:
            value *= self.scales[found[past].low]
            past += 1
            if past < len(found) and found[past].form == "." and found[past - 1].low in self.abbreviated:
                past += 1
        if past == at + 1:
            value *= self._shared_scale(found, past, value)
        if value > _MOST:
            return None
        whole = round(value)
        return Number(at, past, whole, whole, digits=True) if abs(value - whole) < 1e-6 else None

    def _shared_scale(self, found: list[Lexeme], at: int, value: float) -> int:
        """The scale of the number that closes a range: "1.5-2 million"."""
        if at + 2 >= len(found) or found[at].low not in self.range_joins or found[at + 1].sort != "number":
            return 1
        other = self._value(found[at + 1].form)
        return self.scales.get(found[at + 2].low, 1) if other is not None and value < other else 1

    def _value(self, form: str) -> float | None:
        if len(form) > 1 and form[0] == "0" and form[1].isdigit():
            return None
        if _GROUPED.fullmatch(form):
            return float(re.sub(r"\D", "", form))
        whole, mark, part = form.partition(self.decimal)
        if not whole.isdigit() or (mark and not part.isdigit()):
            return None
        return float(f"{whole}.{part}") if mark else float(whole)

    def _worded(self, found: list[Lexeme], at: int) -> Number:
        """Words whose values fall, grouped by scales: "one hundred and six thousand two hundred"."""
        sum_ = _Sum()
        i = past = at
        if self._article(found, at):
            i, sum_.group = at + 1, 1
        while i < len(found):
            if self._joins(found, i, sum_.room) and i > at:
                i += 1
                continue
            if not self._adds(found[i].low, sum_, first=i == at):
                break
            i += 1
            past = i
        return Number(at, past, sum_.value, sum_.value, digits=False)

    def _adds(self, word: str, sum_: "_Sum", *, first: bool) -> bool:
        if word in self.words and sum_.fits(self.words[word]):
            sum_.add(self.words[word])
            return True
        if word in self.scales and (not first or word in self.alone) and self.scales[word] < sum_.ceiling:
            sum_.scale(self.scales[word])
            return True
        return False

    def _joins(self, found: list[Lexeme], at: int, room: int) -> bool:
        """Whether this hyphen or "and" stands inside one number."""
        if at + 1 >= len(found):
            return False
        here, after = found[at], found[at + 1]
        if here.low == "-" and (here.spaced or after.spaced):
            return False
        if here.low not in self.joiners and here.low != "-":
            return False
        small = self.words.get(after.low, 0)
        if here.low == "-":
            return 0 < small < 10 <= room or (after.low in self.scales and room == 0)
        return 100 <= room <= 1000 and 0 < small < 100


@dataclass
class _Sum:
    """A number in the making: `group` below a thousand, `total` above; `room` bounds what may still be added."""

    total: int = 0
    group: int = 0
    room: int = _ANY
    ceiling: int = _ANY

    @property
    def value(self) -> int:
        return self.total + self.group

    def fits(self, value: int) -> bool:
        return 0 < value < self.room or (value == 0 and self.room == _ANY)

    def add(self, value: int) -> None:
        self.group += value
        self.room = next((w for w in (100, 10) if value > 10 and value % w == 0), 0)

    def scale(self, by: int) -> None:
        if by < 1000:
            self.group, self.room = max(self.group, 1) * by, by if by == 100 else 0
        else:
            self.total, self.group = self.total + max(self.group, 1) * by, 0
            self.room, self.ceiling = 1000, by


@cache
def numerals(lang: str) -> Numerals:
    """The numerals of a language, read once."""
    return Numerals(lang)
