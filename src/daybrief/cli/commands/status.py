"""`daybrief status`: how a ledger and its watched sources stand."""

import argparse
import json
from pathlib import Path
from typing import Any

from daybrief.cli.options import add_command
from daybrief.cli.say import plain, show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    command = add_command(commands, "status", status, "how a ledger and its watched sources stand")
    command.add_argument("--ledger", type=Path, default=Path("ledger.db"), help="the ledger to look at (ledger.db)")
    command.add_argument("--format", choices=["text", "json"], default="text", help="lines, or one JSON object")


def status(args: argparse.Namespace) -> int:
    """Who writes, what is there, how sources do, what stages took; exit 1 while a source or the clock is not well."""
    from daybrief.ledger.lock import holder
    from daybrief.ledger.standing import standing
    from daybrief.ledger.store import Ledger

    with Ledger(args.ledger, write=False) as ledger:
        found = standing(ledger)
    found = {"ledger": str(args.ledger), "writer": holder(args.ledger), **found}
    if args.format == "json":
        show(json.dumps(found, ensure_ascii=False))
    else:
        for line in _lines(found):
            show(plain(line))
    unwell = any(source["listed"] and source["state"] != "ok" for source in found["sources"])
    return 1 if unwell or found["clock"] else 0


def _lines(found: dict[str, Any]) -> list[str]:
    writer = (
        "nobody writes to it" if found["writer"] is None else f"process {found['writer'] or 'unknown'} writes to it"
    )
    lines = [f"{found['ledger']}: {writer}", ", ".join(f"{n} {table}" for table, n in found["rows"].items())]
    if found["days"]["reports"]:
        lines.append(f"reports of {found['days']['first']} to {found['days']['last']}")
    for brief in found["briefs"]:
        closed = ", closed" if brief["closed"] else ""
        lines.append(f"brief of {brief['day']} ({brief['theatre']}), made {brief['made']}{closed}")
    lines += [said for said in (found["clock"], found["waiting"]) if said]
    for source in found["sources"]:
        if not source["listed"]:
            lines.append(f"{'not watched':<15}{source['address']}: off the list (last asked {source['checked']})")
            continue
        said = f": {source['said']}" if source["said"] else ""
        lines.append(f"{source['state']:<15}{source['address']}{said} (since {source['since']})")
    for stage in found["stages"]:
        failed = f", {stage['failed']} failed" if stage["failed"] else ""
        lines.append(f"{stage['stage']}: {stage['items']} in {stage['seconds']:.1f} s{failed}")
    return lines
