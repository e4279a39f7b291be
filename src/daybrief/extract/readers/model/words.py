"""A document as the learned reader sees it: words in sentences, with offsets into the document's text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from daybrief.extract.text import sentences
from daybrief.model.text import Document

_WORD = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?|U\.S\.|U\.K\.|U\.N\.|Mr\.|Gen\."
    r"|[^\W\d_]+(?:['’ʼ-][^\W\d_]+|-\d+)*|[^\w\s]|_"
)


@dataclass(frozen=True)
class Words:
    """The words of a document in order. Word `i` is `text[spans[i][0]:spans[i][1]]`; sentence `s` holds the words
    `sents[s][0]` up to, not including, `sents[s][1]`; sentences cover all words and never cross a block."""

    text: str
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sents: tuple[tuple[int, int], ...]
    order: tuple[int, ...]  # by sentence: its number among all sentences of the document

    @cached_property
    def sent_of(self) -> tuple[int, ...]:
        """By word: its sentence."""
        return tuple(s for s, (first, last) in enumerate(self.sents) for _ in range(first, last))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The words (half-open) that the characters `start` to `end` touch; empty where they touch none."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if first < len(self.spans) and self.spans[first][1] <= start:
            first += 1
        return first, max(first, bisect_left(self._starts, end))

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` up to `last` stand in the text."""
        return self.spans[first][0], self.spans[last - 1][1]

    def said(self, first: int, last: int) -> str:
        """Those words as the text writes them, on one line."""
        start, end = self.chars(first, last)
        return " ".join(self.text[start:end].split())


def words_of(doc: Document) -> Words:
    """Split a document into words and sentences."""
    forms: list[str] = []
    spans: list[tuple[int, int]] = []
    sents: list[tuple[int, int]] = []
    order: list[int] = []
    for sentence in sentences(doc):
        before = len(forms)
        for match in _WORD.finditer(doc.text, sentence.start, sentence.end):
            forms.append(match.group())
            spans.append(match.span())
        if len(forms) > before:
            sents.append((before, len(forms)))
            order.append(sentence.at)
    return Words(doc.text, tuple(forms), tuple(spans), tuple(sents), tuple(order))
