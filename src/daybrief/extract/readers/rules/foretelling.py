"""Whether a clause about the future foretells: not a plan of its own speaker, not a date in the diary."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import subjects
from daybrief.extract.readers.rules.acts import Act, Parsed

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_WILL = frozenset({"will", "would", "'ll", "’ll"})
_FIRST = frozenset({"we", "i"})
_PERSONAL = frozenset({"he", "she", "it", "they"})


def foretells(parsed: Parsed, act: Act, told: bool, assessed: bool) -> bool:
    """`told`: somebody other than the publisher says it. `assessed`: the publisher's business is to assess."""
    verb = act.token
    if not (told or assessed or parsed.voices.hedged(verb) or act.cue == "chance"):
        return False
    if act.cue == "chance" and not _promises(verb):
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        foretold = parsed.heads(act.frame.cue.partition(".")[0])
        return verb.head.i not in foretold and not any(c.lower_ in _WILL for c in verb.head.children)
    if any(t.dep_ == "relcl" for t in _clause_heads(verb)) or verb.i in parsed.heads("scheduled"):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return False
    return not own_intention(parsed, verb)


def _promises(word: "Token") -> bool:
    """Whether 'likely', 'expected' … tells of something to come: 'is likely *to rise*', not 'likely to have risen'."""
    ahead = [c for c in word.children if c.dep_ in ("xcomp", "ccomp") and any(g.tag_ == "TO" for g in c.children)]
    done = any(g.dep_ == "aux" and g.lower_ == "have" for c in ahead for g in c.children)
    return bool(ahead) and not done and word.dep_ not in ("acl", "advcl", "advmod", "amod")


def _clause_heads(verb: "Token") -> "list[Token]":
    """The verb and those it is coordinated with."""
    found = [verb]
    while found[-1].dep_ == "conj":
        found.append(found[-1].head)
    return found


def own_intention(parsed: Parsed, verb: "Token") -> bool:
    """Whether the speaker tells what he himself, or the side he speaks for, will do."""
    own = subjects(verb)
    if any(s.lower_ in _FIRST for s in own):
        return True
    speakers = [s.head for s in parsed.voices.above(verb) if s.head is not None]
    if not speakers:
        return False
    if any(s.lower_ in _PERSONAL for s in own):
        return True
    sides = {p for head in speakers if (p := parsed.naming.party(head))}
    return any(parsed.naming.party(s) in sides for s in own)
