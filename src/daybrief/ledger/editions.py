"""Briefs already published, read back from brief.json files or from a ledger."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from daybrief.errors import InputError
from daybrief.export.edition import Edition
from daybrief.ledger import published
from daybrief.ledger.store import Ledger


def from_files(files: Iterable[Path]) -> list[Edition]:
    """Editions of brief.json files, in order of days; all of one theatre."""
    found = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: expected a brief.json, found: {error}; check the path") from None
        found.append(Edition.parse(text, str(path)))
    theatres = sorted({edition.theatre for edition in found})
    if len(theatres) > 1:
        raise InputError(f"expected briefs of one theatre, found {' and '.join(theatres)}; give them one by one")
    return sorted(found, key=lambda edition: edition.day)


def from_ledger(path: Path, theatre: str, first: date | None, last: date | None) -> list[Edition]:
    """The last edition of each day that the ledger holds, from `first` to `last`, both included."""
    with Ledger(path, write=False) as ledger:
        rows = published.editions(ledger, theatre, first or date.min, last or date.max)
        found = [Edition.parse(row["pages"]["brief.json"], str(path)) for _, row in rows]
    if not found:
        raise InputError(
            f"{path}: expected briefs of {theatre} from {first or 'the first day'} to {last or 'the last'}, found "
            "none; run those days first, or give other days"
        )
    return found
