"""The company a place keeps: how many of the document's other names can be places of the same region."""

import math
from collections import defaultdict
from collections.abc import Iterable

from daybrief.locate.setting import Spot
from daybrief.theatre.gazetteer import Entry, Gazetteer

FULL = 1.3  # other names of one region from which more tell little


class Company:
    """For every unit around a candidate, what the document's other names say of it.

    Two names that can both be places of one unit alone speak for it most; the more units they share, the less each
    says. A name counts once however often it stands.
    """

    def __init__(self, spots: Iterable[Spot], known: Gazetteer) -> None:
        self._known = known
        self._held: dict[str, dict[str, set[str]]] = {}  # by name and kind of unit: those that have a place of the name
        for name, entries in {spot.hit.name: spot.entries for spot in spots}.items():
            held: dict[str, set[str]] = defaultdict(set)
            for entry in entries:
                for id, kind in self.units(entry):
                    held[kind].add(id)
            self._held[name] = held
        self._told: dict[tuple[str, str], dict[str, float]] = {}

    def units(self, entry: Entry) -> list[tuple[str, str]]:
        """Ids of the units around a place, itself among them, each with its kind: district, region, country."""
        around = [entry, *map(self._known.get, self._known.parents(entry.id))]
        return [(e.id, e.unit or e.grain) for e in around if e.unit or e.grain == "country"]

    def keeps(self, id: str, kind: str, name: str) -> float:
        """From 0 to 1: how much the document's other names speak for this unit as the one that holds `name`."""
        if (name, kind) not in self._told:
            self._told[name, kind] = self._shared(name, kind)
        return min(1.0, self._told[name, kind].get(id, 0.0) / FULL)

    def _shared(self, name: str, kind: str) -> dict[str, float]:
        own = self._held[name][kind]
        told: dict[str, float] = defaultdict(float)
        words = set(name.split())  # Dublin City tells nothing of Dublin
        for other, held in self._held.items():
            common = own & held[kind] if kind in held and words.isdisjoint(other.split()) else ()
            for id in common:
                told[id] += 1 / math.sqrt(len(common))
        return told
