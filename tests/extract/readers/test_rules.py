"""English told by frames, and words quoted directly, as the literate cases say."""

import pytest

from daybrief.extract.readers.quoted import QuoteReader
from daybrief.extract.readers.rules import RuleReader
from daybrief.theatre.pack import load
from tests.extract.literate import Case, cases, check, document

THEATRE = load("ukraine")


@pytest.mark.parametrize("case", cases("frames-*.md"), ids=lambda case: case.name)
def test_a_telling_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, RuleReader(THEATRE).read(doc))


@pytest.mark.parametrize("case", cases("quotes*.md"), ids=lambda case: case.name)
def test_quoted_words_are_read_as_the_case_says(case: Case) -> None:
    doc = document(case, THEATRE)
    check(case, doc, QuoteReader(THEATRE).read(doc))
