"""A brief as plain data in reading order, every citation numbered once: what PDF, DOCX and mail set in type."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from daybrief.brief.forms import looks_like_a_person
from daybrief.brief.tongue import MARKS, Tongue, within_marks
from daybrief.export.edition import Edition, Json, links_of
from daybrief.export.spark import spark, trend
from daybrief.export.view import Numbering, abreast, based, by, compared, refused, said_day, since
from daybrief.model.figure import Figure
from daybrief.model.outcome import Sentence

Data = dict[str, Any]

_LABELS = (
    "Takeaways", "The day in numbers", "Where it happened", "Off the map", "Place", "According to", "What to watch",
    "Contested", "Coverage and gaps", "Sources", "hatched: only the region is known", "shaded: somewhere there",
    "dashed ring: the true place lies within it",
    "The full edition has every sentence with its passages.",
    "Made by daybrief. Quoted passages belong to their publishers.",
)  # fmt: skip
"""Phrases that a form which is no template of ours sets itself."""


def page(edition: Edition, words: Tongue) -> Data:
    """Everything a reader sees, as strings, numbers, lists and dictionaries. A sentence is a list of segments, each
    with its text and the numbers of its receipts."""
    return _Page(edition, words).made()


def kicker(words: Tongue) -> str:
    """What stands above the headline: 'Ukraine · Summary of the day'."""
    return f"{words.t(words.theatre.title)} · {words.t('Summary of the day')}"


@dataclass
class _Page:
    """One edition, put into its language, with the numbers of its receipts."""

    edition: Edition
    words: Tongue
    numbering: Numbering = field(default_factory=Numbering)

    @cached_property
    def top(self) -> set[str]:
        """The facts that stand above the sections."""
        data = self.edition.data
        return {fact for part in ("standfirst", "takeaways") for one in data.get(part, ()) for fact in _facts(one)}

    def made(self) -> Data:
        data, t = self.edition.data, self.words.t
        shown: Data = {
            "lang": self.words.lang,
            "labels": {text: t(text) for text in _LABELS},
            "quotes": list(self.words.quoted("|").split("|")),
            "kicker": kicker(self.words),
            "title": data["title"],
            "day": self.words.long_day(self.edition.day),
            "iso": data["day"],
            "dateline": self._dateline(),
            "standfirst": self._sentences(data.get("standfirst", ())),
            "takeaways": self._sentences(data.get("takeaways", ())),
            "numbers": [self._number(number) for number in data.get("numbers", ())],
            "sections": [self._section(section) for section in data["sections"]],
            "watch": [
                {"day": self.words.short_day(date.fromisoformat(item["date"])), "segments": self._sentence(item)}
                for item in data.get("watch", ())
            ],
            "contested": self._sentences(data.get("contested", ())),
            "changed": compared(data.get("changes", ()), self.words),
            "changes": list(data.get("changes", ())),
            "gaps": list(data.get("gaps", ())),
            "rate": self._rate(data.get("receipts")),
        }
        shown["asides"] = self._asides(shown["contested"])
        claims = self.edition.claims
        shown["receipts"] = [self._receipt(claims[cid], n) for cid, n in self.numbering.numbers.items()]
        return shown

    def _asides(self, contested: list[list[Data]]) -> list[Data]:
        """Lists of sentences after the sections, each with its title: rival claims, rival accounts, forecasts due."""
        data, t = self.edition.data, self.words.t
        found = (
            (t("Contested"), contested),
            *(
                (title, [self._wording(one) for one in group])
                for title, group in abreast(data.get("wordings", ()), self.words)
            ),
            (t("Forecasts that are due"), [self._due(one) for one in data.get("due", ())]),
        )
        return [{"title": title, "items": items} for title, items in found if items]

    def _wording(self, event: Json) -> list[Data]:
        """An event in several parties' words, each with the receipt of its passage."""
        segments: list[Data] = [{"text": f"{event['label']}. ", "refs": []}]
        for n, told in enumerate(event["told"]):
            quote = self.words.quoted(" ".join(told["quote"].split()))
            text = f"{' ' if n else ''}{told['voice']}: {quote}"
            segments.append({"text": text, "refs": list(self.numbering.refs([told["claim"]], ""))})
            if then := since(told, self.edition.day, self.words):
                segments.append({"text": f" {then}.", "refs": []})
        return segments

    def _due(self, told: Json) -> list[Data]:
        """A prediction of an earlier day that waits for its verdict."""
        words, day = self.words, self.edition.day
        who = words.holder(told["speaker"], day)
        text = words.t("{holder} on {day}", holder=who, day=said_day(told["day"], words))
        text += ": " + " ".join(told["about"].split()).rstrip(".,;")
        text += ", " + words.t("by {day}", day=words.horizon(told["by"], day)) if told["by"] else ""
        text += "; " + words.t("likelihood: {band}", band=words.named(told["band"])) if told["band"] else ""
        text += ". " + words.t("Source: {name}.", name=words.publisher(told["source"]))
        return [{"text": text, "refs": []}]

    def _dateline(self) -> str:
        data = self.edition.data
        parts = [self.words.t("as of {time} local time", time=f"{self.edition.as_of:%H:%M}")]
        parts += [str(data["window"])] if data.get("window") else []
        if data.get("documents_read"):
            parts.append(based(data["documents_read"], data.get("origins", 0), self.words))
        return " · ".join(parts)

    def _rate(self, receipts: Json | None) -> str:
        if not receipts:
            return ""
        said = "{held} of {all} sentences, tallies and rows are borne out by the passages they cite."
        held = self.words.t(said, held=receipts["supported"], all=receipts["sentences"])
        return " ".join(filter(None, (held, refused(receipts.get("refused", 0), self.words))))

    def _sentences(self, sentences: Sequence[Json]) -> list[list[Data]]:
        return [self._sentence(sentence) for sentence in sentences]

    def _sentence(self, sentence: Json) -> list[Data]:
        told = Sentence.model_validate({"text": sentence["text"], "cites": sentence["cites"]})
        return [{"text": s.text, "refs": list(s.refs)} for s in self.numbering.told(told, "").segments]

    def _refs(self, cites: Sequence[Json]) -> list[int]:
        return list(self.numbering.refs((cid for cite in cites for cid in cite["claims"]), ""))

    def _number(self, number: Json) -> Data:
        low, high = number["figure"]
        figure = Figure(low=low, high=high)
        line = spark([(date.fromisoformat(day), n) for day, n in number.get("series", ())])
        return {
            "figure": self.words.digits(figure),
            "label": self.words.labelled(number["label"], figure),
            "owner": number.get("owner", ""),
            "note": number.get("note", ""),
            "delta": delta(number.get("delta"), self.words),
            "refs": self._refs(number["cites"]),
            "spark": [[float(x) for x in point.split(",")] for point in line.points.split()] if line else [],
            "said": trend(line, self.words) if line else "",
        }

    def _section(self, section: Json) -> Data:
        found = section.get("tables", ())
        tables = [self._table(table) for table in found if not worded(table["rows"])]  # they stand before the text
        told = self._sentences(section["sentences"])
        parts = section.get("paragraphs") or [{"heading": "", "from": 0, "to": len(told)}]
        paragraphs = [{"heading": p["heading"], "sentences": told[p["from"] : p["to"]]} for p in parts]
        first = [p["from"] for p in parts if p["from"] < p["to"]]
        openings = [
            {"at": at, "segments": told[at], "people": self._people(one), "fresh": bool(_facts(one) - self.top)}
            for at, one in ((at, section["sentences"][at]) for at in section.get("weightiest", first))
        ]
        paragraphs += [
            {"heading": table["title"], "sentences": [self._words(row) for row in table["rows"]]}
            for table in found
            if worded(table["rows"])
        ]
        return {
            "id": section["id"],
            "title": section["title"],
            "paragraphs": paragraphs,
            "openings": openings,
            "tables": tables,
        }

    def _people(self, sentence: Json) -> list[str]:
        """Full names of the people among a sentence's voices, as the page has them."""
        cited = (self.edition.claims[cid] for cite in sentence["cites"] for cid in cite["claims"])
        names = dict.fromkeys(claim["source"] for claim in cited if claim["source"])
        return [self.words.holder(name, self.edition.day) for name in names if looks_like_a_person(name)]

    def _words(self, row: Json) -> list[Data]:
        """A row that holds the words of a source, as a sentence."""
        note = f" ({row['note']})" if row.get("note") else ""
        return [{"text": f"{row['label']}: {row['cells'][0]}{note}.", "refs": self._refs(row["cites"])}]

    def _table(self, table: Json) -> Data:
        rows = [
            {
                "label": row["label"],
                "depth": min(row.get("depth", 0), 4),
                "cells": list(row["cells"]),
                "note": row.get("note", ""),
                "refs": self._refs(row["cites"]),
            }
            for row in table["rows"]
        ]
        return {"title": table["title"], "columns": list(table["columns"]), "rows": rows}

    def _receipt(self, claim: Json, number: int) -> Data:
        doc = self.edition.document(claim)
        source = self.words.publisher(doc["source"])
        return {
            "number": number,
            "quote": within_marks(" ".join(claim["quote"].split()), self.words.lang),
            "title": doc["title"] or doc["name"],
            "source": source,
            "by": by(claim["source"] and self.words.holder(claim["source"], self.edition.day), source, self.words),
            "published": said_day(doc["published"], self.words),
            "language": self.words.language(doc["lang"]),
            "lang": doc["lang"],
            "url": links_of(doc),
        }


def _facts(sentence: Json) -> set[str]:
    return {cite["fact"] for cite in sentence["cites"]}


def worded(rows: Sequence[Json]) -> bool:
    """Whether a table holds no figures but words of its sources."""
    return all(cell[:1] == MARKS["uk"][0] for row in rows for cell in row["cells"])


def delta(change: int | None, words: Tongue) -> str:
    """'4 fewer than the day before'; '' where the day before is not known."""
    if change is None:
        return ""
    if change == 0:
        return words.t("as many as the day before")
    said = "{n} more than the day before" if change > 0 else "{n} fewer than the day before"
    return words.t(said, n=words.spaced(abs(change)))


def plain(segments: Sequence[Data]) -> str:
    """The words of a sentence."""
    return "".join(str(segment["text"]) for segment in segments)
