"""Plain letters: Unicode tidied without changing a word."""

import html
import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u061c\u200e\u200f\u206a-\u206f\ufe00-\ufe0e\ufff9-\ufffc]")
_TURNING = "\u202a-\u202e\u2066-\u2069"  # they set the order in which letters are shown
_ZERO = "\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # without width
_LETTER = "A-Za-z0-9\u00c0-\u024f\u0400-\u052f"
_AT_EDGES = re.compile(
    f"(?<![{_LETTER}{_ZERO}])[{_ZERO}]++|(?<=[{_LETTER}])[{_ZERO}]++(?![{_LETTER}])"
)  # of words, and in emoji
HIDDEN = re.compile(f"[{_ZERO}]++")  # of a tidy text: inside its words
DECEIVING = re.compile(f"[{_TURNING}{_ZERO}]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

MOST_LETTERS = 3_000_000
"""No single report is longer; a long book is a third of it."""


def tidy(text: str) -> str:
    """NFC, one kind of line break, and of the characters that cannot be seen only those that `deceiving` tells of."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\x85", "\n").replace("\x0b", "\n").replace("\x0c", "\n\n")
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", _AT_EDGES.sub("", _UNSEEN.sub("", text))))


def bare(text: str) -> str:
    """The same with those gone as well."""
    return unicodedata.normalize("NFC", DECEIVING.sub("", tidy(text))) if DECEIVING.search(text) else text


def one_line(text: str) -> str:
    """The text on one line, single spaces, no spaces around it."""
    return " ".join(text.split())


def unescape(text: str) -> str:
    """Character references such as `&nbsp;` as the characters they stand for."""
    return html.unescape(text) if "&" in text else text


def endless(size: int) -> str:
    """What is said of a text too long to be one report."""
    return f"expected one report, found {size / 1e6:.0f} million letters; split it"
