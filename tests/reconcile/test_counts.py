"""Counts of one thing taken together."""

from daybrief.model.figure import Figure
from daybrief.reconcile.counts import settle


def test_a_rounded_count_says_more_than_a_bound_that_it_satisfies() -> None:
    bound, rounded = Figure(low=200_000), Figure(low=1_200_000, high=1_200_000, about=True)
    figure, agreed = settle([bound, rounded])
    assert agreed
    assert (figure.low, figure.high, figure.about) == (1_200_000, 1_200_000, True)


def test_a_rounded_count_gives_way_to_an_exact_one() -> None:
    figure, _ = settle([Figure(low=100, high=100, about=True), Figure(low=104, high=104), Figure(low=90)])
    assert (figure.low, figure.high, figure.about) == (104, 104, False)
