"""What grows: a backfill with its workers, a day's brief with one more report, facts and ledger queries with claims.

usage: bench_archive.py [--shared DIR] [--backfill N] [--facts N …] [--rows N …] [--reports N]

Prints a line for each figure with the one it is compared with, and growth exponents: the slope of the logarithm of the
cost over the logarithm of the size, 1 where twice the input takes twice as long. Memory is the peak of a fresh process
that does that row's work alone, Python and its modules included; of a backfill, that of all processes together.
"""

import argparse
import contextlib
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

from daybrief import reconcile
from daybrief.claims import Claim
from daybrief.engine.heap import settle
from daybrief.ledger import past
from daybrief.ledger.store import Ledger
from daybrief.model.text import Document, Raw
from daybrief.pipeline.claims import claims_of
from daybrief.pipeline.documents import read
from daybrief.pipeline.watch import Watch, watch
from daybrief.theatre.pack import load
from tools.apart import apart

_LOOK_S = 0.2  # between two looks at a command's memory
ROOT = Path(__file__).resolve().parent.parent
DAY = date(2025, 3, 2)
TOWNS = (
    "Sumy", "Kharkiv", "Kherson", "Poltava", "Odesa", "Dnipro", "Zaporizhzhia", "Mykolaiv", "Chernihiv", "Kramatorsk",
    "Pokrovsk", "Nikopol", "Izium", "Kupiansk", "Konotop", "Bakhmut", "Uman", "Lviv", "Vinnytsia", "Zhytomyr",
)  # fmt: skip
ACTS = (
    "A Russian missile killed {n} people and wounded {m} in {town} on Sunday, the regional administration said.",
    "Russian drones struck a school in {town} overnight; {m} people were injured, Mayor Oleh Sydorenko said.",
    "Ukraine's air force said it shot down {m} of {more} drones over {town} on 2 March.",
    "Power was cut in {town} after the strike, the regional energy company said on Sunday.",
    "Geolocated footage shows that Russian forces advanced near {town}, the institute reported.",
)


@dataclass(frozen=True)
class Cost:
    """Wall and processor seconds of a command with its children; the most memory that all of them held at one moment,
    in MB, pages that several share counted once."""

    wall: float
    cpu: float
    peak: float


def report(number: int, day: date = DAY) -> str:
    """A report of some sentences; another number, another report."""
    draw = random.Random(number)
    town = TOWNS[number % len(TOWNS)]
    body = "\n\n".join(
        act.format(town=draw.choice((town, draw.choice(TOWNS))), n=draw.randint(1, 9), m=draw.randint(10, 60), more=90)
        for act in draw.sample(ACTS, 4)
    )
    head = f"---\ntitle: {town} under fire ({number})\nsource: Desk {number % 12}\npublished: {day}\nlang: en\n---\n"
    return f"{head}{body}\n"


def exponent(costs: Sequence[tuple[float, float]]) -> float:
    """Slope of log cost over log size."""
    x, y = [math.log(size) for size, _ in costs], [math.log(max(cost, 1e-9)) for _, cost in costs]
    mean_x, mean_y = statistics.fmean(x), statistics.fmean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def spend(command: Sequence[str]) -> Cost:
    """Run a command to its end with all its children."""
    began, peak = time.perf_counter(), 0.0
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    pid = 0
    while not pid:
        peak = max(peak, _held(child.pid))
        time.sleep(_LOOK_S)
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"bench: {' '.join(command[:6])} … ended with {child.returncode}")
    return Cost(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss / 1024))


def _held(session: int) -> float:
    """MB held now by the processes of a session; a page that n of them share counts 1/n in each."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, StopIteration):  # ended while it was looked at
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                kilobytes += int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return kilobytes / 1024


def bench_backfill(files: Sequence[Path]) -> None:
    """The same archive on one worker and on two, cold each time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        for path in files:
            (folder / path.name).write_bytes(path.read_bytes())
        costs = {}
        for workers in (1, 2):
            command = [sys.executable, "-m", "daybrief.cli", "backfill", str(folder), "--from", "1900-01-01"]
            command += ["--to", "2100-01-01", "--workers", str(workers), "--ledger", f"{name}/{workers}.db"]
            costs[workers] = spend(command)
    one, two = costs[1], costs[2]
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"\nbackfill of {len(files)} documents, {size:.1f} MB, cold")
    for workers, cost in costs.items():
        rate = len(files) / cost.wall / workers
        told = f"{cost.wall:8.1f} s wall {cost.cpu:8.1f} s cpu {rate:6.2f} documents/s a worker {cost.peak:6.0f} MB"
        print(f"  {workers} worker(s) {told} at the peak of all processes together")
    print(f"  speed-up {one.wall / two.wall:.2f} by the clock; processor time of two over one {two.cpu / one.cpu:.2f}")


