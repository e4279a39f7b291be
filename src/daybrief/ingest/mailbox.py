"""Messages of a mailbox: a maildir, an mbox file, or a folder on an IMAP server. Nothing in it is changed or marked."""

import hashlib
import imaplib
import mailbox
import os
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from daybrief.errors import InputError
from daybrief.ingest.guard import Cut, RefusedError, connected, secured
from daybrief.model.text import Raw

PASSWORD = "DAYBRIEF_IMAP_PASSWORD"
TIMEOUT_S = 30
DEADLINE_S = 300.0
"""After which a visit is cut off, whatever the server does."""
_ENOUGH_S = 120.0  # after which a visit takes no further message; the next one goes on from there
MOST_BYTES = 32 * 1024 * 1024
MOST_MESSAGES = 500
"""Of one visit; the next one takes up where it stopped."""
_SAFE = re.compile(r"[^\w.@+-]+")
SCHEMES = ("maildir:", "mbox:", "imap://", "imaps://")


@dataclass(frozen=True)
class Mail:
    """The messages of one visit, and the mark from which the next one goes on."""

    messages: tuple[Raw, ...]
    mark: str


def read(address: str, mark: str, *, private: bool = False) -> Mail:
    """Messages that came after `mark` (what the last visit returned; "" at first).

    Raises InputError for an address that is none, OSError (or what imaplib raises, as an OSError) where it does not
    answer.
    """
    if address.startswith("maildir:"):
        return _maildir(Path(address.removeprefix("maildir:")), mark)
    if address.startswith("mbox:"):
        return _mbox(Path(address.removeprefix("mbox:")), mark)
    try:
        return _imap(address, mark, private)
    except RefusedError as error:
        raise OSError(f"{error}; --allow-private lets it be asked") from None
    except (imaplib.IMAP4.error, EOFError, ValueError) as error:
        raise OSError(" ".join(str(error).split())[:200]) from None


def _message(body: bytes) -> Raw:
    """A message under its own id, so that the same one from anywhere is the same."""
    found = re.search(rb"(?im)^message-id:\s*<?([^>\s]{3,200})", body[:64_000])
    name = found[1].decode("ascii", "replace") if found else hashlib.sha256(body).hexdigest()[:24]
    return Raw(name=_SAFE.sub("-", name).strip("-.")[:120] or "message", media="eml", body=body)


def _maildir(folder: Path, mark: str) -> Mail:
    """Messages stand in `new` and `cur`; their names begin with the second they came.

    Within a second the names are in no order of time, so the mark holds the last second read and every name of it.
    """
    if not (folder / "cur").is_dir():
        raise OSError(f"expected a maildir with a folder `cur`, found none at {folder}")
    paths = [p for part in ("new", "cur") for p in (folder / part).iterdir() if p.is_file() and not p.is_symlink()]
    by_time = sorted((_arrived(path), path.name.partition(":")[0], path) for path in paths)
    last, *names = mark.split() or ["0"]
    later = [one for one in by_time if one[0] > int(last) or (one[0] == int(last) and one[1] not in names)]
    fresh = later[:MOST_MESSAGES]
    read_ = tuple(_message(path.read_bytes()) for _, _, path in fresh if path.stat().st_size <= MOST_BYTES)
    if not fresh:
        return Mail((), mark)
    newest = fresh[-1][0]
    known = {name for second, name, _ in fresh if second == newest}
    known.update(names if newest == int(last) else ())
    return Mail(read_, " ".join([f"{newest:012d}", *sorted(known)]))


def _arrived(path: Path) -> int:
    head = path.name.partition(".")[0]
    return int(head) if head.isdecimal() and len(head) < 12 else int(path.stat().st_mtime)


