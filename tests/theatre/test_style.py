"""The house style: bands of likelihood by the passage's words, and no likelihood beside a word of confidence."""

import json
from pathlib import Path

import pytest

from daybrief.theatre.pack import load
from daybrief.theatre.style import Style

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "ukraine-2025-02-27" / "brief.json"
STYLE = load("ukraine").style


@pytest.mark.parametrize(
    ("passage", "band", "low", "high"),
    [
        ("The dam will almost certainly hold.", "almost certain", 95, 99),
        ("The dam is highly likely to hold.", "very likely", 80, 95),
        ("The dam will probably hold.", "likely", 55, 80),
        ("The dam may or may not hold.", "roughly even chance", 45, 55),
        ("The dam is unlikely to hold.", "unlikely", 20, 45),
        ("The dam is very unlikely to hold.", "very unlikely", 5, 20),
        ("There is almost no chance that the dam holds.", "almost no chance", 1, 5),
        ("The dam will hold until May.", "said outright", 95, 99),
        ("Навряд чи гребля витримає.", "unlikely", 20, 45),
        ("Скорее всего, плотина выдержит.", "very likely", 80, 95),
    ],
)
def test_a_passage_speaks_in_the_band_of_its_longest_word(passage: str, band: str, low: int, high: int) -> None:
    found = STYLE.band(passage)
    assert found is not None
    assert (found.name, found.low, found.high) == (band, low, high)


def test_what_a_clause_foretells_outright_is_not_softened_by_the_words_around_it() -> None:
    found = STYLE.band_of("the dam will hold", "He said that water could rise and predicted that the dam will hold.")
    assert found is not None
    assert found.name == "said outright"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("the dam may hold", True), ("the dam could well likely hold", False), ("the dam will hold until May", False)],
)
def test_a_clause_that_leaves_all_open_foretells_nothing(clause: str, expected: bool) -> None:
    assert STYLE.leaves_open(clause) is expected


def test_the_bands_meet_and_leave_no_gap() -> None:
    rows = sorted((row["low"], row["high"]) for row in STYLE.raw["likelihood"] if not row.get("flat"))
    assert [high for _, high in rows[:-1]] == [low for low, _ in rows[1:]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry has high confidence that the dam is likely to hold.", "mixes likelihood"),
        ("The mayor revealed that the dam holds.", "revealed"),
    ],
)
def test_a_sentence_against_the_style_is_named(text: str, word: str) -> None:
    assert any(word in fault for fault in STYLE.faults(text))


def test_quoted_words_are_their_speakers_own() -> None:
    assert STYLE.faults("“I am confident that it is likely,” the mayor said.") == []


def test_the_published_example_keeps_to_the_style() -> None:
    brief = json.loads(GOLDEN.read_text(encoding="utf-8"))
    told = [s["text"] for key in ("standfirst", "takeaways", "contested", "watch") for s in brief[key]]
    told += [s["text"] for section in brief["sections"] for s in section["sentences"]]
    assert [fault for text in told for fault in STYLE.faults(text)] == []


def test_a_pack_without_a_style_file_forbids_nothing() -> None:
    bare = Style({}, ("en",))
    assert bare.band("it will hold") is None
    assert bare.issues == ()
    assert bare.faults("massive and likely, with high confidence") == []
