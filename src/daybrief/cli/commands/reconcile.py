"""`daybrief reconcile`: the facts that claims amount to."""

import argparse
from pathlib import Path

from daybrief.cli import inputs, options
from daybrief.cli.say import show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    facts = options.add_command(commands, "reconcile", reconcile, "print the facts that claims amount to")
    facts.add_argument("claims", metavar="CLAIMS.jsonl", type=Path, help="claims in the exchange format")
    facts.add_argument(
        "--day", type=options.day, help="as known at the end of this day: leave out what was published later"
    )
    facts.add_argument(
        "--judgements",
        type=Path,
        metavar="PAIRS.jsonl",
        help="what was judged of pairs of claims, one a line",
    )
    facts.add_argument("--format", choices=["jsonl"], default="jsonl")
    options.add_theatre(facts)


def reconcile(args: argparse.Namespace) -> int:
    """Facts, one a line."""
    from daybrief import reconcile as stage
    from daybrief.theatre.pack import load

    judged = stage.judged_from_lines(inputs.rows_of(args.judgements) if args.judgements else ())
    for line in stage.exchange_facts(inputs.rows_of(args.claims), load(args.theatre), args.day, judged):
        show(line)
    return 0
