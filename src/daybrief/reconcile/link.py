"""What ties separate events together without making them one: a plan and its outcome, rival claims to one town."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from daybrief.claims.meets import Placing, Timing
from daybrief.model.outcome import CALLED_OFF, DONE, NOT_DONE, PUT_OFF, Step
from daybrief.reconcile.block import (
    Key,
    all_dated,
    asked_keys,
    days_between,
    days_of,
    kept_keys,
    spot_keys,
    told_days,
)
from daybrief.reconcile.build import Event
from daybrief.reconcile.cases import Case
from daybrief.reconcile.places import STATE, Fit, same_spot
from daybrief.reconcile.same import compare
from daybrief.reconcile.times import RECENT_DAYS, meet, moment
from daybrief.reconcile.told import Told


def deny(events: Sequence[Event], denials: Sequence[Sequence[Case]]) -> tuple[list[Event], list[Sequence[Case]]]:
    """Denials beside the events they deny, and those whose event nobody tells."""
    against: dict[str, list[Case]] = defaultdict(list)
    groups = (*(event.cases for event in events), *denials)
    by_day = all_dated(case for cases in groups for case in cases)
    near = _by_place(events, by_day) if denials else {}
    lone = []
    for group in denials:
        told = {e.key: e for case in group for place in _covered(case, by_day) for e in near.get(place, ())}
        scores = {key: score for key, e in told.items() if (score := _denial_score(group, e)) > 0}
        hit = [told[key] for key in sorted(scores) if scores[key] == max(scores.values())]
        for event in hit:
            against[event.key] += group
        if not hit:
            lone.append(group)
    return [_denied(e, against[e.key]) if e.key in against else e for e in events], lone


def _denied(event: Event, denials: Sequence[Case]) -> Event:
    """An event with its denials. A plan that was called off or put off, or is denied after its day, is closed."""
    event = replace(event, denials=tuple(denials))
    days = event.cases[0].days
    after = [one for one in event.denied_by if one.day and days and days.dated and one.day > days.last]
    off = [one for one in event.denied_by if _dropped(one)]
    if event.cases[0].done or not (off or after):
        return event
    told = (off or after)[0]
    rule, said = NOT_DONE, f"its day has passed, and {told.owner} says in {told.name} that it did not happen"
    if off:
        how = _dropped(told)
        rule, said = _OFF[how], f"{told.owner} says in {told.name} that it {_HOW[how]}"
    return replace(event, overtaken=True).noted(Step(rule=rule, took=(told.ref,), said=said))


_OFF = {"called_off": CALLED_OFF, "put_off": PUT_OFF, "not_held": NOT_DONE}
_HOW = {"called_off": "was called off", "put_off": "was put off", "not_held": "did not take place"}


def _dropped(one: Told) -> str:
    """How a telling has a plan come to nothing; "" where it does not."""
    slot = one.claim.detail.dropped
    return str(getattr(one.claim.detail, slot) or "") if slot else ""


def _by_place(events: Sequence[Event], by_day: bool) -> dict[Key, list[Event]]:
    """Events by kind, by each place and each place around it, and by day, where a denial of them may seek them."""
    found: dict[Key, list[Event]] = defaultdict(list)
    for event in events:
        for key in {key for case in event.cases for key in _around(case, by_day)}:
            found[key].append(event)
    return found


def _around(case: Case, by_day: bool) -> set[Key]:
    if case.kind.meets.placing not in (Placing.WHERE, Placing.NAMED):
        return _undone(kept_keys(case, by_day))
    names = {name for spot in case.spots for name in (*spot_keys(spot), *spot.parents)}
    if not names or case.wide or any(spot.size == STATE for spot in case.spots):
        names.add("")
    return {(case.kind.__name__, name, day) for name in names for day in (told_days(case) if by_day else ("",))}


def _covered(case: Case, by_day: bool) -> set[Key]:
    """Keys under which a denial finds what it may deny: its own places and what lies within them, on its days or on
    those that news stays new."""
    if case.kind.meets.placing not in (Placing.WHERE, Placing.NAMED):
        return _undone(asked_keys(case, by_day))
    names = {name for spot in case.spots for name in spot_keys(spot)}
    if not case.spots or case.wide or any(spot.size == STATE for spot in case.spots):
        names.add("")
    days = days_between(case.days, RECENT_DAYS) if by_day and case.days else ("",)
    return {(case.kind.__name__, name, day) for name in names for day in days}


def _undone(found: set[Key]) -> set[Key]:
    """Keys that do not tell the planned from the done: a denial is of either."""
    return {(key[0], *key[2:]) for key in found}


def _denial_score(denials: Sequence[Case], event: Event) -> float:
    """How surely denials speak of an event: by what they share; 0 where they do not. A denial may cover more than the
    event it denies, which counts least."""
    timing = event.cases[0].kind.meets.timing
    if not event.cases[0].done and _passages(event.cases) & _passages(denials):
        return 0.0  # the words that put a plan off give its new day
    timing = Timing.NEAR if timing is Timing.DAY else timing  # a denial comes when the claim has gone round
    found = [
        compare(case if case.done else replace(case, done=True), denial, timing)
        for denial in denials
        for case in event.cases
        if not case.excludes(denial)
    ]
    same = [1.0 + v.score for v in found if v.fit is Fit.SAME]
    return max(same, default=0.5 if any(v.fit is Fit.INSIDE for v in found) else 0.0)


def _passages(cases: Iterable[Case]) -> set[tuple[str, str]]:
    return {(one.document, one.claim.spans[0].quote) for case in cases for one in case.told}


def plans(events: Sequence[Event]) -> list[Event]:
    """Plans whose event is told as done are overtaken by it; neither counts for the other."""
    done: dict[Key, list[Event]] = defaultdict(list)
    by_day = all_dated(case for event in events for case in event.cases)
    for event in events:
        if event.cases[0].done:
            for key in {key for case in event.cases for key in kept_keys(case, by_day)}:
                done[key].append(event)
    found = []
    for event in events:
        case = event.cases[0]
        outcome = None if case.done else _outcome(event, done, by_day)
        if outcome is not None:
            told = outcome.told[0]
            step = Step(
                rule=DONE,
                took=(event.told[0].ref, told.ref),
                said=f"{told.owner} tells in {told.name} that it came about; plan and outcome stay two facts",
            )
            event = replace(event, overtaken=True).noted(step)
        found.append(event)
    return found


def _outcome(plan: Event, done: Mapping[Key, Sequence[Event]], by_day: bool) -> Event | None:
    """The event that a plan came to; of several the one whose key sorts first."""
    wanted = {key for case in plan.cases for key in asked_keys(replace(case, done=True), by_day)}
    near = {event.key: event for key in wanted & done.keys() for event in done[key]}
    return next((near[key] for key in sorted(near) if _came_about(plan, near[key])), None)


def _came_about(plan: Event, done: Event) -> bool:
    if done.cases[0].denies or all(case.days is None or not case.days.dated for case in done.cases):
        return False
    return all(
        any(_after(p, d) and _as_far(p, d) and compare(replace(p, done=True), d).fit is Fit.SAME for d in done.cases)
        for p in plan.cases
    )


def _after(plan: Case, done: Case) -> bool:
    """Whether what is told as done can be the planned thing: in the planned days, or after an undated plan was told."""
    if plan.days is None or done.days is None or not done.days.dated:
        return False
    if plan.days.dated:
        return plan.days.first <= done.days.last and done.days.first <= plan.days.last
    return done.days.first > plan.days.last


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
        for key in {(c.kind.__name__, s.key) for c in event.cases if _may_clash(c) for s in c.spots}:
            by_place[key].append(event)
    for key in sorted(by_place):
        for one, other in _of_one_day(by_place[key]):
            if other not in against[one.key] and (_clash(one, other) or _blamed(one, other)):
                against[one.key].append(other)
                against[other.key].append(one)
    return [_against(event, against[event.key]) if against.get(event.key) else event for event in events]


def _may_clash(case: Case) -> bool:
    """Whether another party's act may be the other side's word on a telling's."""
    return bool(case.kind.meets.clashes or (case.kind.meets.acts and case.kind.meets.sited))


