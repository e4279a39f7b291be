"""`daybrief check`: every receipt of a brief again."""

import argparse
from pathlib import Path

from daybrief.cli import inputs, options
from daybrief.cli.say import show


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    receipts = options.add_command(commands, "check", check, "verify every receipt of a brief again")
    receipts.add_argument("brief", metavar="BRIEF.json", type=Path)


def check(args: argparse.Namespace) -> int:
    """The receipt rate; exit 1 and the sentences that fail."""
    from daybrief import receipts

    report = receipts.check_text(inputs.text_of(args.brief))
    for failure in report.failures:
        show(f"unsupported: {failure}")
    show(f"{report.supported} of {report.sentences} sentences supported (checker {receipts.VERSION})")
    return 1 if report.failures else 0
