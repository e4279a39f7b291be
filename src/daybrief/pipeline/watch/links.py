"""The articles behind a feed's entries: which are read, and what becomes of one.

A feed mostly says two sentences of a report and where the rest is. What is still to be read stands with the feed's
marks in the ledger, in the same transaction as the entries, so that a watch that is killed goes on with it. An article
is asked for once, as politely as any page; where it says more than its entry it stands in its place.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from daybrief.ingest import web
from daybrief.ingest.watched import Visit
from daybrief.ledger.sources import Watched, add_version, keep
from daybrief.ledger.store import Ledger
from daybrief.model.text import Document, Raw, SetAside
from daybrief.pipeline.watch.reads import documents_of
from daybrief.theatre.pack import Theatre

_MARK = "links"
_WHOLE = 250  # words of an entry that is a whole report: nothing is missing from it


@dataclass(frozen=True)
class Following:
    """Which links are followed: of entries published from `since` on, at most `most` waiting for one feed."""

    most: int
    since: date


def wanted(visit: Visit, new: Iterable[Document], following: Following) -> dict[str, str]:
    """The addresses of the articles behind a feed's new entries, with the days of these."""
    if not any(isinstance(one, Raw) and one.media == "xml" for one in visit.inputs):
        return {}
    found = {}
    for doc in new:
        short = len(doc.text.split()) < _WHOLE
        if short and web.is_address(doc.url) and doc.published and doc.published.day >= following.since:
            found[doc.url] = doc.published.day.isoformat()
    return found


def waiting(source: Watched | None) -> dict[str, str]:
    """The articles of a feed that are still to be read, by address, with the days of their entries."""
    found: dict[str, str] = json.loads(source.marks[_MARK]) if source and _MARK in source.marks else {}
    return found


def with_waiting(source: Watched, links: dict[str, str]) -> Watched:
    """The source with these articles to be read."""
    marks = {name: value for name, value in source.marks.items() if name != _MARK}
    return replace(source, marks=marks | ({_MARK: json.dumps(links)} if links else {}))


@dataclass(frozen=True)
class Article:
    """What became of an article: how its feed stands now, whether the day may have changed, and what went wrong."""

    source: Watched
    new: bool
    failed: str = ""


def take_article(visit: Visit, feed: Watched, theatre: Theatre, ledger: Ledger, now: datetime) -> Article:
    """Add the article that a visit brought; in any case it is no longer waited for."""
    links = waiting(feed)
    day = date.fromisoformat(links.pop(visit.address))
    source, new, failed = with_waiting(feed, links), False, visit.failed
    with ledger.batch():
        for one in visit.inputs:
            read = [one] if isinstance(one, SetAside) else documents_of(one, theatre, ledger, day)
            failed = failed or next((item.reason for item in read if isinstance(item, SetAside) and item.failed), "")
            told = max((i for i in read if isinstance(i, Document)), key=lambda doc: len(doc.text), default=None)
            if told is not None and len(told.text) > _said_by_entry(ledger, feed.address, visit.address):
                new |= add_version(ledger, visit.address, visit.address, told.id, now)
        keep(ledger, source)
    return Article(source, new, failed)


def _said_by_entry(ledger: Ledger, feed: str, page: str) -> int:
    """Letters of the entry as it stands."""
    rows = ledger.rows(
        "SELECT d.body FROM versions v JOIN documents d ON d.id = v.document WHERE v.source = ? AND v.page = ? "
        "ORDER BY v.rowid DESC LIMIT 1",
        (feed, page),
    )
    return len(ledger.read(Document.model_validate_json, rows[0][0]).text) if rows else 0
