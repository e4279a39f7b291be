"""Acts that are only named: as what somebody aims at, or as what is so in general."""

from typing import TYPE_CHECKING

from daybrief.claims.frames import Outlook
from daybrief.extract.english.syntax import preps

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Act
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


def in_general(verb: "Token") -> bool:
    """Whether a verb tells what is so at any time, and so does 'by doing' after it: 'one *wins* by taking X'."""
    return verb.tag_ in _PRESENT and not any(c.dep_ in ("aux", "xcomp") for c in verb.children)
