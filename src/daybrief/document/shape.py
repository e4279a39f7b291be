"""What a line looks like, before anybody asks what it says."""

import re
from dataclasses import dataclass
from functools import cached_property

from daybrief.document.piece import Piece

_CLOSERS = "\"'”’»)]*"
_LIST_END = re.compile(r"[;,:](?:\s+(?:and|or|та|і|и|або|или))?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?][\"'”’»)\]]*\s+[\"'“‘«(\[]?[A-ZА-ЯІЇЄҐ0-9]")
PROSE_WORDS = 6


@dataclass(frozen=True)
class Shape:
    """The outward look of one piece."""

    piece: Piece

    @cached_property
    def bare(self) -> str:
        return self.piece.text.rstrip().rstrip(_CLOSERS)

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(self.piece.text)

    @property
    def cut(self) -> bool:
        """Broken off with dots, as teasers are."""
        return self.bare.endswith(("...", "…")) and not self.piece.text.startswith(("...", "…"))

    @property
    def ended(self) -> bool:
        """Closed like a sentence."""
        return self.bare.endswith((".", "!", "?")) and not self.cut

    @property
    def listed(self) -> bool:
        """Closed like an item of a list, or like the words before one."""
        return bool(_LIST_END.search(self.bare))

    @cached_property
    def sentences(self) -> int:
        return len(_SENTENCE.findall(self.piece.text)) + 1

    @cached_property
    def prose(self) -> bool:
        """Running text: a full sentence, or several whose end the page lost."""
        if len(self.words) < PROSE_WORDS:
            return False
        return self.ended or (self.sentences > 1 and len(self.words) >= 25 and not self.cut)

    @cached_property
    def lower(self) -> float:
        """Share of words after the first that begin with a small letter: running text has many, menus few."""
        rest = self.words[1:]
        return sum(w[0].islower() for w in rest) / len(rest) if rest else 0.0

    @cached_property
    def key(self) -> str:
        """The letters and digits alone, for comparing lines."""
        return " ".join(_LETTERS.findall(self.piece.text.lower()))
