"""Whether two tellings are of one event, one a part of the other, or of two events.

Only typed slots decide: kind, the slots the kind declares, place and time. Figures never make two tellings one event.
They do two lesser things: one document that counts two different numbers of one voice tells of two events, and where
slots leave open whether a named sort of weapon is the whole wave or a part of it, a smaller count makes it a part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from daybrief.claims.base import Detail
from daybrief.claims.meets import Placing, Timing
from daybrief.reconcile.apart import (
    both_dated,
    counted_apart,
    fuller,
    half_counted,
    one_side,
    one_voice,
    other_hours,
    other_night,
    printed_again,
    printed_whole,
    quotes,
    read_unlike,
    reprinted,
    restated,
    said_over,
    sort_is_part,
    strangers,
    told_apart,
    two_of_one_sentence,
)
from daybrief.reconcile.cases import Case, Value, sorts
from daybrief.reconcile.counts import agree, conflict
from daybrief.reconcile.names import People, Phrase, same_clause, same_matter, same_people, same_thing, same_words
from daybrief.reconcile.places import REGION, STATE, Fit, same_spot, scope
from daybrief.reconcile.times import meet
from daybrief.reconcile.told import alike
from daybrief.reconcile.within import (
    apart_by_list,
    carved,
    gathering,
    half_voiced,
    hit_in_wave,
    itself_named,
    offices_of_one,
    taken_out,
    verbatim,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the first telling stands to the second. `score` ranks possible partners; it never makes two events one."""

    fit: Fit
    score: float = 0.0


APART = Verdict(Fit.APART)
WORDING = 0.9  # what tellings in the same words add to the score by which partners are ranked


def compare(a: Case, b: Case, timing: Timing | None = None) -> Verdict:
    """SAME, INSIDE (the first is part of the second), AROUND or APART; `timing` in place of the kind's own."""
    if a.kind is not b.kind or a.done is not b.done or a.excludes(b) or strangers(a, b):
        return APART
    time = meet(a.days, b.days, timing or a.kind.meets.timing)
    if time is Fit.APART and printed_again(a, b):
        time = Fit.SAME
    place = Fit.APART if time is Fit.APART else place_fit(a, b)
    if place is Fit.APART:
        return APART
    if apart_by_list(a, b):
        return APART
    taken = taken_out(a, b) if a.taken and b.taken else None
    fits: dict[str, Fit] = {}
    for name in _compared(a, b):
        fits[name] = slot_fit(a.kind, name, a.slots[name], b.slots[name])
        if name == a.kind.meets.voice and fits[name] is Fit.APART and (verbatim(a, b) or half_voiced(a, b)):
            fits[name] = Fit.SAME  # one speaker, named by his name here and by his office there
        if name == a.kind.meets.voice and fits[name] is Fit.APART and offices_of_one(a, b, name):
            fits[name] = Fit.SAME
        if fits[name] is Fit.APART and sorts(a.kind)[name] in ("words", "names") and read_unlike(a, b):
            fits[name] = Fit.SAME
        if fits[name] is Fit.APART and _one_matter(a, b, name):
            fits[name] = Fit.SAME
        if fits[name] is Fit.APART and (taken is None or sorts(a.kind)[name] != "words"):
            return APART
    if taken is None:
        taken = carved(a, b)
    if taken is not None:
        return Verdict(taken)
    if _other_sort(a, b):
        return APART
    if not _enough(a, b, fits, time):
        return APART
    if _same_list(a, b, place, time):
        place = Fit.SAME
    seen = [*fits.values(), place, time]
    if Fit.INSIDE in seen and Fit.AROUND in seen:
        return APART
    opened = _opened(a, b, fits)
    if other_hours(a, b):
        return APART
    if time in (Fit.INSIDE, Fit.AROUND) and said_over(a, b):
        time = Fit.SAME
        seen = [*fits.values(), place, time]
    if all(fit is Fit.SAME or fit is Fit.OPEN for fit in (*fits.values(), time)) and reprinted(a, b):
        return Verdict(Fit.SAME, _score(a, b, fits, place, time))
    if Fit.INSIDE in seen or Fit.AROUND in seen:
        fit = Fit.INSIDE if Fit.INSIDE in seen else Fit.AROUND
        told = opened in (fit, None) or _open_group(a, b, fits, fit)
        return Verdict(fit) if told and _can_hold(a, b, fit, time) else APART
    if not _same_stage(a, b) or told_apart(a, b) or other_night(a, b) or half_counted(a, b):
        return APART
    if two_of_one_sentence(a, b) and not conflict(a.figures, b.figures):
        return Verdict(fuller(a, b))
    if one_side(a, b) and conflict(a.figures, b.figures):
        return Verdict(fuller(a, b))
    if counted_apart(a, b):
        return Verdict(opened) if opened is not None and _can_nest(a, b, fits, opened) else APART
    if opened in (Fit.INSIDE, Fit.AROUND) and (sort_is_part(a, b, fits) or _narrowed(a, b, fits)):
        return Verdict(opened)
    if (part := gathering(a, b, _wider(a, b)) or hit_in_wave(a, b)) is not None:
        return Verdict(part)
    return Verdict(Fit.SAME, _score(a, b, fits, place, time))


