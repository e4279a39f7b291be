"""How firmly an event stands: who vouches for it, and who denies it."""

from collections.abc import Sequence
from typing import get_args

from daybrief.model.outcome import Standing
from daybrief.model.voice import Stance
from daybrief.reconcile.readings import Voice
from daybrief.reconcile.told import Told

STANCES: tuple[str, ...] = ("confirms", "asserts", "suspects", "plans", "denies")
"""From the strongest to the weakest."""

assert set(STANCES) == set(get_args(Stance))


def strongest(told: Sequence[Told]) -> str:
    """The strongest stance any telling takes."""
    return min((one.claim.attribution.stance for one in told), key=STANCES.index)


def standing(
    heard: Sequence[Voice],
    origins: int,
    stance: str,
    *,
    agreed: bool,
    denied: bool,
    rivalled: bool,
    granted: bool,
    sides: Sequence[str],
) -> Standing:
    """Standing of an event that somebody reports.

    disputed: present counts that no one number satisfies, a rival event that excludes this one, or a denial that more
    than one origin, or evidence, answers
    denied: a denial that one origin's bare word stands against
    confirmed: evidence, or both belligerents telling it, or the one what grants it
    agreed: two independent origins or more · single: one
    """
    several = origins > 1
    shown = stance == STANCES[0]
    if not agreed or rivalled:
        return "disputed"
    if denied:
        return "disputed" if several or shown else "denied"
    if shown or granted or len({voice.party for voice in heard} & set(sides)) > 1:
        return "confirmed"
    return "agreed" if several else "single"
