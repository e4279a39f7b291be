"""brief.json: the brief with everything beneath it, so that its receipts can be verified from this file alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from daybrief.claims import Claim
from daybrief.export.pretty import pretty
from daybrief.model.outcome import Brief, Citation, Fact, Number, Row, Section, Sentence, Table
from daybrief.model.place import Located, Place
from daybrief.model.text import Document
from daybrief.receipts import VERSION


def brief_json(brief: Brief, beneath: Mapping[str, Any], rate: tuple[int, int]) -> str:
    """The whole file. `beneath` is the brief's `fact_shape`, `rate` its receipt rate: sentences, and how many of them
    are supported."""
    return pretty(shape(brief, beneath, rate))


def shape(brief: Brief, beneath: Mapping[str, Any], rate: tuple[int, int] = (0, 0)) -> dict[str, Any]:
    """The file's content as plain data, keys in the documented order."""
    return {
        "day": brief.day.isoformat(),
        "theatre": brief.theatre,
        **({"lang": brief.lang} if brief.lang != "en" else {}),
        "as_of": brief.as_of,
        "window": brief.window,
        "title": brief.title,
        "title_cites": _cites(brief.title_cites),
        "standfirst": [_sentence(s) for s in brief.standfirst],
        "takeaways": [_sentence(s) for s in brief.takeaways],
        "numbers": [_number(n) for n in brief.numbers],
        "sections": [_section(s) for s in brief.sections],
        "charts": [chart.model_dump(mode="json") for chart in brief.charts],
        "watch": [{"date": w.day.isoformat(), **_sentence(w.sentence)} for w in brief.watch],
        "contested": [_sentence(s) for s in brief.contested],
        "positions": [position.model_dump(mode="json") for position in brief.positions],
        "wordings": [wording.model_dump(mode="json") for wording in brief.wordings],
        "forecasts": [told.model_dump(mode="json") for told in brief.forecasts],
        "due": [told.model_dump(mode="json") for told in brief.due],
        "changes": list(brief.changes),
        "gaps": list(brief.gaps),
        "untold": [left.model_dump(mode="json") for left in brief.untold],
        "receipts": {"sentences": rate[0], "supported": rate[1], "checker": VERSION, "refused": brief.refused},
        "map": [dot.model_dump(mode="json") for dot in brief.dots],
        **beneath,
        "documents_read": brief.documents,
        "origins": brief.origins,
        "pack": brief.pack,
    }


def fact_shape(facts: Sequence[Fact], claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> dict[str, Any]:
    """Facts, the claims under them and the documents these stand in, the cited ones first."""
    used = [claims[cid] for cid in dict.fromkeys(under(facts)) if cid in claims]
    beneath: dict[str, list[Claim]] = {}
    for claim in used:
        beneath.setdefault(claim.spans[0].doc, []).append(claim)
    docs = [documents[did] for did in (*beneath, *(did for did in documents if did not in beneath))]
    return {
        "facts": [fact_line(f) for f in facts],
        "claims": [_claim(c, documents[c.spans[0].doc]) for c in used],
        "documents": [_document(doc, beneath.get(doc.id, [])) for doc in docs],
    }


def under(facts: Sequence[Fact]) -> list[str]:
    """Ids of the claims that stand for or against facts."""
    return [cid for fact in facts for cid in (*fact.support, *fact.against)]


def _cites(cites: Sequence[Citation]) -> list[dict[str, Any]]:
    return [{"start": c.start, "end": c.end, "fact": c.fact, "claims": list(c.claims)} for c in cites]


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "cites": _cites(sentence.cites)}


def _number(number: Number) -> dict[str, Any]:
    return {
        "label": number.label,
        "figure": number.figure.exchange(),
        "owner": number.owner,
        "delta": number.delta,
        "series": [[day.isoformat(), n] for day, n in number.series],
        "note": number.note,
        "parts": [[word, n] for word, n in number.parts],
        "cites": _cites(number.cites),
    }


