"""A gloss of one claim in the language of the brief, made of what was read from it, for readers of another."""

from datetime import date, datetime, time

from daybrief.brief.material import Material
from daybrief.brief.tongue import Tongue
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre


def of(claim: Claim, doc: Document, day: date, theatre: Theatre, tongue: Tongue) -> str:
    """The claim as a sentence in its kind's own pattern; '' where no pattern fits."""
    fact = alone(claim)
    material = Material(
        lang=tongue.lang,
        day=day,
        as_of=datetime.combine(day, time(), theatre.timezone),
        window="",
        facts=(fact,),
        claims={claim.id: claim},
        documents={doc.id: doc},
    )
    said = Writer(material, theatre).words(fact)
    return f"{tongue.opened(said)}." if said else ""


def alone(claim: Claim) -> Fact:
    """One claim as a fact of its own."""
    slots: dict[str, str | tuple[str, ...]] = {}
    for name in claim.detail.slots():
        value = getattr(claim.detail, name)
        if value is not None and value != () and not isinstance(value, Figure):
            slots[name] = tuple(value) if isinstance(value, tuple) else str(value)
    return Fact(
        event=claim.id,
        kind=claim.detail.kind,
        standing="single",
        stance=claim.attribution.stance,
        figures=claim.detail.figures(),
        slots=slots,
        where=claim.where,
        when=claim.when,
        support=(claim.id,),
        origins=1,
    )
