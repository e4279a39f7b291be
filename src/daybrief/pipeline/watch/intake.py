"""What one visit to a source brought, into the ledger: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from daybrief.ingest.watched import Visit
from daybrief.ledger.sources import State, Watched, add_version, keep
from daybrief.ledger.store import Ledger
from daybrief.model.text import Document, SetAside
from daybrief.pipeline.watch.links import Following, waiting, wanted, with_waiting
from daybrief.pipeline.watch.reads import documents_of
from daybrief.theatre.pack import Theatre

SLOW_S = 10.0
"""A source that takes longer to answer is called slow: it may be about to break."""
_PAGE = 2000  # bytes; a page with no more than this is empty, not laid out anew


@dataclass(frozen=True)
class Taken:
    """What became of a visit: how the source does now, and whether the day may have changed by it."""

    source: Watched
    new: int  # documents that were not the last version of their page
    failed: tuple[SetAside, ...] = ()


def take(
    visit: Visit, before: Watched | None, theatre: Theatre, ledger: Ledger, now: datetime, following: Following
) -> Taken:
    """Add what a visit brought, with the state of its source and the articles to be read, in one transaction."""
    found: list[Document | SetAside] = []
    with ledger.batch():
        for one in visit.inputs:
            found += [one] if isinstance(one, SetAside) else documents_of(one, theatre, ledger)
        documents = [item for item in found if isinstance(item, Document)]
        new = [doc for doc in documents if add_version(ledger, visit.address, _page(doc, visit), doc.id, now)]
        links = waiting(before) | wanted(visit, new, following)
        latest = dict(sorted(links.items(), key=lambda link: link[1], reverse=True)[: following.most])
        source = with_waiting(_source(visit, before, documents, found, now), latest)
        keep(ledger, source)
    failed = tuple(item for item in found if isinstance(item, SetAside) and item.failed)
    return Taken(source, len(new), failed)


def _page(doc: Document, visit: Visit) -> str:
    """What a document is a version of: its own address, else its name in the source."""
    return doc.url or doc.name or visit.address


def _source(
    visit: Visit,
    before: Watched | None,
    documents: Sequence[Document],
    found: Sequence[Document | SetAside],
    now: datetime,
) -> Watched:
    state, said = _state(visit, before, documents, found)
    at = now.isoformat(timespec="seconds")
    fresh = not visit.failed and not visit.unchanged
    counted = fresh and bool(documents)
    dated = sum(doc.published is not None for doc in documents)
    return Watched(
        address=visit.address,
        state=state,
        since=before.since if before and before.state == state else at,
        checked=at,
        said=said,
        failures=(before.failures if before else 0) + 1 if visit.failed else 0,
        documents=len(documents) if counted else before.documents if before else 0,
        dated=dated if counted else before.dated if before else 0,
        seconds=round(visit.seconds, 3),
        wait_s=visit.wait_s or 0.0,
        marks=dict(visit.marks),
    )


def _state(
    visit: Visit, before: Watched | None, documents: Sequence[Document], found: Sequence[Document | SetAside]
) -> tuple[State, str]:
    """How a source does, and what is wrong with it.

    One that had reports, or dates, and has none of them now while it still sends a page has most likely been laid out
    anew."""
    if visit.failed:
        return "broken", visit.failed
    if visit.seconds > SLOW_S:
        return "slow", f"it took more than {SLOW_S:g} s to answer"
    if visit.unchanged:
        if before and before.state not in ("broken", "slow"):
            return before.state, before.said
        return "ok", _undated(before.documents, before.dated) if before else ""
    reasons = [item.reason for item in found if isinstance(item, SetAside)]
    if not documents:
        if before and before.documents and visit.size > _PAGE:
            return "changed layout", "it had reports before, and now sends a page in which none is found"
        return "empty", reasons[0] if reasons else "it sends no report"
    if broken := [item.reason for item in found if isinstance(item, SetAside) and item.failed]:
        return "broken", broken[0]
    dated = sum(doc.published is not None for doc in documents)
    if not dated:
        if before and before.dated:
            return "changed layout", "its reports had dates before, and now none is found"
        return "undated", "none of its reports says when it was published"
    return "ok", _undated(len(documents), dated)


def _undated(documents: int, dated: int) -> str:
    """What is told of a source that is well but for reports that no brief can take, for want of a date."""
    some = documents - dated
    return f"{some} of its {documents} reports without a date, told in no brief; date what you can" if some else ""
