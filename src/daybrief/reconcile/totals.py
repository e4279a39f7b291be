"""Running totals: what a day added, and totals that fall.

Two facts give one running total when all that names it agrees (the side, the item, since when, the place) and they are
of different days. Totals only grow: one smaller than an earlier one of the same origin was corrected, or is wrong.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from daybrief.claims import KIND_BY_NAME
from daybrief.model.figure import Figure
from daybrief.model.outcome import FALLS, Fact, Step
from daybrief.model.place import Located
from daybrief.reconcile.counts import written

Key = tuple[object, ...]


def with_differences(facts: Sequence[Fact]) -> list[Fact]:
    """The same facts, each later running total with what it adds to the one before it."""
    runs: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        if (key := _total(fact)) is not None:
            runs[key].append(fact)
    steps: dict[str, list[Step]] = defaultdict(list)
    for run in runs.values():
        run.sort(key=lambda fact: (_day(fact), fact.event))
        for earlier, later in pairwise(run):
            if _day(earlier) < _day(later):
                steps[later.event] += _difference(earlier, later)
    return [
        fact.model_copy(update={"steps": (*fact.steps, *steps[fact.event])}) if fact.event in steps else fact
        for fact in facts
    ]


@cache
def _since(kind: str) -> str:
    """The slot that says since when a kind counts; "" where it keeps no running totals."""
    slots = KIND_BY_NAME[kind].slots().items()
    return next((name for name, slot in slots if slot.sort == "date" and slot.cue == "since"), "")


def _total(fact: Fact) -> Key | None:
    """What names the running total that a fact gives; None where it gives none."""
    since = _since(fact.kind)
    if not since or since not in fact.slots or fact.when is None or not fact.figures:
        return None
    places = sorted(p.chosen.name if isinstance(p, Located) else p.mention.name for p in fact.where)
    return (fact.kind, *sorted((name, str(value)) for name, value in fact.slots.items()), *places)


def _day(fact: Fact) -> date:
    return fact.when.last if fact.when else date.min


def _difference(earlier: Fact, later: Fact) -> list[Step]:
    """By slot: what was added since, or by how much less it is."""
    found = []
    for slot, now in sorted(later.figures.items()):
        was = _of_same_origin(earlier, later, slot)
        if was is None or was.low is None or now.low is None or not (was.exact and now.exact):
            continue
        refs = (later.support[0], earlier.support[0])
        told = f"{written(now)}, {abs(now.low - was.low):,}"
        if now.low >= was.low:
            found.append(Step(rule="running total", took=refs, said=f"{slot} {told} more than on {_day(earlier)}"))
        else:
            said = f"{slot} {told} less than on {_day(earlier)}, though totals only grow: corrected, or wrong"
            found.append(Step(rule=FALLS, took=refs, said=said))
    return found


def _of_same_origin(earlier: Fact, later: Fact, slot: str) -> Figure | None:
    """The earlier figure, if an origin of the later one gave it."""
    origins = {reading.origin for reading in later.readings}
    for reading in earlier.readings:
        if reading.live and reading.origin in origins and slot in reading.figures:
            return reading.figures[slot]
    return None
