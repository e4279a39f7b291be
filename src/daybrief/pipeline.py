"""START HERE. The stages in order, and the one place where they meet.

    ingest → document → extract → locate → reconcile → brief → receipts → export

Each stage is a pure function of records. What a stage made is kept in the ledger under a key that hashes the stage, its
code, the theatre pack and its inputs; so a second run does nothing, a new report re-does only what it touches, and a
killed run goes on where it stopped.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from daybrief import brief, document, export, extract, ingest, locate, reconcile
from daybrief.brief.times import day_month
from daybrief.claims import Claim
from daybrief.consult import consult
from daybrief.engine.pool import each, workers_for
from daybrief.engine.version import code_version
from daybrief.errors import InputError
from daybrief.ingest.server import Server
from daybrief.ledger.store import Ledger
from daybrief.model.base import digest
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document, Kin, Raw, SetAside
from daybrief.theatre.pack import Theatre, load

STAGES = ("ingest", "document", "extract", "locate", "reconcile", "brief", "receipts", "export")
"""Order of the data flow. README and the layer contract list the same names; a test compares them."""

_SHARED = ("daybrief.model", "daybrief.claims", "daybrief.theatre")
_READS = TypeAdapter(list[Document | SetAside])
_CLAIMS = TypeAdapter(list[Claim])
_FACTS = TypeAdapter(list[Fact])
_KIN = TypeAdapter(list[Kin])


@dataclass(frozen=True)
class Job:
    """One run of the main job, as the user asked for it."""

    sources: tuple[str, ...]
    day: date
    theatre: str = "ukraine"
    ledger: Path | None = None
    out: Path | None = None
    as_of: datetime | None = None
    window_days: int = 2  # documents of the day itself and of this many days less one before it
    published: date | None = None  # the date of documents that state none
    workers: int | None = None
    server: Server | None = None  # an optional further reader


@dataclass
class Result:
    """What a run made, and what it could not do."""

    brief: Brief
    paths: tuple[Path, ...]
    set_aside: tuple[SetAside, ...]
    new: dict[str, int] = field(default_factory=dict)  # ledger rows added, by table

    @property
    def failed(self) -> tuple[SetAside, ...]:
        return tuple(aside for aside in self.set_aside if aside.failed)


Say = Callable[[str], None]


def run(job: Job, say: Say = lambda line: None) -> Result:
    """The main job: a day's reports in, `brief.html`, `brief.md` and `brief.json` out."""
    theatre = load(job.theatre)
    out = job.out or Path("out") / job.day.isoformat()
    out.mkdir(parents=True, exist_ok=True)
    with Ledger(job.ledger or out / "ledger.db") as ledger:
        before = ledger.counts()
        docs, asides = read_documents(job, theatre, ledger, say)
        docs, kin, more = choose_documents(job, theatre, ledger, docs)
        asides += more
        if not docs:
            raise InputError(_nothing_to_read(job, asides))
        claims, more = read_claims(job, theatre, ledger, docs, say)
        asides += more
        made = write_brief(job, theatre, ledger, docs, kin, claims, asides, say)
        paths = tuple(_write(out / name, text) for name, text in made.pages.items())
        after = ledger.counts()
    return Result(made.brief, paths, tuple(asides), {name: after[name] - before[name] for name in after})


# ---- documents ------------------------------------------------------------------------------------------------------


def read_documents(job: Job, theatre: Theatre, ledger: Ledger, say: Say) -> tuple[list[Document], list[SetAside]]:
    """Every document of the sources, from the ledger where it was read before."""
    asides: list[SetAside] = []
    raws: dict[str, Raw] = {}
    for raw in ingest.gather(job.sources):
        if isinstance(raw, SetAside):
            asides.append(raw)
            continue
        sha = hashlib.sha256(raw.body).hexdigest()
        ledger.archive(raw, sha)
        raws[_key("document", theatre, raw.name, raw.media, raw.url, sha, str(job.published))] = raw
    done = {key: found for key in raws if (found := ledger.result(key)) is not None}
    todo = [(key, raw) for key, raw in raws.items() if key not in done]
    if todo:
        say(f"reading {len(todo)} of {len(raws)} files")
    work = partial(_read_one, job.theatre, job.published)
    for outcome in each(work, todo, workers_for(len(todo), job.workers)):
        key, raw = outcome.item
        if outcome.error:
            asides.append(SetAside(name=raw.name, reason=f"could not be read: {outcome.error}", failed=True))
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
    key = _key("document", theatre, "choose", sorted(d.id for d in docs))
    known = ledger.result(key)
    if known is None:
        off = {d.id: why for d in docs if (why := document.off_topic(d, theatre))}
        kin = [k.model_dump(mode="json") for k in document.kin([d for d in docs if d.id not in off])]
        known = {"off": off, "kin": kin}
        ledger.add_result(key, "document", known)
    first = job.day - timedelta(days=job.window_days - 1)
    asides, chosen = [], []
    for doc in docs:
        off = known["off"].get(doc.id)
        why = off or _outside(doc, first, job)
        if why:
            asides.append(_aside(doc, why, bool(off)))
            ledger.decide(doc.id, "set aside", why, "daybrief")
        else:
            chosen.append(doc)
    for kin_row in known["kin"]:
        ledger.decide(kin_row["doc"], f"copy of {kin_row['duplicate_of']}", kin_row["why"], "daybrief")
    return chosen, _KIN.validate_python(known["kin"]), asides


