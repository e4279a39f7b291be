"""What sets tellings apart that no slot tells apart: sentences, hours and counts of one voice.

A figure never makes two tellings one event. It does lesser things: one document that counts two numbers of one voice
tells of two events, or of a part.
"""

from functools import cache

from daybrief.claims.base import Detail
from daybrief.reconcile.cases import Case, sorts
from daybrief.reconcile.counts import agree, conflict, total, unlike
from daybrief.reconcile.names import People, Phrase, near_words, same_people
from daybrief.reconcile.places import STATE, Fit
from daybrief.reconcile.times import NEAR_DAYS, NIGHT, RECENT_DAYS, Hours, overlap, stated_hours
from daybrief.reconcile.told import Told, alike, content, runs

_QUOTES = 3
WHOLLY = 0.95  # of the longer words of two sentences, those in common where one is the other
RETOUCHED = 0.8  # those in common where an editor changed a word or two
TELLING = 5  # from here on two writers, or two days, do not give one number by chance
RESTATED = 0.7  # of the longer words of the shorter of two sentences, those in common where papers tell one act
_MATTER = 6  # such words that two acts of a week do not share by chance
SAID_OVER = 0.6  # of the longer words of two sentences of a document, those in common where it says a thing twice
REPRINTED = 0.3  # of the runs of the shorter sentence, those that a reprint of it has


def other_night(a: Case, b: Case) -> bool:
    """Whether counts of a wave contradict each other and only one of them says when it was: rivals need one night."""
    counts = [
        {name: case.figures[name] for name in a.kind.meets.theatre_wide if name in case.figures} for case in (a, b)
    ]
    if not conflict(*counts) or a.days is None or b.days is None:
        return False
    told = [case.days.dated and not case.days.guessed for case in (a, b) if case.days]
    return len(set(told)) > 1


def quotes(case: Case) -> list[str]:
    """The sentences a telling was taken from, a few of them."""
    return sorted({one.claim.spans[0].quote for one in case.told})[:_QUOTES]


def both_dated(a: Case, b: Case) -> bool:
    return a.days is not None and b.days is not None and a.days.dated and b.days.dated


def counted_apart(a: Case, b: Case) -> bool:
    """Whether one document gives two counts that cannot be one number, in one voice or one of them in its own: it tells
    of two events, or of a part. Rivals it would name both."""
    if not _unlike(a, b):
        return False
    own = {one.document for case in (a, b) for one in case.told if one.own}
    return one_voice(a, b) or bool(own & a.documents & b.documents)


def _unlike(a: Case, b: Case) -> bool:
    """Whether counts of two tellings cannot be of one thing told in one breath, or account for more than there was."""
    if unlike(a.figures, b.figures):
        return True
    both = {**a.figures, **b.figures}
    return any(
        rule.whole in both and not both[rule.whole].can_hold(total(both[part] for part in rule.parts if part in both))
        for rule in a.kind.meets.sums
        if any(part in both for part in rule.parts)
    )


def other_hours(a: Case, b: Case) -> bool:
    """Whether one voice counts two waves of one day, each within hours of its own; a night has its hours unsaid."""
    wide = a.kind.meets.theatre_wide
    if not wide or not all(any(name in case.figures for name in wide) for case in (a, b)):
        return False
    if not a.origins & b.origins:
        return False
    hours = [_hours(case) for case in (a, b)]
    return bool(hours[0] and hours[1]) and not any(overlap(x, y) for x in hours[0] for y in hours[1])


def _hours(case: Case) -> list[Hours]:
    told = [hours for one in case.told if (hours := stated_hours(one.claim.spans[0].quote))]
    night = case.days is not None and case.days.dated and not case.days.period and case.days.first < case.days.last
    return told or ([NIGHT] if night else [])


def half_counted(a: Case, b: Case) -> bool:
    """Whether only one of two tellings gives the count that makes a thing of this kind: heavy losses are not 600."""
    wanted = a.kind.meets.counted
    return bool(wanted) and (wanted in a.figures) != (wanted in b.figures) and not _one_sentence(a, b)


