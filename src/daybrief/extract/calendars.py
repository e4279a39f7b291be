"""The pieces times are made of: dates, months, years, weekdays, clock times and phrases such as "last week"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from daybrief.extract.numerals import lex, numerals, table
from daybrief.theatre.terms import Terms, tokens

_NAME = re.compile(r" [A-Z][a-z]")
_DIGIT = re.compile(r"\d")
_A_YEAR = re.compile(r",? (?:19|20)\d\d\b")
_RANGE = re.compile(r"\bbetween (?:19|20)\d\d and $")  # before the second year of a range
Sort = Literal["date", "month", "year", "season", "weekday", "clock", "relative", "ago", "lately"]

_SAME = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "\u00a0": " ", "*": " ", "ё": "е"}
)


def plain(text: str) -> str:
    """Lower case with plain marks, code point for code point."""
    whole = text.lower()
    if len(whole) != len(text):  # a letter such as İ is two in lower case
        whole = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return whole.translate(_SAME)


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a time at `start:end`. Numbers as written: `year` None where the text gives none.

    date: `day`, `month`, `to_day` for "3-6 February" · season: `unit` and the year it begins in · weekday: `day` from 1
    to 7 · clock: `day` minutes since midnight · relative: `unit` with `first`, `last` away from publication · ago:
    `unit` and how many of them in `first` ·
    lately: the same, up to publication.
    """

    sort: Sort
    start: int
    end: int
    year: int | None = None
    month: int = 0
    day: int = 0
    to_day: int = 0
    unit: str = ""
    first: int = 0
    last: int = 0


