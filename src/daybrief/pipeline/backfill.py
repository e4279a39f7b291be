"""An archive, read once: inputs → documents → claims → facts by day → briefs on demand.

Each step asks the ledger what is there and does the rest, so a run that was stopped goes on where it stopped, and each
stands under the key that the main job would look for. Workers open the inputs, read them and make the ledger's rows;
this process adds them, in the order of the inputs.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from daybrief import ingest, reconcile
from daybrief.claims import Claim
from daybrief.engine.crew import A, Crew, attempt, tried
from daybrief.engine.files import folder_at, write_whole
from daybrief.engine.hire import crew_of
from daybrief.engine.progress import Progress
from daybrief.errors import InputError
from daybrief.export.data import partitions
from daybrief.ledger import judgements, past
from daybrief.ledger.store import Ledger, packed
from daybrief.model.text import Document, Kin, Raw, SetAside
from daybrief.pipeline.claims import claims_key, claims_known, take_claims
from daybrief.pipeline.clock import clocked
from daybrief.pipeline.day import Settled, facts_key, facts_of, keep_facts, read_facts, settled, write_brief
from daybrief.pipeline.documents import (
    choice,
    choice_key,
    choose_documents,
    could_not_read,
    document_key,
    read,
    undated,
)
from daybrief.pipeline.job import Backfill, Filled, Say
from daybrief.theatre.pack import Theatre, load

_READS = TypeAdapter(list[Document | SetAside])
_KIN = TypeAdapter(list[Kin])
_TOGETHER = 100_000  # letters of the windows that a worker takes at once: half a second of work


def backfill(job: Backfill, say: Say = lambda line: None) -> Filled:
    """Read an archive into the ledger: claims of its documents and facts of its days, and the briefs if asked for."""
    if job.last < job.first:
        raise InputError(f"--to: expected a day from {job.first} on, found {job.last}; give the later day as --to")
    theatre, filled = load(job.theatre), Filled()
    for folder in (job.ledger.parent, job.briefs, job.parquet):
        if folder is not None:
            folder_at(folder)
    with crew_of(job.workers, job.scheduler) as crew, Ledger(job.ledger) as ledger:
        before = ledger.counts()
        found = _read(job, theatre, ledger, crew, filled, say)
        calendar = _calendar(job, found)
        if not calendar:
            raise InputError(_nothing(job, filled))
        filled.outside = _outside(found, calendar)
        asides = [*filled.set_aside, *filled.undated]
        windows = _choose(job, theatre, ledger, crew, calendar, say)
        unread = _claims(job, theatre, ledger, crew, windows, filled, say)
        _facts(job, theatre, ledger, crew, windows, filled, say)
        if job.briefs:
            _briefs(job, theatre, ledger, windows, _Unread(asides, unread), filled, say)
        if job.parquet:
            _tables(job, theatre, ledger, windows, say)
        after = ledger.counts()
    filled.new = {name: after[name] - before[name] for name in after}
    return filled


# ---- inputs to documents --------------------------------------------------------------------------------------------


def _read(
    job: Backfill, theatre: Theatre, ledger: Ledger, crew: Crew, filled: Filled, say: Say
) -> dict[str, tuple[date | None, str]]:
    """The day and the name of every document of the inputs, by its id."""
    found: dict[str, tuple[date | None, str]] = {}
    parts: list[ingest.Part] = []
    for part in ingest.files(job.sources):
        if isinstance(part, SetAside):
            filled.set_aside.append(part)
        else:
            parts.append(part)
    todo = []
    for outcome in crew.each(partial(_keys, job.theatre, job.published), parts):
        keys = outcome.result
        if keys is None or not all(ledger.has_result(key) for key in keys):
            todo.append(outcome.item)
            continue
        for key in keys:
            _note(_READS.validate_python(ledger.result(key)), found, filled)
    progress = Progress(say, "documents", "parts of the archive", len(todo))
    with clocked(ledger, "document") as clock:
        for read_ in crew.each(partial(_read_part, job.theatre, job.published), todo):
            clock.item(failed=bool(read_.error))
            if read_.error:
                filled.set_aside.append(could_not_read(read_.item.shown, read_.error))
            with ledger.batch():
                for one in read_.result or ():
                    _keep(one, ledger, found, filled)
            progress.step()
    return found


@dataclass(frozen=True)
class _One:
    """One input of a part, as a worker has read it."""

    raw: Raw
    sha: str
    key: str
    read: tuple[Document | SetAside, ...]
    body: bytes  # the same, as the ledger keeps it


def _opened(pack: str, published: date | None, part: ingest.Part) -> Iterator[tuple[str, str, Raw] | SetAside]:
    theatre = load(pack)
    for raw in ingest.opened(part):
        if isinstance(raw, SetAside):
            yield raw
        else:
            sha = hashlib.sha256(raw.body).hexdigest()
            yield document_key(theatre, raw, sha, published), sha, raw


def _keys(pack: str, published: date | None, part: ingest.Part) -> list[str] | None:
    """On a worker: under what the ledger keeps the inputs of a part; None where one of them cannot be read at all."""
    found = list(_opened(pack, published, part))
    keys = [one[0] for one in found if not isinstance(one, SetAside)]
    return keys if len(keys) == len(found) else None


def _read_part(pack: str, published: date | None, part: ingest.Part) -> list[_One | SetAside]:
    """On a worker: the documents of a part, ready for the ledger."""
    theatre = load(pack)
    made: list[_One | SetAside] = []
    for one in _opened(pack, published, part):
        if isinstance(one, SetAside):
            made.append(one)
            continue
        key, sha, raw = one
        found = read(raw, theatre, published)
        made.append(_One(raw, sha, key, found, packed(_READS.dump_python(list(found), mode="json"))))
    return made


def _keep(one: _One | SetAside, ledger: Ledger, found: dict[str, tuple[date | None, str]], filled: Filled) -> None:
    if isinstance(one, SetAside):
        filled.set_aside.append(one)
        return
    ledger.archive(one.raw, one.sha)
    documents = [item for item in one.read if isinstance(item, Document)]
    ledger.add_packed(one.key, "document", one.body, documents=documents)
    _note(one.read, found, filled)


def _note(read_: Sequence[Document | SetAside], found: dict[str, tuple[date | None, str]], filled: Filled) -> None:
    for item in read_:
        if isinstance(item, SetAside):
            filled.set_aside.append(item)
        elif item.id not in found:
            filled.undated += [] if item.published else [undated(item)]
            found.setdefault(item.id, (item.published.day if item.published else None, item.name))


# ---- documents by day -----------------------------------------------------------------------------------------------


def _calendar(job: Backfill, found: dict[str, tuple[date | None, str]]) -> dict[date, list[str]]:
    """Ids of the documents that may speak for a day, in order of name, for every day that has one of its own."""
    by_day: dict[date, list[tuple[str, str]]] = {}
    for id_, (day, name) in found.items():
        if day is not None:
            by_day.setdefault(day, []).append((name, id_))
    calendar = {}
    for number in range((job.last - job.first).days + 1):
        day = job.first + timedelta(days=number)
        window = [pair for back in range(job.window_days) for pair in by_day.get(day - timedelta(days=back), ())]
        if day in by_day:
            calendar[day] = [id_ for _, id_ in sorted(window)]
    return calendar


def _outside(found: dict[str, tuple[date | None, str]], calendar: dict[date, list[str]]) -> int:
    """Dated documents that speak for none of the days."""
    taken = {id_ for ids in calendar.values() for id_ in ids}
    return sum(day is not None and id_ not in taken for id_, (day, _) in found.items())


def _nothing(job: Backfill, filled: Filled) -> str:
    reasons = "; ".join(f"{a.name}: {a.reason}" for a in filled.set_aside[:3]) or "their dates lie elsewhere"
    return (
        f"expected documents dated {job.first} to {job.last}, found none ({reasons}); give other days, or --published "
        "for undated documents"
    )


def _documents(ledger: Ledger, ids: Sequence[str]) -> list[Document]:
    return list(past.documents(ledger, ids).values())


def _read_once(ledger: Ledger, windows: Iterable[Sequence[str]]) -> Iterator[tuple[Document, ...]]:
    """The documents of each window; those that it shares with the window before are the same ones."""
    held: dict[str, Document] = {}
    for ids in windows:
        held |= past.documents(ledger, [id_ for id_ in ids if id_ not in held])
        held = {id_: held[id_] for id_ in ids if id_ in held}
        yield tuple(held.values())


@dataclass(frozen=True)
class _Window:
    """The documents that may speak for one day: all of them, those on the topic, and the copies among these."""

    day: date
    ids: tuple[str, ...]
    chosen: tuple[str, ...]
    kin: tuple[Kin, ...]


def _choose(
    job: Backfill, theatre: Theatre, ledger: Ledger, crew: Crew, calendar: dict[date, list[str]], say: Say
) -> list[_Window]:
    """The window of each day."""
    todo = [day for day, ids in calendar.items() if not ledger.has_result(choice_key(theatre, ids))]
    windows = _read_once(ledger, (calendar[day] for day in todo))
    progress = Progress(say, "copies", "days", len(todo))
    with clocked(ledger, "choose") as clock:
        for outcome in crew.each(partial(_choices, job.theatre), _runs(windows, tuple)):
            if outcome.result is None:
                raise InputError(f"documents could not be compared: {outcome.error}")
            for docs, made in zip(outcome.item, outcome.result, strict=True):
                ledger.add_result(choice_key(theatre, [d.id for d in docs]), "document", made)
                clock.item()
                progress.step()
    found = []
    for day, ids in calendar.items():
        known: Any = ledger.result(choice_key(theatre, ids))
        chosen = tuple(id_ for id_ in ids if id_ not in known["off"])
        found.append(_Window(day, tuple(ids), chosen, tuple(_KIN.validate_python(known["kin"]))))
    return found


def _choices(pack: str, windows: Sequence[Sequence[Document]]) -> list[dict[str, Any]]:
    return [choice(load(pack), docs) for docs in windows]


# ---- documents to claims, claims to facts ---------------------------------------------------------------------------


def _claims(
    job: Backfill, theatre: Theatre, ledger: Ledger, crew: Crew, windows: list[_Window], filled: Filled, say: Say
) -> dict[str, SetAside]:
    """Documents whose claims could not be taken, by id."""
    unread = {}
    wanted = list(dict.fromkeys(id_ for window in windows for id_ in window.chosen))
    todo = [id_ for id_ in wanted if not ledger.has_result(claims_key(theatre, id_))]
    filled.documents = len(wanted)
    progress = Progress(say, "claims", "documents", len(todo))
    docs = (doc for id_ in todo for doc in _documents(ledger, [id_]))
    for doc, aside in take_claims(job.theatre, theatre, ledger, docs, crew):
        if aside:
            unread[doc.id] = aside
        progress.step()
    filled.set_aside += unread.values()
    return unread


@dataclass(frozen=True)
class _Day:
    """What the facts of a day are made of."""

    day: date
    key: str
    docs: tuple[Document, ...]
    kin: tuple[Kin, ...]
    claims: dict[str, list[Claim]]
    judged: tuple[reconcile.Judged, ...]

    def own(self) -> list[tuple[Document, Claim]]:
        """Claims of the documents that were published on the day itself."""
        today = [doc for doc in self.docs if doc.published and doc.published.day == self.day]
        return [(doc, claim) for doc in today for claim in self.claims.get(doc.id, ())]


def _facts(
    job: Backfill, theatre: Theatre, ledger: Ledger, crew: Crew, windows: list[_Window], filled: Filled, say: Say
) -> None:
    progress = Progress(say, "facts", "days", len(windows))

    def todo() -> Iterator[_Day]:
        for one in _days(windows, theatre, ledger):
            filled.claims += len(one.own())
            if ledger.has_result(one.key):
                progress.step()
            else:
                yield one

    with clocked(ledger, "reconcile") as clock:
        for outcome in crew.each(partial(_facts_of_days, job.theatre), _runs(todo(), lambda one: one.docs)):
            made = outcome.result or [(None, outcome.error)] * len(outcome.item)
            for one, (facts, error) in zip(outcome.item, made, strict=True):
                clock.item(failed=facts is None)
                progress.step()
                if facts is None:
                    reason = f"facts could not be settled: {error}"
                    filled.set_aside.append(SetAside(name=one.day.isoformat(), reason=reason, failed=True))
                else:
                    keep_facts(one.day, one.key, ledger, one.docs, facts)
    filled.days = len(windows)


def _days(windows: Sequence[_Window], theatre: Theatre, ledger: Ledger) -> Iterator[_Day]:
    """What the facts of each window are made of; what one shares with the next is read once."""
    claims: dict[str, list[Claim]] = {}
    for window, docs in zip(windows, _read_once(ledger, (window.chosen for window in windows)), strict=True):
        claims |= claims_known(theatre, ledger, [id_ for id_ in window.chosen if id_ not in claims])
        claims = {id_: claims[id_] for id_ in window.chosen if id_ in claims}
        judged = judgements.judged(ledger, claims)
        key = facts_key(window.day, theatre, docs, window.kin, claims, judged)
        yield _Day(window.day, key, docs, window.kin, claims, judged)


def _runs(days: Iterable[A], docs: Callable[[A], Sequence[Document]]) -> Iterator[tuple[A, ...]]:
    """Days that follow each other, as many together as make a worker's trip worth while: a document of two of them
    travels once, and what was found in it is at hand the next day."""
    run: list[A] = []
    size = 0
    for one in days:
        run.append(one)
        size += sum(len(doc.text) for doc in docs(one))
        if size >= _TOGETHER:
            yield tuple(run)
            run, size = [], 0
    if run:
        yield tuple(run)


def _facts_of_days(pack: str, days: Sequence[_Day]) -> list[tuple[Settled | None, str | None]]:
    """On a worker: the facts of each day, or the one line that says why there are none."""
    theatre = load(pack)
    made = (attempt(partial(_facts_of_day, theatre), one) for one in days)
    return [(done.result, done.error) for done in made]


def _facts_of_day(theatre: Theatre, one: _Day) -> Settled:
    return settled(one.day, facts_of(one.day, theatre, one.docs, one.kin, one.claims, one.judged))


# ---- facts to briefs and tables -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Unread:
    """What the coverage of a day's brief names, beside documents of its own days: what may have been of any day, and
    documents without claims."""

    of_any_day: list[SetAside]
    by_id: dict[str, SetAside]

    def on(self, window: _Window) -> list[SetAside]:
        return [*self.of_any_day, *(self.by_id[id_] for id_ in window.chosen if id_ in self.by_id)]


def _briefs(
    job: Backfill,
    theatre: Theatre,
    ledger: Ledger,
    windows: list[_Window],
    unread: _Unread,
    filled: Filled,
    say: Say,
) -> None:
    """One after another, since each tells what has changed since those before."""
    progress = Progress(say, "briefs", "days", len(windows))
    with clocked(ledger, "brief") as clock:
        for window, one in zip(windows, _days(windows, theatre, ledger), strict=True):
            run = job.day(window.day)
            docs, kin, asides = choose_documents(run, theatre, ledger, _documents(ledger, window.ids))
            asides += unread.on(window)
            write = partial(write_brief, run, theatre, ledger, docs, kin, one.claims, asides, lambda line: None)
            made, why = tried(write)
            clock.item(failed=made is None)
            progress.step()
            if made is None:
                reason = f"its brief could not be made: {why}"
                filled.set_aside.append(SetAside(name=window.day.isoformat(), reason=reason, failed=True))
                continue
            folder = run.out or job.ledger.parent
            for name, text in made.pages.items():
                write_whole(folder / name, text)
            filled.briefs += 1


def _tables(job: Backfill, theatre: Theatre, ledger: Ledger, windows: list[_Window], say: Say) -> None:
    """Claims of each day's documents and facts of the day, as files of columns below the folder asked for."""
    folder, progress = job.parquet or job.ledger.parent, Progress(say, "parquet", "days", len(windows))
    for one in _days(windows, theatre, ledger):
        facts = read_facts(one.day, theatre, ledger, one.docs, one.kin, one.claims)
        made = partitions.claim_files(one.day, one.own())
        made |= partitions.fact_files(one.day, reconcile.of_day(facts, one.day))
        for name, body in made.items():
            write_whole(folder / name, body)
        for name in partitions.of_day(folder, one.day) - made.keys():  # kinds that an earlier run told of
            (folder / name).unlink()
        progress.step()
