"""What became of a day's facts between two states: which are new, updated, corrected, withdrawn.

updated: a later count, more origins, another standing, a slot told more finely. corrected: an origin says less than it
said, or another value stands where one stood. withdrawn: no claim tells it any more, or its claims tell another fact.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from daybrief.claims import KIND_BY_NAME
from daybrief.model.base import Record
from daybrief.model.figure import Figure
from daybrief.model.outcome import FALLS, Fact
from daybrief.model.place import Located, Place
from daybrief.reconcile.counts import written

Sort = Literal["new", "updated", "corrected", "withdrawn"]
SHORT = 12  # digits of a key that a line prints
SORTS: tuple[Sort, ...] = ("new", "updated", "corrected", "withdrawn")


class Change(Record):
    """What became of one event, in plain words."""

    sort: Sort
    fact: Fact
    said: tuple[str, ...] = ()


def changes(before: Iterable[Fact], after: Iterable[Fact]) -> list[Change]:
    """Changes from one state to a later one, by sort and then by event key. What is as it was is not among them."""
    old, new = {fact.event: fact for fact in before}, {fact.event: fact for fact in after}
    found = [Change(sort="new", fact=fact, said=_falls(fact)) for key, fact in new.items() if key not in old]
    found += [_withdrawn(fact, new.values()) for key, fact in old.items() if key not in new]
    found += [change for key in old.keys() & new.keys() if (change := _changed(old[key], new[key]))]
    return sorted(found, key=lambda change: (SORTS.index(change.sort), change.fact.kind, change.fact.event))


def _withdrawn(fact: Fact, left: Iterable[Fact]) -> Change:
    claims, others = set(fact.support), sorted(left, key=lambda other: other.event)
    said = [f"its claims now tell {other.event[:SHORT]}" for other in others if claims & set(other.support)]
    said += [f"its claims now stand against {other.event[:SHORT]}" for other in others if claims & set(other.against)]
    return Change(sort="withdrawn", fact=fact, said=tuple(said) or ("no claim of the day tells it any more",))


def _changed(was: Fact, now: Fact) -> Change | None:
    """An update, or a correction where something that stood no longer does."""
    other, finer = _slots(was, now)
    wrong = [*_fallen(was, now), *other, *_elsewhere(was, now)]
    more = [*finer, *_moved(was, now), *_firmer(was, now), *(said for said in _falls(now) if said not in _falls(was))]
    if not wrong and not more:
        return None
    return Change(sort="corrected" if wrong else "updated", fact=now, said=(*wrong, *more))


def _fallen(was: Fact, now: Fact) -> list[str]:
    """Counts that an origin has taken back: its present count excludes its last one and is smaller, or is gone."""
    found = []
    for (origin, slot), old in _live(was).items():
        new = _live(now).get((origin, slot))
        if new is None and origin in {reading.origin for reading in now.readings}:
            found.append(f"{origin} no longer gives {slot} as {written(old)}")
        elif new is not None and not new.meets(old) and new.floor < old.floor:
            found.append(f"{origin} takes {slot} back from {written(old)} to {written(new)}")
    return found


def _live(fact: Fact) -> dict[tuple[str, str], Figure]:
    return {(r.origin, slot): figure for r in fact.readings if r.live for slot, figure in r.figures.items()}


def _slots(was: Fact, now: Fact) -> tuple[list[str], list[str]]:
    """Slots in which something else stands now, and those that say the same more fully."""
    other: list[str] = []
    finer: list[str] = []
    for name in sorted(was.slots.keys() & now.slots.keys()):
        old, new = was.slots[name], now.slots[name]
        if isinstance(old, str) and isinstance(new, str) and old != new:
            wide = KIND_BY_NAME[now.kind].meets.whole.get(name) == old or _finer(old, new)
            (finer if wide else other).append(f"{name}: {old} → {new}")
    return other, finer


def _elsewhere(was: Fact, now: Fact) -> list[str]:
    """Place or time that has nothing in common with the one told before."""
    found = []
    old_places, new_places = _names(was.where), _names(now.where)
    if old_places and new_places and not old_places & new_places:
        found.append(f"place: {', '.join(sorted(old_places))} → {', '.join(sorted(new_places))}")
    if was.when and now.when and (now.when.last < was.when.start or was.when.last < now.when.start):
        found.append(f"time: {was.when.exchange()} → {now.when.exchange()}")
    return found


def _finer(old: str, new: str) -> bool:
    """Whether one wording only says more than the other."""
    a, b = set(old.casefold().split()), set(new.casefold().split())
    return a <= b or b <= a


def _moved(was: Fact, now: Fact) -> list[str]:
    """Settled counts that are others, or new."""
    found = []
    for slot, figure in sorted(now.figures.items()):
        old = was.figures.get(slot)
        if old is None:
            found.append(f"{slot}: {written(figure)}, not told before")
        elif old.exchange() != figure.exchange():
            found.append(f"{slot}: {written(old)} → {written(figure)}")
    return found


def _firmer(was: Fact, now: Fact) -> list[str]:
    found = []
    closed = now.closing is not None and was.closing is None
    if closed and now.closing is not None:
        found.append(f"plan closed: {now.closing.said}")
    elif was.standing != now.standing:
        found.append(f"standing: {was.standing} → {now.standing}")
    if was.origins != now.origins:
        found.append(f"origins: {was.origins} → {now.origins}")
    if (more := len(now.against) - len(was.against)) > 0 and not closed:
        found.append("one more claim stands against it" if more == 1 else f"{more} more claims stand against it")
    added = _names(now.where) - _names(was.where)
    if added and _names(was.where) & _names(now.where):
        found.append(f"also in {', '.join(sorted(added))}")
    return found


def _falls(fact: Fact) -> tuple[str, ...]:
    """What its steps say of running totals that fell."""
    return tuple(step.said for step in fact.steps if step.rule == FALLS)


def _names(places: Sequence[Place]) -> set[str]:
    return {place.chosen.name if isinstance(place, Located) else place.mention.name for place in places}
