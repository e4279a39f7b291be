"""Which language a text is written in, told by its letters and its commonest words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from daybrief.document.wordlists import table

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")
_SAMPLE = 8_000
_LEAST, _MANY = 0.12, 30
"""Function words make at least this share of running text in their own language; texts with fewer words are too
short to be sure."""


@dataclass(frozen=True)
class Seen:
    """What a text's own words say: the language they fit best, and whether there are enough of them to be sure."""

    best: str | None
    sure: bool
    scores: dict[str, float]


def language(text: str) -> Seen:
    """Which of the languages that the word lists know the text is in; None where too little speaks for any."""
    words = [w.lower().replace("’", "'").replace("ʼ", "'") for w in _WORD.findall(text[:_SAMPLE])]
    counts = Counter(words)
    scores = {lang: _score(counts, lang) for lang in _lists()} if words else {}
    best = max(sorted(scores), key=lambda lang: scores[lang], default=None)
    if best is None or scores[best] <= 0 or (scores[best] < _LEAST and len(words) >= _MANY):
        return Seen(None, False, scores)
    return Seen(best, len(words) >= _MANY, scores)


def settle(stated: str, text: str, read: tuple[str, ...]) -> tuple[str | None, str]:
    """The language to read a text in, and a note. The stated one wins unless the text is evidently another; None, with
    the reason, for a language that is not read."""
    seen = language(text)
    said = stated.replace("_", "-").partition("-")[0].strip().lower()
    if seen.sure and seen.best not in read:
        return None, f"expected a text in {', '.join(read)}, found one in {seen.best}: not read"
    near = max(read, key=lambda lang: (seen.scores.get(lang, 0.0), -_shown(lang), -read.index(lang)))
    fits = seen.scores.get(near, 0.0) > 0
    if said in read:
        other = (seen.sure and seen.best != said) or (fits and seen.scores.get(said, 0.0) < 0)
        return (near, f"read as {near}, not {said} as stated: its words are {near}") if other and fits else (said, "")
    if said and not fits:
        return None, f"expected a text in {', '.join(read)}, found one in {said}: not read"
    if not fits and _other_script(text):
        return None, f"expected a text in {', '.join(read)}, found another script: not read"
    return near, "" if fits else f"too short to tell its language: read as {near}"


def _shown(lang: str) -> float:
    """Share of a language's letters that only it has; 0 where the lists do not say."""
    return float(table("languages").get(lang, {}).get("shown", 0.0))


def _other_script(text: str) -> bool:
    """Whether most letters are neither Latin nor Cyrillic."""
    found = [c for c in text[:_SAMPLE] if c.isalpha()]
    return sum(ord(c) > 0x52F for c in found) * 2 > len(found)


def _score(counts: Counter[str], lang: str) -> float:
    """Share of function words, plus the share of words with letters only this language has, less those it lacks."""
    common, own, foreign = _lists()[lang]
    points = 0
    for word, n in counts.items():
        points += n * ((word in common) + (not own.isdisjoint(word)) - 2 * (not foreign.isdisjoint(word)))
    return points / counts.total()


@cache
def _lists() -> dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    rows = table("languages")
    return {
        lang: (frozenset(row["common"].split()), frozenset(row.get("own", "")), frozenset(row.get("foreign", "")))
        for lang, row in rows.items()
    }
