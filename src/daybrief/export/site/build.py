"""Every page of an archive, one after the other: its address within the site, and its content."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

from daybrief.brief.times import long_day, short_day
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.links import Links
from daybrief.export.request import Request
from daybrief.export.site import lists, records, search, series
from daybrief.export.site.index import Index, figures, gather
from daybrief.export.site.shell import SCRIPT, STYLE, shell
from daybrief.theatre.pack import Theatre

Page = tuple[str, str | bytes]
"""Where a file stands, and what is in it."""

_FED = 14  # days that a feed holds


class Archive(Protocol):
    """Where the editions come from."""

    def editions(self) -> Iterator[Edition]:
        """The last edition of each day, in order of days; read more than once."""

    def page(self, day: date, links: Links) -> str:
        """The page of a day's brief, with its links into the archive."""

    def revisions(self) -> Mapping[date, Sequence[Edition]]:
        """The days that were published more than once, with all their editions in order."""


def pages(archive: Archive, theatre: Theatre, base: str = "") -> Iterator[Page]:
    """The whole site. `base` is its address once it is published, for the feeds; '' where there is none."""
    index = gather(archive.editions(), theatre)
    yield "style.css", STYLE
    yield "search.js", SCRIPT
    yield "index.html", shell("home", theatre, 0, latest=index.days[-1], days=_recent(index), index=index)
    for n, edition in enumerate(archive.editions()):
        yield _day(archive, index, edition, n)
        yield from records.pages(index, edition)
    yield from lists.pages(index)
    yield from series.pages(index)
    yield from search.pages(index)
    yield "corrections.html", _corrections(index, archive.revisions(), theatre)
    yield "numbers.html", shell("numbers", theatre, 0)
    yield "watch.ics", write("ics", Request(list(archive.editions()), theatre))
    yield from _feeds(list(archive.editions())[-_FED:], theatre, base)


def _feeds(editions: Sequence[Edition], theatre: Theatre, base: str) -> Iterator[Page]:
    """Feeds of the last days, where the site has an address that they can link to."""
    if base:
        yield "feed.xml", write("atom", Request(editions, theatre, base))
        yield "feed.json", write("jsonfeed", Request(editions, theatre, base))


def _recent(index: Index) -> list[dict[str, Any]]:
    return [{"href": f"days/{d.day}.html", "day": long_day(d.day), "about": d} for d in reversed(index.days[-31:-1])]


def _day(archive: Archive, index: Index, edition: Edition, n: int) -> Page:
    """The brief itself, between the day before and the day after."""
    row = [("Archive", "../index.html")]
    if n > 0:
        row.append((f"‹ {short_day(index.days[n - 1].day)}", f"{index.days[n - 1].day}.html"))
    if n + 1 < len(index.days):
        row.append((f"{short_day(index.days[n + 1].day)} ›", f"{index.days[n + 1].day}.html"))
    row += [("Calendar", "../calendar.html"), ("Search", "../search.html"), ("Corrections", "../corrections.html")]
    row.append(("How to read our numbers", "../numbers.html"))
    facts = {fact["id"]: f"../{records.fact_page(fact['id'])}" for fact in edition.facts}
    claims = {claim: f"../{records.claim_page(claim)}" for claim in edition.claims if claim in index.claims}
    return f"days/{edition.day}.html", archive.page(edition.day, Links(row, facts, claims))


def _corrections(index: Index, revisions: Mapping[date, Sequence[Edition]], theatre: Theatre) -> str:
    days = [
        {
            "href": f"days/{d.day}.html",
            "day": long_day(d.day),
            "changes": d.changes,
            "revised": _revised(revisions.get(d.day, ())),
        }
        for d in reversed(index.days)
    ]
    return shell("corrections", theatre, 0, days=[d for d in days if d["changes"] or d["revised"]])


def _revised(editions: Sequence[Edition]) -> list[str]:
    """What a later edition of the same day changed: figures, and what it tells no more."""
    found = []
    for before, after in pairwise(editions):
        for fact in before.facts:
            now = after.fact_by_id.get(fact["id"])
            if now is None:
                found.append(f"No longer told: {before.says(fact)}")
            elif figures(now) != figures(fact):
                found.append(f"{after.says(now)} (before: {figures(fact) or 'no count'})")
    return found
