"""A brief as plain data in reading order, every citation numbered once: what PDF, DOCX and mail set in type."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from daybrief.brief.figures import digits
from daybrief.brief.times import MONTHS, long_day, short_day
from daybrief.brief.tongue import LANGUAGES
from daybrief.export.edition import Edition, Json, links_of
from daybrief.export.spark import spark
from daybrief.export.view import Numbering
from daybrief.model.figure import Figure
from daybrief.model.outcome import Sentence
from daybrief.theatre.pack import Theatre

Data = dict[str, Any]


def page(edition: Edition, theatre: Theatre) -> Data:
    """Everything a reader sees, as strings, numbers, lists and dictionaries. A sentence is a list of segments, each
    with its text and the numbers of its receipts."""
    data, numbering = edition.data, Numbering()
    made: Data = {
        "kicker": f"{theatre.title} · Summary of the day",
        "title": data["title"],
        "day": long_day(edition.day),
        "iso": edition.data["day"],
        "dateline": _dateline(edition),
        "standfirst": _sentences(data.get("standfirst", ()), numbering),
        "takeaways": _sentences(data.get("takeaways", ()), numbering),
        "numbers": [_number(number, numbering) for number in data.get("numbers", ())],
        "sections": [_section(section, numbering) for section in data["sections"]],
        "watch": [
            {"day": short_day(date.fromisoformat(item["date"])), "segments": _sentence(item, numbering)}
            for item in data.get("watch", ())
        ],
        "contested": _sentences(data.get("contested", ()), numbering),
        "changed": _changed(data.get("changes", ())),
        "changes": list(data.get("changes", ())),
        "gaps": list(data.get("gaps", ())),
        "rate": _rate(data.get("receipts")),
    }
    made["asides"] = _asides(edition, made["contested"], numbering)
    made["receipts"] = [_receipt(edition, edition.claims[cid], n) for cid, n in numbering.numbers.items()]
    return made


def _asides(edition: Edition, contested: list[list[Data]], numbering: Numbering) -> list[Data]:
    """Lists of sentences after the sections, each with its title: rival claims, rival accounts, forecasts due."""
    found = (
        ("Contested", contested),
        ("The same event in their words", [_wording(one, numbering) for one in edition.data.get("wordings", ())]),
        ("Forecasts that are due", [_due(one) for one in edition.data.get("due", ())]),
    )
    return [{"title": title, "items": items} for title, items in found if items]


def _wording(event: Json, numbering: Numbering) -> list[Data]:
    """An event in several parties' words, each with the receipt of its passage."""
    segments: list[Data] = [{"text": f"{event['label']}. ", "refs": []}]
    for n, told in enumerate(event["told"]):
        text = f"{' ' if n else ''}{told['voice']}: “{' '.join(told['quote'].split())}”"
        segments.append({"text": text, "refs": list(numbering.refs([told["claim"]], ""))})
    return segments


def _due(told: Json) -> list[Data]:
    """A prediction of an earlier day that waits for its verdict."""
    about = " ".join(told["about"].split()).rstrip(".,;")
    by = f", by {told['by']}" if told["by"] else ""
    likely = f"; likelihood: {told['band']}" if told["band"] else ""
    text = f"{told['speaker']} on {said_day(told['day'])}: {about}{by}{likely}. Source: {told['source']}."
    return [{"text": text, "refs": []}]


def _dateline(edition: Edition) -> str:
    data = edition.data
    parts = [f"as of {edition.as_of:%H:%M} local time"]
    parts += [str(data["window"])] if data.get("window") else []
    if data.get("documents_read"):
        documents, origins = data["documents_read"], data.get("origins", 0)
        parts.append(f"{counted(documents, 'document')}, {counted(origins, 'origin')}")
    return " · ".join(parts)


def counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _changed(changes: Sequence[str]) -> str:
    since = any("since the last brief" in line for line in changes)
    return "Changed since the last brief" if since else "Changed during the day"


def _rate(receipts: Json | None) -> str:
    if not receipts:
        return ""
    return (
        f"{receipts['supported']} of {receipts['sentences']} sentences, tallies and rows are borne out by the passages "
        "they cite."
    )


def _sentences(sentences: Sequence[Json], numbering: Numbering) -> list[list[Data]]:
    return [_sentence(sentence, numbering) for sentence in sentences]


def _sentence(sentence: Json, numbering: Numbering) -> list[Data]:
    told = Sentence.model_validate({"text": sentence["text"], "cites": sentence["cites"]})
    return [{"text": s.text, "refs": list(s.refs)} for s in numbering.told(told, "").segments]


def _refs(cites: Sequence[Json], numbering: Numbering) -> list[int]:
    return list(numbering.refs((cid for cite in cites for cid in cite["claims"]), ""))


def _number(number: Json, numbering: Numbering) -> Data:
    low, high = number["figure"]
    series = [(date.fromisoformat(day), n) for day, n in number.get("series", ())]
    line = spark(series)
    return {
        "figure": digits(Figure(low=low, high=high)),
        "label": number["label"],
        "owner": number.get("owner", ""),
        "note": number.get("note", ""),
        "delta": delta(number.get("delta")),
        "refs": _refs(number["cites"], numbering),
        "spark": [[float(x) for x in point.split(",")] for point in line.points.split()] if line else [],
        "said": line.said if line else "",
    }


def delta(change: int | None) -> str:
    """'4 fewer than the day before'; '' where the day before is not known."""
    if change is None:
        return ""
    if change == 0:
        return "as many as the day before"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'} than the day before"


def _section(section: Json, numbering: Numbering) -> Data:
    tables = [_table(table, numbering) for table in section.get("tables", ())]  # they stand before the text
    told = [_sentence(sentence, numbering) for sentence in section["sentences"]]
    paragraphs = section.get("paragraphs") or [{"heading": "", "from": 0, "to": len(told)}]
    return {
        "id": section["id"],
        "title": section["title"],
        "paragraphs": [{"heading": p["heading"], "sentences": told[p["from"] : p["to"]]} for p in paragraphs],
        "tables": tables,
    }


def _table(table: Json, numbering: Numbering) -> Data:
    rows = [
        {
            "label": row["label"],
            "depth": min(row.get("depth", 0), 4),
            "cells": list(row["cells"]),
            "note": row.get("note", ""),
            "refs": _refs(row["cites"], numbering),
        }
        for row in table["rows"]
    ]
    return {"title": table["title"], "columns": list(table["columns"]), "rows": rows}


def _receipt(edition: Edition, claim: Json, number: int) -> Data:
    doc = edition.document(claim)
    return {
        "number": number,
        "quote": " ".join(claim["quote"].split()),
        "voice": claim["source"] or "",
        "title": doc["title"] or doc["name"],
        "source": doc["source"],
        "published": said_day(doc["published"]),
        "language": LANGUAGES.get(doc["lang"], doc["lang"]),
        "lang": doc["lang"],
        "url": links_of(doc),
    }


def said_day(iso: str | None) -> str:
    """'27 February 2025', or 'undated'."""
    if not iso:
        return "undated"
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain(segments: Sequence[Data]) -> str:
    """The words of a sentence."""
    return "".join(str(segment["text"]) for segment in segments)
