"""A brief as PDF, set by typst with its own fonts: a full edition with every passage, and one page."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from daybrief.errors import InputError
from daybrief.export import mapping
from daybrief.export.edition import Edition, shortened
from daybrief.export.forms.feeds import sources
from daybrief.export.forms.page import Data, page, plain
from daybrief.export.forms.templates import render
from daybrief.export.request import Request
from daybrief.model.outcome import Dot

FONT = "Libertinus Serif"
"""Comes with typst; its letters cover Latin and Cyrillic."""

_KEPT = frozenset("°©®№^`\u0301\u0306\u0308")
"""Signs and accents that the type has."""

_SIZES = (9.6, 9.2, 8.8, 8.4)  # type sizes of the one page in points, the largest that fits
_LEADS = (2, 1)  # sentences a section that the one page tells at most


def full(request: Request) -> bytes:
    """Every sentence, the map, and every passage under them; a number leads to its passage."""
    return _typeset("full.typ", _data(request))


def one_page(request: Request) -> bytes:
    """Takeaways, numbers, map and the leads of the sections on one side of A4; a number leads to the document."""
    data = _data(request)
    _name_sources(data)
    made = b""
    for shorter in _shorter(data):
        made = _typeset("page.typ", shorter)
        if len(PdfReader(BytesIO(made)).pages) == 1:
            break
    return made


def _data(request: Request) -> Data:
    edition = request.only
    data = page(edition, request.theatre)
    at = edition.as_of.astimezone(UTC)
    return {
        **data,
        "font": FONT,
        "date": [at.year, at.month, at.day, at.hour, at.minute],
        "map": _map(edition, request),
    }


def _map(edition: Edition, request: Request) -> Data | None:
    """The map's sheets as SVG; None where nothing told can be placed."""
    dots = [Dot.model_validate(dot) for dot in edition.data.get("map", ())]
    drawn = mapping.draw(dots, {fact: "" for dot in dots for fact in dot.facts}, request.theatre, request.view)
    if drawn is None:
        return None
    return {
        "sheets": [
            {"name": s.name, "small": s.small, "svg": render("map.svg.j2", sheet=s, font=FONT), "said": _said(s)}
            for s in drawn.sheets
        ],
        "shapes": [list(pair) for pair in drawn.shapes],
        "off": [name for name, _ in drawn.off],
        "zones": drawn.zones,
        "credit": drawn.credit,
    }


def _said(sheet: mapping.Sheet) -> str:
    """The map in words, for those who cannot see it."""
    return f"{sheet.name}: " + "; ".join([*(m.title for m in sheet.marks), *(h.title for h in sheet.hatches)])


def _name_sources(data: Data) -> None:
    """Number documents in place of passages: there is room for their names alone."""
    docs = sources(data)
    marks = {n: str(at) for at, doc in enumerate(docs, 1) for n in doc["numbers"]}
    data["urls"] = {str(r["number"]): [marks[r["number"]], r["url"]] for r in data["receipts"]}
    data["all_sources"] = [
        {**doc, "mark": str(at), "title": shortened(doc["title"], 60)} for at, doc in enumerate(docs, 1)
    ]


def _shorter(data: Data) -> Iterator[Data]:
    """The page with ever less on it: smaller type first, then fewer sentences, then fewer of the last parts."""
    for leads in _LEADS:
        for size in _SIZES:
            yield _page(data, size, leads, len(data["sections"]))
    for sections in range(len(data["sections"]) - 1, -1, -1):
        yield _page(data, _SIZES[-1], 1, sections)
    yield _page({**data, "contested": [], "watch": data["watch"][:3], "numbers": data["numbers"][:4]}, _SIZES[-1], 0, 0)


def _page(data: Data, size: float, leads: int, sections: int) -> Data:
    told = [
        {"title": s["title"], "sentences": [x for p in s["paragraphs"] for x in p["sentences"]][:leads]}
        for s in data["sections"]
    ]
    said = {plain(sentence) for sentence in (*data["takeaways"], *data["standfirst"])}
    for section in told:
        section["sentences"] = [s for s in section["sentences"] if plain(s) not in said]
    kept = [section for section in told if section["sentences"]][:sections]
    shown: Data = {**data, "size": size, "leads": kept}
    used = _used(shown)
    shown["sources"] = [doc for doc in data["all_sources"] if doc["mark"] in used]
    shown["cut"] = "The full edition has every sentence with its passages."
    return shown


def _used(shown: Data) -> set[str]:
    """Marks of the documents that a page refers to."""
    groups = [*shown["takeaways"], *shown["standfirst"], *shown["contested"], *(w["segments"] for w in shown["watch"])]
    groups += [sentence for section in shown["leads"] for sentence in section["sentences"]]
    numbers = [n for group in groups for segment in group for n in segment["refs"]]
    numbers += [n for number in shown["numbers"] for n in number["refs"]]
    return {shown["urls"][str(n)][0] for n in numbers}


def _drawable(text: str) -> str:
    """The text without pictographs and what only modifies them: the type has no letters for them."""
    return "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk", "Co", "Cs", "Mn") or c in _KEPT)


def _typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF. No font and no file of the system is looked at."""
    try:
        import typst
    except ImportError:
        raise InputError(
            "pdf: expected the package typst, found none; install it with: pip install 'daybrief[pdf]'"
        ) from None
    with as_file(files("daybrief.export") / "templates" / "pdf") as folder:
        compiler = typst.Compiler(root=str(folder), ignore_system_fonts=True)
        made = compiler.compile(
            str(folder / template), format="pdf", sys_inputs={"data": _drawable(json.dumps(data, ensure_ascii=False))}
        )
    assert isinstance(made, bytes)
    return made
