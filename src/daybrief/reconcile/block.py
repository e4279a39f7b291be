"""Which tellings are worth comparing: those that share a key. Two that could be one event always share one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

from daybrief.claims.meets import Placing, Timing
from daybrief.reconcile.apart import large, strangers
from daybrief.reconcile.cases import Case, sorts
from daybrief.reconcile.further import since
from daybrief.reconcile.names import People, Phrase, long_clause, word_runs
from daybrief.reconcile.places import STATE, Spot
from daybrief.reconcile.times import NEAR_DAYS, RECENT_DAYS, Days, day_before, eves
from daybrief.reconcile.told import runs
from daybrief.reconcile.wording import worded_pairs

Key = tuple[str, ...]
_CELL = 0.1  # degrees; spots without an id that lie within 2 km share one of four shifted cells
_SQUARE = 0.25  # degrees: neighbours within a walk lie in one square or in two that touch
_WEEK = 8  # days: a day more than news stays new, so that what is no further apart shares a week or the next one
_ANY = "*"
_VOICE = "voice"
_LOOKS = "looks"  # marks the days that a case seeks among the keys it is kept under
_AT, _NEAR = "at", "near"
_NAMED, _UNNAMED = "named", "unnamed"  # whether a list of those who met names anybody
_PERSON, _MANNED, _BARE = "person", "manned", "bare"  # persons; parties of a list that names persons, or none
_ALONE, _ONE_OF = "alone", "one of"  # a list of one name, or a name of several
PERIOD = "period"  # the day of what lasts longer than one event
_PRINTS = (
    3  # of the runs of words a sentence shares with its reprints, those that sort first are enough to find them by
)


def pairs(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Every pair that could be one event, once, in a fixed order."""
    blocks: dict[Key, list[Case]] = defaultdict(list)
    seekers: dict[Key, list[Case]] = defaultdict(list)
    by_day = all_dated(cases)
    for case in cases:
        if not _spread(case):
            for key in keys(case):
                blocks[key].append(case)
            continue
        for key in _found_by(case, by_day):
            blocks[key].append(case)
        for key in _looks_by(case, by_day):
            seekers[key].append(case)
        for key in _voiced(case, by_day=False):  # its words narrow it
            blocks[key].append(case)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for one, other in _of_block(key, blocks[key], seekers.get(key)):
            a, b = (one, other) if one.number < other.number else (other, one)
            pair = (a.number, b.number)
            if a is not b and pair not in seen and not a.excludes(b) and not strangers(a, b):
                seen.add(pair)
                yield a, b


def _of_block(key: Key, found: Sequence[Case], seekers: Sequence[Case] | None) -> Iterable[tuple[Case, Case]]:
    if seekers is not None:
        return product(seekers, found)
    if key[2:4] == (_AT, _NAMED):  # sought only by who names nobody
        return ()
    return worded_pairs(found) if _VOICE in key else combinations(found, 2)


def all_dated(cases: Iterable[Case]) -> bool:
    """Whether every telling has a day; one that has none may meet another of any, so that no day is a key."""
    return all(case.days is not None for case in cases)


def kept_keys(case: Case, by_day: bool) -> set[Key]:
    """Keys to keep a case under, so that every case that could be one event with it, or a part of it, finds it by one
    of `asked_keys`."""
    if not _spread(case):
        return keys(case)
    found, looks = _found_by(case, by_day), _looks_by(case, by_day)
    return found | {(*key, _LOOKS) for key in looks} | _voiced(case, by_day)


def asked_keys(case: Case, by_day: bool) -> set[Key]:
    """Keys to look for other cases by: one of two has the name, the place and the day that the other seeks."""
    if not _spread(case):
        return keys(case)
    found, looks = _found_by(case, by_day, periods=True), _looks_by(case, by_day, periods=True)
    return looks | {(*key, _LOOKS) for key in found} | _voiced(case, by_day, periods=True)


def _spread(case: Case) -> bool:
    """Whether tellings of one event may be of unlike days, or of none."""
    return case.kind.meets.timing in (Timing.NEAR, Timing.GIVEN)


