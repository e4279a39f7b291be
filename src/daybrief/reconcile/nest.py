"""Which events are parts of which.

A part lies within its whole in place, time, weapon or group of people, and reaches beyond it in nothing. Its whole is
the narrowest event that holds it, one that counts what it counts before one that does not; counts are contained, never
summed into a whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from daybrief.claims.meets import Placing, Timing
from daybrief.model.outcome import Step
from daybrief.reconcile.block import PERIOD, Key, all_dated, asked_keys, days_of, kept_keys
from daybrief.reconcile.build import Event
from daybrief.reconcile.cases import Case
from daybrief.reconcile.group import Grouping
from daybrief.reconcile.places import STATE, Fit

_ANY = "*"
_NOWHERE = "-"  # the place of what names none and is not about the whole theatre either


def link(events: Sequence[Event], grouping: Grouping) -> list[Event]:
    """The same events, each part with its whole."""
    index: dict[Key, list[Event]] = defaultdict(list)
    by_day = all_dated(case for event in events for case in event.cases)
    for event in events:
        for key in {key for case in event.cases if _nests(case) for key in _own(case, kept_keys, by_day)}:
            index[key].append(event)
    explicit = _explicit(events)
    width = {event.key: _width(event) for event in events}
    counted = {event.key: {name for case in event.cases for name in case.figures} for event in events}
    linked = []
    for event in events:
        whole = explicit.get(event.key)
        if whole is None:
            wholes = {w.key: w for key in _around(event, by_day) & index.keys() for w in index[key] if w is not event}
            # the best whole is looked for first, and the first that holds the part is it: one that counts what it
            # counts before one that does not, which holds the part but not its numbers
            own = counted[event.key]
            order = sorted(wholes, key=lambda key: (bool(own) and own.isdisjoint(counted[key]), *width[key]))
            whole = next((wholes[key] for key in order if _inside(event, wholes[key], grouping)), None)
        linked.append(_part(event, whole) if whole else event)
    return _without_cycles(linked)


def _part(event: Event, whole: Event) -> Event:
    refs = (event.told[0].ref, whole.told[0].ref)
    told = whole.told[0]
    return replace(event, part_of=whole.key).noted(
        Step(rule="part", took=refs, said=f"within what {told.owner} tells in {told.name}: contained, not added")
    )


def _explicit(events: Sequence[Event]) -> dict[str, Event]:
    """Parts that a text itself calls so ("including two children"), by event key."""
    holder = {id: event for event in events for one in event.told for id in (one.claim.id, one.ref)}
    found: dict[str, Event] = {}
    for event in events:
        for one in event.told:
            whole = holder.get(one.claim.part_of or "")
            if whole is not None and whole.key != event.key:
                found.setdefault(event.key, whole)
    return found


def _nests(case: Case) -> bool:
    """Whether what a kind tells of has parts: words that somebody says have neither place nor time."""
    return case.kind.meets.placing is not Placing.FREE or case.kind.meets.timing is not Timing.FREE


def _head(case: Case) -> tuple[str, str]:
    return case.kind.__name__, "done" if case.done else "plan"


def _own(case: Case, named: Callable[[Case, bool], set[Key]], by_day: bool) -> Iterable[Key]:
    """Keys under which a whole is found; `named`: those of a kind that is known by names and not by its place."""
    if case.kind.meets.placing not in (Placing.WHERE, Placing.NAMED):
        yield from named(case, by_day)
        return
    places = {spot.key for spot in (*case.spots, *case.around)}
    # what lies in an area does not name it among the units around it
    places |= {unit for spot in case.spots if spot.area for unit in spot.parents[-1:]}
    if not places and case.kind.meets.placing is Placing.WHERE:
        places.add(_ANY if case.wide else _NOWHERE)
    for day in days_of(case):
        yield from ((*_head(case), place, day) for place in places)


def _around(event: Event, by_day: bool) -> set[Key]:
    """Keys under which a part looks for its whole: its places, the units around them, the whole theatre."""
    found: set[Key] = set()
    for case in filter(_nests, event.cases):
        found |= set(_own(case, asked_keys, by_day))
        places = {
            _ANY,
            *([] if case.spots else [_NOWHERE]),
            *(key for spot in case.spots for key in (spot.key, *spot.parents)),
        }
        found |= {(*_head(case), place, day) for place in places for day in (*days_of(case), PERIOD)}
    return found


def _inside(part: Event, whole: Event, grouping: Grouping) -> bool:
    """Whether some telling of one lies within some telling of the other, and none the other way round."""
    if part.cases[0].denies or whole.cases[0].denies or _one_alone(whole):
        return False
    inside = False
    for a in part.cases:
        for b in whole.cases:
            fit = grouping.verdict(a, b).fit
            if fit not in (Fit.INSIDE, Fit.AROUND) or a.level_with(b):
                continue
            if fit is Fit.AROUND:
                return False
            inside = True
    return inside


def _one_alone(event: Event) -> bool:
    """Whether a telling of a whole state counts one single thing: "one officer was killed in Ukraine" is no toll."""
    counts = [figure for case in event.cases for figure in case.figures.values()]
    alone = bool(counts) and all(figure.high == 1 for figure in counts)
    return alone and all(spot.size == STATE for case in event.cases for spot in case.spots)


def _width(event: Event) -> tuple[int, int, int, int, str]:
    """Sorts wholes from the narrowest: by size of place, number of places, days, what is left open, key."""
    size = max((spot.size for case in event.cases for spot in case.spots), default=5)
    places = max(len(case.spots) for case in event.cases)
    span = max(((case.days.last - case.days.first).days if case.days else 0) for case in event.cases)
    said = max(sum(value is not None for value in case.slots.values()) for case in event.cases)
    return size, places, span, -said, event.key


def _without_cycles(events: Sequence[Event]) -> list[Event]:
    """Part links followed upwards always end."""
    parent = {event.key: event.part_of for event in events}
    found = []
    for event in events:
        seen, at = {event.key}, parent[event.key]
        while at is not None and at not in seen:
            seen.add(at)
            at = parent.get(at)
        if at is not None:
            parent[event.key] = None
            event = replace(event, part_of=None)
        found.append(event)
    return found
