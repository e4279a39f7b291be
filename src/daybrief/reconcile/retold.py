"""One act that one voice sums up in one telling and details in another: it is told once.

A summary adds nothing where the places it names are those of the detail, or are named by the detail to say where its
places lie ("in the direction of X", then "north of X near Y"). What names some of many places is a part. Counts are
never taken together this way.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from daybrief.claims.meets import Placing
from daybrief.model.place import Located, Place
from daybrief.reconcile.block import days_of
from daybrief.reconcile.cases import Case
from daybrief.reconcile.places import Fit, Spot, km, same_spot, spot
from daybrief.reconcile.same import compare
from daybrief.reconcile.standing import STANCES, strongest
from daybrief.reconcile.times import eves
from daybrief.reconcile.told import Told
from daybrief.reconcile.voices import Voices
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.pack import Theatre

Group = list[Case]
Key = tuple[str, ...]
_BETWEEN = "between"
_ROAD_KM = 50.0  # from the country beside a town to the other end of its road
_TOWARDS = "in the direction of"  # of the relations that end so, the one of a place that is itself told of

_NEXT = 3  # letters between two sentences that follow each other


class Bearings:
    """Places a passage names only to say where others lie: "north of X near Y" names X so."""

    def __init__(self, theatre: Theatre, voices: Voices) -> None:
        self._scan = theatre.gazetteer.scan
        self._language = voices.language
        self.of = lru_cache(maxsize=10_000)(self._of)

    def _of(self, quote: str) -> tuple[frozenset[str], frozenset[str]]:
        """Ids and names of places told as bearings, and of those told as a direction or an area."""
        hits = self._scan(quote, self._language(quote))
        bearings = [hit for hit in hits if _bearing(hit.relation)]
        wide = [hit for hit in hits if (hit.relation or hit.grain) and not _bearing(hit.relation)]
        return _known_as(bearings), _known_as(wide)

    def holds(self, place: Place, one: Told) -> bool:
        """Whether a telling names a place so."""
        return any(_id(place) in self.of(span.quote)[0] for span in one.claim.spans)

    def areas(self, case: Case) -> set[tuple[str, str]]:
        """The country that a telling's passages name by where it lies from a place: "southwest of X"."""
        hits = (h for quote in _passages(case) for h in self._scan(quote, self._language(quote)))
        return {(_compass(h.relation), h.name) for h in hits if h.relation and _bearing(h.relation)}

    def ends(self, quote: str) -> frozenset[str]:
        """Ids and names of the places between which a passage says that something lies: the ends of a road."""
        return _known_as([hit for hit in self._scan(quote, self._language(quote)) if hit.relation == _BETWEEN])

    def wide(self, place: Place, one: Told) -> bool:
        """Whether a telling means no more than the way towards a place, or the country around it."""
        return any(_id(place) in self.of(span.quote)[1] for span in one.claim.spans)


@lru_cache(maxsize=8)
def bearings_of(theatre: Theatre, voices: Voices) -> Bearings:
    """The bearings that go with such voices."""
    return Bearings(theatre, voices)


def _known_as(hits: Sequence[PlaceHit]) -> frozenset[str]:
    return frozenset(name for hit in hits for name in (*hit.ids, hit.text, hit.name))


def _id(place: Place) -> str:
    return place.chosen.gazetteer_id if isinstance(place, Located) else place.mention.name


def _bearing(relation: str | None) -> bool:
    """Whether a relation is a bearing: "north of", "15 km west of"."""
    return relation is not None and relation.endswith(" of") and relation != _TOWARDS


def _compass(relation: str) -> str:
    """A bearing without its distance: "15 km west of" is west of it."""
    return " ".join(relation.split()[-2:])


def told_once(
    groups: Sequence[Group], bearings: Bearings, apart: Callable[[Group, Group], bool] = lambda one, other: False
) -> list[Group]:
    """Groups of cases, those that only sum up another joined to it: to the narrowest of several. `apart`: whether two
    are known to be two events."""
    by_voice: dict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        for key in _keys(group):
            by_voice[key].append(group)
    joined: dict[int, Group] = {id(group): group for group in groups}
    for group in sorted(groups, key=_size):
        near = {id(other): other for key in _keys(group) for other in by_voice[key]}
        fuller = [
            o
            for o in near.values()
            if o is not group and _end(o, joined) is not group and _less(group, o, bearings) and not apart(group, o)
        ]
        if fuller:
            joined[id(group)] = min(fuller, key=_size)
    return _merged(groups, joined)


