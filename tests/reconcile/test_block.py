"""Nothing that could be one event is missed by the keys under which tellings are looked for."""

from itertools import combinations

import pytest

from daybrief.reconcile import told_from_lines
from daybrief.reconcile.block import pairs
from daybrief.reconcile.cases import Case, Reader
from daybrief.reconcile.places import Fit
from daybrief.reconcile.same import compare
from daybrief.reconcile.voices import Voices
from tests.reconcile.telling import theatre
from tools.bench_facts import archive


def cases(seed: int) -> list[Case]:
    """Tellings of three days of a hundred claims each."""
    told = told_from_lines(list(archive(theatre(), 300, 100, seed)), theatre())
    return Reader(theatre(), Voices(theatre(), (one.outlet for one in told))).cases(told)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_two_tellings_that_are_one_event_are_compared(seed: int) -> None:
    found = cases(seed)
    compared = {(a.number, b.number) for a, b in pairs(found)}
    assert len(compared) < len(found) ** 2 / 4
    one = {(a.number, b.number) for a, b in combinations(found, 2) if compare(a, b).fit is Fit.SAME}
    assert one
    assert one <= {(min(pair), max(pair)) for pair in compared}
