"""Function words of a language: what names nobody, and where a phrase is cut."""

from dataclasses import dataclass
from functools import cache

from daybrief.extract.numerals import table

_POINTS = frozenset(",;")
_TRAILING = frozenset(",;(:—–-")


@dataclass(frozen=True)
class SmallWords:
    """`pronouns` name nobody; `joints` stand between the items of a list; a phrase never ends on `trailing`."""

    pronouns: frozenset[str]
    joints: frozenset[str]
    trailing: frozenset[str]


@cache
def small_words(lang: str) -> SmallWords:
    """The function words of a language."""
    data = table("function", lang)
    joints = _POINTS | set(data["joints"])
    return SmallWords(frozenset(data["pronouns"]), joints, _TRAILING | joints | set(data["trailing"]))
