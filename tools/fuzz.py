"""Feeds hostile input to the reading of documents and claims: nothing may crash, hang, swell or get lost.

usage: fuzz.py [--inputs N] [--seed S] [--processes P] [--monsters]

Every input is drawn by its number and the seed, so one that fails can be made again. It is a sample of one of the
forms, spoilt: bytes flipped, cut, doubled, spliced with another form, sown with tricks (other directions, zero widths,
look-alike letters, markup, entities, instructions to language models). What may come back is documents and reasons for
setting aside. Counted as failures: any other exception, more than 5 s of the processor, a span that does not quote, a
process that grows by more than 1 GB. One input in 40 goes on to claims. `--monsters` adds single lines of 50 MB, bombs,
deep nesting and ten thousand copies of one story, each in a process of its own. Prints what failed; exit 1 if anything
did.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from daybrief import document
from daybrief.ingest import media
from daybrief.model.text import Document, Raw, SetAside
from daybrief.pipeline.claims import claims_of
from daybrief.theatre.pack import load
from tools.fuzz_inputs import STORY, made, monsters

LONGEST_S = 5.0
MOST_GROWTH_MB = 1024
_CLAIMS = 40


@dataclass(frozen=True)
class Fault:
    """One input that was not borne."""

    number: int
    form: str
    what: str


def bear(name: str, body: bytes, *, claims: bool) -> tuple[str, float]:
    """Read one input as a run would; what was wrong with that, or "", and the processor seconds it took."""
    began = time.process_time()
    try:
        fault = _read(name, body, claims)
    except Exception as error:  # noqa: BLE001 - the very thing that is looked for
        fault = f"{type(error).__name__}: {error}"[:300]
    took = time.process_time() - began
    return fault or (f"took {took:.1f} s" if took > LONGEST_S else ""), took


def _read(name: str, body: bytes, claims: bool) -> str:
    theatre = load("ukraine")
    raw = media.raw(body, name=name, shown=name)
    if isinstance(raw, SetAside):
        return _told(raw)
    found = document.read(raw, theatre)
    if not found:
        return "it was lost: neither a document nor a reason"
    for item in found:
        if isinstance(item, SetAside):
            if fault := _told(item):
                return fault
            continue
        Document.model_validate_json(item.model_dump_json())
        if claims and len(item.text) < 5000:
            for claim in claims_of(item, theatre):
                for span in claim.spans:
                    item.check(span)
    return ""


def _told(aside: SetAside) -> str:
    return "" if aside.reason and "\n" not in aside.reason else f"not one line: {aside.reason!r}"[:200]


@dataclass
class Borne:
    """Some inputs: how many by form, which were not borne, the processor seconds of the slowest, and by how many MB
    the process that read them grew."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    slowest: float = 0.0
    grown: float = 0.0

    def add(self, other: "Borne") -> None:
        self.counts += other.counts
        self.faults += other.faults
        self.slowest, self.grown = max(self.slowest, other.slowest), max(self.grown, other.grown)

    def __str__(self) -> str:
        failed, most = len(self.faults) + (self.grown > MOST_GROWTH_MB), f"grown by {self.grown:.0f} MB"
        return f"{sum(self.counts.values())} inputs, {failed} failed, slowest {self.slowest:.2f} s, {most}"


def some(seed: int, first: int, last: int) -> Borne:
    """What became of inputs first to last."""
    bear("warm.md", f"{STORY}\n".encode(), claims=True)
    before, borne = _peak_mb(), Borne()
    for number in range(first, last):
        name, body = made(seed, number)
        borne.counts[name] += 1
        what, took = bear(name, body, claims=number % _CLAIMS == 0)
        borne.slowest = max(borne.slowest, took)
        if what:
            borne.faults.append(Fault(number, name, what))
    borne.grown = _peak_mb() - before
    return borne


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---- monsters -------------------------------------------------------------------------------------------------------


def monster(name: str, scale: int) -> tuple[str, float, float]:
    """What was wrong with reading one monster, the processor seconds it took, and the MB the process grew by."""
    file, make = monsters(scale)[name]
    body = make()
    before = _peak_mb()
    what, took = bear(file, body, claims=False)
    return what, took, _peak_mb() - before


def copies(number: int) -> tuple[str, float]:
    """What was wrong with comparing so many copies of one story, and the processor seconds it took."""
    theatre = load("ukraine")
    text = (
        f"{STORY} Rescuers worked until the evening in the centre of the town. Two schools were damaged by the blast."
    )
    began = time.process_time()
    raws = (Raw(name=f"c{n}", media="md", body=f"---\nsource: Desk {n}\n---\n{text}".encode()) for n in range(number))
    docs = [
        item
        for raw in raws
        for item in document.read(raw, theatre)
        if isinstance(item, Document)
    ]  # fmt: skip
    found = document.kin(docs)
    what = "" if len(found) == number - 1 else f"{number - 1 - len(found)} copies were taken for reports of their own"
    return what, time.process_time() - began


def run_monsters(scale: int) -> int:
    failed = 0
    for name in monsters(scale):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
            what, seconds, grown = alone.submit(monster, name, scale).result()
        grave = what or (f"grew by {grown:.0f} MB" if grown > MOST_GROWTH_MB else "")
        failed += bool(grave)
        print(f"{name:<36}{seconds:7.2f} s {grown:7.0f} MB   {grave or 'borne'}", flush=True)
    what, seconds = copies(10_000)
    print(f"{'ten thousand copies of one story':<36}{seconds:7.2f} s              {what or 'borne'}", flush=True)
    return failed + bool(what)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--monsters", action="store_true")
    args = parser.parse_args()
    failed = run_monsters(50_000_000) if args.monsters else 0
    borne, step = Borne(), 1000
    with ProcessPoolExecutor(args.processes) as pool:
        batches = [
            pool.submit(some, args.seed, first, min(first + step, args.inputs)) for first in range(0, args.inputs, step)
        ]
        for number, batch in enumerate(batches, 1):
            one = batch.result()
            borne.add(one)
            for fault in one.faults:
                print(f"input {fault.number} (seed {args.seed}, {fault.form}): {fault.what}", flush=True)
            if number % 10 == 0:
                print(borne, flush=True)
    print(f"{borne}: {dict(sorted(borne.counts.items()))}")
    sys.exit(1 if failed or borne.faults or borne.grown > MOST_GROWTH_MB else 0)


if __name__ == "__main__":
    main()
