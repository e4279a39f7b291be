"""Markup whose inside is not for reading: scripts, styles, comments and their like."""

import re
from bisect import bisect_left

_NAMES = ("script", "style", "noscript", "template", "iframe", "svg", "object", "math")
_INSIDE = r"""(?:[^<>"']++|"[^"]{0,5000}+"|'[^']{0,5000}+')*+"""
_TOKEN = re.compile(rf"<(?P<shut>/?)(?P<name>{'|'.join(_NAMES)})\b{_INSIDE}>|<!--|-->", re.IGNORECASE)


def without(text: str) -> str:
    """The text with such elements and all inside them gone. One that is never closed loses its tag alone, so that a
    broken tag cannot swallow a report. Time grows with the text's length only, whatever is in it."""
    if "<" not in text:
        return text
    found = list(_TOKEN.finditer(text))
    shut: dict[str, list[int]] = {}
    for number, match in enumerate(found):
        if match["shut"] or match.group() == "-->":
            shut.setdefault(_name(match), []).append(number)
    out: list[str] = []
    at = number = 0
    while number < len(found):
        match = found[number]
        out.append(text[at : match.start()])
        at = match.end()
        ends = shut.get(_name(match), [])
        place = bisect_left(ends, number)
        if not match["shut"] and match.group() != "-->" and place < len(ends):
            number = ends[place]
            at = found[number].end()
        out.append(" ")
        number += 1
    out.append(text[at:])
    return "".join(out)


def _name(match: re.Match[str]) -> str:
    return (match["name"] or "comment").lower()