def _mbox(path: Path, mark: str) -> Mail:
    """The mark counts the messages read. A file that became shorter is read from its beginning."""
    if not path.is_file():
        raise OSError(f"expected an mbox file, found none at {path}")
    box = mailbox.mbox(path, create=False)
    try:
        keys = sorted(box.keys())
        begin = int(mark or 0) if int(mark or 0) <= len(keys) else 0
        chosen = keys[begin : begin + MOST_MESSAGES]
        read_ = tuple(_message(body) for key in chosen if len(body := box.get_bytes(key)) <= MOST_BYTES)
    finally:
        box.close()
    return Mail(read_, str(begin + len(chosen)))


def _imap(address: str, mark: str, private: bool) -> Mail:
    """The mark is the folder's validity and the last uid read, as the protocol gives them."""
    parts = urlsplit(address)
    if not parts.hostname or not parts.username:
        raise InputError(f"expected an address such as imaps://user@host/INBOX, found {address!r}")
    secure = parts.scheme == "imaps"
    if not secure and not private:
        raise OSError("a password would be sent openly; give imaps://, or --allow-private for a server of your own")
    began, cut = time.monotonic(), Cut(DEADLINE_S)
    try:
        return _folder(_Server(parts.hostname, parts.port, secure, private, cut), parts, mark, began + _ENOUGH_S)
    except (OSError, imaplib.IMAP4.error):
        if cut.late:
            raise OSError(f"no whole answer within {DEADLINE_S:g} s") from None
        raise
    finally:
        cut.end()


def _folder(server: "_Server", parts: SplitResult, mark: str, until: float) -> Mail:
    try:
        server.login(unquote(parts.username or ""), os.environ.get(PASSWORD, ""))
        folder = unquote(parts.path.strip("/")) or "INBOX"
        server.select('"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"', readonly=True)
        validity = (server.response("UIDVALIDITY")[1] or [b"0"])[0] or b"0"
        known, _, last = mark.partition(" ")
        begin = int(last) + 1 if known == validity.decode() and last.isdecimal() else 1
        _, found = server.uid("SEARCH", f"UID {begin}:*")
        uids = sorted(int(uid) for uid in (found[0] or b"").split() if int(uid) >= begin)[:MOST_MESSAGES]
        found_: list[Raw] = []
        for uid in uids:
            found_ += [_message(body) for body in _fetched(server, uid)]
            mark = f"{validity.decode()} {uid}"
            if time.monotonic() > until:
                break
        return Mail(tuple(found_), mark)
    finally:
        try:
            server.logout()
        except (OSError, imaplib.IMAP4.error):
            server.shutdown()


def _fetched(server: imaplib.IMAP4, uid: int) -> Iterator[bytes]:
    _, sizes = server.uid("FETCH", str(uid), "(RFC822.SIZE)")
    size = re.search(rb"RFC822\.SIZE (\d+)", sizes[0] if sizes and isinstance(sizes[0], bytes) else b"")
    if size and int(size[1]) > MOST_BYTES:
        return
    _, found = server.uid("FETCH", str(uid), "(BODY.PEEK[])")
    yield from (part[1] for part in found if isinstance(part, tuple))


class _Server(imaplib.IMAP4):
    """A server at an address that was checked and is the one connected to, like a page's. Only the public internet,
    unless allowed. Without TLS only where private addresses are allowed at all: a password is not sent openly over the
    internet."""

    def __init__(self, host: str, port: int | None, secure: bool, private: bool, cut: Cut) -> None:
        self._secure, self._private, self._cut = secure, private, cut
        super().__init__(host, port or (993 if secure else 143), timeout=TIMEOUT_S)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = connected(self.host, self.port, timeout or TIMEOUT_S, self._private, self._cut.watch)
        return secured(plain, self.host, self._cut.watch) if self._secure else plain

    def read(self, size: int) -> bytes:
        """So many bytes, which the server has announced; never more than a message may have."""
        if size > MOST_BYTES:
            raise self.abort(f"a message of {size} bytes, announced as a smaller one")
        return super().read(size)
