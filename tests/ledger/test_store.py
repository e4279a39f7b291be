import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from daybrief.errors import LedgerError
from daybrief.ledger.store import Ledger
from daybrief.model.text import Dating, Document, Raw

DOC = Document(
    name="a", source="S", published=Dating(day=date(2025, 2, 27), basis="given"), lang="en", text="Six people died."
)


def test_adding_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        seen = []
        for _ in range(2):
            ledger.archive(Raw(name="a", media="md", body=b"Six people died."), "ab")
            ledger.add_result("k", "document", {"n": 1}, documents=[DOC])
            ledger.decide("a", "set aside", "off topic", "daybrief")
            seen.append(ledger.counts())
        assert seen[0] == seen[1]
        assert seen[0]["documents"] == seen[0]["archive"] == seen[0]["decisions"] == 1


def test_archived_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    body = bytes(range(256)) * 4
    with Ledger(tmp_path / "l.db") as ledger:
        ledger.archive(Raw(name="a", media="html", body=body), "ab")
        assert ledger.bytes_of("ab") == body
        assert ledger.bytes_of("cd") is None


def test_a_failing_transaction_leaves_no_row(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        before = ledger.counts()
        with pytest.raises(AttributeError):
            ledger.add_result("k", "document", {}, documents=[DOC, object()])  # type: ignore[list-item]
        assert ledger.counts() == before
        assert ledger.result("k") is None


def test_a_process_killed_in_the_middle_loses_nothing_that_was_added(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    script = (
        "import os, signal\n"
        "from daybrief.ledger.store import Ledger\n"
        f"ledger = Ledger({str(path)!r})\n"
        "for n in range(5): ledger.add_result(f'k{n}', 's', n)\n"
        "ledger._db.execute('BEGIN IMMEDIATE')\n"
        "ledger._db.execute(\"INSERT INTO about VALUES ('half', 'done')\")\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    with Ledger(path) as ledger:
        assert [ledger.result(f"k{n}") for n in range(5)] == list(range(5))
        assert ledger._db.execute("SELECT count(*) FROM about WHERE key = 'half'").fetchone()[0] == 0


def test_a_file_that_is_no_ledger_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and long enough to be told from an empty one " * 20)
    with pytest.raises(LedgerError, match="expected an SQLite file") as told:
        Ledger(path)
    assert "\n" not in str(told.value)


def test_a_ledger_of_a_newer_daybrief_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger(path) as ledger:
        ledger._db.execute("UPDATE about SET value = '99' WHERE key = 'version'")
    with pytest.raises(LedgerError, match="update daybrief"):
        Ledger(path)