def bench_rebuild(reports: int) -> None:
    """A day of so many reports, cold, and then with one more, in a watch that goes on."""
    looks, peak = apart(rebuilt, reports, 3)
    (wall, busy), more = looks[0], looks[1:]
    new_wall, new_busy = (statistics.median(look[n] for look in more) for n in (0, 1))
    _, cold_peak = apart(rebuilt, reports, 0)
    print(f"\na day of {reports} reports")
    print(f"  cold            {wall:8.2f} s wall {busy:8.2f} s cpu {cold_peak:6.0f} MB")
    print(
        f"  one new report  {new_wall:8.2f} s wall {new_busy:8.2f} s cpu {peak:6.0f} MB   ratio {new_busy / busy:.2f}"
    )


def rebuilt(reports: int, more: int) -> list[tuple[float, float]]:
    """Wall and processor seconds of a watch's first look at so many reports, and of one for each report more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        for number in range(reports):
            (folder / f"{number:03d}.md").write_text(report(number), encoding="utf-8")
        job = Watch((str(folder),), Path(name) / "l.db", Path(name) / "out", once=True, cut_off=clock(23, 59))
        looks = [_look(job)]
        for number in range(more):
            (folder / f"new-{number}.md").write_text(report(1000 + number), encoding="utf-8")
            looks.append(_look(job))
    return looks


def _look(job: Watch) -> tuple[float, float]:
    began, busy = time.perf_counter(), time.process_time()
    watch(job, lambda line: None, now=lambda: datetime(2025, 3, 2, 12, tzinfo=UTC))
    spent = time.perf_counter() - began, time.process_time() - busy
    settle()  # as a watch does before it waits
    return spent


def bench_facts(sizes: Sequence[int]) -> None:
    """Facts of one day with ever more claims in it, and what that says of an archive, which is settled day by day."""
    told, _ = apart(some_claims, max(sizes))
    costs = []
    print("\nfacts of a day by the number of its claims")
    for size in sizes:
        some: list[tuple[Document, list[Claim]]] = []
        for one in told:
            if sum(len(claims) for _, claims in some) >= size:
                break
            some.append(one)
        count = sum(len(claims) for _, claims in some)
        (found, seconds), peak = apart(settled, some)
        costs.append((float(count), seconds))
        print(f"  {count:8d} claims  {found:6d} facts  {seconds:8.2f} s cpu {peak:6.0f} MB")
    if len(sizes) > 1:
        print(f"  growth exponent {exponent(costs):.2f}")


def some_claims(least: int) -> list[tuple[Document, list[Claim]]]:
    """Invented reports with their claims, of which there are so many at least."""
    theatre = load("ukraine")
    told: list[tuple[Document, list[Claim]]] = []
    number = total = 0
    while total < least:
        (doc,) = read(Raw(name=f"r{number}", media="md", body=report(number).encode()), theatre)
        number += 1
        if isinstance(doc, Document):
            told.append((doc, list(claims_of(doc, theatre))))
            total += len(told[-1][1])
    return told


def settled(told: Sequence[tuple[Document, list[Claim]]]) -> tuple[int, float]:
    """How many facts these claims amount to, and the processor seconds that they took."""
    theatre = load("ukraine")
    busy = time.process_time()
    claims = {doc.id: said for doc, said in told}
    found = reconcile.facts(reconcile.told([doc for doc, _ in told], (), claims, theatre), theatre, DAY)
    return len(found), time.process_time() - busy


def bench_queries(sizes: Sequence[int]) -> None:
    """What a page asks of a ledger that holds ever more claims, five to a document and sixty documents a day."""
    asked: dict[str, list[tuple[float, float]]] = {}
    print("\nledger queries by the number of claims in it, milliseconds of the processor (median of 15)")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "l.db"
            days, _ = apart(fill, path, size)
            costs, peak = apart(queried, path, date(2000, 1, 1) + timedelta(days=days // 2))
            size_mb = path.stat().st_size / 1e6
        for what, cost in costs.items():
            asked.setdefault(what, []).append((float(size), cost))
        said = ", ".join(f"{what} {cost:.2f}" for what, cost in costs.items())
        print(f"  {size:9d} claims, {size_mb:7.0f} MB: {said}; {peak:.0f} MB of memory")
    if len(sizes) > 1:
        print("  growth exponents: " + ", ".join(f"{what} {exponent(row):.2f}" for what, row in asked.items()))
    print(f"  a day's page, all four, at {sizes[-1]} claims: {sum(row[-1][1] for row in asked.values()):.1f} ms")


def queried(path: Path, day: date) -> dict[str, float]:
    """Milliseconds that each question of a day's page takes."""
    with Ledger(path, write=False) as ledger:
        return {what: _median_ms(ask) for what, ask in _questions(ledger, day).items()}


