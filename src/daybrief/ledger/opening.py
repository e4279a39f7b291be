"""Opens the SQLite file of a ledger, or says in one line why it cannot be. A refused ledger is left as it was."""

import os
import re
import sqlite3
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from daybrief.errors import LedgerError
from daybrief.ledger.schema import TABLES, VERSION

_MAGIC = b"SQLite format 3\x00"
_WAIT_S = 30
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class Wanted:
    """What a file is wanted for: what a message calls it, what it expects, and what it advises if nothing better."""

    name: str
    expected: str
    otherwise: str


READ = Wanted("ledger", "an SQLite file that can be read", "give another path for the ledger")
WRITTEN = Wanted("ledger", "an SQLite file that can be written", "give another path for the ledger")
COPY = Wanted("backup", "a new file that can be written", "give another name for the copy")


def for_writing(path: str) -> sqlite3.Connection:
    """The file with all tables, made where there is none."""
    fresh = _is_fresh(path, WRITTEN)
    with told(path, WRITTEN):
        db = sqlite3.connect(os.path.abspath(path), isolation_level=None, timeout=_WAIT_S)
        with _closed_if_refused(db):
            if not fresh:
                _refuse_other_versions(path, version_of(db, path))
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=NORMAL")
            db.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
            db.execute("INSERT OR IGNORE INTO about VALUES ('version', ?)", (str(VERSION),))
        return db


def for_reading(path: str) -> sqlite3.Connection:
    """The file as it stands, beside a writer or on a disk that cannot be written. Raises LedgerError without one."""
    if _is_fresh(path, READ):
        raise LedgerError(f"ledger {path}: expected a ledger, found nothing there; give its path")
    with told(path, READ):
        db = _first_that_answers(path)
        with _closed_if_refused(db):
            _refuse_other_versions(path, version_of(db, path))
            if not _tables(db):
                raise LedgerError(
                    f"ledger {path}: expected a ledger, found one that was begun and holds nothing yet; give the "
                    "command that fills it again"
                )
        return db


@contextmanager
def _closed_if_refused(db: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise


def _first_that_answers(path: str) -> sqlite3.Connection:
    """Plainly read-only; where the disk cannot hold the files that takes, as a file that nobody changes."""
    address = f"file:{quote(os.fsencode(Path(path).absolute()))}"
    try:
        db = sqlite3.connect(f"{address}?mode=ro", uri=True, isolation_level=None, timeout=_WAIT_S)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        db = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return db


def refuse_irregular(path: str, wanted: Wanted) -> None:
    """Raises LedgerError for a folder, a device or a pipe, which are neither waited for nor moved away."""
    try:
        sort = Path(path).stat().st_mode
    except OSError:  # nothing there yet, or what `told` tells of
        return
    if not stat.S_ISREG(sort):
        raise _refusal(path, wanted, "a folder" if stat.S_ISDIR(sort) else "a device or a pipe")


def identity(path: str) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_another(path: str, opened: tuple[int, int] | None) -> None:
    """Raises LedgerError where the file that was opened stands there no more: what is added to it would be lost."""
    if (found := identity(path)) != opened:
        there = "another" if found else "nothing"
        raise LedgerError(
            f"ledger {path}: expected the file that was opened, found {there} in its place; put it back, or give the "
            "same command again to begin a new one"
        )


def _is_fresh(path: str, wanted: Wanted) -> bool:
    """Whether nothing is there yet. Raises LedgerError for a file of another sort."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        return True
    except OSError as error:
        raise _refusal(path, wanted, error.strerror or str(error)) from None
    if head and head != _MAGIC:
        raise _refusal(path, wanted, "a file that is no database")
    return not head


def version_of(db: sqlite3.Connection, path: str) -> int:
    """The version a ledger states; 0 where it is a database of something else. Raises LedgerError for no number."""
    try:
        row = db.execute("SELECT value FROM about WHERE key = 'version'").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        return 0 if _tables(db) else VERSION  # made and cut off before its first table
    stated = str(row[0]) if row else str(VERSION)
    if not _NUMBER.fullmatch(stated):
        raise LedgerError(
            f"ledger {path}: expected a version of digits alone, found {stated[:40]!r}; put a backup in its place with "
            "`daybrief ledger restore`"
        )
    return int(stated)


def _tables(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def refuse_strangers(path: str, found: int) -> None:
    """Raises LedgerError for a ledger of a newer daybrief, and for a database of something else."""
    if found > VERSION:
        raise LedgerError(
            f"ledger {path}: expected version {VERSION} or older, found {found}; update daybrief or give another path "
            "for the ledger"
        )
    if found == 0:
        raise LedgerError(
            f"ledger {path}: expected a ledger, found a database that daybrief did not make; give another path for "
            "the ledger"
        )


def _refuse_other_versions(path: str, found: int) -> None:
    refuse_strangers(path, found)
    if found < VERSION:
        raise LedgerError(
            f"ledger {path}: expected version {VERSION}, found {found}; run `daybrief ledger migrate {path}`, which "
            "keeps a copy of it"
        )


@contextmanager
def told(path: str, wanted: Wanted) -> Iterator[None]:
    """Turns what SQLite and the system raise into the one line that a user can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise _refusal(path, wanted, str(error)) from None
    except OSError as error:
        raise _refusal(path, wanted, error.strerror or str(error)) from None
    except UnicodeDecodeError:  # SQLite quotes a damaged schema in its message
        raise _refusal(path, wanted, "a malformed text, which is no UTF-8") from None
    except ValidationError as error:
        found = f"a malformed row ({error.error_count()} faults in a {error.title})"
        raise _refusal(path, wanted, found) from None
    except (zlib.error, ValueError, TypeError) as error:  # damage makes a NULL of what is none
        raise _refusal(path, wanted, f"a malformed row ({error})") from None


_ADVICE = (
    ("full", "free some space and give the same command again: what was finished is kept"),
    ("no space", "free some space and give the same command again: what was finished is kept"),
    ("malformed", "run `daybrief ledger verify` on it, and `daybrief ledger restore` from a backup"),
    ("corrupt", "run `daybrief ledger verify` on it, and `daybrief ledger restore` from a backup"),
    ("no such table", "run `daybrief ledger verify` on it, and `daybrief ledger restore` from a backup"),
    ("no such column", "run `daybrief ledger verify` on it, and `daybrief ledger restore` from a backup"),
    ("disk i/o", "check the disk, run `daybrief ledger verify` on it, and give the same command again"),
    ("locked", "wait until the other program lets go of it, or give another path for the ledger"),
)


def _refusal(path: str, wanted: Wanted, found: str) -> LedgerError:
    plain = " ".join(found.split())
    advice = next((then for word, then in _ADVICE if word in plain.lower()), wanted.otherwise)
    return LedgerError(f"{wanted.name} {path}: expected {wanted.expected}, found: {plain}; {advice}", plain)
