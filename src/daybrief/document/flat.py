"""Plain text and Markdown → pieces: which lines are one paragraph, and what role each has."""

import re

from daybrief.document import hidden
from daybrief.document.inline import paragraph
from daybrief.document.piece import Piece

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*(?:[*+]\s+|•\s*)")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\S)")
_DASH = re.compile(r"^\s*[-–—]\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>+\s?")
_RULE = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$")
_TABLE_RULE = re.compile(r"^[\s:|-]*$")
_TERMINAL = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_HARD_WRAP = 100
"""Files that break lines inside paragraphs break them before this column."""


def pieces(text: str) -> list[Piece]:
    """The text's paragraphs, headings and list items, in order."""
    found: list[Piece] = []
    for block in re.split(r"\n[ \t]*\n+", hidden.without(text)):
        lines = [line for line in block.split("\n") if line.strip()]
        for group in (cell for line in _paragraphs(lines) for cell in _cells(line)):
            piece = _piece(group)
            if piece and piece.text:
                found.append(piece)
    return found


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines of one block, those that a column limit broke joined again."""
    if len(lines) < 2 or not _wrapped(lines):
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        if _opens(line) or _opens_heading(joined[-1]):
            joined.append(line)
        else:
            joined[-1] = joined[-1].rstrip() + " " + _QUOTE.sub("", line).lstrip()
    return joined


def _wrapped(lines: list[str]) -> bool:
    """Whether a column limit, not the author, broke these lines."""
    if max(map(len, lines)) > _HARD_WRAP:
        return False
    body = lines[:-1]
    full = sum(len(line) >= 45 for line in body)
    unfinished = sum(not _TERMINAL.search(line.rstrip()) and not line.endswith("  ") for line in body)
    return full * 2 > len(body) and unfinished * 2 > len(body)


def _opens(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _DASH.match(line) or _opens_heading(line))


def _opens_heading(line: str) -> bool:
    return bool(_HEADING.match(line) or _RULE.match(line))


def _cells(line: str) -> list[str]:
    """The cells of a table's row, a paragraph each; other lines as they are."""
    if not line.lstrip().startswith("|"):
        return [line]
    return [cell.strip() for cell in line.strip().strip("|").split("|") if not _TABLE_RULE.match(cell)]


def _piece(line: str) -> Piece | None:
    if _RULE.match(line):
        return None
    line = _QUOTE.sub("", line)
    heading = _HEADING.match(line)
    if heading:
        return paragraph(heading[2], "heading", markup=True)
    bullet = _BULLET.match(line)
    if bullet:
        inner = _HEADING.match(line[bullet.end() :])
        return paragraph(inner[2] if inner else line[bullet.end() :], "list", bullet=True, markup=True)
    if _DASH.match(line) or _NUMBER.match(line):
        return paragraph(line, "list", bullet=True)
    return paragraph(line)
