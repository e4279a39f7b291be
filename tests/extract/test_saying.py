"""When quoted words were said."""

from datetime import date

import pytest

from daybrief.claims import Claim
from daybrief.extract.readers.quoted import QuoteReader
from daybrief.model.text import Dating, Document
from daybrief.theatre.pack import load


def told(text: str) -> tuple[Claim, ...]:
    published = Dating(day=date(2026, 2, 10), basis="given")
    doc = Document(name="x", source="A paper", lang="en", text=text, published=published)
    return QuoteReader(load("ukraine")).read(doc)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“The grid will hold through the winter,” Anna Koval said in a statement on January 16.", "2026-01-16"),
        ("On Monday, Anna Koval said: “The grid will hold through the winter.”", "2026-02-09"),
        ("“We lost the light on Sunday evening,” Anna Koval said.", None),
        ("After the raid of Sunday, the mayor, Anna Koval, said: “The grid will hold through it.”", None),
    ],
)
def test_words_are_of_the_day_told_beside_the_word_of_saying(text: str, day: str | None) -> None:
    (claim,) = told(text)
    assert (claim.when.exchange() if claim.when else None) == day


def test_words_of_another_time_without_a_day_are_no_news() -> None:
    assert told("“The grid will hold through the winter,” Anna Koval said at the time.") == ()
