"""What a day has from the days before: plans that are still open, and events that its reports come back to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from daybrief import reconcile
from daybrief.claims import Claim
from daybrief.ledger import judgements, past
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document, Kin
from daybrief.pipeline.job import Job
from daybrief.theatre.pack import Theatre


@dataclass(frozen=True)
class Carried:
    """Facts of a day's reports, those of earlier days that they change among them; `plans`: what earlier briefs told
    as planned and is open still, or closed by reports of the day; and the records beneath what is older than these."""

    facts: tuple[Fact, ...]
    plans: tuple[Fact, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)  # by claim that was read again: its document

    @property
    def every(self) -> tuple[Fact, ...]:
        """Facts and plans."""
        return (*self.facts, *self.plans)


def told_before(earlier: Sequence[Brief]) -> list[Fact]:
    """What earlier briefs have told, each event as the newest of them has it. `earlier`: the newest first."""
    found: dict[str, Fact] = {}
    for brief in earlier:
        for fact in brief.facts:
            found.setdefault(fact.event, fact)
    return list(found.values())


def carried(
    job: Job,
    theatre: Theatre,
    ledger: Ledger,
    earlier: Sequence[Brief],
    docs: Sequence[Document],
    kin: Sequence[Kin],
    claims: Mapping[str, Sequence[Claim]],
    facts: Sequence[Fact],
) -> Carried:
    """The facts of a day with what briefs of earlier days told of the same events and plans."""
    told = told_before(earlier)
    plans = reconcile.open_plans(told, job.day)
    back = reconcile.come_back_to(facts, told, job.day - timedelta(days=job.window_days - 1))
    if not plans and not back:
        return Carried(tuple(facts))
    asked = [*reconcile.about_plans(facts, plans), *(f for f in facts if f.kind in {one.kind for one in back})]
    refs = {ref for fact in (*plans, *back, *asked) for ref in (*fact.support, *fact.against)}
    here = {claim.id: claim for some in claims.values() for claim in some}
    old = past.claims(ledger, sorted(refs - here.keys()))
    older = past.documents(ledger, [claim.spans[0].doc for claim in old.values()])
    every = {doc.id: doc for doc in (*docs, *older.values())}
    by_doc: dict[str, list[Claim]] = {}
    for ref in sorted(refs & (here.keys() | old.keys())):
        claim = here.get(ref) or old[ref]
        by_doc.setdefault(claim.spans[0].doc, []).append(claim)
    said = reconcile.told([every[id_] for id_ in sorted(by_doc) if id_ in every], kin, by_doc, theatre)
    made = reconcile.facts(said, theatre, job.day, judgements.judged(ledger, by_doc))
    again = reconcile.keep_keys(made, reconcile.as_kept([*reversed(plans), *reversed(back), *facts]))
    return replace(
        _joined(again, facts, plans, old, older),
        where={claim.id: id_ for id_, some in by_doc.items() for claim in some},
    )


def _joined(
    again: Sequence[Fact],
    facts: Sequence[Fact],
    plans: Sequence[Fact],
    old: Mapping[str, Claim],
    older: Mapping[str, Document],
) -> Carried:
    """The facts of the day, those that rest on older claims as well in the fuller form; and the plans apart."""
    known, older_refs = {plan.event for plan in plans}, set(old)
    new_refs = {ref for fact in facts for ref in fact.support}
    fuller = [f for f in again if f.event not in known and older_refs & set(f.support) and new_refs & _told(f)]
    ahead = tuple(fact for fact in again if fact.event in known)
    replaced = {ref for fact in fuller for ref in _told(fact)} | {ref for fact in ahead for ref in fact.against}
    left = [fact for fact in facts if fact.event not in known and not set(fact.support) <= replaced]
    used = {ref for fact in (*fuller, *ahead) for ref in _told(fact)} & older_refs
    claims = {ref: old[ref] for ref in sorted(used)}
    ids = {claim.spans[0].doc for claim in claims.values()}
    return Carried((*left, *fuller), ahead, claims, {id_: older[id_] for id_ in sorted(ids)})


def _told(fact: Fact) -> set[str]:
    """The claims that tell an event, and those that deny it."""
    return {*fact.support, *fact.against}