def two_of_one_sentence(a: Case, b: Case) -> bool:
    """Whether one sentence of one voice gives both tellings, with unlike days, places, counts or things: two events, or
    one and a part of it, since one would have been told once."""
    if not _one_sentence(a, b):
        return False
    values = a.figures.keys() & b.figures.keys()
    uneven = bool(a.figures) != bool(b.figures) or any(a.figures[n] != b.figures[n] for n in values)
    elsewhere = bool(a.spots and b.spots) and {s.key for s in a.spots} != {s.key for s in b.spots}
    things = any(
        isinstance(x := a.slots[n], Phrase) and isinstance(y := b.slots[n], Phrase) and x != y for n in a.slots
    )
    return uneven or elsewhere or things or (both_dated(a, b) and a.days != b.days)


def fuller(a: Case, b: Case) -> Fit:
    """Which of two tellings is the part: the one that counts fewer, else the one that says more."""
    less = sum(a.figures[n].floor - b.figures[n].floor for n in a.figures.keys() & b.figures.keys())
    more = len(b.figures) - len(a.figures), b.fineness - a.fineness
    return Fit.INSIDE if (less, *more) <= (0, 0, 0) else Fit.AROUND


def one_side(a: Case, b: Case) -> bool:
    """Whether two voices of one state count in one sentence: a ministry's thousand, the thirty its troops showed."""
    return bool(a.documents & b.documents) and any(
        x.document == y.document
        and x.origin != y.origin
        and x.party is not None
        and x.party == y.party
        and _around(x, y)
        for x in a.told
        for y in b.told
    )


def _around(x: Told, y: Told) -> bool:
    """Whether one passage is the other, or a part of it."""
    one, other = x.claim.spans[0].quote, y.claim.spans[0].quote
    return one in other or other in one


def _one_sentence(a: Case, b: Case) -> bool:
    """Whether one voice tells both in one sentence, or in a sentence and the longer passage around it."""
    if not a.documents & b.documents or not a.origins & b.origins:
        return False
    return any((x.document, x.origin) == (y.document, y.origin) and _around(x, y) for x in a.told for y in b.told)


def reprinted(a: Case, b: Case) -> bool:
    """Whether two documents carry one sentence of one voice, whatever each reads as its place."""
    if not a.origins & b.origins or a.documents & b.documents:
        return False
    if _unlike(a, b) or other_hours(a, b):
        return False  # a form that an office fills in anew
    return any(_mostly(runs(x.claim.spans[0].quote), runs(y.claim.spans[0].quote)) for x in a.told for y in b.told)


def printed_again(a: Case, b: Case) -> bool:
    """Whether two outlets print one sentence word for word, each under the day of its own report or one told from it
    ("yesterday"): one of them later. One outlet may do so on the next day only where the sentence gives a number that a
    new day would not repeat, or says what sort of thing was struck in a town."""
    if a.days is None or b.days is None or not (_moving(a, b) or (a.days.guessed and b.days.guessed)):
        return False
    apart = abs((a.days.day - b.days.day).days)
    once = not a.outlets & b.outlets or (apart <= 1 and (_telling_counts(a, b) or _one_target(a, b)))
    return once and apart <= RECENT_DAYS and printed_whole(a, b)


def _moving(a: Case, b: Case) -> bool:
    """Whether the days of two tellings lie as far apart as their reports do, and before these: told as "yesterday"."""
    if a.days is None or b.days is None or a.days.period or b.days.period:
        return False
    lags = {one.day - case.days.day for case in (a, b) for one in case.told if one.day and case.days}
    return len(lags) == 1 and NEAR_DAYS >= max(lags).days > 0


def _one_target(a: Case, b: Case) -> bool:
    """Whether one sort of thing was struck in the same few towns, by the same words."""
    towns = bool(a.spots) and a.spots == b.spots and all(spot.size <= 1 for spot in a.spots)
    return towns and bool(a.sites) and a.sites == b.sites


def _telling_counts(a: Case, b: Case) -> bool:
    """Whether two tellings give the same counts, one of them too large to come twice by chance."""
    own = any(f.exact and f.floor >= TELLING for f in a.figures.values())
    return a.figures == b.figures and (own or any(number >= TELLING for _, number in a.beside & b.beside))


