"""A brief as PDF, set by typst with its own fonts: a full edition with every passage, and one page."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from daybrief.errors import InputError
from daybrief.export.edition import shortened
from daybrief.export.forms.feeds import sources
from daybrief.export.forms.page import Data, page, plain
from daybrief.export.forms.pictures import FONT, drawn_charts, drawn_map
from daybrief.export.request import Request

_KEPT = frozenset("°©®№^`\u0301\u0306\u0308")
"""Signs and accents that the type has."""

_TRIES = (
    (6, 1.0, 2, 9.6), (3, 1.0, 2, 9.6), (2, 1.0, 2, 9.6), (2, 1.0, 2, 9.0), (2, 1.0, 1, 8.8), (2, 1.0, 1, 8.4),
    (2, 0.6, 1, 8.8), (2, 0.6, 1, 8.4), (2, 0.3, 1, 8.4), (2, 1.0, 0, 9.0), (2, 1.0, 0, 8.4), (2, 0.6, 0, 8.6),
    (2, 0.3, 0, 8.4), (1, 0.0, 1, 8.8), (1, 0.0, 1, 8.4), (1, 0.0, 0, 8.4),
)  # fmt: skip
"""What the one page holds, the first that fits: how many sentences a section tells, the share of the sections that tell
more than one, how many charts, and the type size in points."""

_SMALLEST = _TRIES[-1][2]


def full(request: Request) -> bytes:
    """Every sentence, the map, and every passage under them; a number leads to its passage."""
    return _typeset("full.typ", _data(request))


def one_page(request: Request) -> bytes:
    """Takeaways, numbers, map and the leads of the sections on one side of A4; a number leads to the document."""
    data = {**_data(request), "map": drawn_map(request, narrow=True), "charts": drawn_charts(request, narrow=True)}
    _name_sources(data)
    made = b""
    for shorter in _shorter(data):
        made = _typeset("page.typ", shorter)
        if len(PdfReader(BytesIO(made)).pages) == 1:
            break
    return made


def _data(request: Request) -> Data:
    edition = request.only
    data = page(edition, request.words)
    at = edition.as_of.astimezone(UTC)
    return {
        **data,
        "font": FONT,
        "date": [at.year, at.month, at.day, at.hour, at.minute],
        "map": drawn_map(request),
        "charts": drawn_charts(request),
    }


def _name_sources(data: Data) -> None:
    """Number documents in place of passages: there is room for their names alone."""
    docs = sources(data)
    marks = {n: str(at) for at, doc in enumerate(docs, 1) for n in doc["numbers"]}
    data["urls"] = {str(r["number"]): [marks[r["number"]], r["url"]] for r in data["receipts"]}
    data["all_sources"] = [
        {**doc, "mark": str(at), "title": shortened(doc["title"], 60)} for at, doc in enumerate(docs, 1)
    ]


def _shorter(data: Data) -> Iterator[Data]:
    """The page with ever less on it: smaller type and fewer sentences first, then fewer of the last parts."""
    every = len(data["sections"])
    for most, share, charts, size in _TRIES:
        yield _page({**data, "charts": data["charts"][:charts]}, size, [most] * round(every * share), every)
    data = {**data, "charts": []}
    for sections in range(every - 1, -1, -1):
        yield _page(data, _SMALLEST, [], sections)
    yield _page({**data, "contested": [], "watch": data["watch"][:3], "numbers": data["numbers"][:4]}, _SMALLEST, [], 0)


def _page(data: Data, size: float, more: Sequence[int], sections: int) -> Data:
    """The page with so many sections, of which the first tell as many sentences as `more` says, the others one."""
    said = [plain(sentence) for sentence in (*data["standfirst"], *data["takeaways"])]
    kept: list[Data] = []
    for section in data["sections"]:
        most = more[len(kept)] if len(kept) < len(more) else 1
        if len(kept) < sections and (told := _weightiest(section, most, said)):
            kept.append({"title": section["title"], "sentences": told})
            said += map(plain, told)
    shown: Data = {**data, "size": size, "leads": kept}
    used = _used(shown)
    shown["sources"] = [doc for doc in data["all_sources"] if doc["mark"] in used]
    return shown


def _weightiest(section: Data, most: int, said: Sequence[str]) -> list[Any]:
    """The weightiest openings of a section that the page has not told, in its own order; none that calls somebody by a
    surname whom the page has not introduced."""
    above = "\n".join(said)
    fit = [
        opening
        for opening in section["openings"]
        if opening["fresh"]
        and (words := plain(opening["segments"]))
        and all(name in words or name in above or name.split()[-1] not in words for name in opening["people"])
    ]
    return [opening["segments"] for opening in sorted(fit[:most], key=lambda opening: opening["at"])]


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
