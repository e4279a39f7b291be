"""Pages and feeds by address, within limits of size, time and sort."""

import re
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request

from daybrief import __version__
from daybrief.ingest import media
from daybrief.ingest.guard import BarredError, Cut, Hop, RefusedError, opener
from daybrief.model.text import Raw, SetAside

TIMEOUT_S = 20
DEADLINE_S = 60
AGENT = f"daybrief/{__version__}"
_UNSAFE = re.compile(r"[^\w.-]+")
_CHUNK = 64 * 1024
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


@dataclass(frozen=True)
class Answer:
    """What a server answered: a status and bytes, or in `failed` the one clause that says why there are none."""

    url: str  # where redirects led
    status: int = 0
    kind: str = ""
    body: bytes = b""
    etag: str = ""
    modified: str = ""
    retry_after_s: float | None = None
    told: datetime | None = None  # the time by the server's clock
    seconds: float = 0.0
    failed: str = ""


def get(
    url: str,
    most_bytes: int,
    *,
    private: bool = False,
    known: Mapping[str, str] | None = None,
    hop: Hop = lambda url: "",
) -> Answer:
    """Ask once. `known` are headers that make the request conditional: a status of 304 means that nothing changed.
    `hop` may bar an address to which a redirect leads."""
    began, cut = time.monotonic(), Cut(DEADLINE_S)
    headers = {"User-Agent": AGENT, "Accept": "text/html,application/xml,*/*;q=0.5", "Accept-Encoding": "gzip"}
    try:
        request = Request(url, headers=headers | dict(known or {}))
        with opener(private=private, watch=cut.watch, hop=hop).open(request, timeout=TIMEOUT_S) as answer:
            body = _read(answer, most_bytes)
            found = _answer(answer, url, status=answer.status, body=body)
    except HTTPError as error:
        endless = "infinite loop" in str(error.reason)
        reason = "and redirects without end" if endless else " ".join(str(error.reason).split())[:160]
        said = "" if error.code == 304 else f"the server answered {error.code} {reason}; check the address"
        found = _answer(error, url, status=error.code, failed=said)
        error.close()
    except TimeoutError:
        found = Answer(url, failed=f"no answer within {TIMEOUT_S} s; try again or save the page as a file")
    except (URLError, HTTPException, OSError, ValueError, zlib.error) as error:
        why = getattr(error, "reason", None) or error
        found = Answer(url, failed=_why(why))
    finally:
        cut.end()
    if cut.late:
        found = Answer(url, failed=f"no whole answer within {DEADLINE_S} s; save the page as a file")
    elif len(found.body) > most_bytes:
        found = Answer(url, failed=f"more than {most_bytes // (1024 * 1024)} MB; save the part you need as a file")
    return Answer(**{**found.__dict__, "seconds": time.monotonic() - began})


def _why(why: object) -> str:
    if isinstance(why, RefusedError):
        return f"{why}; --allow-private lets it be asked"
    if isinstance(why, BarredError):
        return str(why)
    if isinstance(why, TimeoutError):
        return f"no answer within {TIMEOUT_S} s; try again or save the page as a file"
    return f"{' '.join(str(why).split())[:160]}; check the address and the connection"


def _answer(answer: Any, url: str, **more: Any) -> Answer:
    told = answer.headers
    return Answer(
        url=answer.geturl() or url,
        kind=told.get("Content-Type", ""),
        etag=told.get("ETag", ""),
        modified=told.get("Last-Modified", ""),
        retry_after_s=_later(told.get("Retry-After", "").strip()),
        told=_now_there(told.get("Date", ""), told.get("Age", "").strip()),
        **more,
    )


def _later(told: str) -> float | None:
    """Seconds until a server wants to be asked again: it says how many, or a date."""
    if told.isdecimal():
        return float(told[:9])
    when = _moment(told)
    return max(0.0, (when - datetime.now(UTC)).total_seconds()) if when else None


def _now_there(date: str, age: str) -> datetime | None:
    """The time by a server's clock: when it made its answer, and for how many seconds that lay in a cache."""
    when = _moment(date)
    return when + timedelta(seconds=int(age[:8]) if age.isdecimal() else 0) if when else None


def _moment(told: str) -> datetime | None:
    """A date as servers write it, of this millennium."""
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):  # all of which the standard parser raises
        return None
    return when.replace(tzinfo=when.tzinfo or UTC) if 2000 <= when.year < 3000 else None


def _read(answer: HTTPResponse, most: int) -> bytes:
    """The body, unpacked, up to one byte more than allowed: what swells when it is unpacked is not swallowed."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"a body packed as {packing[:20]}, which was not asked for")
    unpack = None if packing in ("identity", "") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    while len(body) <= most and (chunk := answer.read1(_CHUNK)):
        body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
    if answer.length and len(body) <= most:
        raise ValueError("an answer that broke off")
    return bytes(body[: most + 1])


def raw_of(answer: Answer, url: str) -> Raw | SetAside:
    """An answer's bytes with their medium, or why there are none or they are no report."""
    if answer.failed:
        return _failed(url, answer.failed)
    sort = answer.kind.partition(";")[0].strip().lower()
    if sort not in _UNSAID and not media.is_known(sort):
        return _failed(url, f"{sort[:60]}; give the address of a page, a feed or a document")
    kind = answer.kind if sort not in _UNSAID else ""
    name = name_of(answer.url)
    if not kind and not media.has_suffix(name):
        kind = "text/html"
    return media.raw(answer.body, name=name, shown=url, url=answer.url, kind=kind, retrieved=datetime.now(UTC))


def name_of(url: str) -> str:
    """The last part of the address, fit for a file name."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc
    return _UNSAFE.sub("-", last).strip("-.")[:120] or "page"


def _failed(url: str, found: str) -> SetAside:
    return SetAside(name=url, reason=f"expected a page or feed, found: {found}", failed=True)
