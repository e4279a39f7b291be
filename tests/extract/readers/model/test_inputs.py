"""Pages and windows."""

from datetime import date

import numpy as np

from daybrief.extract.readers.model.inputs import CONTEXT, PIECES_A_WINDOW, TARGET, ids_of, page_of, windows_of
from daybrief.extract.readers.model.pieces import Pieces
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load

UKRAINE = load("ukraine")
PIECES = Pieces(["[UNK]", "[CLS]", "[SEP]"], 6)


def document(text: str, lang: str = "en") -> Document:
    dating = Dating(day=date(2025, 2, 27), basis="given")
    return Document(name="report", source="A desk", published=dating, lang=lang, text=text)


def test_every_sentence_is_read_once_after_some_context() -> None:
    page = page_of(document("Shells hit the old mill by the river again today. " * 60), UKRAINE)
    windows = list(windows_of(page))
    assert [s for w in windows for s in range(w.target, w.end)] == list(range(len(page.words.sents)))
    assert all(w.opening < w.target for w in windows[1:])
    assert all(w.last - w.first <= TARGET + CONTEXT for w in windows)


def test_a_sentence_without_end_still_fits_the_encoder() -> None:
    page = page_of(document("and " * 3000), UKRAINE)
    (window,) = windows_of(page)
    ids, begins = ids_of(page, window, PIECES)
    assert len(ids) <= PIECES_A_WINDOW + 1
    assert len(begins) == window.last - window.first
    assert begins.max() < len(ids)


def test_features_tell_sides_capitals_and_quotation_marks() -> None:
    page = page_of(document('Russian guns fell silent, "they were simply out of shells", Kyiv wrote.'), UKRAINE)
    at = page.words.forms.index
    first_side, second_side = page.features[:, 4], page.features[:, 5]
    assert list(np.flatnonzero(first_side)) == [at("Kyiv")]
    assert list(np.flatnonzero(second_side)) == [at("Russian")]
    assert page.features[at("simply"), 7] == 1
    assert page.features[at("guns"), 0] == 0


def test_a_language_outside_the_pack_is_read_as_its_first() -> None:
    assert page_of(document("Rien de nouveau.", lang="fr"), UKRAINE).lang == "en"
