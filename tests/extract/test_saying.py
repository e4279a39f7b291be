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


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Anna Berg, the minister, said on Jan. 16: “The grid will hold through the winter.”", "2026-01-16"),
        ("In a speech in December, Anna Berg vowed to “hold the grid through the winter”.", "2025-12"),
        ("Anna Berg warned last year that “the grid will not hold through it”.", "2025"),
        ("Anna Berg claimed: “Grids are held by people.” The remark, made in December, was noticed.", "2025-12"),
        ("Anna Berg claimed: “Grids are held by people.” The mayors met in December.", None),
    ],
)
def test_words_are_of_the_month_or_year_that_was_over_when_they_were_told(text: str, time: str | None) -> None:
    (claim,) = told(text)
    assert (claim.when.exchange() if claim.when else None) == time


def test_words_said_previously_are_no_news() -> None:
    assert told("Anna Berg had previously said: “The grid will hold through the winter.”") == ()
