"""Endnotes: the marks leave the text, the notes become links at the places of the marks, the list goes."""

import re
from dataclasses import replace

from daybrief.document.piece import Piece
from daybrief.model.text import Link

_MARK = re.compile(r"[ \t]*\[(\d{1,3}|[ivxlc]{1,8})\](?=$|[\s.,;:!?’”\"')\]\[—–-]|[A-ZА-ЯІЇЄҐ“‘«])")
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.,;!?])|(?<=[^\W\d_][.,;!?][”\"’)]))(\d{1,3})(?=\s+[\"“‘(]?[A-ZА-ЯІЇЄҐ]|\s*$|\s+[a-z])"
)
_STEP, _RISING = 4, 4
_NOTE = re.compile(r"^\[(\d{1,3}|[ivxlc]{1,8})\]\s*(.*)$", re.DOTALL)
_URL = re.compile(r"(?:https?|hxxps?)://[^\s;,<>\"]+|\b(?:www\.|t\.me/)[^\s;,<>\"]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


_Cut = tuple[int, int, str]
"""Where a mark stands, and the mark."""


def lift(pieces: list[Piece]) -> list[Piece]:
    """The pieces without their endnote list and marks."""
    first = _list_start(pieces)
    notes = _notes(pieces[first:])
    body = pieces[:first]
    marks = [m for p in body for m in _MARK.findall(p.text)]
    bracketed = bool(notes) or len(marks) > 1 or _marks_only_digits(marks)
    raised = _raised(body)
    return [
        _without(piece, _bracketed(piece, notes) if bracketed else raised.get(i, []), notes)
        for i, piece in enumerate(body)
    ]


def _bracketed(piece: Piece, notes: dict[str, tuple[str, str]]) -> list[_Cut]:
    found = [(m.start(), m.end(), m[1]) for m in _MARK.finditer(piece.text)]
    return [cut for cut in found if not notes or cut[2] in notes or cut[2].isdigit()]


def _raised(body: list[Piece]) -> dict[int, list[_Cut]]:
    """By piece: raised marks that a page without formatting has glued to the word before ('in March.12 The'). Only
    numbers that rise through the text, one after the other, are taken for marks."""
    found: dict[int, list[_Cut]] = {}
    last = number = 0
    for i, piece in enumerate(body):
        for match in _RAISED.finditer(piece.text):
            if 0 < int(match[1]) - last <= _STEP:
                last, number = int(match[1]), number + 1
                found.setdefault(i, []).append((match.start(), match.end(), match[1]))
    return found if number >= _RISING else {}


def _marks_only_digits(marks: list[str]) -> bool:
    """A lone [7] in a passage cut from a longer text is a mark too; a lone [i] may be a word."""
    return bool(marks) and all(m.isdigit() for m in marks)


def _list_start(pieces: list[Piece]) -> int:
    """Where the endnote list at the end begins; the number of pieces where there is none."""
    first = len(pieces)
    noted = 0
    for i in range(len(pieces) - 1, -1, -1):
        opens = _NOTE.match(pieces[i].text) is not None
        noted += opens or _mostly_address(pieces[i].text)
        if opens and noted >= 0.6 * (len(pieces) - i) and (i > 0 or noted > 3):
            first = i
    return first


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


def _without(piece: Piece, cuts: list[_Cut], notes: dict[str, tuple[str, str]]) -> Piece:
    """The piece with these marks cut out; links behind a mark move left by what was cut before them."""
    if not cuts:
        return piece
    out: list[str] = []
    links: list[Link] = []
    at = 0
    for start, end, mark in cuts:
        out.append(piece.text[at:start])
        at = end
        here = sum(map(len, out))
        url, words = notes.get(mark, ("", ""))
        inner = next((k.url for k in piece.links if start <= k.start and k.end <= end), "")
        if url or inner:
            links.append(Link(start=here, end=here, url=url or inner, note=words))
    out.append(piece.text[at:])
    text = "".join(out)
    pad = len(text) - len(text.lstrip())
    text = text.strip()
    gone = [(start, end) for start, end, _ in cuts]
    links += [_moved(k, gone) for k in piece.links if not any(s <= k.start and k.end <= e for s, e in gone)]
    shifted = [_shift(k, pad, len(text)) for k in links]
    return replace(piece, text=text, links=tuple(sorted(shifted, key=lambda k: (k.start, k.end))))


def _moved(link: Link, gone: list[tuple[int, int]]) -> Link:
    """The link in the text without the stretches `gone`."""

    def moved(at: int) -> int:
        return at - sum(min(e, at) - s for s, e in gone if s < at)

    return Link(start=moved(link.start), end=moved(link.end), url=link.url, note=link.note)


def _shift(link: Link, pad: int, size: int) -> Link:
    start = min(max(link.start - pad, 0), size)
    return Link(start=start, end=min(max(link.end - pad, start), size), url=link.url, note=link.note)
