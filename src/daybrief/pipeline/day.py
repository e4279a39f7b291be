"""Claims to the facts, the prose and the pages of a day."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from daybrief import brief, export, reconcile
from daybrief.brief.times import day_month
from daybrief.claims import Claim
from daybrief.ledger import forecasts
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document, Kin, SetAside
from daybrief.pipeline.job import Job, Say
from daybrief.pipeline.keys import stage_key
from daybrief.theatre.pack import Theatre


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
    earlier = earlier_briefs(job, ledger)
    due = [entry.told for entry in forecasts.due(forecasts.entries(ledger, job.theatre, before=job.day), job.day)]
    inputs = [
        job.day.isoformat(),
        str(job.as_of),
        job.window_days,
        [(doc.id, doc.name, [c.id for c in claims.get(doc.id, [])]) for doc in docs],
        [k.id for k in kin],
        sorted((a.name, a.reason) for a in asides),
        [b.id for b in earlier],
        [told.event for told in due],
    ]
    key = stage_key("brief", theatre, *inputs)
    cutoff = _as_of(job, theatre)
    known = ledger.result(key)
    if known is not None:
        ledger.add_state(job.theatre, job.day, cutoff, known["facts"])
        return export.Published(Brief.model_validate(known["brief"]), known["pages"])
    say("reconciling and writing")
    facts, of_day, before = facts_of(job, theatre, docs, kin, claims, earlier)
    material = brief.Material(
        day=job.day,
        as_of=cutoff,
        window=_window(job),
        facts=(*of_day, *before),
        background=frozenset(fact.event for fact in before),
        claims={c.id: c for cs in claims.values() for c in cs},
        documents={d.id: d for d in docs},
        kin=tuple(kin),
        set_aside=tuple(sorted(asides, key=lambda a: (a.name, a.reason))),
        earlier=tuple(earlier),
        due=tuple(due),
    )
    made = export.publish(material, theatre)
    ledger.add_result(
        key,
        "brief",
        {
            "brief": made.brief.model_dump(mode="json"),
            "pages": made.pages,
            "facts": [fact.id for fact in material.facts],
        },
        facts=[(job.day, fact) for fact in (*facts, *material.facts)],
        brief=made.brief,
    )
    ledger.add_state(job.theatre, job.day, cutoff, [fact.id for fact in material.facts])
    return made


def facts_of(
    job: Job,
    theatre: Theatre,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: dict[str, list[Claim]],
    earlier: Sequence[Brief],
) -> tuple[tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]:
    """All that documents tell, what of it belongs to the day, and what its reports are the first to tell of before."""
    facts = reconcile.facts(reconcile.told(docs, kin, claims, theatre), theatre, job.day)
    return facts, reconcile.of_day(facts, job.day), _untold(reconcile.background(facts, job.day), earlier)


def earlier_briefs(job: Job, ledger: Ledger) -> list[Brief]:
    """The briefs of the thirty days before, the newest first."""
    return [b for back in range(1, 31) if (b := ledger.last_brief(job.theatre, job.day - timedelta(days=back)))]


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