def _blamed(one: Event, other: Event) -> bool:
    """Whether a side lays on its enemy what another voice lays on that side: of one day, one place and one sort of
    thing struck."""
    a, b = one.cases[0], other.cases[0]
    acts = a.kind.meets.acts
    if not a.kind.meets.sited or not acts or not (a.done and b.done) or a.denies or b.denies:
        return False
    doers = (a.slots[acts], b.slots[acts])
    if not all(case.belligerent for case in (a, b)) or doers[0] == doers[1]:
        return False
    accused = any(t.party == doers[1] for t in one.told) or any(t.party == doers[0] for t in other.told)
    struck = set().union(*(c.sites for c in one.cases)) & set().union(*(c.sites for c in other.cases))
    shared = any(same_spot(x, y) and x.size <= 1 for x in a.spots for y in b.spots)
    day = meet(a.days, b.days, a.kind.meets.timing) in (Fit.SAME, Fit.OPEN)
    return accused and bool(struck) and shared and day and not _in_turn(one, other)


def _of_one_day(events: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Pairs of events that may be of one day, in the order of the events."""
    if any(event.cases[0].days is None for event in events):
        return list(combinations(events, 2))
    by_day: dict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        for day in days_of(event.cases[0]):
            by_day[day].append(at)
    found = {pair for here in by_day.values() for pair in combinations(here, 2)}
    return [(events[one], events[other]) for one, other in sorted(found)]


def _clash(one: Event, other: Event) -> bool:
    a, b = one.cases[0], other.cases[0]
    meets = a.kind.meets
    if meets.acts not in a.slots or a.slots[meets.acts] in (None, b.slots[meets.acts]) or not (a.done and b.done):
        return False
    if b.slots[meets.acts] is None or meets.placing not in (Placing.WHERE, Placing.NAMED) or a.denies or b.denies:
        return False
    words = {(c.slot, frozenset((c.one, c.other))) for c in meets.clashes}
    if not any((slot, frozenset((a.slots[slot], b.slots[slot]))) in words for slot, _ in words):
        return False
    shared = any(same_spot(x, y) and x.size <= 1 for x in a.spots for y in b.spots)
    return shared and meet(a.days, b.days, meets.timing) in (Fit.SAME, Fit.OPEN) and not _in_turn(one, other)


def _in_turn(one: Event, other: Event) -> bool:
    """Whether a town was taken and then taken back: one voice tells both in its own words in one document, or each is
    told of an hour of its own."""
    here = {(told.document, told.origin) for told in one.told if _plain(told)}
    if any((told.document, told.origin) in here for told in other.told if _plain(told)):
        return True
    hours = [
        {at for told in event.told if (at := moment(told.claim.spans[0].quote)) is not None} for event in (one, other)
    ]
    return all(hours) and not hours[0] & hours[1]


def _plain(told: Told) -> bool:
    """Whether no other voice is named beside the one it is: not even the force that acted."""
    return not told.own or len(told.claim.attribution.chain) == 1


def _against(event: Event, others: Sequence[Event]) -> Event:
    told: list[Told] = [one for other in others for one in other.told]
    owners = sorted({one.owner for one in told})
    refs = (event.told[0].ref, *(one.ref for one in told))
    said = f"cannot be so together with what {', '.join(owners)} tells of the same place and day; both stand"
    return replace(event, against=tuple(told)).noted(Step(rule="rival claims", took=refs, said=said))
