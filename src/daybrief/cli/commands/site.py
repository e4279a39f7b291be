"""`daybrief site`: a static archive of a ledger's briefs."""

import argparse
from pathlib import Path

from daybrief.cli import options
from daybrief.cli.say import note, show
from daybrief.errors import InputError


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    from daybrief.model.outcome import LANGUAGES

    about = "write an archive of pages that opens from disk: days, findings, places, actors, search"
    command = options.add_command(commands, "site", site, about)
    command.add_argument("out", metavar="OUT", type=Path, help="the folder to write")
    options.add_days(command)
    command.add_argument(
        "--lang",
        dest="langs",
        action="append",
        choices=LANGUAGES,
        help="language of the briefs (default: en); given twice, the site has both, the second in a folder of its name",
    )
    command.add_argument("--base", default="", metavar="URL", help="where the site will stand; adds feeds")


def site(args: argparse.Namespace) -> int:
    """The folder of pages; its first page on standard output."""
    from daybrief.pipeline.site import site as archive

    if args.ledger is None:
        raise InputError("site: expected --ledger, found none; give the ledger of the days to show")
    base = options.base(args.base)
    langs = list(dict.fromkeys(args.langs or ["en"]))
    count = archive(args.out, args.ledger, args.theatre, langs, args.first, args.last, base, note)
    note(f"{count} files")
    show(str(args.out / "index.html"))
    return 0
