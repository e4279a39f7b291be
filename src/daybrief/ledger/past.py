"""Past states of a day: what each run found, and the records beneath it."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Fact
from daybrief.model.text import Document

if TYPE_CHECKING:
    from daybrief.reconcile import Kept

_AT_ONCE = 500  # values of one query


def state(ledger: Ledger, theatre: str, day: date, moment: datetime | None = None) -> tuple[Fact, ...] | None:
    """The facts of a day as a run recorded them at a moment (None: as they stand): the last run made by then, else one
    with that very cut-off. None where there is neither."""
    at = moment.astimezone(UTC).isoformat(timespec="seconds") if moment else "9"
    found = ledger.rows(
        "SELECT facts FROM states WHERE theatre = ? AND day = ? AND (recorded <= ? OR cutoff = ?) "
        "ORDER BY cutoff DESC, rowid DESC LIMIT 1",
        (theatre, day.isoformat(), at, at),
    )
    if not found:
        return None
    return tuple(
        ledger.read(Fact.model_validate_json, body)
        for body in _bodies(ledger, "facts", ledger.read(json.loads, found[0][0]))
    )


def events(ledger: Ledger, theatre: str, beginning: str) -> list[tuple[date, str]]:
    """Day and full key of the events of recorded states whose key begins so, in the order of days."""
    rows = ledger.rows(
        "SELECT DISTINCT s.day, f.event FROM facts f JOIN states s ON instr(s.facts, f.id) "
        "WHERE s.theatre = ? AND f.event >= ? AND f.event < ? ORDER BY s.day, f.event",
        (theatre, beginning, f"{beginning}g"),  # keys are hexadecimal
    )
    return [(date.fromisoformat(day), key) for day, key in rows]


def last_told(ledger: Ledger, events: Sequence[str], before: date) -> list[Fact]:
    """The facts of events as the last of the days before a day settled them, those that any did."""
    wanted = sorted(set(events))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(
            ledger.rows(
                f"SELECT event, body FROM facts WHERE event IN ({marks}) AND day < ? ORDER BY day, rowid",
                [*some, before.isoformat()],
            )
        )
    return [ledger.read(Fact.model_validate_json, body) for body in found.values()]


def kept(ledger: Ledger, first: date, last: date) -> "list[Kept]":
    """The events of the days from `first` to `last`, both included, with the claims their facts rest on, by day and in
    the order in which they were recorded."""
    from daybrief.reconcile import Kept  # here, not above: who asks for documents settles no facts

    rows = ledger.rows(
        "SELECT event, json_extract(body, '$.support') FROM facts WHERE day BETWEEN ? AND ? ORDER BY day, rowid",
        (first.isoformat(), last.isoformat()),
    )
    return [Kept(event, frozenset(ledger.read(json.loads, support))) for event, support in rows]


def claims(ledger: Ledger, ids: Sequence[str]) -> dict[str, Claim]:
    """Claims by id, those that are there."""
    found = (ledger.read(Claim.model_validate_json, body) for body in _bodies(ledger, "claims", ids))
    return {claim.id: claim for claim in found}


def documents(ledger: Ledger, ids: Sequence[str]) -> dict[str, Document]:
    """Documents by id, those that are there."""
    found = (ledger.read(Document.model_validate_json, body) for body in _bodies(ledger, "documents", ids))
    return {doc.id: doc for doc in found}


def published(ledger: Ledger, first: date, last: date) -> list[Document]:
    """Documents published from `first` to `last`, both included, by name."""
    rows = ledger.rows(
        "SELECT body FROM documents WHERE published BETWEEN ? AND ? ORDER BY name, id",
        (first.isoformat(), last.isoformat()),
    )
    return [ledger.read(Document.model_validate_json, body) for (body,) in rows]


def _bodies(ledger: Ledger, table: str, ids: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(ledger.rows(f"SELECT id, body FROM {table} WHERE id IN ({marks})", some))
    return [found[id] for id in wanted if id in found]
