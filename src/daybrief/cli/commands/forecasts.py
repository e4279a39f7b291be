"""`daybrief forecasts`: what was foretold, what is due, what came of it, and who foretells well."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.cli import options
from daybrief.cli.say import note, show

if TYPE_CHECKING:
    from daybrief.ledger.forecasts import Entry


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line, with a command of its own for each thing to do."""
    top = commands.add_parser("forecasts", help="list, resolve and score what voices have foretold")
    inner = top.add_subparsers(dest="forecasts", required=True, metavar="WHAT")
    for name, call, about in (
        ("list", every, "every prediction that a brief has entered"),
        ("due", due, "predictions without a verdict whose time has come"),
        ("scores", scores, "how often each voice was right, and its Brier score"),
        ("resolve", resolve, "record what came of a prediction"),
    ):
        command = options.add_command(inner, name, call, about)
        command.add_argument("--ledger", type=Path, required=True, help="the ledger that holds the briefs")
        options.add_theatre(command)
        if name == "resolve":
            command.add_argument("id", metavar="ID", help="as `list` shows it")
            command.add_argument(
                "verdict",
                choices=["true", "false", "void"],
                help="true: it went as foretold, an unlikely thing did not come about; void: nothing can be said of it",
            )
            command.add_argument("--evidence", required=True, help="what shows it: a text or an address")
            command.add_argument("--by", default="editor", help="whose verdict it is (default: editor)")
            continue
        command.add_argument("--format", choices=["text", "jsonl"], default="text")
        if name == "due":
            command.add_argument("--day", type=options.day, required=True, help="the day on which they are due")


def every(args: argparse.Namespace) -> int:
    """All of them, oldest first."""
    _show(_known(args), args.format)
    return 0


def due(args: argparse.Namespace) -> int:
    """Those that wait for a verdict."""
    from daybrief.ledger import forecasts

    _show(forecasts.due(_known(args), args.day), args.format)
    return 0


def scores(args: argparse.Namespace) -> int:
    """Voices with a verdict first; VOID is counted and scored for nobody."""
    from daybrief.ledger import forecasts

    for score in forecasts.scores(_known(args)):
        if args.format == "jsonl":
            show(json.dumps(asdict(score), ensure_ascii=False))
        else:
            brier = "–" if score.brier is None else f"{score.brier:.3f}"
            verdicts = f"{score.true} true, {score.false} false, {score.void} void"
            show(f"{score.speaker}: {score.entered} entered, {verdicts}, Brier {brier}")
    return 0


def resolve(args: argparse.Namespace) -> int:
    """One verdict, recorded as a decision of the ledger."""
    from daybrief.ledger import forecasts
    from daybrief.ledger.store import Ledger

    _known(args)  # refuses a path that holds no ledger, before one is made there
    with Ledger(args.ledger) as ledger:
        entry = forecasts.resolve(ledger, args.theatre, args.id, args.verdict, args.evidence, args.by)
    show(_line(entry))
    return 0


def _known(args: argparse.Namespace) -> "list[Entry]":
    from daybrief.ledger import forecasts
    from daybrief.ledger.store import Ledger

    with Ledger(args.ledger, write=False) as ledger:
        return forecasts.entries(ledger, args.theatre)


def _show(known: "Sequence[Entry]", form: str) -> None:
    for entry in known:
        if form == "jsonl":
            told = entry.told.model_dump(mode="json")
            told |= {"verdict": entry.verdict or None, "evidence": entry.evidence, "judge": entry.by}
            show(json.dumps(told, ensure_ascii=False))
        else:
            show(_line(entry))
    if not known:
        note("no forecast")


def _line(entry: "Entry") -> str:
    """'3f2a91c0de  2026-12-31  likely (55–80 %)  Kyrylo Budanov: Russia will …'."""
    told = entry.told
    band = f"{told.band} ({told.low}–{told.high} %)" if told.band else "no band"
    verdict = f"  [{entry.verdict.upper()}: {entry.evidence}]" if entry.verdict else ""
    return f"{entry.id}  {told.due or 'no date   '}  {band}  {told.speaker}: {told.about}{verdict}"