def _questions(ledger: Ledger, day: date) -> dict[str, Callable[[], object]]:
    """What a page of one day asks."""
    of_day = "SELECT c.body FROM claims c JOIN documents d ON d.id = c.document WHERE d.published = ?"
    return {
        "documents of a day": lambda: past.published(ledger, day, day),
        "facts of a day": lambda: past.state(ledger, "ukraine", day),
        "claims of a day": lambda: ledger.rows(of_day, (day.isoformat(),)),
        "last brief of a day": lambda: ledger.last_brief("ukraine", day),
    }


def _median_ms(ask: Callable[[], object]) -> float:
    costs = []
    for _ in range(15):
        busy = time.process_time()
        ask()
        costs.append((time.process_time() - busy) * 1000)
    return statistics.median(costs)


def fill(path: Path, claims: int) -> int:
    """A ledger with so many claims; the days it spans. Rows are copies of real ones under keys of their own."""
    theatre = load("ukraine")
    (doc,) = read(Raw(name="r", media="md", body=report(0).encode()), theatre)
    if not isinstance(doc, Document):
        sys.exit("bench: the sample report could not be read")
    found = claims_of(doc, theatre)
    facts = reconcile.facts(reconcile.told([doc], (), {doc.id: list(found)}, theatre), theatre, DAY)
    body, said, fact = doc.model_dump_json(), found[0].model_dump_json(), facts[0].model_dump_json()
    documents, per_day, now = claims // 5, 60, "2025-03-02T00:00:00+00:00"
    days = -(-documents // per_day)
    with Ledger(path) as ledger:
        db = ledger._db
        db.execute("BEGIN")
        published = [(date(2000, 1, 1) + timedelta(days=n)).isoformat() for n in range(days)]
        db.executemany(
            "INSERT INTO documents VALUES (?, ?, '', ?, 'Desk', 'en', ?, ?)",
            ((f"d{n:039x}", f"r{n}", published[n // per_day], body, now) for n in range(documents)),
        )
        db.executemany(
            "INSERT INTO claims VALUES (?, ?, 'strike', ?, ?)",
            ((f"c{n:039x}", f"d{n // 5:039x}", said, now) for n in range(claims)),
        )
        per = per_day * 5 // 3
        db.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, 'strike', ?, ?)",
            ((f"f{n:039x}", f"e{n:039x}", published[n // per], fact, now) for n in range(days * per)),
        )
        db.execute("COMMIT")
        with ledger.batch():
            for n, day in enumerate(published):
                mine = [f"f{n * per + i:039x}" for i in range(per)]
                moment = datetime.combine(date.fromisoformat(day), clock(23, 59), UTC)
                ledger.add_state("ukraine", date.fromisoformat(day), moment, mine)
    return days


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--backfill", type=int, default=216, help="assessment days to read (0: none)")
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--facts", type=int, nargs="*", default=[250, 500, 1000, 2000])
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    args = parser.parse_args()
    if args.reports:
        bench_rebuild(args.reports)
    if args.facts:
        bench_facts(args.facts)
    if args.rows:
        bench_queries(args.rows)
    files = sorted((args.shared / "data" / "isw" / "text").glob("*.txt"))[: args.backfill]
    if files:
        bench_backfill(files)


if __name__ == "__main__":
    main()
