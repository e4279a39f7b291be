"""Documents cut into windows of words, as arrays for the encoder. Training and reading share this file."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from daybrief.extract.readers.model.gloss import gloss_of
from daybrief.extract.readers.model.pieces import Pieces
from daybrief.extract.readers.model.words import Words, words_of
from daybrief.extract.scene import Scene, Story, Stretch
from daybrief.model.text import Document

TARGET, CONTEXT, CONTEXT_SENTENCES = 220, 40, 3  # words read anew in a window; words and sentences before them
PIECES_A_WORD, PIECES_A_WINDOW = 6, 500
FEATURES = 13
_SOURCE_WORDS = 6
_QUOTED = re.compile(r"“[^“”\n]{8,}”|«[^«»\n]{8,}»|(?<![\w\"])\"[^\"\n]{8,}?\"|„[^“”\n]{8,}?[“”]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Page:
    """A document ready to be read: its words, their glosses, and yes-or-no features of each word."""

    doc: Document
    lang: str  # the theatre's language it is read in
    words: Words
    gloss: tuple[str, ...]
    features: Floats  # [words, FEATURES]
    parties: dict[int, tuple[int, str]]  # first word of a party's name: (word after its last, code)
    romanise: Callable[[str], str]


@dataclass(frozen=True)
class Window:
    """Words `first` up to `last` of a page. Sentences `target` up to `end` are read here; those before are context."""

    first: int
    last: int
    opening: int  # sentence that `first` stands in
    target: int
    end: int


def page_of(story: Story) -> Page:
    """Split, gloss and describe a document's words."""
    doc, lang = story.doc, story.lang
    words = words_of(doc)
    gloss = gloss_of(story.theatre, lang)
    parties = _parties(words, story)
    glossed = tuple(gloss(form) for form in words.forms)
    return Page(doc, lang, words, glossed, _features(words, story, parties), parties, gloss.romanise)


def _parties(words: Words, story: Story) -> dict[int, tuple[int, str]]:
    found = {}
    for hit in story.theatre.parties[story.lang].find(words.text):
        first, last = words.covering(hit.start, hit.end)
        if first < last:
            found[first] = (last, hit.value)
    return found


def _features(words: Words, story: Story, parties: dict[int, tuple[int, str]]) -> Floats:
    """Capital, all capitals, digits, Cyrillic, first side, second side, another party, in quotation marks; then what
    the rules mark: a place, a known person, a weapon, a figure, a time."""
    table = np.zeros((len(words.forms), FEATURES), np.float32)
    sides = story.theatre.sides
    for n, form in enumerate(words.forms):
        table[n, 0] = form[:1].isupper()
        table[n, 1] = len(form) > 1 and form.isupper()
        table[n, 2] = not form.isalpha() and any(c.isdigit() for c in form)
        table[n, 3] = not form.isascii() and _CYRILLIC.search(form) is not None
    for first, (last, code) in parties.items():
        table[first:last, 4 + (sides.index(code) if code in sides[:2] else 2)] = 1
    for match in _QUOTED.finditer(words.text):
        first, last = words.covering(*match.span())
        table[first:last, 7] = 1
    for scene in story.scenes:
        for n, marked in enumerate(_marked(scene)):
            for mark in marked:
                first, last = words.covering(mark.start, mark.end)
                table[first:last, 8 + n] = 1
    return table


def _marked(scene: Scene) -> tuple[Iterable[Stretch], ...]:
    """What the rules find in a sentence, in the order of the features."""
    return scene.places, scene.people, scene.weapons, scene.figures, scene.times


def windows_of(page: Page) -> Iterator[Window]:
    """Windows in order; every sentence is a target once."""
    sents = page.words.sents
    at = 0
    while at < len(sents):
        end, size = at, 0
        while end < len(sents) and (end == at or size + _length(sents[end]) <= TARGET):
            size += _length(sents[end])
            end += 1
        opening, before = at, 0
        while opening > max(0, at - CONTEXT_SENTENCES) and before + _length(sents[opening - 1]) <= CONTEXT:
            opening -= 1
            before += _length(sents[opening])
        yield Window(sents[opening][0], sents[end - 1][1], opening, at, end)
        at = end


def _length(sentence: tuple[int, int]) -> int:
    return sentence[1] - sentence[0]


def ids_of(page: Page, window: Window, pieces: Pieces) -> tuple[Ints, Ints]:
    """The encoder's ids for a window, and where each of its words begins among them.

    A window opens with the month and the source. Words that do not fit share the last place, which carries nothing."""
    month = page.doc.published.day.isoformat()[:7] if page.doc.published else ""
    head = ["published", month, "by", *re.findall(r"\w+", page.doc.source)[:_SOURCE_WORDS], ":"]
    ids = [pieces.first, *(n for word in head if word for n in pieces(word)), pieces.last]
    begins = []
    for n in range(window.first, window.last):
        cut = pieces(page.gloss[n])
        if len(ids) + len(cut) > PIECES_A_WINDOW:
            begins.extend([len(ids)] * (window.last - n))
            break
        begins.append(len(ids))
        ids.extend(cut)
    ids.append(pieces.last)
    return np.array(ids, np.int64), np.array(begins, np.int64)
