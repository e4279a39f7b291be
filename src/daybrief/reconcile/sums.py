"""The arithmetic of facts: whether counts of one event add up, and whether those of parts fit into their whole.

Figures stay as they are told. What follows from parts and wholes is said in steps, a misfit above all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Detail
from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact, Step
from daybrief.model.place import Located
from daybrief.reconcile.counts import total, written
from daybrief.reconcile.intervals import Bounds, Node, remainder, solved
from daybrief.reconcile.places import Spot, inside_spot, same_spot, spot


def with_sums(made: Sequence[Fact]) -> list[Fact]:
    """The same facts with the arithmetic of their own counts and of their parts in their steps."""
    children: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(made, key=lambda fact: fact.event):
        if fact.part_of:
            children[fact.part_of].append(fact)
    groups = {key: _groups(parts) for key, parts in children.items()}
    steps: dict[str, list[Step]] = {
        fact.event: own_sums(KIND_BY_NAME[fact.kind], fact.figures, fact.support) for fact in made
    }
    for slot in sorted({slot for fact in made for slot in fact.figures}):
        for event, step in _nested(slot, made, groups):
            steps[event].append(step)
    return [
        fact.model_copy(update={"steps": (*fact.steps, *steps[fact.event])}) if steps[fact.event] else fact
        for fact in made
    ]


def own_sums(kind: type[Detail], figures: Mapping[str, Figure], refs: tuple[str, ...]) -> list[Step]:
    """Whether the counts within one event add up: 166 launched = 90 shot down + 72 lost + 4 unaccounted for."""
    steps = []
    for rule in kind.meets.sums:
        parts = [name for name in rule.parts if name in figures]
        whole = figures.get(rule.whole)
        if whole is None or not parts:
            continue
        named = [f"{written(figures[name])} {rule.said.get(name, name)}" for name in parts]
        left = f"{written(whole)} {rule.said.get(rule.whole, rule.whole)}"
        if not whole.can_hold(total(figures[name] for name in parts)):
            steps.append(Step(rule="misfit", took=refs, said=f"{' + '.join(named)} exceed the {left}"))
            continue
        rest = remainder(whole, [figures[name] for name in parts])
        if rest is not None:
            steps.append(Step(rule="adds up", took=refs, said=f"{left} = {' + '.join(named)}{_rest(rest)}"))
    return steps


def _nested(slot: str, made: Sequence[Fact], groups: Mapping[str, Sequence[Sequence[Fact]]]) -> list[tuple[str, Step]]:
    """What the solver finds of one count over all wholes and parts, by event."""
    facts = {fact.event: fact for fact in made if slot not in KIND_BY_NAME[fact.kind].meets.loose}
    counted = {key: fact for key, fact in facts.items() if slot in fact.figures or key in groups}
    nodes = {
        key: Node(
            fact.figures.get(slot),
            tuple(tuple(part.event for part in group if part.event in counted) for group in groups.get(key, ())),
        )
        for key, fact in counted.items()
    }
    bounds = solved(nodes)
    found = [
        (key, step)
        for key, fact in counted.items()
        for group in groups.get(key, ())
        if (step := _of_parts(slot, fact, [part for part in group if slot in part.figures], bounds[key])) is not None
    ]
    return found + [
        (key, step) for key, fact in counted.items() if (step := _bounded(slot, fact, bounds[key], facts)) is not None
    ]


def _of_parts(slot: str, whole: Fact, parts: Sequence[Fact], bounds: Bounds) -> Step | None:
    """The sum of one group of parts beside the stated whole."""
    told = whole.figures.get(slot)
    if told is None or not parts:
        return None
    refs = (whole.support[0], *(part.support[0] for part in parts))
    spent = total(part.figures[slot] for part in parts)
    listed = " + ".join(f"{written(part.figures[slot])}{_at(part)}" for part in parts)
    if not told.can_hold(spent) and bounds.misfit:
        said = f"{slot}: parts {written(spent)} exceed the stated whole {written(told)} ({listed})"
        return Step(rule="misfit", took=refs, said=said)
    rest = remainder(told, [part.figures[slot] for part in parts])
    if rest is None or (rest and len(parts) < 2):
        return None
    return Step(rule="adds up", took=refs, said=f"{slot}: {written(told)} = {listed}{_rest(rest)}, part by part")


def _bounded(slot: str, fact: Fact, bounds: Bounds, facts: Mapping[str, Fact]) -> Step | None:
    """What parts and wholes say of a count beyond what is told of it."""
    told = fact.figures.get(slot)
    if bounds.misfit or told is None:
        return None
    raised = told.high is None and bounds.low > told.floor
    cut = bounds.high is not None and told.high is None and bounds.high > bounds.low
    if not raised and not cut:
        return None
    figure = Figure(low=bounds.low, high=bounds.high)
    parts = [facts[key] for key in bounds.from_parts if key in facts]
    why = "by its parts" if raised and not cut else "by what it is part of" if cut and not raised else "by both"
    refs = tuple(dict.fromkeys((fact.support[0], *(part.support[0] for part in parts))))
    return Step(rule="bounds", took=refs, said=f"{slot}: told as {written(told)}, {written(figure)} {why}")


def _rest(rest: int) -> str:
    return f" + {rest:,} unaccounted for" if rest else ""


def _at(part: Fact) -> str:
    """Where a part was, for the reader of a sum."""
    names = [place.chosen.name if isinstance(place, Located) else place.mention.name for place in part.where]
    return f" ({', '.join(names[:2])})" if names else ""


def _groups(parts: Sequence[Fact]) -> list[list[Fact]]:
    """Parts that may be added: of one sort (group of people, weapon), no two of one day in one place or one within the
    other. Parts that would overlap with one of their group stand in none."""
    kind = KIND_BY_NAME[parts[0].kind]
    enums = tuple(name for name, slot in kind.slots().items() if slot.sort in ("enum", "party", "text"))
    sorts: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for part in parts:
        sorts[tuple(part.slots.get(name) for name in enums)].append(part)
    return [_apart(group) for _, group in sorted(sorts.items(), key=lambda pair: str(pair[0]))]


def _apart(parts: Sequence[Fact]) -> list[Fact]:
    kept: list[tuple[Fact, list[Spot]]] = []
    for part in parts:
        spots = [spot(place) for place in part.where]
        if not any(_overlap(part, spots, other, there) for other, there in kept):
            kept.append((part, spots))
    return [part for part, _ in kept]


def _overlap(a: Fact, here: Sequence[Spot], b: Fact, there: Sequence[Spot]) -> bool:
    """Whether two parts may count the same things."""
    if a.when and b.when and (a.when.last < b.when.start or b.when.last < a.when.start):
        return False
    if not here or not there:
        return True
    return any(same_spot(x, y) or inside_spot(x, y) or inside_spot(y, x) for x in here for y in there)