def _voiced(case: Case, by_day: bool, periods: bool = False) -> set[Key]:
    """Keys of the voice of a kind that has one."""
    found = {key for key in keys(case) if _VOICE in key}
    return _on(found, weeks_of(case) | ({PERIOD} if periods else set())) if by_day else found


def _found_by(case: Case, by_day: bool, periods: bool = False) -> set[Key]:
    """Keys of a case with the days it is told of; `periods`: and what lasts longer than one event besides."""
    more = {PERIOD} if periods else set()
    named = {key for key in keys(case) if _VOICE not in key}
    if not by_day:
        return named | _placed(case, looks=False)
    return _on(named, told_days(case) | more) | _on(_placed(case, looks=False), weeks_of(case) | more)


def _looks_by(case: Case, by_day: bool, periods: bool = False) -> set[Key]:
    """Keys of a case with the days that another telling of its event may be told of and the units around its places."""
    more = {PERIOD} if periods else set()
    named = {key for key in keys(case, looks=True) if _VOICE not in key}
    if not by_day:
        return named | _placed(case, looks=True)
    return _on(named, sought_days(case) | more) | _on(_placed(case, looks=True), weeks_of(case) | more)


def _on(found: Iterable[Key], days: Iterable[str]) -> set[Key]:
    return {(*key, day) for key, day in product(found, days)}


def told_days(case: Case) -> set[str]:
    """The days a case is told of; a period's own key."""
    if case.days is None:
        return {_ANY}
    return days_between(case.days, 0) if case.days.week or not case.days.period else {PERIOD}


def weeks_of(case: Case) -> set[str]:
    """Numbered weeks, one of which two cases share that are no further apart than news stays new; a period's own."""
    if case.days is None:
        return {_ANY}
    if case.days.period and not case.days.week:
        return {PERIOD}
    first, last = case.days.first.toordinal() // _WEEK, case.days.last.toordinal() // _WEEK
    return {f"week {n}" for n in range(first, last + 2)} | ({PERIOD} if case.days.period else set())


def sought_days(case: Case) -> set[str]:
    """The days another telling of a case's event may be told of. A stated day of a kind that must share it is that day;
    one that is only its report's may be off by a few; what has none may be as old as news stays new, and what has one
    is found by it."""
    days = case.days
    if days is None:
        return {_ANY}
    if days.period:
        return days_between(days, 0) if days.week else {PERIOD}
    firm = days.dated and not days.guessed
    if firm and case.kind.meets.timing is Timing.GIVEN:
        return set(_span(*days.core))
    return days_between(days, NEAR_DAYS if days.dated else RECENT_DAYS)


def days_between(days: Days, reach: int) -> set[str]:
    """Days up to so many before and after some days, and the key of periods for a period."""
    span = _span(days.first - timedelta(days=reach), days.last + timedelta(days=reach))
    return {*span, *([PERIOD] if days.period else [])}


def _span(first: date, last: date) -> Iterator[str]:
    """All days from one to another."""
    return ((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))


def near_pairs(cases: Iterable[Case]) -> Iterator[tuple[Case, Case]]:
    """Pairs of kinds whose passages say what was struck, with something of it in common, that `pairs` has not for their
    place or their day: a place and the unit around it, two neighbours, a report's day and the day before."""
    sited = [
        case for case in cases if case.kind.meets.sited and (case.spots or case.named or case.back or _goes_on(case))
    ]
    of = {one.ref: case for case in sited for one in case.told}
    here: dict[Key, list[Case]] = defaultdict(list)
    for case in sited:
        places = (
            {spot.key for spot in case.spots}
            | case.named
            | set(_squares(case, 0))
            | (case.documents if _goes_on(case) else set())
            | {unit for spot in case.spots if spot.id in case.near for unit in spot.parents[:-1]}
            | case.called
        )
        for key in _near_keys(case, places, days_of(case)):
            here[key].append(case)
    for case in sited:
        units = (
            {unit for spot in case.spots for unit in (spot.key, *spot.parents)} | case.named | set(_squares(case, 1))
        )
        units |= case.called
        if not case.spots and _goes_on(case):
            units |= case.documents
        days = days_of(case) | {day.isoformat() for day in (*eves(case.days), *day_before(case.days), *since(case))}
        found = {other.number: other for key in _near_keys(case, units, days) for other in here.get(key, ())}
        found |= {of[ref].number: of[ref] for ref in case.back if ref in of}
        for number in sorted(found):
            if number != case.number:
                yield case, found[number]


