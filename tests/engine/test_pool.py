import os

import pytest

from daybrief.engine.pool import each, workers_for
from daybrief.engine.version import code_version


def halve(n: int) -> int:
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def die(n: int) -> int:
    if n == 2:
        os._exit(1)
    return n


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_items_on_any_number_of_workers(workers: int) -> None:
    assert [o.result for o in each(halve, [8, 2, 6, 4], workers)] == [4, 1, 3, 2]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_fails_is_told_in_one_line_and_the_rest_goes_on(workers: int) -> None:
    outcomes = list(each(halve, [8, 3, 4], workers))
    assert [o.result for o in outcomes] == [4, None, 2]
    assert outcomes[1].error == "ValueError: 3 is odd"


def test_a_worker_that_dies_is_an_error_and_not_a_crash() -> None:
    outcomes = list(each(die, [2, 2], 2))
    assert all(o.error and o.result is None for o in outcomes)


def test_workers_never_outnumber_the_items() -> None:
    assert workers_for(1, 8) == 1
    assert workers_for(0) == 1


def test_the_version_of_code_follows_its_source() -> None:
    assert code_version("daybrief.model") == code_version("daybrief.model")
    assert code_version("daybrief.model") != code_version("daybrief.model", "daybrief.claims")
