"""Mail → what it says: one document for the message, one for each attachment that is a report."""

import email
import email.policy
import re
from email.errors import MessageError
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage, MIMEPart
from typing import Any

from daybrief.document import flat, letters, pages
from daybrief.document.decode import text_of
from daybrief.document.found import Found, Stated
from daybrief.document.piece import Piece
from daybrief.errors import UnreadableError
from daybrief.model.text import SetAside

_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
_QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)
_FORWARD = re.compile(r"^-{2,}\s*(?:forwarded|original) message\s*-{2,}$", re.IGNORECASE | re.MULTILINE)
_MOST_HEAD = 1_000_000
"""Bytes of a message's headers, many times what any server lets through; their parser takes long over more."""
_READ = {"application/pdf": "pdf", "text/plain": "txt", "text/html": "html", "text/markdown": "md"}

_FAULTS = (MessageError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)
"""What the standard parser of headers raises on some malformed ones."""


class _Headers(HeaderRegistry):
    """Headers as the standard parser reads them; where it fails, their bare words, and nothing of those that say how a
    message is put together."""

    _bare = HeaderRegistry(use_default_map=False)

    def __call__(self, name: str, value: str) -> Any:
        try:
            return super().__call__(name, value)
        except _FAULTS:
            if name.lower().startswith("content-"):
                return super().__call__(name, "")
        try:
            return self._bare(name, value)
        except _FAULTS:
            return super().__call__(name, "")


_POLICY = email.policy.default.clone(header_factory=_Headers())


def read(name: str, body: bytes) -> tuple[Found, list[tuple[str, str, bytes] | SetAside]]:
    """The message, and its attachments as (name, medium, bytes) or set aside."""
    head = min(at for at in (body.find(b"\n\n"), body.find(b"\n\r\n"), len(body)) if at >= 0)
    if head > _MOST_HEAD:
        raise UnreadableError(f"{name}: expected a mail, found headers of {head / 1e6:.0f} MB; save it again")
    message = email.message_from_bytes(body, policy=_POLICY)
    if not isinstance(message, EmailMessage) or not (message["From"] or message["Subject"] or message["Date"]):
        raise UnreadableError(f"{name}: expected a mail with From, Subject or Date, found none; check how it was saved")
    attached = [_attachment(name, i, part) for i, part in enumerate(message.iter_attachments(), 1)]
    return (
        Found(
            name=name,
            pieces=tuple(_pieces(message, name)),
            title=_header(message, "Subject"),
            source=_header(message, "From"),
            dates=_date(message),
            page=False,
            credits=tuple(filter(None, (_header(message, "From"), _header(message, "List-Id")))),
        ),
        attached,
    )


def _header(message: EmailMessage, key: str) -> str:
    return letters.one_line(letters.tidy(str(message[key] or "")))


def _date(message: EmailMessage) -> tuple[Stated, ...]:
    return Stated.as_in_mail("mail", _header(message, "Date"))


def _pieces(message: EmailMessage, name: str) -> list[Piece]:
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    text = _payload(plain, name) if plain is not None else ""
    if len(text.strip()) > 40 or rich is None:
        unquoted = _QUOTED.sub("", text) if not _FORWARD.search(text) else _FORWARD.sub("", text)
        return flat.pieces(_SIGNATURE.sub("", unquoted if unquoted.strip() else text))
    return pages.fragment(_payload(rich, name))


def _payload(part: MIMEPart, name: str) -> str:
    raw = part.get_payload(decode=True)
    body = raw if isinstance(raw, bytes) else b""
    text = _decoded(body, part.get_content_charset(), name)
    if len(text) > letters.MOST_LETTERS:
        raise UnreadableError(f"{name}: {letters.endless(len(text))}")
    return letters.tidy(text)


def _decoded(body: bytes, charset: str | None, name: str) -> str:
    if charset:
        try:
            return body.decode(charset)
        except (LookupError, ValueError):  # no such charset, none that fits, or a name that no charset can have
            pass
    return text_of(body, name)[0]


def _attachment(name: str, number: int, part: MIMEPart) -> tuple[str, str, bytes] | SetAside:
    shown = f"{name}: {letters.one_line(part.get_filename() or f'attachment {number}')}"
    medium = _READ.get(part.get_content_type())
    raw = part.get_payload(decode=True)
    if medium is None or not isinstance(raw, bytes) or not raw.strip():
        return SetAside(name=shown, reason=f"expected text, a page or a PDF, found {part.get_content_type()}: not read")
    return f"{name}-{number}", medium, raw
