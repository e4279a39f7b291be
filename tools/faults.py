"""Makes go wrong what docs/how-to/keep-a-ledger.md lists, with real commands, and holds what is seen against its table.

usage: faults.py [--seed S] [--damages N]

Each fault strikes a ledger of two days of small reports in a folder of its own. What must hold each time: the command
ends by itself with the code the table gives, it tells of the fault in one line, the last of what it says and, of a
command that tells no progress, the only one, and the ledger is whole: byte for byte what it was, or, once the same
command is given again without the fault, that of an undisturbed run. All that look after a ledger must find it damaged
or none may, and a whole ledger must outlive a damaged copy. A full disk is a limit on the size of files and, for root,
a small disk in memory. Prints a line for each row of the table; exit 1 if one did not hold.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path

from daybrief.cli import main as daybrief
from daybrief.ledger import care, sources, store
from daybrief.pipeline.watch import Watch, watch
from tools.kill import FIRST, archive, intact, story

_LONGEST_S = 600


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said on standard error, with or without progress before it."""

    code: int
    said: str
    progress: bool

    def fault(self, codes: Sequence[int]) -> str:
        """What is wrong with that; '' for nothing."""
        lines = self.said.strip().splitlines()
        if self.code not in codes or "Traceback" in self.said:
            return f"ended with {self.code}: {self.said.strip()[-400:]}"
        if self.code == 0 or (self.code == 1 and self.progress):  # which lists what failed, a line each
            return ""
        told = [
            number for number, line in enumerate(lines, 1) if line.startswith("daybrief: ") and ": expected" in line
        ]
        alone = told == [len(lines)] and (self.progress or len(lines) == 1)
        return "" if alone else f"told of it in {len(lines)} lines: {self.said.strip()[:400]!r}"


def ran(command: Sequence[str], before: Callable[[], None] = lambda: None) -> Ran:
    """A command in a forked process, after something was done to that process."""
    reads, writes = os.pipe()  # no file: those may be what is limited
    child = os.fork()
    if child == 0:
        os.dup2(writes, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        signal.alarm(_LONGEST_S)
        try:
            before()
            os._exit(daybrief(command))
        except BaseException:  # noqa: BLE001 - a forked child must never return into the caller's code
            sys.excepthook(*sys.exc_info())
            os._exit(70)
    os.close(writes)
    with os.fdopen(reads, "rb") as told:
        said = told.read().decode("utf-8", "replace")
    return Ran(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said, command[0] not in ("ledger", "status"))


class Desk:
    """The commands that are disturbed, over the same reports, and what an undisturbed ledger of them is."""

    def __init__(self, root: Path) -> None:
        self.root, self.source = root, archive(root / "archive")
        whole = root / "whole"
        whole.mkdir()
        if daybrief(self.backfill(whole)) != 0:
            sys.exit("faults: the undisturbed backfill failed")
        self.ledger = whole / "ledger.db"
        self.fingerprint = care.verify(self.ledger).fingerprint

    def backfill(self, to: Path, workers: int = 1) -> list[str]:
        last = FIRST + timedelta(days=1)
        days = ["--from", str(FIRST), "--to", str(last), "--workers", str(workers)]
        return ["backfill", str(self.source), *days, "--ledger", str(to / "ledger.db"), "--briefs", str(to / "briefs")]

    def writers(self, to: Path) -> dict[str, list[str]]:
        """Commands that write to a ledger."""
        ledger, out = str(to / "ledger.db"), str(to / "out")
        run = ["run", str(self.source), "--day", str(FIRST), "--workers", "1", "--ledger", ledger, "--out", out]
        watch = ["watch", str(self.source), "--once", "--ledger", ledger, "--out", out]
        return {"backfill": self.backfill(to), "run": run, "watch": watch}

    def readers(self, to: Path) -> dict[str, list[str]]:
        """Commands that read one."""
        ledger = str(to / "ledger.db")
        return {"verify": ["ledger", "verify", ledger], "status": ["status", "--ledger", ledger]}

    def copiers(self, to: Path) -> dict[str, list[str]]:
        """Commands that write a whole ledger there."""
        whole, ledger = str(self.ledger), str(to / "ledger.db")
        return {"restore": ["ledger", "restore", ledger, whole], "backup": ["ledger", "backup", whole, ledger]}

    def copy(self, name: str) -> Path:
        """A folder with a whole ledger in it."""
        folder = self.root / name
        folder.mkdir()
        shutil.copy(self.ledger, folder / "ledger.db")
        return folder

    def whole_again(self, to: Path) -> str:
        """The same command without the fault, and what is wrong with the ledger after it."""
        code = ran(self.backfill(to)).code
        health = care.verify(to / "ledger.db")
        if code == 0 and not health.faults and health.fingerprint == self.fingerprint:
            return ""
        return f"another ledger after it, code {code}: {health.faults or health.fingerprint}"


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


Faults = Iterator[tuple[str, str]]
"""What was done, and what was wrong with what came of it."""


def full_disk(desk: Desk, draw: random.Random) -> Faults:
    """No file may grow beyond a limit: what a full disk is to one who may not mount one."""
    for number, size in enumerate((0, 4096, 50_000, 150_000, *(draw.randrange(20_000, 500_000) for _ in range(4)))):
        for name in ("backfill", "run", "watch", "restore", "backup"):
            to = desk.root / f"limit-{number}-{name}"
            to.mkdir()
            limit = (size, resource.RLIM_INFINITY)
            command = (desk.writers(to) | desk.copiers(to))[name]
            found = ran(command, lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, limit))  # type: ignore[misc]
            again = desk.whole_again(to) if name == "backfill" else ""
            yield f"{name}, files of {size} bytes at most", found.fault((0, 2)) or intact(to / "ledger.db") or again