def _section(section: Section) -> dict[str, Any]:
    """Sentences in order; `paragraphs` says how they are set: a heading, and the sentences from–to; `weightiest` which
    of their openings to tell first where there is room for few."""
    sentences: list[dict[str, Any]] = []
    paragraphs: list[dict[str, Any]] = []
    headings = section.headings or ("",) * len(section.paragraphs)
    for heading, paragraph in zip(headings, section.paragraphs, strict=True):
        first = len(sentences)
        sentences += [_sentence(s) for s in paragraph]
        paragraphs.append({"heading": heading, "from": first, "to": len(sentences)})
    return {
        "id": section.key,
        "title": section.title,
        "sentences": sentences,
        "paragraphs": paragraphs,
        "weightiest": list(section.weightiest),
        "tables": [_table(t) for t in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    return {"title": table.title, "columns": list(table.columns), "rows": [_row(row) for row in table.rows]}


def _row(row: Row) -> dict[str, Any]:
    return {
        "label": row.label,
        "cells": list(row.cells),
        "depth": row.depth,
        "note": row.note,
        "cites": _cites(row.cites),
    }


def fact_line(fact: Fact) -> dict[str, Any]:
    """A fact as brief.json holds it."""
    return {
        "id": fact.event,
        "kind": fact.kind,
        "standing": fact.standing,
        "stance": fact.stance,
        "figures": {slot: figure.exchange() for slot, figure in fact.figures.items()},
        "rounded": [slot for slot, figure in fact.figures.items() if figure.about],
        "slots": {slot: list(v) if isinstance(v, tuple) else v for slot, v in fact.slots.items()},
        "places": [_place(place) for place in fact.where],
        "when": fact.when.exchange() if fact.when else None,
        "support": list(fact.support),
        "against": list(fact.against),
        "origins": fact.origins,
        "readings": [
            {
                "origin": reading.origin,
                "figures": {slot: figure.exchange() for slot, figure in reading.figures.items()},
                "rounded": [slot for slot, figure in reading.figures.items() if figure.about],
                "claims": list(reading.claims),
                "as_of": reading.as_of,
                "live": reading.live,
            }
            for reading in fact.readings
        ],
        "part_of": fact.part_of,
        "steps": [{"rule": step.rule, "said": step.said} for step in fact.steps],
    }


def _place(place: Place) -> dict[str, Any]:
    if isinstance(place, Located):
        chosen = place.chosen
        return {
            "name": chosen.name, "id": chosen.gazetteer_id, "lat": chosen.lat, "lon": chosen.lon,
            "grain": place.grain, "radius_km": place.radius_km,
            **({"area": {"said": place.area.said, "geometry": place.area.geometry()}} if place.area else {}),
        }  # fmt: skip
    return {"name": place.mention.name, "lat": None, "lon": None, "reason": place.reason}


def _claim(claim: Claim, doc: Document) -> dict[str, Any]:
    """The exchange format, and beside it how each name stands in the document: `mentions` and `voice`."""
    voice = claim.attribution.origin.span
    return {
        "id": claim.id,
        "document": doc.id,
        **claim.exchange(doc),
        "rounded": [slot for slot, figure in claim.detail.figures().items() if figure.about],
        "basis": claim.when.basis if claim.when else None,
        "confidence": claim.confidence,
        "cites": [link.model_dump(mode="json") for link in claim.cites],
        "voice": {"text": voice.quote, "start": voice.start} if voice else None,
        "mentions": [
            {"name": _place(place)["name"], "text": place.mention.span.quote, "start": place.mention.span.start}
            for place in claim.where
        ]
        or [{"name": m.name, "text": m.span.quote, "start": m.span.start} for m in claim.places],
    }


def _document(doc: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    return {
        "id": doc.id,
        "name": doc.name,
        "title": doc.title,
        "source": doc.source,
        "url": doc.url,
        "published": doc.published.day.isoformat() if doc.published else None,
        "lang": doc.lang,
        "origin": doc.origin,
        "passages": [{"start": start, "text": doc.text[start:end]} for start, end in passages(doc, claims)],
    }


def passages(doc: Document, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The paragraphs that hold the claims' evidence, and the names their voices and places go by."""
    wanted: list[tuple[int, int]] = []
    for claim in claims:
        spans = list(claim.spans)
        spans += [voice.span for voice in claim.attribution.chain if voice.span and voice.span.doc == doc.id]
        spans += [m.span for m in (*claim.places, *(p.mention for p in claim.where)) if m.span.doc == doc.id]
        wanted += [paragraph(doc, span.start, span.end) for span in spans]
        wanted.append(paragraph(doc, claim.spans[0].start, claim.spans[-1].end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(wanted)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def paragraph(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The block or blocks around a stretch of a document; the stretch itself where no block holds it."""
    held = [block for block in doc.blocks if block.start < end and start < block.end]
    if not held:
        return start, end
    return min(start, held[0].start), max(end, held[-1].end)
