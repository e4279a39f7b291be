"""Claims to the facts, the prose and the pages of a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pydantic import TypeAdapter

from daybrief import brief, reconcile
from daybrief.brief.tongues import tongue
from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.export.overlay import PLAIN
from daybrief.export.publish import Published, publish
from daybrief.ledger import forecasts, judgements, past
from daybrief.ledger.store import FactRow, Ledger, packed, packed_list, unpacked
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document, Kin, SetAside
from daybrief.pipeline.carried import Carried, carried, told_before
from daybrief.pipeline.clock import clocked
from daybrief.pipeline.job import Job, Say
from daybrief.pipeline.keys import stage_key
from daybrief.pipeline.wording import worded
from daybrief.theatre.pack import Theatre

_FACTS = TypeAdapter(tuple[Fact, ...])


def write_brief(
    job: Job,
    theatre: Theatre,
    ledger: Ledger,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: dict[str, list[Claim]],
    asides: Sequence[SetAside],
    say: Say,
) -> Published:
    """Facts, prose, receipts and pages of the day. A state as of a moment does not even say what came out later."""
    asides = [aside for aside in asides if job.as_of is None or aside.sort != "later"]
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
        *judgements.every(ledger),
        *([job.polish.url, job.polish.model] if job.polish else ()),
        *([job.lang] if job.lang != "en" else ()),
        *([job.view.key] if job.view != PLAIN else ()),
    ]
    key = stage_key("brief", theatre, *inputs)
    cutoff = _as_of(job, theatre)
    known = ledger.result(key)
    if known is not None:
        ledger.add_state(job.theatre, job.day, cutoff, known["facts"])
        return Published(Brief.model_validate(known["brief"]), known["pages"])
    say("reconciling and writing")
    facts = read_facts(job.day, theatre, ledger, docs, kin, claims)
    more = carried(job, theatre, ledger, earlier, docs, kin, claims, facts)
    of_day, before = shares(job, more, earlier, docs, claims)
    material = brief.Material(
        lang=job.lang,
        day=job.day,
        as_of=cutoff,
        window=_window(job, theatre),
        facts=(*of_day, *before),
        background=frozenset(fact.event for fact in (*before, *more.plans)),
        claims={**more.claims, **{c.id: c for cs in claims.values() for c in cs}},
        documents={**more.documents, **{d.id: d for d in docs}},
        kin=tuple(kin),
        set_aside=tuple(sorted(asides, key=lambda a: (a.name, a.reason))),
        earlier=tuple(earlier),
        due=tuple(due),
    )
    made = publish(material, theatre, job.view)
    if job.polish is not None:
        made = worded(job.polish, made, material, theatre, ledger, say)
    told = [fact.id for fact in material.facts]
    ledger.add_packed(
        key,
        "brief",
        packed({"brief": made.brief.model_dump(mode="json"), "pages": made.pages, "facts": told}),
        facts=fact_rows(job.day, material.facts),
        brief=made.brief,
    )
    ledger.add_state(job.theatre, job.day, cutoff, told)
    return made


def shares(
    job: Job,
    more: Carried,
    earlier: Sequence[Brief],
    docs: Sequence[Document],
    claims: Mapping[str, Sequence[Claim]],
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What of the facts belongs to the day, and what its reports are the first to tell of before. What they tell anew
    of events of earlier days is of the day as well, and so are plans that are open still, or that it closes. Where no
    brief was made of the day before, its events that the text dates are news still, if the day itself has none; and of
    its official acts those that reports of the day tell as well."""
    of_day, before = reconcile.of_day(more.every, job.day), _untold(reconcile.background(more.facts, job.day), earlier)
    known = {fact.event for fact in of_day}
    today = {doc.id for doc in docs if doc.published and doc.published.day == job.day}
    heard = {claim.id for doc in today for claim in claims.get(doc, ())}
    again = reconcile.followed(more.facts, told_before(earlier), job.day, heard)
    of_day += tuple(fact for fact in (*again, *_plans(job, more, today)) if fact.event not in known)
    eve = job.day - timedelta(days=1)
    if any(brief.day == eve for brief in earlier):
        return of_day, before
    lone = not any(fact.when and fact.when.last == job.day for fact in of_day)
    news = tuple(
        f
        for f in before
        if f.when is not None
        and f.when.last == eve
        and f.when.basis != "reporting-day"
        and (lone or (KIND_BY_NAME[f.kind].official and not heard.isdisjoint(f.support)))
    )
    return (*of_day, *news), tuple(fact for fact in before if fact not in news)


