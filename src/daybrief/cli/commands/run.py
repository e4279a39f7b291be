"""`daybrief run`: a day's reports in, the brief out."""

import argparse
from pathlib import Path

from daybrief.cli import options
from daybrief.cli.say import note, show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    job = options.add_command(commands, "run", run, "read a day's reports and publish the brief")
    options.add_job(
        job,
        "a file, a folder, or the address of a page or feed",
        "SQLite file to keep (default: ledger.db in the output folder)",
    )
    job.add_argument("--day", type=options.day, required=True, help="the day the brief is about, YYYY-MM-DD")
    job.add_argument("--out", type=Path, help="folder for brief.html, brief.md and brief.json (default: out/DAY)")
    job.add_argument("--as-of", type=options.moment, help="leave out what was published after this time")
    options.add_lang(job)
    options.add_map(job)
    options.add_server(job)
    options.add_polish(job)
    options.add_private(job)


def run(args: argparse.Namespace) -> int:
    """The main job."""
    from daybrief.pipeline.job import Job
    from daybrief.pipeline.run import run as main_job

    job = Job(
        sources=tuple(args.sources),
        day=args.day,
        theatre=args.theatre,
        lang=args.lang,
        ledger=args.ledger,
        out=args.out,
        as_of=args.as_of,
        window_days=args.window_days,
        published=args.published,
        workers=args.workers,
        server=options.server(args),
        polish=options.server(args, "polish"),
        view=options.map_view(args),
        private=args.allow_private,
    )
    result = main_job(job, note)
    for aside in result.set_aside:
        note(f"{'failed' if aside.failed else 'set aside'}: {aside.name}: {aside.reason}")
    added = ", ".join(f"{n} {table}" for table, n in result.new.items() if n and table not in ("results", "states"))
    note(f"ledger: {'added ' + added if added else 'nothing new'}")
    for path in result.paths:
        show(str(path))
    return 1 if result.failed else 0
