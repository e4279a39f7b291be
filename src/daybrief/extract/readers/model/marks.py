"""Scores to marks: which sentences tell a kind, which words fill its slots, what the questions are answered."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Sort
from daybrief.extract.readers.model.counts import Reading
from daybrief.extract.readers.model.heads import PLACES, SOURCE, Heads, Question
from daybrief.extract.readers.model.inputs import Floats, Page, Window
from daybrief.extract.readers.model.network import Scores
from daybrief.extract.readers.model.smallwords import small_words

_LONGEST = {"clause": 70}  # words of one mark, by sort of slot
_LONGEST_ELSE = 12
_GAP = {"clause": 3}  # words of low score that a mark may run over
_KEEP = 0.8  # a mark runs on while words keep this share of the threshold
_SPLIT = 0.5  # a word that begins anew after a joint with this probability opens another mark
_CUED = 0.5  # share of the threshold that a figure needs whose cue word names the slot
_NEIGHBOURS = 2  # sentences on either side whose surest words may belong to a claim


@dataclass(frozen=True, order=True)
class Mark:
    """Words `first` up to `last` of the page fill a slot, as surely as `score` in [0, 1] says."""

    first: int
    last: int
    slot: str
    score: float


@dataclass(frozen=True)
class Telling:
    """A sentence that tells a kind: its marks in text order, and the scores of the kind's questions."""

    kind: str
    sentence: int
    score: float
    marks: tuple[Mark, ...]
    by_sentence: Floats  # all choices, for this sentence
    by_word: Floats  # all choices, by word of the window
    first: int  # the window's first word

    def answer(self, question: Question, marks: tuple[Mark, ...], page: Page) -> dict[str, float]:
        """How likely each word of a question is, as the given marks and the sentence see it."""
        spots = [n - self.first for m in marks for n in range(m.first, m.last)]
        if not spots:
            first, last = page.words.sents[self.sentence]
            spots = list(range(first - self.first, last - self.first))
        scores = self.by_sentence[question.start : question.end].astype(np.float64)
        scores = scores + self._mean(tuple(spots))[question.start : question.end]
        share = np.exp(scores - scores.max())
        return dict(zip(question.words, (share / share.sum()).round(3).tolist(), strict=True))

    def _mean(self, spots: tuple[int, ...]) -> Floats:
        """All choices as these words see them, on average; a dozen questions ask it of the same words."""
        if spots not in self._means:
            self._means[spots] = self.by_word[list(spots)].mean(0)
        return self._means[spots]

    @cached_property
    def _means(self) -> dict[tuple[int, ...], Floats]:
        return {}


@dataclass(frozen=True)
class Thresholds:
    """Least probabilities, found on held-back documents: for a sentence to tell a kind, for a word to fill a slot."""

    kinds: dict[str, float]
    tags: dict[str, float]  # by kind; "" for the voice
    neighbour: float  # for a word of a sentence nearby

    @classmethod
    def read(cls, table: dict[str, Any]) -> "Thresholds":
        """From the JSON beside the weights."""
        return cls(dict(table["kinds"]), dict(table["tags"]), float(table["neighbour"]))


