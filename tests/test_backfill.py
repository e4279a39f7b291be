"""An archive of two days: the same ledger whoever works, whatever is killed, and as the main job would make it."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import InputError, ReceiptError
from daybrief.ledger import care
from daybrief.ledger.store import Ledger
from daybrief.model.text import SetAside
from daybrief.pipeline import backfill as filling
from daybrief.pipeline.backfill import backfill
from daybrief.pipeline.job import Backfill, Job
from daybrief.pipeline.run import run

FIRST, LAST = date(2025, 3, 2), date(2025, 3, 3)
TOWNS = ("Sumy", "Kharkiv", "Kherson")


def text(day: date, town: str, dead: int) -> str:
    return (
        f"A Russian missile killed {dead} people in {town} on {day.day} March, the regional military administration "
        f"said.\n\nRescuers worked until the evening, and two schools in {town} were damaged by the blast.\n"
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for place, town in enumerate(TOWNS):
            head = f"---\ntitle: Strike on {town}\nsource: Slobozhan Desk\npublished: {day}\nlang: en\n---\n"
            body = text(day, town, 2 + number + place)
            (folder / f"{day}-{town.lower()}.md").write_text(head + body, encoding="utf-8")
    (folder / "broken.md").write_bytes(b"")
    return folder


def fill(source: Path, to: Path, **more: object) -> str:
    """The fingerprint of the ledger that a backfill makes."""
    job = Backfill(sources=(str(source),), first=FIRST, last=LAST, ledger=to / "ledger.db", **more)  # type: ignore[arg-type]
    backfill(job)
    health = care.verify(to / "ledger.db")
    assert not health.faults
    return health.fingerprint


@pytest.fixture(scope="module")
def alone(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What one worker makes, undisturbed, with briefs and tables."""
    to = tmp_path_factory.mktemp("alone")
    return to, fill(archive, to, workers=1, briefs=to / "briefs", parquet=to / "tables")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(("workers", "together"), [(2, None), (4, 1)])
