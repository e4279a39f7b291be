"""Words cut into the encoder's pieces."""

from daybrief.extract.readers.model.pieces import Pieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "drone", "##s", "shot", "down", "-", "1", "##0", "cafe"]


def cut(text: str, most: int = 6) -> list[str]:
    return [VOCABULARY[n] for n in Pieces(VOCABULARY, most)(text)]


def test_the_longest_piece_comes_first() -> None:
    assert cut("drones") == ["drone", "##s"]


def test_case_and_accents_do_not_matter() -> None:
    assert cut("Café") == ["cafe"]


def test_punctuation_stands_alone() -> None:
    assert cut("Drone-10") == ["drone", "-", "1", "##0"]


def test_a_gloss_of_two_words_is_cut_word_by_word() -> None:
    assert cut("shot down") == ["shot", "down"]


def test_a_word_outside_the_vocabulary_is_unknown_rather_than_dropped() -> None:
    assert cut("жук") == ["[UNK]"]
    assert cut("dronez") == ["[UNK]"]


def test_a_long_word_keeps_its_first_pieces() -> None:
    assert cut("drones-10", most=3) == ["drone", "##s", "-"]
