"""What kind of input some bytes are."""

import os
import re
from typing import Literal, get_args

from daybrief.model.text import Raw, SetAside
from daybrief.model.when import Instant

Media = Literal["md", "txt", "html", "pdf", "eml", "json", "jsonl", "xml", "warc"]
KNOWN = ", ".join(f".{m}" for m in get_args(Media)) + ", .warc.gz"

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SUFFIX: dict[str, Media] = {
    "md": "md",
    "markdown": "md",
    "txt": "txt",
    "text": "txt",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "pdf": "pdf",
    "eml": "eml",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "xml": "xml",
    "rss": "xml",
    "atom": "xml",
    "warc": "warc",
}
_TYPE: dict[str, Media] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "md",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "message/rfc822": "eml",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "jsonl",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/warc": "warc",
}
_BINARY = (
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
)


def raw(
    body: bytes, *, name: str, shown: str, url: str = "", kind: str = "", retrieved: Instant | None = None
) -> Raw | SetAside:
    """The bytes with their medium, told by the suffix, else by the declared type, checked against the bytes."""
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return SetAside(name=shown, reason="expected a report, found an empty file", failed=True)
    stem, media = _by_name(name)
    media = _TYPE.get(kind.partition(";")[0].strip().lower(), media) if kind else media
    media = _by_bytes(body, media)
    if media is None:
        reason = f"expected one of {KNOWN}, found {_what(body, name)}; convert it or leave it out"
        return SetAside(name=shown, reason=reason, failed=True)
    if media not in ("pdf", "warc") and (foreign := _foreign(body)):
        reason = f"expected text in a .{media} file, found {foreign}; convert it or leave it out"
        return SetAside(name=shown, reason=reason, failed=True)
    if media == "pdf" and not body.lstrip()[:1024].count(b"%PDF"):
        reason = "expected a PDF, found other data under that name; check how it was saved"
        return SetAside(name=shown, reason=reason, failed=True)
    return Raw(name=stem, media=media, body=body, url=url, retrieved=retrieved)


def legible(name: str) -> str:
    """A file's name as words: what is no UTF-8 in it is marked as such, and a break is a space."""
    return _BREAKS.sub(" ", os.fsencode(name).decode("utf-8", "replace"))


def is_known(kind: str) -> bool:
    """Whether a declared type is one that reports come in."""
    return kind in _TYPE


def has_suffix(name: str) -> bool:
    """Whether a name says its medium."""
    return _by_name(name)[1] is not None


def stem(name: str) -> str:
    """A file's name without the suffix that says its medium."""
    return _by_name(name)[0]


def _by_name(name: str) -> tuple[str, Media | None]:
    """The name without its suffix, and what the suffix says."""
    low = name.lower()
    if low.endswith(".warc.gz"):
        return name[:-8], "warc"
    stem, dot, suffix = name.rpartition(".")
    known = _SUFFIX.get(suffix.lower()) if dot and stem else None
    return (stem, known) if known else (name, None)


def _by_bytes(body: bytes, media: Media | None) -> Media | None:
    """A page saved as .txt is still a page, a PDF without suffix still a PDF."""
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head[:200].lower()
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    page = low.startswith((b"<!doctype html", b"<html"))
    if page and media in (None, "md", "txt", "xml"):
        return "html"
    if media == "html" and low.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in body[:2000].lower():
        return "xml"
    return media


def _foreign(body: bytes) -> str:
    return next((what for mark, what in _BINARY if body.startswith(mark) and not _is_text(body)), "")


def _is_text(body: bytes) -> bool:
    """Whether the first bytes could be a text that happens to open with the letters of a binary mark."""
    try:
        head = body[:512].decode("utf-8", "strict" if len(body) <= 512 else "ignore")
    except UnicodeDecodeError:
        return False
    return not any(ord(c) < 9 or 13 < ord(c) < 32 for c in head)


def _what(body: bytes, name: str) -> str:
    suffix = name.rpartition(".")[2] if "." in name else ""
    return _foreign(body) or (f"a .{suffix} file" if suffix else "a file without a suffix")
