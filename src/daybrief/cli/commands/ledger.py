"""`daybrief ledger`: look after the ledger."""

import argparse
from pathlib import Path

from daybrief.cli.options import add_command
from daybrief.cli.say import note, show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line, with a command of its own for each thing to do."""
    top = commands.add_parser("ledger", help="verify, back up, restore, compact or migrate a ledger")
    inner = top.add_subparsers(dest="care", required=True, metavar="WHAT")
    add_command(inner, "verify", verify, "read every row and say whether it holds together").add_argument(
        "ledger", type=Path
    )
    copy = add_command(inner, "backup", backup, "make a whole copy, beside a writer if need be")
    copy.add_argument("ledger", type=Path)
    copy.add_argument("to", type=Path, metavar="COPY")
    back = add_command(inner, "restore", restore, "put a copy in the ledger's place and keep what stood there")
    back.add_argument("ledger", type=Path)
    back.add_argument("source", type=Path, metavar="COPY")
    add_command(inner, "compact", compact, "give the disk back what is no longer used").add_argument(
        "ledger", type=Path
    )
    add_command(inner, "migrate", migrate, "bring a ledger of an older daybrief to this one").add_argument(
        "ledger", type=Path
    )


def verify(args: argparse.Namespace) -> int:
    """Rows, faults and the fingerprint; exit 1 where something does not hold."""
    from daybrief.ledger import care

    health = care.verify(args.ledger)
    for fault in health.faults:
        show(f"fault: {fault}")
    for table, rows in health.rows.items():
        show(f"{table}: {rows}")
    if health.faults:
        note("daybrief: the ledger does not hold together; `daybrief ledger restore` puts a backup in its place")
        return 1
    show(f"fingerprint: {health.fingerprint}")
    return 0


def backup(args: argparse.Namespace) -> int:
    """A whole copy."""
    from daybrief.ledger import care

    care.backup(args.ledger, args.to)
    show(str(args.to))
    return 0


def restore(args: argparse.Namespace) -> int:
    """A copy in the ledger's place."""
    from daybrief.ledger import care

    aside = care.restore(args.ledger, args.source)
    show(str(args.ledger))
    if aside is not None:
        note(f"what stood there is kept as {aside}")
    return 0


def compact(args: argparse.Namespace) -> int:
    """What it saved."""
    from daybrief.ledger import care

    before, after = care.compact(args.ledger)
    show(f"{before} bytes before, {after} after")
    return 0


def migrate(args: argparse.Namespace) -> int:
    """What version it had."""
    from daybrief.ledger import care

    found, kept = care.migrate(args.ledger)
    show(f"version {found} before, kept as {kept}" if kept else f"version {found} already")
    return 0
