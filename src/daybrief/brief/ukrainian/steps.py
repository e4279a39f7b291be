"""The steps by which a finding was settled, said in Ukrainian.

A step is kept in English, the one wording that both languages share. It is known again by its form, which stands in the
catalogue beside its Ukrainian; what fills the form is named as everywhere else on the page. A step of no known form
stays as it is.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files

from daybrief.brief.ukrainian import grammar
from daybrief.claims import KIND_BY_NAME

_NUMBER = r"(?:about |at least |up to )?[\d,]+(?: to [\d,]+)?"
_TERM = re.compile(rf"(?P<n>{_NUMBER})(?: \((?P<at>.+)\)| (?P<word>.+))?")
_FILLS = {
    "file": r"\S+",
    "n": _NUMBER,
    "m": _NUMBER,
    "chain": rf"{_NUMBER}(?: (?:→|and) {_NUMBER})*",
    "day": r"[\d-]{10}",
}
"""What may stand in a place of a form; anywhere else any words may."""

_BOUNDS = (
    ("at least ", "щонайменше "), ("up to ", "до "), ("about ", "близько "), (" to ", "–"), (" and ", " і "),
)  # fmt: skip

Named = Callable[[str], str]


class Steps:
    """Says steps of one kind of fact. `voice`, `place` and `slot` name what fills a form."""

    def __init__(self, kind: str, voice: Named, place: Named, slot: Named) -> None:
        self._voice, self._place, self._slot = voice, place, slot
        sums = KIND_BY_NAME[kind].meets.sums if kind in KIND_BY_NAME else ()
        self._counted = {word: name for rule in sums for name, word in rule.said.items()}

    def said(self, english: str, sort: str = "forms") -> str:
        """The step in Ukrainian, or as it is; of the sort 'reasons' why an input was not read."""
        for form, own in _forms(sort):
            if found := form.fullmatch(english):
                return own.format(**{name: self._filled(name, text) for name, text in found.groupdict().items()})
        return english

    def _filled(self, name: str, text: str) -> str:
        sort = name.rstrip("12")
        if sort == "who":
            return self._voice(text)
        if sort == "whos":
            return ", ".join(" разом із ".join(map(self._voice, group.split(" with "))) for group in text.split(", "))
        if sort == "what":
            return text
        if sort == "slots":
            return ", ".join(map(self._slot, text.split(", ")))
        if sort == "slot":
            return self._slot(text)
        if sort in ("n", "m", "chain"):
            return counted(text)
        if sort == "day":
            return f"{date.fromisoformat(text):%d.%m.%Y}"
        if sort == "files":
            return re.sub(r" and (\d+) more$", r" і ще \1", text).replace(" and ", " і ")
        if sort == "sum":
            return " + ".join(map(self._term, text.split(" + ")))
        if sort == "counts":
            told = (one.rpartition(": ") for one in text.split("; "))
            return "; ".join(f"{self._voice(who)}: {counted(n)}" for who, _, n in told)
        return ", ".join(_words().get(word, word) for word in re.sub(r" \([^)]*\)", "", text).split(", "))

    def _term(self, term: str) -> str:
        """'6 (Kostiantynivka)', '90 shot down'."""
        found = _TERM.fullmatch(term)
        if found is None:
            return term
        n, at, word = counted(found["n"]), found["at"], found["word"]
        if at:
            return f"{n} ({', '.join(map(self._place, at.split(', ')))})"
        if not word:
            return n
        return f"{n} {self._slot(self._counted[word]) if word in self._counted else _words().get(word, word)}"


def counted(text: str) -> str:
    """'at least 1,200' → 'щонайменше 1200'."""
    text = re.sub(r"[\d,]*\d", lambda match: grammar.spaced(int(match.group().replace(",", ""))), text)
    for english, own in _BOUNDS:
        text = text.replace(english, own)
    return text


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = (files("daybrief.brief.ukrainian") / "steps.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words() -> dict[str, str]:
    return _catalogue()["words"]


@cache
def _forms(sort: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every form of a sort as a pattern, with its Ukrainian, in the catalogue's order: what has more to know it by is
    first."""
    return tuple((re.compile(_pattern(form)), own) for form, own in _catalogue()[sort].items())


def _pattern(form: str) -> str:
    parts = re.split(r"\{(\w+)\}", form)
    return "".join(
        f"(?P<{part}>{_FILLS.get(part.rstrip('12'), '.+?')})" if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
