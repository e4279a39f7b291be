"""Whether two documents that tell an event unlike tell it after all: what gives way, and what ties the tellings.

Slots that are the same or open make one event by themselves (same). Here some of them give way a little: a place lies
within another or a walk from it, a day is only that of the report, a weapon is told by a word akin. Every such strain
needs a tie of content to hold it: the same sort of thing struck, the same counts, one named weapon, the same words.
Equal counts tie nothing by themselves, and no tie outweighs a count, a site or a word that contradicts.
"""

import math
from collections.abc import Collection, Iterable
from datetime import timedelta

from daybrief.reconcile.apart import TELLING, half_counted, large, other_hours, other_night, quotes
from daybrief.reconcile.cases import Case
from daybrief.reconcile.counts import one_number, unlike
from daybrief.reconcile.further import anew, another, lingering
from daybrief.reconcile.names import Phrase
from daybrief.reconcile.places import STATE, Fit, Spot, km, same_spot, scope
from daybrief.reconcile.same import slot_fit
from daybrief.reconcile.times import NEAR_DAYS, Days, day_before, eves, meet
from daybrief.reconcile.told import alike

WALK_KM = 15.0  # two settlements so near may be one event's: a village by the name of the town beside it
WORDED = 0.5  # of the longer words of two sentences, those in common that tie them
REPRINTED = 0.9  # those that a sentence printed twice has in common
TOWARDS_KM = 50.0  # how far from a town what lies "near" it may be, by which another writer names its district
_SLACK = 2  # strains beyond the ties that two tellings bear where a third holds both
_BROKEN = 9  # a strain that nothing holds


def bonds(a: Case, b: Case) -> int:
    """How many ties more than strains two tellings have, counted from 1; 0 where they are not of one event this way.
    What one document tells of a place and of a place in it are a whole and its part, unless it counts them alike, or
    says of one thing in its heading what it says of it below, or of "the strike" what it told just before."""
    again = a.documents != b.documents or _counts(a, b) or _said_again(a, b) or speaks_of(a, b) or _one_name(a, b)
    return _held(a, b) if again else 0


def speaks_of(a: Case, b: Case) -> bool:
    """Whether a passage of one goes on about what the other told just before it."""
    return any(one.ref in here.back for here, there in ((a, b), (b, a)) for one in there.told)


def _said_again(a: Case, b: Case) -> bool:
    """Whether one document tells a thing twice, in the same words or by the same count of one sort of thing."""
    if not a.sites & b.sites:
        return False
    shared = a.figures.keys() & b.figures.keys()
    alike_ = bool(shared) and all(a.figures[name] == b.figures[name] and a.figures[name].exact for name in shared)
    return alike_ or goes_on(a, b) or (not a.figures and not b.figures and _worded(a, b, WORDED))


def goes_on(a: Case, b: Case) -> bool:
    """Whether one document tells of a thing in a town and goes on about it, "the depot", or gives its count again,
    without its place."""
    if not (a.lone & b.lone or counted_again(a, b)) or bool(a.spots) is bool(b.spots) or not a.documents & b.documents:
        return False
    bare, placed = (b, a) if a.spots else (a, b)
    return all(figure == placed.figures.get(name) or figure.floor < 2 for name, figure in bare.figures.items())


def counted_again(a: Case, b: Case) -> bool:
    """Whether two tellings give the same counts of one sort of thing, one of them too large to be chance."""
    return bool(a.sites & b.sites) and a.figures == b.figures and large(a)


def bears(a: Case, b: Case, counted: bool = True) -> bool:
    """Whether two tellings can stand in one event that others tie together: one document may tell it twice, and what
    gives way between them may be more than what they share, if nothing contradicts. `counted`: counts may."""
    return _held(a, b, slack=_SLACK, counted=counted) > 0


def strained(a: Case, b: Case) -> bool:
    """Whether two tellings that stand in one event are there by ties alone: place or day gave way."""
    if not a.kind.meets.sited or not bears(a, b):
        return False
    apart = meet(a.days, b.days, a.kind.meets.timing) is Fit.APART
    return apart or not (a.spots and b.spots) or scope(a.spots, b.spots, open_list=True) is not Fit.SAME