def _one_matter(a: Case, b: Case, name: str) -> bool:
    """Whether two free texts that share no words, and no number that contradicts, stand in sentences that do."""
    x, y = a.slots[name], b.slots[name]
    if sorts(a.kind)[name] != "text" or not isinstance(x, Phrase) or not isinstance(y, Phrase):
        return False
    return not (x.numbers and y.numbers) and restated(a, b)


def _other_sort(a: Case, b: Case) -> bool:
    """Whether a thing is named more widely in one telling ("a depot"), and what the sentences say was struck is of two
    sorts: fuel here, ammunition there."""
    if not a.sites or not b.sites or a.sites & b.sites:
        return False
    things = [(a.slots[name], b.slots[name]) for name in a.slots if sorts(a.kind)[name] == "words"]
    return any(isinstance(x, Phrase) and isinstance(y, Phrase) and x != y for x, y in things)


def slot_fit(kind: type[Detail], name: str, a: Value, b: Value) -> Fit:
    """How one slot of a telling stands to the same slot of another."""
    if a is None or b is None:
        return Fit.SAME if a is b else Fit.OPEN
    if name in kind.meets.finer and isinstance(a, frozenset) and isinstance(b, frozenset):
        return _sorts_fit(a, b)
    sort = sorts(kind)[name]
    if isinstance(a, People) and isinstance(b, People):
        return _yes(same_people(a, b))
    if isinstance(a, Phrase) and isinstance(b, Phrase):
        alike = {"words": same_thing, "clause": same_clause}.get(sort, same_matter)
        return _yes(alike(a, b))
    if isinstance(a, tuple) and isinstance(b, tuple):
        return _yes(same_words(a, b))
    if isinstance(a, str) and isinstance(b, str):
        if sort == "date":
            return _yes(a.startswith(b) or b.startswith(a))
        whole = kind.meets.whole.get(name)
        if a != b and whole in (a, b):
            return Fit.INSIDE if b == whole else Fit.AROUND
        return _yes(a == b)
    return Fit.APART


def place_fit(a: Case, b: Case) -> Fit:
    """How the places of one telling stand to those of another, by what their kind asks for."""
    placing = a.kind.meets.placing
    if placing is Placing.FREE:
        return Fit.SAME
    if a.spots and b.spots:
        across = not a.documents & b.documents  # one text that gives two lists tells of two events
        fit = scope(a.spots, b.spots, a.kind.meets.open_list and across)
        if fit is Fit.APART and (a.around or b.around):
            fit = _listed(a, b)
        if not across and itself_named(a, b, fit):
            fit = Fit.SAME
        if placing is Placing.GIVEN:
            return _yes(fit is not Fit.APART)
        if fit is Fit.SAME and not across and one_voice(a, b):
            fit = _site(a, b)
        return Fit.APART if fit is Fit.SAME and _too_wide(a, b) else fit
    if placing is Placing.GIVEN:
        return Fit.OPEN
    if placing is Placing.NAMED:
        return _yes(not a.spots and not b.spots and printed_whole(a, b))
    return _unplaced(a, b)


