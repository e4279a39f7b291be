"""Which origins are one: short names of an office beside its full name, spokespersons beside their office."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from daybrief.reconcile.told import Told
from daybrief.reconcile.voices import nearest


class Origins:
    """One key for every origin of a set of tellings."""

    def __init__(self, told: Iterable[Told], sides: Sequence[str] = ()) -> None:
        """`sides`: the belligerents. The offices and officials of one of them speak with one interest."""
        self._sides = frozenset(sides)
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
        """Which origins vouch for one event, those of one interest together: a belligerent's president, ministry and
        governor are one. A paper that names a source for it relays that source: what it adds in
        its own voice is no second origin, and neither is a voice that only a pronoun stands for. Nor is an outlet that
        gives a wave's count beside an office that counts: it has no count of its own."""
        key = self.within(told)
        sourced = {one.document for one in told if not one.own}
        counted = any(_counts(one) and not _outlet(one) for one in told)
        vouching = [
            one
            for one in told
            if not (one.unnamed or (one.own and one.document in sourced) or (counted and _counts(one) and _outlet(one)))
        ]
        sides = {key(one): one.party for one in told if one.party in self._sides and not _outlet(one)}
        interests: dict[str, set[str]] = defaultdict(set)
        for one in vouching or told:
            voice = key(one)
            interests[f"side:{sides[voice]}" if voice in sides else voice].add(voice)
        return [interests[name] for name in sorted(interests)]


def _counts(one: Told) -> bool:
    """Whether a telling gives a count of a whole wave, which only those who launch or stop it can make."""
    detail = one.claim.detail
    return bool(detail.figures().keys() & set(detail.meets.theatre_wide))


def _outlet(one: Told) -> bool:
    return one.own and not one.origin.startswith("office:")