def large(case: Case) -> bool:
    """Whether a telling gives a count that two events do not have by chance."""
    return any(figure.floor >= TELLING for figure in case.figures.values())


def printed_whole(a: Case, b: Case) -> bool:
    """Whether two documents carry one sentence of one voice, word for word."""
    return reprinted(a, b) and max(alike(x, y) for x in quotes(a) for y in quotes(b)) >= WHOLLY


def read_unlike(a: Case, b: Case) -> bool:
    """Whether two documents carry one sentence of one voice, a word or two of it changed, that tells one thing in each:
    what they are read to tell is one, whatever each reader made of its names."""
    if a.crowded or b.crowded or not reprinted(a, b):
        return False
    return max(alike(x, y) for x in quotes(a) for y in quotes(b)) >= RETOUCHED


def strangers(a: Case, b: Case) -> bool:
    """Whether two lists of names, or two quotations, have too little in common for one event, by their sets alone: most
    of what is compared is told apart by this, so it comes first."""
    for name in _listed(a.kind):
        x, y = a.slots[name], b.slots[name]
        if isinstance(x, People) and isinstance(y, People) and not same_people(x, y):
            return not read_unlike(a, b)
        if isinstance(x, tuple) and isinstance(y, tuple) and not near_words(x, y):
            return True
    return False


@cache
def _listed(kind: type[Detail]) -> tuple[str, ...]:
    """Slots of lists of names and of quotations."""
    return tuple(name for name in kind.same_event if sorts(kind)[name] in ("names", "quotation"))


def restated(a: Case, b: Case) -> bool:
    """Whether two papers tell one act in sentences that say mostly the same, though each names its matter otherwise:
    "a $5bn package", "billions of dollars". Each sentence tells one thing of the kind."""
    if a.crowded or b.crowded or a.documents & b.documents or a.outlets & b.outlets:
        return False
    shared = ((content(x) & content(y), min(len(content(x)), len(content(y)))) for x in quotes(a) for y in quotes(b))
    return any(len(both) >= max(_MATTER, RESTATED * least) for both, least in shared)


def said_over(a: Case, b: Case) -> bool:
    """Whether one voice says a thing of one place twice in a document, almost in the same words, once with the days
    since which it goes on."""
    near = one_voice(a, b) and bool(a.spots) and a.spots == b.spots and not a.figures and not b.figures
    return near and max(alike(x, y) for x in quotes(a) for y in quotes(b)) >= SAID_OVER


def _mostly(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    return bool(a and b) and len(a & b) >= REPRINTED * min(len(a), len(b))


def told_apart(a: Case, b: Case) -> bool:
    """Whether one document gives one voice's two unlike counts of a whole country, which it would have told together:
    71 put to death there, 94 held somewhere. A wave is told piece by piece, so its counts do meet."""
    if a.kind.meets.theatre_wide or not a.figures or not b.figures or a.figures.keys() & b.figures.keys():
        return False
    return all(spot.size == STATE for spot in (*a.spots, *b.spots)) and one_voice(a, b)


def one_voice(a: Case, b: Case) -> bool:
    """Whether some document tells both in the words of one origin."""
    if not a.documents & b.documents or not a.origins & b.origins:
        return False
    here = {(one.document, one.origin) for one in a.told}
    return any((one.document, one.origin) in here for one in b.told)


def sort_is_part(a: Case, b: Case, fits: dict[str, Fit]) -> bool:
    """Whether the telling that names a sort of weapon counts fewer than the one that names none."""
    meets = a.kind.meets
    if not any(fits.get(name) is Fit.OPEN for name in meets.finer):
        return False
    small, large = (a, b) if any(a.slots[name] is not None for name in meets.finer) else (b, a)
    shared = [name for name in meets.theatre_wide if name in small.figures and name in large.figures]
    return any(
        not agree(small.figures[n], large.figures[n]) and small.figures[n].floor < large.figures[n].floor
        for n in shared
    )