def full_tmpfs(desk: Desk, draw: random.Random) -> Faults:
    """A disk in memory that is full, and then is made larger."""
    if os.geteuid() != 0:
        return
    for kilobytes in (64, 200, 400, *(draw.randrange(100, 900) for _ in range(4))):
        to = desk.root / f"disk-{kilobytes}"
        with _disk(to, kilobytes):
            found = ran(desk.backfill(to))
            fault = found.fault((0, 2)) or intact(to / "ledger.db")
            subprocess.run(["mount", "-o", "remount,size=64m", str(to)], check=True)
            yield f"backfill, a disk of {kilobytes} KB", fault or desk.whole_again(to)


@contextmanager
def _disk(at: Path, kilobytes: int) -> Iterator[None]:
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=True)


def read_only(desk: Desk, draw: random.Random) -> Faults:
    """A disk that may be read and not written."""
    to = desk.root / "read-only"
    with _disk(to, 64_000) if os.geteuid() == 0 else _folder(to):
        shutil.copy(desk.ledger, to / "ledger.db")
        before = _sha(to / "ledger.db")
        with _closed(to):
            for name, command in (desk.writers(to) | desk.copiers(to)).items():
                yield name, ran(command).fault((2,)) or ("" if _sha(to / "ledger.db") == before else "it was written")
            for name, command in desk.readers(to).items():
                yield name, ran(command).fault((0,))


@contextmanager
def _folder(at: Path) -> Iterator[None]:
    at.mkdir()
    yield


@contextmanager
def _closed(at: Path) -> Iterator[None]:
    """A disk mounted anew for reading alone; for others than root a folder without the right to write."""
    for rights, mode in (("ro", 0o555), ("rw", 0o755)):
        if os.geteuid() == 0:
            subprocess.run(["mount", "-o", f"remount,{rights}", str(at)], check=True)
        else:
            at.chmod(mode)
        if rights == "ro":
            yield


def second_writer(desk: Desk, draw: random.Random) -> Faults:
    """Somebody writes to it already."""
    to = desk.copy("second")
    with store.Ledger(to / "ledger.db"):
        before = _sha(to / "ledger.db")
        restore = {"restore": desk.copiers(to)["restore"]}
        for name, command in (desk.writers(to) | restore).items():
            found = ran(command)
            named = str(os.getpid()) in found.said
            untouched = _sha(to / "ledger.db") == before
            yield name, found.fault((2,)) or ("" if named and untouched else "the first one is not named")
        for name, command in desk.readers(to).items():
            yield name, ran(command).fault((0,))


def clock_jumps(desk: Desk, draw: random.Random) -> Faults:
    """A clock that reads years before and after, at each look another; and, while a watch runs, one that is off by days
    for a second."""
    to = desk.root / "clock"
    to.mkdir()

    def astray() -> None:
        store._now = lambda: f"{draw.randrange(1971, 2090)}-01-01T00:00:00+00:00"

    yield "backfill", ran(desk.backfill(to), astray).fault((0,)) or desk.whole_again(to)
    for days in (1, -2, 9000, -9000):
        yield f"watch, off by {days} days", _watched(desk.root / f"clock{days}", timedelta(days=days))


def _watched(to: Path, off: timedelta) -> str:
    """A watch whose clock jumps once its first brief is made, and comes back before another report does; what is wrong
    with its brief then."""
    to.mkdir()
    source, stop, began = archive(to / "in"), threading.Event(), time.monotonic()
    late, brief = source / "lyman.md", to / "out" / str(FIRST) / "brief.md"
    jumped: list[float] = []

    def now() -> datetime:
        since = time.monotonic() - began
        if jumped and since - jumped[0] > 1 and not late.exists():
            head = f"---\ntitle: Strike on Lyman\nsource: Slobozhan Desk\npublished: {FIRST}\nlang: en\n---\n"
            late.write_text(head + story("Lyman", 9), encoding="utf-8")
        right = datetime.combine(FIRST, clock(9), UTC) + timedelta(seconds=since)
        return right + off if jumped and since - jumped[0] <= 1 else right

    def hear(line: str) -> None:
        if "brief made" in line and not jumped:
            jumped.append(time.monotonic() - began)
        elif jumped and "Lyman" in brief.read_text(encoding="utf-8"):
            stop.set()

    timer = threading.Timer(60, stop.set)
    timer.start()
    watch(Watch((str(source),), to / "ledger.db", to / "out", every_s=0.2), hear, stop, now=now)
    timer.cancel()
    if fault := intact(to / "ledger.db"):
        return fault
    with store.Ledger(to / "ledger.db", write=False) as ledger:
        shut = sources.closed_days(ledger)
    told = "Lyman" in brief.read_text(encoding="utf-8")
    return "" if told and not shut else f"closed: {sorted(day for _, day in shut)}; later report told: {told}"


