"""How a figure is written: its bounds survive every rewording, and the number printed is one the passage prints."""

import re
from collections.abc import Sequence

from daybrief.brief import english
from daybrief.model.figure import Figure

_VAGUE = (
    (24, None, "dozens", r"\bdozens\b|десятк"),
    (200, None, "hundreds", r"\bhundreds\b|сотн|сотень"),
    (2000, None, "thousands", r"\bthousands\b|тисяч|тысяч"),
    (2, None, "several", r"\bseveral\b|\ba few\b|кільк|декільк|нескольк"),
)


def wording(figure: Figure, quotes: Sequence[str]) -> str:
    """'six', 'at least eight', '1,000 to 3,000', 'more than 50': as the passages bound it."""
    low, high = figure.low, figure.high
    heard = " ".join(quotes)
    for vague_low, vague_high, word, pattern in _VAGUE:
        stands = low is not None and prints(low, heard)
        if (low, high) == (vague_low, vague_high) and not stands and re.search(pattern, heard, re.I):
            return word
    if low is not None and low == high:
        return f"about {big(low, heard)}" if figure.about else big(low, heard)
    if low is None:
        return f"up to {big(high or 0, heard)}"
    if high is None:
        if low > 0 and not prints(low, heard) and prints(low - 1, heard):
            return f"more than {big(low - 1, heard)}"
        return f"at least {big(low, heard)}"
    return f"{big(low, heard)} to {big(high, heard)}"


def is_vague(said: str) -> bool:
    """Whether a count names no number and takes 'of' before what it counts: 'hundreds of people'."""
    return said in {"dozens", "hundreds", "thousands"}


def digits(figure: Figure) -> str:
    """The same for a table: '6', '≥ 8', '≤ 30', '1,000–3,000'."""
    low, high = figure.low, figure.high
    if low is not None and low == high:
        return f"{low:,}"
    if low is None:
        return f"≤ {high:,}"
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}–{high:,}"


def big(n: int, heard: str) -> str:
    """A number as prose prints it; millions as the passage has them."""
    if n >= 1_000_000 and n % 10_000 == 0 and not prints_digits(n, heard):
        return f"{n / 1_000_000:g} million"
    return english.number(n)


def prints(n: int, text: str) -> bool:
    """Whether a text prints this number, in digits or as an English word."""
    word = english.number(n)
    return prints_digits(n, text) or (n < 10 and re.search(rf"\b{word}\b", text, re.I) is not None)


def prints_digits(n: int, text: str) -> bool:
    loose = r"[ ,.\u00a0\u202f]?".join(_groups(n))
    return re.search(rf"(?<![\d.,]){loose}(?![\d]|[.,]\d)", text) is not None


def _groups(n: int) -> list[str]:
    return f"{n:,}".split(",")


_STOP = re.compile(
    r"in|of|on|at|to|from|by|for|with|without|were|was|are|is|had|have|has|who|which|that|and|or|but|after|before|during|"
    r"left|lost|died|killed|overnight|while|when|as|near|including|per|a|an|the|this|over|across|into|it|they|"
    r"around|towards?|through|via|onto|outside|between|within|along|behind|against|will|would|can|could|may|might|must|should|shall",
    re.I,
)
_UNITS = frozenset(("million", "thousand", "hundred", "billion"))


def counted_noun(figure: Figure, quotes: Sequence[str]) -> str:
    """The English noun phrase that a passage counts with this figure: 'customers' in '600,000 customers lost power'."""
    for quote in quotes:
        for n in (figure.low, figure.high):
            if n is None:
                continue
            form = rf"(?:{r'[ ,]?'.join(_groups(n))}|\b{english.number(n)}\b)"
            match = re.search(rf"(?<![\d.,]){form}((?:\s+[A-Za-z][\w'’-]*){{1,5}})", quote, re.I)
            noun = _head(match.group(1).split()) if match else ""
            if noun:
                return noun
    return ""


def _head(words: list[str]) -> str:
    kept: list[str] = []
    for word in words:
        if _STOP.fullmatch(word) or (kept and word.endswith("ed")):
            break
        if word.lower() not in _UNITS:
            kept.append(word)
    return " ".join(kept) if kept and len(kept) <= 4 else ""
