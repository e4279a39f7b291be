import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.brief import english
from daybrief.brief.tongue import quoted


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("drone", "drones"), ("city", "cities"), ("bus", "buses"), ("person", "people"), ("apartment building",
        "apartment buildings"), ("shops", "shops"), ("aircraft", "aircraft"), ("church", "churches"), ("key", "keys"),
    ],
)  # fmt: skip
def test_a_noun_phrase_is_made_plural_at_its_head(one: str, many: str) -> None:
    assert english.plural(one) == many


@pytest.mark.parametrize(
    ("many", "one"),
    [("shops", "shop"), ("cities", "city"), ("high-rise blocks", "high-rise block"), ("glass", "glass")],
)
def test_a_plain_plural_is_made_singular(many: str, one: str) -> None:
    assert english.singular(many) == one


@pytest.mark.parametrize(
    ("phrase", "many", "tense", "adverb", "said"),
    [
        ("launch", False, "past", "", "launched"),
        ("be killed", True, "past", "", "were killed"),
        ("be killed", False, "past", "reportedly", "was reportedly killed"),
        ("retake", True, "past", "reportedly", "reportedly retook"),
        ("hold talks", True, "infinitive", "", "to hold talks"),
        ("carry out", False, "present", "", "carries out"),
        ("be due", True, "present", "", "are due"),
        ("strike", False, "present", "", "strikes"),
    ],
)
def test_a_verb_is_made_finite(phrase: str, many: bool, tense: english.Tense, adverb: str, said: str) -> None:
    assert english.finite(phrase, many, tense, adverb) == said


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("12 shops were hit", "Twelve shops were hit"),
        ("166 drones", "A total of 166 drones"),
        ("the army", "The army"),
        ("“we will go,” he said", "“We will go,” he said"),
        ("21 of them", "Twenty-one of them"),
    ],
)
def test_a_sentence_never_opens_with_digits(text: str, opened: str) -> None:
    assert english.opened(text) == opened


def test_numbers_to_nine_are_words_and_others_digits_with_commas() -> None:
    assert [english.number(n) for n in (1, 9, 10, 1250)] == ["one", "nine", "10", "1,250"]


@given(st.lists(st.text("abc", min_size=1), min_size=1, max_size=6))
def test_a_list_keeps_every_item_in_order(items: list[str]) -> None:
    said = english.listed(items)
    assert said.replace(" and ", ", ").split(", ") == items


def test_an_article_follows_the_sound() -> None:
    said = [english.article(word) for word in ("apartment", "US officer", "university", "house")]
    assert said == ["an", "a", "a", "a"]


def test_what_has_gone_on_since_a_day_stands_in_the_perfect() -> None:
    assert english.finite("lose", many=False, tense="perfect") == "has lost"
    assert english.finite("take", many=True, tense="perfect", adverb="reportedly") == "have reportedly taken"
    assert english.finite("be killed", many=True, tense="perfect") == "have been killed"


def test_marks_within_a_quotation_are_of_the_inner_sort() -> None:
    assert quoted("“Wait,” he said.", "en") == "“‘Wait,’ he said.”"
    assert quoted('"Wait," he said.', "en") == "“‘Wait,’ he said.”"
    assert quoted("Група «Схід» відійшла", "uk") == "«Група „Схід“ відійшла»"


@pytest.mark.parametrize(
    ("phrase", "many"),
    [
        ("elements of the 5th Army", True),
        ("a pair of bridges", False),
        ("dozens of houses", True),
        ("border personnel", True),
    ],
)
def test_the_number_of_a_phrase_is_that_of_its_head(phrase: str, many: bool) -> None:
    assert english.is_plural(phrase) is many


def test_what_can_be_but_one_takes_the() -> None:
    assert [english.article(noun) for noun in ("last bridge", "bridge", "engine")] == ["the", "a", "an"]


def test_a_name_of_a_sort_only_is_told_with_the_thing() -> None:
    assert english.plural(english.of_sort("Shahed-type", "drone")) == "Shahed-type drones"
    assert english.of_sort("Iskander-M", "missile") == "Iskander-M missile"
    assert english.of_sort("Kalibr", "missile") == "Kalibr"
