"""Every form that a brief already published can be had in, by the name that `daybrief export` takes."""

from collections.abc import Callable
from dataclasses import dataclass

from daybrief.errors import InputError
from daybrief.export.data.acled import acled
from daybrief.export.data.annotations import annotations
from daybrief.export.data.columnar import geoparquet
from daybrief.export.data.geojson import geojson
from daybrief.export.data.hxl import hxl
from daybrief.export.data.plover import plover
from daybrief.export.data.provenance import prov
from daybrief.export.data.review import claim_review
from daybrief.export.data.ucdp import ucdp
from daybrief.export.forms.calendar import ics
from daybrief.export.forms.docx import docx
from daybrief.export.forms.feeds import atom, json_feed
from daybrief.export.forms.mail import eml
from daybrief.export.forms.pdf import full, one_page
from daybrief.export.overlay import PLAIN
from daybrief.export.request import Request

Make = Callable[[Request], str | bytes]
"""A request to a file's content."""


@dataclass(frozen=True)
class Format:
    """One form: what it is for a reader of the help, whether it is of one day alone, links to a site, and draws a
    map."""

    about: str
    make: Make
    one_day: bool = False
    linked: bool = False
    drawn: bool = False


FORMATS: dict[str, Format] = {
    "acled": Format("CSV with ACLED's columns", acled),
    "ucdp": Format("CSV with UCDP GED's columns", ucdp),
    "hxl": Format("CSV with HXL tags", hxl),
    "geojson": Format("GeoJSON", geojson),
    "geoparquet": Format("GeoParquet", geoparquet),
    "plover": Format("PLOVER event records, JSON", plover),
    "claimreview": Format("contested facts as schema.org ClaimReview, JSON-LD", claim_review),
    "annotations": Format("claims as W3C Web Annotations, JSON-LD", annotations),
    "prov": Format("provenance as W3C PROV-JSON", prov),
    "pdf": Format("PDF with every passage", full, one_day=True, drawn=True),
    "pdf-page": Format("PDF of one page", one_page, one_day=True, drawn=True),
    "docx": Format("Word document with footnotes", docx, one_day=True, drawn=True),
    "eml": Format("e-mail message", eml, one_day=True),
    "atom": Format("Atom feed", atom, linked=True),
    "jsonfeed": Format("JSON Feed", json_feed, linked=True),
    "ics": Format("iCalendar of what to watch", ics),
}


def write(name: str, request: Request) -> str | bytes:
    """A file's content in this form."""
    form = FORMATS[name]
    if form.one_day and len(request.editions) != 1:
        days = f"{request.editions[0].day} to {request.editions[-1].day}"
        raise InputError(
            f"{name}: expected one day, found {len(request.editions)} ({days}); give that day as both --from and --to"
        )
    if request.base and not form.linked:
        linked = ", ".join(known for known, form in FORMATS.items() if form.linked)
        raise InputError(f"{name}: expected --base for {linked} alone, found it here; leave it out")
    if request.view != PLAIN and not form.drawn:
        drawn = ", ".join(known for known, form in FORMATS.items() if form.drawn)
        raise InputError(f"{name}: expected --borders and --control-line for {drawn} alone, found one; leave it out")
    return form.make(request)
