"""Where a meeting is held: read off the word that tells it and the verbs around it."""

from itertools import takewhile
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors
from daybrief.extract.readers.rules.company import attenders, others, round_of, verbs, within
from daybrief.extract.readers.rules.placing import Placed, modified

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed

_SEATS = frozenset({"in", "at", "to", "near", "on", "outside", "into", "for"})
_SPOT = frozenset({"in", "at", "near", "outside"})
_MET = frozenset(
    {"meeting.talks", "meeting.call"}
)  # whose object is who is met: 'met *Sweden*', unlike 'visited Sweden'
_REASONS = frozenset({"given", "despite", "amid", "after", "following", "since", "before", "over"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})


def seats(parsed: "Parsed", token: "Token", cue: str, places: list[Placed]) -> list[Placed]:
    """The places where the act itself is said to be, not those that only belong to a person, a state or a topic."""
    hosts = {token.i, *(v.i for v in verbs(parsed, token)), *(w.i for w in within(parsed, token, cue))}
    hosts |= {round_of(token).i, *(t.i for t in [*attenders(parsed, token, cue), *others(parsed, token, cue)])}
    people = parsed.heads("office")
    free = [p for p in places if not any(a.i in people for a in modified(p.token)) and not _only_likely(parsed, p)]
    topics = parsed.heads("agreement.negotiated")
    free = [p for p in free if not any(t.i in topics and t.i > token.i for t in ancestors(p.token))]
    free = [p for p in free if not any(_within_town(p.token, other.token) for other in free)]
    free = [p for p in free if not _in_a_name(parsed, p.token)]
    free = [p for p in free if not (p.spot.grain == "country" and p.token.dep_ == "dobj" and cue in _MET)]
    free = [p for p in free if not (p.spot.grain == "country" and (p.prep == "on" or p.token.dep_ in _OWNERS))]
    inside = {token.i, *(t.i for t in ancestors(token))}
    return [
        p
        for p in free
        if _seated(p.token, token, hosts, people)
        or (p.spot.grain != "country" and p.prep in _SPOT and not _of_another(parsed, p.token, inside))
    ]


def _of_another(parsed: "Parsed", name: "Token", inside: set[int]) -> bool:
    """Whether a place is where something else was, for or after which the act is told: '*given* events in Turku, …'; or
    where those rule who are spoken of, or a war
    is: 'a critic of the *regime* in Turku', 'on ending the *conflict* in Asia'."""
    above = list(takewhile(lambda t: t.i not in inside, ancestors(name)))
    ruled = any(t.i in parsed.heads("realm") or t.i in parsed.heads("belligerence") for t in above)
    return ruled or any(t.dep_ == "prep" and t.lower_ in _REASONS for t in above)


def _only_likely(parsed: "Parsed", place: Placed) -> bool:
    """Whether the words before a place leave open whether it is there: 'a meeting, *likely* in Geneva'; of 'Berne,
    Switzerland' both."""
    token = place.token
    while token.dep_ in ("appos", "conj", "npadvmod") and token.head.i < token.i:
        token = token.head
    prep = token.head
    return token.dep_ == "pobj" and prep.i > 0 and prep.nbor(-1).i in parsed.voices.hedge


def _in_a_name(parsed: "Parsed", token: "Token") -> bool:
    """Whether a place is a piece of the name of something else: 'the *Crimea* Platform'."""
    above = token.head
    named = token.dep_ in ("compound", "nmod") and above.tag_ in ("NNP", "NNPS") and above.i > token.i
    return named and above.i not in parsed.heads("scenery") and all(p.token.i != above.i for p in parsed.places)


def _within_town(name: "Token", town: "Token") -> bool:
    """Whether a name only tells what lies around the one before it: 'Miami, *Florida*'."""
    return name.i == town.i + 2 and name.doc[town.i + 1].text == "," and name.dep_ != "conj"


def _seated(name: "Token", token: "Token", hosts: set[int], people: dict[int, str]) -> bool:
    """Whether the way from a place's name up to the act leads over words of place alone."""
    here = name
    for _ in range(8):
        if here.i == token.i:
            return name.dep_ in _OWNERS
        if here.dep_ == "pobj":
            if here.head.lower_ not in _SEATS | {"of"} or here.head.head.i in people:
                return False
            if here.head.lower_ != "of" and here.head.head.i in hosts:
                return here.head.lower_ != "for"
            here = here.head.head
        elif here.dep_ in ("dobj", "nsubj", "nsubjpass") and here.head.i in hosts:
            return here.head.i == token.i
        elif here.dep_ == "conj" and here.i != name.i and name.dep_ in _OWNERS:
            return False  # 'talks on grain and a *Baltic* truce'
        elif here.dep_ in ("conj", "appos", "compound", "nmod", "poss", "npadvmod"):
            here = here.head
        else:
            return False
        if here.pos_ in VERBAL:
            return here.i in hosts
    return False
