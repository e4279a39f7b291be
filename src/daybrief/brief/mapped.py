"""Which facts stand on the map: only what is told, located and drawable, with its precision."""

from collections.abc import Sequence

from daybrief.brief.choose import Choice
from daybrief.model.outcome import Dot, Fact
from daybrief.model.place import Located

_WIDE = ("country",)


def dots(choice: Choice, facts: Sequence[Fact]) -> tuple[Dot, ...]:
    """One mark a place or area, for the heaviest fact there; the others are listed with it."""
    places: dict[str, tuple[Located, list[Fact]]] = {}
    for fact in sorted(facts, key=lambda f: (-choice.weigh.weight(f), f.event)):
        for place in fact.where:
            if isinstance(place, Located) and place.drawable and (place.grain not in _WIDE or place.area):
                at = place.area.said if place.area else place.chosen.gazetteer_id
                places.setdefault(at, (place, []))[1].append(fact)
    return tuple(
        Dot(
            name=place.area.said if place.area else place.chosen.name,
            lon=_middle(place)[0],
            lat=_middle(place)[1],
            radius_km=place.radius_km,
            grain=place.grain,
            kind=told[0].kind,
            side=choice.wording.side(told[0]),
            local="" if place.area else _local(choice, place),
            area=place.area,
            facts=tuple(dict.fromkeys(fact.event for fact in told)),
        )
        for place, told in places.values()
    )


def _middle(place: Located) -> tuple[float, float]:
    """Where the label belongs: at the place, or in the middle of the area that is meant."""
    if place.area is None:
        return place.chosen.lon, place.chosen.lat
    lons, lats = zip(*place.area.points, strict=True)
    return round(sum(lons) / len(lons), 4), round(sum(lats) / len(lats), 4)


def _local(choice: Choice, place: Located) -> str:
    entry = choice.wording.cast.theatre.gazetteer.find(place.chosen.gazetteer_id)
    return entry.local if entry is not None else ""
