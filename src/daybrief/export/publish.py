"""Settles with the receipts what may be published, and writes the pages."""

from dataclasses import dataclass
from typing import Any

from daybrief import receipts
from daybrief.brief import Material, compose
from daybrief.brief.repeats import unrepeated
from daybrief.errors import ReceiptError
from daybrief.export.asjson import brief_json, fact_shape, shape
from daybrief.export.html import brief_html
from daybrief.export.markdown import brief_markdown
from daybrief.export.overlay import PLAIN, MapView
from daybrief.model.outcome import Brief
from daybrief.theatre.pack import Theatre

_ROUNDS = 16
_SPARING = 8  # rounds in which a refused sentence is tried without one of its places


@dataclass(frozen=True)
class Published:
    """A brief of which every receipt holds, and its pages by file name: `brief.html`, `brief.md`, `brief.json`."""

    brief: Brief
    pages: dict[str, str]
    view: MapView = PLAIN


def publish(material: Material, theatre: Theatre, view: MapView = PLAIN) -> Published:
    """The brief and its pages: sentences whose receipts fail are written otherwise, or not at all. Where some still
    fail nothing is published."""
    brief, report = _settled(material, theatre)
    if report.failures:
        raise ReceiptError(
            f"expected every sentence to stand in the passages it cites, found {len(report.failures)} that do not; "
            f"nothing was published; the first: {report.failures[0]}"
        )
    return paged(brief, material, theatre, report, view)


def paged(
    brief: Brief, material: Material, theatre: Theatre, report: receipts.Report, view: MapView = PLAIN
) -> Published:
    """A checked brief with its pages."""
    rate = (report.sentences, report.supported)
    claims, documents = material.claims, material.documents
    return Published(
        brief,
        {
            "brief.html": brief_html(brief, claims, documents, theatre, rate, view=view),
            "brief.md": brief_markdown(brief, claims, documents, theatre, rate),
            "brief.json": brief_json(brief, beneath(material), rate),
        },
        view,
    )


def beneath(material: Material) -> dict[str, Any]:
    """What every version of the brief rests on, as brief.json holds it."""
    return material.once(
        "beneath", material.facts, lambda: fact_shape(material.facts, material.claims, material.documents)
    )


def _settled(material: Material, theatre: Theatre) -> tuple[Brief, receipts.Report]:
    """The brief after as many rewritings as it takes, with the last report on it."""
    refused: frozenset[str] = frozenset()
    known: dict[str, list[str]] = {}
    for turn in range(_ROUNDS):
        brief = unrepeated(compose(material, theatre, refused, sparing=turn < _SPARING))
        report = receipts.check(shape(brief, beneath(material)), known)
        failing = frozenset(failure.text for failure in report.failures) - refused
        if not failing:
            break
        refused |= failing
    return brief.model_copy(update={"refused": len(refused)}), report
