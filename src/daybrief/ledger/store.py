"""Opens a ledger and adds to it. Every `add` is one transaction, so a killed process leaves whole rows or none."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from daybrief.claims import Claim
from daybrief.ledger import opening
from daybrief.ledger.lock import Lock
from daybrief.ledger.schema import EVIDENCE
from daybrief.model.base import digest
from daybrief.model.outcome import Brief
from daybrief.model.text import Document, Raw

T = TypeVar("T")
ClaimRow = tuple[str, str, str, str]
"""A claim as the ledger keeps it: its id, its document's id, its kind, and itself as JSON."""

FactRow = tuple[str, str, str, str, str]
"""A fact as the ledger keeps it: its id, its event, its day, its kind, and itself as JSON."""


def _now() -> str:
    """When a row was written. Told to readers of the ledger; no stage ever sees it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """One SQLite file, append-only in meaning. Adding what is already there changes nothing.

    Its one writer holds a lock from opening to closing; `write=False` reads beside a writer and adds nothing.
    """

    def __init__(self, path: Path | str, *, write: bool = True) -> None:
        self.path = str(path)
        self._inside = False
        self._lock: Lock | None = None
        self._file: tuple[int, int] | None = None
        self._wanted = opening.WRITTEN if write else opening.READ
        opening.refuse_irregular(self.path, self._wanted)
        if not write:
            self._db = opening.for_reading(self.path)
            self._file = opening.identity(self.path)
            return
        with self._told():
            self._lock = Lock(self.path)
        try:
            self._db = opening.for_writing(self.path)
            self._file = opening.identity(self.path)
        except BaseException:
            self._lock.free()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        if self._lock is not None:
            self._lock.free()

    def _told(self) -> AbstractContextManager[None]:
        return opening.told(self.path, self._wanted)

    def _run(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        with self._told():
            return self._db.execute(sql, values)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds, whole."""
        with self._told():
            return self._db.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """What a query finds, row by row."""
        with self._told():
            yield from self._db.execute(sql, values)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is added inside is added together or not at all. May be nested: the outermost counts."""
        if self._inside:
            yield
            return
        opening.refuse_another(self.path, self._file)
        self._run("BEGIN IMMEDIATE")
        self._inside = True
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has ended it already
                self._db.execute("ROLLBACK")
            raise
        finally:
            self._inside = False

    def archive(self, raw: Raw, sha: str) -> None:
        """Keep the bytes of one input."""
        if not self.rows("SELECT 1 FROM archive WHERE sha = ?", (sha,)):
            row = (sha, raw.media, len(raw.body), zlib.compress(raw.body, 6), _now())
            self._run("INSERT OR IGNORE INTO archive VALUES (?, ?, ?, ?, ?)", row)

    def bytes_of(self, sha: str) -> bytes | None:
        """The archived bytes with this SHA-256, or None."""
        found = self.rows("SELECT body FROM archive WHERE sha = ?", (sha,))
        with self._told():
            return zlib.decompress(found[0][0]) if found else None

    def result(self, key: str) -> Any | None:
        """What a stage made under this key, or None if it has not run."""
        found = self.result_json(key)
        with self._told():
            return json.loads(found) if found is not None else None

    def result_json(self, key: str) -> bytes | None:
        """The same as the JSON text that it is kept as, for readers that check it as they read it."""
        found = self.rows("SELECT body FROM results WHERE key = ?", (key,))
        with self._told():
            return zlib.decompress(found[0][0]) if found else None

    def read(self, parse: Callable[[str | bytes], T], body: str | bytes) -> T:
        """A record by the JSON of its row; one that cannot be read is told of as every damage is."""
        with self._told():
            return parse(body)

    def has_result(self, key: str) -> bool:
        """Whether a stage has run under this key."""
        return bool(self.rows("SELECT 1 FROM results WHERE key = ?", (key,)))

    def add_result(
        self,
        key: str,
        stage: str,
        body: Any,
        *,
        documents: Iterable[Document] = (),
        claims: Iterable[tuple[str, Claim]] = (),
        brief: Brief | None = None,
    ) -> None:
        """Record one finished stage together with the records it made, all or nothing."""
        rows = [(c.id, doc, c.detail.kind, c.model_dump_json()) for doc, c in claims]
        self.add_packed(key, stage, packed(body), documents=documents, claims=rows, brief=brief)

    def add_packed(
        self,
        key: str,
        stage: str,
        body: bytes,
        *,
        documents: Iterable[Document] = (),
        claims: Iterable[ClaimRow] = (),
        facts: Iterable[FactRow] = (),
        brief: Brief | None = None,
    ) -> None:
        """The same where a worker has made the rows ready: `body` is `packed`, a claim its id, document, kind, JSON."""
        now = _now()
        with self.batch(), self._told():
            self._db.executemany(
                "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [_document_row(d, now) for d in documents],
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO claims VALUES (?, ?, ?, ?, ?)", [(*claim, now) for claim in claims]
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?)",
                [(*fact, now) for fact in facts],
            )
            if brief is not None:
                row = (brief.id, brief.day.isoformat(), brief.theatre, brief.as_of, brief.model_dump_json(), now)
                self._db.execute("INSERT OR IGNORE INTO briefs VALUES (?, ?, ?, ?, ?, ?)", row)
            self._db.execute("INSERT OR IGNORE INTO results VALUES (?, ?, ?, ?)", (key, stage, body, now))

    def decide(self, subject: str, verdict: str, why: str, by: str) -> None:
        """Record a decision about a record. The same decision by the same hand is recorded once."""
        row = (digest(subject, verdict, why, by), subject, verdict, why, by, _now())
        self._run("INSERT OR IGNORE INTO decisions VALUES (?, ?, ?, ?, ?, ?)", row)

    def add_state(self, theatre: str, day: date, cutoff: datetime, facts: Sequence[str]) -> None:
        """Record what the brief of a day rests on. A run that finds what the last one with its cut-off found adds
        nothing."""
        cut, body = cutoff.astimezone(UTC).isoformat(timespec="seconds"), json.dumps(sorted(facts))
        last = self.rows(
            "SELECT id, facts FROM states WHERE theatre = ? AND day = ? AND cutoff = ? ORDER BY rowid DESC LIMIT 1",
            (theatre, day.isoformat(), cut),
        )
        if not last or last[0][1] != body:
            id = digest("state", last[0][0] if last else None, theatre, day.isoformat(), cut, body)
            row = (id, theatre, day.isoformat(), cut, body, _now())
            self._run("INSERT OR IGNORE INTO states VALUES (?, ?, ?, ?, ?, ?)", row)

    def took(self, run: str, stage: str, seconds: float, items: int, failed: int) -> None:
        """Record what one stage of one run took."""
        self._run(
            "INSERT INTO stages VALUES (?, ?, ?, ?, ?, ?)", (run, stage, round(seconds, 3), items, failed, _now())
        )

    def last_brief(self, theatre: str, day: date, lang: str | None = None) -> Brief | None:
        """The brief of `day` that was recorded last, of those in `lang` where it is given, or None."""
        found = self.rows(  # by the order of adding: a clock that was set back changes nothing
            "SELECT body FROM briefs WHERE theatre = ? AND day = ? ORDER BY rowid DESC",
            (theatre, day.isoformat()),
        )
        briefs = (self.read(Brief.model_validate_json, body) for (body,) in found)
        return next((brief for brief in briefs if lang in (None, brief.lang)), None)

    def copy_into(self, other: sqlite3.Connection) -> None:
        """The whole file as it stands at one moment, whoever writes to it meanwhile. What fails is told by the caller,
        who knows where the copy goes: a full disk is the copy's and not the ledger's."""
        self._db.backup(other)

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {n: int(self.rows(f"SELECT count(*) FROM {n}")[0][0]) for n in EVIDENCE}


def packed(body: Any) -> bytes:
    """Plain data as the ledger keeps it: JSON, deflated."""
    return zlib.compress(json.dumps(body, ensure_ascii=False).encode(), 3)


def packed_list(bodies: Iterable[str]) -> bytes:
    """The same for a list whose members are JSON already."""
    return zlib.compress(f"[{','.join(bodies)}]".encode(), 3)


def unpacked(body: bytes) -> Any:
    """The data that `packed` made into bytes."""
    return json.loads(zlib.decompress(body))


def _document_row(doc: Document, now: str) -> tuple[str | None, ...]:
    published = doc.published.day.isoformat() if doc.published else None
    return (doc.id, doc.name, doc.raw, published, doc.source, doc.lang, doc.model_dump_json(), now)