def _site(a: Case, b: Case) -> Fit:
    """One voice that tells in one document of a town and of a site in it tells of a whole and its part."""
    small, large = (max(s.size for s in case.spots) for case in (a, b))
    if {small, large} != {0, 1}:
        return Fit.SAME
    return Fit.INSIDE if small == 0 else Fit.AROUND


def _listed(a: Case, b: Case) -> Fit:
    """Whether one place is in the list of the other, though a town of it is in the list as well."""
    for one, other, fit in ((a, b, Fit.INSIDE), (b, a, Fit.AROUND)):
        if len(other.spots) > 1 and all(any(same_spot(x, y) for y in (*other.spots, *other.around)) for x in one.spots):
            return fit
    return Fit.APART


def _wider(a: Case, b: Case) -> Fit:
    """How the places of two tellings lie in each other, where both name some."""
    return scope(a.spots, b.spots, open_list=False) if a.spots and b.spots else Fit.OPEN


def _too_wide(a: Case, b: Case) -> bool:
    """Whether only a whole state ties together two acts of a side that fights all over it, neither counted, or each
    counted otherwise."""
    if a.kind.meets.placing is not Placing.NAMED or not (a.belligerent or b.belligerent):
        return False
    alike_ = a.figures.keys() & b.figures.keys() and not conflict(a.figures, b.figures)
    return all(s.size == STATE for s in (*a.spots, *b.spots)) and not alike_


def _unplaced(a: Case, b: Case) -> Fit:
    """At least one names no place: it can be the whole country's, and otherwise meets only what has no place either."""
    placed = a.spots or b.spots
    if not placed:
        if a.wide or b.wide:
            return _yes(a.wide and b.wide)
        things = any(isinstance(value, Phrase) for case in (a, b) for value in case.slots.values())
        if not things and printed_whole(a, b):
            return Fit.SAME
        return _yes(things and both_dated(a, b) and not a.documents & b.documents)
    if all(spot.size == STATE for spot in placed):
        return _yes(a.wide or b.wide)
    if a.spots:
        return Fit.INSIDE if b.wide else Fit.APART
    return Fit.AROUND if a.wide else Fit.APART


def _enough(a: Case, b: Case, fits: dict[str, Fit], time: Fit) -> bool:
    """Whether lists of names and parties have enough beside them. One state in common is no meeting and no deal, nor
    are two people the talks of their states: place or subject must be shared too. And where only one tells the subject,
    the days must be told and shared."""
    if a.kind.meets.placing in (Placing.WHERE, Placing.NAMED):
        return True
    if _only_itself(a, fits) and not reprinted(a, b):
        return False
    lists = [
        (x, y) for name in fits if isinstance(x := a.slots[name], People) and isinstance(y := b.slots[name], People)
    ]
    if time in (Fit.INSIDE, Fit.AROUND) and lists and all(x == y for x, y in lists) and _one_document(a, b):
        return True
    if _one_document(a, b) and any(_nested_lists(x, y) for x, y in lists):
        return True
    sorted_out = sorts(a.kind)
    texts = {fits[name] for name in fits if sorted_out[name] == "text"}
    if lists and texts == {Fit.OPEN} and time is not Fit.SAME:
        return False
    if time is Fit.OPEN and not (a.spots and b.spots) and any(_strangers(a, b, x, y) for x, y in lists):
        return False
    mixed = any(bool(x.persons) != bool(y.persons) for x, y in lists)
    unnamed = any(fits[name] is Fit.OPEN for name in fits if sorts(a.kind)[name] == "names")
    slim = mixed or unnamed or any(x.shared(y) < 2 for x, y in lists)
    shared_place = bool(a.spots and b.spots) and a.kind.meets.placing is Placing.GIVEN and not _host_alone(a, b, lists)
    shared_text = any(
        fits[name] is Fit.SAME and a.slots[name] is not None for name in fits if sorted_out[name] == "text"
    )
    return not slim or shared_place or shared_text


