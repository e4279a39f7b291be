"""`daybrief diff`: what became of a day's facts since a moment."""

import argparse
from pathlib import Path

from daybrief.cli import options
from daybrief.cli.say import note, show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = options.add_command(commands, "diff", diff, "print what is new, updated, corrected or withdrawn")
    command.add_argument("day", metavar="DAY", type=options.day, help="the day of the facts, YYYY-MM-DD")
    command.add_argument("--since", type=options.moment, required=True, help="the earlier state: as known at this time")
    command.add_argument("--as-of", type=options.moment, help="the later state (default: as known now)")
    command.add_argument("--ledger", type=Path, required=True, help="the ledger that holds the day")
    command.add_argument("--window-days", type=options.window, default=2, help="days of reports, up to and with DAY")
    options.add_theatre(command)


def diff(args: argparse.Namespace) -> int:
    """Changes by sort, a line each with what changed beneath it."""
    from daybrief import reconcile
    from daybrief.export.asjson import fact_line
    from daybrief.export.plain import line_of, parties
    from daybrief.pipeline.history import diff as between
    from daybrief.pipeline.job import Job
    from daybrief.theatre.pack import load

    names = parties(load(args.theatre))
    job = Job(
        sources=(),
        day=args.day,
        theatre=args.theatre,
        ledger=args.ledger,
        as_of=args.as_of,
        window_days=args.window_days,
    )
    found = between(job, args.since, note)
    for sort in reconcile.SORTS:
        for change in (c for c in found if c.sort == sort):
            show(f"{sort} {change.fact.event[:12]}: {line_of(fact_line(change.fact), names)}")
            for line in change.said:
                show(f"  - {line}")
    tally = ", ".join(f"{sum(c.sort == sort for c in found)} {sort}" for sort in reconcile.SORTS)
    note(f"{args.day} since {args.since.isoformat(timespec='minutes')}: {tally}")
    return 0
