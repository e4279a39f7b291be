"""Which of the places of one act were taken as a whole, and of which only a part: 'retook *X* and part of *Y*'."""

from typing import TYPE_CHECKING

from daybrief.extract.places import Spot

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_BELOW = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss"})


def parted(parsed: "Parsed", places: list[Spot], taken: "list[Token]", parts: "list[Token]") -> list[list[Spot]]:
    """The places, those taken as a whole apart from those taken in part. `taken`: what the act is done to; `parts`:
    what of it is only a part of a place."""
    whole = wholes(parsed, places, taken, parts) if parts else []
    rest = [spot for spot in places if spot not in whole]
    return [whole, rest] if whole and rest else [places]


def wholes(parsed: "Parsed", places: list[Spot], taken: "list[Token]", parts: "list[Token]") -> list[Spot]:
    """The places of a list that are taken as a whole, where a part alone is taken of others; none if all is parts."""
    if len(parts) == len(taken):
        return []
    only = {part.i for part in parts}
    return [spot for spot in places if not only & _above(parsed, spot)]


def _above(parsed: "Parsed", spot: Spot) -> set[int]:
    """The token numbers of a place's name and of the nouns that its phrase hangs on."""
    here = next((p.token for p in parsed.places if p.spot == spot), None)
    found = set()
    while here is not None:
        found.add(here.i)
        here = here.head if here.dep_ in _BELOW or (here.dep_ == "conj" and here.head.dep_ == "pobj") else None
    return found
