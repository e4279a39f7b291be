"""The day's predictions as entries of the ledger of forecasts."""

from collections.abc import Sequence
from datetime import date, timedelta

from daybrief.brief.choose import Choice
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Fact, Foretold
from daybrief.model.text import Document
from daybrief.model.when import When

_LEAST = 0.5  # confidence of the best claim from which a prediction is entered, told or not


def entries(writer: Writer, choice: Choice, facts: Sequence[Fact]) -> tuple[Foretold, ...]:
    """Every prediction among the facts, those with the nearest horizon first."""
    found = [
        entry
        for fact in facts
        if writer.wording.kind(fact).horizon and choice.weigh.confidence(fact) >= _LEAST
        if (entry := _entry(writer, fact)) is not None
    ]
    return tuple(sorted(found, key=lambda entry: (entry.due is None, entry.due or entry.day, entry.event)))


def _within(writer: Writer, about: str, told: Sequence[Document]) -> date | None:
    """The last day of 'in the coming week', counted from the day of the first report of it; None where a clause sets no
    time. `told`: the reports."""
    days = writer.theatre.style.ahead(about)
    first = min((doc.published.day for doc in told if doc.published), default=writer.material.day)
    return first + timedelta(days=days) if days is not None else None


def _entry(writer: Writer, fact: Fact) -> Foretold | None:
    """One prediction; None where the text has no clause of what is foretold, or only of what may be."""
    kind, material = writer.wording.kind(fact), writer.material
    about = next((str(writer.wording.raw(fact, s)) for s, a in kind.slots().items() if a.sort == "clause"), "")
    if not about or writer.theatre.style.leaves_open(about):
        return None
    claim = material.claim(fact)
    document = material.document(claim)
    told = [material.document(material.claims[ref]) for ref in fact.support if ref in material.claims]
    by = str(writer.wording.raw(fact, kind.horizon)) or None
    quote = "\n".join(span.quote for span in claim.spans)
    band = writer.theatre.style.band_of(about, quote)
    return Foretold(
        event=fact.event,
        day=material.day,
        speaker=writer.wording.voice_key(fact) or document.source,
        about=about,
        by=by,
        due=When.parse(by).last if by else _within(writer, about, told),
        band=band.name if band else "",
        low=band.low if band else 0,
        high=band.high if band else 100,
        quote=quote,
        source=document.source,
        url=document.url,
        claims=fact.support,
    )
