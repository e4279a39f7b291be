"""Whose a court, a council or the police is: of the state in whose town it sits."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import preps
from daybrief.extract.readers.rules.acts import Parsed

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})


def seat(parsed: Parsed, head: "Token") -> str | None:
    """The state whose authority a phrase names by its town: 'a court *in Moscow*', 'the *Minsk* prosecutor'. None where
    no town stands with it, in a town where courts of many states sit, and on land that one side has of the other's."""
    if head.i not in parsed.heads("authority") and head.i not in parsed.heads("bench"):
        return None
    inside = {o.i for o in preps(head, "in", "of")} | {c.i for c in head.children if c.dep_ in _BEFORE}
    theatre, day = parsed.story.theatre, parsed.scene.published
    for place in parsed.places:
        named = place.token.i in inside and place.token.i not in parsed.heads("world-seat")
        entry = theatre.gazetteer.find(place.spot.id) if named and place.spot.id else None
        if entry is None or theatre.taken(entry.id, day):
            continue
        if entry.country not in theatre.sides or theatre.rear(entry.id) == entry.country:
            return entry.country
    return None
