"""Places of exchange-format claims, found in the theatre's gazetteer by name, by the coordinates given with it, and,
where a name is that of several places, by the places its document tells of besides."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from daybrief.model.place import Candidate
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placetext import PlaceHit

_REACH_KM = 40.0  # beyond this a place of the same name is another place; larger units reach further by their radius
_FAR_KM = 150.0  # so far from all its document tells of, the best known place of a name gives way
_NEAR_KM = 60.0  # to a namesake that lies this near to one of them
Point = tuple[float, float]


class Gazette:
    """The gazetteer, asked for one name at a time."""

    def __init__(self, theatre: Theatre) -> None:
        self._theatre = theatre
        self._known = lru_cache(maxsize=20_000)(self._hit)
        self._located = lru_cache(maxsize=20_000)(self._fields)

    def anchors(self, places: Iterable[tuple[str, float | None, float | None]]) -> tuple[Point, ...]:
        """Where the places of a document surely are: those with coordinates or a name of their own."""
        found: set[Point] = set()
        for name, lat, lon in places:
            entries = self._entries(name)
            if lat is not None and lon is not None:
                found.add((lat, lon))
            elif len(entries) == 1 and entries[0].grain != "country":
                found.add((entries[0].lat, entries[0].lon))
        return tuple(sorted(found))

    def find(
        self, name: str, lat: float | None, lon: float | None, near: Sequence[Point] = ()
    ) -> dict[str, Any] | None:
        """Fields of a Located, mention aside; None where the gazetteer has no such place, or only far away."""
        entries = self._entries(name)
        if not entries:
            return None
        if lat is None or lon is None:
            return self._located(name, self._chosen(entries, near).id, False)
        entry = min(entries, key=lambda e: _km(e, lat, lon))
        return (
            self._located(name, entry.id, True) if _km(entry, lat, lon) <= max(_REACH_KM, 2 * entry.radius_km) else None
        )

    def _chosen(self, entries: Sequence[Entry], near: Sequence[Point]) -> Entry:
        """The best known place of a name, unless only a namesake of it lies where its document is about."""
        first = entries[0]
        if len(entries) == 1 or not near or _away(first, near) <= _FAR_KM:
            return first
        namesake = min(entries, key=lambda e: _away(e, near))
        return namesake if _away(namesake, near) <= _NEAR_KM else first

    def _entries(self, name: str) -> list[Entry]:
        hit = self._known(name)
        return [self._theatre.gazetteer.get(id) for id in hit.ids] if hit else []

    def _hit(self, name: str) -> PlaceHit | None:
        """The name as the gazetteer reads it: alone, else in a phrase, where a word that opens a text may be none."""
        scan = self._theatre.gazetteer.scan
        for text in (name, f"in {name}"):
            hits = [h for h in scan(text, "en") if h.end - h.start >= 0.6 * len(name) and h.ids]
            if hits:
                return max(hits, key=lambda h: h.end - h.start)
        return None

    def _fields(self, name: str, id: str, given: bool) -> dict[str, Any]:
        hit, entry = self._known(name), self._theatre.gazetteer.get(id)
        part = hit is not None and hit.grain == "area"
        chosen = Candidate(
            gazetteer_id=id,
            name=hit.name if hit and part else entry.name,
            lat=entry.lat,
            lon=entry.lon,
            score=1.0,
            why=("name", "coordinates given with the claim") if given else ("name",),
            parents=self._theatre.gazetteer.parents(id),
        )
        return {"chosen": chosen, "grain": "area" if part else entry.grain, "radius_km": max(entry.radius_km, 1.0)}


def _away(entry: Entry, near: Iterable[Point]) -> float:
    return min(_km(entry, lat, lon) for lat, lon in near)


def _km(entry: Entry, lat: float, lon: float) -> float:
    la, lb = math.radians(entry.lat), math.radians(lat)
    half = math.sin((lb - la) / 2) ** 2
    half += math.cos(la) * math.cos(lb) * math.sin(math.radians(lon - entry.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))
