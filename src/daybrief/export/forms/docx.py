"""A brief as a Word document: real headings, tables and pictures, a footnote a citation, ready to be edited."""

import io
import zipfile
from datetime import UTC

from daybrief.export.forms.page import Data, page
from daybrief.export.forms.pictures import drawn_charts, drawn_map, rasters
from daybrief.export.forms.templates import render
from daybrief.export.request import Request

_PARTS = {
    "[Content_Types].xml": "types.xml.j2",
    "_rels/.rels": "package.rels.j2",
    "docProps/core.xml": "core.xml.j2",
    "word/document.xml": "document.xml.j2",
    "word/styles.xml": "styles.xml.j2",
    "word/numbering.xml": "numbering.xml.j2",
    "word/settings.xml": "settings.xml.j2",
    "word/footnotes.xml": "footnotes.xml.j2",
    "word/footer.xml": "footer.xml.j2",
    "word/_rels/document.xml.rels": "document.rels.j2",
    "word/_rels/footnotes.xml.rels": "footnotes.rels.j2",
}
"""Part of the archive to the template it is made from, in the order in which the archive holds them."""


_REGION = {"en": "en-GB", "uk": "uk-UA"}
"""The language by which a word processor checks spelling."""

_LINE = 5_939_790  # width of the text, in the 360,000ths of a centimetre that pictures are measured in


def docx(request: Request) -> bytes:
    """The archive of an Office Open XML document. A passage cited again refers to its first footnote."""
    edition = request.only
    data = page(edition, request.words)
    receipts = {receipt["number"]: receipt for receipt in data["receipts"]}
    links = {n: f"rIdLink{n}" for n, receipt in receipts.items() if receipt["url"]}
    at = f"{edition.as_of.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    shown, images = _pictures(request)
    values = {
        "page": data,
        "receipts": receipts,
        "links": links,
        "seen": Seen(),
        "at": at,
        "t": request.words.t,
        "region": _REGION[edition.lang],
        **shown,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, template in _PARTS.items():
            archive.writestr(_entry(part), render(f"docx/{template}", **values))
        for n, image in enumerate(images):
            archive.writestr(_entry(f"word/media/image{n}.png"), image)
    return out.getvalue()


def _pictures(request: Request) -> tuple[Data, list[bytes]]:
    """The map and the charts with the numbers and sizes of their pictures, and the pictures; none without typst."""
    found, charts = drawn_map(request), drawn_charts(request)
    sheets = found["sheets"] if found else []
    pictures = [*sheets, *charts]
    images = list(rasters(pictures))
    if len(images) < len(pictures):
        request.left["pictures, which need the package typst"] += len(pictures)
        return {"map": None, "charts": [], "pictures": []}, []
    for n, picture in enumerate(pictures):
        wide = _LINE // 2 - _LINE // 60 if picture.get("small") else _LINE
        picture |= {"n": n, "cx": wide, "cy": round(wide * picture["height"] / picture["width"])}
    return {"map": found, "charts": charts, "pictures": pictures}, images


def _entry(part: str) -> zipfile.ZipInfo:
    """A part of the archive, the same whenever it is written."""
    entry = zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


class Seen:
    """Which receipts have their footnote already: the template asks in reading order."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def first(self, number: int) -> bool:
        """Whether this receipt is cited for the first time."""
        new = number not in self._seen
        self._seen.add(number)
        return new
