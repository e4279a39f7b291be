"""The phrases that play a role of an act, as grammar gives them."""

from typing import TYPE_CHECKING

from daybrief.claims.frames import Fill, Role
from daybrief.extract.english.syntax import (
    VERBAL,
    ancestors,
    conjuncts,
    doers,
    has_subject,
    is_passive,
    preps,
    present_among,
    reckonings,
    stated,
    subjects,
    taken_out,
    undergoers,
    whose,
)
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.company import attenders, others
from daybrief.extract.readers.rules.phrases import Phrases

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


def _setting(token: "Token") -> "list[Token]":
    """What is used by the verbs whose occasion the act is: 'hit it with *drones*, he said, in an attack that …'."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "during"):
        return []
    own = {t.i for t in token.subtree}
    verbs = [t for t in token.sent if t.pos_ in VERBAL and t.i not in own]
    return [used for verb in verbs for used in (*undergoers(verb), *preps(verb, "with"))]


def _claimant(parsed: Parsed, act: Act) -> "list[Token]":
    """Whose claim an act is that names no doer: '*Moscow's* claim to have taken X'; and that a town was taken, which
    who took it claims: '*Russian* claims that X had been captured'."""
    verb, claim = act.token, act.token.head
    if verb.dep_ not in ("acl", "relcl", "ccomp") or claim.i not in parsed.voices.say or claim.pos_ in VERBAL:
        return []
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    if not infinitive and not (is_passive(verb) and act.kind.meets.clashes):
        return []
    owners = (c for c in claim.children if c.dep_ in ("amod", "poss", "compound"))
    return [c for c in owners if parsed.naming.party(c) is not None][:1]


def _listed_last(parsed: Parsed, token: "Token") -> "list[Token]":
    """Who does the last of several acts told by somebody, hung by the parser on the word of saying: 'bloggers told of
    forces that broke through, crossed a river, and *took* a village'."""
    chain = [token]
    while chain[-1].dep_ == "conj" and chain[-1].head.pos_ in VERBAL and not has_subject(chain[-1]):
        chain.append(chain[-1].head)
    said, first = chain[-1], chain[-2] if len(chain) > 2 else None
    telling = parsed.voices.say.keys() & {said.i, *(c.i for c in said.children if c.dep_ == "dobj")}
    if first is None or not telling:
        return []
    inner = [t for t in said.subtree if said.i < t.i < first.i and t.tag_ == token.tag_ and has_subject(t)]
    return subjects(inner[-1]) if inner else []


def heads_of(parsed: Parsed, phrases: Phrases, act: Act, role: Role) -> "list[Token]":
    """The heads of the phrases that play a role of an act, coordinated ones apart."""
    token = act.token
    if role == "agent":
        if met_with(parsed, token):
            return whose(token)  # 'troops in X *face* attacks' of others
        made = parsed.heads("instrument")  # 'Brandt signed a *decree* banning …'
        found = [maker for t in doers(token) for maker in (doers(t) if t.i in made and t.dep_ == "dobj" else [t])]
        found = _listed_last(parsed, token) or found or _claimant(parsed, act)
        return [t for t in found if t.is_ancestor(token) or token.is_ancestor(t)] if only_told(parsed, act) else found
    if role == "patient":
        done_to = _done_to(parsed, act) or _left(parsed, act)
        return [t for t in done_to if not (act.frame.parts and taken_out(t))]
    if role == "self":
        return [token, *(t for t in subjects(token) if t.pos_ == "NUM")] if token.pos_ in VERBAL else [token]
    if role == "receiver":
        own = [t for t in undergoers(token) if _within(parsed, act, t)]  # 'set *fire* to a depot'
        issued = (
            [token.head] if token.dep_ in ("dobj", "nsubjpass") and token.head.i in parsed.heads("enacting") else []
        )
        given = [o for t in (token, *own) for o in preps(t, "to", "for")] + [o for t in issued for o in preps(t, "for")]
        return [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] + given
    if role == "attender":
        return attenders(parsed, token, act.frame.cue)
    if role == "other":
        return others(parsed, token, act.frame.cue)
    if role == "against":
        return preps(token, "against", "on", "upon")
    if role == "aim":
        return [o for t in (token, *undergoers(token)) for o in preps(t, "at")]
    if role == "inside":
        found = [o for t in (token, *undergoers(token)) for o in preps(t, "in", "aboard", "on")]
        return [o for o in found if not _within(parsed, act, o)]
    if role == "setting":
        return _setting(token)
    if role == "partner":
        return preps(token, "with", "between", "among")
    if role == "means":
        return preps(token, "with", "by", "of", "using") + _using(token)
    if role == "topic":
        things = [each for p in undergoers(token) for each in dict.fromkeys((p, phrases.content(p)))]
        return [o for p in things for o in preps(p, "on", "against", "to", "for", "from", "over", "upon")]
    if role == "bond":
        return [o for p in [*undergoers(token), *_holders(parsed, token)] for o in preps(p, "with", "between", "among")]
    if role == "matter":
        return preps(token, "over", "on", "about", "regarding", "concerning")
    if role == "source":
        return preps(token, "from")
    if role == "subject" and (harmed := _left_with(parsed, token)):
        return harmed
    if role == "subject":
        verb = token.head if token.dep_ == "dobj" and token.head.i in parsed.heads("suffering") else token
        whole = verb.i != token.i or not (_done_to(parsed, act) or any(c.dep_ == "ccomp" for c in token.children))
        return subjects(verb) if verb.pos_ in VERBAL and whole else []
    if role == "reckoned":
        return reckonings(token)
    if role == "counted":
        return preps(token, "of") or stated(token)
    if role == "among":
        return present_among(token)
    if role == "toll":
        return [t for t in ancestors(token) if t.i in parsed.heads("toll")]
    if role == "within":
        return preps(token, "in", "during", "after", "following")
    if role == "content":
        return [c for c in token.children if c.dep_ in ("ccomp", "xcomp")] or preps(token, "of", "about")
    if role == "carrier":
        undergone = token.dep_ == "nsubj" and is_passive(token.head)  # 'with nine *bodies* found'
        return [token.head] if undergone or token.dep_ in ("dobj", "nsubjpass") else []
    if role == "claim":
        return [token.head] if token.dep_ in ("acomp", "oprd") else [token]
    if token.pos_ == "ADP":
        return undergoers(token.head) if token.head.pos_ in VERBAL else [token.head]
    return _holders(parsed, token)


