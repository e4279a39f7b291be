"""What a ledger published: the last edition of each day, and its tables of records whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from daybrief.ledger.store import Ledger, unpacked


def editions(ledger: Ledger, theatre: str, first: date, last: date) -> Iterator[tuple[date, dict[str, Any]]]:
    """The result of the brief stage recorded last for each day from `first` to `last`, in order of days."""
    chosen: dict[date, str] = {}
    for key, body in ledger.stream("SELECT key, body FROM results WHERE stage = 'brief' ORDER BY rowid"):
        brief = unpacked(body)["brief"]
        day = date.fromisoformat(brief["day"])
        if brief["theatre"] == theatre and first <= day <= last:
            chosen[day] = key
    for day in sorted(chosen):
        made: dict[str, Any] = ledger.result(chosen[day]) or {}
        yield day, made


def records(ledger: Ledger, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table of records, oldest first, by the names of its columns."""
    names = [str(row[1]) for row in ledger.rows(f"PRAGMA table_info({table})")]
    for row in ledger.stream(f"SELECT * FROM {table} ORDER BY rowid"):
        yield dict(zip(names, row, strict=True))