def tied_by(a: Case, b: Case) -> list[str]:
    """What of the content two tellings share, in words."""
    found = [f"what it befell ({site.removeprefix('site.')})" for site in sorted(a.sites & b.sites)]
    if _counts(a, b):
        found.append("the counts")
    if any(x & y for x, y in _sorts(a, b)):
        found.append("the weapon named")
    if lingering(a, b):
        found.append("the later is of what came of it")
    if speaks_of(a, b):
        found.append("the one goes on about the other")
    return [*found, *(["the wording"] if _worded(a, b, WORDED) else [])]


def _held(a: Case, b: Case, slack: int = 0, counted: bool = True) -> int:
    if not a.kind.meets.sited or a.kind is not b.kind or a.done is not b.done or a.denies or b.denies:
        return 0
    if not _sited(a, b) or (a.sites and b.sites and not a.sites & b.sites):
        return 0
    if counted and unlike(a.figures, b.figures) and not (raised(a, b, [b]) or raised(b, a, [a])):
        return 0
    content = _content(a, b)
    ties = content + _worded(a, b, WORDED)
    strains = 0
    listed = _BROKEN if _of_list(a, b) else 0
    for strain in (_slots(a, b, bool(slack and content)), _time(a, b, content, bool(slack)), _where(a, b), listed):
        strains += strain
        if strains > ties + (slack if content else 0):
            return 0
    return 0 if other_hours(a, b) or other_night(a, b) or half_counted(a, b) else max(1, 1 + ties - strains)


def raised(early: Case, late: Case, among: Iterable[Case]) -> bool:
    """Whether a telling of the later event, which gives its counts, says that they have risen to what they are, from no
    more than the earlier one's. The two are of unlike documents."""
    if early.days is None or late.days is None or early.documents & late.documents:
        return False
    shared = early.figures.keys() & late.figures.keys()
    grown = all(early.figures[name].floor <= late.figures[name].floor for name in shared)
    near = 0 <= (late.days.day - early.days.day).days <= NEAR_DAYS
    return grown and near and any(one.raised and one.figures == late.figures for one in among)


def _sited(a: Case, b: Case) -> bool:
    """Whether both have a place, or one of them a passage that names one, or goes on about what the other places."""
    return bool(a.spots and b.spots) or bool(a.spots and b.named) or bool(b.spots and a.named) or goes_on(a, b)


def _where(a: Case, b: Case) -> int:
    """Strains of the places. A telling without one is where its passage names the other's place and no second."""
    if a.spots and b.spots:
        return _placed(a, b)
    bare, other = (b, a) if a.spots else (a, b)
    if all(spot.id in bare.named for spot in other.spots):
        return 1
    if goes_on(a, b):
        return 0
    return 2 if all(bare.named.intersection(spot.parents[:-1]) for spot in other.spots) else _BROKEN


def _lately(a: Days, b: Days) -> bool:
    """Whether the day of one is that before the other's, and may be meant by it."""
    if not (a.dated and b.dated) or a.period or b.period:
        return False
    return any(_brief(one, other) and one.day in eves(other) for one, other in ((a, b), (b, a)))


def _brief(one: Days, other: Days) -> bool:
    """Whether one is a single day; or a night, and the other the day of a report."""
    return one.first == one.last or (one.first == one.last - timedelta(days=1) and other.first == other.last)


def _since(a: Days, b: Days) -> bool:
    """Whether the later of two days is only that of the report, and the other not long before it."""
    early, late = sorted((a, b), key=lambda days: days.day)
    near = (late.day - early.day).days <= NEAR_DAYS
    return near and late.guessed and early.dated and not (early.period or late.period)


def _slots(a: Case, b: Case, among: bool) -> int:
    """Strains of the slots that are codes and words. `among`: other tellings hold these two, so that two words for one
    thing are no strain."""
    return sum(_strain(a, b, name, among) for name in a.kind.same_event)


