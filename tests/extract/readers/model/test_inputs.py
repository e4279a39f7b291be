"""Pages and windows."""

from datetime import date

import numpy as np

from daybrief.extract.readers.model.inputs import CONTEXT, PIECES_A_WINDOW, TARGET, Page, ids_of, page_of, windows_of
from daybrief.extract.readers.model.pieces import Pieces
from daybrief.extract.scene import Story
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load

UKRAINE = load("ukraine")
MARKS = ("place", "person", "weapon", "figure", "time")
PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]"], 6)


def page(text: str, lang: str = "en") -> Page:
    dating = Dating(day=date(2025, 2, 27), basis="given")
    doc = Document(name="report", source="A desk", published=dating, lang=lang, text=text)
    return page_of(Story.of(doc, UKRAINE))


def test_every_sentence_is_read_once_after_some_context() -> None:
    read = page("Shells hit the old mill by the river again today. " * 60)
    windows = list(windows_of(read))
    assert [s for w in windows for s in range(w.target, w.end)] == list(range(len(read.words.sents)))
    assert all(w.opening < w.target for w in windows[1:])
    assert all(w.last - w.first <= TARGET + CONTEXT for w in windows)


def test_a_sentence_without_end_still_fits_the_encoder() -> None:
    read = page("and " * 3000)
    (window,) = windows_of(read)
    ids, begins = ids_of(read, window, PIECES)
    assert len(ids) <= PIECES_A_WINDOW + 1
    assert len(begins) == window.last - window.first
    assert begins.max() < len(ids)


def test_features_tell_sides_capitals_and_quotation_marks() -> None:
    read = page('Russian guns fell silent, "they were simply out of shells", Kyiv wrote.')
    at = read.words.forms.index
    first_side, second_side = read.features[:, 4], read.features[:, 5]
    assert list(np.flatnonzero(first_side)) == [at("Kyiv")]
    assert list(np.flatnonzero(second_side)) == [at("Russian")]
    assert read.features[at("simply"), 7] == 1
    assert read.features[at("guns"), 0] == 0


def test_a_language_outside_the_pack_is_read_as_its_first() -> None:
    assert page("Rien de nouveau.", lang="fr").lang == "en"


def test_features_tell_what_the_rules_mark() -> None:
    read = page("Two Shahed drones hit Sumy on Wednesday.")
    at = read.words.forms.index
    marked = {name: set(np.flatnonzero(read.features[:, 8 + n])) for n, name in enumerate(MARKS)}
    assert at("Sumy") in marked["place"]
    assert at("Shahed") in marked["weapon"]
    assert at("Two") in marked["figure"]
    assert at("Wednesday") in marked["time"]
    assert not marked["person"]
