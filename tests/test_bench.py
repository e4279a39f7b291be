"""The benchmarks at tiny sizes: every row tells its peak memory."""

import re
import sys
from pathlib import Path

import pytest

from tools import bench, bench_archive, bench_facts
from tools.apart import apart

MEMORY = re.compile(r"\b(\d+) MB\b")


def rows(printed: str, word: str) -> list[str]:
    return [line for line in printed.splitlines() if re.search(word, line)]


def test_memory_is_that_of_the_work_alone() -> None:
    made, small = apart(len, "abc")
    _, large = apart(str.ljust, "a", 300_000_000)
    _, after = apart(len, "abc")
    assert made == 3
    assert large > small + 250
    assert after < small + 50  # what came before it does not count


def test_facts_tell_their_memory_by_size(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_facts.py", "20", "40", "--a-day", "20", "--by-day"])
    bench_facts.main()
    told = rows(capsys.readouterr().out, r" claims ")
    assert len(told) == 2 and all(MEMORY.search(row) for row in told)


def test_archives_tell_their_memory_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    bench_archive.bench_rebuild(1)
    bench_archive.bench_facts([1, 40])
    bench_archive.bench_queries([300, 600])
    printed = capsys.readouterr().out
    told = rows(printed, r"cold|one new report|\d claims")
    assert len(told) == 7  # of them the last sums up
    assert all(MEMORY.search(row.rpartition("s cpu")[2] or row) for row in told[:-1])
    assert all(row.endswith("MB of memory") for row in rows(printed, "claims, "))


def test_a_second_run_tells_its_memory(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    costs = iter([bench.Cost(3.0, 2.0, 400.0), bench.Cost(1.0, 0.5, 120.0)])
    monkeypatch.setattr(bench, "spend", lambda command: next(costs))
    bench.bench_run(tmp_path, "2025-02-27", 1)
    (row,) = rows(capsys.readouterr().out, "peak memory")
    assert "120.00 MB" in row and "400.00" in row