def _goes_on(case: Case) -> bool:
    """Whether a telling's document may go on about it without its place: by what was struck, or by its count."""
    return bool(case.lone or large(case))


def _near_keys(case: Case, places: Iterable[str], days: Iterable[str]) -> Iterator[Key]:
    """Kind, place and day with what may tie two tellings: a sort of thing struck, a count of its own or beside it, a
    named sort of weapon."""
    head = (case.kind.__name__, "done" if case.done else "plan")
    ties = {*case.sites}
    for name, f in case.figures.items():
        if f.floor > 1 and (f.exact or f.high is None):  # "over 70" is found by 70 as well
            ties |= {f"{name} {number}" for number in ((f.floor,) if f.exact else (f.floor, f.floor - 1))}
    ties |= {f"beside {slot} {number}" for slot, number in case.beside}
    ties |= {word for value in case.slots.values() if isinstance(value, frozenset) for word in value}
    return ((*head, place, day, tie) for place in places for day in days for tie in ties)


def _squares(case: Case, reach: int) -> Iterator[str]:
    """Squares of the map its towns lie in, and those around them as far as `reach`."""
    for spot in case.spots:
        if spot.size <= 1 and spot.lat is not None and spot.lon is not None:
            row, column = int(spot.lat / _SQUARE), int(spot.lon / _SQUARE)
            for dy, dx in product(range(-reach, reach + 1), repeat=2):
                yield f"{row + dy}/{column + dx}"


def keys(case: Case, looks: bool = False) -> set[Key]:
    """Keys of a case: kind, planned or done, and either place and day or its names, and its place where it has one.
    `looks`: those by which it seeks others, where unlike tellings may be of one event."""
    head = (case.kind.__name__, "done" if case.done else "plan")
    if case.kind.meets.placing in (Placing.WHERE, Placing.NAMED):
        prints = {
            (*head, "print", *run) for one in case.told for run in sorted(runs(one.claim.spans[0].quote))[:_PRINTS]
        }
        when = days_of(case) | case.documents  # one document may tell it once with the days since which it goes on
        return prints | {(*head, place, day) for place in _places(case) for day in when}
    return {(*head, *name) for name in _names(case, looks)}


def _placed(case: Case, looks: bool) -> set[Key]:
    """Keys of gatherings that meet by their place: those who took part with it, and it alone where nobody is named.
    `looks`: with the units around it, where another telling may have it be."""
    if case.kind.meets.placing is not Placing.GIVEN or case.kind.meets.voice:
        return set()
    head = (case.kind.__name__, "done" if case.done else "plan", _AT)
    lists = [value for value in case.slots.values() if isinstance(value, People) and value]
    if looks:
        units = {unit for spot in (*case.spots, *case.around) for unit in (spot.key, *spot.parents)}
        alone = (_UNNAMED,) if lists else (_NAMED, _UNNAMED)
        return {
            (*head, *name, unit) for name in (*_took_part(lists, looks), *((one,) for one in alone)) for unit in units
        }
    near = {cell for spot in case.spots for cell in _cells_of(spot)}  # nobody looks for them: two are kept there
    own = {key for spot in case.spots for key in spot_keys(spot)} - near
    # what lies in an area does not name it among the units around it
    own |= {unit for spot in case.spots if spot.area for unit in spot.parents[-1:]}
    sort = _NAMED if lists else _UNNAMED
    found = {(*head, *name, place) for name in (*_took_part(lists, looks), (sort,)) for place in own}
    names = {name for people in lists for name in people.persons | people.parties} or {_UNNAMED}
    return found | {(*head, _NEAR, name, place) for name in names for place in near}


