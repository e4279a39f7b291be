"""A pack's words by which a passage takes an act back, or tells a part of it alone, in all its languages at once."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from daybrief.theatre.terms import spelled

KEYS = (
    "turns", "joins", "goes-on", "may", "perhaps", "undone", "failed", "tried", "meant", "untrue", "open", "purpose",
    "done", "failure", "campaign", "saying", "somewhere", "part", "most", "entire", "except",
)  # fmt: skip
"""What a table may hold; a language lacks what it has no words for."""

_ANY = re.compile("(?!)")
_NEAR = 6  # words before a place among which a part of it may be named


class Firmness:
    """The tables of a pack's languages, asked together: no language has a word that another one means otherwise. A pack
    without them takes every passage at its word."""

    def __init__(self, tables: Iterable[dict[str, Any]]) -> None:
        self._tables = tuple(tables)

    def _words(self, key: str) -> list[str]:
        return [word for table in self._tables for pattern in table.get(key, ()) for word in spelled(pattern)]

    def _any(self, key: str, flags: "re.RegexFlag" = re.IGNORECASE) -> "re.Pattern[str]":
        return whole(self._words(key), flags)

    @cached_property
    def turn(self) -> "re.Pattern[str]":
        """Where a sentence turns to another clause, of which the words before say nothing."""
        behind_a_comma, alone = _either(self._words("joins")), _either([*self._words("turns"), *self._words("goes-on")])
        return re.compile(rf"[;:]|, (?:{behind_a_comma})(?!\w)|(?<!\w)(?:{alone})(?!\w)", re.IGNORECASE)

    @cached_property
    def may(self) -> "re.Pattern[str]":
        """What leaves open whether an act was done. Letters count: "may" may have been, "May" is a month."""
        return self._any("may", re.RegexFlag(0))

    @cached_property
    def perhaps(self) -> "re.Pattern[str]":
        """What makes an act only possible even where it is told as suspected: 'may be focusing on'."""
        return self._any("perhaps", re.RegexFlag(0))

    @cached_property
    def undone(self) -> "re.Pattern[str]":
        """What says that an act was not done."""
        return self._any("undone")

    @cached_property
    def failed(self) -> "re.Pattern[str]":
        """What says that an act failed, which an attack may and a capture may not."""
        return self._any("failed")

    @cached_property
    def goes_on(self) -> "re.Pattern[str]":
        """Where a sentence goes on to another act of the same actor."""
        return self._any("goes-on")

    @cached_property
    def tried(self) -> "re.Pattern[str]":
        """What says that an act was tried, which an attack may be and a capture is not."""
        return self._any("tried")

    @cached_property
    def meant(self) -> "re.Pattern[str]":
        """What says that an act was only intended."""
        return self._any("meant")

    @cached_property
    def untrue(self) -> "re.Pattern[str]":
        """What, behind a place, calls it all false."""
        return self._any("untrue")

    @cached_property
    def opens(self) -> "re.Pattern[str]":
        """A place within the subject of a clause that leaves all open: 'the encirclement of A may be an effort'."""
        return re.compile(rf"^\w*(?: \w+){{0,2}} (?:{_either(self._words('open'))})(?!\w)")

    @cached_property
    def purpose(self) -> "re.Pattern[str]":
        """Taking as a purpose."""
        return self._any("purpose")

    @cached_property
    def done(self) -> "re.Pattern[str]":
        """Words of what was taken, entered or left."""
        return self._any("done")

    @cached_property
    def failed_campaign(self) -> "re.Pattern[str]":
        """'the failure of the eastern offensive', in whatever form."""
        return re.compile(
            rf"(?<!\w)(?:{_either(self._words('failure'))})(?!\w)[^.,;]{{0,60}}(?<!\w)"
            rf"(?:{_either(self._words('campaign'))})(?!\w)",
            re.IGNORECASE,
        )

    @cached_property
    def saying(self) -> "re.Pattern[str]":
        """Words of saying, and no 'explosions reported in A'."""
        somewhere = _either(self._words("somewhere"))
        return re.compile(rf"(?<!\w)(?:{_either(self._words('saying'))})(?!\w)(?! (?:{somewhere})\b)", re.IGNORECASE)

    def extent(self, left: str, right: str) -> str:
        """How much of a place its passage means: 'part', 'most', or '' for all of it. `left`, `right`: the words of its
        sentence before and behind its name."""
        near = " ".join(re.sub('[“”"«»]', "", left).split()[-_NEAR:])
        if _before(self._most, near) or (_before(self._entire, near) and self._except.search(right)):
            return "most"
        return "part" if _before(self._part, near) else ""

    @cached_property
    def _part(self) -> "re.Pattern[str]":
        return self._any("part")

    @cached_property
    def _most(self) -> "re.Pattern[str]":
        return self._any("most")

    @cached_property
    def _entire(self) -> "re.Pattern[str]":
        return self._any("entire")

    @cached_property
    def _except(self) -> "re.Pattern[str]":
        return self._any("except")


def _before(words: "re.Pattern[str]", near: str) -> bool:
    """Whether one of the words stands right before a name, or with one word of the name's own between."""
    return any(len(near[match.end() :].split()) <= 1 for match in words.finditer(near))


def whole(words: Sequence[str], flags: "re.RegexFlag" = re.IGNORECASE) -> "re.Pattern[str]":
    """Any of the words, whole; a pattern that matches nothing where there are none."""
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", flags)


def _either(words: Sequence[str]) -> str:
    """The alternatives of a pattern, longest first; `*` ends a word anyhow, and alone is any word."""
    forms = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(_form(part) for part in word.split()) for word in forms) or _ANY.pattern


def _form(part: str) -> str:
    return r"[\w’'-]+" if part == "*" else re.escape(part).replace(r"\*", r"\w*")
