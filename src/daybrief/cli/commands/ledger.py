"""`daybrief ledger`: look after the ledger."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.cli.options import add_command
from daybrief.cli.say import note, plain, show

if TYPE_CHECKING:
    from daybrief.ledger.care import Health

_RESTORE = "put a backup in its place with `daybrief ledger restore`"


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
        show(plain(f"fault: {fault}"))
    for table, rows in health.rows.items():
        show(f"{table}: {rows}")
    if not health.faults:
        show(f"fingerprint: {health.fingerprint}")
    return _told(args.ledger, health, _RESTORE)


def backup(args: argparse.Namespace) -> int:
    """Where the copy stands; exit 1 where it is that of a damaged ledger."""
    from daybrief.ledger import care

    stands, health = care.backup(args.ledger, args.to)
    show(str(stands))
    return _told(args.ledger, health, f"the copy of it is no backup and is kept as {stands}; {_RESTORE}")


def restore(args: argparse.Namespace) -> int:
    """A copy in the ledger's place."""
    from daybrief.ledger import care

    aside = care.restore(args.ledger, args.source)
    show(str(args.ledger))
    if aside is not None:
        note(f"what stood there is kept as {aside}")
    return 0


def compact(args: argparse.Namespace) -> int:
    """What it saved; exit 1 where it is damaged, and then nothing is written."""
    from daybrief.ledger import care

    before, after, health = care.compact(args.ledger)
    if not health.faults:
        show(f"{before} bytes before, {after} after")
    return _told(args.ledger, health, f"it was left as it is; {_RESTORE}")


def migrate(args: argparse.Namespace) -> int:
    """What version it had; exit 1 where it is damaged."""
    from daybrief.ledger import care

    found, kept, health = care.migrate(args.ledger)
    show(f"version {found} before, kept as {kept}" if kept else f"version {found} already")
    return _told(args.ledger, health, _RESTORE)


def _told(ledger: Path, health: "Health", then: str) -> int:
    """The exit code, and one line about a ledger that is damaged."""
    if not health.faults:
        return 0
    note(f"daybrief: ledger {ledger}: expected it to hold together, found {health.found}; {then}")
    return 1
