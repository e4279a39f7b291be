"""The word lists of page furniture, ready to match a line against."""

import re
from functools import cache

from daybrief.document.wordlists import table

_OPENING = 120
LANGUAGES = ("en", "uk", "ru")
_TRIM = " \t.!?:;,|·•–—-→›»>[]()*\"'"


def plain(text: str) -> str:
    """The line as the lists write it: lower case, straight apostrophes."""
    return text.lower().replace("’", "'").replace("ʼ", "'").strip()


@cache
def phrases(slot: str) -> tuple[str, ...]:
    """The phrases of one list in all languages, longest first."""
    found = {plain(p) if p.strip() == p else plain(p) + " " for lang in LANGUAGES for p in table(lang).get(slot, [])}
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


@cache
def _opening(slot: str) -> re.Pattern[str]:
    body = "|".join(_regex(p) for p in phrases(slot)) or r"(?!)"
    return re.compile(r"^[\W_]*(?:" + body + r")")


def _regex(phrase: str) -> str:
    head = r"(?<!\w)" if phrase[0].isalnum() else ""
    if phrase.endswith("*"):
        return head + re.escape(phrase[:-1]) + r"\w*"
    tail = r"(?!\w)" if phrase[-1].isalnum() else ""
    return head + re.escape(phrase) + tail


def is_whole(text: str) -> bool:
    return plain(text).strip(_TRIM) in _whole()


@cache
def _whole() -> frozenset[str]:
    return frozenset(p.strip() for p in phrases("whole"))


def opens(slot: str, text: str) -> str:
    """The phrase of the list that the line begins with, or ''."""
    match = _opening(slot).match(plain(text[:_OPENING]))
    return match.group() if match else ""


def holds(slot: str, text: str) -> int:
    """How many phrases of the list the line contains."""
    low = plain(text)
    return sum(core in low and pattern.search(low) is not None for core, pattern in _each(slot))


def spans(slot: str, low: str) -> list[int]:
    """Where phrases of the list end in a line already made plain."""
    return sorted(m.end() for core, pattern in _each(slot) if core in low for m in pattern.finditer(low))


@cache
def _each(slot: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each phrase's letters, to look for first, and its pattern with the word borders."""
    return tuple((p.rstrip("*"), re.compile(_regex(p))) for p in phrases(slot))
