"""brief.html: one file that opens from disk, asks nothing of the network, and runs nothing but its own script."""

import base64
import hashlib
import itertools
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from daybrief.brief.tongue import Tongue
from daybrief.brief.tongues import of as tongue_of
from daybrief.claims import Claim
from daybrief.export import ledgered, mapping
from daybrief.export.charts import plot
from daybrief.export.forms.templates import render
from daybrief.export.links import ALONE, Links
from daybrief.export.overlay import PLAIN, MapView
from daybrief.export.spark import Spark, last_days, spark, trend
from daybrief.export.view import Numbering, Told, abreast, based, before, compared, receipts, refused, since
from daybrief.model.outcome import Brief, Number, Row, Section
from daybrief.model.text import Document
from daybrief.receipts import VERSION
from daybrief.theatre.pack import Theatre


def brief_html(
    brief: Brief,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    theatre: Theatre,
    rate: tuple[int, int],
    around: Links = ALONE,
    view: MapView = PLAIN,
) -> str:
    """The page. Every text of a source is data: Jinja escapes it, and the policy lets only our own script run."""
    style, script = _asset("brief.css"), _asset("brief.js")
    words = tongue_of(brief, theatre)
    numbering = Numbering()
    page = _page(brief, numbering, words)
    page |= {"entered": ledgered.entered(brief, words, numbering, claims), "due": ledgered.due(brief, words)}
    links = {fact: f"#{anchor}" for fact, anchor in numbering.facts.items()}
    return render(
        "brief.html.j2",
        brief=brief,
        theatre=theatre,
        day=words.long_day(brief.day),
        t=words.t,
        spaced=words.spaced,
        publisher=words.publisher,
        full_day=words.full_day,
        basis=based(brief.documents, brief.origins, words),
        as_of=_clock(brief.as_of),
        map=mapping.draw(brief.dots, links, theatre, view, words),
        receipts=receipts(numbering, brief, claims, documents, theatre, words),
        documents=_cited_first(documents, numbering, claims),
        rate=rate,
        refused=refused(brief.refused, words),
        checker=VERSION,
        changed=compared(brief.changes, words),
        ledgered=ledgered.summary(brief, words, len(page["entered"])),
        foretold=ledgered.heading(brief, words, page["entered"]),
        charts=[plot(chart, words) for chart in brief.charts],
        langs={told.claim: documents[claims[told.claim].spans[0].doc].lang for w in brief.wordings for told in w.told},
        around=around,
        permalinks=_permalinks(brief, numbering, around, words),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        **page,
    )  # fmt: skip


def _page(brief: Brief, numbering: Numbering, words: Tongue) -> dict[str, Any]:
    """Everything cited, numbered in reading order. Marks on the map lead to the body before they lead to the top."""
    title = Told("title", tuple(numbering.segments(brief.title, brief.title_cites, "title")))
    standfirst = [numbering.told(s, f"lead-{n}", links=False) for n, s in enumerate(brief.standfirst, 1)]
    takeaways = [numbering.told(s, f"point-{n}", links=False) for n, s in enumerate(brief.takeaways, 1)]
    numbers = [_number(n, at, numbering, words) for at, n in enumerate(brief.numbers, 1)]
    sections = [_section(s, brief, numbering, words) for s in brief.sections]
    watch = [
        (words.short_day(w.day), w.day, numbering.told(w.sentence, f"watch-{n}")) for n, w in enumerate(brief.watch, 1)
    ]
    contested = [numbering.told(s, f"contested-{n}") for n, s in enumerate(brief.contested, 1)]
    at = itertools.count(1)
    wordings = [
        (title, [_abreast(one, f"wording-{next(at)}", brief, numbering, words) for one in group])
        for title, group in abreast([one.model_dump(mode="json") for one in brief.wordings], words)
    ]
    return {
        "wordings": wordings,
        "title": title,
        "standfirst": standfirst,
        "takeaways": takeaways,
        "numbers": numbers,
        "sections": sections,
        "watch": watch,
        "contested": contested,
    }


