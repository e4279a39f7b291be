"""Where in a document a place is mentioned: its sentence, its paragraph, and the other places named there."""

import math
import re
from bisect import bisect_right
from dataclasses import dataclass

from daybrief.model.text import Document
from daybrief.theatre.gazetteer import Entry, PlaceHit

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»’)\]\d]*(?:\s*\[\w{1,6}\])*\s+(?=[\"“«(\[]?[A-ZА-ЯҐЄІЇЁ])")


@dataclass(slots=True)
class Spot:
    """One mention with what it may mean, and what has been decided so far."""

    hit: PlaceHit
    entries: tuple[Entry, ...]
    latin: str  # its words in Latin letters
    sentence: int  # running number in the document
    paragraph: int
    occupied: bool = False  # the words before it say that it is
    office: bool = False  # the words after it say that its office speaks: "Krasnodar officials said"
    rear: bool = False  # the words after it say that it lies far behind the front
    chosen: Entry | None = None
    sure: bool = False  # sure enough to be evidence for others


def km(a: Entry, b: Entry) -> float:
    """Distance between two places, in km; flat-earth, good to a percent within the theatre."""
    return apart(a.lat, a.lon, b.lat, b.lon)


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance between two points, in km; flat-earth."""
    across = math.cos(math.radians((lat + other_lat) / 2)) * 111.2
    return math.hypot((lat - other_lat) * 111.2, (lon - other_lon) * across)


class Layout:
    """Sentence and paragraph numbers of a document's offsets."""

    def __init__(self, doc: Document) -> None:
        self._paragraphs = [block.start for block in doc.blocks] or _paragraph_starts(doc.text)
        starts = set(self._paragraphs)
        starts.update(match.end() for match in _SENTENCE.finditer(doc.text))
        self._sentences = sorted(starts)

    def sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\n+", text))]
