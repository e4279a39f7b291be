"""Places of exchange-format claims, found in the theatre's gazetteer by name and by the coordinates given with it."""

import math
from functools import lru_cache
from typing import Any

from daybrief.model.place import Candidate
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre

_REACH_KM = 40.0  # beyond this a place of the same name is another place; larger units reach further by their radius


class Gazette:
    """The gazetteer, asked for one name at a time."""

    def __init__(self, theatre: Theatre) -> None:
        self._theatre = theatre
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str, lat: float | None, lon: float | None) -> dict[str, Any] | None:
        """Fields of a Located, mention aside; None where the gazetteer has no such place, or only far away."""
        gazetteer = self._theatre.gazetteer
        hits = [h for h in gazetteer.scan(name, "en") if h.end - h.start >= 0.6 * len(name) and h.ids]
        if not hits:
            return None
        hit = max(hits, key=lambda h: h.end - h.start)
        entries = [gazetteer.get(id) for id in hit.ids]
        entry = entries[0] if lat is None or lon is None else min(entries, key=lambda e: _km(e, lat, lon))
        if lat is not None and lon is not None and _km(entry, lat, lon) > max(_REACH_KM, 2 * entry.radius_km):
            return None
        part = hit.grain == "area"
        grain = hit.grain if part and hit.grain else entry.grain
        chosen = Candidate(
            gazetteer_id=entry.id,
            name=hit.name if part else entry.name,
            lat=entry.lat,
            lon=entry.lon,
            score=1.0,
            why=("name", "coordinates given with the claim") if lat is not None else ("name",),
            parents=gazetteer.parents(entry.id),
        )
        return {"chosen": chosen, "grain": grain, "radius_km": max(entry.radius_km, 1.0)}


def _km(entry: Entry, lat: float, lon: float) -> float:
    la, lb = math.radians(entry.lat), math.radians(lat)
    half = math.sin((lb - la) / 2) ** 2
    half += math.cos(la) * math.cos(lb) * math.sin(math.radians(lon - entry.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))
