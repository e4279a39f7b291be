"""Writes the pages of a brief, and settles with the receipts what may be published."""

from collections.abc import Mapping, Sequence

from daybrief import receipts
from daybrief.brief import Material, compose
from daybrief.claims import Claim
from daybrief.export.asjson import brief_json, shape
from daybrief.export.html import brief_html
from daybrief.export.markdown import brief_markdown
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre

_ROUNDS = 8


def publishable(material: Material, theatre: Theatre) -> Brief:
    """The brief of which every receipt holds: sentences that fail are written otherwise, or not at all."""
    refused: frozenset[str] = frozenset()
    made = compose(material, theatre)
    for _ in range(_ROUNDS):
        report = receipts.check(shape(made, material.facts, material.claims, material.documents, (0, 0)))
        failing = frozenset(failure.text for failure in report.failures) - refused
        if not failing:
            break
        refused |= failing
        made = compose(material, theatre, refused)
    return made


def pages(
    brief: Brief,
    facts: Sequence[Fact],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    theatre: Theatre,
) -> dict[str, str]:
    """`brief.html`, `brief.md` and `brief.json`, by file name."""
    report = receipts.check(shape(brief, facts, claims, documents, (0, 0)))
    rate = (report.sentences, report.supported)
    return {
        "brief.html": brief_html(brief, claims, documents, theatre, rate),
        "brief.md": brief_markdown(brief, claims, documents, rate),
        "brief.json": brief_json(brief, facts, claims, documents, rate),
    }
