"""A claim as the reconciler takes it: what was said, and whose word it is once copies and relays are seen through."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from pydantic import Field

from daybrief.claims import Claim
from daybrief.model.base import Record
from daybrief.model.text import NAMELESS, Document, Kin
from daybrief.model.when import Instant
from daybrief.reconcile.speakers import Speakers, Spoken
from daybrief.reconcile.voices import Voices, voices_among
from daybrief.theatre.pack import Theatre

_COPIED = 12  # words in a row that two papers do not write alike by chance
_MOSTLY = 3  # sentences of another text that make one its copy
_CREDIT = 300  # letters at the head of a text in which it says whose copy it carries
_WORD = re.compile(r"[^\W_]+")


class Told(Record):
    """One claim, told in one document, with the voice it goes back to."""

    claim: Claim
    ref: str = Field(description="the id a fact lists it under")
    document: str = Field(description="Document.id; in the exchange format the document's name")
    name: str = Field(description="Document.name, for readers")
    outlet: str = Field(description="who published the document")
    family: str = Field(description="id of the document this one copies; its own where it copies none")
    day: date | None = Field(description="publication day in the theatre's calendar")
    at: Instant | None = Field(default=None, description="publication moment, where known")
    own: bool = Field(description="the publisher speaks for itself, naming nobody")
    unnamed: bool = Field(
        default=False,
        description="a pronoun, or no publisher that is known, stands where the voice is: nobody's word that counts",
    )
    origin: str = Field(description="key of the voice: the same however the voice is named and whoever relays it")
    owner: str = Field(description="that voice as a reader sees it")
    party: str | None = Field(default=None, description="the state or body that voice speaks for")
    speaks_for: str = Field(default="", description="key of the office whose spokesperson the voice is")


def told(
    docs: Sequence[Document], kin: Sequence[Kin], claims: Mapping[str, Sequence[Claim]], theatre: Theatre
) -> tuple[Told, ...]:
    """Every claim of the documents with its origin; `claims` are by document id."""
    root = {k.doc: k.duplicate_of for k in kin}
    voices = voices_among(theatre, frozenset(doc.source for doc in docs))
    publisher = _publishers(docs, root, voices)
    prints = Prints(
        Print(claim.spans[0].quote, publisher[doc.id], root.get(doc.id, doc.id), *_dated(doc))
        for doc in docs
        for claim in claims.get(doc.id, ())
    )
    speakers = Speakers(theatre, voices, ((doc.id, claim) for doc in docs for claim in claims.get(doc.id, ())))
    found = []
    for doc in docs:
        for claim in claims.get(doc.id, ()):
            own = Print(claim.spans[0].quote, publisher[doc.id], root.get(doc.id, doc.id))
            first = prints.first(own)
            found.append(tell(claim, doc, first.family, speakers.of(claim, doc.id, voices.outlet(first.publisher))))
    return tuple(found)


def tell(claim: Claim, doc: Document, family: str, spoken: Spoken) -> Told:
    """One claim with its origin."""
    return Told(
        claim=claim,
        ref=claim.id,
        document=doc.id,
        name=doc.name,
        outlet=doc.source,
        family=family,
        day=doc.published.day if doc.published else None,
        at=doc.published.at if doc.published else None,
        own=spoken.own,
        unnamed=spoken.unnamed or (spoken.own and doc.source == NAMELESS),
        origin=spoken.who.key,
        owner=spoken.who.name,
        party=spoken.who.party or (None if spoken.own else claim.attribution.origin.party),
        speaks_for=spoken.who.speaks_for,
    )


def _publishers(docs: Sequence[Document], root: Mapping[str, str], voices: Voices) -> dict[str, str]:
    """By document: who speaks where the text names nobody. Copies share one publisher: the wire that a text of the
    family is credited to, else the wire among its publishers, else the first to publish it."""
    families: dict[str, list[Document]] = defaultdict(list)
    for doc in docs:
        families[root.get(doc.id, doc.id)].append(doc)
    outlets = sorted({doc.source for doc in docs})
    credit = {doc.id: doc.origin or _credited(doc, outlets, voices) for doc in docs}
    found = {}
    for family in families.values():
        first = min(family, key=lambda doc: (not voices.wire(doc.source), *_since(*_dated(doc)), doc.source))
        wires = sorted(named for doc in family if (named := credit[doc.id]))
        found.update({doc.id: credit[doc.id] or (wires[0] if wires else first.source) for doc in family})
    return found


def _credited(doc: Document, outlets: Sequence[str], voices: Voices) -> str:
    """The outlet whose copy a text says it carries, in brackets at its head: "ISTANBUL (Harbour Wire) – "; else ""."""
    head = doc.text[:_CREDIT]
    bracketed = [part.split(")")[0].strip() for part in head.split("(")[1:]]
    known = {voices.outlet(name).key: name for name in outlets}
    named = [known.get(voices.outlet(name).key) or (name if voices.wire(name) else "") for name in bracketed if name]
    return next((name for name in named if name and name != doc.source), "")


@lru_cache(maxsize=20_000)
def runs(quote: str) -> frozenset[tuple[str, ...]]:
    """What two prints of one sentence share, though one puts a dateline before it or writes its dates another way: runs
    of words too long for two writers to hit on. None where the sentence is too short."""
    words = _WORD.findall(quote.casefold())
    return frozenset(tuple(words[at : at + _COPIED]) for at in range(len(words) - _COPIED + 1))


@lru_cache(maxsize=20_000)
def content(quote: str) -> frozenset[str]:
    """The longer words of a sentence."""
    return frozenset(word for word in _WORD.findall(quote.casefold()) if len(word) > 3)


def alike(one: str, other: str) -> float:
    """How much of the words of two sentences is common to both, 0 to 1."""
    a, b = content(one), content(other)
    return len(a & b) / len(a | b) if a and b else 0.0


@dataclass(frozen=True, slots=True)
class Print:
    """A sentence as one document prints it."""

    quote: str
    publisher: str
    family: str
    day: date | None = None
    at: datetime | None = None

    def runs(self) -> frozenset[tuple[str, ...]]:
        return runs(self.quote)


class Prints:
    """Sentences of all documents, each known by the document that printed it first."""

    def __init__(self, prints: Iterable[Print]) -> None:
        self._firsts: dict[tuple[str, ...], Print] = {}
        known = set(prints)
        for one in known:
            for run in one.runs():
                self._firsts[run] = min(self._firsts.get(run, one), one, key=_age)
        self._short: dict[tuple[str, str], Print] = {}
        for one in known:
            at = one.family, _words(one.quote)
            if not one.runs():
                self._short[at] = min(self._short.get(at, one), one, key=_age)
        self._copied = _copied({one: self._long(one).family for one in known if one.runs()})

    def first(self, own: Print) -> Print:
        """The first print of a sentence: later ones with its words carry its copy. Itself where it has no other. One
        too short to be known by its words is a copy in a text that mostly carries another's sentences."""
        if own.runs():
            return self._long(own)
        return self._short.get((self._copied.get(own.family, ""), _words(own.quote)), own)

    def _long(self, own: Print) -> Print:
        return min((self._firsts[run] for run in own.runs() if run in self._firsts), key=_age, default=own)


def _copied(roots: Mapping[Print, str]) -> dict[str, str]:
    """By family of texts: another, of which its sentences are mostly copies, three at the least."""
    by_family: dict[str, list[str]] = defaultdict(list)
    for one, root in roots.items():
        by_family[one.family].append(root)
    found = {}
    for family, of in by_family.items():
        root = max(sorted(set(of)), key=of.count)
        if root != family and of.count(root) >= max(_MOSTLY, len(of) / 2):
            found[family] = root
    return found


def _words(quote: str) -> str:
    return " ".join(_WORD.findall(quote.casefold()))


def _age(one: Print) -> tuple[object, ...]:
    return *_since(one.day, one.at), one.publisher, one.family


def _since(day: date | None, at: datetime | None) -> tuple[date, bool, datetime | date]:
    """Sorts documents by publication; one dated by its day alone stands at the day's beginning."""
    return day or date.max, at is not None, at or day or date.max


def _dated(doc: Document) -> tuple[date | None, datetime | None]:
    return (doc.published.day, doc.published.at) if doc.published else (None, None)
