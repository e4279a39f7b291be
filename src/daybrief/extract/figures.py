"""Counts in a text, with the bounds the text sets. Dates, years, ages, measures and unit names are no counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from daybrief.extract.numerals import Lexeme, Number, lex, numerals, table
from daybrief.model.figure import Figure
from daybrief.theatre.terms import Terms, Words

_SPREAD = 4  # how many times its low end the high end of such a range is at most
_YEARS = range(1900, 2051)
_ROADS = "BDEGHKMNPQRT"  # "T 0406", "M 30": a lone capital before a number names a road or a type


@dataclass(frozen=True, slots=True)
class Counted:
    """`text[start:end]` counts something: the number with its bound ("at least eight").

    `number_start`, `number_end` hold the number alone; `noun_start` is where the words after it begin (what is counted
    usually stands there), or the end of the text. All offsets are half-open, in code points.
    """

    start: int
    end: int
    figure: Figure
    number_start: int
    number_end: int
    noun_start: int


def figures(text: str, lang: str) -> list[Counted]:
    """Every count in `text`, left to right. `lang` is en, uk or ru."""
    found = lex(text)
    numbers = numerals(lang).numbers(found)
    return _Reader(text, lang, found, numbers).read() if numbers else []


class _Words:
    """The words around numbers in one language."""

    def __init__(self, lang: str) -> None:
        data = numerals(lang).data
        nots, ranges = data["not_counts"], data["ranges"]
        self.bounds: Terms[str] = Terms(
            (term, name) for name in ("least", "more", "most", "fewer", "about") for term in data["bounds"][name]
        )
        self.after: Terms[str] = Terms(
            [(t, "least") for t in data["bounds"]["after_least"]]
            + [(t, "about") for t in data["bounds"]["after_about"]]
        )
        self.through = frozenset(data["bounds"]["through"])
        self.grown: Terms[str] = Terms((t, "grown") for t in data["grown"]["words"])
        self.labels: Terms[str] = Terms((t, "label") for t in nots["labels"])
        self.ages: Terms[str] = Terms((t, "age") for t in nots["ages"])
        self.units: Terms[str] = Terms((t, "unit") for t in nots["units"])
        self.formation: Terms[str] = Terms((t, "formation") for t in nots["formation"])
        self.currencies = frozenset(nots["currencies"])
        self.pronouns = frozenset(nots["pronouns"])
        self.pronoun_before = frozenset(nots["pronoun_before"])
        self.pronoun_after = frozenset(nots["pronoun_after"])
        self.year_before = frozenset(nots["year_before"])
        self.open, self.join, self.between = (frozenset(ranges[k]) for k in ("open", "join", "between"))
        self.joins = self.join | self.between
        self.not_bounded: Terms[str] = Terms((t, "place") for t in data["bounds"]["not_bounded"])
        self.hyphen_counts: dict[str, str] = data["hyphen_counts"]
        self.years_stand_bare: bool = data["years_stand_bare"]
        self.under_bound: dict[str, int] = data["under_bound"]
        self.partitives = frozenset(data["partitives"])
        self.unit_adjectives = frozenset(nots["unit_adjectives"])
        self.formation_adjectives = frozenset(nots["formation_adjectives"])
        self.months = frozenset(chain.from_iterable(f.split() for f in table("calendar", lang)["months"].values()))


@cache
def _words(lang: str) -> _Words:
    return _Words(lang)


class _Reader:
    """One text being read."""

    def __init__(self, text: str, lang: str, found: list[Lexeme], numbers: list[Number]) -> None:
        self.text, self.words, self.tokens, self.numbers = text, _words(lang), found, numbers
        shared = Words(found)
        self.bound_at_end = {hit.end: hit for hit in self.words.bounds.find(text, shared)}
        self.after_at_start = {hit.start: hit for hit in self.words.after.find(text, shared)}
        self.unit_starts = {hit.start for hit in self.words.units.find(text, shared)}
        self.formation_starts = {hit.start for hit in self.words.formation.find(text, shared)}
        self.label_ends = {hit.end for hit in self.words.labels.find(text, shared)}
        self.age_ends = {hit.end for hit in self.words.ages.find(text, shared)}
        self.ends_number = {number.past - 1 for number in self.numbers}
        self.starts_number = {number.first: at for at, number in enumerate(self.numbers)}

    def read(self) -> list[Counted]:
        counts = self._counts()
        return [self._counted(group) for group in self._groups(counts)]

    # which numbers count something

    def _counts(self) -> list[Number]:
        dated = {at for at, number in enumerate(self.numbers) if self._in_date(number)}
        out = [at not in dated and not self._ruled_out(number) for at, number in enumerate(self.numbers)]
        for at in range(
            len(self.numbers) - 1, 0, -1
        ):  # "26-27 February", "10 to 15 km": the first goes with the second
            if not out[at] and out[at - 1] and self._joined(at - 1) and self._alone(at - 1):
                out[at - 1] = False
        for at in range(len(self.numbers) - 1):  # "February 3-6"
            if at in dated and out[at + 1] and self._joined(at) and self._alone(at + 1):
                out[at + 1] = False
        return [number for number, counts in zip(self.numbers, out, strict=True) if counts]

    def _alone(self, at: int) -> bool:
        """Whether no lower-case noun follows the number of its own."""
        after = self._token(self.numbers[at].past)
        return after is None or after.sort != "word" or after.form[0].isupper() or after.low in self.words.joins

    def _joined(self, at: int) -> bool:
        """Whether number `at` is tied to the next by one dash, "to", "or" or "and"."""
        here, after = self.numbers[at], self.numbers[at + 1]
        return after.first == here.past + 1 and self.tokens[here.past].low in self.words.joins

    def _ruled_out(self, number: Number) -> bool:
        return (
            self._glued(number)
            or self._measured(number)
            or self._labelled(number)
            or self._year(number)
            or self._pronoun(number)
            or self._age(number)
        )

    def _token(self, at: int) -> Lexeme | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _glued(self, number: Number) -> bool:
        """Letters, slashes or colons that make the digits part of a name, a clock time or a score."""
        return self._glued_before(number) or self._glued_after(number)

    def _glued_before(self, number: Number) -> bool:
        before, first = self._token(number.first - 1), self.tokens[number.first]
        if before is None:
            return False
        if before.form in self.words.currencies or before.form in "№#":
            return True
        if first.spaced:
            return number.digits and len(before.form) == 1 and before.form.isascii() and before.form in _ROADS
        if before.sort == "word":
            return True
        two_before = self._token(number.first - 2)
        if two_before is None or before.spaced:
            return before.low == "-" and number.digits and self._longer(number, 6)
        if before.form == "+":
            return self._telephone(number)
        if before.form in "/:":
            return two_before.sort == "number"
        return before.low == "-" and two_before.sort == "word" and number.first - 2 not in self.ends_number

    def _telephone(self, number: Number) -> bool:
        """ "+380 44 …": an international number; "(+1 150)" is an increase."""
        after = self._token(number.past)
        return self._longer(number, 8) or (after is not None and (after.sort == "number" or after.form == "("))

    def _longer(self, number: Number, than: int) -> bool:
        return len(self.tokens[number.first].form) > than

    def _glued_after(self, number: Number) -> bool:
        after, further = self._token(number.past), self._token(number.past + 1)
        if after is None:
            return False
        if after.form in "%°‰":
            return True
        if after.spaced:
            return after.form in self.words.currencies
        if after.sort in ("word", "number") and self.tokens[number.past - 1].form != ".":
            return True
        if further is None or further.spaced:
            return False
        if after.low == "-":
            return (
                further.sort == "word" and number.past + 1 not in self.starts_number and not self._hyphen_count(further)
            )
        return after.form in "/:" and further.sort == "number"

    def _hyphen_count(self, word: Lexeme) -> bool:
        return word.low in self.words.hyphen_counts

    def _measured(self, number: Number) -> bool:
        """Before a unit of time, length, weight, money or share."""
        at = number.past
        after = self._token(at)
        if after is not None and after.low in self.words.unit_adjectives:
            at += 1
        if after is not None and after.low == "-" and not after.spaced:
            at += 1
        unit = self._token(at)
        return unit is not None and unit.start in self.unit_starts

    def _labelled(self, number: Number) -> bool:
        """A numbered thing: "Resolution 2202", "No. 5", "47-ма окрема бригада"."""
        before = self._token(number.first - 1)
        if before is not None and before.form == "." and not before.spaced:
            before = self._token(number.first - 2)
        if before is not None and before.end in self.age_ends:
            return True
        if number.digits and before is not None and before.end in self.label_ends:
            return True
        return number.digits and self._formation(number)

    def _formation(self, number: Number) -> bool:
        ordinal = number.past - number.first > 1
        for at in range(number.past, min(number.past + 4, len(self.tokens))):
            token = self.tokens[at]
            if token.sort != "word":
                return False
            if token.start in self.formation_starts:
                return ordinal or token.form[0].isupper() or token.low in self.words.formation_adjectives
        return False

    def _year(self, number: Number) -> bool:
        form = self.tokens[number.first].form
        if not (number.digits and number.past == number.first + 1 and len(form) == 4 and int(form) in _YEARS):
            return False
        before, after = self._token(number.first - 1), self._token(number.past)
        if before is not None and (
            before.low in self.words.year_before or before.low in self.words.months or before.low.endswith("'s")
        ):
            return True
        if before is not None and before.end in self.bound_at_end:
            return False
        if after is None or after.sort != "word" or not after.form[0].islower():
            return True
        return self.words.years_stand_bare and int(form) % 100 != 0

    def _pronoun(self, number: Number) -> bool:
        """ "one of them", "один з них": a pronoun, unless a range makes it a number."""
        first = self.tokens[number.first]
        if number.past != number.first + 1 or first.low not in self.words.pronouns:
            return False
        before, after = self._token(number.first - 1), self._token(number.past)
        return (before is not None and before.low in self.words.pronoun_before) or (
            after is not None and after.low in self.words.pronoun_after and number.past + 1 not in self.starts_number
        )

    def _age(self, number: Number) -> bool:
        """ ", 54," after a name."""
        comma, name = self._token(number.first - 1), self._token(number.first - 2)
        after = self._token(number.past)
        return (
            number.digits
            and (number.high or 0) <= 110
            and comma is not None
            and comma.form == ","
            and name is not None
            and name.form[0].isupper()
            and (after is None or after.form in ",.;)")
        )

    def _in_date(self, number: Number) -> bool:
        if not number.digits or (number.high or 0) > 31:
            return False
        before, after = self._token(number.first - 1), self._token(number.past)
        if before is not None and before.form == ".":
            before = self._token(number.first - 2)
        if after is not None and after.low == "of":
            after = self._token(number.past + 1)
        return self._month(before) or self._month(after)

    def _month(self, token: Lexeme | None) -> bool:
        return (
            token is not None and token.low in self.words.months and not (token.form.isascii() and token.form.islower())
        )

    # ranges and bounds

    def _groups(self, counts: list[Number]) -> Iterator[tuple[Number, ...]]:
        """Numbers, two together where the text gives a range; of a change "from five to six" the new value alone."""
        at = 0
        while at < len(counts):
            here = counts[at]
            after = counts[at + 1] if at + 1 < len(counts) else None
            if after is not None and self._is_range(here, after):
                yield (after,) if self._grown_before(here.first) else (here, after)
                at += 2
            else:
                yield (here,)
                at += 1

    def _is_range(self, here: Number, after: Number) -> bool:
        if after.first != here.past + 1 or (here.low or 0) >= (after.low or 0):
            return False
        join, before = self.tokens[here.past], self._token(here.first - 1)
        opened = before is not None and before.low in self.words.open
        if join.low == "-":
            return join.spaced == self.tokens[after.first].spaced
        return join.low in self.words.join or (opened and join.low in self.words.between)

    def _grown_before(self, at: int) -> bool:
        """Whether a verb of growth stands within six tokens before, in the same sentence."""
        low = max(0, at - 7)
        stretch = self.tokens[low:at]
        cut = max((i for i, t in enumerate(stretch) if t.form in ".;!?"), default=-1)
        return bool(self.words.grown.find(self.text, list(stretch[cut + 1 :])))

    def _counted(self, group: tuple[Number, ...]) -> Counted:
        first, last = group[0], group[-1]
        start, bound = self._bound_before(first)
        end, after = self._bound_after(last)
        bound = after or bound
        if bound == "most" and self._grown_before(first.first):
            bound = None
        if bound in ("most", "more", "about") and self._not_bounded(last):
            bound = None
        if bound is None and start < self.tokens[first.first].start:
            start = self.tokens[first.first].start
        low, high = first.low, last.high if len(group) == 1 or last.high is not None else last.low
        low = _in_thousands(low, high) if len(group) > 1 else low
        one = self.words.under_bound.get(self.tokens[first.first].low)
        if bound is not None and one is not None and first.past == first.first + 1:
            low = high = one
        noun = self._noun(next((i for i in range(last.past, len(self.tokens)) if self.tokens[i].start >= end), 10**9))
        return Counted(
            start=start,
            end=end,
            figure=_figure(low, high, bound),
            number_start=self.tokens[first.first].start,
            number_end=self.tokens[last.past - 1].end,
            noun_start=noun,
        )

    def _bound_before(self, number: Number) -> tuple[int, str | None]:
        at = number.first - 1
        opened = self._token(at)
        if opened is not None and opened.low in self.words.open:
            at -= opened.end not in self.bound_at_end
        token = self._token(at)
        while token is not None and token.low in self.words.through and token.end not in self.bound_at_end:
            at -= 1
            token = self._token(at)
        hit = self.bound_at_end.get(token.end) if token is not None else None
        if hit is None:
            return self.tokens[number.first].start, None
        return hit.start, hit.value

    def _bound_after(self, number: Number) -> tuple[int, str | None]:
        after, end = self._token(number.past), self.tokens[number.past - 1].end
        if after is None:
            return end, None
        if after.form == "+" and not after.spaced:
            return after.end, "least"
        further = self._token(number.past + 1)
        if after.low == "-" and further is not None and self._hyphen_count(further):
            return further.end, self.words.hyphen_counts[further.low]
        hit = self.after_at_start.get(after.start)
        return (hit.end, hit.value) if hit else (end, None)

    def _not_bounded(self, number: Number) -> bool:
        """ "over two regions", "до трьох областей": a preposition of place, not a bound."""
        after = self._token(number.past)
        return after is not None and bool(self.words.not_bounded.find(self.text, [after]))

    def _noun(self, at: int) -> int:
        token = self._token(at)
        while token is not None and (token.low in self.words.partitives or token.form in "+)"):
            at += 1
            token = self._token(at)
        return token.start if token is not None else len(self.text)


def _figure(low: int | None, high: int | None, bound: str | None) -> Figure:
    least = low if low is not None else high
    if bound == "least":
        return Figure(low=least)
    if bound == "more":
        return Figure(low=(least or 0) + (high is not None))
    if bound == "most":
        return Figure(high=high if high is not None else least)
    if bound == "fewer":
        return Figure(high=max((high if high is not None else least or 0) - 1, 0))
    return Figure(low=low, high=high, about=bound == "about")


def _in_thousands(low: int | None, high: int | None) -> int | None:
    """The low end of a range whose thousands are told once: '*70* to 80,000'."""
    told_once = low is not None and high is not None and high % 1000 == 0 and low * 1000 < high <= low * 1000 * _SPREAD
    return low * 1000 if told_once and low is not None else low