def _abreast(
    event: Mapping[str, Any], anchor: str, brief: Brief, numbering: Numbering, words: Tongue
) -> dict[str, Any]:
    """One event or issue: its anchor and label, and each party's words with their receipt and what was said before."""
    told = [
        {**one, "refs": numbering.refs([one["claim"]], anchor), "since": since(one, brief.day, words)}
        for one in event["told"]
    ]
    return {"anchor": anchor, "label": event["label"], "told": told}


def _sparks(number: Number, words: Tongue) -> list[tuple[str, Spark, str]]:
    """The lines of a week and of a month of days, each with its span and in words; one that shows no more than the
    week's is left out."""
    week, month = last_days(number.series, 7), last_days(number.series, 30)
    spans = [("7 days", week)] + ([("30 days", month)] if len(month) > len(week) else [])
    return [(words.t(span), line, trend(line, words)) for span, held in spans if (line := spark(held))]


def _number(number: Number, at: int, numbering: Numbering, words: Tongue) -> dict[str, Any]:
    anchor = f"number-{at}"
    cited = [cid for cite in number.cites for cid in cite.claims]
    return {
        "anchor": anchor,
        "label": words.labelled(number.label, number.figure),
        "figure": words.digits(number.figure),
        "owner": number.owner,
        "delta": number.delta,
        "sparks": _sparks(number, words),
        "parts": number.parts,
        "note": number.note,
        "refs": numbering.refs(cited, anchor),
    }


def _section(section: Section, brief: Brief, numbering: Numbering, words: Tongue) -> dict[str, Any]:
    paragraphs = []
    count = 0
    headings = section.headings or ("",) * len(section.paragraphs)
    for heading, sentences in zip(headings, section.paragraphs, strict=True):
        told = []
        for sentence in sentences:
            count += 1
            told.append((numbering.told(sentence, f"{section.key}-{count}"), before(brief, sentence, words)))
        paragraphs.append({"heading": heading, "sentences": told})
    tables = [
        {
            "title": table.title,
            "worded": all(cell[:1] == "«" for row in table.rows for cell in row.cells),
            "columns": table.columns,
            "rows": [_row(row, f"{section.key}-row-{n}", numbering) for n, row in enumerate(table.rows, 1)],
        }
        for table in section.tables
    ]
    return {"key": section.key, "title": section.title, "paragraphs": paragraphs, "tables": tables}


def _row(row: Row, anchor: str, numbering: Numbering) -> dict[str, Any]:
    for cite in row.cites:
        numbering.facts.setdefault(cite.fact, anchor)
    return {
        "anchor": anchor,
        "label": row.label,
        "cells": row.cells,
        "depth": min(row.depth, 4),
        "note": row.note,
        "refs": numbering.refs((cid for cite in row.cites for cid in cite.claims), anchor),
    }


def _cited_first(
    documents: Mapping[str, Document], numbering: Numbering, claims: Mapping[str, Claim]
) -> list[tuple[Document, tuple[int, ...]]]:
    """Every document read, with the receipts cut from it; those cited first, in the order they are met."""
    found: dict[str, list[int]] = {}
    for cid, number in numbering.numbers.items():
        found.setdefault(claims[cid].spans[0].doc, []).append(number)
    rest: Sequence[str] = sorted(d for d in documents if d not in found)
    return [(documents[d], tuple(found.get(d, ()))) for d in (*found, *rest)]


def _permalinks(brief: Brief, numbering: Numbering, around: Links, words: Tongue) -> dict[int, list[tuple[str, str]]]:
    """By the number of a receipt: the pages that its claim and its fact have in the archive around."""
    facts = {cid: fact.event for fact in brief.facts for cid in (*fact.support, *fact.against)}
    return {
        number: [
            (said, href)
            for said, href in (
                (words.t("Its finding"), around.facts.get(facts.get(cid, ""), "")),
                (words.t("This claim"), around.claims.get(cid, "")),
            )
            if href
        ]
        for cid, number in numbering.numbers.items()
    }


def _clock(as_of: str) -> str:
    """'23:59' of an ISO moment."""
    return as_of[11:16]


def _policy(style: str, script: str) -> str:
    """Nothing may load; only this very style and script may apply."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (files("daybrief.export") / "assets" / name).read_text(encoding="utf-8")
