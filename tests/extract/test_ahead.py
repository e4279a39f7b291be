from datetime import date

import pytest

from daybrief.claims import Claim
from daybrief.claims.meeting import Meeting
from daybrief.extract.ahead import ahead
from daybrief.model.text import Dating, Document
from daybrief.model.voice import Attribution, Stance, Voice
from daybrief.model.when import When

DOC = Document(
    name="talks",
    source="Harbour Desk",
    published=Dating(day=date(2025, 2, 27), basis="given"),
    lang="en",
    text="The ministers meet on Friday.",
)


def told(day: date | None, stance: Stance = "asserts") -> Claim:
    return Claim(
        spans=(DOC.span(0, len(DOC.text)),),
        attribution=Attribution(chain=(Voice(name="Harbour Desk"),), stance=stance),
        detail=Meeting(participants=("Alma Reyes", "Ivo Brandt")),
        when=When.day(day) if day else None,
        made_by="rules/1",
    )


@pytest.mark.parametrize(
    ("day", "stance", "expected"),
    [
        (date(2025, 2, 28), "asserts", "plans"),
        (date(2025, 2, 28), "suspects", "plans"),
        (date(2025, 2, 28), "denies", "denies"),
        (date(2025, 2, 27), "asserts", "asserts"),
        (None, "asserts", "asserts"),
    ],
)
def test_what_begins_after_publication_is_a_plan(day: date | None, stance: Stance, expected: str) -> None:
    assert ahead([told(day, stance)], DOC)[0].attribution.stance == expected


def test_a_document_without_a_date_knows_no_ahead() -> None:
    undated = DOC.model_copy(update={"published": None})
    assert ahead([told(date(2025, 2, 28))], undated)[0].attribution.stance == "asserts"
