"""The tables by collection and language: sums, intervals, and which weights read what."""

import pytest

from tools.eval_scoring import Slots
from tools.eval_tables import grouped, interval, table


def test_groups_are_summed_before_they_are_scored() -> None:
    found = grouped([("isw", Slots(1, 0, 0)), ("news", Slots(0, 1, 1)), ("isw", Slots(1, 2, 0))])
    assert found == {"isw": pytest.approx(4 / 6), "news": 0.0}


def test_a_group_without_gold_slots_is_left_out() -> None:
    assert grouped([("vi", Slots(excess=3))]) == {}


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    parts = [Slots(9, 1, 1), Slots(2, 8, 8), Slots(5, 5, 5)] * 5
    low, high = interval(parts)
    assert low < sum(parts, Slots()).f1 < high
    assert (low, high) == interval(parts)


def test_documents_that_all_score_alike_leave_no_doubt() -> None:
    assert interval([Slots(3, 1, 1)] * 4) == (0.75, 0.75)


def test_a_figure_that_one_reader_lacks_shows_as_a_dash() -> None:
    row = {"micro": 0.5, "micro.low": 0.4, "micro.high": 0.6, "macro": 0.3}
    lines = table({"rules": row | {"lang.uk": 0.25}, "both": row})
    assert lines[1].split() == ["micro", "0.500", "[0.400–0.600]", "0.500", "[0.400–0.600]"]
    assert lines[-1].split() == ["lang.uk", "0.250", "–"]
