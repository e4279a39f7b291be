"""One sentence may hold several claims of a kind: which marks belong together."""

from collections.abc import Callable, Sequence

from daybrief.claims import KIND_BY_NAME
from daybrief.extract.readers.model.heads import PLACES
from daybrief.extract.readers.model.marks import Mark

Marks = tuple[Mark, ...]
_SINGLE = frozenset({"figure", "words"})  # sorts of which one claim holds one value


def groups(kind: str, marks: Marks, alike: Callable[[Mark], object]) -> list[Marks]:
    """The marks of a telling as one group a claim.

    A second value of a slot that holds one makes a second claim; without such, places of which the model answers
    differently (`alike` gives its answers for one place) make claims of their own."""
    slots = KIND_BY_NAME[kind].slots()
    single = [m for m in marks if m.slot in slots and slots[m.slot].sort in _SINGLE]
    pivots = _most({slot: [m for m in single if m.slot == slot] for slot in slots})
    if len(pivots) > 1:
        return _around(pivots, single, marks)
    return _by_answer(marks, alike)


def _most(by_slot: dict[str, list[Mark]]) -> list[Mark]:
    """The marks of the slot that has most of them, the first of equals."""
    return max(by_slot.values(), key=len, default=[])


def _around(pivots: Sequence[Mark], single: Sequence[Mark], marks: Marks) -> list[Marks]:
    """A group for each pivot: other values go to the nearest, shared marks to all."""
    made: list[list[Mark]] = [[pivot] for pivot in pivots]
    taken: set[tuple[int, str]] = set()
    for mark in single:
        if mark.slot == pivots[0].slot:
            continue
        free = [n for n in range(len(pivots)) if (n, mark.slot) not in taken]
        if free:
            nearest = min(free, key=lambda n: (_apart(pivots[n], mark), n))
            made[nearest].append(mark)
            taken.add((nearest, mark.slot))
    places = [m for m in marks if m.slot == PLACES]
    shared = [m for m in marks if m not in single and m not in places]
    if len(places) <= 1:
        shared += places
    else:
        _deal(places, pivots, made)
    return [tuple(sorted([*group, *shared])) for group in made]


def _deal(places: Sequence[Mark], pivots: Sequence[Mark], made: list[list[Mark]]) -> None:
    """Each place to the nearest pivot; a pivot left without takes the nearest place."""
    for place in places:
        made[min(range(len(pivots)), key=lambda n: (_apart(pivots[n], place), n))].append(place)
    for pivot, group in zip(pivots, made, strict=True):
        if not any(m.slot == PLACES for m in group):
            group.append(min(places, key=lambda p: (_apart(pivot, p), p.first)))


def _apart(a: Mark, b: Mark) -> int:
    """Words between two marks."""
    return max(b.first - a.last, a.first - b.last, 0)


def _by_answer(marks: Marks, alike: Callable[[Mark], object]) -> list[Marks]:
    by_answer: dict[object, list[Mark]] = {}
    for place in (m for m in marks if m.slot == PLACES):
        by_answer.setdefault(alike(place), []).append(place)
    if len(by_answer) < 2:
        return [marks]
    rest = [m for m in marks if m.slot != PLACES]
    return [tuple(sorted([*places, *rest])) for places in by_answer.values()]
