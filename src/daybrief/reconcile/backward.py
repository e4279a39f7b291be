"""What a passage speaks of that its document told just before: "the strike", "the attack"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from daybrief.model.place import Place
from daybrief.reconcile.passages import Passages
from daybrief.reconcile.places import finest, same_spot, spot
from daybrief.reconcile.told import Told

_LATELY = 500  # letters back in a document to what "the strike" means


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a telling that speaks of "the strike" goes on about."""

    where: tuple[Place, ...] = ()  # where it names no place: that told of just before, or the only one of a short note
    of: str = ""  # the telling of its own kind just before


def spoken_of(told: Iterable[Told], passages: Passages) -> Mapping[str, Spoken]:
    """By telling of what befell something: what its passage goes on about, by what its document told before it."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_document[one.document].append(one)
    found = {}
    for whole in by_document.values():
        only = _only_place(whole)
        here = [one for one in whole if one.claim.detail.meets.sited]
        here.sort(key=lambda one: (one.claim.spans[0].start, one.ref))
        for at, one in enumerate(here):
            if only and not one.claim.where and not _armed_otherwise(one, whole, passages):
                found[one.ref] = Spoken(only)
            if passages.refers(one.claim.spans[0].quote):
                done = [other for other in here[:at] if other.claim.spans[0].end <= one.claim.spans[0].start]
                found[one.ref] = Spoken(_place(one, _near(one, _last(done))) or only, _same_kind(one, done))
    return found


def _only_place(told: Sequence[Told]) -> tuple[Place, ...]:
    """The one place that a note of a few lines tells of, which it need not name in each."""
    spans = {(one.claim.spans[0].start, one.claim.spans[0].quote) for one in told}
    known = len({start for start, _ in spans}) == len(spans)  # where each stands
    if not known or max(one.claim.spans[0].end for one in told) > _LATELY:
        return ()
    places = sorted((place for one in told for place in one.claim.where), key=lambda place: spot(place).key)
    inner = finest({spot(place) for place in places})
    return tuple(place for place in places if spot(place) == inner[0])[:1] if len(inner) == 1 else ()


def _armed_otherwise(one: Told, whole: Sequence[Told], passages: Passages) -> bool:
    """Whether a telling without a place names another sort of weapon than those that have one: "a missile killed five.
    A drone wounded three in Chuhuiv" says not where the missile fell."""
    own = passages.arms(one.claim.spans[0].quote)
    there = {arm for other in whole if other.claim.where for arm in passages.arms(other.claim.spans[0].quote)}
    return bool(own and there) and own.isdisjoint(there)


def _last(earlier: Sequence[Told]) -> list[Told]:
    """The tellings of the last of some passages."""
    end = max((other.claim.spans[0].end for other in earlier), default=0)
    return [other for other in earlier if other.claim.spans[0].end == end]


def _near(one: Told, before: Sequence[Told]) -> list[Told]:
    """Tellings before another, if they are so near that it can go on about them unsaid."""
    return [other for other in before if one.claim.spans[0].start - other.claim.spans[0].end <= _LATELY]


def _place(one: Told, before: Sequence[Told]) -> tuple[Place, ...]:
    """The place of the passage before, where that tells of one only and the telling names none."""
    if one.claim.where:
        return ()
    places = [place for other in before for place in other.claim.where]
    inner = finest({spot(place) for place in places})
    return tuple(place for place in places if spot(place) == inner[0])[:1] if len(inner) == 1 else ()


def _same_kind(one: Told, done: Sequence[Told]) -> str:
    """The telling of its kind that was the last: of the passage before, or, where a telling says where it was, of that
    place."""
    alike = [other for other in done if type(other.claim.detail) is type(one.claim.detail)]
    here = [spot(place) for place in one.claim.where]
    if here:
        alike = _last([o for o in alike if any(same_spot(x, spot(y)) for x in here for y in o.claim.where)])
    else:
        alike = [other for other in _near(one, _last(done)) if other in alike]
    return alike[0].ref if len(alike) == 1 else ""