def _strain(a: Case, b: Case, name: str, among: bool) -> int:
    x, y = a.slots[name], b.slots[name]
    fit = slot_fit(a.kind, name, x, y)
    if fit is not Fit.APART:
        return int(fit in (Fit.INSIDE, Fit.AROUND))
    if isinstance(x, Phrase) and (_one_thing(a, b) or (a.things & b.things and not a.documents & b.documents)):
        return 1  # "an ammunition depot" and "a military storage site"
    akin = a.kind.meets.akin.get(name, ())
    return int(not among) if (x, y) in akin or (y, x) in akin else _BROKEN


def _one_thing(a: Case, b: Case) -> bool:
    """Whether one names by a wider word what the other names: "the plant", of a fuel depot."""
    return bool(a.meant & (b.things | b.meant) or b.meant & a.things)


def _time(a: Case, b: Case, content: int, among: bool) -> int:
    """Strains of the days. `among`: other tellings hold these two, so that one may tell it some days later as if it had
    been then."""
    fit = meet(a.days, b.days, a.kind.meets.timing)
    if fit in (Fit.SAME, Fit.OPEN):
        return int(fit is Fit.OPEN)
    if a.days is None or b.days is None or anew(a, b):
        return _BROKEN
    if lingering(a, b):
        return 1
    daily = _daily(a, b, content, among)
    if not _lately(a.days, b.days):
        either = _toll(a, b) or (among and content > 1 and bool(a.lone & b.lone))  # a night by either of its days
        tied = (either and _adjoining(a.days, b.days)) or (among and _since(a.days, b.days))
        return 2 if tied and not daily else _BROKEN
    return 1 if not (a.days.guessed or b.days.guessed) or not daily else _BROKEN


def _daily(a: Case, b: Case, content: int, among: bool) -> bool:
    """Whether one who reports every day tells both: a new day's events in yesterday's words. What it prints again word
    for word, of one sort of thing, is what it printed before; what it relays of a named voice so, where it was in a
    town. And what few places have more than one of is news for days."""
    if bool(a.sites & b.sites) and (_counts(a, b) or _beside(a, b)):
        return False  # a day's count of men or things beside what was struck does not come again on the next
    towns, news = all(spot.size <= 1 for spot in (*a.spots, *b.spots)), bool(a.lone & b.lone)
    again = bool(content) and _worded(a, b, REPRINTED)
    if {one.origin for one in a.told if not one.own} & {one.origin for one in b.told if not one.own}:
        others = news and not (a.origins <= b.origins or b.origins <= a.origins)
        return not (others or (news and among) or (towns and (news or again)))
    return not news and not among and not again and (a.outlets <= b.outlets or b.outlets <= a.outlets)


def _placed(a: Case, b: Case) -> int:
    """Strains of two lists of places."""
    fit = scope(a.spots, b.spots, open_list=False)
    if fit is Fit.SAME:
        return 0
    if another(a, b):
        return _BROKEN
    if fit is Fit.APART:
        if len(a.spots) > 1 or len(b.spots) > 1:
            return _BROKEN
        here, there = a.spots[0], b.spots[0]
        if _walk(here, there) or _by_name(a, b, here, there):
            return 1
        near = _by_town(here, there) or _by_landmark(here, a.near, there) or _by_landmark(there, b.near, here)
        return 2 if near and a.lone & b.lone else _BROKEN
    wide = b if fit is Fit.INSIDE else a
    return 2 if all(spot.size == STATE for spot in wide.spots) else 1


def _of_list(a: Case, b: Case) -> bool:
    """Whether one names one of the towns that the other lists, which makes it a part: unless it counts as many."""
    few, many = sorted((a, b), key=lambda case: len(case.spots))
    shared = (a.figures.keys() & b.figures.keys()) - set(a.kind.meets.loose)
    as_many = any(a.figures[name] == b.figures[name] and a.figures[name].exact for name in shared)
    if len(few.spots) == len(many.spots) or not few.spots or as_many:
        return False
    return all(any(same_spot(x, y) for y in many.spots) for x in few.spots)


def _walk(x: Spot, y: Spot) -> bool:
    return x.size <= 1 and y.size <= 1 and km(x, y) <= WALK_KM


