"""Files that several commands read, and how what could not be read is told."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from daybrief.cli.say import note, show
from daybrief.errors import InputError
from daybrief.model.text import Document, SetAside


def documents(args: argparse.Namespace) -> list[Document | SetAside]:
    """Documents of the files named, and what was set aside."""
    from daybrief.pipeline.documents import documents_of
    from daybrief.theatre.pack import load

    return documents_of(args.files, load(args.theatre), args.published)


def each_document(
    args: argparse.Namespace,
    found: list[Document | SetAside],
    lines: Callable[[Document], list[dict[str, object]]],
) -> int:
    """Print what `lines` makes of every readable document; exit code for the rest."""
    from daybrief.engine.pool import each, workers_for

    docs = [item for item in found if isinstance(item, Document)]
    for outcome in each(lines, docs, workers_for(len(docs), args.workers)):
        for line in outcome.result or ():
            show(line)
        if outcome.error:
            found.append(SetAside(name=outcome.item.name, reason=f"could not be read: {outcome.error}", failed=True))
    return failures(found)


def failures(found: Sequence[object]) -> int:
    """Tell what could not be read; the exit code of the command."""
    asides = [item for item in found if isinstance(item, SetAside)]
    for aside in asides:
        note(f"{'failed' if aside.failed else 'set aside'}: {aside.name}: {aside.reason}")
    if found and len(asides) == len(found):
        return 2
    return 1 if any(a.failed for a in asides) else 0


def text_of(path: Path) -> str:
    """The whole of a UTF-8 file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: expected a UTF-8 text file, found: {error}; check the path") from None


def rows_of(path: Path) -> list[dict[str, object]]:
    """One JSON object a line."""
    rows = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise InputError(f"{path}:{number}: expected one JSON object, found: {error}; mend that line") from None
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}: expected one JSON object, found {type(row).__name__}; mend that line")
        rows.append(row)
    return rows
