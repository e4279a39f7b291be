"""What a ledger published: the editions of each day, and its tables of records whole."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from daybrief.ledger.store import Ledger, unpacked


def editions(ledger: Ledger, theatre: str, lang: str, first: date, last: date) -> Iterator[tuple[date, dict[str, Any]]]:
    """The result of the brief stage recorded last for each day from `first` to `last` in a language, in order of
    days."""
    for day, keys in by_day(ledger, theatre, lang, first, last).items():
        yield day, ledger.result(keys[-1]) or {}


def by_day(ledger: Ledger, theatre: str, lang: str, first: date, last: date) -> dict[date, list[str]]:
    """Keys of the brief stage's results by day, the days in order, a day's keys in the order of adding."""
    found: dict[date, list[str]] = {}
    for key, body in ledger.stream("SELECT key, body FROM results WHERE stage = 'brief' ORDER BY rowid"):
        brief = unpacked(body)["brief"]
        day = date.fromisoformat(brief["day"])
        if brief["theatre"] == theatre and brief.get("lang", "en") == lang and first <= day <= last:
            found.setdefault(day, []).append(key)
    return dict(sorted(found.items()))


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
