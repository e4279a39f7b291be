import pytest
from hypothesis import given
from pydantic import ValidationError

from daybrief.model.figure import Figure, exactly
from tests.strategies import figures


@given(figures(), figures(), figures())
def test_hull_is_commutative_idempotent_and_associative(a: Figure, b: Figure, c: Figure) -> None:
    bounds = lambda f: (f.low or 0, f.high)  # noqa: E731
    assert a.hull(b) == b.hull(a)
    assert bounds(a.hull(a)) == bounds(a)
    assert bounds(a.hull(b).hull(c)) == bounds(a.hull(b.hull(c)))


@given(figures(), figures())
def test_a_hull_covers_both_readings(a: Figure, b: Figure) -> None:
    hull = a.hull(b)
    assert hull.floor <= min(a.floor, b.floor)
    assert hull.high is None or (a.high is not None and b.high is not None and hull.high >= max(a.high, b.high))


@given(figures(), figures())
def test_two_readings_meet_whichever_is_asked(a: Figure, b: Figure) -> None:
    assert a.meets(b) == b.meets(a)


@given(figures(), figures())
def test_a_sum_can_hold_each_of_its_parts(a: Figure, b: Figure) -> None:
    assert (a + b).can_hold(a)
    assert (a + b).can_hold(b)


def test_meeting_is_not_transitive() -> None:
    a, b, c = Figure(low=5, high=10), Figure(low=8, high=15), Figure(low=12, high=20)
    assert a.meets(b)
    assert b.meets(c)
    assert not a.meets(c)


def test_a_figure_without_any_bound_is_refused() -> None:
    with pytest.raises(ValidationError, match="leave the slot empty"):
        Figure()


def test_a_low_end_above_the_high_end_is_refused() -> None:
    with pytest.raises(ValidationError, match="exceeds"):
        Figure(low=3, high=2)


def test_the_exchange_pair_leaves_unstated_ends_empty() -> None:
    assert exactly(6).exchange() == [6, 6]
    assert Figure(low=8).exchange() == [8, None]
    assert Figure(high=30).exchange() == [None, 30]
