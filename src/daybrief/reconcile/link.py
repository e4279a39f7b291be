"""What ties separate events together without making them one: a plan and its outcome, rival claims to one town."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from daybrief.claims.meets import Placing
from daybrief.model.outcome import Step
from daybrief.reconcile.build import Event
from daybrief.reconcile.cases import Case
from daybrief.reconcile.places import Fit, same_spot
from daybrief.reconcile.same import compare
from daybrief.reconcile.times import meet
from daybrief.reconcile.told import Told


def deny(events: Sequence[Event], denials: Sequence[Sequence[Case]]) -> tuple[list[Event], list[Sequence[Case]]]:
    """Denials beside the events they deny, and those whose event nobody tells."""
    against: dict[str, list[Case]] = defaultdict(list)
    lone = []
    for group in denials:
        hit = [e for e in events if any(_denies(d, case) for d in group for case in e.cases)]
        for event in hit:
            against[event.key] += group
        if not hit:
            lone.append(group)
    return [replace(e, denials=tuple(against[e.key])) if e.key in against else e for e in events], lone


def _denies(denial: Case, case: Case) -> bool:
    """Whether a denial speaks of this telling: it may leave slots open, and cover more than the telling does."""
    return compare(case, denial).fit in (Fit.SAME, Fit.INSIDE)


def plans(events: Sequence[Event]) -> list[Event]:
    """Plans whose event is told as done are overtaken by it; neither counts for the other."""
    done: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.cases[0].done:
            done[event.cases[0].kind.__name__].append(event)
    found = []
    for event in events:
        case = event.cases[0]
        outcome = None if case.done else next((d for d in done[case.kind.__name__] if _came_about(event, d)), None)
        if outcome is not None:
            told = outcome.told[0]
            step = Step(
                rule="planned, then done",
                took=(event.told[0].ref, told.ref),
                said=f"planned here; {told.owner} tells it as done in {told.name}; the two are not merged",
            )
            event = replace(event, overtaken=True).noted(step)
        found.append(event)
    return found


def _came_about(plan: Event, done: Event) -> bool:
    if done.cases[0].denies or all(case.days is None or not case.days.dated for case in done.cases):
        return False
    return any(
        compare(replace(p, done=True), d).fit is Fit.SAME and _not_before(p, d) and _as_far(p, d)
        for p in plan.cases
        for d in done.cases
    )


def _not_before(plan: Case, done: Case) -> bool:
    """Whether what is told as done can be the planned thing: not earlier than the plan was told."""
    return plan.days is None or done.days is None or done.days.last >= plan.days.first or not plan.days.dated


def _as_far(plan: Case, done: Case) -> bool:
    """Whether the outcome has come as far as the plan: an agreement discussed is not the signing that was planned."""
    for name in plan.kind.meets.latest:
        ahead = {getattr(one.claim.detail, name) for one in plan.told}
        reached = {getattr(one.claim.detail, name) for one in done.told}
        if ahead - {None} and not ahead & reached:
            return False
    return True


def clashes(events: Sequence[Event]) -> list[Event]:
    """Events of different parties at one place and day that cannot both be so stand against each other."""
    against: dict[str, list[Event]] = defaultdict(list)
    by_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        for key in {(c.kind.__name__, s.key) for c in event.cases if c.kind.meets.clashes for s in c.spots}:
            by_place[key].append(event)
    for key in sorted(by_place):
        here = by_place[key]
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                if other not in against[one.key] and _clash(one, other):
                    against[one.key].append(other)
                    against[other.key].append(one)
    return [_against(event, against[event.key]) if against.get(event.key) else event for event in events]


def _clash(one: Event, other: Event) -> bool:
    a, b = one.cases[0], other.cases[0]
    meets = a.kind.meets
    if meets.acts not in a.slots or a.slots[meets.acts] in (None, b.slots[meets.acts]) or not (a.done and b.done):
        return False
    if b.slots[meets.acts] is None or meets.placing is not Placing.WHERE or a.denies or b.denies:
        return False
    words = {(c.slot, frozenset((c.one, c.other))) for c in meets.clashes}
    if not any((slot, frozenset((a.slots[slot], b.slots[slot]))) in words for slot, _ in words):
        return False
    shared = any(same_spot(x, y) and x.size <= 1 for x in a.spots for y in b.spots)
    return shared and meet(a.days, b.days, meets.timing) in (Fit.SAME, Fit.OPEN)


def _against(event: Event, others: Sequence[Event]) -> Event:
    told: list[Told] = [one for other in others for one in other.told]
    owners = sorted({one.owner for one in told})
    refs = (event.told[0].ref, *(one.ref for one in told))
    said = f"cannot be so together with what {', '.join(owners)} tells of the same place and day; both stand"
    return replace(event, against=tuple(told)).noted(Step(rule="rival claims", took=refs, said=said))
