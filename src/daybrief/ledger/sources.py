"""How watched sources do, and which documents are the last versions of their pages."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from daybrief.ledger.store import Ledger
from daybrief.model.base import digest
from daybrief.model.text import Document

State = Literal["ok", "empty", "undated", "slow", "broken", "changed layout"]


@dataclass(frozen=True)
class Watched:
    """One source as it was when it was last asked."""

    address: str
    state: State
    since: str  # when it came into this state, UTC
    checked: str  # when it was last asked, UTC
    said: str = ""  # what is wrong, as one clause
    failures: int = 0  # in a row
    documents: int = 0  # of the last visit that brought any
    dated: int = 0  # of these
    seconds: float = 0.0  # that the last answer took
    wait_s: float = 0.0  # for which its host then asked to be left alone
    listed: bool = True  # whether the last watch that began watches it
    marks: Mapping[str, str] = field(default_factory=dict)  # what the next visit needs to see only what is new


def watched(ledger: Ledger) -> dict[str, Watched]:
    """Every source by its address, in order."""
    rows = ledger.rows("SELECT body FROM sources ORDER BY address")
    return {one.address: one for one in (ledger.read(_watched, body) for (body,) in rows)}


def _watched(body: str | bytes) -> Watched:
    return Watched(**json.loads(body))


def keep(ledger: Ledger, one: Watched) -> None:
    """Record how a source does now; this takes the place of how it did."""
    row = (one.address, one.state, one.since, json.dumps(asdict(one), ensure_ascii=False))
    ledger.rows("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", row)


def add_version(ledger: Ledger, source: str, page: str, document: str, now: datetime) -> bool:
    """Record a document that came now as the last version of a page; False where it was that already."""
    last = ledger.rows(
        "SELECT id, document FROM versions WHERE source = ? AND page = ? ORDER BY rowid DESC LIMIT 1", (source, page)
    )
    if last and last[0][1] == document:
        return False
    id_ = digest("version", last[0][0] if last else None, source, page, document)
    ledger.rows("INSERT OR IGNORE INTO versions VALUES (?, ?, ?, ?, ?)", (id_, source, page, document, _utc(now)))
    return True


def current(ledger: Ledger, first: date, last: date) -> list[Document]:
    """The last versions of watched pages that were published in these days, by name. Where a page was read itself, what
    a feed says of it is left out."""
    rows = ledger.rows(
        "SELECT body FROM documents WHERE published BETWEEN ? AND ? AND id IN (SELECT document FROM versions WHERE "
        "rowid IN (SELECT max(rowid) FROM versions GROUP BY source, page) AND (source = page OR page NOT IN "
        "(SELECT page FROM versions WHERE source = page))) ORDER BY name, id",
        (first.isoformat(), last.isoformat()),
    )
    return [ledger.read(Document.model_validate_json, body) for (body,) in rows]


def undated(ledger: Ledger, after: datetime, until: datetime) -> list[Document]:
    """The last versions of watched pages that say no date and came between two moments, by name."""
    rows = ledger.rows(
        "SELECT body FROM documents WHERE published IS NULL AND id IN (SELECT document FROM versions WHERE "
        "recorded > ? AND recorded <= ? AND rowid IN (SELECT max(rowid) FROM versions GROUP BY source, page)) "
        "ORDER BY name, id",
        (_utc(after), _utc(until)),
    )
    return [ledger.read(Document.model_validate_json, body) for (body,) in rows]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def frozen(ledger: Ledger, theatre: str, day: date) -> bool:
    """Whether the brief of a day was closed at its cut-off."""
    rows = ledger.rows("SELECT 1 FROM decisions WHERE subject = ? AND verdict = 'frozen'", (_brief(theatre, day),))
    return bool(rows)


def freeze(ledger: Ledger, theatre: str, day: date, brief: str) -> None:
    """Close the brief of a day: no later report changes it."""
    ledger.decide(_brief(theatre, day), "frozen", f"as brief {brief}, at its cut-off", "daybrief watch")


def begun(ledger: Ledger, theatre: str, day: date) -> None:
    """Record that a watch makes the brief of a day, and has to close it."""
    ledger.decide(_brief(theatre, day), "begun", "until its cut-off", "daybrief watch")


def left_open(ledger: Ledger, theatre: str | None = None) -> set[date]:
    """The days of a theatre, or of all of them, whose brief a watch began and none has closed."""
    left = _briefs(ledger, "begun") - closed_days(ledger)
    return {ledger.read(_day, day) for whose, day in left if theatre in (None, whose)}


def _day(text: str | bytes) -> date:
    return date.fromisoformat(str(text))


def closed_days(ledger: Ledger) -> set[tuple[str, str]]:
    """Theatre and day of every brief that was closed."""
    return _briefs(ledger, "frozen")


def _briefs(ledger: Ledger, verdict: str) -> set[tuple[str, str]]:
    rows = ledger.rows("SELECT subject FROM decisions WHERE verdict = ?", (verdict,))
    return {(theatre, day) for (subject,) in rows for theatre, _, day in [subject[len(_BRIEF) :].rpartition(" ")]}


_BRIEF = "brief of "


def _brief(theatre: str, day: date) -> str:
    return f"{_BRIEF}{theatre} {day.isoformat()}"