def other_versions(desk: Desk, draw: random.Random) -> Faults:
    """A ledger of a newer daybrief, of an older one, of none that can be read, and a database of something else."""
    for name, sql in (
        ("newer", "UPDATE about SET value = '99' WHERE key = 'version'"),
        ("older", "UPDATE about SET value = '1' WHERE key = 'version'"),
        ("unreadable", "UPDATE about SET value = 'abc' WHERE key = 'version'"),
        ("other", "DROP TABLE about"),
    ):
        to = desk.copy(name)
        with sqlite3.connect(to / "ledger.db") as db:
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute(sql)
        db.close()
        before = _sha(to / "ledger.db")
        for what, command in (desk.writers(to) | desk.readers(to)).items():
            untouched = _sha(to / "ledger.db") == before
            yield f"{what}, {name}", ran(command).fault((2,)) or ("" if untouched else "it was written")


def damage(desk: Desk, draw: random.Random, times: int) -> Faults:
    """Bytes of the file lost, turned or cut off, at random."""
    for number in range(times):
        to = desk.copy(f"damage-{number}")
        path = to / "ledger.db"
        body = bytearray(path.read_bytes())
        at, length = draw.randrange(len(body)), draw.choice((1, 16, 4096, 40_960))
        how = draw.choice(("lost", "turned", "cut off"))
        if how == "cut off":
            del body[at:]
        else:
            piece = bytes(length) if how == "lost" else draw.randbytes(length)
            body[at : at + length] = piece[: len(body) - at]
        path.write_bytes(bytes(body))
        before = _sha(path)
        found = ran(desk.readers(to)["status"]).fault((0, 1, 2))
        yield f"status, {how} at {at}", found or ("" if _sha(path) == before else "it was written")
        for what, fault in cared(desk, to):
            yield f"{what}, {how} at {at}", fault or ("" if _sha(path) == before else "it was written")
        name, command = draw.choice(list(desk.writers(to).items()))
        yield f"{name}, {how} at {at}", ran(command).fault((0, 1, 2))


def cared(desk: Desk, to: Path) -> Faults:
    """What looks after a ledger that may be damaged agrees about it, and neither takes it for a copy nor makes one."""
    ledger, whole, copy, packed = (to / f"{name}.db" for name in ("ledger", "whole", "copy", "packed"))
    shutil.copy(desk.ledger, whole)
    shutil.copy(ledger, packed)
    verified = ran(["ledger", "verify", str(ledger)])
    yield "verify", verified.fault((0, 1, 2))
    yield "migrate", ran(["ledger", "migrate", str(ledger)]).fault((verified.code,))
    smaller = ran(["ledger", "compact", str(packed)]).fault((verified.code,))
    kept = verified.code == 0 or packed.read_bytes() == ledger.read_bytes()
    yield "compact", smaller or ("" if kept else "a damaged one was written anew")
    made = ran(["ledger", "backup", str(ledger), str(copy)]).fault((verified.code,))
    yield "backup", made or ("" if copy.exists() == (verified.code == 0) else "a damaged copy looks like a whole one")
    refused = ran(["ledger", "restore", str(whole), str(ledger)]).fault((2 if verified.code else 0,))
    yield "restore", refused or intact(whole)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damages", type=int, default=40)
    args = parser.parse_args()
    draw, failed = random.Random(args.seed), 0
    rows: dict[str, Callable[[Desk, random.Random], Faults]] = {
        "the disk is full (a limit)": full_disk,
        "the disk is full (a small disk)": full_tmpfs,
        "the disk cannot be written": read_only,
        "a second process wants to write": second_writer,
        "the clock jumps": clock_jumps,
        "another version, or something else": other_versions,
        "the file is damaged": lambda desk, draw: damage(desk, draw, args.damages),
    }
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        for row, strike in rows.items():
            found = [(what, fault) for what, fault in strike(desk, draw)]
            wrong = [(what, fault) for what, fault in found if fault]
            failed += len(wrong)
            print(f"{row}: {len(found)} tried, {len(wrong)} did not hold", flush=True)
            for what, fault in wrong:
                print(f"  {what}: {fault}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
