"""English texts, read by all readers as the literate cases say."""

from typing import Any

import pytest

from daybrief.document import read
from daybrief.extract import claims
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import load
from tests.extract.literate import Case, agrees, cases

THEATRE = load("ukraine")


def told(case: Case) -> list[dict[str, Any]]:
    (doc,) = read(Raw(name="case", media="md", body=case.body()), THEATRE)
    assert isinstance(doc, Document)
    return [claim.exchange(doc) for claim in claims(doc, THEATRE)]


@pytest.mark.parametrize("case", cases("rules-*.md"), ids=lambda case: case.name)
def test_a_text_is_read_as_the_case_says(case: Case) -> None:
    found = told(case)
    wanted = [line for line in case.expected if "none" not in line]
    for line in wanted:
        assert any(agrees(line, claim) for claim in found), f"not read: {line}\nread: {found}"
    kinds = {line["kind"] for line in case.expected}
    loose = [c for c in found if c["kind"] in kinds and not any(agrees(line, c) for line in wanted)]
    assert not loose, f"too many: {loose}"
