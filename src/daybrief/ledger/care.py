"""Looks after a ledger: verify, backup, restore, compact, migrate. Each ends with a whole ledger or the old one."""

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from daybrief.errors import LedgerError
from daybrief.ledger import opening
from daybrief.ledger.lock import Lock
from daybrief.ledger.looks import looked
from daybrief.ledger.schema import EVIDENCE, MIGRATIONS, TABLES, VERSION
from daybrief.ledger.sources import left_open, watched
from daybrief.ledger.store import Ledger, unpacked

_MOST_FAULTS = 20


@dataclass(frozen=True)
class Health:
    """What a ledger holds, whether it holds together, and a hash of its evidence that no clock enters."""

    rows: dict[str, int]
    faults: tuple[str, ...]  # at most 20, each one clause
    fingerprint: str  # 40 hex digits; the same for two ledgers of one history

    @property
    def found(self) -> str:
        """How many faults there are and the first of them, in one clause."""
        if len(self.faults) == 1:
            return f"one fault: {self.faults[0]}"
        many = f"{len(self.faults)} faults{' or more' if len(self.faults) == _MOST_FAULTS else ''}"
        return f"{many}, the first: {self.faults[0]}" if self.faults else "no fault"


def verify(path: Path | str) -> Health:
    """Read every row: the file's pages, archived bytes against their hash, claims against the words they quote."""
    with Ledger(path, write=False) as ledger:
        faults: list[str] = []
        try:
            for fault in _faults(ledger):
                faults.append(" ".join(fault.split()))
                if len(faults) == _MOST_FAULTS:
                    break
            return Health(ledger.counts(), tuple(faults), fingerprint(ledger))
        except LedgerError as error:
            return Health({}, (*faults, f"the file: {error.found or error}")[:_MOST_FAULTS], "")


def _faults(ledger: Ledger) -> Iterator[str]:
    for (said,) in ledger.rows("PRAGMA integrity_check(20)"):
        lines = said.splitlines()  # SQLite tells what is wrong with its pages in one text of many lines, with a title
        yield from (f"the file: {line}" for line in lines if line != "ok" and not line.startswith("*** in database"))
    for (sha,) in ledger.rows("SELECT sha FROM archive"):
        try:
            body = ledger.bytes_of(sha)
        except LedgerError as error:
            yield f"archive {_short(sha)}: {error.found or error}"
            continue
        if hashlib.sha256(body or b"").hexdigest() != sha:
            yield f"archive {_short(sha)}: its bytes are others than those that were read"
    for what, read in (("watched sources", watched), ("days left open", left_open), ("the last look", looked)):
        try:
            read(ledger)
        except LedgerError as error:
            yield f"{what}: {error.found or error}"
    for (document,) in ledger.rows("SELECT DISTINCT document FROM claims ORDER BY document"):
        yield from _misquoted(ledger, document)


def _misquoted(ledger: Ledger, document: str) -> Iterator[str]:
    """Claims whose words do not stand in their document."""
    found = ledger.rows("SELECT body FROM documents WHERE id = ?", (document,))
    if not found:
        yield f"claims of document {_short(document)}: the document is missing"
        return
    text = _field(found[0][0], "text")
    if text is None:
        yield f"document {_short(document)}: its record cannot be read"
        return
    for claim, body in ledger.rows("SELECT id, body FROM claims WHERE document = ?", (document,)):
        try:
            astray = any(
                s["doc"] == document and text[s["start"] : s["end"]] != s["quote"] for s in _field(body, "spans")
            )
        except (KeyError, TypeError):
            yield f"claim {_short(claim)}: its record cannot be read"
            continue
        if astray:
            yield f"claim {_short(claim)}: its words do not stand in its document"


def _short(key: object) -> str:
    """The beginning of a row's key, which in a damaged row may be no text."""
    return str(key)[:12]


def _field(body: str, name: str) -> Any:
    """A field of a row's record; None where the row is damaged."""
    try:
        found: Any = json.loads(body)
    except (ValueError, TypeError):
        return None
    return found.get(name) if isinstance(found, dict) else None


def fingerprint(ledger: Ledger) -> str:
    """40 hex digits over all evidence in order of key, without the times at which it was written or fetched."""
    seen = hashlib.sha256()
    for table, key in EVIDENCE.items():
        columns = [row[1] for row in ledger.rows(f"PRAGMA table_info({table})") if row[1] != "recorded"]
        for row in ledger.stream(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key}"):
            told = tuple(_timeless(column, value) for column, value in zip(columns, row, strict=True))
            seen.update(repr((table, *told)).encode())
    return seen.hexdigest()[:40]


def _timeless(column: str, value: Any) -> Any:
    """A column without the moment at which a page was fetched, which is the network's and not the history's."""
    if column != "body" or not isinstance(value, str | bytes):
        return value
    try:
        plain: Any = unpacked(value) if isinstance(value, bytes) else json.loads(value)
    except (zlib.error, ValueError):
        return value  # archived bytes, or a damaged row
    return json.dumps(_without_retrieved(plain), ensure_ascii=False)