def _took_part(lists: Sequence[People], looks: bool) -> Iterator[Key]:
    """Keys of those who took part."""
    for people in lists:
        yield from ((_PERSON, *name) for name in _few_or_more(people.persons, looks))
        for sort in _manned(people, looks):
            yield from ((sort, *name) for name in _few_or_more(people.parties, looks))


def _places(case: Case) -> set[str]:
    found = {key for spot in (*case.spots, *case.around) for key in spot_keys(spot)}
    listed = len(case.spots) > 1 and any(name in case.figures for name in case.kind.meets.theatre_wide)
    if not case.spots or listed or all(spot.size == STATE for spot in case.spots):
        found.add(_ANY)
    return found


@lru_cache(maxsize=50_000)
def spot_keys(spot: Spot) -> frozenset[str]:
    """Keys that two places share where they could be one."""
    found = {spot.key, f"~{spot.name}", *_cells_of(spot)}
    if spot.size == 0:
        found |= set(spot.parents[:1])
    return frozenset(found)


def _cells_of(spot: Spot) -> set[str]:
    """Cells that a spot shares with those within 2 km of it."""
    if spot.size > 1 or spot.lat is None or spot.lon is None:
        return set()
    return _cells(spot.lat, spot.lon)


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


def _members(case: Case, people: People, looks: bool) -> set[Key]:
    """Keys of a list of names. Two lists need more than one name in common, unless one document holds both, both tell a
    subject, or they met in one place; most persons of the shorter among them where both name persons."""
    members = sorted(people.persons | people.parties)
    found: set[Key] = set()
    for pair in combinations(members, 2):
        parties = len(people.parties.intersection(pair))
        sorts_ = ((), _alone(people.persons, looks), _manned(people, looks))[parties]
        found |= {(sort, *pair) for sort in sorts_} or ({pair} if not parties else set())
    if any(isinstance(value, Phrase) for value in case.slots.values()):
        found |= {(member,) for member in members}
    return found | {(member, document) for member in members for document in case.documents}


def _manned(people: People, looks: bool) -> tuple[str, ...]:
    """Sorts of lists that parties alone are known by, or that are sought so: where both name persons, parties do not
    count."""
    if looks:
        return (_BARE,) if people.persons else (_BARE, _MANNED)
    return (_MANNED,) if people.persons else (_BARE,)


def _alone(names: Collection[str], looks: bool) -> tuple[str, ...]:
    """Sorts of lists that one name is enough to know, or that are sought by one: of two lists of several names, two."""
    if looks:
        return (_ALONE, _ONE_OF) if len(names) == 1 else (_ALONE,)
    return (_ALONE,) if len(names) == 1 else (_ONE_OF,)


def _few_or_more(names: Collection[str], looks: bool) -> Iterator[Key]:
    """Keys of a list whose event needs most names of the shorter."""
    yield from combinations(sorted(names), 2)
    yield from ((sort, name) for sort in _alone(names, looks) for name in names)


def _names(case: Case, looks: bool) -> set[Key]:
    """Names an unplaced kind is found by: its voice; else its parties, people and every content word."""
    meets = case.kind.meets
    if meets.voice:
        words = {run for value in case.slots.values() if isinstance(value, tuple) for run in word_runs(value)}
        words |= {tuple(sorted(v.stems)) for v in case.slots.values() if isinstance(v, Phrase) and long_clause(v)}
        here = {(_VOICE, "in", document) for document in case.documents}
        return {(_VOICE, str(case.slots[meets.voice])), *here, *words}
    found: set[Key] = set()
    for name, value in case.slots.items():
        if isinstance(value, People):
            found |= _members(case, value, looks)
        elif isinstance(value, Phrase):
            found |= {("word", word) for word in value.stems}
        elif isinstance(value, str) and sorts(case.kind)[name] == "party":
            found.add((value,))
    return found or {(_ANY,)}
