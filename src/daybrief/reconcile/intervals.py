"""A small solver: how many there can be at each node of a tree of wholes and parts, given what is told at each.

Up the tree, what surely was in parts that cannot overlap was in their whole. Down the tree, a part is no larger than
what its whole has room for beside the others. Where what is told at a node cannot be squared with its parts, that node
is a misfit: it keeps what is told of it, and nothing is reckoned across it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from daybrief.model.figure import Figure
from daybrief.reconcile.counts import loosened


@dataclass(frozen=True)
class Node:
    """What is told of one count: itself (None: only its parts are counted), and its parts in groups. The parts of one
    group do not overlap; those of two groups may."""

    told: Figure | None
    groups: tuple[tuple[str, ...], ...] = ()


@dataclass
class Bounds:
    """How many there can be: `low` ≤ n ≤ `high`, None without an upper bound. `misfit`: its parts do not fit in it."""

    low: int
    high: int | None
    misfit: bool = False
    from_parts: tuple[str, ...] = field(default=())  # the parts by which the lower bound was raised


def solved(nodes: Mapping[str, Node]) -> dict[str, Bounds]:
    """Bounds of every node of a forest, the tightest that follow from what is told."""
    found: dict[str, Bounds] = {}
    order = list(_upwards(nodes))
    for key in order:
        found[key] = _raised(nodes[key], found)
    for key in reversed(order):
        if not found[key].misfit:
            _lower_parts(nodes[key], found[key], found)
    return found


def _upwards(nodes: Mapping[str, Node]) -> Iterator[str]:
    """Every node after its parts."""
    done: set[str] = set()

    def below(key: str) -> Iterator[str]:
        if key in done or key not in nodes:
            return
        done.add(key)
        for group in nodes[key].groups:
            for part in group:
                yield from below(part)
        yield key

    for key in sorted(nodes):
        yield from below(key)


def _raised(node: Node, found: Mapping[str, Bounds]) -> Bounds:
    """What is told of a node, its lower bound raised to what its parts surely hold."""
    told = loosened(node.told) if node.told else None
    low, high = (told.floor, told.high) if told else (0, None)
    held = [(sum(found[part].low for part in group), group) for group in node.groups]
    most, parts = max(held, default=(0, ()), key=lambda pair: pair[0])
    if most <= low:
        return Bounds(low, high)
    if high is not None and most > high:
        return Bounds(low, high, misfit=True, from_parts=parts)
    return Bounds(most, high, from_parts=parts)


def _lower_parts(node: Node, bounds: Bounds, found: Mapping[str, Bounds]) -> None:
    """Cut every part's upper bound to the room that its whole leaves it."""
    if bounds.high is None:
        return
    for group in node.groups:
        held = sum(found[part].low for part in group)
        for part in group:
            room = bounds.high - (held - found[part].low)
            own = found[part]
            if not own.misfit and room >= own.low and (own.high is None or room < own.high):
                own.high = room


def remainder(whole: Figure, parts: Sequence[Figure]) -> int | None:
    """What an exact whole leaves beside exact parts; None where that is not fixed, or less than nothing."""
    if not whole.exact or whole.about or any(not part.exact or part.about for part in parts):
        return None
    rest = whole.floor - sum(part.floor for part in parts)
    return rest if rest >= 0 else None
