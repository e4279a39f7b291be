"""The commands together. Each one parses, calls a function of the same name elsewhere, and shows what came back."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from daybrief import __version__
from daybrief.cli.commands import ALL
from daybrief.cli.say import note, shape
from daybrief.errors import DaybriefError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0 done · 1 done with failures listed · 2 wrong usage or unreadable input."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is there: a worker for each core is enough
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a path or a word that its encoding has not is spelt out
            stream.reconfigure(errors="backslashreplace")
    args = parser().parse_args(argv)
    shape(getattr(args, "log", "text"), args.command)
    try:
        return int(args.call(args))
    except DaybriefError as error:
        note(f"daybrief: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        note("daybrief: stopped; what was finished is in the ledger, and the same command goes on from there")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


class _Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line, as every other mistake is told."""

    def error(self, message: str) -> NoReturn:
        note(f"{self.prog}: {message}; `{self.prog} --help` lists what it takes")
        sys.exit(2)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = _Parser(prog="daybrief", description="A day's conflict reporting in, a cited brief out.")
    top.add_argument("--version", action="version", version=f"daybrief {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in ALL:
        command.register(commands)
    return top
