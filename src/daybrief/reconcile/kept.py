"""An event keeps the key it was first told under, though its first telling has left the days that are read.

The key that `event` makes is that of the first telling at hand. Where facts of earlier days rest on some of the same
claims, theirs is the event's key: the earliest day's, and of one day's that with most claims in common. Where one event
has come apart, the part that shares most claims with it keeps its key.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daybrief.model.base import digest
from daybrief.model.outcome import Fact


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as facts of an earlier day have it: its key, and the claims they rest on."""

    event: str
    claims: frozenset[str]


def as_kept(facts: Iterable[Fact]) -> list[Kept]:
    """The events of facts."""
    return [Kept(fact.event, frozenset(fact.support)) for fact in facts]


def keys_stand(events: Sequence[Kept], earlier: Sequence[Kept]) -> bool:
    """Whether `keep_keys` would leave the facts of these events as they are."""
    return all(fresh == key for fresh, key in _keys(events, earlier).items())


def keep_keys(facts: Sequence[Fact], earlier: Sequence[Kept]) -> tuple[Fact, ...]:
    """The same facts under the keys they had before; `earlier` in the order in which the ledger came to hold them."""
    keys = _keys(as_kept(facts), earlier)
    if all(fresh == key for fresh, key in keys.items()):
        return tuple(facts)
    renamed = [
        fact.model_copy(
            update={
                "event": keys[fact.event],
                "part_of": keys.get(fact.part_of, fact.part_of) if fact.part_of else None,
            }
        )
        for fact in facts
    ]
    return tuple(sorted(renamed, key=lambda fact: fact.event))


def _keys(events: Sequence[Kept], earlier: Sequence[Kept]) -> dict[str, str]:
    """By fresh key: the key to stand."""
    since: dict[str, int] = {}
    claims: dict[str, set[str]] = defaultdict(set)
    holding: dict[str, set[str]] = defaultdict(set)
    for at, kept in enumerate(earlier):
        since.setdefault(kept.event, at)
        claims[kept.event] |= kept.claims
        for claim in kept.claims:
            holding[claim].add(kept.event)
    wishes = [
        (since[event], -len(claims[event] & fresh.claims), fresh.event, event)
        for fresh in events
        for event in {event for claim in fresh.claims for event in holding.get(claim, ())}
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, key, event in sorted(wishes):
        if key not in found and event not in taken:
            found[key] = event
            taken.add(event)
    for fresh in events:
        if fresh.event not in found:
            found[fresh.event] = digest("event", fresh.event, "apart") if fresh.event in taken else fresh.event
    return found
