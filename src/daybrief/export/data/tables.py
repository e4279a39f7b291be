"""Rows as CSV. Words of a source can never become a formula in somebody's spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None


def write(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], under: Mapping[str, str] | None = None) -> str:
    """A table with a header; `under` is a second header row, by column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    if under is not None:
        writer.writerow([under.get(column, "") for column in columns])
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def _cell(value: Cell) -> Cell:
    """The value on one line; text that a spreadsheet would run is kept text by a mark before it."""
    if not isinstance(value, str):
        return "" if value is None else value
    plain = " ".join(value.split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
