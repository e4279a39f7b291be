"""A clause of a text follows 'said that' only where it stands by itself: whole, with a subject the reader knows."""

import pytest

from daybrief.brief import english
from daybrief.brief.phrases import deal, fit, told, torn, trimmed, unbroken


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("The bridge will be open again by June", "the bridge will be open again by June"),
        ("Austria will send more ambulances", "Austria will send more ambulances"),
        ("the bridge will be shut in the following days", "the bridge will be shut in the following days"),
        ("These bridges will be open again soon", ""),
        ("such an agreement will hold for years", ""),
        ("in that case Vienna will be a port", ""),
        ("The bridge will be open again (as the mayor has it", ""),
        ("they will open the bridge again", ""),
        ("be open again at some point soon", ""),
    ],
)
def test_only_a_clause_that_stands_by_itself_is_told(clause: str, expected: str) -> None:
    assert told(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "the ministry will likely move this deadline once more",
        "other administrations will likely follow in the autumn",
        "Russian forces will likely try to starve the town instead",
    ],
)
def test_a_clause_that_points_to_what_its_reader_has_not_seen_is_not_told(clause: str) -> None:
    assert told(clause) == ""


@pytest.mark.parametrize(
    "words", ["The envoy said that L. Holm's letter broke the promise", "We told Mr. Holm that it will not do"]
)
def test_an_initial_or_a_title_ends_no_sentence_of_a_quotation(words: str) -> None:
    whole = f"{words} and that he should withdraw it. {'We wait. ' * 20}".strip()
    assert trimmed(whole).startswith(words)
    assert unbroken(f"{words}. Then they left", [f"{words}. Nobody came"]) == f"{words}."


def test_a_piece_of_a_longer_name_is_nobody() -> None:
    passage = "Shoigu met the National Defence Management Center."
    assert torn("Management", [passage])
    assert not torn("Kuzovlev", ["Lieutenant General Kuzovlev visited the unit."])


def test_masses_have_no_plural() -> None:
    assert english.plural("rocket artillery") == "rocket artillery"
    assert english.plural("construction equipment") == "construction equipment"


def test_a_clause_that_counts_from_what_its_reader_has_not_seen_is_not_told() -> None:
    assert told("after that everything will be over for them") == ""
    assert told("everything will be over after the winter") != ""


def test_a_noun_that_points_to_what_its_reader_has_not_seen_is_not_fit() -> None:
    assert not fit("remnants of these reduced elements")
    assert fit("remnants of two regiments")


def test_a_noun_that_only_says_of_what_sort_is_no_deal() -> None:
    assert deal("contract soldiers", "deal", ["contract"]) == "an agreement on contract soldiers"
    assert deal("contract on grain", "deal", ["contract"]) == "a contract on grain"
