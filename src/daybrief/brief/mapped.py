"""Which facts stand on the map: only what is told, located and drawable, with its precision."""

from collections.abc import Sequence

from daybrief.brief.choose import Choice
from daybrief.model.outcome import Dot, Fact
from daybrief.model.place import Located

_WIDE = ("country",)


def dots(choice: Choice, facts: Sequence[Fact]) -> tuple[Dot, ...]:
    """One mark a place, for the heaviest fact there; the others are listed with it."""
    places: dict[str, tuple[Located, list[Fact]]] = {}
    for fact in sorted(facts, key=lambda f: (-choice.weigh.weight(f), f.event)):
        for place in fact.where:
            if isinstance(place, Located) and place.drawable and place.grain not in _WIDE:
                places.setdefault(place.chosen.gazetteer_id, (place, []))[1].append(fact)
    return tuple(
        Dot(
            name=choice.wording.place_name(place),
            lon=place.chosen.lon,
            lat=place.chosen.lat,
            radius_km=place.radius_km,
            grain=place.grain,
            kind=told[0].kind,
            side=choice.wording.side(told[0]),
            local=_local(choice, place),
            facts=tuple(dict.fromkeys(fact.event for fact in told)),
        )
        for place, told in places.values()
    )


def _local(choice: Choice, place: Located) -> str:
    entry = choice.wording.cast.theatre.gazetteer.find(place.chosen.gazetteer_id)
    return entry.local if entry is not None else ""
