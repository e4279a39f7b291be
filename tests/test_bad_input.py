"""What a hostile or hurried user gives: each command ends in one line that says what is wrong, and nothing is lost."""

import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import LedgerError
from daybrief.ingest import gather
from daybrief.ledger import care
from daybrief.ledger.store import Ledger
from daybrief.model.text import SetAside

DAY = ["--day", "2025-03-02", "--workers", "1"]
DAYS = ["--from", "2025-03-02", "--to", "2025-03-02", "--workers", "1"]
TOLD = (
    "---\ntitle: Strike on Sumy\nsource: Slobozhan Desk\npublished: 2025-03-02\nlang: en\n---\n"
    "A Russian missile killed five people in Sumy on 2 March, the regional military administration said.\n"
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "sumy.md").write_text(TOLD)
    return folder


def code(*command: object) -> int:
    try:
        return main([str(word) for word in command])
    except SystemExit as ended:
        return int(ended.code or 0)


def line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that was said."""
    said = capsys.readouterr().err
    assert said.endswith("\n") and said.count("\n") == 1
    return said


# ---- options


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "x", "--day", "0001-01-01"], "expected a day from 1000-01-01 to 2999-12-31, found '0001-01-01'"),
        (["run", "x", "--day", "tomorrow"], "expected YYYY-MM-DD, found 'tomorrow'"),
        (["run", "x", *DAY, "--window-days", "9" * 30], "expected a whole number from 1 to 3660"),
        (["run", "x", *DAY, "--as-of", "0001-01-01T00:00+14:00"], "expected a time of the years 1000 to 2999"),
        (["run", "x", "--day", "2025-03-02", "--workers", "9" * 5000], "expected a whole number of 1 or more"),
        (["run", "x"], "the following arguments are required: --day"),
        (["watch", "x", "--cut-off", "18:00+05:00"], "expected a time of the theatre's clocks such as 18:00"),
        (["backfill", "x", "--from", "2025-03-02"], "the following arguments are required: --to"),
        (["ledger", "explode"], "invalid choice: 'explode'"),
        (["nonsense"], "invalid choice: 'nonsense'"),
    ],
)
def test_wrong_usage_is_told_in_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert code(*words) == 2
    told = line(capsys)
    assert told.startswith("daybrief") and said in told and "--help` lists what it takes" in told


@pytest.mark.parametrize("scheduler", ["", "nonsense", "tcp://127.0.0.1:999999", ":8786"])
def test_a_scheduler_that_cannot_be_one_is_refused_at_once(
    scheduler: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    ledger = ["--ledger", str(tmp_path / "l.db"), "--scheduler", scheduler]
    assert code("backfill", reports, "--from", "2025-03-02", "--to", "2025-03-02", *ledger) == 2
    assert f"expected a Dask scheduler such as tcp://host:8786, found {scheduler!r}; give" in line(capsys)


def test_a_folder_that_cannot_be_written_is_told_of_before_the_work(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "l.db"
    for option in ("--briefs", "--parquet"):
        assert code("backfill", reports, *DAYS, "--ledger", ledger, option, reports / "sumy.md") == 2
        assert "expected a place that can be written" in line(capsys)
    assert code("watch", reports, "--once", "--ledger", ledger, "--out", reports / "sumy.md") == 2
    assert "expected a place that can be written" in line(capsys)
    assert not ledger.exists()


# ---- sources


@pytest.mark.parametrize("source", ["", "a" * 5000, "-", "file:///etc/hostname"])
def test_a_source_that_is_none_is_one_line(source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "o")]
    assert code("run", source, *DAY, *out) == 2
    assert "expected a file, a folder or a web address, found nothing at" in line(capsys)
    assert code("watch", source, "--once", "--ledger", tmp_path / "l.db", *out) == 2
    assert "source: expected a page" in line(capsys)


def test_an_address_is_no_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("backfill", "http://a.example/", *DAYS, "--ledger", tmp_path / "l.db") == 2
    assert "found the address 'http://a.example/'; save what is there, or give it to `daybrief run`" in line(capsys)


@pytest.mark.parametrize("address", ["http://a.example:99999/", "imaps://desk@mail.example:abc/Press"])
def test_a_port_that_is_none_is_told_of_before_the_watch(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code("watch", address, "--once", "--ledger", tmp_path / "l.db") == 2
    assert "source: expected an address" in line(capsys)


@pytest.mark.parametrize("command", ["run", "backfill", "watch"])
def test_files_of_any_name_are_read(
    command: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        Path(os.fsdecode(os.fsencode(str(reports)) + b"/\xff\xfe.md")).write_text(TOLD.replace("five", "six"))
    except OSError:  # a disk that takes no such name
        pytest.skip("names are UTF-8 here")
    (reports / "a\nb\x1b[31m.md").write_text(TOLD.replace("five", "seven"))
    (reports / "none\nthere.md").write_text("")
    ledger = ["--ledger", str(tmp_path / "l.db")]
    more = {"run": [*DAY, "--out", str(tmp_path / "o")], "backfill": DAYS, "watch": ["--once", "--out", str(tmp_path)]}
    assert code(command, reports, *more[command], *ledger) == (0 if command == "watch" else 1)
    said = capsys.readouterr().err.splitlines()
    assert "failed: none there.md: expected a report, found an empty file" in said
    with Ledger(tmp_path / "l.db", write=False) as kept:
        names = sorted(name for (name,) in kept.rows("SELECT name FROM documents"))
    assert names == ["a b [31m", "sumy", "\ufffd\ufffd"]


def test_links_that_lead_nowhere_or_in_a_ring_are_passed_over(reports: Path) -> None:
    (reports / "ring.md").symlink_to(reports / "ring.md")
    (reports / "gone.md").symlink_to(reports / "none.md")
    (reports / "self").symlink_to(reports)
    found = list(gather([str(reports)]))
    asides = [one for one in found if isinstance(one, SetAside)]
    assert [one.name for one in asides] == ["gone.md", "ring.md"] and len(found) == 3
    assert all("found a link that leads nowhere" in one.reason for one in asides)


LETTERS = '{"features": [{"geometry": {"type": "LineString", "coordinates": [["a"]]}}]}'


@pytest.mark.parametrize("body", ["[" * 100_000, LETTERS])
def test_a_control_line_that_is_none_is_one_line(
    body: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = tmp_path / "line.json"
    drawn.write_text(body)
    assert code("run", reports, *DAY, "--out", tmp_path / "o", "--control-line", drawn) == 2
    assert "expected a GeoJSON feature collection" in line(capsys)


# ---- ledgers


@pytest.mark.parametrize("command", ["verify", "compact", "migrate"])
def test_a_folder_or_a_pipe_is_no_ledger_and_is_not_waited_for(
    command: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, found in ((reports, "a folder"), (tmp_path / "pipe", "a device or a pipe")):
        assert code("ledger", command, path) == 2
        assert f"found: {found}; give another path" in line(capsys)
    assert code("ledger", command, "a" * 5000) == 2
    assert "expected" in line(capsys)
    assert {path.name for path in tmp_path.iterdir()} == {"reports", "pipe"}


def filled(path: Path) -> Path:
    with Ledger(path) as ledger:
        ledger.add_result("key", "document", {})
    return path


def test_a_copy_takes_the_place_of_no_folder(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("ledger", "restore", reports, filled(tmp_path / "copy.db")) == 2
    assert "found: a folder" in line(capsys)
    assert (reports / "sumy.md").exists()


def test_a_ledger_is_kept_whatever_its_name(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", os.fsdecode(b"\xff.db"), "?mode=memory&x=%41.db"):
        filled(Path(name))
        assert Path(name).stat().st_size and care.verify(name).rows["results"] == 1


def test_a_ledger_that_is_taken_away_ends_who_writes_to_it(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger(path) as ledger:
        ledger.add_result("a", "document", {})
        shutil.move(path, tmp_path / "moved.db")
        with pytest.raises(LedgerError, match="found nothing in its place; put it back"):
            ledger.add_result("b", "document", {})
        path.write_bytes(b"")
        with pytest.raises(LedgerError, match="found another in its place"):
            ledger.add_result("b", "document", {})
        path.unlink()
        shutil.move(tmp_path / "moved.db", path)
        ledger.add_result("c", "document", {})
    assert care.verify(path).rows["results"] == 2


@pytest.mark.parametrize(
    "spoilt",
    [
        "INSERT INTO sources VALUES ('a', 'ok', '', '{}')",
        "INSERT INTO sources VALUES ('a', 'ok', '', '[]')",
        "INSERT INTO decisions VALUES ('a', 'brief of ukraine soon', 'begun', '', '', '')",
        "INSERT INTO about VALUES ('watch looked', 'yesterday')",
    ],
)
def test_a_spoilt_row_of_a_watch_is_one_line_and_a_fault(
    spoilt: str, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute(spoilt)
    db.close()
    assert code("watch", reports, "--once", "--ledger", path, "--out", tmp_path / "o") == 2
    assert "a malformed row" in capsys.readouterr().err.splitlines()[-1]
    (fault,) = care.verify(path).faults
    assert "a malformed row" in fault


def test_a_ledger_without_a_table_is_told_of_as_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE claims")
    db.close()
    assert code("status", "--ledger", path) == 2
    assert "no such table: claims; run `daybrief ledger verify` on it" in line(capsys)


def test_days_the_wrong_way_round_are_one_line(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["--from", "2025-03-02", "--to", str(date(2025, 3, 1))]
    assert code("backfill", reports, *days, "--ledger", tmp_path / "l.db") == 2
    assert "expected a day from 2025-03-02 on, found 2025-03-01; give the later day as --to" in line(capsys)
