"""A past state that no run has recorded, made of what the ledger's documents published by then tell."""

from daybrief.engine.hire import crew_of
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Fact
from daybrief.pipeline.carried import carried
from daybrief.pipeline.claims import read_claims
from daybrief.pipeline.day import earlier_briefs, read_facts, shares
from daybrief.pipeline.documents import documents_known
from daybrief.pipeline.job import Job, Say
from daybrief.theatre.pack import load


def remade(job: Job, ledger: Ledger, say: Say) -> tuple[Fact, ...]:
    """The facts of a job's day as known at its cut-off."""
    theatre = load(job.theatre)
    docs, kin = documents_known(job, theatre, ledger)
    with crew_of(job.workers) as crew:
        claims, _ = read_claims(job, theatre, ledger, docs, crew, say)
    facts = read_facts(job.day, theatre, ledger, docs, kin, claims)
    earlier = earlier_briefs(job, ledger)
    more = carried(job, theatre, ledger, earlier, docs, kin, claims, facts)
    of_day, before = shares(job, more, earlier, docs, claims)
    return (*of_day, *before)
