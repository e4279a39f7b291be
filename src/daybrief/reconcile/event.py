"""The key of an event.

It is a digest of the kind, whether the event is done or planned, and the identifying slots, places and day of the
telling that came first. Later tellings, finer or not, leave it as it is; so do counts, wording and extraction that
moves a span. It changes only when a telling that was published earlier joins. Where one document tells of two events
that no slot tells apart, the later one in the text carries a number.
"""

from collections.abc import Iterable, Sequence

from daybrief.model.base import digest
from daybrief.reconcile.cases import Case, plain, seniority
from daybrief.reconcile.told import Told


def first_told(group: Sequence[Case]) -> tuple[Told, Case]:
    """The telling of an event that came first."""
    return min(((one, case) for case in group for one in case.told), key=lambda pair: seniority(pair[0]))


def keys(groups: Iterable[Sequence[Case]]) -> list[str]:
    """A key for every group, in the order given; groups whose first tellings identify alike are numbered by age."""
    firsts = [first_told(group) for group in groups]
    bare = [_key(case) for _, case in firsts]
    rank: dict[int, int] = {}
    seen: dict[str, int] = {}
    for at in sorted(range(len(firsts)), key=lambda n: seniority(firsts[n][0])):
        rank[at] = seen.get(bare[at], 0)
        seen[bare[at]] = rank[at] + 1
    return [digest("event", bare[at], rank[at]) if rank[at] else bare[at] for at in range(len(firsts))]


def _key(case: Case) -> str:
    names = case.kind.same_event
    return digest(
        "event",
        case.kind.model_fields["kind"].default,
        case.done,
        case.denies,
        {name: plain(case.slots[name]) for name in names},
        sorted(spot.key for spot in case.spots),
        case.days.day.isoformat() if case.days else "",
    )
