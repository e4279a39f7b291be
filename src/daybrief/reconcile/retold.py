"""One act that one voice sums up in one telling and details in another: it is told once.

A summary adds nothing where every place it names is a place of the detail, or is named by the detail to say where its
places lie ("in the direction of X", then "north of X near Y"). Counts are never taken together this way.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from daybrief.claims.meets import Placing
from daybrief.model.place import Place
from daybrief.reconcile.block import days_of
from daybrief.reconcile.cases import Case
from daybrief.reconcile.places import Fit, same_spot, spot
from daybrief.reconcile.same import compare
from daybrief.reconcile.standing import STANCES, strongest
from daybrief.reconcile.told import Told

Group = list[Case]
Key = tuple[str, ...]


def told_once(groups: Sequence[Group]) -> list[Group]:
    """Groups of cases, those that only sum up another joined to it: to the narrowest of several."""
    by_voice: dict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        for key in _keys(group):
            by_voice[key].append(group)
    joined: dict[int, Group] = {id(group): group for group in groups}
    for group in sorted(groups, key=_size):
        near = {id(other): other for key in _keys(group) for other in by_voice[key]}
        fuller = [o for o in near.values() if o is not group and _end(o, joined) is not group and _less(group, o)]
        if fuller:
            joined[id(group)] = min(fuller, key=_size)
    return _merged(groups, joined)


def refers(place: Place, one: Told, told: Sequence[Told]) -> bool:
    """Whether a place of a telling only says, in another telling of the same voice and document, where others lie."""
    here = spot(place)
    return any(
        other is not one
        and (other.document, other.origin) == (one.document, one.origin)
        and not any(same_spot(here, spot(p)) for p in other.claim.where)
        and _named(place, other)
        for other in told
    )


def _merged(groups: Sequence[Group], joined: dict[int, Group]) -> list[Group]:
    found: dict[int, Group] = {}
    for group in groups:
        found.setdefault(id(_end(group, joined)), []).extend(group)
    return list(found.values())


def _end(group: Group, joined: dict[int, Group]) -> Group:
    while joined[id(group)] is not group:
        group = joined[id(group)]
    return group


def _less(group: Group, other: Group) -> bool:
    """Whether a group sums up another; of two that say as much, the smaller does."""
    return _sums_up(group, other) and (not _sums_up(other, group) or _size(other) > _size(group))


def _keys(group: Group) -> list[Key]:
    """What a summary shares with its detail: kind, act, voice and day."""
    return sorted(
        {
            (case.kind.__name__, *(value for value in case.slots.values() if isinstance(value, str)), *voice, day)
            for case in group
            if case.kind.meets.placing is Placing.NAMED
            for voice in _voices(case)
            for day in days_of(case)
        }
    )


def _voices(case: Case) -> set[tuple[str, str]]:
    """Whose words a telling is: a named voice's, whoever relays it, or one document's own."""
    return {(one.document if one.own else "", one.origin) for one in case.told}


def _size(group: Group) -> tuple[int, int, str]:
    """Sorts groups from the one that names fewest places, and of one size from the one that says least."""
    return max(len(case.spots) for case in group), max(_detail(case) for case in group), min(c.order for c in group)


def _detail(case: Case) -> int:
    return max(len(one.claim.spans[0].quote) for one in case.told)


def _sums_up(group: Group, other: Group) -> bool:
    return all(any(_adds_nothing(case, full) for full in other) for case in group)


def _adds_nothing(case: Case, full: Case) -> bool:
    """Whether one telling says less than another of the same voice, and is no better founded."""
    if case.kind.meets.placing is not Placing.NAMED or case.figures or not case.spots:
        return False
    if not _voices(case) <= _voices(full) or STANCES.index(strongest(case.told)) < STANCES.index(strongest(full.told)):
        return False
    places = [place for one in case.told for place in one.claim.where]
    if not all(_told_in(place, full) for place in places):
        return False
    return compare(replace(case, spots=full.spots), full).fit is Fit.SAME


def _told_in(place: Place, full: Case) -> bool:
    here = spot(place)
    return any(same_spot(here, there) for there in full.spots) or any(_named(place, one) for one in full.told)


def _named(place: Place, one: Told) -> bool:
    """Whether the passage of a telling names a place, as it is written where it is told or in its own name."""
    names = {place.mention.name, place.mention.span.quote}
    quotes = [span.quote for span in one.claim.spans]
    return any(re.search(rf"\b{re.escape(name)}\b", quote) for name in names for quote in quotes)