def _by_name(a: Case, b: Case, x: Spot, y: Spot) -> bool:
    """Whether two tellings call what was struck by one name, whatever each has for its place: a document knows one such
    bridge, two documents one in the land around."""
    return _one_name(a, b) and (bool(a.documents & b.documents) or not TOWARDS_KM < km(x, y) < math.inf)


def _one_name(a: Case, b: Case) -> bool:
    """Whether two passages call what was struck by one name. One passage may list many acts beside it."""
    return bool(a.called & b.called) and set(quotes(a)).isdisjoint(quotes(b))


def _by_town(x: Spot, y: Spot) -> bool:
    """Whether one is a district and the other a town of the same unit not far from it: what lay "near the city"."""
    return {x.size, y.size} == {1, 2} and bool(set(x.parents[:-1]) & set(y.parents[:-1])) and km(x, y) <= TOWARDS_KM


def _by_landmark(mark: Spot, near: Collection[str], other: Spot) -> bool:
    """Whether one telling only says near which town it was, and the other names a place of the land around that town:
    the village in the oblast by the name of its city."""
    if mark.id not in near or other.size > 2:
        return False
    return bool(set(mark.parents[:-1]) & set(other.parents[:-1])) or km(mark, other) <= TOWARDS_KM


def _content(a: Case, b: Case) -> int:
    """How much of what happened two tellings share: the sort of thing it befell, counts, the sort of weapon."""
    near = bool(a.spots and b.spots) and scope(a.spots, b.spots, open_list=False) is Fit.APART
    shared = a.lone & b.lone if near else a.sites & b.sites  # a bus is hit in either of two villages, a dam is one
    sites = min(len(shared), 1 if near else 2)  # a depot by the railway is told by both
    told = _counts(a, b) + _toll(a, b) + _beside(a, b) + 2 * speaks_of(a, b) + _one_name(a, b) + _at_one_site(a, b)
    return sites + told + sum(bool(x & y) for x, y in _sorts(a, b))


def _beside(a: Case, b: Case) -> bool:
    """Whether what their sentences count beside them is one toll: the seven dead of either strike."""
    return any(number >= TELLING for _, number in a.beside & b.beside) or len(a.beside & b.beside) > 1


def _at_one_site(a: Case, b: Case) -> bool:
    """Whether both are told of one building, bridge or plant and count one thing of more than one alike."""
    shared = [(a.figures[name], b.figures[name]) for name in a.figures.keys() & b.figures.keys()]
    counted = any(x == y and x.exact and x.floor > 1 for x, y in shared)
    return counted and bool(a.spots) and a.spots == b.spots and all(spot.size == 0 for spot in a.spots)


def _toll(a: Case, b: Case) -> bool:
    """Whether two tellings give the same counts of two things or more, one of them too large to be chance."""
    if a.figures.keys() != b.figures.keys() or len(a.figures) < 2:
        return False
    alike_ = all(a.figures[name] == b.figures[name] and a.figures[name].exact for name in a.figures)
    return alike_ and any(figure.floor >= TELLING for figure in a.figures.values())


def _adjoining(a: Days, b: Days) -> bool:
    """Whether two single days follow each other."""
    return (a.dated and b.dated and a.day in day_before(b)) or b.day in day_before(a)


def _counts(a: Case, b: Case) -> int:
    """How many numbers that chance does not give twice both give alike; two small ones are as good as one of those."""
    shared = [one_number(a.figures[name], b.figures[name]) for name in a.figures.keys() & b.figures.keys()]
    told = [number for number in shared if number > 1]
    return sum(2 if number >= TELLING else 1 for number in told) // 2


def _worded(a: Case, b: Case, least: float) -> bool:
    return max(alike(x, y) for x in quotes(a) for y in quotes(b)) >= least


def _sorts(a: Case, b: Case) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Named sorts of weapon on either side."""
    found = [(a.slots[name], b.slots[name]) for name in a.kind.meets.finer]
    return [(x, y) for x, y in found if isinstance(x, frozenset) and isinstance(y, frozenset)]