class Marker:
    """Reads the scores of one window."""

    def __init__(self, reading: Reading, window: Window, scores: Scores, heads: Heads, least: Thresholds) -> None:
        self.page, self.counts = reading.page, reading.counts
        self.window, self.scores, self.heads, self.least = window, scores, heads, least
        self._small = small_words(self.page.lang)

    def tellings(self, kinds: Collection[str] = ()) -> list[Telling]:
        """Every telling of the window's target sentences, kind by kind; of some kinds only where they are named."""
        return [
            self._telling(kind, row, sentence)
            for row, kind in enumerate(self.heads.kinds)
            if not kinds or kind in kinds
            for sentence in self._telling_sentences(row, kind)
        ]

    def _telling_sentences(self, row: int, kind: str) -> list[int]:
        opening = self.window.opening
        sentences = range(self.window.target, self.window.end)
        return [s for s in sentences if self.scores.kinds[s - opening, row] >= self.least.kinds[kind]]

    def _telling(self, kind: str, row: int, sentence: int) -> Telling:
        chosen = self._telling_sentences(row, kind)
        marks: list[Mark] = []
        for slot in [s for k, s in self.heads.tags if k == kind and s not in self._counting(kind)]:
            marks += self._of_slot((kind, slot), sentence, self.least.tags[kind])
        if (kind, PLACES) in self.heads.tag_at and not any(m.slot == PLACES for m in marks):
            marks += self._around((kind, PLACES), sentence, chosen)
        marks += self._figures(kind, sentence)
        marks += self._of_slot(SOURCE, sentence, self.least.tags[""])
        return Telling(
            kind,
            sentence,
            float(self.scores.kinds[sentence - self.window.opening, row]),
            tuple(sorted(marks)),
            self.scores.choices_by_sentence[sentence - self.window.opening],
            self.scores.choices_by_word,
            self.window.first,
        )

    def _counting(self, kind: str) -> list[str]:
        """The tagged slots of a kind that hold figures."""
        slots = KIND_BY_NAME[kind].slots()
        return [s for k, s in self.heads.tags if k == kind and s in slots and slots[s].sort == "figure"]

    def _figures(self, kind: str, sentence: int) -> list[Mark]:
        """Each figure of the sentence fills one slot at most: by its cue word, else by score."""
        slots, at = self._counting(kind), self.window.first
        columns = [self.heads.tag_at[kind, slot] for slot in slots]
        first, last = self.page.words.sents[sentence]
        found = []
        for count in self.counts if slots else ():
            if not first <= count.first < last:
                continue
            likely = self.scores.inside[count.first - at : count.last - at, columns].max(0)
            cued = count.cue in slots
            slot = count.cue if cued else slots[int(likely.argmax())]
            if likely.max() >= self.least.tags[kind] * (_CUED if cued else 1):
                found.append(Mark(count.first, count.last, slot, round(float(likely.max()), 3)))
        return found

    def _around(self, tag: tuple[str, str], sentence: int, chosen: list[int]) -> list[Mark]:
        """Sure marks in sentences nearby that tell nothing of the kind themselves."""
        low = max(self.window.opening, sentence - _NEIGHBOURS)
        near = range(low, min(self.window.end, sentence + _NEIGHBOURS + 1))
        return [m for s in near if s not in chosen for m in self._of_slot(tag, s, self.least.neighbour)]

    def _of_slot(self, tag: tuple[str, str], sentence: int, least: float) -> list[Mark]:
        column = self.heads.tag_at[tag]
        sort: Sort | None = None
        if tag[0] and tag[1] != PLACES:
            sort = KIND_BY_NAME[tag[0]].slots()[tag[1]].sort
        first, last = self.page.words.sents[sentence]
        inside, begins = self.scores.inside[:, column], self.scores.begins[:, column]
        runs = self._runs(inside, begins, first, last, least, _LONGEST.get(sort or "", _LONGEST_ELSE), sort)
        marks = [Mark(i, j, tag[1], self._mean(inside, i, j)) for i, j in runs]
        if sort == "clause" and marks:
            return [max(marks, key=lambda m: (m.last - m.first, -m.first))]
        return marks

    def _mean(self, inside: Floats, first: int, last: int) -> float:
        at = self.window.first
        return round(float(inside[first - at : last - at].mean()), 3)

    def _runs(
        self, inside: Floats, begins: Floats, first: int, last: int, least: float, longest: int, sort: Sort | None
    ) -> list[tuple[int, int]]:
        """Runs of words whose score passes; a fresh beginning after a joint opens another."""
        at, gap = self.window.first, _GAP.get(sort or "", 0)
        forms = self.page.words.forms
        found, i = [], first
        while i < last:
            if inside[i - at] < least:
                i += 1
                continue
            j = i + 1
            while j < min(last, i + longest):
                anew = begins[j - at] >= _SPLIT and forms[j - 1].lower() in self._small.joints and not gap
                ahead = inside[j - at : min(j + gap + 1, last) - at]
                if anew or not (inside[j - at] >= least * _KEEP or (gap and (ahead >= least).any())):
                    break
                j += 1
            end = j
            while end - 1 > i and forms[end - 1].lower() in self._small.trailing:
                end -= 1
            found.append((i, end))
            i = j
        return found