def only_told(parsed: Parsed, act: Act) -> bool:
    """Whether an act's noun is the object of a verb that only tells, judges or sees it: '*condemned* an arrest'."""
    return relayed(parsed, act.token) and not any(g.role == "carrier" for g in act.frame.given)


def relayed(parsed: Parsed, noun: "Token") -> bool:
    """Whether a noun is the object of a verb of telling, judging or seeing."""
    verb = noun.head
    return (
        noun.pos_ == "NOUN"
        and noun.dep_ == "dobj"
        and any(verb.i in parsed.heads(slot) for slot in ("say.plain", "speaks", "beholding"))
    )


def _left(parsed: Parsed, act: Act) -> "list[Token]":
    """What is left or quit, where a word of leaving takes 'from' or 'of' to itself: 'pulled out of the *treaty*'."""
    last = parsed.tree.tokens(act.start, act.end)[-1:]
    own = (c for t in last if t.dep_ == "prep" and t.lower_ in ("from", "of") for c in t.children)
    return [each for c in own if c.dep_ == "pobj" for each in conjuncts(c)]


def _left_with(parsed: Parsed, token: "Token") -> "list[Token]":
    """Whom something leaves with what the word names: 'left *a boy* with a leg wound'."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "with" else token
    return undergoers(verb) if verb.i in parsed.heads("leaving") else []


def _within(parsed: Parsed, act: Act, token: "Token") -> bool:
    """Whether a word is one of those that tell the act itself: 'caught *fire*', but 'took the *lives* of five'."""
    return act.start <= parsed.tree.start(token) < act.end and not preps(token, "of")


def _done_to(parsed: Parsed, act: Act) -> "list[Token]":
    return [t for t in undergoers(act.token) if not _within(parsed, act, t)]


def apiece(phrases: Phrases, fill: Fill, head: "Token") -> "list[Token]":
    """The states of whose officials a phrase tells, where each is a party of its own: 'the ministers of *A*, *B* and
    *C*'; else the phrase's head, and the things it is said to take in: 'nine sites, including *a depot*'."""
    if fill.how == "thing":
        return [head, *preps(head, "including")]
    of = preps(head, "of") if fill.how == "party" else []
    parties = {phrases.party(each) for each in of}
    return of if head.tag_ == "NNS" and len(parties - {None}) == len(of) > 1 else [head]


def _holders(parsed: Parsed, token: "Token") -> "list[Token]":
    """The noun whose clause the act stands in: 'an *agreement* scheduled for signing'."""
    for here in parsed.mood.governors(token):
        if here.dep_ in ("acl", "relcl"):
            return [here.head]
        if here.i != token.i and here.pos_ in VERBAL and is_passive(here):
            return subjects(here)  # 'a deal is scheduled for *signing*'
    return []


def met_with(parsed: Parsed, noun: "Token") -> bool:
    """Whether a noun tells what somebody meets with or bears: '*face* attack', 'brace for an *assault*'."""
    if noun.pos_ in VERBAL:
        return False
    below = noun
    for above in ancestors(noun):
        if above.i in parsed.heads("facing"):
            return below.dep_ in ("dobj", "prep", "pobj")
        if above.pos_ in VERBAL or below.dep_ in ("nsubj", "nsubjpass"):
            return False
        below = above
    return False


def _using(token: "Token") -> "list[Token]":
    return [o for c in token.children if c.lower_ == "using" for o in c.children if o.dep_ in ("dobj", "pobj")]