class Calendar:
    """One language's words for times, and the patterns made of them."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        data = table("calendar", lang)
        self.grammar: dict[str, Any] = data["grammar"]
        self.months = _by_form(data["months"])
        self.weekdays = _by_form(data["weekdays"])
        self.holidays: dict[str, str] = data.get("holidays", {})
        self.seasons = {form: season for season, forms in data.get("seasons", {}).items() for form in forms.split()}
        self.units = {form: unit for unit, forms in data["units"].items() for form in forms.split()}
        self.relative: Terms[tuple[str, int, int]] = Terms((t, tuple(v)) for t, v in data["relative"].items())
        self.future: Terms[bool] = Terms((t, True) for t in self.grammar["future"])
        often = [f"{nth} {of}" for nth in self.grammar.get("nth", []) for of in self.grammar["nth_of"]]
        self.no_since: Terms[bool] = Terms((t, True) for t in (*self.grammar["no_since"], *often))
        said, that = self.grammar["said"], self.grammar["that"]
        self.barrier = re.compile(rf"[“”\"«»:]|\b(?:{said}|{that})\b")  # between a time and another clause
        self.said_before = re.compile(rf"\b(?:{said})(?:\s+(?!{that}\b)[\w'-]+){{0,3}}\s*$")
        self.zones: dict[str, str] = self.grammar["away_zones"]
        self.zone = re.compile(r"\s*(?:" + _either([*self.zones, *self.grammar["home_zone"]]) + r")(?!\w)")
        self._patterns = self._compile()
        self._born = re.compile(self.grammar.get("born", r"(?!)"))  # behind the year in which somebody was born
        self._ago_word = re.compile(self.grammar["ago"])
        self._ago_of = re.compile(rf"before {self.grammar.get('ago_of', '(?!)')}\b")
        self.leans = re.compile(self.grammar.get("leans", r"(?!)"))  # "the day before": counted from the day told last
        lately = self.grammar.get("lately")
        self._up_to_now = re.compile(lately.replace("UNITS", _either(self.units))) if lately else None

    def _compile(self) -> list[tuple[Sort, re.Pattern[str], bool]]:
        """Each pattern with its sort, and whether it needs a digit: most sentences have none, and are not searched."""
        g = self.grammar
        month = rf"(?P<m>{_either(self.months)})\b\.?"
        day = rf"(?P<d>\d{{1,2}}){g['day_suffix']}"
        year = rf"(?:,?\s+(?P<y>(?:19|20)\d\d)\b{g['year_word']})?"
        tie = r"(?:\s*-\s*|\s+(?:" + _either(j for j in g["joins"] if j != "-") + r")\s+)"
        to_day = rf"(?P<d2>\d{{1,2}}){g['day_suffix']}"
        dates = [
            r"(?P<y>(?:19|20)\d\d)-(?P<mn>\d\d)-(?P<d>\d\d)(?!\d)",
            r"(?P<d>\d{1,2})\.(?P<mn>\d\d)\.(?P<y>(?:19|20)?\d\d)(?!\d)",
            rf"{day}{tie}{to_day}\s+{g['of']}{month}{year}",
            rf"{day}\s+{g['of']}{month}{year}",
            rf"{month}\s+{day}{tie}{to_day}(?![\d:.]*\d|\s+(?:{_either(self.months)})\b){year}",
            rf"{month}\s+{day}(?!\d|:\d){year}",
        ]
        if self.holidays:
            dates.append(rf"(?P<hd>{_either(self.holidays)})\b{year}")
        found: list[tuple[Sort, str]] = [("date", p) for p in dates]
        if self.seasons:
            over = r"\s*[-/]\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"  # the year in which a winter ends
            whole = rf"(?P<s>{_either(self.seasons)})\s+{g['of']}(?P<y>(?:19|20)\d\d)(?P<o>{over})?\b{g['year_word']}"
            found.append(("season", whole))
        found.append(("month", rf"{month},?\s+(?P<y>(?:19|20)\d\d)\b{g['year_word']}"))
        found.append(("month", month))
        found.append(("year", rf"(?P<y>(?:19|20)\d\d)\b(?P<w>{g['year_word']})"))
        found.append(("weekday", rf"(?P<wd>{_either(self.weekdays)})\b"))
        found.append(("clock", rf"(?P<h>[01]?\d|2[0-4])[:.](?P<min>[0-5]\d)(?![\d.]*\d){g['hour']}"))
        found.append(("clock", rf"(?P<h>[01]?\d|2[0-4])(?P<w>{g['hour']})(?!\w)"))
        return [(sort, _word(pattern), r"\d" in pattern and "<hd>" not in pattern) for sort, pattern in found]

    def atoms(self, text: str) -> list[Atom]:
        """Every piece, left to right, none overlapping."""
        low = plain(text)
        found: list[Atom] = []
        taken = bytearray(len(low))
        counted = _DIGIT.search(low) is not None
        for sort, pattern, digits in self._patterns:
            for match in pattern.finditer(low) if counted or not digits else ():
                if any(taken[match.start() : match.end()]):
                    continue
                born = sort in ("date", "month", "year") and self._born.match(low, match.end()) is not None
                atom = self._atom(sort, match, text) if not born else None
                if atom is not None:
                    found.append(atom)
                if atom is not None or born:
                    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        for atom in (*self._ago(low), *self._relative(low), *self._lately(low)):
            if not any(taken[atom.start : atom.end]):
                found.append(atom)
                taken[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
        return sorted(found, key=lambda a: a.start)

    def _atom(self, sort: Sort, match: re.Match[str], text: str) -> Atom | None:
        groups = match.groupdict()
        year = _year(groups.get("y"))
        month = self.months.get(groups["m"], 0) if groups.get("m") else int(groups.get("mn") or 0)
        start, end = match.span()
        if sort == "season":
            unit, sure = self.seasons[groups["s"] or ""], bool(groups["o"])
            return Atom("season", start, end, year=year, unit=unit) if sure or unit != "winter" else None
        if sort == "date" and groups.get("hd"):
            month, day = map(int, self.holidays[" ".join(groups["hd"].split())].split("-"))
            return Atom("date", start, end, year=year, month=month, day=day)
        if sort == "date":
            day, to_day = int(groups["d"]), int(groups.get("d2") or 0)
            fits = 1 <= day <= 31 and 1 <= month <= 12 and to_day <= 31 and (not to_day or to_day > day)
            return Atom("date", start, end, year=year, month=month, day=day, to_day=to_day) if fits else None
        if sort == "month":
            stands = year is not None or self._month_stands(match, text)
            return Atom("month", start, end, year=year, month=month) if stands else None
        if sort == "year":
            stands = bool(groups.get("w")) or self.opened(match.string, start, "year_before") is not None
            stands = (
                stands or self._year_does(match.string, match.end()) or _RANGE.search(match.string[:start]) is not None
            )
            return Atom("year", start, end, year=year) if stands else None
        if sort == "weekday" and _A_YEAR.match(match.string, end):
            return None  # 'Easter *Sunday 2023*'
        if sort == "weekday":
            return Atom("weekday", start, end, day=self.weekdays[groups["wd"]])
        return self._clock(match, groups)

    def _clock(self, match: re.Match[str], groups: dict[str, str | None]) -> Atom | None:
        written = match.group()
        if groups.get("min") is None and not (groups.get("w") or "").strip(" -"):
            return None
        hour, minute = int(groups["h"] or 0), int(groups.get("min") or 0)
        if re.search(r"p\.?m", written) and hour < 12:
            hour += 12
        if groups.get("min") is None and self.opened(match.string, match.start(), "clock_open") is None:
            hour_only_ok = re.search(r"[ap]\.?m|\d-", written) is not None
            if not hour_only_ok:
                return None
        return Atom("clock", match.start(), match.end(), day=hour * 60 + minute)

    def _year_does(self, low: str, end: int) -> bool:
        """Whether a year is what its sentence tells of: "2024 was the worst of them"."""
        return any(low.startswith(f" {verb} ", end) for verb in self.grammar.get("year_after", ()))

    def _month_stands(self, match: re.Match[str], text: str) -> bool:
        """Whether a month without day or year is one: "may" and "march" are other words too."""
        form = text[match.start() : match.end()]
        opened = self.opened(match.string, match.start(), "month_before") is not None
        if not form.isascii():
            return opened
        if not form[0].isupper():
            return False
        if not opened and _NAME.match(text, match.end()):
            return False  # '*Jan* Egeland'
        return opened or match.group().strip(".") not in self.grammar["month_year_needs"]

    def opened(self, low: str, at: int, key: str) -> str | None:
        """The word or words of list `key` that stand right before `at`, or None."""
        match = _before(self.lang, key).search(low[max(0, at - 40) : at])
        return match.group(1) if match else None

    def _relative(self, low: str) -> list[Atom]:
        if self.relative.absent(low):
            return []
        found = tokens(low)
        return [
            Atom("relative", h.start, h.end, unit=h.value[0], first=h.value[1], last=h.value[2])
            for h in self.relative.find(low, found)
            if not self._of_another(low, h.end, h.text)
        ]

    def _of_another(self, low: str, end: int, words: str) -> bool:
        """Whether words that end in "before" count from what follows them: "two days before *the* vote"."""
        last = words.rsplit(maxsplit=1)[-1]
        return self._ago_of.match(low, end - len(last)) is not None

    def _ago(self, low: str) -> list[Atom]:
        """ "two days ago", "три дні тому": a number, a unit and the word for ago."""
        if not self._ago_word.search(low):
            return []
        lexemes = lex(low)
        found = []
        for number in numerals(self.lang).numbers(lexemes):
            if number.past + 1 >= len(lexemes) or number.low is None or number.low > 400:
                continue
            unit, ago = lexemes[number.past], lexemes[number.past + 1]
            if unit.low in self.units and re.fullmatch(self.grammar["ago"], ago.low):
                if self._of_another(low, ago.end, ago.low):
                    continue
                start = lexemes[number.first].start
                found.append(Atom("ago", start, ago.end, unit=self.units[unit.low], first=number.low))
        return found

    def _lately(self, low: str) -> list[Atom]:
        """ "over the past two years", "in nearly four years of war": a number of units up to publication."""
        if self._up_to_now is None:
            return []
        found = []
        for match in self._up_to_now.finditer(low):
            written = match["n"]
            number = next(iter(numerals(self.lang).numbers(lex(written))), None) if written else None
            count = number.low if number is not None else None if written else 1
            if count and count < 400 and (match["lead"] or match["of"]):
                found.append(Atom("lately", match.start(), match.end(), unit=self.units[match["u"]], first=count))
        return found


def _by_form(groups: dict[str, str]) -> dict[str, int]:
    return {form: int(number) for number, forms in groups.items() for form in forms.split()}


def _either(words: Any) -> str:
    """An alternation, longest first; a space in a term stands for any white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w))) or "(?!)"


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?<!\d[.:-])(?:{pattern})")


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) + 2000 if len(written) == 2 else int(written)


@cache
def _before(lang: str, key: str) -> re.Pattern[str]:
    grammar = calendar(lang).grammar
    part = rf"(?:(?:{_either(grammar['part'])})[\s-]+)?" if key in ("since", "until", "opens") else ""
    return re.compile(rf"(?:^|[^\w])({_either(grammar[key])})\s+(?:the\s+)?{part}[(«\"']?$")


@cache
def calendar(lang: str) -> Calendar:
    """The calendar words of a language, read once."""
    return Calendar(lang)
