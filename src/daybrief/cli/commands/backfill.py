"""`daybrief backfill`: an archive of many days into one ledger."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.cli import options
from daybrief.cli.say import note

if TYPE_CHECKING:
    from daybrief.pipeline.job import Backfill, Filled

_NAMED = 4  # undated documents that are named


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    job = options.add_command(commands, "backfill", backfill, "read an archive of many days into a ledger")
    options.add_job(
        job,
        "a file, a folder, a web archive (WARC) or a Parquet file",
        "SQLite file to fill (ledger.db)",
        Path("ledger.db"),
    )
    job.add_argument("--from", dest="first", type=options.day, required=True, help="the first day, YYYY-MM-DD")
    job.add_argument("--to", dest="last", type=options.day, required=True, help="the last day, YYYY-MM-DD")
    options.add_lang(job)
    job.add_argument("--briefs", type=Path, metavar="DIR", help="also publish the brief of each day, below this folder")
    job.add_argument(
        "--parquet", type=Path, metavar="DIR", help="also write claims and facts by day and kind, below this folder"
    )
    job.add_argument(
        "--scheduler", metavar="ADDRESS", help="work on the Dask cluster with this scheduler, not on --workers"
    )


def _left_out(filled: "Filled", job: "Backfill") -> Iterator[str]:
    """Documents that were read and spoke for no day, and what would let them."""
    if filled.undated:
        names = [aside.name for aside in filled.undated[:_NAMED]]
        more = [f"{len(filled.undated) - _NAMED} more"] if len(filled.undated) > _NAMED else []
        yield f"undated, left out: {len(filled.undated)} ({', '.join(names + more)}); give their day with --published"
    if filled.outside:
        yield f"outside {job.first} to {job.last}, left out: {filled.outside}; give other days to read them"


def backfill(args: argparse.Namespace) -> int:
    """The archive, and a summary of what came of it."""
    from daybrief.pipeline.backfill import backfill as fill
    from daybrief.pipeline.job import Backfill

    job = Backfill(
        sources=tuple(args.sources),
        first=args.first,
        last=args.last,
        ledger=args.ledger,
        theatre=args.theatre,
        lang=args.lang,
        window_days=args.window_days,
        published=args.published,
        workers=args.workers,
        scheduler=args.scheduler,
        briefs=args.briefs,
        parquet=args.parquet,
    )
    filled = fill(job, note)
    for aside in filled.set_aside:
        note(f"{'failed' if aside.failed else 'set aside'}: {aside.name}: {aside.reason}")
    for line in _left_out(filled, job):
        note(line)
    added = ", ".join(f"{n} {table}" for table, n in filled.new.items() if n and table != "results")
    note(f"{filled.days} days, {filled.documents} documents, {filled.claims} claims, {filled.briefs} briefs")
    note(f"ledger: {'added ' + added if added else 'nothing new'}")
    return 1 if filled.failed else 0