def refers(place: Place, one: Told, told: Sequence[Told], bearings: Bearings) -> bool:
    """Whether a place of a telling only says, in another telling of the same voice and document, where others lie."""
    here = spot(place)
    return any(
        other is not one
        and (other.document, other.origin) == (one.document, one.origin)
        and not any(same_spot(here, spot(p)) for p in other.claim.where)
        and bearings.wide(place, one)
        and bearings.holds(place, other)
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


def _less(group: Group, other: Group, bearings: Bearings) -> bool:
    """Whether a group sums up another; of two that say as much, the smaller does."""
    if not _sums_up(group, other, bearings):
        return False
    return not _sums_up(other, group, bearings) or _size(other) > _size(group)


def _keys(group: Group) -> list[Key]:
    """What a summary shares with its detail: kind, act, voice and day."""
    return sorted(
        {
            (case.kind.__name__, *(value for value in case.slots.values() if isinstance(value, str)), *voice, day)
            for case in group
            if _listed(case)
            for voice in _voices(case)
            for day in days_of(case) | _eve(case)
        }
    )


def _voices(case: Case) -> set[tuple[str, str]]:
    """Whose words a telling is: an office's or a named voice's, whoever relays it, or one document's own."""
    office = {one.ref for one in case.told if not one.own or one.origin.startswith("office:")}
    return {("" if one.ref in office else one.document, one.origin) for one in case.told}


def _size(group: Group) -> tuple[int, int, str]:
    """Sorts groups from the one that names fewest places, and of one size from the one that says least."""
    return max(len(case.spots) for case in group), max(_detail(case) for case in group), min(c.order for c in group)


def _detail(case: Case) -> int:
    return max(len(one.claim.spans[0].quote) for one in case.told)


def _sums_up(group: Group, other: Group, bearings: Bearings) -> bool:
    return all(any(_adds_nothing(case, full, bearings) for full in other) for case in group)


def _adds_nothing(case: Case, full: Case, bearings: Bearings) -> bool:
    """Whether one telling says less than another of the same voice, and is no better founded."""
    if not _listed(case) or case.figures or not case.spots:
        return False
    if not _voices(case) <= _voices(full) or STANCES.index(strongest(case.told)) < STANCES.index(strongest(full.told)):
        return False
    if _passages(case) & _passages(full) and len(case.spots) == len(full.spots):
        return False  # two acts of one sentence
    if not all(_told_in(place, one, full, bearings) for one in case.told for place in one.claim.where):
        return False
    if all(any(same_spot(x, y) for y in full.spots) for x in case.spots) and len(case.spots) < len(full.spots):
        areas, more = bearings.areas(case), [y for y in full.spots if not any(same_spot(x, y) for x in case.spots)]
        if len(areas) != 1 or areas != bearings.areas(full) or not all(_along(y, case, full, bearings) for y in more):
            return False  # some of many places: a part, unless it is the same country beside one of them, by a road
    days = full.days if _one_span(case, full) else case.days
    return compare(replace(case, spots=full.spots, days=days), full).fit is Fit.SAME


def _along(end: Spot, case: Case, full: Case, bearings: Bearings) -> bool:
    """Whether a place that only the fuller telling names is the end of a road there, not far from the summary's."""
    near = all(km(end, here) <= _ROAD_KM for here in case.spots)
    return near and any({end.id, end.name} & bearings.ends(quote) for quote in _passages(full))


def _eve(case: Case) -> set[str]:
    """The day before, where "the past 24 hours" take it in."""
    return {day.isoformat() for day in eves(case.days)} if case.days and case.days.first < case.days.last else set()


def _one_span(case: Case, full: Case) -> bool:
    """Whether one document tells of a day and, not in the next sentence, of the 24 hours that it is half of: a report's
    summary and its detail."""
    if not (case.days and full.days and case.documents & full.documents) or case.days == full.days:
        return False
    if any(x.document == y.document and _beside(x, y) for x in case.told for y in full.told):
        return False
    return any(one.days.day in eves(other.days) for one, other in ((case, full), (full, case)) if one.days)


def _passages(case: Case) -> set[str]:
    return {span.quote for one in case.told for span in one.claim.spans}


def _beside(x: Told, y: Told) -> bool:
    """Whether two tellings of one document stand in sentences that follow each other."""
    first, then = sorted((x.claim.spans[0], y.claim.spans[0]), key=lambda span: span.start)
    return then.start - first.end <= _NEXT


def _told_in(place: Place, one: Told, full: Case, bearings: Bearings) -> bool:
    """Whether a place of one telling is a place of the fuller one, or only the way towards that one's places."""
    here = spot(place)
    if any(same_spot(here, there) for there in full.spots):
        return True
    return bearings.wide(place, one) and any(bearings.holds(place, other) for other in full.told)


def _listed(case: Case) -> bool:
    """Whether a case is of a kind that one act spreads over a list of places."""
    return case.kind.meets.placing is Placing.NAMED and case.kind.meets.open_list
