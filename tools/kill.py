"""Kills backfills and watches at random moments, starts them again, and compares their ledgers with undisturbed ones.

usage: kill.py [--kills N] [--seed S] [--deaths N]

A round makes one ledger: its process is killed some times, each at a moment drawn evenly over the time an undisturbed
run takes, and the ledger is verified after each; then the same command runs to its end. The fingerprint must then be
that of an undisturbed run. Rounds alternate between a backfill in one process, a backfill on two workers, and a watch
of a feed that a server on this machine sends. Prints a line for each round that fails; exit 1 if one did.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from daybrief.cli import main as daybrief
from daybrief.errors import LedgerError
from daybrief.ledger import care

FIRST = date(2025, 3, 2)
TOWNS = ("Sumy", "Kharkiv", "Kherson", "Poltava")


def story(town: str, number: int) -> str:
    return (
        f"A Russian missile killed {number + 2} people in {town}, the regional military administration said. Rescuers "
        f"worked until the evening, and two schools in {town} were damaged by the blast."
    )


def archive(folder: Path) -> Path:
    """Two days of small reports."""
    folder.mkdir()
    for number, town in enumerate(TOWNS):
        day = FIRST + timedelta(days=number % 2)
        head = f"---\ntitle: Strike on {town}\nsource: Slobozhan Desk\npublished: {day}\nlang: en\n---\n"
        (folder / f"{town.lower()}.md").write_text(head + story(town, number) + "\n", encoding="utf-8")
    return folder


def serve() -> str:
    """A feed of today's reports, from a process of its own; its address."""
    stamp = datetime.now(UTC).strftime("%a, %d %b %Y 00:00:00 +0000")
    items = "".join(
        f"<item><title>Strike on {town}</title><link>http://desk.example/{town}</link><pubDate>{stamp}</pubDate>"
        f"<description>{story(town, number)}</description></item>"
        for number, town in enumerate(TOWNS)
    )
    body = f"<?xml version='1.0'?><rss><channel><title>Slobozhan Desk</title>{items}</channel></rss>".encode()

    class Feed(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/feed"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_: object) -> None:
            """No news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    if os.fork() == 0:
        parent = os.getppid()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)
    server.socket.close()
    return f"http://127.0.0.1:{server.server_port}/feed"


def started(command: Sequence[str]) -> int:
    """The command in a process of its own, forked from this one, which has loaded everything already."""
    child = os.fork()
    if child == 0:
        os.setsid()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            os._exit(daybrief(command))
        except BaseException:  # noqa: BLE001 - a forked child must never return into the caller's code
            os._exit(70)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Case:
    """One command over one ledger, and what an undisturbed run of it makes."""

    def __init__(self, name: str, command: Callable[[Path], list[str]], last: tuple[str, ...], root: Path) -> None:
        self.name, self._command, self._last = name, command, last
        whole = root / f"whole-{name}"
        whole.mkdir()
        began = time.monotonic()
        if ended(started(self.to_its_end(whole))) != 0:
            sys.exit(f"kill: the undisturbed {name} failed")
        self.seconds = time.monotonic() - began
        self.fingerprint = care.verify(whole / "ledger.db").fingerprint

    def begun(self, folder: Path) -> list[str]:
        return self._command(folder)

    def to_its_end(self, folder: Path) -> list[str]:
        return [*self._command(folder), *self._last]


def intact(path: Path) -> str:
    """What is wrong with a ledger that may be unfinished; "" for nothing."""
    if not path.exists() or not path.stat().st_size:
        return ""
    try:
        faults = care.verify(path).faults
    except LedgerError as error:
        return "" if "holds nothing yet" in str(error) else str(error)
    return f"a broken ledger: {faults[0]}" if faults else ""


def round_of(case: Case, folder: Path, deaths: int, draw: random.Random) -> tuple[int, str]:
    """How many kills struck a living process, and what went wrong ("" for nothing)."""
    folder.mkdir()
    struck = 0
    for _ in range(deaths):
        child = started(case.begun(folder))
        time.sleep(draw.uniform(0, case.seconds))
        if os.waitpid(child, os.WNOHANG) == (0, 0):
            os.kill(child, signal.SIGKILL)
            ended(child)
            struck += 1
        if fault := intact(folder / "ledger.db"):
            return struck, f"after a kill: {fault}"
    code = ended(started(case.to_its_end(folder)))
    health = care.verify(folder / "ledger.db")
    if code != 0:
        return struck, f"the last run ended with {code}"
    if health.faults or health.fingerprint != case.fingerprint:
        return struck, f"another ledger: {health.faults or health.fingerprint}"
    return struck, ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deaths", type=int, default=4, help="kills of one ledger before it may finish")
    args = parser.parse_args()
    draw, struck, failed, number = random.Random(args.seed), 0, 0, 0
    os.environ["no_proxy"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        source, feed = archive(root / "archive"), serve()
        days = ["--from", str(FIRST), "--to", str(FIRST + timedelta(days=1))]

        def fill(workers: int) -> Callable[[Path], list[str]]:
            fixed = ["backfill", str(source), *days, "--workers", str(workers)]
            return lambda to: [*fixed, "--ledger", str(to / "ledger.db"), "--briefs", str(to / "briefs")]

        def look(to: Path) -> list[str]:
            return ["watch", feed, "--allow-private", "--ledger", str(to / "ledger.db"), "--out", str(to / "out")]

        daybrief([*fill(1)(root)])  # loads the readers, for every process that is forked from here
        cases = [
            Case("backfill", fill(1), (), root),
            Case("backfill-2", fill(2), (), root),
            Case("watch", look, ("--once",), root),
        ]
        for case in cases:
            print(f"{case.name}: {case.seconds:.2f} s undisturbed, fingerprint {case.fingerprint}", flush=True)
        while struck < args.kills:
            case = cases[number % len(cases)]
            number += 1
            hits, wrong = round_of(case, root / f"round-{number}", args.deaths, draw)
            struck += hits
            if wrong:
                failed += 1
                print(f"round {number}, {case.name}: {wrong}", flush=True)
    print(f"{struck} kills in {number} rounds, {failed} of which ended with another ledger")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
