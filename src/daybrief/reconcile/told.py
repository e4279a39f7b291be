"""A claim as the reconciler takes it: what was said, and whose word it is once copies and relays are seen through."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field

from daybrief.claims import Claim
from daybrief.model.base import Record
from daybrief.model.text import Document, Kin
from daybrief.model.when import Instant
from daybrief.reconcile.speakers import Speakers, Spoken
from daybrief.reconcile.voices import Voices
from daybrief.theatre.pack import Theatre

_COPIED = 50  # letters that two papers do not write alike by chance


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
    unnamed: bool = Field(default=False, description="a pronoun stands where the voice is: nobody's word that counts")
    origin: str = Field(description="key of the voice: the same however the voice is named and whoever relays it")
    owner: str = Field(description="that voice as a reader sees it")
    party: str | None = Field(default=None, description="the state or body that voice speaks for")
    speaks_for: str = Field(default="", description="key of the office whose spokesperson the voice is")


def told(
    docs: Sequence[Document], kin: Sequence[Kin], claims: Mapping[str, Sequence[Claim]], theatre: Theatre
) -> tuple[Told, ...]:
    """Every claim of the documents with its origin; `claims` are by document id."""
    root = {k.doc: k.duplicate_of for k in kin}
    voices = Voices(theatre, (doc.source for doc in docs))
    publisher = _publishers(docs, root, voices)
    prints = first_prints(
        Print(claim.spans[0].quote, publisher[doc.id], root.get(doc.id, doc.id), *_dated(doc))
        for doc in docs
        for claim in claims.get(doc.id, ())
    )
    speakers = Speakers(theatre, voices, ((doc.id, claim) for doc in docs for claim in claims.get(doc.id, ())))
    found = []
    for doc in docs:
        for claim in claims.get(doc.id, ()):
            own = Print(claim.spans[0].quote, publisher[doc.id], root.get(doc.id, doc.id))
            first = prints.get(own.copied, own)
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
        unnamed=spoken.unnamed,
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
    found = {}
    for family in families.values():
        first = min(family, key=lambda doc: (not voices.wire(doc.source), *_since(*_dated(doc)), doc.source))
        wires = sorted(doc.origin for doc in family if doc.origin)
        found.update({doc.id: doc.origin or (wires[0] if wires else first.source) for doc in family})
    return found


@dataclass(frozen=True, slots=True)
class Print:
    """A sentence as one document prints it."""

    quote: str
    publisher: str
    family: str
    day: date | None = None
    at: datetime | None = None

    @property
    def copied(self) -> str:
        """What two prints of one sentence share: its end, since papers put their own dateline before it. Empty for a
        sentence so short that two writers may hit on it."""
        letters = "".join(letter for letter in self.quote.casefold() if letter.isalnum())
        return letters[-_COPIED:] if len(letters) >= _COPIED else ""


def first_prints(prints: Iterable[Print]) -> dict[str, Print]:
    """By sentence, the document that printed it first: others with the same words carry its copy."""
    firsts: dict[str, Print] = {}
    for one in prints:
        if one.copied:
            firsts[one.copied] = min(firsts.get(one.copied, one), one, key=_age)
    return firsts


def _age(one: Print) -> tuple[object, ...]:
    return *_since(one.day, one.at), one.publisher, one.family


def _since(day: date | None, at: datetime | None) -> tuple[date, bool, datetime | date]:
    """Sorts documents by publication; one dated by its day alone stands at the day's beginning."""
    return day or date.max, at is not None, at or day or date.max


def _dated(doc: Document) -> tuple[date | None, datetime | None]:
    return (doc.published.day, doc.published.at) if doc.published else (None, None)
