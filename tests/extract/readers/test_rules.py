"""English told by frames, and words quoted directly, as the literate cases say."""

from typing import Any

import pytest

from daybrief.claims import Claim
from daybrief.document import read
from daybrief.extract.readers.quoted import QuoteReader
from daybrief.extract.readers.rules import RuleReader
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load
from tests.extract.literate import Case, agrees, cases

THEATRE = load("ukraine")


def document(case: Case) -> Document:
    (doc,) = read(Raw(name="case", media="md", body=case.body()), THEATRE)
    assert isinstance(doc, Document)
    return doc


def check(case: Case, doc: Document, claims: tuple[Claim, ...]) -> None:
    found: list[dict[str, Any]] = [claim.exchange(doc) for claim in claims]
    for claim in claims:
        for span in claim.spans:
            doc.check(span)
    wanted = [line for line in case.expected if "none" not in line]
    for line in wanted:
        assert any(agrees(line, claim) for claim in found), f"not read: {line}\nread: {found}"
    kinds = {line["kind"] for line in case.expected}
    loose = [c for c in found if c["kind"] in kinds and not any(agrees(line, c) for line in wanted)]
    assert not loose, f"too many: {loose}"


@pytest.mark.parametrize("case", cases("frames-*.md"), ids=lambda case: case.name)
def test_a_telling_is_read_as_the_case_says(case: Case) -> None:
    doc = document(case)
    check(case, doc, RuleReader(THEATRE).read(doc))


@pytest.mark.parametrize("case", cases("quotes.md"), ids=lambda case: case.name)
def test_quoted_words_are_read_as_the_case_says(case: Case) -> None:
    doc = document(case)
    check(case, doc, QuoteReader(THEATRE).read(doc))