def _without_retrieved(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_retrieved(v) for k, v in value.items() if k != "retrieved"}
    return [_without_retrieved(v) for v in value] if isinstance(value, list) else value


def backup(path: Path | str, to: Path) -> tuple[Path, Health]:
    """A copy, taken beside a writer if need be, and how it does; where it stands. It stands under its name only once it
    is complete and verified: what was copied from a damaged ledger is kept under another."""
    if os.path.lexists(to):
        raise LedgerError(f"backup {to}: expected a new file, found one there; give another name")
    part = to.with_name(f"{to.name}.part")
    with Ledger(path, write=False) as ledger, opening.told(str(to), opening.COPY):
        _copy(ledger, part)
        health = verify(part)
        stands = _free(to.with_name(f"{to.name}.damaged")) if health.faults else to
        part.replace(stands)
    return stands, health


def _copy(ledger: Ledger, part: Path) -> None:
    part.unlink(missing_ok=True)
    part.touch()  # says why it cannot be, which SQLite does not
    copy = sqlite3.connect(part.absolute(), isolation_level=None)
    try:
        ledger.copy_into(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    _to_disk(part)


def _free(name: Path) -> Path:
    """This name, or one like it that nothing has."""
    names = (name, *(name.with_name(f"{name.name}-{number}") for number in range(2, 10_000)))
    return next(path for path in names if not path.exists())


def restore(path: Path | str, source: Path) -> Path | None:
    """Put a backup in the ledger's place; where the one that stood there was moved to, or None if there was none."""
    if faulty := _faulty(source):
        raise LedgerError(f"backup {source}: expected a whole ledger, found {faulty}; take another backup")
    target = Path(os.path.realpath(path))  # a link to it stays one
    opening.refuse_irregular(str(target), opening.WRITTEN)
    with opening.told(str(path), opening.WRITTEN):
        lock = Lock(str(path))
        try:
            part = target.with_name(f"{target.name}.part")
            with Ledger(source, write=False) as ledger:
                _copy(ledger, part)
            return _swap(part, target)
        finally:
            lock.free()


def _faulty(source: Path) -> str:
    """What is wrong with a backup, in one clause; '' for nothing. Raises LedgerError where that is no damage."""
    try:
        health = verify(source)
    except LedgerError as error:
        if not error.found:
            raise
        return error.found
    return health.found if health.faults else ""


def _swap(part: Path, target: Path) -> Path | None:
    """The old file with its unfinished pages goes aside whole, and the new one takes its place."""
    aside = None
    if target.exists():  # two of one second get two names
        aside = _free(target.with_name(f"{target.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S}"))
        for end in ("-wal", "-shm"):
            old = target.with_name(f"{target.name}{end}")
            if old.exists():
                old.replace(aside.with_name(f"{aside.name}{end}"))
        target.replace(aside)
    part.replace(target)
    return aside


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def compact(path: Path | str) -> tuple[int, int, Health]:
    """Give the disk back what the file no longer uses; its bytes before and after, and how it does. The evidence stays
    the same. A damaged one stays as it is: writing it anew would hide what is damaged, and may lose more."""
    health = verify(path)
    if health.faults:
        return _size(path), _size(path), health
    with Ledger(path) as ledger:
        before = _size(path)
        ledger.rows("VACUUM")
        ledger.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return before, _size(path), health


def _size(path: Path | str) -> int:
    return sum(p.stat().st_size for end in ("", "-wal") if (p := Path(f"{path}{end}")).exists())


def migrate(path: Path | str) -> tuple[int, Path | None, Health]:
    """Bring an older ledger to this version; the version it had, where the copy of it as it was is kept, and how it
    does now."""
    if not os.path.exists(path):
        raise LedgerError(f"ledger {path}: expected a ledger, found nothing there; give its path")
    opening.refuse_irregular(str(path), opening.WRITTEN)
    with opening.told(str(path), opening.WRITTEN):
        lock = Lock(str(path))
        try:
            db = sqlite3.connect(os.path.abspath(path), isolation_level=None)
            try:
                found, kept = _migrate(db, Path(path))
            finally:
                db.close()
            return found, kept, verify(path)
        finally:
            lock.free()


def _migrate(db: sqlite3.Connection, path: Path) -> tuple[int, Path | None]:
    found = opening.version_of(db, str(path))
    opening.refuse_strangers(str(path), found)
    if found == VERSION:
        return found, None
    kept = path.with_name(f"{path.name}.version-{found}")
    part = kept.with_name(f"{kept.name}.part")
    part.unlink(missing_ok=True)
    copy = sqlite3.connect(part)
    db.backup(copy)
    copy.close()
    _to_disk(part)
    part.replace(kept)
    steps = "".join(f"{MIGRATIONS[version]}\n" for version in range(found, VERSION))
    stated = f"UPDATE about SET value = '{VERSION}' WHERE key = 'version';"
    db.executescript(f"BEGIN IMMEDIATE;\n{steps}{TABLES}{stated} COMMIT;")
    return found, kept
