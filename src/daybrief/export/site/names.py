"""Who an actor is and what a page is called: one person under one name, one address a record."""

import re
import unicodedata
from dataclasses import dataclass

from daybrief.model.base import digest
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import romanise

_LETTERS = 16  # hex digits of a record's id in its page's name
_OFFICE = re.compile(r"^(?:the|an?) ", re.I)


@dataclass(frozen=True)
class Actor:
    """Somebody who acts or speaks, by the one name that all their spellings share."""

    name: str
    sort: str  # party · person · body
    about: str = ""  # office or language, where the pack knows it


class Actors:
    """Finds out who is meant: a party by its code, a known person or source by any of their spellings."""

    def __init__(self, theatre: Theatre) -> None:
        self._theatre = theatre
        self._known: dict[str, Actor] = {}  # by spelling
        self._named: dict[str, Actor] = {}  # by name in small letters
        self._sources = {term: source for source, terms in theatre.sources for term in (*terms, source.name.lower())}

    def of(self, name: str) -> Actor:
        name = " ".join(name.split())
        if name not in self._known:
            found = self._found(name)
            self._known[name] = self._named.setdefault(found.name.lower(), found)
        return self._known[name]

    def _found(self, name: str) -> Actor:
        parties = self._theatre.prose.get("parties", {})
        if name in parties:
            return Actor(_upper(parties[name][0]), "party")
        for terms in self._theatre.people.values():
            people = {hit.value for hit in terms.find(name)}
            if len(people) == 1:
                person = people.pop()
                return Actor(person.name, "person", person.office)
        source = self._sources.get(name.lower()) or self._sources.get(_OFFICE.sub("", name).lower())
        if source is not None:
            return Actor(source.name, "body", source.kind)
        return Actor(_upper(_OFFICE.sub("", name)), "body")


def _upper(name: str) -> str:
    bare = _OFFICE.sub("", name)
    return bare[:1].upper() + bare[1:]


def short(id: str) -> str:
    """A record's id as its page is called."""
    return id[:_LETTERS]


def slug(name: str, id: str = "") -> str:
    """A name in plain Latin letters for a file's name, and six letters of a hash, so that no two names share one."""
    latin = unicodedata.normalize("NFKD", romanise(name, "uk"))
    plain = re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode().lower()).strip("-")[:48].strip("-")
    return f"{plain or 'name'}-{digest(id or name.lower())[:6]}"
