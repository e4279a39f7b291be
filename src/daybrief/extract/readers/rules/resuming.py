"""Whether a sentence goes on about the event told just before it: 'The *strike* hurt two', 'Two shops burned'."""

from itertools import islice

from daybrief.extract.english.syntax import VERBAL, doers
from daybrief.extract.places import Spot, spots
from daybrief.extract.readers.rules.acts import Act, Parsed

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def goes_on(parsed: Parsed, act: Act) -> bool:
    """A harm without a place of its own is where the blow before it fell, if the blow is meant or nobody is named."""
    if parsed.places:
        return False
    heads = doers(act.token) if act.token.pos_ in VERBAL else []
    marks = parsed.heads("continuing")
    blows = [h for h in heads if h.i in marks]
    if blows:
        return all(any(c.lower_ in _DEFINITE for c in h.children) for h in blows)
    return not any(parsed.naming.party(h) for h in heads)


def blown_up(parsed: Parsed) -> list[Spot]:
    """Where the sentence before tells of a blow that nobody is said to have struck: '*Explosions* shook Saky.'"""
    for before in islice(parsed.story.before(parsed.scene, same_block=True), 1):
        if before.words("continuing"):
            named = [spot for spot in spots(before) if spot.id and not spot.weak and spot.grain != "country"]
            return named[:1]
    return []
