"""Bytes → text, whatever the encoding."""

import codecs
import re

from daybrief.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_COMMON = frozenset("оеаитнсрвлкмдпуіяьзбгч")
_SAMPLE = 50_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def text_of(body: bytes, name: str) -> tuple[str, str | None]:
    """The text, and a note where it was not plain UTF-8. Raises UnreadableError for bytes that are no text."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _strict(body, encoding, name), None if encoding == "utf-8-sig" else f"read as {encoding}"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(body, name, error.start)
    wide = _wide(body) if _CONTROL.search(text[:_SAMPLE]) else ""
    if wide:
        return _strict(body, wide, name), f"read as {wide}"
    _refuse_binary(text, name)
    return text, None


def _strict(body: bytes, encoding: str, name: str) -> str:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text = body.decode(encoding, errors="replace")
    _refuse_binary(text, name)
    return text


def _guessed(body: bytes, name: str, bad: int) -> tuple[str, str]:
    """Text in an older encoding: the declared one, a Cyrillic one, or whatever the detector finds."""
    if _looks_binary(body):
        raise UnreadableError(f"{name}: expected text, found binary data; convert it to text or remove it")
    wide = _wide(body)
    if wide:
        return _strict(body, wide, name), f"read as {wide}"
    declared = _DECLARED.search(body[:2048])
    tried = [declared[1].decode("ascii").lower()] if declared else []
    for encoding in tried:
        try:
            if codecs.lookup(encoding).name != "utf-8":
                return body.decode(encoding), f"read as {encoding}, as it declares"
        except (LookupError, UnicodeDecodeError):
            continue
    spoilt = body.decode("utf-8", errors="replace")
    if spoilt.count("\ufffd") * 200 < len(spoilt):  # UTF-8 with a few broken bytes
        return spoilt, f"some bytes are no UTF-8, the first at byte {bad}; they are shown as \ufffd"
    encoding = _cyrillic(body) or _detected(body)
    return body.decode(encoding, errors="replace"), f"read as {encoding}, by its letters"


def _wide(body: bytes) -> str:
    """utf-16-le or -be where every other byte is a zero or a Cyrillic page number, else ''."""
    if len(body) < 4:
        return ""
    head = body[: _SAMPLE & ~1]
    even, odd = head[::2], head[1::2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if sum(high.count(b) for b in (0, 4)) > 0.9 * len(high):
            return encoding
    return ""


def _cyrillic(body: bytes) -> str:
    """The one-byte Cyrillic encoding under which the commonest Cyrillic letters are the commonest, or ''."""
    head = body[:_SAMPLE]
    high = sum(b > 127 for b in head)
    if high < 8 or high * 4 < len(head):
        return ""
    scores = {}
    for encoding in _CYRILLIC:
        text = head.decode(encoding, errors="replace")
        letters = [c for c in text if ord(c) > 127]
        scores[encoding] = sum(c in _COMMON for c in letters) / max(len(letters), 1)
    best = max(scores, key=lambda e: (scores[e], -_CYRILLIC.index(e)))
    return best if scores[best] > 0.5 else ""


def _detected(body: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(body[:_SAMPLE]).best()
    return found.encoding if found else "cp1252"


def _looks_binary(body: bytes) -> bool:
    head = body[:_SAMPLE]
    if _wide(head):
        return False
    control = sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in head)
    return control > 0.02 * len(head)


def _refuse_binary(text: str, name: str) -> None:
    head = text[:_SAMPLE]
    if len(_NO_TEXT.findall(head)) > 0.05 * max(len(head), 1):
        raise UnreadableError(f"{name}: expected text, found binary data; convert it to text or remove it")
