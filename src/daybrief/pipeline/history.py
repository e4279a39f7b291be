"""Past states of a day, from the ledger: as a run recorded them, else as the documents published by then tell them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from daybrief import reconcile
from daybrief.errors import InputError
from daybrief.export.asjson import fact_shape, under
from daybrief.ledger import past
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Fact
from daybrief.pipeline.job import Job, Say

States = dict[Job, tuple[Fact, ...]]


def states(path: str, jobs: Sequence[Job], say: Say) -> States:
    """By job: the facts of its day as known at its cut-off (None: as known now).

    The last run made by then recorded them, or a run with that cut-off. Where there is none, they are what the ledger's
    documents published by then amount to; claims are taken of what no run has read since the code changed, and kept.
    Then the others are made so too: what an older reading recorded would differ from a new one where no report does.
    """
    with Ledger(path, write=False) as ledger:
        found = {job: past.state(ledger, job.theatre, job.day, job.as_of) for job in jobs}
    if None not in found.values():
        return {job: facts or () for job, facts in found.items()}
    from daybrief.pipeline.remade import remade  # here, not above: whoever asks for a recorded state reads no document

    with Ledger(path) as ledger:
        return {job: remade(job, ledger, say) for job in jobs}


def diff(job: Job, since: datetime, say: Say) -> list[reconcile.Change]:
    """What became of the day's facts between a moment and the job's cut-off. An event of an earlier day that reports
    of this one come back to is compared with what was known of it then."""
    path = _path(job)
    _refuse_unread(path, job)
    before = replace(job, as_of=since)
    found = states(path, [before, job], say)
    held = {fact.event for fact in found[before]}
    fresh = [fact.event for fact in found[job] if fact.event not in held]
    with Ledger(path, write=False) as ledger:
        older = past.last_told(ledger, fresh, job.day)
    return reconcile.changes([*found[before], *older], found[job])


def _refuse_unread(path: str, job: Job) -> None:
    with Ledger(path, write=False) as ledger:
        if past.state(ledger, job.theatre, job.day) is None and not past.published(ledger, job.day, job.day):
            raise InputError(
                f"expected the ledger {path} to hold {job.day}, found neither a brief nor a report of it; run "
                f"`daybrief run SOURCE --day {job.day} --ledger {path}` first"
            )


def told_in_ledger(job: Job, event: str, say: Say) -> dict[str, Any]:
    """The state of the day that tells an event last, in the shape of brief.json: facts, claims, documents.

    `event` may be the beginning of a key. The job's day plays no part; its cut-off does.
    """
    path = _path(job)
    with Ledger(path, write=False) as ledger:
        found = past.events(ledger, job.theatre, event)
    keys = sorted({key for _, key in found})
    if len(keys) > 1:
        shown = ", ".join(key[:12] for key in keys[:4])
        raise InputError(f"expected the id of one fact, found {len(keys)} that begin so ({shown}); give more of it")
    for day, key in reversed(found):
        asked = replace(job, day=day)
        facts = states(path, [asked], say)[asked]
        if any(fact.event == key for fact in facts):
            return _shape(path, facts)
    when = f" as known at {job.as_of.isoformat(timespec='minutes')}" if job.as_of else ""
    raise InputError(
        f"expected the id of a fact in {path}{when}, found none that begins with {event!r}; ids stand under `facts` in "
        "brief.json, and `daybrief diff` prints them"
    )


def _shape(path: str, facts: Sequence[Fact]) -> dict[str, Any]:
    """Facts with the claims and documents beneath them, as brief.json holds them."""
    with Ledger(path, write=False) as ledger:
        claims = past.claims(ledger, under(facts))
        docs = past.documents(ledger, [claim.spans[0].doc for claim in claims.values()])
    return fact_shape(facts, claims, docs)


def _path(job: Job) -> str:
    if job.ledger is None or not job.ledger.is_file():
        raise InputError(f"expected a ledger that `daybrief run` has filled, found no file {job.ledger}; give its path")
    return str(job.ledger)
