"""Which language a text is written in, told by its letters and its commonest words."""

import re
from functools import cache

from daybrief.document.wordlists import table

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_SAMPLE = 20_000
_LEAST = 0.12
"""Function words make at least this share of running text in the language they belong to."""


def language(text: str) -> str | None:
    """`en`, `uk`, `ru` or another language the word lists know; None where too little speaks for any."""
    words = [w.lower().replace("’", "'").replace("ʼ", "'") for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    scores = {lang: _score(words, lang) for lang in _lists()}
    best = max(sorted(scores), key=lambda lang: scores[lang])
    if scores[best] > 0 and (scores[best] >= _LEAST or len(words) < 40):
        return best
    return None


def _score(words: list[str], lang: str) -> float:
    """Share of function words, plus the share of words with letters only this language has, less those it lacks."""
    common, own, foreign = _lists()[lang]
    hits = sum(w in common for w in words)
    special = sum(any(c in own for c in w) for w in words) if own else 0
    wrong = sum(any(c in foreign for c in w) for w in words) if foreign else 0
    return (hits + special - 2 * wrong) / len(words)


@cache
def _lists() -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    rows = table("languages")
    return {
        lang: (frozenset(row["common"].split()), frozenset(row.get("own", "")), frozenset(row.get("foreign", "")))
        for lang, row in rows.items()
    }
