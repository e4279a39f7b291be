"""Letters that deceive: look-alikes of another alphabet in a word, characters that turn or hide others.

What a reader sees of a line under an override is not what stands in it, so the line is not read. All else is read as
it stands, and the document says in a note what was found in it, how often and where first.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from daybrief.document import letters
from daybrief.document.found import Found
from daybrief.document.piece import Piece
from daybrief.model.text import DECEIVING, Link
from daybrief.theatre.lookalike import mixed, odd_letter

ALL_TURNED = "expected a report, found only lines in which an override turns the letters round: not read"
_OVERRIDE = re.compile("[\u202d\u202e]")
_TURNS = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")  # not those that end a stretch
_SPARE = re.compile("(?:(?<= )|^) +| +$")
_LONGEST = 40


def settled(found: Found) -> Found:
    """The document as its file tells it, without such characters and without the lines under an override."""
    words = (found.title, found.source, found.lang, found.url, *found.credits, *(d.raw for d in found.dates))
    if all(letters.bare(text) == text for text in (*words, *found.notes, *(piece.text for piece in found.pieces))):
        return found
    pieces = [_bare(piece) for piece in found.pieces if not _OVERRIDE.search(piece.text)]
    return replace(
        found,
        pieces=tuple(piece for piece in pieces if piece.text),
        title=_unturned(found.title),
        source=_unturned(found.source),
        credits=tuple(filter(None, map(_unturned, found.credits))),
        url=letters.bare(found.url),
        lang=letters.bare(found.lang),
        notes=tuple(map(letters.bare, found.notes)),
        dates=tuple(replace(date, raw=letters.bare(date.raw)) for date in found.dates),
    )


def note(found: Found, lang: str) -> tuple[str, ...]:
    """What is said of a document, before it was settled, that is read in a language; nothing where nothing deceives."""
    lines = [letters.tidy(text) for text in (found.title, *(piece.text for piece in found.pieces))]
    said = [
        *_counted("words that mix alphabets", map(letters.bare, lines), lambda text: _mixed(text, lang)),
        *_counted("characters that turn the order of letters", lines, _turns),
        *_counted("characters without width inside words", lines, _hides),
    ]
    if gone := sum(bool(_OVERRIDE.search(text)) for text in lines):
        said.append(f"lines under an override, not read: {gone}")
    return (DECEIVING + "; ".join(said),) if said else ()


def _counted(what: str, lines: Iterable[str], of: Callable[[str], Iterator[str]]) -> list[str]:
    """How often lines hold what deceives in one way, and the first of it; the first of the lines is the title."""
    found = [(number, one) for number, text in enumerate(lines) for one in of(text)]
    if not found:
        return []
    number, one = found[0]
    return [f"{what}: {len(found)}, the first {one} in {f'paragraph {number}' if number else 'the title'}"]


def _mixed(text: str, lang: str) -> Iterator[str]:
    for start, end in mixed(text, lang):
        word = text[start:end]
        yield f"“{word[:_LONGEST]}” ({odd_letter(word)})"


def _turns(text: str) -> Iterator[str]:
    return (_code(match) for match in _TURNS.finditer(text))


def _hides(text: str) -> Iterator[str]:
    return (_code(match) for match in letters.HIDDEN.finditer(text))


def _code(match: re.Match[str]) -> str:
    return f"U+{ord(match.group()[0]):04X}"


def _unturned(text: str) -> str:
    """A short text without such characters; nothing where an override turns it."""
    return "" if _OVERRIDE.search(text) else letters.bare(text)


def _bare(piece: Piece) -> Piece:
    """The piece without such characters, nor the spaces that stood around them."""
    if letters.bare(piece.text) == piece.text:
        return piece
    bare = _without(_without(piece, letters.DECEIVING), _SPARE)
    return replace(bare, text=unicodedata.normalize("NFC", bare.text))


def _without(piece: Piece, what: re.Pattern[str]) -> Piece:
    """The piece without all that fits, its links moved along."""
    gone = [at for match in what.finditer(piece.text) for at in range(*match.span())]
    links = (
        Link(start=k.start - bisect_left(gone, k.start), end=k.end - bisect_left(gone, k.end), url=k.url, note=k.note)
        for k in piece.links
    )
    return replace(piece, text=what.sub("", piece.text), links=tuple(links))
