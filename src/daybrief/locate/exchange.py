"""Place mentions as `daybrief locate` prints them."""

from typing import Any

from daybrief.model.place import Located, Place
from daybrief.model.text import Document


def exchange(doc: Document, place: Place) -> dict[str, Any]:
    """One line of the exchange format; an unplaced mention has `"lat": null` and its reason."""
    span = place.mention.span
    line: dict[str, Any] = {"doc": doc.name, "start": span.start, "end": span.end, "text": span.quote}
    if isinstance(place, Located):
        chosen = place.chosen
        return line | {
            "name": chosen.name,
            "id": chosen.gazetteer_id,
            "lat": chosen.lat,
            "lon": chosen.lon,
            "grain": place.grain if place.area is None else "area",
            "radius_km": place.radius_km,
            "relation": place.mention.relation,
            "why": list(chosen.why),
            "drawable": place.drawable,
            "area": {"said": place.area.said, "geometry": place.area.geometry()} if place.area else None,
            "others": [{"id": c.gazetteer_id, "name": c.name, "score": c.score} for c in place.others],
        }
    return line | {
        "name": place.mention.name,
        "id": None,
        "lat": None,
        "lon": None,
        "grain": None,
        "radius_km": None,
        "relation": place.mention.relation,
        "why": [],
        "others": [{"id": c.gazetteer_id, "name": c.name, "score": c.score} for c in place.others],
        "reason": place.reason,
    }
