"""`daybrief watch`: sources asked again and again, the day's brief re-made as reports arrive."""

import argparse
import signal
import threading
from datetime import time
from pathlib import Path

from daybrief.cli import options
from daybrief.cli.say import note
from daybrief.errors import InputError


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Its place on the command line."""
    job = options.add_command(commands, "watch", watch, "watch sources and keep the day's brief up to date")
    job.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a page, a feed, a file, a folder, maildir:PATH, mbox:PATH or imaps://user@host/FOLDER",
    )
    job.add_argument("--list", type=Path, metavar="FILE", help="a text file with one more source a line, # for remarks")
    job.add_argument("--ledger", type=Path, default=Path("ledger.db"), help="SQLite file to keep (ledger.db)")
    job.add_argument("--out", type=Path, default=Path("out"), help="a brief of each day is written below it (out)")
    job.add_argument("--every", type=options.positive, default=300, metavar="SECONDS", help="between visits (300)")
    job.add_argument(
        "--cut-off", type=_time, default=time(23, 59), metavar="HH:MM", help="when a day's brief is closed (23:59)"
    )
    job.add_argument("--window-days", type=options.window, default=2, help="days of reports to read for a day")
    job.add_argument(
        "--links",
        type=options.whole,
        default=40,
        metavar="N",
        help="articles of a feed's new entries that may wait to be read (40; 0: read the entries alone)",
    )
    job.add_argument("--once", action="store_true", help="ask every source once, make the brief and end")
    job.add_argument("--metrics", metavar="[HOST:]PORT", help="serve figures for Prometheus there (host: 127.0.0.1)")
    options.add_theatre(job)
    options.add_private(job)
    options.add_log(job)


def watch(args: argparse.Namespace) -> int:
    """Watch until SIGTERM or Ctrl-C."""
    from daybrief.pipeline import watch as desk

    job = desk.Watch(
        sources=_sources(args),
        ledger=args.ledger,
        out=args.out,
        theatre=args.theatre,
        every_s=args.every,
        cut_off=args.cut_off,
        window_days=args.window_days,
        private=args.allow_private,
        once=args.once,
        links=args.links,
    )
    stop, figures = threading.Event(), desk.Figures()
    signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
    if args.metrics:
        from daybrief.cli.metrics import serve

        note(f"figures: {serve(args.metrics, figures.text)}")
    desk.watch(job, note, stop, figures)
    return 0


def _sources(args: argparse.Namespace) -> tuple[str, ...]:
    from daybrief.cli.inputs import text_of

    lines = text_of(args.list).splitlines() if args.list else []
    listed = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    found = tuple(dict.fromkeys([*args.sources, *listed]))
    if not found:
        raise InputError("watch: expected at least one source, found none; name one, or a --list of them")
    return found


def _time(text: str) -> time:
    try:
        found = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise argparse.ArgumentTypeError(f"expected a time of the theatre's clocks such as 18:00, found {text!r}")
    return found