def _nested_lists(x: People, y: People) -> bool:
    """Whether one document names all people of one list in the other: talks it has told of and goes on about."""
    both = x.persons | y.persons
    return bool(x.persons and y.persons) and len(both) > 1 and both in (x.persons, y.persons)


def _only_itself(a: Case, fits: dict[str, Fit]) -> bool:
    """Whether all that two acts of a state share is that they concern the state itself."""
    acting = a.slots.get(a.kind.meets.acts)
    shared = [value for name, fit in fits.items() if fit is Fit.SAME and isinstance(value := a.slots[name], Phrase)]
    return isinstance(acting, str) and bool(shared) and all(value.stems == {acting} for value in shared)


def _strangers(a: Case, b: Case, x: People, y: People) -> bool:
    """Whether the telling without a day names a person whom the dated one does not: talks held some other time."""
    undated, dated = (x, y) if a.days is None or not a.days.dated else (y, x)
    return bool(undated.persons and dated.persons) and not undated.persons <= dated.persons


def _can_hold(a: Case, b: Case, fit: Fit, time: Fit) -> bool:
    """Whether the wider telling is about a place and time that surely take in the other's. One that names no place and
    counts nothing ("Russia attacked at night") takes in only what its own document tells."""
    whole = b if fit is Fit.INSIDE else a
    if time is Fit.OPEN and not _one_document(a, b):
        return False
    if whole.spots or a.kind.meets.placing is not Placing.WHERE:
        return True
    return whole.wide and bool(whole.figures or a.documents & b.documents)


def _open_group(a: Case, b: Case, fits: dict[str, Fit], fit: Fit) -> bool:
    """Whether the part leaves open only what the whole need not have said ("people" in a town, "civilians" in the
    country), and its counts have room in it."""
    kind, (part, whole) = a.kind, (a, b) if fit is Fit.INSIDE else (b, a)
    loose = {name for name, word in kind.meets.whole.items() if kind.model_fields[name].default == word}
    if any(value is Fit.OPEN and part.slots[name] is None and name not in loose for name, value in fits.items()):
        return False
    shared = part.figures.keys() & whole.figures.keys()
    return bool(shared) and all(whole.figures[name].can_hold(part.figures[name]) for name in shared)


def _host_alone(a: Case, b: Case, lists: Sequence[tuple[People, People]]) -> bool:
    """Whether all that two lists share is the country they were received in, and each names somebody else besides."""
    home = {parent for spot in (*a.spots, *b.spots) for parent in (spot.id, *spot.parents)}
    return bool(lists) and all(
        not x.persons & y.persons
        and all(f"iso:{party}" in home for party in x.parties & y.parties)
        and bool(x.parties - y.parties or x.persons)
        and bool(y.parties - x.parties or y.persons)
        for x, y in lists
    )


def _same_list(a: Case, b: Case, place: Fit, time: Fit) -> bool:
    """Whether a wave's count told with a list of regions is the count told with fewer of them or none: nothing of the
    wave is left for the regions that only one of them names."""
    if place not in (Fit.INSIDE, Fit.AROUND) or time is Fit.OPEN:
        return False
    part, whole = (a, b) if place is Fit.INSIDE else (b, a)
    shared = [name for name in a.kind.meets.theatre_wide if name in a.figures and name in b.figures]
    equal = all(a.figures[name] == b.figures[name] and a.figures[name].exact for name in shared)
    across = whole.wide or not a.documents & b.documents
    return bool(shared) and equal and across and len(part.spots) > 1


