"""Words that mix alphabets, and what is ordinary in a language."""

import pytest

from daybrief.theatre.lookalike import as_seen, deceives, mixed
from daybrief.theatre.pack import load


@pytest.mark.parametrize(
    ("word", "lang", "odd"),
    [
        ("\u041edesa", "en", True),
        ("\u041edesa", "uk", True),  # most of it is Latin: no slip of who types Cyrillic
        ("\u0421y\u043c\u0438", "uk", False),  # a Latin y among Cyrillic letters
        ("\u0421y\u043c\u0438", "en", True),
        ("HIMARSами", "ru", False),
        ("\u0425VI", "en", False),  # a Roman number
        ("\u03bcg", "en", False),
        ("Одеса", "en", False),
        ("\uff2f\uff24", "en", False),  # wide letters alone
        ("\uff2fdesa", "en", True),
    ],
)
def test_what_mixes_alphabets(word: str, lang: str, odd: bool) -> None:
    assert bool(mixed(word, lang)) is odd


def test_what_a_reader_sees_is_as_long_as_what_is_written() -> None:
    assert as_seen("\u0405um\u0443, Kh\u0430rkiv, \uff2fdesa") == "Sumy, Kharkiv, Odesa"


def test_only_in_a_language_of_latin_letters_a_mixed_name_is_none() -> None:
    known = load("ukraine").gazetteer
    assert deceives("\u041edesa", "en") and not deceives("\u0421y\u043c\u0438", "uk")
    assert not known.lookup("\u041edesa") and known.lookup("\u0421y\u043c\u0438", "uk")
    (hit,) = known.scan(
        "У \u0421yмах пролунали вибухи.",
        "uk",
    )
    assert hit.name == "Sumy"
