"""Sources to documents, and the choice of those that may speak for a day."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Literal

from pydantic import TypeAdapter

from daybrief import document, ingest
from daybrief.engine.crew import Crew
from daybrief.ledger import past
from daybrief.ledger.store import Ledger
from daybrief.model.text import Dating, Document, Kin, Raw, SetAside
from daybrief.pipeline.clock import clocked
from daybrief.pipeline.job import Job, Say
from daybrief.pipeline.keys import stage_key
from daybrief.theatre.pack import Theatre, load

_READS = TypeAdapter(list[Document | SetAside])
_KIN = TypeAdapter(list[Kin])
_UNDATED = "no publication date could be found; give one with --published to let it take part"


def read_documents(
    job: Job, theatre: Theatre, ledger: Ledger, crew: Crew, say: Say
) -> tuple[list[Document], list[SetAside]]:
    """Every document of the sources, from the ledger where it was read before."""
    asides: list[SetAside] = []
    raws: dict[str, Raw] = {}
    for raw in ingest.gather(job.sources, private=job.private):
        if isinstance(raw, SetAside):
            asides.append(raw)
            continue
        sha = hashlib.sha256(raw.body).hexdigest()
        ledger.archive(raw, sha)
        raws[document_key(theatre, raw, sha, job.published)] = raw
    done = {key: found for key in raws if (found := ledger.result(key)) is not None}
    todo = [(key, raw) for key, raw in raws.items() if key not in done]
    if todo:
        say(f"reading {len(todo)} of {len(raws)} files")
    with clocked(ledger, "document") as clock:
        for outcome in crew.each(partial(_read_one, job.theatre, job.published), todo):
            key, raw = outcome.item
            clock.item(failed=bool(outcome.error))
            if outcome.error:
                asides.append(could_not_read(raw.name, outcome.error))
                continue
            ledger.add_result(
                key,
                "document",
                outcome.result,
                documents=[r for r in _READS.validate_python(outcome.result) if isinstance(r, Document)],
            )
            done[key] = outcome.result
    docs: dict[str, Document] = {}
    for key in raws:
        for item in _READS.validate_python(done.get(key, [])):
            if isinstance(item, SetAside):
                asides.append(item)
            else:
                docs.setdefault(item.id, item)
    return sorted(docs.values(), key=lambda d: (d.name, d.id)), asides


def document_key(theatre: Theatre, raw: Raw, sha: str, published: date | None) -> str:
    """Under what the ledger keeps the documents of one input."""
    return stage_key("document", theatre, raw.name, raw.media, raw.url, sha, str(published))


def could_not_read(name: str, error: str) -> SetAside:
    """An input on which the reading itself failed."""
    return SetAside(name=name, reason=f"could not be read: {error}", failed=True)


def _read_one(theatre: str, published: date | None, item: tuple[str, Raw]) -> Any:
    """Documents of one input, as plain data. `published` counts only where the input states no date."""
    _, raw = item
    return _READS.dump_python(list(read(raw, load(theatre), published)), mode="json")


def read(raw: Raw, theatre: Theatre, published: date | None = None) -> tuple[Document | SetAside, ...]:
    """Documents of one input; `published` is the date of those that state none."""
    found = document.read(raw, theatre)
    if published and any(isinstance(d, Document) and d.published is None for d in found):
        given = document.read(raw, theatre, given=published)
        found = tuple(
            new if isinstance(old, Document) and old.published is None else old
            for old, new in zip(found, given, strict=True)
        )
    return found


def choose_documents(
    job: Job, theatre: Theatre, ledger: Ledger, docs: Sequence[Document]
) -> tuple[list[Document], list[Kin], list[SetAside]]:
    """Documents that may speak for the day, the copies among them, and what is set aside with its reason."""
    off, kin = _topical(theatre, ledger, [doc for doc in docs if not _later(doc, job, theatre)])
    asides, chosen = [], []
    with ledger.batch():
        for doc in docs:
            why = off.get(doc.id) or _outside(doc, job, theatre)
            if why:
                asides.append(
                    _aside(doc, why, "off-topic" if doc.id in off else "later" if _later(doc, job, theatre) else "")
                )
                ledger.decide(doc.id, "set aside", why, "daybrief")
            else:
                chosen.append(doc)
        for copy in kin:
            ledger.decide(copy.doc, f"copy of {copy.duplicate_of}", copy.why, "daybrief")
    return chosen, kin, asides


def documents_known(job: Job, theatre: Theatre, ledger: Ledger) -> tuple[list[Document], list[Kin]]:
    """Documents of the ledger that could speak for the day at the cut-off, and the copies among them. Decides nothing:
    it only looks back."""
    docs = past.published(ledger, job.day - timedelta(days=job.window_days - 1), job.day)
    docs = [doc for doc in docs if not _outside(doc, job, theatre)]
    off, kin = _topical(theatre, ledger, docs)
    return [doc for doc in docs if doc.id not in off], kin


def _topical(theatre: Theatre, ledger: Ledger, docs: Sequence[Document]) -> tuple[dict[str, str], list[Kin]]:
    """Why documents are off the topic, by id, and which of the others are copies."""
    key = choice_key(theatre, [d.id for d in docs])
    known = ledger.result(key)
    if known is None:
        known = choice(theatre, docs)
        ledger.add_result(key, "document", known)
    return known["off"], _KIN.validate_python(known["kin"])


def choice_key(theatre: Theatre, ids: Iterable[str]) -> str:
    """Under what the ledger keeps which of these documents are off the topic, and which copy another."""
    return stage_key("document", theatre, "choose", sorted(ids))


def choice(theatre: Theatre, docs: Sequence[Document]) -> dict[str, Any]:
    """Which of these documents are off the topic, and which copy another, as plain data."""
    off = {d.id: why for d in docs if (why := _off_topic(d, theatre))}
    kin = [k.model_dump(mode="json") for k in document.kin([d for d in docs if d.id not in off])]
    return {"off": off, "kin": kin}


_seen: dict[tuple[str, Theatre], str | None] = {}  # of a watch's documents, which stay while others come
_MOST_SEEN = 10_000


def _off_topic(doc: Document, theatre: Theatre) -> str | None:
    """Why a document is off the topic, asked once in the life of a process."""
    if (key := (doc.id, theatre)) not in _seen:
        if len(_seen) >= _MOST_SEEN:
            _seen.clear()
        _seen[key] = document.off_topic(doc, theatre)
    return _seen[key]


def undated(doc: Document) -> SetAside:
    """A document that says no date, as what is set aside."""
    return _aside(doc, _UNDATED, "")


def _aside(doc: Document, why: str, sort: Literal["off-topic", "later", ""]) -> SetAside:
    """A document that was read and takes no part, with what a reader knows it by; `sort`: "" by its date alone."""
    day = doc.published.day if doc.published else None
    return SetAside(
        name=doc.name,
        reason=why,
        sort=sort or ("outside" if day else "undated"),
        title=doc.title,
        source=doc.source,
        day=day,
    )


def _outside(doc: Document, job: Job, theatre: Theatre) -> str | None:
    """Why a document's date keeps it out of the day's window."""
    first = job.day - timedelta(days=job.window_days - 1)
    if doc.published is None:
        return _UNDATED
    if not first <= doc.published.day <= job.day:
        return f"published {doc.published.day}, outside {first} to {job.day}"
    if job.as_of and _after(doc.published, job.as_of, theatre):
        return f"published after the cut-off {job.as_of.isoformat(timespec='minutes')}"
    return None


def _later(doc: Document, job: Job, theatre: Theatre) -> bool:
    """Whether a document came out after the day or the cut-off: it decides nothing, not even what copies what."""
    if doc.published is None:
        return False
    return doc.published.day > job.day or (job.as_of is not None and _after(doc.published, job.as_of, theatre))


def _after(published: Dating, moment: datetime, theatre: Theatre) -> bool:
    """Whether something came out after a moment: by the moment where it is known, else by the day in the theatre."""
    return published.at > moment if published.at else published.day > moment.astimezone(theatre.timezone).date()


def nothing_to_read(job: Job, asides: Sequence[SetAside]) -> str:
    """The one line for a day that no input speaks of."""
    reasons = "; ".join(f"{a.name}: {a.reason}" for a in asides[:3]) or "no file there"
    return (
        f"expected at least one report dated {job.day} or up to {job.window_days - 1} days before, found none among "
        f"{len(asides)} inputs ({reasons}); "
        "give another --day, a larger --window-days, or --published for undated reports"
    )


def documents_of(files: Iterable[str], theatre: Theatre, published: date | None) -> list[Document | SetAside]:
    """Documents of files, no ledger: what `daybrief document`, `extract` and `locate` begin with."""
    found: list[Document | SetAside] = []
    for raw in ingest.gather(list(files)):
        found += [raw] if isinstance(raw, SetAside) else read(raw, theatre, published)
    return found
