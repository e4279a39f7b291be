"""Windows as teachers and tutors read them: piece by piece."""

import re

import numpy as np

from daybrief.extract.readers.model.inputs import Ints, Page, Window
from daybrief.extract.readers.model.pieces import Pieces

_PIECES_A_WINDOW = 500
_SOURCE_WORDS = 6


def ids_of(page: Page, window: Window, pieces: Pieces) -> tuple[Ints, Ints]:
    """The encoder's ids for a window, and where each of its words begins among them.

    A window opens with the month and the source. Words that do not fit share the last place, which carries nothing."""
    month = page.doc.published.day.isoformat()[:7] if page.doc.published else ""
    head = ["published", month, "by", *re.findall(r"\w+", page.doc.source)[:_SOURCE_WORDS], ":"]
    ids = [pieces.first, *(n for word in head if word for n in pieces(word)), pieces.last]
    begins = []
    for n in range(window.first, window.last):
        cut = pieces(page.gloss[n])
        if len(ids) + len(cut) > _PIECES_A_WINDOW:
            begins.extend([len(ids)] * (window.last - n))
            break
        begins.append(len(ids))
        ids.extend(cut)
    ids.append(pieces.last)
    return np.array(ids, np.int64), np.array(begins, np.int64)
