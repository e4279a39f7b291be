"""Acts that are only named: as what somebody aims at, or as what is so in general."""

from typing import TYPE_CHECKING

from daybrief.claims.frames import Outlook
from daybrief.extract.english.syntax import VERBAL, ancestors, preps

if TYPE_CHECKING:
    from daybrief.claims.base import Detail
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Act, Parsed
    from daybrief.extract.readers.rules.sentence import Sentence

_PRESENT = frozenset({"VBP", "VBZ"})

AHEAD: frozenset[Outlook] = frozenset({"intended", "ahead"})
_TRIED = frozenset({"VB", "VBG"})


def not_yet(outlook: Outlook, act: "Act") -> bool:
    """Whether an act has not come about: what somebody only tries to do has not where deciding does it."""
    return outlook in AHEAD or (outlook == "tried" and act.kind.decided and act.token.tag_ in _TRIED)


def only_aim(parsed: "Sentence", noun: "Token") -> bool:
    """Whether an act is only named as an aim: 'the liberation of Crimea *as the goal*', 'taking X *is a priority*'."""
    aims = parsed.heads("aimed")
    called = preps(noun, "as")
    if noun.dep_ in ("nsubj", "nsubjpass"):
        called += [c for c in noun.head.children if c.dep_ == "attr"]
    return any(t.i in aims for t in called)


def aimed_past(parsed: "Parsed", kind: "type[Detail]", place: "Token") -> bool:
    """Whether a place is only that of what acts of a kind are to serve: 'built a bridge in support of a later *push on
    Sumy*', 'seek to take the road to back an *advance on Sumy*'. What was done to reach a place is done there."""
    if any("supposed" in frame.outlooks for frame in kind.frames):
        return False
    acts = {act.token.i: act.kind for act in parsed.acts}
    for above in ancestors(place):
        if acts.get(above.i) is kind:
            return False
        if above.pos_ in VERBAL or above.i in acts:
            served = next((t for t in ancestors(above) if t.pos_ in VERBAL or t.i in acts), above)
            at_it = above.dep_ in ("acl", "xcomp") or parsed.mood.outlook(served) == "done"
            own = above.pos_ in VERBAL and acts.get(served.i) is kind and at_it
            return parsed.mood.outlook(above) == "supposed" and not own
    return False


def in_general(verb: "Token") -> bool:
    """Whether a verb tells what is so at any time, and so does 'by doing' after it: 'one *wins* by taking X'."""
    return verb.tag_ in _PRESENT and not any(c.dep_ in ("aux", "xcomp") for c in verb.children)
