"""Posts of officials and tallies, read as the literate cases say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.extract.readers.posts import PostReader
from daybrief.extract.readers.tallies import TallyReader
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load
from tests.extract.literate import Case, cases, check, document

THEATRE = load("ukraine")


@pytest.mark.parametrize("case", cases("posts-*.md"), ids=lambda case: case.name)
def test_a_post_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, PostReader(THEATRE).read(doc))


@pytest.mark.parametrize("case", cases("tallies-*.md"), ids=lambda case: case.name)
def test_a_tally_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, TallyReader(THEATRE).read(doc))


def test_a_region_count_says_which_total_it_is_part_of() -> None:
    case = next(c for c in cases("posts-ru.md") if "its regions" in c.name)
    whole, *parts = PostReader(THEATRE).read(document(case, THEATRE))
    assert whole.part_of is None
    assert [part.part_of for part in parts] == [whole.id] * 3


def post(text: str, lang: str = "uk") -> Document:
    day = Dating(day=date(2025, 2, 27), basis="given")
    return Document(name="post", source="Ukrainian Air Force", published=day, lang=lang, text=text)


@given(launched=st.integers(2, 900), share=st.floats(0.1, 0.9))
@settings(max_examples=40)
def test_any_tally_reads_back(launched: int, share: float) -> None:
    stopped = max(1, int(launched * share))
    doc = post(f"У ніч на 27 лютого ворог атакував {launched} ударними БпЛА. Збито {stopped} БпЛА.")
    (claim,) = TallyReader(THEATRE).read(doc)
    told = claim.exchange(doc)
    assert (told["launched"], told["intercepted"]) == ([launched, launched], [stopped, stopped])


@given(text=st.text(max_size=160))
@settings(max_examples=60)
def test_any_text_is_read_without_fault_and_quoted_exactly(text: str) -> None:
    for lang in ("uk", "ru"):
        doc = post(text or "x", lang)
        for claim in PostReader(THEATRE).read(doc):
            for span in claim.spans:
                doc.check(span)


def test_a_roll_of_losses_gives_the_total_and_the_day() -> None:
    doc = post("Бойові втрати противника з 24.02.22 по 27.02.25 склали: особового складу – 874 000 (+1 150) осіб.")
    told = [claim.exchange(doc) for claim in PostReader(THEATRE).read(doc)]
    assert [(c["item"], c["count"], c.get("total_since"), c["when"]) for c in told] == [
        ("personnel", [874_000, 874_000], "2022-02-24", "2025-02-27"),
        ("personnel", [1150, 1150], None, "2025-02-27"),
    ]
