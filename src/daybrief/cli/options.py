"""Options that several commands share, and how their values are read."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from daybrief.errors import InputError

if TYPE_CHECKING:
    from daybrief.export.overlay import MapView
    from daybrief.ingest.server import Server


def add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    call: Callable[[argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    """A command of this name that calls `call`."""
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(call=call)
    return command


def add_files(command: argparse.ArgumentParser) -> None:
    """Files in, one JSON object a line out."""
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument("--format", choices=["jsonl"], default="jsonl")


def add_theatre(command: argparse.ArgumentParser) -> None:
    """The pack that knows names, words, places and sources."""
    command.add_argument("--theatre", default="ukraine", help="the theatre pack (default: ukraine)")


def add_lang(command: argparse.ArgumentParser, default: str | None = "en") -> None:
    """The language of the brief."""
    from daybrief.model.outcome import LANGUAGES

    command.add_argument("--lang", choices=LANGUAGES, default=default, help="language of the brief (default: en)")


def add_reading(command: argparse.ArgumentParser) -> None:
    """How documents are read: their date where they state none, and on how many processes."""
    command.add_argument("--published", type=day, help="date of reports that state none, YYYY-MM-DD")
    command.add_argument("--workers", type=positive, help="processes to use (default: one a core)")


def add_job(command: argparse.ArgumentParser, sources: str, ledger: str, default: Path | None = None) -> None:
    """What the main job and the archive's have in common: what is read, into which ledger, with which pack and how."""
    command.add_argument("sources", nargs="+", metavar="SOURCE", help=sources)
    command.add_argument("--ledger", type=Path, default=default, help=ledger)
    command.add_argument(
        "--window-days", type=window, default=2, help="days of reports to read for a day, up to and with it"
    )
    add_theatre(command)
    add_reading(command)
    add_log(command)


def add_days(command: argparse.ArgumentParser) -> None:
    """Which of a ledger's days."""
    command.add_argument("--ledger", type=Path, help="of the last brief of each day in this ledger")
    command.add_argument("--from", dest="first", type=day, metavar="DAY", help="from this day, YYYY-MM-DD")
    command.add_argument("--to", dest="last", type=day, metavar="DAY", help="up to and with this day")
    add_theatre(command)


def add_map(command: argparse.ArgumentParser) -> None:
    """The reader's own choices about the map."""
    command.add_argument(
        "--borders",
        choices=["recognised", "none"],
        default="recognised",
        help="borders on the map: as internationally recognised (default), or none",
    )
    command.add_argument(
        "--control-line",
        type=Path,
        metavar="FILE",
        help="GeoJSON of a line of control with its source and date, drawn on the map; evidence for nothing",
    )


def map_view(args: argparse.Namespace) -> "MapView":
    """How the map is to be drawn."""
    from daybrief.cli.inputs import text_of
    from daybrief.export.overlay import MapView, control_line

    path: Path | None = args.control_line
    return MapView(args.borders, control_line(text_of(path), str(path)) if path is not None else None)


def add_log(command: argparse.ArgumentParser) -> None:
    """How messages look."""
    command.add_argument(
        "--log", choices=["text", "json"], default="text", help="messages as lines, or as one JSON object a line"
    )


def add_private(command: argparse.ArgumentParser) -> None:
    """What may be fetched."""
    command.add_argument(
        "--allow-private", action="store_true", help="also fetch from addresses of this machine and its network"
    )


def add_server(command: argparse.ArgumentParser) -> None:
    """The optional further reader."""
    command.add_argument("--reader-url", metavar="URL", help="also ask this OpenAI-compatible server")
    command.add_argument("--reader-model", metavar="NAME", help="the model it is asked to use")


def add_polish(command: argparse.ArgumentParser) -> None:
    """The optional source of other wordings."""
    command.add_argument("--polish-url", metavar="URL", help="ask this OpenAI-compatible server for better wordings")
    command.add_argument("--polish-model", metavar="NAME", help="the model it is asked to use")


def server(args: argparse.Namespace, what: str = "reader") -> "Server | None":
    """The server that the user names to read or to polish, if any."""
    from daybrief.ingest.server import Server

    url, model = getattr(args, f"{what}_url"), getattr(args, f"{what}_model")
    if bool(url) != bool(model):
        given, lacking = (f"--{what}-url", f"--{what}-model") if url else (f"--{what}-model", f"--{what}-url")
        raise InputError(f"expected {given} together with {lacking}, found it alone; give both or neither")
    return Server(url, model, option=f"--{what}-url") if url else None


def base(text: str) -> str:
    """The address of a site without the slash at its end; '' where there is none."""
    if text and not text.startswith(("http://", "https://")):
        raise InputError(f"--base: expected an address that begins with http:// or https://, found {text!r}")
    return text.rstrip("/")


_YEARS = range(1000, 3000)  # of which a calendar can be reckoned with, some way back and forth


def day(text: str) -> date:
    """A calendar day."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected YYYY-MM-DD, found {text!r}") from None
    if found.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"expected a day from 1000-01-01 to 2999-12-31, found {text!r}")
    return found


def moment(text: str) -> datetime:
    """A moment; UTC where no offset is given."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a time such as 2025-02-27T18:00+02:00, found {text!r}") from None
    if found.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"expected a time of the years 1000 to 2999, found {text!r}")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def whole(text: str) -> int:
    """A whole number of 0 or more, below a thousand million."""
    return _number(text, range(_MANY), "a whole number of 0 or more")


def positive(text: str) -> int:
    """A whole number of 1 or more, below a thousand million."""
    return _number(text, range(1, _MANY), "a whole number of 1 or more")


def window(text: str) -> int:
    """Days of reports for a day: up to ten years of them."""
    return _number(text, range(1, 3661), "a whole number from 1 to 3660")


_MANY = 10**9  # what no count here reaches


def _number(text: str, among: range, expected: str) -> int:
    if not text.isdecimal() or len(text) > len(str(_MANY)) or int(text) not in among:
        raise argparse.ArgumentTypeError(f"expected {expected}, found {text[:40]!r}")
    return int(text)
