"""Quarters of a city: what happened in one happened in the city, where the text names it."""

from collections.abc import Iterable, Sequence

from daybrief.claims import Claim
from daybrief.extract.scene import Story
from daybrief.model.place import Mention
from daybrief.theatre.gazetteer import PlaceHit

_BACK = 6  # sentences before a claim in which the city of its quarter may be named


def in_cities(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims with the city in place of each of its quarters that they name, once."""
    return [_in_city(claim, story) if any(_quarter(p, story) for p in claim.places) else claim for claim in claims]


def _in_city(claim: Claim, story: Story) -> Claim:
    named = _named(claim, story)
    places: dict[str, Mention] = {}
    for place in claim.places:
        city = _city(place, named, story)
        told = place if city is None else place.model_copy(update=_moved(city, story))
        places.setdefault(told.name, told)
    return claim.model_copy(update={"places": tuple(places.values())})


def _moved(city: PlaceHit, story: Story) -> dict[str, object]:
    return {"span": story.doc.span(city.start, city.end), "name": city.name, "relation": None, "parent": None}


def _quarter(place: Mention, story: Story) -> tuple[str, ...]:
    """Ids of the quarters of cities that a name may mean; whatever else it means, one of a city just named is meant."""
    here = story.scene_at(place.span.start).places
    ids = next((hit.ids for hit in here if hit.start <= place.span.start < hit.end), ())
    return tuple(id_ for id_ in ids if story.theatre.gazetteer.get(id_).unit == "quarter")


def _city(place: Mention, named: Sequence[PlaceHit], story: Story) -> PlaceHit | None:
    """The nearest mention of a city that has such a quarter."""
    atlas = story.theatre.gazetteer
    cities = {parents[0] for quarter in _quarter(place, story) if (parents := atlas.parents(quarter))}
    return next((hit for hit in named if hit.ids and hit.ids[0] in cities), None)


def _named(claim: Claim, story: Story) -> list[PlaceHit]:
    """The places that a claim's sentence names, and those before it, the nearest sentence first."""
    scene = story.scene_at(claim.spans[0].start)
    return [hit for each in (scene, *list(story.before(scene))[:_BACK]) for hit in each.places]
