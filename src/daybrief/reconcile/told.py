"""A claim as the reconciler takes it: what was said, and whose word it is once copies and relays are seen through."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from pydantic import Field

from daybrief.claims import Claim
from daybrief.model.base import Record
from daybrief.model.text import Document, Kin
from daybrief.model.when import Instant
from daybrief.reconcile.voices import Voices, Who
from daybrief.theatre.pack import Theatre

_COPIED = 60  # letters from which two papers do not write the same sentence by chance


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
    origin: str = Field(description="key of the voice: the same however the voice is named and whoever relays it")
    owner: str = Field(description="that voice as a reader sees it")
    party: str | None = Field(default=None, description="the state or body that voice speaks for")
    speaks_for: str = Field(default="", description="key of the office whose spokesperson the voice is")


def told(
    docs: Sequence[Document], kin: Sequence[Kin], claims: Mapping[str, Sequence[Claim]], theatre: Theatre
) -> tuple[Told, ...]:
    """Every claim of the documents with its origin; `claims` are by document id."""
    by_id = {doc.id: doc for doc in docs}
    root = {k.doc: k.duplicate_of for k in kin}
    voices = Voices(theatre, (doc.source for doc in docs))
    publisher = {doc.id: _publisher(doc, by_id, root) for doc in docs}
    firsts = first_publishers(
        (claim, *_dated(doc), publisher[doc.id]) for doc in docs for claim in claims.get(doc.id, ())
    )
    found = []
    for doc in docs:
        for claim in claims.get(doc.id, ()):
            speaks = firsts.get(claim.spans[0].quote, publisher[doc.id])
            found.append(tell(claim, doc, root.get(doc.id, doc.id), voices.outlet(speaks), voices))
    return tuple(found)


def tell(claim: Claim, doc: Document, family: str, publisher: Who, voices: Voices) -> Told:
    """One claim with its origin: the voice the text names, else the publisher of the text."""
    voice = claim.attribution.origin
    who = publisher if claim.attribution.own_voice else next(iter(voices.all_of(voice.name)), publisher)
    return Told(
        claim=claim,
        ref=claim.id,
        document=doc.id,
        name=doc.name,
        outlet=doc.source,
        family=family,
        day=doc.published.day if doc.published else None,
        at=doc.published.at if doc.published else None,
        own=claim.attribution.own_voice,
        origin=who.key,
        owner=who.name,
        party=who.party or voice.party,
        speaks_for=who.speaks_for,
    )


def _publisher(doc: Document, by_id: Mapping[str, Document], root: Mapping[str, str]) -> str:
    """Who speaks where the text names nobody: the wire it came from, else the outlet that had the text first."""
    first = by_id.get(root.get(doc.id, doc.id), doc)
    return doc.origin or first.origin or first.source


def first_publishers(told: Iterable[tuple[Claim, date | None, datetime | None, str]]) -> dict[str, str]:
    """By sentence, the publisher that printed it first: others with the same words carry its copy."""
    firsts: dict[str, tuple[date, bool, datetime | date, str]] = {}
    for claim, day, at, publisher in told:
        quote = claim.spans[0].quote
        if len(quote) >= _COPIED:
            since = (day or date.max, at is None, at or day or date.max, publisher)
            firsts[quote] = min(firsts.get(quote, since), since)
    return {quote: since[-1] for quote, since in firsts.items()}


def _dated(doc: Document) -> tuple[date | None, datetime | None]:
    return (doc.published.day, doc.published.at) if doc.published else (None, None)