def _aside(doc: Document, why: str, off: bool) -> SetAside:
    """A document that was read and takes no part, with what a reader knows it by."""
    day = doc.published.day if doc.published else None
    return SetAside(
        name=doc.name,
        reason=why,
        sort="off-topic" if off else "outside" if day else "undated",
        title=doc.title,
        source=doc.source,
        day=day,
    )


def _outside(doc: Document, first: date, job: Job) -> str | None:
    """Why a document's date keeps it out of the day's window."""
    if doc.published is None:
        return "no publication date could be found; give one with --published to let it take part"
    if not first <= doc.published.day <= job.day:
        return f"published {doc.published.day}, outside {first} to {job.day}"
    if job.as_of and doc.published.at and doc.published.at > job.as_of:
        return f"published after the cut-off {job.as_of.isoformat(timespec='minutes')}"
    if job.as_of and not doc.published.at and doc.published.day > job.as_of.date():
        return f"published {doc.published.day}, after the cut-off {job.as_of.date()}"
    return None


def _nothing_to_read(job: Job, asides: Sequence[SetAside]) -> str:
    reasons = "; ".join(f"{a.name}: {a.reason}" for a in asides[:3]) or "no file there"
    return (
        f"expected at least one report dated {job.day} or up to {job.window_days - 1} days before, found none among "
        f"{len(asides)} inputs ({reasons}); "
        "give another --day, a larger --window-days, or --published for undated reports"
    )


# ---- claims ---------------------------------------------------------------------------------------------------------


def claims_of(doc: Document, theatre: Theatre, heard: Sequence[Claim] = ()) -> tuple[Claim, ...]:
    """Located claims of one document. `heard`: what a server said of it that verifies."""
    return locate.places(doc, extract.claims(doc, theatre, verified=heard), theatre)


def read_claims(
    job: Job, theatre: Theatre, ledger: Ledger, docs: Sequence[Document], say: Say
) -> tuple[dict[str, list[Claim]], list[SetAside]]:
    """Claims by document id, from the ledger where the document was read before."""
    heard, asides = consult(job.server, docs, theatre, ledger, say)
    keys = {doc.id: _key("extract", theatre, doc.id, *(c.id for c in heard.get(doc.id, ()))) for doc in docs}
    done = {doc.id: found for doc in docs if (found := ledger.result(keys[doc.id])) is not None}
    todo = sorted((d for d in docs if d.id not in done), key=lambda d: -len(d.text))
    if todo:
        say(f"taking claims from {len(todo)} of {len(docs)} documents")
    for outcome in each(partial(_claim_one, job.theatre, heard), todo, workers_for(len(todo), job.workers)):
        doc = outcome.item
        if outcome.error or outcome.result is None:
            asides.append(SetAside(name=doc.name, reason=f"claims could not be taken: {outcome.error}", failed=True))
            continue
        rows = [(doc.id, claim) for claim in _CLAIMS.validate_python(outcome.result)]
        ledger.add_result(keys[doc.id], "extract", outcome.result, claims=rows)
        done[doc.id] = outcome.result
    return {doc.id: _CLAIMS.validate_python(done[doc.id]) for doc in docs if doc.id in done}, asides


def _claim_one(theatre: str, heard: Mapping[str, Sequence[Claim]], doc: Document) -> Any:
    return _CLAIMS.dump_python(list(claims_of(doc, load(theatre), heard.get(doc.id, ()))), mode="json")