def _plans(job: Job, more: Carried, today: Collection[str]) -> list[Fact]:
    """The plans told before that lie ahead of the day still, and those that its documents of `today` close."""
    found = []
    for plan in more.plans:
        ahead = plan.when is not None and plan.when.start > job.day and plan.closing is None
        if ahead or any(more.where.get(ref) in today for ref in plan.closed_by):
            found.append(plan)
    return found


def earlier_briefs(job: Job, ledger: Ledger) -> list[Brief]:
    """The briefs of the thirty days before, the newest first."""
    return [
        b for back in range(1, 31) if (b := ledger.last_brief(job.theatre, job.day - timedelta(days=back), job.lang))
    ]


def read_facts(
    day: date,
    theatre: Theatre,
    ledger: Ledger,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: Mapping[str, Sequence[Claim]],
) -> tuple[Fact, ...]:
    """What the claims amount to as known at the end of the day, from the ledger where it was settled before. Events
    keep the keys under which facts of earlier days hold them."""
    judged = judgements.judged(ledger, claims)
    key = facts_key(day, theatre, docs, kin, claims, judged)
    known = ledger.result_json(key)
    if known is not None:
        return ledger.read(_FACTS.validate_json, known)
    with clocked(ledger, "reconcile") as clock:
        facts = facts_of(day, theatre, docs, kin, claims, judged)
        clock.item()
    kept = reconcile.keep_keys(facts, _told_so_far(day, ledger, docs))
    _add(key, ledger, settled(day, kept))
    return kept


@dataclass(frozen=True)
class Settled:
    """The facts of a day as a worker has made them, ready for the ledger."""

    body: bytes
    rows: list[FactRow]
    events: list[reconcile.Kept]


def settled(day: date, facts: Sequence[Fact]) -> Settled:
    """Facts made ready for the ledger."""
    rows = fact_rows(day, facts)
    return Settled(packed_list(body for *_, body in rows), rows, reconcile.as_kept(facts))


def keep_facts(day: date, key: str, ledger: Ledger, docs: Sequence[Document], made: Settled) -> None:
    """Record the facts of a day, each under the key it had on the days before."""
    earlier = _told_so_far(day, ledger, docs)
    if not reconcile.keys_stand(made.events, earlier):
        made = settled(day, reconcile.keep_keys(_FACTS.validate_python(unpacked(made.body)), earlier))
    _add(key, ledger, made)


def _told_so_far(day: date, ledger: Ledger, docs: Sequence[Document]) -> list[reconcile.Kept]:
    first = min((doc.published.day for doc in docs if doc.published), default=day)
    return past.kept(ledger, first, day)


def _add(key: str, ledger: Ledger, made: Settled) -> None:
    ledger.add_packed(key, "facts", made.body, facts=made.rows)


def facts_of(
    day: date,
    theatre: Theatre,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: Mapping[str, Sequence[Claim]],
    judged: Sequence[reconcile.Judged],
) -> tuple[Fact, ...]:
    """What the claims amount to as known at the end of the day."""
    return reconcile.facts(reconcile.told(docs, kin, claims, theatre), theatre, day, judged)


def facts_key(
    day: date,
    theatre: Theatre,
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: Mapping[str, Sequence[Claim]],
    judged: Sequence[reconcile.Judged],
) -> str:
    """Under what the ledger keeps the facts of a day."""
    said = [(doc.id, doc.name, [c.id for c in claims.get(doc.id, ())]) for doc in docs]
    return stage_key("facts", theatre, day.isoformat(), said, [k.id for k in kin], *judgements.stated(judged))


def fact_rows(day: date, facts: Sequence[Fact]) -> list[FactRow]:
    """Facts as rows of the ledger."""
    return [(fact.id, fact.event, day.isoformat(), fact.kind, fact.model_dump_json()) for fact in facts]


def _untold(facts: Sequence[Fact], earlier: Sequence[Brief]) -> tuple[Fact, ...]:
    """Facts that no earlier brief has told."""
    told = {fact.event for brief_ in earlier for fact in brief_.facts}
    return tuple(fact for fact in facts if fact.event not in told)


def _as_of(job: Job, theatre: Theatre) -> datetime:
    return job.as_of or datetime.combine(job.day, time(23, 59), theatre.timezone)


def _window(job: Job, theatre: Theatre) -> str:
    """The days whose reports are read, in the words of the brief's language."""
    words = tongue(job.lang, theatre)
    first = job.day - timedelta(days=job.window_days - 1)
    days = words.spanned(words.day_month(first, job.day), words.day_month(job.day, job.day))
    return words.t("reports of {days}", days=days)
