"""Who an actor is and what a page is called: one person under one name, one address a record."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from daybrief.brief.forms import nobody
from daybrief.brief.tongue import Tongue
from daybrief.model.base import digest
from daybrief.theatre.placenames import romanise

_LETTERS = 16  # hex digits of a record's id in its page's name
_OFFICE = re.compile(r"^(?:the|an?) ", re.I)


@dataclass(frozen=True)
class Actor:
    """Somebody who acts or speaks, by the one name that all their spellings share."""

    name: str  # in English; the address of the page is made of it
    sort: str  # party · person · body
    shown: str  # in the language of the page
    about: str = ""  # office or sort of body, where the pack knows it

    @property
    def named(self) -> bool:
        """Whether it is somebody of whom there is a history to look up: no 'relatives' and no 'source'."""
        return self.sort != "body" or not (self.name.islower() or nobody(self.name))


class Actors:
    """Finds out who is meant: a party by its code, a known person or source by any of their spellings."""

    def __init__(self, words: Tongue, day: date) -> None:
        self._words = words
        self._day = day
        self._theatre = theatre = words.theatre
        self._known: dict[str, Actor] = {}  # by spelling
        self._named: dict[str, Actor] = {}  # by name in small letters
        self._sources = {term: source for source, terms in theatre.sources for term in (*terms, source.name.lower())}

    def of(self, name: str) -> Actor:
        name = " ".join(name.split())
        if name not in self._known:
            called, sort, about = self._found(name)
            if called.lower() not in self._named:
                shown = self._words.opened(self._words.holder(called, self._day))
                self._named[called.lower()] = Actor(called, sort, shown, about)
            self._known[name] = self._named[called.lower()]
        return self._known[name]

    def _found(self, name: str) -> tuple[str, str, str]:
        """The name in English, the sort, and what else is known."""
        parties = self._theatre.prose.get("parties", {})
        if name in parties:
            return _upper(parties[name][0]), "party", ""
        for terms in self._theatre.people.values():
            people = {hit.value for hit in terms.find(name)}
            if len(people) == 1:
                person = people.pop()
                return person.name, "person", self._words.office(person, self._day)
        source = self._sources.get(name.lower()) or self._sources.get(_OFFICE.sub("", name).lower())
        if source is not None:
            return source.name, "body", self._words.t(source.kind)
        return _upper(_OFFICE.sub("", name)), "body", ""


def _upper(name: str) -> str:
    """A name as a page is headed; a mere description, all in small letters, stays one."""
    bare = _OFFICE.sub("", name)
    return bare if bare.islower() else bare[:1].upper() + bare[1:]


def fact_page(id: str) -> str:
    return f"facts/{short(id)}.html"


def claim_page(id: str) -> str:
    return f"claims/{short(id)}.html"


def day_page(day: date) -> str:
    return f"days/{day}.html"


def short(id: str) -> str:
    """A record's id as its page is called."""
    return id[:_LETTERS]


def slug(name: str, id: str = "") -> str:
    """A name in plain Latin letters for a file's name, and six letters of a hash, so that no two names share one."""
    latin = unicodedata.normalize("NFKD", romanise(name, "uk"))
    plain = re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode().lower()).strip("-")[:48].strip("-")
    return f"{plain or 'name'}-{digest(id or name.lower())[:6]}"
