"""What happens to a ledger when the world is unkind: it ends in one clear line, and the ledger is whole."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import LedgerError
from daybrief.ledger import care, lock, opening, past
from daybrief.ledger.lock import holder
from daybrief.ledger.store import Ledger
from daybrief.model.text import Dating, Document, Raw

BODY = b"Two bridges were closed."


def filled(path: Path, rows: int = 3) -> Path:
    import hashlib

    with Ledger(path) as ledger:
        ledger.archive(Raw(name="a", media="md", body=BODY), hashlib.sha256(BODY).hexdigest())
        for n in range(rows):
            doc = Document(
                name=f"d{n}",
                source="S",
                published=Dating(day=date(2025, 2, 27), basis="given"),
                lang="en",
                text=f"{n} bridges were closed.",
            )
            ledger.add_result(f"k{n}", "document", {"n": n}, documents=[doc])
    return path


def one_line(error: LedgerError) -> str:
    said = str(error)
    assert "\n" not in said
    assert "expected" in said and "found" in said and ";" in said
    return said


def test_a_second_writer_is_refused_by_the_name_of_the_first(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    script = f"from daybrief.ledger.store import Ledger; Ledger({str(path)!r})"
    with Ledger(path):
        assert holder(path) == os.getpid()
        other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert f"found daybrief process {os.getpid()} writing to it" in other.stderr.splitlines()[-1]
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    assert holder(path) is None


def test_a_reader_stands_beside_a_writer_and_adds_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with Ledger(path) as writer, Ledger(path, write=False) as reader:
        writer.add_result("new", "document", {"n": 9})
        assert reader.result("new") == {"n": 9}
        with pytest.raises(LedgerError, match="readonly"):
            reader.add_result("own", "document", {})


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    script = (
        "import os, signal\nfrom daybrief.ledger.store import Ledger\n"
        f"ledger = Ledger({str(path)!r})\n"
        "if os.fork() == 0:\n    os.execvp('sleep', ['sleep', '3'])\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    with Ledger(path) as ledger:
        assert ledger.counts()["documents"] == 3


ORPHAN = """
import os, signal, sys, time
from daybrief.ledger import lock
from daybrief.ledger.store import Ledger
ledger = Ledger(sys.argv[1])
lock._held.clear()
if os.fork() == 0:
    time.sleep(float(sys.argv[2]))
    os._exit(0)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_that_has_had_no_turn_to_let_go_of_its_dead_parents_lock_is_waited_for(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    assert subprocess.run([sys.executable, "-c", ORPHAN, str(path), "1"], check=False).returncode == -9
    with Ledger(path) as ledger:
        assert ledger.counts()["documents"] == 3


def test_who_never_lets_go_of_a_dead_writers_lock_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "l.db")
    monkeypatch.setattr(lock, "_ORPHANS_S", 0.1)
    orphan = subprocess.Popen([sys.executable, "-c", ORPHAN, str(path), "600"], start_new_session=True)
    try:
        assert orphan.wait() == -9
        with pytest.raises(LedgerError, match="only writer"):
            Ledger(path)
    finally:
        os.killpg(orphan.pid, signal.SIGKILL)


def test_two_restores_of_one_second_put_both_old_ledgers_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Still":
            return cls(2025, 3, 2, 10, tzinfo=tz)

    monkeypatch.setattr(care, "datetime", Still)
    path = filled(tmp_path / "l.db")
    care.backup(path, tmp_path / "b.db")
    first, second = (care.restore(path, tmp_path / "b.db") for _ in range(2))
    assert first is not None and second is not None and first != second
    assert first.exists() and second.exists()


def test_a_full_disk_ends_in_one_line_and_keeps_what_was_whole(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with Ledger(path) as ledger:
        pages = ledger.rows("PRAGMA page_count")[0][0]
        ledger.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match="free some space") as told:
            for n in range(200):
                ledger.add_result(f"big{n}", "document", {"n": os.urandom(2000).hex()})
        one_line(told.value)
    health = care.verify(path)
    assert not health.faults and health.rows["documents"] == 3


