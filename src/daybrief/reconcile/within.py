"""Which of two tellings is a part of the other where their slots alone do not say so: what a sentence takes out of a
count, a hit within a region's wave, the talks of a visit; and which two voices are one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import permutations

from daybrief.reconcile.cases import Case, Taken, sorts
from daybrief.reconcile.counts import conflict
from daybrief.reconcile.names import People, Phrase, long_clause, phrase, word_runs
from daybrief.reconcile.places import REGION, STATE, Fit

_OFFICE = "office:"  # what the key of a voice begins with that is an office


def taken_out(a: Case, b: Case) -> Fit | None:
    """Which of two counts of one voice the sentence itself takes out of the other ("1,200, including 325 killed")."""
    for quote in a.taken.keys() & b.taken.keys():
        if not _tell_together(a, b, quote):
            continue
        for taken in a.taken[quote]:
            first, second = _stands(a, taken), _stands(b, taken)
            if first is second:
                continue
            part, whole = (a, b) if first else (b, a)
            shared = part.figures.keys() & whole.figures.keys()
            room = all(whole.figures[n].can_hold(part.figures[n]) for n in shared)
            less = taken.strictly or any(part.figures[n].floor < whole.figures[n].floor for n in shared)
            if room and less:
                return Fit.INSIDE if first else Fit.AROUND
    return None


def _tell_together(a: Case, b: Case, quote: str) -> bool:
    here = {(one.document, one.origin) for one in a.told if one.claim.spans[0].quote == quote}
    return any((one.document, one.origin) in here for one in b.told if one.claim.spans[0].quote == quote)


def _stands(case: Case, taken: Taken) -> bool:
    """Whether the words taken out are those of a telling: its number, or all the words of its thing."""
    numbers = {str(figure.low) for figure in case.figures.values() if figure.exact}
    if numbers & taken.words.numbers:
        return True
    things = [value.stems for value in case.slots.values() if isinstance(value, Phrase)]
    return any(stems and stems <= taken.words.stems for stems in things)


def mark_carved(cases: Iterable[Case], inside: Callable[[Case, Case], bool]) -> None:
    """Marks the counts that a sentence takes out of a wider one of the same place and time ("five people, including two
    children"); `inside`: whether the first of two tellings is a part of the second."""
    told: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        for one in case.told if case.figures and case.kind.meets.sited else ():
            told[one.document, one.claim.spans[0].quote].append(case)
    for (_, quote), here in told.items():
        for part, whole in permutations(here, 2) if len(here) > 1 else ():
            there = part.kind is whole.kind and part.spots == whole.spots and part.days == whole.days
            if there and conflict(part.figures, whole.figures) and inside(part, whole):
                part.carved.add(quote)


def carved(a: Case, b: Case) -> Fit | None:
    """Which of two counts of unlike documents is a part, where only one is told as taken out of a wider count: two
    children of the dead are no rival count of the dead. None where the other counts the same group of people."""
    if bool(a.carved) is bool(b.carved) or a.documents & b.documents:
        return None
    part, whole = (a, b) if a.carved else (b, a)
    shared = part.figures.keys() & whole.figures.keys()
    if shared and not conflict(part.figures, whole.figures):
        return None
    group = {stem for taken in part.taken.values() for one in taken for stem in one.words.stems}
    if any(group & phrase(one.claim.spans[0].quote, frozenset()).stems for one in whole.told):
        return None
    if not all(whole.figures[name].can_hold(part.figures[name]) for name in shared):
        return Fit.APART
    return Fit.INSIDE if a.carved else Fit.AROUND


def hit_in_wave(a: Case, b: Case) -> Fit | None:
    """Of a region's wave that one telling counts and a hit that the other does, the hit is the part."""
    wide = set(a.kind.meets.theatre_wide)
    if not wide or not all(case.spots and all(s.size >= REGION for s in case.spots) for case in (a, b)):
        return None
    first, second = bool(a.figures.keys() & wide), bool(b.figures.keys() & wide)
    if first is second:
        return None
    wave, hit = (a, b) if first else (b, a)
    if not hit.figures or hit.figures.keys() & wave.figures.keys():
        return None
    return Fit.AROUND if first else Fit.INSIDE


def itself_named(a: Case, b: Case, fit: Fit) -> bool:
    """Whether the telling of the finer places names the other's wide place as well: "in the region, above all in X"."""
    if fit not in (Fit.INSIDE, Fit.AROUND):
        return False
    fine, wide = (a, b) if fit is Fit.INSIDE else (b, a)
    return all(spot in fine.around for spot in wide.spots)


def gathering(a: Case, b: Case, wider: Fit) -> Fit | None:
    """Which of two gatherings is the part; `wider`: how their places stand. People who met in a town are part of what
    their states held in the country; in one document, talks with two people of a country are part of a visit to it, and
    one with few of the people of a list is part of the day's round that the list is of."""
    for name in a.slots:
        x, y = a.slots[name], b.slots[name]
        if not (isinstance(x, People) and isinstance(y, People)):
            continue
        whole = _country(a, b, wider)
        if whole is not None and bool(x.persons) != bool(y.persons):
            small, large = (x, y) if whole is Fit.INSIDE else (y, x)
            return whole if small.persons and not large.persons else None
        if x.persons and y.persons and a.documents == b.documents:
            return _rounds(x, y)
    return None


def _country(a: Case, b: Case, wider: Fit) -> Fit | None:
    """Which telling's place lies within the whole state that is all the other names."""
    if wider is Fit.INSIDE and all(s.size == STATE for s in b.spots):
        return Fit.INSIDE
    return Fit.AROUND if wider is Fit.AROUND and all(s.size == STATE for s in a.spots) else None


def _rounds(x: People, y: People) -> Fit | None:
    """Which of two lists is part of the other, as talks are of a day of them; None where neither surely is."""
    for few, many, part in ((x, y, Fit.INSIDE), (y, x, Fit.AROUND)):
        if few.persons < many.persons and len(many.persons) - len(few.persons) > 1:
            return part.turned if few.bare else part  # with a state rather than its people: the visit to it
    return None


def apart_by_list(a: Case, b: Case) -> bool:
    """Whether the passages of two tellings contradict each other in another count."""
    return bool(a.rivals) and all((one.document, one.claim.spans[0].quote) in a.rivals for one in b.told)


def verbatim(a: Case, b: Case) -> bool:
    """Whether two tellings quote one stretch of words, or tell one clause, long enough to be one person's. Two people
    may say it after each other, but a name and an office are one."""
    voices = [str(case.slots.get(case.kind.meets.voice)) for case in (a, b)]
    if all(voice.startswith("person:") for voice in voices):
        return False
    quoted = [(a.slots[name], b.slots[name]) for name in a.slots]
    return any(x == y and long_clause(x) for x, y in quoted) or any(
        isinstance(x, tuple) and isinstance(y, tuple) and not word_runs(x).isdisjoint(word_runs(y)) for x, y in quoted
    )


def half_voiced(a: Case, b: Case) -> bool:
    """Whether one document tells of one voice in its own words, or of a voice it does not name, what it gives to
    another: a sentence in between, or the pronoun, hid whose words they are."""
    if a.documents != b.documents:
        return False
    heard = ((case, case.slots[case.kind.meets.voice]) for case in (a, b))
    return any(all(one.own and one.origin == voice for one in case.told) for case, voice in heard)


def offices_of_one(a: Case, b: Case, name: str) -> bool:
    """Whether one document gives a clause to two offices of one state, by whichever of their names ("officials",
    "sources"): they speak for one side, and the clause is compared by itself."""
    x, y = str(a.slots[name]), str(b.slots[name])
    offices = x.startswith(_OFFICE) and y.startswith(_OFFICE)
    clauses = any(sort == "clause" for sort in sorts(a.kind).values())
    states = {part for part in x.removeprefix(_OFFICE).split() if part.isupper()} & set(y.removeprefix(_OFFICE).split())
    return offices and clauses and bool(states) and a.documents == b.documents
