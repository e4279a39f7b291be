"""Large inputs in parts that can be opened one by one, here or by a worker that sees the same disk.

A web archive is cut between its records, a Parquet file by rows; every other file is one part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daybrief.errors import InputError
from daybrief.ingest import media
from daybrief.model.text import Raw, SetAside

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MOST_BYTES = 64 * 1024 * 1024
"""A larger report is set aside unread: nothing a desk reads in a day is so long."""
_PIECE = 4 * 1024 * 1024  # bytes of a web archive, packed or not, that are read together
_ROWS = 2_000  # of a Parquet file that are read together
_COLUMNS = {
    "text": ("text", "content", "body", "article", "message"),
    "title": ("title", "headline"),
    "source": ("source", "channel", "outlet", "domain", "publisher", "site"),
    "url": ("url", "link", "permalink"),
    "published": ("published", "date", "published_at", "publish_date", "created_at", "timestamp"),
    "lang": ("lang", "language"),
}
"""What the columns of a table of documents are called, the likeliest name first."""


@dataclass(frozen=True)
class Part:
    """A file, or a stretch of one: bytes of a web archive, rows of one group of a Parquet file."""

    path: str
    shown: str  # how a user knows it
    sort: str = "file"  # or "warc", or "parquet"
    group: int = 0  # the row group
    start: int = 0
    length: int = 0


def parts(path: Path, shown: str) -> Iterator[Part | SetAside]:
    """The parts of one file, or why it has none."""
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError as error:
        yield _unreadable(shown, error)
        return
    low = path.name.lower()
    if low.endswith(".parquet"):
        yield from _of_table(path, shown)
    elif low.endswith((".warc", ".warc.gz")) and size > _PIECE:
        yield from _of_archive(path, shown, size)
    else:
        yield Part(str(path), shown)


def opened(part: Part) -> Iterator[Raw | SetAside]:
    """The inputs of one part."""
    if part.sort == "parquet":
        yield from _rows(part)
    elif part.sort == "warc":
        try:
            with Path(part.path).open("rb") as file:
                file.seek(part.start)
                body = file.read(part.length)
        except OSError as error:
            yield _unreadable(part.shown, error)
            return
        stem = media.stem(media.legible(Path(part.path).name))
        yield Raw(name=f"{stem}-at-{part.start}", media="warc", body=body)
    else:
        yield whole(Path(part.path), part.shown)


def whole(path: Path, shown: str) -> Raw | SetAside:
    """One file's bytes."""
    if not path.is_file():
        found = "a link that leads nowhere" if path.is_symlink() else "a device or a pipe"
        return SetAside(name=shown, reason=f"expected a regular file, found {found}: not read", failed=True)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _too_large(shown, size)
        body = path.read_bytes()
    except OSError as error:
        return _unreadable(shown, error)
    return media.raw(body, name=media.legible(path.name), shown=shown)


def _too_large(shown: str, size: int) -> SetAside:
    limit = MOST_BYTES // (1024 * 1024)
    reason = f"expected at most {limit} MB, found {size / (1024 * 1024):.0f} MB; split it or name its parts"
    return SetAside(name=shown, reason=reason, failed=True)


def _unreadable(shown: str, error: OSError) -> SetAside:
    reason = f"expected a readable file, found: {error.strerror or error}; check its permissions"
    return SetAside(name=shown, reason=reason, failed=True)


# ---- web archives ---------------------------------------------------------------------------------------------------


def _of_archive(path: Path, shown: str, size: int) -> Iterator[Part | SetAside]:
    """Cuts between records. An archive that is packed as a whole cannot be cut, and is one part."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    start, at = 0, 0
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            records.INC_RECORD = ""  # its warnings would print the archive's own bytes to the user's terminal
            for _ in records:
                at = records.get_record_offset()
                if at - start >= _PIECE:
                    yield Part(str(path), shown, "warc", start=start, length=at - start)
                    start = at
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError):
        if not start:
            yield Part(str(path), shown)  # whose reading says what is wrong with it
            return
    yield Part(str(path), shown, "warc", start=start, length=size - start)


# ---- tables of documents --------------------------------------------------------------------------------------------


def _of_table(path: Path, shown: str) -> Iterator[Part | SetAside]:
    found = _table(path, shown)
    if isinstance(found, SetAside):
        yield found
        return
    names = found.schema_arrow.names
    if not _columns(names).get("text"):
        reason = f"expected a column of texts ({', '.join(_COLUMNS['text'])}), found {', '.join(names[:8])}; rename one"
        yield SetAside(name=shown, reason=reason, failed=True)
        return
    for group in range(found.num_row_groups):
        rows = found.metadata.row_group(group).num_rows
        for start in range(0, rows, _ROWS):
            yield Part(str(path), shown, "parquet", group, start, min(_ROWS, rows - start))


def _table(path: Path, shown: str) -> "ParquetFile | SetAside":
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise InputError(f"{shown}: expected the package `pyarrow`, found none; install daybrief[parquet]") from None
    try:
        return ParquetFile(path)
    except (ArrowException, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:160]
        return SetAside(name=shown, reason=f"expected a Parquet file, found: {said}; write it again", failed=True)


def _columns(names: list[str]) -> dict[str, str]:
    """What each of our fields is called in a table."""
    low = {name.lower(): name for name in names}
    return {
        field: low[known] for field, likely in _COLUMNS.items() if (known := next((n for n in likely if n in low), ""))
    }


def _rows(part: Part) -> Iterator[Raw | SetAside]:
    """Each row as a text with front matter."""
    found = _table(Path(part.path), part.shown)
    if isinstance(found, SetAside):
        yield found
        return
    columns = _columns(found.schema_arrow.names)
    table = found.read_row_group(part.group, columns=list(columns.values())).slice(part.start, part.length)
    before = sum(found.metadata.row_group(g).num_rows for g in range(part.group)) + part.start
    stem = media.legible(Path(part.path).stem)
    for number, row in enumerate(table.to_pylist(), before + 1):
        name = f"{stem}-{number}"
        text = row[columns["text"]]
        if not isinstance(text, str) or not text.strip():
            yield SetAside(name=name, reason="expected a text in this row, found none")
            continue
        head = {field: _one_line(row[columns[field]]) for field in columns if field != "text"}
        front = "".join(f"{field}: {value}\n" for field, value in head.items() if value)
        yield Raw(name=name, media="md", body=f"---\n{front}---\n{text}".encode("utf-8", "replace"))


def _one_line(value: Any) -> str:
    said = value.isoformat() if hasattr(value, "isoformat") else "" if value is None else str(value)
    return " ".join(said.split())
