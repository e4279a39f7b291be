"""What happens to a ledger when the world is unkind: it ends in one clear line, and the ledger is whole."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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


def damaged(path: Path) -> Path:
    """A ledger in whose middle the bytes of ten pages are lost, from within one on: SQLite finds many faults there."""
    body = bytearray(filled(path, rows=600).read_bytes())
    middle = len(body) // 8192 * 4096 + 100
    body[middle : middle + 40_960] = bytes(40_960)
    path.write_bytes(bytes(body))
    return path


def alone(said: str) -> str:
    """The one line that was said."""
    (line,) = said.splitlines()
    return line


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


@pytest.mark.parametrize("spelling", ["sym.db", "folder/../l.db", "linked/l.db", "./l.db"])
def test_one_ledger_has_one_writer_however_its_path_is_spelt(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = filled(tmp_path / "l.db")
    (tmp_path / "sym.db").symlink_to("l.db")
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked").symlink_to(".")
    with Ledger(spelling):
        assert holder(path) == holder(spelling) == os.getpid()
        for other in (path, "sym.db"):
            with pytest.raises(LedgerError, match="only writer"):
                Ledger(other)
    assert [found.name for found in tmp_path.glob("*.lock")] == ["l.db.lock"]


def test_a_restore_through_a_link_replaces_the_ledger_and_not_the_link(tmp_path: Path) -> None:
    path, link = damaged(tmp_path / "l.db"), tmp_path / "sym.db"
    link.symlink_to("l.db")
    before = path.read_bytes()
    aside = care.restore(link, filled(tmp_path / "b.db"))
    assert link.is_symlink() and not care.verify(path).faults
    assert aside is not None and not aside.is_symlink() and aside.read_bytes() == before


@contextmanager
def asked(path: Path) -> Iterator[None]:
    """Somebody in another process asks all the time who writes, sharing the lock for most of it."""
    script = (
        "import fcntl, sys, time\nfile = open(sys.argv[1])\n"
        "while True:\n    fcntl.flock(file, fcntl.LOCK_SH)\n    print(flush=True)\n    time.sleep(0.2)\n"
        "    fcntl.flock(file, fcntl.LOCK_UN)\n    time.sleep(0.05)\n"
    )
    asks = subprocess.Popen([sys.executable, "-c", script, f"{path}.lock"], stdout=subprocess.PIPE)
    try:
        assert asks.stdout is not None and asks.stdout.readline()
        yield
    finally:
        asks.kill()
        asks.communicate()


def test_who_asks_for_the_writer_refuses_none(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with asked(path), Ledger(path):
        assert holder(path) == os.getpid()


def test_who_asks_for_the_writer_leaves_no_trace(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    note = tmp_path / "l.db.lock"
    note.write_text("77\n")
    assert holder(path) is None and note.read_text() == "77\n"
    note.unlink()
    assert holder(path) is None and not note.exists()


def test_a_writer_that_has_not_said_who_it_is_is_still_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "l.db")
    with Ledger(path):
        (tmp_path / "l.db.lock").write_text("")
        assert holder(path) == 0
        assert main(["status", "--ledger", str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"{path}: process unknown writes to it")


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
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.1)
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
        assert "Permission denied" in refused and "give another path for the ledger" in refused
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_damaged_ledger_is_told_of_and_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = damaged(tmp_path / "l.db")
    body = path.read_bytes()
    assert main(["ledger", "verify", str(path)]) == 1
    said = capsys.readouterr()
    listed = [line for line in said.out.splitlines() if line.startswith("fault: the file: ")]
    assert 1 < len(listed) <= 20 and len(listed) == said.out.count("\n")
    assert f"daybrief: ledger {path}: expected it to hold together, found {len(listed)} faults" in alone(said.err)
    assert path.read_bytes() == body


@pytest.mark.parametrize("command", ["backup", "compact", "migrate", "restore"])
def test_no_command_takes_a_damaged_ledger_for_a_whole_one(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy, whole = damaged(tmp_path / "l.db"), tmp_path / "b.db", filled(tmp_path / "w.db")
    before = path.read_bytes(), whole.read_bytes()
    arguments = {"backup": [path, copy], "compact": [path], "migrate": [path], "restore": [whole, path]}[command]
    assert main(["ledger", command, *map(str, arguments)]) == (2 if command == "restore" else 1)
    said = capsys.readouterr()
    assert re.search(r"found \d+ faults( or more)?, the first: the file: .*; .* backup", alone(said.err))
    assert (path.read_bytes(), whole.read_bytes()) == before
    assert not copy.exists()
    if command == "backup":
        assert said.out == f"{copy}.damaged\n" and care.verify(f"{copy}.damaged").faults


def test_of_two_copies_of_a_damaged_ledger_the_second_does_not_replace_the_first(tmp_path: Path) -> None:
    path = damaged(tmp_path / "l.db")
    first, second = (care.backup(path, tmp_path / "b.db")[0] for _ in range(2))
    assert first.name == "b.db.damaged" and second.name == "b.db.damaged-2" and first.exists()


def test_rows_that_damage_has_emptied_are_faults_and_no_traceback(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
    db.close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE archive SET body = NULL")
        db.execute("INSERT INTO claims VALUES ('c', NULL, 'strike', '[]', '')")
        ids = [id for (id,) in db.execute("SELECT id FROM documents")]
        db.execute("INSERT INTO claims VALUES ('d', ?, 'strike', '{\"spans\": [{\"dpc\": 1}]}', '')", (ids[0],))
        db.execute("INSERT INTO claims VALUES ('e', ?, 'strike', NULL, '')", (ids[0],))
        db.execute("INSERT INTO claims VALUES ('f', ?, 'strike', '{}', '')", (ids[1],))
        db.execute("UPDATE documents SET body = NULL WHERE id = ?", (ids[1],))
    db.close()
    faults = care.verify(path).faults
    for fault in (
        "claims of document None",
        "claim d: its record",
        "claim e: its record",
        f"document {ids[1][:12]}: its",
    ):
        assert any(one.startswith(fault) for one in faults)
    assert any("a malformed row" in fault for fault in faults if fault.startswith("archive"))


def test_a_damaged_schema_that_sqlite_quotes_is_one_line(tmp_path: Path) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    body = path.read_bytes().replace(b"tableclaimsclaims", b"tablecl\x9bimscl\x9bims")
    path.write_bytes(body.replace(b"CREATE TABLE claims", b"CR\x9bATE TABLE claims"))
    for write in (True, False):
        with pytest.raises(LedgerError, match="daybrief ledger verify") as told:
            Ledger(path, write=write)
        one_line(told.value)


@pytest.mark.parametrize("stated", ["abc", "-1", "", "2.0"])
def test_a_version_that_is_no_number_is_one_line_of_every_command(
    stated: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path / "l.db")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE about SET value = ? WHERE key = 'version'", (stated,))
    db.close()
    for command in (
        ["status", "--ledger", str(path)],
        ["ledger", "verify", str(path)],
        ["ledger", "migrate", str(path)],
    ):
        assert main(command) == 2
        assert f"expected a version of digits alone, found {stated!r}; put a backup" in alone(capsys.readouterr().err)
    with pytest.raises(LedgerError, match="digits alone"):
        Ledger(path)


def test_a_copy_that_cannot_be_written_is_told_of_as_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, to = filled(tmp_path / "l.db"), tmp_path / "none" / "b.db"
    assert main(["ledger", "backup", str(path), str(to)]) == 2
    assert alone(capsys.readouterr().err) == (
        f"daybrief: backup {to}: expected a new file that can be written, found: No such file or directory; give "
        "another name for the copy"
    )


def test_who_only_reads_is_not_told_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "l.db"
    text.write_text("no ledger")
    assert main(["status", "--ledger", str(text)]) == 2
    assert alone(capsys.readouterr().err) == (
        f"daybrief: ledger {text}: expected an SQLite file that can be read, found: a file that is no database; give "
        "another path for the ledger"
    )
    assert main(["ledger", "restore", str(tmp_path / "new.db"), str(text)]) == 2
    assert "expected a whole ledger, found a file that is no database; take another" in alone(capsys.readouterr().err)


def test_a_database_of_something_else_is_not_migrated_by_an_update(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    with pytest.raises(LedgerError, match="that daybrief did not make; give another path"):
        care.migrate(path)


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
    found, kept, health = care.migrate(path)
    assert found == 1 and kept is not None and kept.exists() and not health.faults
    assert care.verify(path).rows["documents"] == 3
    assert care.migrate(path)[1] is None
    with sqlite3.connect(kept) as old:
        assert opening.version_of(old, str(kept)) == 1


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
    path, copy = filled(tmp_path / "l.db"), damaged(tmp_path / "copy.db")
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
    was, is_now, health = care.compact(path)
    assert is_now < was and not health.faults
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