def claim_lines(theatre: str, heard: Mapping[str, Sequence[Claim]], doc: Document) -> list[dict[str, Any]]:
    """What `daybrief extract` prints of one document."""
    return [claim.exchange(doc) for claim in claims_of(doc, load(theatre), heard.get(doc.id, ()))]


def place_lines(theatre: str, doc: Document) -> list[dict[str, Any]]:
    """What `daybrief locate` prints of one document."""
    return [locate.exchange(doc, place) for place in locate.mentions(doc, load(theatre))]


# ---- the brief ------------------------------------------------------------------------------------------------------


def write_brief(
    job: Job,
    theatre: Theatre,
    ledger: Ledger,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: dict[str, list[Claim]],
    asides: Sequence[SetAside],
    say: Say,
) -> export.Published:
    """Facts, prose, receipts and pages of the day."""
    earlier = [b for back in range(1, 31) if (b := ledger.last_brief(job.theatre, job.day - timedelta(days=back)))]
    inputs = [
        job.day.isoformat(),
        str(job.as_of),
        job.window_days,
        [(doc.id, doc.name, [c.id for c in claims.get(doc.id, [])]) for doc in docs],
        [k.id for k in kin],
        sorted((a.name, a.reason) for a in asides),
        [b.id for b in earlier],
    ]
    key = _key("brief", theatre, *inputs)
    known = ledger.result(key)
    if known is not None:
        return export.Published(Brief.model_validate(known["brief"]), known["pages"])
    say("reconciling and writing")
    told = reconcile.told(docs, kin, claims, theatre)
    facts = reconcile.facts(told, theatre, job.day)
    before = _untold(reconcile.background(facts, job.day), earlier)
    material = brief.Material(
        day=job.day,
        as_of=_as_of(job, theatre),
        window=_window(job),
        facts=(*reconcile.of_day(facts, job.day), *before),
        background=frozenset(fact.event for fact in before),
        claims={c.id: c for cs in claims.values() for c in cs},
        documents={d.id: d for d in docs},
        kin=tuple(kin),
        set_aside=tuple(sorted(asides, key=lambda a: (a.name, a.reason))),
        earlier=tuple(earlier),
    )
    made = export.publish(material, theatre)
    ledger.add_result(
        key,
        "brief",
        {"brief": made.brief.model_dump(mode="json"), "pages": made.pages},
        facts=[(job.day, fact) for fact in facts],
        brief=made.brief,
    )
    return made


def _untold(facts: Sequence[Fact], earlier: Sequence[Brief]) -> tuple[Fact, ...]:
    """Facts that no earlier brief has told."""
    told = {fact.event for brief_ in earlier for fact in brief_.facts}
    return tuple(fact for fact in facts if fact.event not in told)


def _as_of(job: Job, theatre: Theatre) -> datetime:
    return job.as_of or datetime.combine(job.day, time(23, 59), theatre.timezone)


def _window(job: Job) -> str:
    first = job.day - timedelta(days=job.window_days - 1)
    return (
        f"reports of {day_month(first, job.day)} to {day_month(job.day, job.day)}"
        if first < job.day
        else f"reports of {day_month(job.day, job.day)}"
    )


# ---- keys and files -------------------------------------------------------------------------------------------------

_CODE: dict[str, tuple[str, ...]] = {
    "document": (*_SHARED, "daybrief.ingest", "daybrief.document"),
    "extract": (*_SHARED, "daybrief.extract", "daybrief.locate"),
    "brief": (
        *_SHARED,
        "daybrief.reconcile",
        "daybrief.brief",
        "daybrief.receipts",
        "daybrief.export",
        "daybrief.pipeline",
    ),
}
"""What a stage's result depends on besides its inputs."""


def _key(stage: str, theatre: Theatre, *inputs: object) -> str:
    return digest(stage, code_version(*_CODE[stage]), theatre.id, *inputs)


def _write(path: Path, text: str) -> Path:
    """Write a page, whole or not at all."""
    part = path.with_suffix(path.suffix + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    return path


def documents_of(files: Iterable[str], theatre: Theatre, published: date | None) -> list[Document | SetAside]:
    """Documents of files, no ledger: what `daybrief document`, `extract` and `locate` begin with."""
    found: list[Document | SetAside] = []
    for raw in ingest.gather(list(files)):
        found += [raw] if isinstance(raw, SetAside) else read(raw, theatre, published)
    return found
