"""Plain letters: Unicode tidied without changing a word."""

import html
import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0e\ufeff\ufff9-\ufffc]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

MOST_LETTERS = 3_000_000
"""No single report is longer; a long book is a third of it."""


def tidy(text: str) -> str:
    """NFC, no characters that cannot be seen, one kind of line break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\x85", "\n").replace("\x0b", "\n").replace("\x0c", "\n\n")
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", _UNSEEN.sub("", text)))


def one_line(text: str) -> str:
    """The text on one line, single spaces, no spaces around it."""
    return " ".join(text.split())


def unescape(text: str) -> str:
    """Character references such as `&nbsp;` as the characters they stand for."""
    return html.unescape(text) if "&" in text else text


def endless(size: int) -> str:
    """What is said of a text too long to be one report."""
    return f"expected one report, found {size / 1e6:.0f} million letters; split it"
