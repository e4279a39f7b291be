"""Opens a ledger and adds to it. Every `add` is one transaction, so a killed process leaves whole rows or none."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from daybrief.claims import Claim
from daybrief.errors import LedgerError
from daybrief.ledger.schema import TABLES, VERSION
from daybrief.model.base import digest
from daybrief.model.outcome import Brief, Fact
from daybrief.model.text import Document, Raw


def _now() -> str:
    """When a row was written. Told to readers of the ledger; no stage ever sees it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """One SQLite file, append-only in meaning. Adding what is already there changes nothing."""

    def __init__(self, path: Path | str) -> None:
        self.path = str(path)
        try:
            self._db = sqlite3.connect(self.path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(TABLES)
            self._db.execute("INSERT OR IGNORE INTO about VALUES ('version', ?)", (str(VERSION),))
            found = int(self._db.execute("SELECT value FROM about WHERE key='version'").fetchone()[0])
        except sqlite3.Error as error:
            raise LedgerError(
                f"ledger {self.path}: expected an SQLite file that can be written, found: {error}; "
                "give another path with --ledger"
            ) from None
        if found > VERSION:
            raise LedgerError(
                f"ledger {self.path}: expected version {VERSION} or older, found {found}; update daybrief or give "
                "another path with --ledger"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def archive(self, raw: Raw, sha: str) -> None:
        """Keep the bytes of one input."""
        if self._db.execute("SELECT 1 FROM archive WHERE sha = ?", (sha,)).fetchone() is None:
            row = (sha, raw.media, len(raw.body), zlib.compress(raw.body, 6), _now())
            self._db.execute("INSERT OR IGNORE INTO archive VALUES (?, ?, ?, ?, ?)", row)

    def bytes_of(self, sha: str) -> bytes | None:
        """The archived bytes with this SHA-256, or None."""
        row = self._db.execute("SELECT body FROM archive WHERE sha = ?", (sha,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def result(self, key: str) -> Any | None:
        """What a stage made under this key, or None if it has not run."""
        row = self._db.execute("SELECT body FROM results WHERE key = ?", (key,)).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def add_result(
        self,
        key: str,
        stage: str,
        body: Any,
        *,
        documents: Iterable[Document] = (),
        claims: Iterable[tuple[str, Claim]] = (),
        facts: Iterable[tuple[date, Fact]] = (),
        brief: Brief | None = None,
    ) -> None:
        """Record one finished stage together with the records it made, all or nothing."""
        now = _now()
        packed = zlib.compress(json.dumps(body, ensure_ascii=False).encode(), 3)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(
                "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [_document_row(d, now) for d in documents],
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?)",
                [(c.id, doc, c.detail.kind, c.model_dump_json(), now) for doc, c in claims],
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?)",
                [(f.id, f.event, day.isoformat(), f.kind, f.model_dump_json(), now) for day, f in facts],
            )
            if brief is not None:
                row = (brief.id, brief.day.isoformat(), brief.theatre, brief.as_of, brief.model_dump_json(), now)
                self._db.execute("INSERT OR IGNORE INTO briefs VALUES (?, ?, ?, ?, ?, ?)", row)
            self._db.execute("INSERT OR IGNORE INTO results VALUES (?, ?, ?, ?)", (key, stage, packed, now))
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def decide(self, subject: str, verdict: str, why: str, by: str) -> None:
        """Record a decision about a record. The same decision by the same hand is recorded once."""
        row = (digest(subject, verdict, why, by), subject, verdict, why, by, _now())
        self._db.execute("INSERT OR IGNORE INTO decisions VALUES (?, ?, ?, ?, ?, ?)", row)

    def last_brief(self, theatre: str, day: date) -> Brief | None:
        """The brief of `day` that was recorded last, or None."""
        row = self._db.execute(
            "SELECT body FROM briefs WHERE theatre = ? AND day = ? ORDER BY recorded DESC, rowid DESC LIMIT 1",
            (theatre, day.isoformat()),
        ).fetchone()
        return Brief.model_validate_json(row[0]) if row else None

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        names = ("archive", "documents", "claims", "facts", "briefs", "decisions", "results")
        return {n: int(self._db.execute(f"SELECT count(*) FROM {n}").fetchone()[0]) for n in names}


def _document_row(doc: Document, now: str) -> tuple[str | None, ...]:
    published = doc.published.day.isoformat() if doc.published else None
    return (doc.id, doc.name, doc.raw, published, doc.source, doc.lang, doc.model_dump_json(), now)
