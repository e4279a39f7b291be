"""What a ledger published: the editions of each day, and its tables of records whole."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from daybrief.ledger.store import Ledger, unpacked


def editions(ledger: Ledger, theatre: str, first: date, last: date) -> Iterator[tuple[date, dict[str, Any]]]:
    """The result of the brief stage recorded last for each day from `first` to `last`, in order of days."""
    for day, keys in sorted(_keys(ledger, theatre, first, last).items()):
        yield day, ledger.result(keys[-1]) or {}


def again(ledger: Ledger, theatre: str, first: date, last: date) -> Iterator[dict[str, Any]]:
    """Every result of the days that have more than one, in order of days and of adding."""
    for _, keys in sorted(_keys(ledger, theatre, first, last).items()):
        if len(keys) > 1:
            yield from (ledger.result(key) or {} for key in keys)


def _keys(ledger: Ledger, theatre: str, first: date, last: date) -> dict[date, list[str]]:
    """Keys of the brief stage's results by day, in the order of adding."""
    found: dict[date, list[str]] = {}
    for key, body in ledger.stream("SELECT key, body FROM results WHERE stage = 'brief' ORDER BY rowid"):
        brief = unpacked(body)["brief"]
        day = date.fromisoformat(brief["day"])
        if brief["theatre"] == theatre and first <= day <= last:
            found.setdefault(day, []).append(key)
    return found


def records(ledger: Ledger, table: str) -> Iterator[dict[str, Any]]:
    """Every row of a table of records, oldest first, by the names of its columns."""
    names = [str(row[1]) for row in ledger.rows(f"PRAGMA table_info({table})")]
    for row in ledger.stream(f"SELECT * FROM {table} ORDER BY rowid"):
        yield dict(zip(names, row, strict=True))


def bodies(ledger: Ledger, table: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The records of a table with these ids, each as its JSON, in the order of the ids."""
    for id in ids:
        for (body,) in ledger.rows(f"SELECT body FROM {table} WHERE id = ?", (id,)):
            yield id, body
