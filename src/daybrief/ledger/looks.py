"""What a watch leaves for its next start and for `daybrief status`: when it last looked, and what it doubts."""

from datetime import UTC, datetime

from daybrief.ledger.store import Ledger

_LOOKED, _CLOCK, _OPEN = "watch looked", "watch clock", "watch open"


def looked(ledger: Ledger) -> datetime | None:
    """When sources were last asked, as the clock said then; None where that is not known."""
    said = _said(ledger, _LOOKED)
    return ledger.read(_moment, said) if said else None


def keep_looked(ledger: Ledger, at: datetime) -> None:
    """Record that sources were asked now."""
    _say(ledger, _LOOKED, at.astimezone(UTC).isoformat(timespec="seconds"))


def doubts(ledger: Ledger) -> tuple[str, str]:
    """What is wrong with the clock, and which days wait to be closed because of that: a line each, "" for nothing."""
    return _said(ledger, _CLOCK), _said(ledger, _OPEN)


def keep_doubts(ledger: Ledger, clock: str, waiting: str) -> None:
    """Record both; this takes the place of what was doubted before."""
    if (clock, waiting) != doubts(ledger):
        with ledger.batch():
            _say(ledger, _CLOCK, clock)
            _say(ledger, _OPEN, waiting)


def _moment(text: str | bytes) -> datetime:
    return datetime.fromisoformat(str(text)).astimezone(UTC)


def _said(ledger: Ledger, key: str) -> str:
    rows = ledger.rows("SELECT value FROM about WHERE key = ?", (key,))
    return str(rows[0][0]) if rows else ""


def _say(ledger: Ledger, key: str, value: str) -> None:
    ledger.rows("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))
