"""Every page of an archive, one after the other: its address within the site, and its content."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

from daybrief.brief.tongue import Tongue
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.links import Links
from daybrief.export.request import Request
from daybrief.export.site import lists, records, search, series
from daybrief.export.site.index import Index, figures, gather
from daybrief.export.site.names import claim_page, day_page, fact_page
from daybrief.export.site.shell import SCRIPT, STYLE, Site, shell
from daybrief.export.view import refused

Page = tuple[str, str | bytes]
"""Where a file stands, and what is in it."""

_FED = 14  # days that a feed holds
_MOST_HELD = 10  # days that are named for what the receipts held back on them


class Archive(Protocol):
    """Where the editions of one language come from."""

    words: Tongue

    def editions(self) -> Iterator[Edition]:
        """The last edition of each day, in order of days; read more than once."""

    def page(self, edition: Edition, links: Links) -> str:
        """The page of a day's brief, with its links into the archive."""

    def revisions(self) -> Mapping[date, Sequence[Edition]]:
        """The days that were published more than once, with all their editions in order."""


def pages(archives: Sequence[Archive], base: str = "") -> Iterator[Page]:
    """The whole site: the first language at its root, each other in a folder of its own. `base` is its address once it
    is published, for the feeds; '' where there is none."""
    folders = ["" if n == 0 else f"{archive.words.lang}/" for n, archive in enumerate(archives)]
    alone = [
        Site(gather(archive.editions(), archive.words), folder)
        for archive, folder in zip(archives, folders, strict=True)
    ]
    for archive, one in zip(archives, alone, strict=True):
        site = replace(one, others=[other for other in alone if other is not one])
        address = f"{base}/{site.folder}".rstrip("/") if base else ""
        for name, content in _pages(archive, site, address):
            yield site.folder + name, content


def _pages(archive: Archive, site: Site, base: str) -> Iterator[Page]:
    """The archive in one language."""
    index = site.index
    yield "style.css", STYLE
    yield "search.js", SCRIPT
    yield "index.html", shell("home", site, "index.html", latest=index.days[-1], days=_recent(site), index=index)
    fed: deque[Edition] = deque(maxlen=_FED)
    for n, edition in enumerate(archive.editions()):
        yield _day(archive, site, edition, n)
        yield from records.pages(site, edition)
        fed.append(edition)
    yield from lists.pages(site)
    yield from series.pages(site)
    yield from search.pages(site)
    yield "corrections.html", _corrections(site, archive.revisions())
    yield "numbers.html", shell("numbers", site, "numbers.html", **_checked(site))
    yield "watch.ics", index.ahead.ics(index.words)
    if base:
        request = Request(list(fed), index.words.theatre, base)
        yield "feed.xml", write("atom", request)
        yield "feed.json", write("jsonfeed", request)


def _recent(site: Site) -> list[dict[str, Any]]:
    words = site.index.words
    last = reversed(site.index.days[-31:-1])
    return [{"href": day_page(d.day), "day": words.long_day(d.day), "title": d.title} for d in last]


def _day(archive: Archive, site: Site, edition: Edition, n: int) -> Page:
    """The brief itself, between the day before and the day after."""
    index, words = site.index, site.index.words
    row = [(words.t("Archive"), "../index.html")]
    if n > 0:
        row.append((f"‹ {words.short_day(index.days[n - 1].day)}", f"{index.days[n - 1].day}.html"))
    if n + 1 < len(index.days):
        row.append((f"{words.short_day(index.days[n + 1].day)} ›", f"{index.days[n + 1].day}.html"))
    row += [(words.t("Calendar"), "../calendar.html"), (words.t("Search"), "../search.html")]
    row += [(words.t("Corrections"), "../corrections.html"), (words.t("How to read our numbers"), "../numbers.html")]
    page = day_page(edition.day)
    facts = {fact["id"]: f"../{fact_page(fact['id'])}" for fact in edition.facts}
    claims = {claim: f"../{claim_page(claim)}" for claim in edition.claims if claim in index.claims}
    return page, archive.page(edition, Links(row, facts, claims, site.switch(page)))


def _checked(site: Site) -> dict[str, Any]:
    """What the receipts did over the whole archive, and the days on which they held back most."""
    days, words = site.index.days, site.index.words
    every, held, back = (sum(day.checked[at] for day in days) for at in range(3))
    most = sorted((day for day in days if day.checked[2]), key=lambda day: (-day.checked[2], day.day))[:_MOST_HELD]
    return {
        "rate": (words.spaced(every), words.spaced(held)) if every else None,
        "refused": refused(back, words),
        "most": [(day_page(day.day), words.full_day(day.day), words.spaced(day.checked[2])) for day in most],
    }


def _corrections(site: Site, revisions: Mapping[date, Sequence[Edition]]) -> str:
    words = site.index.words
    days = [
        {
            "href": day_page(d.day),
            "day": words.long_day(d.day),
            "changes": d.changes,
            "revised": _revised(revisions.get(d.day, ()), site.index),
        }
        for d in reversed(site.index.days)
    ]
    return shell("corrections", site, "corrections.html", days=[d for d in days if d["changes"] or d["revised"]])


def _revised(editions: Sequence[Edition], index: Index) -> list[str]:
    """What a later edition of the same day changed: figures, and what it tells no more."""
    found, words = [], index.words
    for before, after in pairwise(editions):
        for fact in before.facts:
            now, was = after.fact_by_id.get(fact["id"]), figures(fact, words)
            if now is None:
                found.append(words.t("No longer told: {says}", says=index.says(before, fact)))
            elif figures(now, words) != was:
                count = was or words.t("no count")
                found.append(words.t("{says} (before: {count})", says=index.says(after, now), count=count))
    return found
