"""Places that a passage names only to say where others lie: what they are south of, near, between or on the way to."""

import re

from daybrief.brief.asked import Asked
from daybrief.model.outcome import Fact
from daybrief.model.place import Place

_GOES_ON = re.compile(r"(?: [Cc]ity| itself)? (?:near|toward|towards|in|around|at) [A-Z]")
"""Words behind a name which only says where the next one lies: 'southeast of A near B'."""


BETWEEN = "between"
"""How a place is told that another lies between it and a third one."""


def flanks(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether a place is one of two between which every passage puts the place named before them: 'near *A between B
    and C*'."""
    if place.mention.relation != BETWEEN:
        return False
    others = "|".join(re.escape(o.mention.span.quote) for o in fact.where if o.mention.relation != BETWEEN) or "$^"
    quotes = asked.material.quotes(fact)
    return all(re.search(rf"(?:{others})(?: \([^)]*\))?,? (?:\w+ )?between\b", quote) for quote in quotes)


def only_points(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage names a place only to say where the next one lies: 'southeast of A near B'."""
    at = place.mention
    if not (at.relation or "").endswith(" of"):
        return all(bank(at.span.quote, quote) for quote in asked.material.quotes(fact))
    ways = [
        _GOES_ON.match(quote, match.end()) is not None
        for quote in asked.material.quotes(fact)
        for match in re.finditer(rf"\bof {re.escape(at.span.quote)}(?!\w)", quote)
    ]
    return bool(ways) and all(ways)


_BESIDE_A_THING = re.compile(
    r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\w* of (?:[\w’'-]+ ){0,6}"
    r"(?!city|town|village|itself)(?:[a-z][\w-]*|[A-Z]+s) (?:in|at|near) $"
)
MEASURED = re.compile(
    r"\d ?(?:km|kilomet\w+|miles?) (?:(?:to the )?(?:north|south|east|west)\w* of|of|from) (?:[a-z]+ ){0,5}$", re.I
)


def beside_a_thing(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage names a place only for a thing in it by which another place is found, 'near A, west of the
    depots in B', or to measure how far that lies: 'A, 30 km west of the centre of B'."""
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w)"
    told = [m.string[: m.start()] for quote in asked.material.quotes(fact) for m in re.finditer(named, quote)]
    ways = (_BESIDE_A_THING, MEASURED) if len(fact.where) > 1 else (_BESIDE_A_THING,)
    return bool(told) and all(any(way.search(left) for way in ways) for left in told)


_ON_A_WAY = re.compile(
    r"(?:,| [A-Z][\w’'-]+,?)(?: (?:just|both|all|directly|located|situated|which \w+|lying))*"
    r" (?:near|along|on|off|towards?|on the way to) the (?:[A-Z]+\d+ )?(?:[A-Z][\w’'-]+[-–])?$"
)
_WAY_ENDS = re.compile(
    r"(?:[-–][A-Z][\w’'-]+)?(?: City)? (?:\w+ )?(?:highway|road|route|motorway|railway|line)s?\b", re.I
)
_FAR_TOWARDS = re.compile(r"\d ?(?:km|kilomet\w+|miles?)\b[^;.]{0,60} in the direction of $", re.I)


def by_the_way(asked: Asked, fact: Fact, place: Place) -> bool:
    """Whether every passage names a place only for the way that those before it lie on, or to say how far off they lie:
    'A, near the B-C highway', 'A and B, 40 km south of C in the direction of D'."""
    named = rf"(?<!\w){re.escape(place.mention.span.quote)}(?!\w)"
    told = [m for quote in asked.material.quotes(fact) for m in re.finditer(named, quote)]
    return bool(told) and all(
        _FAR_TOWARDS.search(left := m.string[: m.start()])
        or MEASURED.search(left)
        or (_ON_A_WAY.search(left) and _WAY_ENDS.match(m.string, m.end()))
        for m in told
    )


def bank(name: str, quote: str) -> bool:
    """Whether a passage names a river only for its bank, on which another place lies."""
    of = rf"\b(?:bank|banks|shore|side) of (?:the )?{re.escape(name)}"
    return re.search(rf"\bthe \w+ {re.escape(name)}(?: River)? bank\b|{of}", quote, re.I) is not None


def crossed(name: str, quote: str) -> bool:
    """Whether a passage names a river only for what leads over it: 'the bridgehead over the A River'."""
    over = rf"\b(?:bridgeheads?|crossings?|ferry|ferries|bridges?) (?:over|across|on) (?:the )?{re.escape(name)}(?!\w)"
    named = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", quote))
    return 0 < named == len(re.findall(over, quote, re.I))
