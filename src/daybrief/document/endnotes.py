"""Endnotes: the marks leave the text, the notes become links at the places of the marks, the list goes."""

import re
from dataclasses import replace

from daybrief.document.piece import Piece
from daybrief.model.text import Link

_MARK = re.compile(r"[ \t]*\[(\d{1,3}|[ivxlc]{1,8})\](?=$|[\s.,;:!?’”\"')\]\[—–-]|[A-ZА-ЯІЇЄҐ“‘«])")
_NOTE = re.compile(r"^\[(\d{1,3}|[ivxlc]{1,8})\]\s*(.*)$", re.DOTALL)
_URL = re.compile(r"(?:https?|hxxps?)://[^\s;,<>\"]+|\b(?:www\.|t\.me/)[^\s;,<>\"]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def lift(pieces: list[Piece]) -> list[Piece]:
    """The pieces without their endnote list and marks."""
    first = _list_start(pieces)
    notes = _notes(pieces[first:])
    body = pieces[:first]
    marks = [m for p in body for m in _MARK.findall(p.text)]
    if not notes and len(marks) < 2 and not _marks_only_digits(marks):
        return body
    return [_without_marks(piece, notes) for piece in body]


def _marks_only_digits(marks: list[str]) -> bool:
    """A lone [7] in a passage cut from a longer text is a mark too; a lone [i] may be a word."""
    return bool(marks) and all(m.isdigit() for m in marks)


def _list_start(pieces: list[Piece]) -> int:
    """Where the endnote list at the end begins; the number of pieces where there is none."""
    opens = [i for i, piece in enumerate(pieces) if _NOTE.match(piece.text)]
    if not opens:
        return len(pieces)
    for first in opens:
        tail = pieces[first:]
        noted = sum(bool(_NOTE.match(p.text)) or _mostly_address(p.text) for p in tail)
        if noted >= 0.6 * len(tail) and (first > 0 or noted > 3):
            return first
    return len(pieces)


def _mostly_address(text: str) -> bool:
    """Whether a line holds addresses and hardly a word besides."""
    rest = _URL.sub(" ", text)
    return len(rest) < len(text) and len(_WORD.findall(rest)) <= 6


def _notes(tail: list[Piece]) -> dict[str, tuple[str, str]]:
    """By mark: the note's first address and its words. Lines without a mark go on with the note before."""
    found: dict[str, tuple[str, str]] = {}
    mark = ""
    for piece in tail:
        match = _NOTE.match(piece.text)
        if match:
            mark = match[1]
            words, url = match[2], piece.links[0].url if piece.links else ""
        else:
            words, url = f"{found[mark][1]} {piece.text}" if mark in found else piece.text, ""
        address = _URL.search(words)
        known = found.get(mark, ("", ""))[0] if not match else ""
        found[mark] = (known or url or (address[0] if address else ""), words.strip())
    return found


def _without_marks(piece: Piece, notes: dict[str, tuple[str, str]]) -> Piece:
    """The piece with its marks cut out; links behind a mark move left by what was cut before them."""
    cuts = [
        (m.start(), m.end(), m[1]) for m in _MARK.finditer(piece.text) if not notes or m[1] in notes or m[1].isdigit()
    ]
    if not cuts:
        return piece
    out, links, at, gone = [], [], 0, []
    for start, end, mark in cuts:
        out.append(piece.text[at:start])
        at = end
        here = sum(map(len, out))
        gone.append((start, end))
        url, words = notes.get(mark, ("", ""))
        inner = next((k.url for k in piece.links if start <= k.start and k.end <= end), "")
        if url or inner:
            links.append(Link(start=here, end=here, url=url or inner, note=words))
    out.append(piece.text[at:])
    text = "".join(out)
    pad = len(text) - len(text.lstrip())
    text = text.strip()
    for link in piece.links:
        if not any(s <= link.start and link.end <= e for s, e in gone):
            links.append(replace_ends(link, gone))
    moved = [_shift(k, pad, len(text)) for k in links]
    return replace(piece, text=text, links=tuple(sorted(moved, key=lambda k: (k.start, k.end))))


def replace_ends(link: Link, gone: list[tuple[int, int]]) -> Link:
    """The link in the text without the stretches `gone`."""

    def moved(at: int) -> int:
        return at - sum(min(e, at) - s for s, e in gone if s < at)

    return Link(start=moved(link.start), end=moved(link.end), url=link.url, note=link.note)


def _shift(link: Link, pad: int, size: int) -> Link:
    start = min(max(link.start - pad, 0), size)
    return Link(start=start, end=min(max(link.end - pad, start), size), url=link.url, note=link.note)
