"""Web archives → the pages in them."""

import gzip
import io
import logging
import zlib
from urllib.parse import unquote, urlsplit

from daybrief.document import letters
from daybrief.errors import UnreadableError
from daybrief.model.text import SetAside

_READ = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
}
logging.getLogger("warcio").addHandler(logging.NullHandler())  # its warnings quote the archive: nothing for a terminal
logging.getLogger("warcio").propagate = False
_MOST_BYTES = 64 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024


def read(name: str, body: bytes) -> list[tuple[str, str, str, bytes] | SetAside]:
    """(name, medium, address, bytes) of every page the archive answered with; other records are counted."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found: list[tuple[str, str, str, bytes] | SetAside] = []
    other = 0
    try:
        records = ArchiveIterator(io.BytesIO(_unpacked(name, body)))
        records.INC_RECORD = ""  # its warnings would print the archive's own bytes to the user's terminal
        for record in records:
            if record.rec_type not in ("response", "resource"):
                continue
            kind = (
                record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
            ) or ""
            medium = _READ.get(kind.partition(";")[0].strip().lower())
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if medium is None or status != "200":
                other += 1
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            found.append((_name(name, url, len(found) + 1), medium, url, record.content_stream().read(_MOST_BYTES)))
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError) as error:
        # warcio meets records without an address or a length with the last two
        if not found:
            raise UnreadableError(f"{name}: expected a web archive, found: {_line(error)}") from error
        reason = f"expected a whole archive, found it broken after {len(found)} page(s): {_line(error)}"
        found.append(SetAside(name=name, reason=reason, failed=True))
    if not found:
        raise UnreadableError(f"{name}: expected pages in the archive, found {other} record(s) of other kinds")
    if other:
        found.append(SetAside(name=name, reason=f"{other} record(s) of the archive are no pages: not read"))
    return found


def _unpacked(name: str, body: bytes) -> bytes:
    """The archive without gzip, packed whole or record by record."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(io.BytesIO(body)) as packed:
            plain = packed.read(_MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{name}: expected a web archive, found damaged gzip data: {_line(error)}") from error
    if len(plain) > _MOST_UNPACKED:
        raise UnreadableError(f"{name}: expected at most {_MOST_UNPACKED >> 20} MB unpacked, found more; split it")
    return plain


def _line(error: Exception) -> str:
    return letters.one_line(str(error))[:120] or type(error).__name__


def _name(name: str, url: str, number: int) -> str:
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in last).strip("-.")[:80]
    return f"{name}-{number}-{kept}" if kept else f"{name}-{number}"
