"""Where a report says what it holds to be the news: its opening, and what stands under a heading of key points."""

import re
from collections.abc import Sequence
from functools import lru_cache

from daybrief.model.text import Document

_OPENING = 600  # characters
_POINTS = 12  # blocks below the heading


def prominent(doc: Document, start: int, headings: Sequence[str]) -> bool:
    """Whether an offset of a document lies in its opening or among its key points. `headings`: what such points are
    headed with, in small letters."""
    return any(first <= start < last for first, last in _ranges(doc, tuple(headings)))


def opens(doc: Document, start: int, end: int) -> bool:
    """Whether a passage of a document begins one of its paragraphs, which goes on behind it."""
    return _beginnings(doc).get(start, 0) > end


@lru_cache(maxsize=4096)
def _beginnings(doc: Document) -> dict[int, int]:
    return {block.start: block.end for block in doc.blocks}


@lru_cache(maxsize=4096)
def _ranges(doc: Document, headings: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    found = [(0, _OPENING)]
    for at, block in enumerate(doc.blocks):
        words = re.sub(r"[\s:.]+$", "", doc.text[block.start : block.end].strip().lower())
        if words in headings:
            below = doc.blocks[at + 1 : at + 1 + _POINTS]
            if below:
                found.append((block.start, below[-1].end))
    return tuple(found)
