"""English in place of Cyrillic words."""

from daybrief.extract.readers.model.gloss import gloss_of
from daybrief.theatre.pack import load

UKRAINE = load("ukraine")


def test_latin_words_stand_as_they_are() -> None:
    assert gloss_of(UKRAINE, "uk")("Shahed") == "Shahed"


def test_a_stem_gives_its_english() -> None:
    assert gloss_of(UKRAINE, "uk")("пошкоджено") == "damaged"
    assert gloss_of(UKRAINE, "ru")("уничтожены") == "destroyed"


def test_the_longest_stem_wins() -> None:
    assert gloss_of(UKRAINE, "uk")("нафтобазу") == "oil depot"
    assert gloss_of(UKRAINE, "uk")("нафту") == "oil"


def test_a_word_without_a_gloss_is_romanised() -> None:
    assert gloss_of(UKRAINE, "uk")("Лозоватка") == "Lozovatka"


def test_number_words_become_figures() -> None:
    assert gloss_of(UKRAINE, "ru")("двенадцать") == "12"
