"""Which tellings are worth comparing: those that share a key. Two that could be one event always share one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from daybrief.claims.meets import Placing, Timing
from daybrief.reconcile.cases import Case, sorts
from daybrief.reconcile.names import People, Phrase, word_runs
from daybrief.reconcile.places import STATE, Spot
from daybrief.reconcile.times import eves
from daybrief.reconcile.told import runs
from daybrief.reconcile.wording import worded_pairs

Key = tuple[str, ...]
_CELL = 0.1  # degrees; spots without an id that lie within 2 km share one of four shifted cells
_SQUARE = 0.25  # degrees: neighbours within a walk lie in one square or in two that touch
_WEEK = 8  # days: a day more than news stays new, so that what is no further apart shares a week or the next one
_ANY = "*"
_VOICE = "voice"
PERIOD = "period"  # the day of what lasts longer than one event
_PRINTS = (
    3  # of the runs of words a sentence shares with its reprints, those that sort first are enough to find them by
)


def pairs(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Every pair that could be one event, once, in a fixed order."""
    blocks: dict[Key, list[Case]] = defaultdict(list)
    undated = any(case.days is None for case in cases)  # such a case may meet another of any week
    for case in cases:
        for key in keys(case) if undated else timed_keys(case):
            blocks[key].append(case)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        found = worded_pairs(blocks[key]) if _VOICE in key else combinations(blocks[key], 2)
        for a, b in found:
            pair = (a.number, b.number)
            if pair not in seen and not a.excludes(b):
                seen.add(pair)
                yield a, b


def timed_keys(case: Case) -> set[Key]:
    """Keys of a case, with the weeks it may be told of where its kind has no day among its keys."""
    found = keys(case)
    if case.kind.meets.timing not in (Timing.NEAR, Timing.GIVEN):
        return found
    return {(*key, week) for key in found for week in weeks_of(case)}


def weeks_of(case: Case) -> set[str]:
    """Numbered weeks, one of which two cases share that are no further apart than news stays new; a period's own."""
    if case.days is None:
        return {_ANY}
    if case.days.period:
        return {PERIOD}
    first, last = case.days.first.toordinal() // _WEEK, case.days.last.toordinal() // _WEEK
    return {f"week {n}" for n in range(first, last + 2)}


def near_pairs(cases: Iterable[Case]) -> Iterator[tuple[Case, Case]]:
    """Pairs of kinds whose passages say what was struck, with something of it in common, that `pairs` has not for their
    place or their day: a place and the unit around it, two neighbours, a report's day and the day before."""
    sited = [case for case in cases if case.kind.meets.sited and case.spots]
    here: dict[Key, list[Case]] = defaultdict(list)
    for case in sited:
        for key in _near_keys(case, {spot.key for spot in case.spots} | set(_squares(case, 0)), days_of(case)):
            here[key].append(case)
    for case in sited:
        units = {unit for spot in case.spots for unit in (spot.key, *spot.parents)} | set(_squares(case, 1))
        days = days_of(case) | {day.isoformat() for day in eves(case.days)}
        found = {other.number: other for key in _near_keys(case, units, days) for other in here.get(key, ())}
        for number in sorted(found):
            if number != case.number:
                yield case, found[number]


def _near_keys(case: Case, places: Iterable[str], days: Iterable[str]) -> Iterator[Key]:
    """Kind, place and day with what may tie two tellings: a sort of thing struck, a count, a named sort of weapon."""
    head = (case.kind.__name__, "done" if case.done else "plan")
    ties = {*case.sites, *(f"{name} {f.low}" for name, f in case.figures.items() if f.exact and f.floor > 1)}
    ties |= {word for value in case.slots.values() if isinstance(value, frozenset) for word in value}
    return ((*head, place, day, tie) for place in places for day in days for tie in ties)


def _squares(case: Case, reach: int) -> Iterator[str]:
    """Squares of the map its towns lie in, and those around them as far as `reach`."""
    for spot in case.spots:
        if spot.size <= 1 and spot.lat is not None and spot.lon is not None:
            row, column = int(spot.lat / _SQUARE), int(spot.lon / _SQUARE)
            for dy, dx in product(range(-reach, reach + 1), repeat=2):
                yield f"{row + dy}/{column + dx}"


def keys(case: Case) -> set[Key]:
    """Keys of a case: kind, planned or done, and either place and day or its names, and its place where it has one."""
    head = (case.kind.__name__, "done" if case.done else "plan")
    if case.kind.meets.placing in (Placing.WHERE, Placing.NAMED):
        prints = {
            (*head, "print", *run) for one in case.told for run in sorted(runs(one.claim.spans[0].quote))[:_PRINTS]
        }
        return prints | {(*head, place, day) for place in _places(case) for day in days_of(case)}
    places = {("at", key) for spot in case.spots for key in spot_keys(spot)}
    return {(*head, *name) for name in _names(case) | (places if _by_place(case) else set())}


def _by_place(case: Case) -> bool:
    """Whether an unnamed gathering can still be told by its place."""
    return case.kind.meets.placing is Placing.GIVEN


def _places(case: Case) -> set[str]:
    found = {key for spot in case.spots for key in spot_keys(spot)}
    listed = len(case.spots) > 1 and any(name in case.figures for name in case.kind.meets.theatre_wide)
    if not case.spots or listed or all(spot.size == STATE for spot in case.spots):
        found.add(_ANY)
    return found


def spot_keys(spot: Spot) -> set[str]:
    """Keys that two places share where they could be one."""
    found = {spot.key, f"~{spot.name}"}
    if spot.size <= 1 and spot.lat is not None and spot.lon is not None:
        found |= _cells(spot.lat, spot.lon)
    if spot.size == 0:
        found |= set(spot.parents[:1])
    return found


def _cells(lat: float, lon: float) -> set[str]:
    half = _CELL / 2
    return {f"{int((lat + dy) / _CELL)}:{int((lon + dx) / _CELL)}:{dy}:{dx}" for dy in (0, half) for dx in (0, half)}


def days_of(case: Case) -> set[str]:
    """Days on which the event may be told; a period has one key of its own."""
    if case.days is None or case.kind.meets.timing is not Timing.DAY:
        return {_ANY}
    if case.days.period:
        return {PERIOD}
    first, last = case.days.core
    back = 0 if case.days.dated else 1
    count = (last - first).days + 1 + back
    return {(last - timedelta(days=n)).isoformat() for n in range(count)}


def _members(case: Case, people: People) -> set[Key]:
    """Keys of a list of names. Two lists need more than one name in common, unless one document holds both, one state
    received both, or both tell a subject."""
    members = sorted(people.persons | people.parties)
    states = {(spot.parents or (spot.id,))[-1] for spot in case.spots}
    found: set[Key] = set(combinations(members, 2))
    if any(isinstance(value, Phrase) for value in case.slots.values()):
        found |= {(member,) for member in members}
    beside = case.documents | states
    return found | {(member, other) for member in members for other in beside}


def _names(case: Case) -> set[Key]:
    """Names an unplaced kind is found by: its voice; else its parties, people and every content word."""
    meets = case.kind.meets
    if meets.voice:
        words = {run for value in case.slots.values() if isinstance(value, tuple) for run in word_runs(value)}
        return {(_VOICE, str(case.slots[meets.voice])), *words}
    found: set[Key] = set()
    for name, value in case.slots.items():
        if isinstance(value, People):
            found |= _members(case, value)
        elif isinstance(value, Phrase):
            found |= {("word", word) for word in value.stems}
        elif isinstance(value, str) and sorts(case.kind)[name] == "party":
            found.add((value,))
    return found or {(_ANY,)}
