"""Every form that a brief already published can be had in, by the name that `daybrief export` takes."""

from collections import Counter
from collections.abc import Callable, Sequence
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
from daybrief.export.edition import Edition
from daybrief.theatre.pack import Theatre

Make = Callable[[Sequence[Edition], Theatre, Counter[str]], str | bytes]
"""Editions in order of days to a file's content; counts by reason what the form has no place for."""


@dataclass(frozen=True)
class Format:
    """One form: what it is for a reader of the help, and whether it is of one day alone."""

    about: str
    make: Make
    one_day: bool = False


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
}


def write(name: str, editions: Sequence[Edition], theatre: Theatre) -> tuple[str | bytes, Counter[str]]:
    """A file's content in this form, and what the form has no place for, counted by reason."""
    form = FORMATS[name]
    if form.one_day and len(editions) != 1:
        days = f"{editions[0].day} to {editions[-1].day}"
        raise InputError(
            f"{name}: expected one day, found {len(editions)} ({days}); give that day as both --from and --to"
        )
    left: Counter[str] = Counter()
    content = form.make(editions, theatre, left)
    return content, left
