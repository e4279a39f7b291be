"""Briefs already published, read back from brief.json files or from a ledger."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from daybrief.brief.tongue import LANGUAGES
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
    for what, names in (("theatre", {e.theatre for e in found}), ("language", {e.lang for e in found})):
        if len(names) > 1:
            raise InputError(
                f"expected briefs of one {what}, found {' and '.join(sorted(names))}; give them one by one"
            )
    return sorted(found, key=lambda edition: edition.day)


def from_ledger(path: Path, theatre: str, lang: str, first: date | None, last: date | None) -> list[Edition]:
    """The last edition in a language of each day that the ledger holds, from `first` to `last`, both included."""
    with Ledger(path, write=False) as ledger:
        rows = published.editions(ledger, theatre, lang, first or date.min, last or date.max)
        found = [Edition.parse(row["pages"]["brief.json"], str(path)) for _, row in rows]
    if not found:
        raise nothing(path, theatre, lang, first, last)
    return found


def nothing(path: Path, theatre: str, lang: str, first: date | None, last: date | None) -> InputError:
    """What is told where a ledger holds no brief that was asked for."""
    return InputError(
        f"{path}: expected briefs of {theatre} in {LANGUAGES[lang]} from {first or 'the first day'} to "
        f"{last or 'the last'}, found none; run those days first with --lang {lang}, or give other days"
    )
