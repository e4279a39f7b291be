"""What one side claims and the other admits: a town that one took and the other says it left."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from daybrief.model.outcome import Step
from daybrief.reconcile.build import Event
from daybrief.reconcile.places import Fit, Spot, same_spot
from daybrief.reconcile.times import meet

_TOWN = 1  # the widest spot that one side leaves and the other takes


def admitted(events: Sequence[Event]) -> list[Event]:
    """The same events; where one is the acting side's own word that grants the other, both are noted as granted."""
    near: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.cases[0].kind.meets.admits:
            for key in {(case.kind.__name__, spot.key) for case in event.cases for spot in case.spots}:
                near[key].append(event)
    granted: dict[str, list[Event]] = defaultdict(list)
    for here in near.values():
        for one in here:
            for other in here:
                if _grants(one, other) and other not in granted[one.key]:
                    granted[one.key].append(other)
                    granted[other.key].append(one)
    return [_bound(event, granted[event.key]) if granted.get(event.key) else event for event in events]


def _grants(own: Event, other: Event) -> bool:
    """Whether a side tells of itself what grants the other side's act in the same town on the same day."""
    a, b = own.cases[0], other.cases[0]
    acts = a.kind.meets.acts
    doers = (a.slots.get(acts), b.slots.get(acts))
    if a.denies or b.denies or not (a.done and b.done and a.belligerent and b.belligerent) or doers[0] == doers[1]:
        return False
    if not any(rule.own == a.slots[rule.slot] and b.slots[rule.slot] in rule.theirs for rule in a.kind.meets.admits):
        return False
    one_day = meet(a.days, b.days, a.kind.meets.timing) in (Fit.SAME, Fit.OPEN)
    return one_day and _one_town(a.spots, b.spots) and any(one.party == doers[0] for one in own.told)


def _one_town(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    return any(same_spot(x, y) and x.size <= _TOWN for x in a for y in b)


def _bound(event: Event, others: Sequence[Event]) -> Event:
    """The event with who on the other side says so, where both sides have spoken."""
    told = [one for other in others for one in other.told]
    if len({one.party for one in (*event.told, *told)} - {None}) < 2:
        return event
    owners = ", ".join(sorted({one.owner for one in told}))
    refs = (event.told[0].ref, *(one.ref for one in told))
    said = f"what {owners} tells of the same town grants it: both sides say so"
    return replace(event, granted=True).noted(Step(rule="admitted", took=refs, said=said))