def test_any_number_of_workers_makes_the_same_bytes(
    archive: Path,
    alone: tuple[Path, str],
    workers: int,
    together: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if together:  # each day by itself, of which two fall to two workers
        monkeypatch.setattr(filling, "_TOGETHER", together)
    found = fill(archive, tmp_path, workers=workers, briefs=tmp_path / "briefs", parquet=tmp_path / "tables")
    assert found == alone[1]
    assert files(tmp_path / "briefs") == files(alone[0] / "briefs")
    assert files(tmp_path / "tables") == files(alone[0] / "tables")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A Dask cluster of two processes on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made.scheduler_address


def test_a_cluster_of_two_processes_makes_the_same_bytes(
    archive: Path, alone: tuple[Path, str], cluster: str, tmp_path: Path
) -> None:
    found = fill(archive, tmp_path, scheduler=cluster, briefs=tmp_path / "briefs", parquet=tmp_path / "tables")
    assert found == alone[1]
    assert files(tmp_path / "tables") == files(alone[0] / "tables")


def test_a_scheduler_that_is_not_there_is_one_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("daybrief.engine.cluster._CONNECT_S", 1)
    with pytest.raises(InputError, match="expected a Dask scheduler") as told:
        fill(archive, tmp_path, scheduler="tcp://127.0.0.1:9")
    assert "\n" not in str(told.value)


def test_workers_beside_a_scheduler_are_refused_before_anything_is_written(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["--from", str(FIRST), "--to", str(LAST), "--ledger", str(tmp_path / "l.db")]
    command = ["backfill", str(archive), *days, "--workers", "2", "--scheduler", "tcp://127.0.0.1:9"]
    assert main(command) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert "--workers: expected it without --scheduler" in said and "leave one out" in said
    assert not list(tmp_path.iterdir())


def test_a_second_backfill_adds_nothing(archive: Path, alone: tuple[Path, str]) -> None:
    job = Backfill(sources=(str(archive),), first=FIRST, last=LAST, ledger=alone[0] / "ledger.db", workers=1)
    again = backfill(job)
    assert not any(again.new.values())
    assert (again.days, again.documents) == (2, 6)
    assert [aside.name for aside in again.failed] == ["broken.md"]


def test_a_day_of_the_archive_is_what_the_main_job_makes_of_its_reports(
    archive: Path, alone: tuple[Path, str], tmp_path: Path
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for path in (*archive.glob(f"{FIRST}-*"), archive / "broken.md"):
        (source / path.name).write_bytes(path.read_bytes())
    run(Job(sources=(str(source),), day=FIRST, out=tmp_path / "out", workers=1))
    made, known = files(tmp_path / "out"), files(alone[0] / "briefs" / str(FIRST))
    assert {name: made[name] for name in known} == known


def test_what_no_day_could_take_is_counted_and_stands_in_the_briefs(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for path in (*archive.glob(f"{FIRST}-*"), archive / "broken.md"):
        shutil.copy(path, source)
    for name, dated in (("undated", ""), ("old", "published: 2024-01-01\n"), ("new", "published: 2026-01-01\n")):
        head = f"---\ntitle: Strike on Izium\nsource: Slobozhan Desk\n{dated}lang: en\n---\n"
        (source / f"{name}.md").write_text(head + text(FIRST, "Izium", 8), encoding="utf-8")
    command = ["backfill", str(source), "--from", str(FIRST), "--to", str(LAST), "--ledger", str(tmp_path / "l.db")]
    command += ["--workers", "1", "--briefs", str(tmp_path / "briefs")]
    for _ in range(2):  # and again, from the ledger
        assert main(command) == 1
        said = capsys.readouterr().err
        assert "undated, left out: 1 (undated); give their day with --published" in said
        assert f"outside {FIRST} to {LAST}, left out: 2; give other days to read them" in said
        page = (tmp_path / "briefs" / str(FIRST) / "brief.md").read_text(encoding="utf-8")
        assert "Not read: broken.md (" in page
        assert (
            "One document without a date that could be found: “Strike on Izium” (Slobozhan Desk; file undated)." in page
        )
        assert "published outside the days" not in page
    assert main([*command, "--published", str(FIRST)]) == 1
    assert "undated, left out" not in capsys.readouterr().err


def test_a_document_without_claims_stands_in_the_briefs_of_its_days(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filling.take_claims

    def not_of_one(*more: object) -> Iterator[object]:
        for doc, aside in real(*more):  # type: ignore[arg-type]
            failed = SetAside(name=doc.name, reason="claims could not be taken: it is too odd", failed=True)
            yield doc, failed if doc.name == f"{FIRST}-sumy" else aside

    monkeypatch.setattr(filling, "take_claims", not_of_one)
    job = Backfill((str(archive),), FIRST, LAST, tmp_path / "l.db", workers=1, briefs=tmp_path / "briefs")
    assert [aside.name for aside in backfill(job).failed] == ["broken.md", f"{FIRST}-sumy"]
    for day in (FIRST, LAST):  # whose window holds the day before
        page = (tmp_path / "briefs" / str(day) / "brief.md").read_text(encoding="utf-8")
        assert f"Not read: {FIRST}-sumy (claims could not be taken" in page


def test_the_main_job_finds_everything_that_a_backfill_has_done(archive: Path, alone: tuple[Path, str]) -> None:
    job = Job(sources=(str(archive),), day=LAST, ledger=alone[0] / "ledger.db", out=alone[0] / "out", workers=1)
    assert not any(run(job).new[table] for table in ("archive", "documents", "claims"))


KILLER = """
import os, signal, sys
from pathlib import Path
from daybrief.cli import main
from daybrief.ledger.store import Ledger
left, run = int(sys.argv[1]), Ledger._run
def fatal(self, sql, values=()):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(self, sql, values)
Ledger._run = fatal
sys.exit(main(sys.argv[2:]))
"""


def test_a_backfill_killed_at_any_write_goes_on_to_the_same_ledger(
    archive: Path, alone: tuple[Path, str], tmp_path: Path
) -> None:
    command = ["backfill", str(archive), "--from", str(FIRST), "--to", str(LAST), "--workers", "1"]
    command += ["--ledger", str(tmp_path / "ledger.db"), "--briefs", str(tmp_path / "briefs")]
    killed = 0
    for writes in (5, 19, 12):
        ran = subprocess.run([sys.executable, "-c", KILLER, str(writes), *command], capture_output=True, check=False)
        killed += ran.returncode == -signal.SIGKILL
        assert not care.verify(tmp_path / "ledger.db").faults
    assert killed >= 2
    assert main(command) == 1  # one input is broken, and told of
    assert care.verify(tmp_path / "ledger.db").fingerprint == alone[1]
    assert files(tmp_path / "briefs") == files(alone[0] / "briefs")


def test_the_workers_of_a_killed_backfill_end_with_it(archive: Path, tmp_path: Path) -> None:
    command = ["backfill", str(archive), "--from", str(FIRST), "--to", str(LAST), "--workers", "2"]
    command += ["--ledger", str(tmp_path / "ledger.db")]
    child = subprocess.Popen(
        [sys.executable, "-m", "daybrief.cli", *command], stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 600
    while len(group(child.pid)) < 3 and time.monotonic() < deadline and child.poll() is None:
        time.sleep(0.05)
    assert len(group(child.pid)) >= 3
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    while group(child.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not group(child.pid)


def group(leader: int) -> list[int]:
    """Living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[3] == str(leader) and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def test_a_day_whose_brief_cannot_be_made_is_named_and_the_others_are_made(
    archive: Path, alone: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filling.write_brief

    def not_the_first(job: Job, *more: object) -> object:
        if job.day == FIRST:
            raise ReceiptError("expected every sentence to stand, found one that does not")
        return real(job, *more)  # type: ignore[arg-type]

    shutil.copy(alone[0] / "ledger.db", tmp_path / "l.db")
    monkeypatch.setattr(filling, "write_brief", not_the_first)
    job = Backfill((str(archive),), FIRST, LAST, tmp_path / "l.db", workers=1, briefs=tmp_path / "briefs")
    filled = backfill(job)
    assert [aside.name for aside in filled.failed if "its brief could not be made" in aside.reason] == [str(FIRST)]
    assert filled.briefs == 1
    assert [path.name for path in (tmp_path / "briefs").iterdir()] == [str(LAST)]


def test_a_day_whose_facts_cannot_be_settled_is_named_and_the_others_are_settled(
    archive: Path, alone: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filling.facts_of

    def not_the_first(day: date, *more: object) -> object:
        if day == FIRST:
            raise ValueError("expected facts")
        return real(day, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(filling, "facts_of", not_the_first)
    filled = backfill(Backfill((str(archive),), FIRST, LAST, tmp_path / "l.db", workers=1))
    assert [aside.name for aside in filled.failed if "ValueError: expected facts" in aside.reason] == [str(FIRST)]
    with Ledger(tmp_path / "l.db") as ledger:
        assert {day for (day,) in ledger.rows("SELECT DISTINCT day FROM facts")} == {str(LAST)}


def test_tables_are_read_by_day_and_kind(alone: tuple[Path, str]) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    for what in ("claims", "facts"):
        table = dataset.dataset(alone[0] / "tables" / what, partitioning="hive").to_table()
        assert set(table.column("day").to_pylist()) == {str(FIRST + timedelta(days=n)) for n in range(2)}
        assert "casualties" in table.column("kind").to_pylist()
    rows = dataset.dataset(alone[0] / "tables" / "claims", partitioning="hive").to_table().to_pylist()
    sumy = [row for row in rows if row["kind"] == "casualties" and row["place"] == "Sumy" and row["day"] == str(FIRST)]
    assert [json.loads(row["figures"]) for row in sumy] == [{"killed": [2, 2]}]
    assert all(row["lat"] is None or row["lat"] > 40 for row in rows)


def test_tables_written_again_hold_what_is_told_now_and_days_of_other_backfills(
    archive: Path, alone: tuple[Path, str], tmp_path: Path
) -> None:
    told = files(alone[0] / "tables")
    shutil.copytree(alone[0] / "tables", tmp_path / "tables")
    for stale in (f"claims/day={FIRST}/kind=forecast", f"facts/day={LAST}/kind=none", "facts/day=2025-04-01/kind=none"):
        (tmp_path / "tables" / stale).mkdir(parents=True)
        (tmp_path / "tables" / stale / "part-0.parquet").write_bytes(b"of another run")
    shutil.copy(alone[0] / "ledger.db", tmp_path)
    fill(archive, tmp_path, workers=1, parquet=tmp_path / "tables")
    assert files(tmp_path / "tables") == told | {"facts/day=2025-04-01/kind=none/part-0.parquet": b"of another run"}


def test_documents_come_from_the_rows_of_a_parquet_file(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [
        {
            "headline": f"Strike on {town}",
            "outlet": "Slobozhan Desk",
            "date": FIRST,
            "content": text(FIRST, town, n + 2),
        }
        for n, town in enumerate(TOWNS)
    ]
    parquet.write_table(pa.Table.from_pylist([*rows, rows[0] | {"content": None}]), tmp_path / "news.parquet")
    made = backfill(Backfill((str(tmp_path / "news.parquet"),), FIRST, FIRST, tmp_path / "ledger.db", workers=1))
    assert made.documents == 3
    assert [aside.name for aside in made.set_aside] == ["news-4"]
    with Ledger(tmp_path / "ledger.db", write=False) as ledger:
        assert {row[0] for row in ledger.rows("SELECT source FROM documents")} == {"Slobozhan Desk"}


def test_a_table_without_texts_says_which_column_it_wants(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.table({"n": [1]}), tmp_path / "n.parquet")
    with pytest.raises(InputError, match="expected a column of texts"):
        backfill(Backfill((str(tmp_path / "n.parquet"),), FIRST, FIRST, tmp_path / "l.db"))


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_is_read_in_parts(packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    from daybrief import ingest

    monkeypatch.setattr("daybrief.ingest.parts._PIECE", 1500)
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for n, town in enumerate(TOWNS * 2):
            page = (
                f"<html><head><title>Strike on {town}</title><meta property='article:published_time' content='{FIRST}'>"
                f"</head><body><article><h1>{town}</h1><p>{text(FIRST, town, n + 2)}</p></article></body></html>"
            )
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"http://desk.example/{n}", "response", payload=io.BytesIO(page.encode()), http_headers=headers
                )
            )
    parts = list(ingest.files([str(path)]))
    assert len(parts) > 1
    job = Backfill((str(path),), FIRST, FIRST, tmp_path / "ledger.db", workers=1)
    assert backfill(job).documents == 6


def test_days_without_documents_are_one_line(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["backfill", str(archive), "--from", "2020-01-01", "--to", "2020-01-02", "--ledger", str(tmp_path / "l")]
    assert main([*command, "--workers", "1", "--log", "json"]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert "expected documents dated 2020-01-01 to 2020-01-02" in lines[-1]["said"]
    assert lines[0]["stage"] == "documents" and lines[0]["total"] == 7
    main(["ledger", "verify", str(tmp_path / "l")])