def _sorts_fit(a: frozenset[str], b: frozenset[str]) -> Fit:
    if a == b:
        return Fit.SAME
    if a < b:
        return Fit.INSIDE
    return Fit.AROUND if b < a else Fit.SAME if a & b else Fit.APART


def _compared(a: Case, b: Case) -> list[str]:
    """Slots to compare. Only where both count a wave does a named sort of weapon set a telling apart: of one hit on a
    town one paper says "missiles" and another names the make."""
    wide = a.kind.meets.theatre_wide
    both_count = any(name in a.figures for name in wide) and any(name in b.figures for name in wide)
    return [name for name in a.slots if both_count or name not in a.kind.meets.finer]


def _opened(a: Case, b: Case, fits: dict[str, Fit]) -> Fit | None:
    """Which telling says more where slots are open: INSIDE the first, AROUND the second, APART both, None neither."""
    first = any(fit is Fit.OPEN and b.slots[name] is None for name, fit in fits.items())
    second = any(fit is Fit.OPEN and a.slots[name] is None for name, fit in fits.items())
    if first and second:
        return Fit.APART
    return Fit.INSIDE if first else Fit.AROUND if second else None


def _narrowed(a: Case, b: Case, fits: dict[str, Fit]) -> bool:
    """Whether one document tells a thing and, with a weapon or a party of its own and no count in common, one of the
    things in it: in one voice, or of a whole region. Another document, and of one town another voice, has only said
    less."""
    open_ = [name for name, fit in fits.items() if fit is Fit.OPEN and sorts(a.kind)[name] in ("enum", "party")]
    shared = any(a.figures[name] == b.figures[name] for name in a.figures.keys() & b.figures.keys())
    wide = all(spot.size >= REGION for spot in (*a.spots, *b.spots))
    if a.lone & b.lone and not wide:
        return False
    return bool(open_) and not shared and _one_document(a, b) and (wide or one_voice(a, b))


def _one_document(a: Case, b: Case) -> bool:
    """Whether the same document tells both; its copies tell both as well."""
    return a.documents == b.documents


def _can_nest(a: Case, b: Case, fits: dict[str, Fit], opened: Fit) -> bool:
    """Whether the telling that says more (of a group of people, a sort of weapon) can be a part of the other."""
    slots = sorts(a.kind)
    if opened is Fit.APART or any(fit is Fit.OPEN and slots[name] == "party" for name, fit in fits.items()):
        return False
    part, whole = (a, b) if opened is Fit.INSIDE else (b, a)
    shared = part.figures.keys() & whole.figures.keys()
    return all(whole.figures[name].can_hold(part.figures[name]) for name in shared)


def _same_stage(a: Case, b: Case) -> bool:
    """Whether neither tells the end of what the other tells on its way: an ending is an event of its own."""
    meets = a.kind.meets
    for name in meets.latest:
        ends = {_word(case, name) for case in (a, b)}
        if len(ends) > 1 and ends & set(meets.closing):
            return False
    return True


def _word(case: Case, name: str) -> str | None:
    value: str | None = getattr(case.told[0].claim.detail, name)
    return value


def _score(a: Case, b: Case, fits: dict[str, Fit], place: Fit, time: Fit) -> float:
    """How much two tellings of one event share; agreement of counts and of wording only breaks ties."""
    score = sum(2.0 for name, fit in fits.items() if fit is Fit.SAME and a.slots[name] is not None)
    if place is Fit.SAME:
        score += 4.0 if a.spots and {s.key for s in a.spots} == {s.key for s in b.spots} else 1.0
    if time is Fit.SAME:
        score += 2.0 if a.days == b.days else 1.0
    for name in a.figures.keys() & b.figures.keys():
        score += 0.5 if agree(a.figures[name], b.figures[name]) else -0.5
    score += WORDING * max(alike(x, y) for x in quotes(a) for y in quotes(b))
    return score


def _yes(alike: bool) -> Fit:
    return Fit.SAME if alike else Fit.APART
