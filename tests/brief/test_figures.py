import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybrief.brief.figures import counted_noun, digits, wording
from daybrief.brief.tongue import Tongue
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.pack import load


@pytest.mark.parametrize(
    ("low", "high", "passage", "said"),
    [
        (6, 6, "six people", "six"),
        (8, None, "at least eight civilians", "at least eight"),
        (51, None, "more than 50 drones", "more than 50"),
        (51, None, "51 or more", "at least 51"),
        (None, 30, "up to 30", "up to 30"),
        (1000, 3000, "1,000 to 3,000 men", "1,000 to 3,000"),
        (24, None, "dozens of homes", "dozens"),
        (24, None, "пошкоджено десятки будинків", "dozens"),
        (24, None, "24 or more homes", "at least 24"),
        (200, None, "hundreds", "hundreds"),
        (1_200_000, 1_200_000, "1.2 million men", "1.2 million"),
        (1_200_000, 1_200_000, "1,200,000 men", "1,200,000"),
    ],
)
def test_a_figure_is_worded_as_its_passage_bounds_it(
    low: int | None, high: int | None, passage: str, said: str
) -> None:
    assert wording(Figure(low=low, high=high), [passage]) == said


def test_a_rounded_figure_says_about() -> None:
    assert wording(Figure(low=100, high=100, about=True), ["about 100"]) == "about 100"


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_range_is_written_low_first(one: int, other: int) -> None:
    low, high = sorted((one, other))
    if low == high:
        return
    said = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", digits(Figure(low=low, high=high)))]
    assert said == [low, high]


@given(st.integers(1, 100_000))
def test_a_floor_survives_every_wording(n: int) -> None:
    assert digits(Figure(low=n)).startswith("≥ ")
    assert wording(Figure(low=n), [f"at least {n}"]).startswith("at least ")


def test_what_a_figure_counts_is_read_from_the_passage() -> None:
    figure = Figure(low=600_000, high=600_000)
    assert counted_noun(figure, ["About 600,000 household customers lost power."]) == "household customers"
    assert counted_noun(figure, ["600 000 абонентів"]) == ""
    assert counted_noun(exactly(30), ["They sent 30 T-62 tanks to Orly."]) == "T-62 tanks"
    assert counted_noun(exactly(22), ["They massed 22 BTGs around Orly."]) == "BTGs"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1, 1, "civilian killed in Sumy"), (2, 2, "civilians killed in Sumy"), (1, None, "civilians killed in Sumy")],
)
def test_one_is_labelled_in_the_singular(low: int, high: int | None, said: str) -> None:
    assert Tongue(load("ukraine")).labelled("civilians killed in Sumy", Figure(low=low, high=high)) == said
