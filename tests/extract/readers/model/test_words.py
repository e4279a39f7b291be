"""A document as words in sentences."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from daybrief.extract.readers.model.words import words_of
from daybrief.model.text import Dating, Document


def document(text: str, lang: str = "en") -> Document:
    dating = Dating(day=date(2025, 2, 27), basis="given")
    return Document(name="report", source="A desk", published=dating, lang=lang, text=text)


def test_a_number_with_separators_is_one_word() -> None:
    assert words_of(document("Some 12,500 homes lost power.")).forms == (
        "Some",
        "12,500",
        "homes",
        "lost",
        "power",
        ".",
    )


def test_words_know_their_sentence() -> None:
    words = words_of(document("Drones hit Sumy. Two people died."))
    assert words.sents == ((0, 4), (4, 8))
    assert words.sent_of[3] == 0 and words.sent_of[4] == 1


def test_characters_find_the_words_they_touch() -> None:
    words = words_of(document("Drones hit Sumy."))
    assert words.covering(7, 15) == (1, 3)
    assert words.covering(6, 7) == (1, 1)


def test_what_is_said_stands_on_one_line() -> None:
    words = words_of(document("near  Kupiansk"))
    assert words.said(0, 2) == "near Kupiansk"


@given(st.text(alphabet="aZж'’.,!? 12-\n«»", max_size=80))
def test_every_word_is_where_it_says(text: str) -> None:
    words = words_of(document(text))
    assert all(text[start:end] == form for form, (start, end) in zip(words.forms, words.spans, strict=True))
    assert [n for first, last in words.sents for n in range(first, last)] == list(range(len(words.forms)))
