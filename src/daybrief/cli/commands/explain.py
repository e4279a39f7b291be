"""`daybrief explain`: one fact with its claims, its arithmetic and what was left out."""

import argparse
import json
from pathlib import Path

from daybrief.cli import inputs, options
from daybrief.cli.say import note, show
from daybrief.errors import InputError


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = options.add_command(commands, "explain", explain, "print how a fact came about")
    command.add_argument("fact", metavar="FACT", help="the fact's id, or the beginning of it")
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument("--brief", type=Path, metavar="BRIEF.json", help="the brief that tells the fact")
    source.add_argument("--ledger", type=Path, help="the ledger that holds the fact")
    command.add_argument("--as-of", type=options.moment, help="as the ledger knew it at this time")
    options.add_theatre(command)


def explain(args: argparse.Namespace) -> int:
    """The page of one fact, in plain words."""
    from datetime import date

    from daybrief.export.explain import Book, explained
    from daybrief.export.plain import parties
    from daybrief.pipeline.history import told_in_ledger
    from daybrief.pipeline.job import Job
    from daybrief.theatre.pack import load

    if args.brief and args.as_of:
        raise InputError("expected --as-of with --ledger, found it with --brief; a brief holds one state only")
    names = parties(load(args.theatre))
    if args.brief:
        book = Book(_brief(args.brief), names)
    else:
        job = Job(sources=(), day=date.min, theatre=args.theatre, ledger=args.ledger, as_of=args.as_of)
        book = Book(told_in_ledger(job, args.fact, note), names)
    keys = book.keys(args.fact)
    if len(keys) != 1:
        shown = f" ({', '.join(key[:12] for key in keys[:4])})" if keys else ""
        raise InputError(
            f"expected the id of one fact, found {len(keys)} that begin with {args.fact!r}{shown}; ids stand under "
            "`facts` in brief.json"
        )
    show(explained(book, keys[0]))
    return 0


def _brief(path: Path) -> dict[str, object]:
    """A brief.json with what an explanation needs."""
    try:
        found = json.loads(inputs.text_of(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: expected a brief.json, found: {error.msg}; give the file that a run wrote") from None
    if not isinstance(found, dict) or not all(isinstance(found.get(n), list) for n in ("facts", "claims", "documents")):
        raise InputError(f"{path}: expected a brief.json with facts, claims and documents, found none; give that file")
    return found
