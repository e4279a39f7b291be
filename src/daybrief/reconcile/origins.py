"""Which origins are one: short names of an office beside its full name, spokespersons beside their office; and which
of them vouch independently, by the rule written down in docs/decisions/0020-independent-origins.md.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from daybrief.model.place import Located
from daybrief.reconcile.told import Told
from daybrief.reconcile.voices import Voices, nearest


class Origins:
    """One key for every origin of a set of tellings."""

    def __init__(self, told: Iterable[Told], voices: Voices) -> None:
        self._voices = voices
        offices: dict[str, set[str]] = defaultdict(set)
        for one in told:
            if one.speaks_for:
                offices[one.origin].add(one.speaks_for)
        self._speaks_for = {key: min(found) for key, found in offices.items() if len(found) == 1}

    def within(self, told: Sequence[Told]) -> Callable[[Told], str]:
        """Keys among the tellings of one event: there "the air force" means the one air force named with it."""
        keys = {one.ref: self._speaks_for.get(one.origin, one.origin) for one in told}
        named = sorted(set(keys.values()))
        full = {key: nearest(key, named) for key in named}
        return lambda one: full[keys[one.ref]]

    def independent(self, told: Sequence[Told]) -> list[set[str]]:
        """Which origins vouch for an event, those of one interest together: whoever serves a belligerent, its president
        and a mayor, is one; who serves no state vouches alone. A paper that names a source for it relays that source:
        what it adds in its own voice is no second origin, and neither is a voice that only a pronoun stands for. Nor is
        an outlet that gives a wave's count beside an office that counts: it has no count of its own."""
        key = self.within(told)
        sourced = {one.document for one in told if not one.own}
        counted = any(_counts(one) and not _outlet(one) for one in told)
        vouching = [
            one
            for one in told
            if not (one.unnamed or (one.own and one.document in sourced) or (counted and _counts(one) and _outlet(one)))
        ]
        sides = {key(one): side for one in told if (side := self._serves(one))}
        interests: dict[str, set[str]] = defaultdict(set)
        for one in vouching or told:
            voice = key(one)
            interests[f"side:{sides[voice]}" if voice in sides else voice].add(voice)
        return [interests[name] for name in sorted(interests)]

    def _serves(self, one: Told) -> str:
        """The belligerent that the voice of a telling serves; "" for whoever serves none. An office or official named
        without a state is that of the side which holds the ground where the event was."""
        if _outlet(one) or self._voices.alone(one.owner):
            return ""
        if one.party is not None or not self._voices.serves(one.owner):
            return self._voices.side_of(one.party or "")
        places = [place.chosen for place in one.claim.where if isinstance(place, Located)]
        held = {self._voices.holder((at.gazetteer_id, *at.parents)) for at in places}
        return held.pop() if len(held) == 1 else ""


def _counts(one: Told) -> bool:
    """Whether a telling gives a count of a whole wave, which only those who launch or stop it can make."""
    detail = one.claim.detail
    return bool(detail.figures().keys() & set(detail.meets.theatre_wide))


def _outlet(one: Told) -> bool:
    return one.own and not one.origin.startswith("office:")
