"""`daybrief export`: briefs already published, in another form."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.cli import options
from daybrief.cli.say import note
from daybrief.errors import InputError

if TYPE_CHECKING:
    from daybrief.export.edition import Edition

_PARQUET = "parquet"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    about = "write briefs already published in another form: docs/how-to/export.md lists them"
    command = options.add_command(commands, "export", export, about)
    command.add_argument("format", metavar="FORMAT", help="acled, geojson, pdf …; a wrong one lists them all")
    command.add_argument("--brief", type=Path, nargs="+", metavar="BRIEF.json", help="of these briefs")
    options.add_days(command)
    options.add_lang(command, default=None)
    command.add_argument("--base", default="", metavar="URL", help="of feeds: where the site with the pages stands")
    options.add_map(command)
    command.add_argument("--out", type=Path, help="file to write (for parquet: folder); default: standard output")


def export(args: argparse.Namespace) -> int:
    """One file of one or more days."""
    from daybrief.export.formats import FORMATS, write
    from daybrief.export.request import Request
    from daybrief.theatre.pack import load

    if args.format == _PARQUET:
        return _tables(args)
    if args.format not in FORMATS:
        known = ", ".join((*FORMATS, _PARQUET))
        raise InputError(f"export: expected one of {known}, found {args.format!r}; name one of those")
    editions = _editions(args)
    request = Request(editions, load(editions[0].theatre), options.base(args.base), options.map_view(args))
    _put(write(args.format, request), args)
    _tell(request.left)
    return 0


def _editions(args: argparse.Namespace) -> "list[Edition]":
    from daybrief.ledger import editions

    if bool(args.brief) == bool(args.ledger):
        found = "both" if args.brief else "neither"
        raise InputError(f"export: expected either --brief or --ledger, found {found}; give one of them")
    if args.brief:
        if args.first or args.last or args.lang:
            raise InputError(
                "export: expected --from, --to and --lang beside --ledger, found one with --brief; leave it out"
            )
        return editions.from_files(args.brief)
    return editions.from_ledger(args.ledger, args.theatre, args.lang or "en", args.first, args.last)


def _put(content: str | bytes, args: argparse.Namespace) -> None:
    """Write the file whole or not at all; text may go to standard output."""
    from daybrief.engine.files import write_whole

    if args.out is not None:
        write_whole(args.out, content)
    elif isinstance(content, str):
        sys.stdout.write(content)
    else:
        raise InputError(f"{args.format}: expected --out for a file that is not text, found none; name a file")


def _tables(args: argparse.Namespace) -> int:
    """The ledger's tables of records as Parquet files in a folder."""
    from daybrief.engine.files import write_whole
    from daybrief.export.data.columnar import TABLES, ledger_tables
    from daybrief.ledger.published import records
    from daybrief.ledger.store import Ledger

    if args.ledger is None or args.out is None or args.brief or args.first or args.last or args.lang:
        raise InputError("parquet: expected --ledger and --out, and nothing else, for it is the whole ledger")
    with Ledger(args.ledger, write=False) as ledger:
        made = ledger_tables({name: records(ledger, name) for name in TABLES})
    for name, content in made.items():
        write_whole(args.out / name, content)
    return 0


def _tell(left: Counter[str]) -> None:
    for reason, count in sorted(left.items()):
        if count:
            note(f"left out: {count} {reason}")
