"""Bodies as the pack knows them: the source a name means, and one printed name for an office however it is named."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from daybrief.theatre.pack import Source, Theatre
from daybrief.theatre.terms import tokens

_SPELT = {"defense": "defence", "center": "centre", "organization": "organisation"}
_LOOSE = frozenset(("the", "of", "for", "and", "military", "state", "s"))
_OFFICES = ("office", "international")

Key = frozenset[str]


@dataclass(frozen=True)
class Bodies:
    """Looks names of bodies up in one theatre's pack."""

    theatre: Theatre

    def source(self, name: str) -> Source | None:
        """The source a whole name, host or credit means."""
        return _by_name(self.theatre).get(name.lower())

    def office(self, name: str) -> str:
        """The pack's name for an office, whatever order, spelling or adjective it is named with; else the name."""
        source = self.source(name)
        if source is not None:
            return source.name if source.kind in _OFFICES else name
        return _by_words(self.theatre).get(words(self.theatre, name), name)


@lru_cache(20_000)
def words(theatre: Theatre, name: str) -> Key:
    """What an office is named with: its words in one spelling, states by their code. Empty for no body at all."""
    found = tokens(name)
    states = list(theatre.parties["en"].find(name, found))
    if not theatre.terms("body", "en").find(name, found):
        return frozenset()
    plain = {
        _SPELT.get(low, low)
        for token in found
        if not any(hit.start <= token.start < hit.end for hit in states)
        if (low := re.sub(r"['’]s?$", "", token.low)) not in _LOOSE
    }
    return frozenset(plain | {hit.value for hit in states})


@cache
def _by_name(theatre: Theatre) -> dict[str, Source]:
    """Sources by every name they are known by, in lower case; the first of two with one name wins."""
    return {name.lower(): source for source, known in reversed(theatre.sources) for name in (*known, source.name)}


@cache
def _by_words(theatre: Theatre) -> dict[Key, str]:
    """Names of offices by the words of every name they are known by; those that two offices share are left out."""
    found: dict[Key, set[str]] = {}
    for source, known in theatre.sources:
        if source.kind in _OFFICES:
            for name in (*known, source.name):
                found.setdefault(words(theatre, name), set()).add(source.name)
    return {key: min(names) for key, names in found.items() if len(names) == 1 and len(key) > 1}
