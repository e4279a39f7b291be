"""Whether a clause about the future foretells: not a plan of its own speaker, not a date in the diary."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, subjects
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.partaking import subject_of

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_WILL = frozenset({"will", "would", "'ll", "’ll"})
_FIRST = frozenset({"we", "i"})
_ASKING = frozenset({"whether", "if"})
_FEW = frozenset({"few", "hardly", "scarcely"})
_SAID_OF = frozenset({"advmod", "amod", "acomp", "oprd", "attr"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
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


def doubted(parsed: Parsed, verb: "Token") -> bool:
    """Whether the clause only asks if it will be so: 'may show *whether* it will end', 'the *chance* that it will'."""
    here = verb
    if _mistaken(parsed, here):
        return True
    if here.dep_ in ("acl", "ccomp", "relcl") and here.head.pos_ == "NOUN" and here.head.i in parsed.heads("supposing"):
        return True
    called = [here.head, *(c for c in here.head.children if c.dep_ == "nsubj")] if here.dep_ in ("acl", "ccomp") else []
    if any(t.i in parsed.heads("untrue") for t in called):
        return True  # 'the *myth* that …', 'the *myth* is that …'
    while True:
        asked = here.dep_ in ("ccomp", "advcl", "acl", "conj")
        if asked and any(c.dep_ in ("mark", "cc", "advmod") and c.lower_ in _ASKING for c in here.children):
            return here.dep_ != "advcl"
        if here.dep_ == "ROOT" and _is_condition(here):
            return True  # a condition cut off from what it is one of: '*If* we do not act …'
        if here.dep_ != "conj" or here.head.i == here.i:
            return False
        here = here.head


def _mistaken(parsed: Parsed, verb: "Token") -> bool:
    """Whether the text says that whoever foretold a clause was wrong, or that hardly anybody did: 'they *wrongly*
    predicted that …', 'forecasts that … proved *wrong*', '*few* believed that …'."""
    above, wrong = verb.head, parsed.heads("mistaken")
    if verb.dep_ not in ("ccomp", "acl", "relcl") or above.i == verb.i:
        return False
    telling = above.head if above.pos_ == "NOUN" and above.dep_ in _SUBJECTS else above
    few = above.pos_ in VERBAL and any(t.lower_ in _FEW for t in subjects(above))
    return few or any(c.i in wrong and c.dep_ in _SAID_OF for c in (*above.children, *telling.children))


def _is_condition(verb: "Token") -> bool:
    """Whether a clause opens with 'if', unlike one that says 'hundreds, *if* not thousands, will leave'."""
    first = subject_of(verb)
    return any(c.dep_ == "mark" and c.lower_ in _ASKING and (first is None or c.i < first.i) for c in verb.children)


def asked_of(verb: "Token") -> bool:
    """Whether a clause is only what somebody was asked: 'was *asked if* it adds pressure'."""
    return verb.dep_ == "ccomp" and verb.head.lower_ == "asked" and _is_condition(verb)
