"""An event keeps the key it was first told under, though its first telling has left the days that are read.

The key that `event` makes is that of the first telling at hand. Where facts of earlier days rest on some of the same
claims, theirs is the event's key: the earliest day's, and of one day's that with most claims in common. Where one event
has come apart, the part that shares most claims with it keeps its key.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from daybrief.model.base import digest
from daybrief.model.outcome import Fact


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as facts of an earlier day have it: its key, and the claims they rest on."""

    event: str
    claims: frozenset[str]


def keep_keys(facts: Sequence[Fact], earlier: Sequence[Kept]) -> tuple[Fact, ...]:
    """The same facts under the keys they had before; `earlier` in the order in which the ledger came to hold them."""
    keys = _keys(facts, earlier)
    if all(keys[fact.event] == fact.event for fact in facts):
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


def _keys(facts: Sequence[Fact], earlier: Sequence[Kept]) -> dict[str, str]:
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
        (since[event], -len(claims[event].intersection(fact.support)), fact.event, event)
        for fact in facts
        for event in {event for claim in fact.support for event in holding.get(claim, ())}
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, fresh, event in sorted(wishes):
        if fresh not in found and event not in taken:
            found[fresh] = event
            taken.add(event)
    for fact in facts:
        if fact.event not in found:
            found[fact.event] = digest("event", fact.event, "apart") if fact.event in taken else fact.event
    return found