def test_a_read_only_disk_ends_in_one_line_and_can_still_be_read() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = filled(folder / "l.db")
        for end in (".lock", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        path.chmod(0o444)
        folder.chmod(0o555)
        script = (
            "import os\nfrom daybrief.ledger.store import Ledger\nfrom daybrief.errors import LedgerError\n"
            "if os.geteuid() == 0: os.setuid(65534)\n"
            f"with Ledger({str(path)!r}, write=False) as ledger: print(ledger.counts()['documents'])\n"
            f"try: Ledger({str(path)!r})\nexcept LedgerError as error: print(error)"
        )
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        read, refused = ran.stdout.splitlines()
        assert read == "3"
        assert "Permission denied" in refused and "give another path with --ledger" in refused
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_damaged_ledger_is_told_of_and_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "l.db", rows=60)
    body = bytearray(path.read_bytes())
    body[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    path.write_bytes(bytes(body))
    assert main(["ledger", "verify", str(path)]) == 1
    assert "fault: " in capsys.readouterr().out
    assert path.read_bytes() == bytes(body)


def test_a_row_whose_bytes_rotted_is_found(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE archive SET body = x'789c4bcc4f040002460141'")
        db.execute("UPDATE results SET body = x'00' WHERE key = 'k1'")
    assert any(fault.startswith("archive") for fault in care.verify(path).faults)
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="daybrief ledger verify"):
        ledger.result("k1")


def test_a_record_that_rotted_is_one_line_for_who_reads_it_and_a_fault_for_who_verifies(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with Ledger(path, write=False) as ledger:
        ids = [id for (id,) in ledger.rows("SELECT id FROM documents ORDER BY id")]
    for body in ("{\x01", '{"name": 7}'):
        with sqlite3.connect(path) as db:
            db.execute("UPDATE documents SET body = ? WHERE id = ?", (body, ids[0]))
            db.execute("INSERT OR IGNORE INTO claims VALUES ('c', ?, 'strike', '[]', '')", (ids[0],))
        db.close()
        with (
            Ledger(path) as ledger,
            pytest.raises(LedgerError, match="a malformed row") as told,
        ):
            past.documents(ledger, ids)
        one_line(told.value)
        assert any("its record cannot be read" in fault for fault in care.verify(path).faults)


def test_a_ledger_cut_off_before_its_first_table_is_told_of_and_filled_later(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=WAL")
    db.close()
    with pytest.raises(LedgerError, match="holds nothing yet") as told:
        care.verify(path)
    one_line(told.value)
    assert not care.verify(filled(path)).faults


def test_a_ledger_of_a_newer_daybrief_is_left_byte_for_byte(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE about SET value = '99' WHERE key = 'version'")
        db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(LedgerError, match="found 99; update daybrief") as told:
            Ledger(path, write=write)
        one_line(told.value)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="a database that daybrief did not make") as told:
        Ledger(path)
    one_line(told.value)
    assert path.read_bytes() == before


def test_an_older_ledger_is_migrated_on_request_and_its_old_form_kept(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.executescript(
            "DROP TABLE versions; DROP TABLE sources; DROP TABLE stages;"
            "UPDATE about SET value = '1' WHERE key = 'version'"
        )
    db.close()
    with pytest.raises(LedgerError, match="daybrief ledger migrate"):
        Ledger(path)
    found, kept = care.migrate(path)
    assert found == 1 and kept is not None and kept.exists()
    assert care.verify(path).rows["documents"] == 3
    assert care.migrate(path)[1] is None
    with opening.told("x"), sqlite3.connect(kept) as old:
        assert opening.version_of(old) == 1


def test_a_backup_beside_a_writer_is_whole_and_can_be_put_back(tmp_path: Path) -> None:
    path, copy = filled(tmp_path / "l.db"), tmp_path / "copy.db"
    with Ledger(path) as writer:
        care.backup(path, copy)
        writer.add_result("later", "document", {})
    assert care.verify(copy).rows["results"] == 3
    with pytest.raises(LedgerError, match="expected a new file"):
        care.backup(path, copy)
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    aside = care.restore(path, copy)
    assert aside is not None and aside.exists()
    assert care.verify(path).fingerprint == care.verify(copy).fingerprint


def test_a_broken_backup_replaces_nothing(tmp_path: Path) -> None:
    path, copy = filled(tmp_path / "l.db"), filled(tmp_path / "copy.db", rows=60)
    body = bytearray(copy.read_bytes())
    body[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    copy.write_bytes(bytes(body))
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="take another backup"):
        care.restore(path, copy)
    assert path.read_bytes() == before


def test_compacting_makes_a_file_smaller_and_changes_no_evidence(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db", rows=300)
    with Ledger(path) as ledger:
        ledger.rows("CREATE TABLE scrap AS SELECT * FROM documents, (SELECT 1 FROM documents LIMIT 20)")
        ledger.rows("DROP TABLE scrap")
    before = care.verify(path).fingerprint
    was, is_now = care.compact(path)
    assert is_now < was
    assert care.verify(path).fingerprint == before


def test_the_fingerprint_follows_what_was_said_and_not_when(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = care.verify(filled(tmp_path / "a.db")).fingerprint
    monkeypatch.setattr("daybrief.ledger.store._now", lambda: "1990-01-01T00:00:00+00:00")
    assert care.verify(filled(tmp_path / "b.db")).fingerprint == first
    assert care.verify(filled(tmp_path / "c.db", rows=4)).fingerprint != first


def test_what_is_added_in_a_batch_that_fails_is_not_there(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        with pytest.raises(ValueError, match="cut"), ledger.batch():
            ledger.add_result("a", "document", {})
            ledger.decide("a", "set aside", "off topic", "daybrief")
            raise ValueError("cut")
        assert not any(ledger.counts().values())


@pytest.mark.parametrize("what", ["verify", "compact", "migrate"])
def test_a_missing_ledger_is_one_line_and_is_not_made(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", what, str(tmp_path / "none.db")]) == 2
    assert "found nothing there" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
