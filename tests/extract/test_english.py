"""English texts, read by all readers as the literate cases say."""

import pytest

from daybrief.extract import claims
from daybrief.theatre.pack import load
from tests.extract.literate import Case, cases, check, document

THEATRE = load("ukraine")


@pytest.mark.parametrize("case", cases("rules-*.md"), ids=lambda case: case.name)
def test_a_text_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, claims(doc, THEATRE))
