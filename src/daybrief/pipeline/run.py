"""The main job: a day's reports in, the brief out."""

from pathlib import Path

from daybrief.engine.files import folder_at, write_whole
from daybrief.engine.hire import crew_of
from daybrief.errors import InputError
from daybrief.ledger.store import Ledger
from daybrief.pipeline.claims import read_claims
from daybrief.pipeline.day import write_brief
from daybrief.pipeline.documents import choose_documents, nothing_to_read, read_documents
from daybrief.pipeline.job import Job, Result, Say
from daybrief.theatre.pack import load


def run(job: Job, say: Say = lambda line: None) -> Result:
    """The main job: a day's reports in, `brief.html`, `brief.md` and `brief.json` out."""
    theatre = load(job.theatre)
    out = job.out or Path("out") / job.day.isoformat()
    folder_at(out)
    with crew_of(job.workers, job.scheduler) as crew, Ledger(job.ledger or out / "ledger.db") as ledger:
        before = ledger.counts()
        docs, asides = read_documents(job, theatre, ledger, crew, say)
        docs, kin, more = choose_documents(job, theatre, ledger, docs)
        asides += more
        if not docs:
            raise InputError(nothing_to_read(job, asides))
        claims, more = read_claims(job, theatre, ledger, docs, crew, say)
        asides += more
        made = write_brief(job, theatre, ledger, docs, kin, claims, asides, say)
        paths = tuple(write_whole(out / name, text) for name, text in made.pages.items())
        after = ledger.counts()
    return Result(made.brief, paths, tuple(asides), {name: after[name] - before[name] for name in after})
