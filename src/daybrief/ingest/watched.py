"""Sources that are asked again and again (pages, feeds, files, folders, mailboxes), and what is new since last time."""

import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from daybrief.errors import InputError
from daybrief.ingest import mailbox, parts, web
from daybrief.ingest.robots import Robots
from daybrief.ingest.sources import files
from daybrief.model.text import Raw, SetAside

Marks = Mapping[str, str]


@dataclass(frozen=True)
class Visit:
    """What one visit found. `marks` are what the next visit needs in order to see only what is new."""

    address: str
    inputs: tuple[Raw | SetAside, ...] = ()
    unchanged: bool = False
    failed: str = ""  # why there is nothing, as one clause
    marks: Marks = field(default_factory=dict)
    seconds: float = 0.0
    size: int = 0  # bytes that came
    wait_s: float | None = None  # how long the server asked to be left alone
    told: datetime | None = None  # the time by the server's clock


def check(address: str) -> None:
    """Raise InputError unless an address is one that can be watched."""
    try:
        if web.is_address(address) or address.startswith(mailbox.SCHEMES):
            _ = urlsplit(address).port  # which is asked for its ValueError
            return
    except ValueError as error:
        raise InputError(f"source: expected an address, found {address[:200]!r}: {error}; mend it") from None
    if "://" in address or not os.path.exists(address):
        raise InputError(
            f"source: expected a page, a feed, a file, a folder, maildir:, mbox: or imaps://, found "
            f"{address[:200]!r}; check the path or address"
        )


def visit(address: str, marks: Marks, robots: Robots, *, private: bool = False) -> Visit:
    """Ask one source for what is new. Never raises: what goes wrong is told in `failed`."""
    began = time.monotonic()
    try:
        if web.is_address(address):
            found = _page(address, marks, robots)
        elif address.startswith(mailbox.SCHEMES):
            mail = mailbox.read(address, marks.get("mark", ""), private=private)
            found = Visit(address, mail.messages, not mail.messages, marks={"mark": mail.mark})
        else:
            found = _files(address, marks)
    except (OSError, InputError, ValueError) as error:  # an address that is none by the rules of one of its readers
        found = Visit(address, failed=" ".join(str(error).split())[:200], marks=marks)
    size = found.size or sum(len(one.body) for one in found.inputs if isinstance(one, Raw))
    return Visit(**{**found.__dict__, "seconds": time.monotonic() - began, "size": size})


def _page(address: str, marks: Marks, robots: Robots) -> Visit:
    known = {"If-None-Match": marks.get("etag", ""), "If-Modified-Since": marks.get("modified", "")}
    answer = robots.get(address, parts.MOST_BYTES, {name: value for name, value in known.items() if value})
    if answer.status == 304:
        return Visit(address, unchanged=True, marks=marks, told=answer.told)
    if answer.failed:
        return Visit(address, failed=answer.failed, marks=marks, wait_s=answer.retry_after_s, told=answer.told)
    sha = hashlib.sha256(answer.body).hexdigest()
    new = {"etag": answer.etag, "modified": answer.modified, "sha": sha}
    if sha == marks.get("sha"):
        return Visit(address, unchanged=True, marks=new, told=answer.told)
    return Visit(address, (web.raw_of(answer, address),), marks=new, size=len(answer.body), told=answer.told)


def _files(address: str, marks: Marks) -> Visit:
    """A file or folder is read again when a name, a size or a time of it changes."""
    path = Path(address)
    stats = sorted((str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in (path, *path.rglob("*")) if p.is_file())
    sha = hashlib.sha256(repr(stats).encode()).hexdigest()
    if sha == marks.get("sha"):
        return Visit(address, unchanged=True, marks=marks)
    found: list[Raw | SetAside] = []
    for part in files([address]):
        found += [part] if isinstance(part, SetAside) else list(parts.opened(part))
    return Visit(address, tuple(found), marks={"sha": sha})
