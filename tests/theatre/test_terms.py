"""A pack's words are found however a text spells them."""

import pytest

from daybrief.theatre.terms import Openings, Terms, spelled, tokens

WORDS = Terms((term, "depot") for term in spelled("склад(|у|и) боєприпас*"))


def test_a_pattern_stands_for_the_word_with_each_ending() -> None:
    assert spelled("міст(|у|ом)") == ["міст", "місту", "містом"]
    assert spelled("(а|б) (в|г)") == ["а в", "а г", "б в", "б г"]


@pytest.mark.parametrize(
    "text",
    [
        "знищено склади боєприпасів",
        "знищено скла\u0301ди боє\u0301припасів",  # stress marks
        "знищено cклади бoєприпaсів",  # Latin c, o and a
    ],
)
def test_a_word_is_found_with_stress_marks_and_latin_letters_that_look_alike(text: str) -> None:
    (hit,) = WORDS.find(text)
    assert (hit.value, hit.text) == ("depot", text.removeprefix("знищено "))


def test_apostrophes_hyphens_and_yo_do_not_tell_words_apart() -> None:
    words = Terms([("п'ятеро", 5), ("веб-сайт", 1), ("ещё", 0)])
    assert [hit.value for hit in words.find("п’ятеро пʼятеро веб\u2011сайт еще")] == [5, 5, 1, 0]


def test_latin_letters_of_a_name_with_a_cyrillic_ending_stay() -> None:
    assert [hit.value for hit in Terms([("himars*", 1)]).find("ударом HIMARS-ами")] == [1]


def test_a_term_that_is_there_is_never_absent() -> None:
    words = Terms([("past week", 1), ("this morning", 2), ("year*", 3), ("a", 4), ("сьогодні", 5)])
    assert not Terms([("past week", 1)]).absent("over the past week's fighting")
    assert Terms([("past week", 1), ("this morning", 2)]).absent("a week of fighting this year")
    for low in ("in the past week", "years on", "a day", "this morning's raid", "сьогодні"):
        assert words.find(low) and not words.absent(low)


def test_openings_leave_out_no_table_that_has_a_term_there() -> None:
    openings = Openings([("shell*", "strike.hit"), ("air defence", "body"), ("Sumy", "place.town"), ("a*", "article")])
    told = {"strike": [0], "strike.hit": [0], "body": [3], "place": [2], "place.town": [2], "article": [3]}
    assert openings.of(tokens("Shelling near sumy's air base")) == told
    assert openings.of(tokens("Nobody was there")) == {}
