"""Signs of an act's mood that the words around it show by themselves."""

import re
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors

if TYPE_CHECKING:
    from collections.abc import Callable

    from daybrief.extract.english.token import Token

FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
POSSIBLE = frozenset({"may", "might", "could", "should", "can", "must", "ca"})
_ORDINAL = re.compile(r"first|second|third|\d+(?:st|nd|rd|th)|[a-z-]{2,}th")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_QUESTION = re.compile(
    r"(?:[A-Z][\w. ]{0,30}: )?\W*(?:Will|Would|Did|Does|Do|Has|Have|Had|Is|Are|Was|Were|Can|Could|Should)\b.*\?\W*",
    re.S,
)
_SETTING = frozenset({"at", "during", "after", "following"})
_LATER = frozenset({"after", "following"})
_PRESENT = frozenset({"VBP", "VBZ"})
_THEN = frozenset({"when", "after"})
_NOBODY = frozenset({"no", "none", "nobody", "neither"})


def mistaken(noun: "Token") -> bool:
    """Whether the parser took a bare verb for a noun: 'unable to cross the river and *advance* on X'."""
    bare = noun.pos_ == "NOUN" and not any(c.dep_ in ("det", "amod", "poss", "compound") for c in noun.children)
    return bare and noun.tag_ == "NN" and noun.head.tag_ == "VB"


def purpose(prep: "Token", plans: dict[int, str]) -> bool:
    """Whether what follows is what conditions are set or plans made for: 'set *conditions* for an offensive'."""
    return (
        prep.lower_ == "for"
        and prep.dep_ == "prep"
        and any(c.i in plans and c.dep_ == "dobj" for c in prep.head.children)
    )


def serving(noun: "Token", services: dict[int, str]) -> bool:
    """Whether something is done for the sake of what follows: 'in *support* of a push', 'in *preparation* for one'."""
    return noun.i in services and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def nobody(noun: "Token") -> bool:
    """Whether a subject is nobody: '*neither side* advanced', '*none* of the drones hit'."""
    return noun.lower_ in _NOBODY or any(c.lower_ in _NOBODY and c.i < noun.i for c in noun.children)


def either(token: "Token") -> bool:
    """Whether it is joined by 'or', over which 'not' reaches: 'has *not* entered X or *taken* Y'."""
    return any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in token.head.children)


def is_to(verb: "Token") -> bool:
    """Whether somebody named is to do it: 'Brandt and Reyes are *to sign* …', unlike 'the aim is to sign'."""
    above = verb.head
    subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
    named = subject is not None and subject.pos_ in ("PROPN", "PRON")
    return named and verb.dep_ == "xcomp" and above.lemma_ == "be" and above.tag_ in ("VBP", "VBZ")


def under_way(verb: "Token", aux: set[str]) -> bool:
    """Whether it only may be so, but is told as going on: 'forces *may be massing* near Sumy'."""
    return verb.tag_ == "VBG" and "be" in aux and bool(aux & {"may", "might", "could"})


def purpose_of(word: "Token") -> bool:
    """Whether a word tells what an event is for, which it is all the same: 'talks *aimed* at ending the war'."""
    return word.dep_ == "acl" and word.tag_ in ("VBN", "VBG") and any(c.lower_ == "at" for c in word.children)


def instead(prep: "Token") -> bool:
    """Whether a preposition leads to what was not done: 'relied on raids *rather than on* attacks'."""
    near = (prep.head, prep.nbor(-1)) if prep.i else (prep.head,)
    return any(t.lower_ == "than" and t.i > 0 and t.nbor(-1).lower_ == "rather" for t in (prep, *near))


def put_off(verb: "Token", comes: "Callable[[Token], bool]") -> bool:
    """Whether something else comes first: 'dug in before the enemy *resumes* its advance', 'are resting before
    *resuming* theirs'; or what `comes` about only then: 'will ask him when he *visits* Oslo', 'plans a vote once troops
    *take* the town'."""
    if verb.dep_ == "pcomp":
        above = verb.head.head
        now = above.tag_ in _PRESENT or any(c.dep_ == "aux" and c.tag_ in _PRESENT for c in above.children)
        return now and verb.head.lower_ == "before"
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    above = next((t for t in ancestors(verb) if t.pos_ in VERBAL), verb)
    would = any(c.dep_ == "aux" and c.lower_ in ("would", "could") for c in above.children)
    first = any(c.lower_ == "once" and c.i == verb.left_edge.i for c in verb.children) or (
        verb.head.lower_ == "soon" and "as" in marks
    )  # 'as soon as'
    if verb.tag_ not in _PRESENT and not any(c.dep_ == "aux" and c.tag_ in _PRESENT for c in verb.children):
        return first and would and verb.dep_ == "advcl"  # 'said that it would vote once troops *took* the town'
    if "before" in marks or first:
        return True
    return verb.dep_ == "advcl" and bool(marks & _THEN) and above.i != verb.i and comes(above)


def all_of_them(verb: "Token") -> bool:
    """Whether a verb's object means those told before: 'downing *them*', 'intercepting *the* missile'."""
    objects = (c for c in verb.children if c.dep_ == "dobj")
    return any(o.pos_ == "PRON" or any(c.dep_ == "det" and c.lower_ == "the" for c in o.children) for o in objects)


def good_for(verb: "Token", fitness: dict[int, str]) -> bool:
    """Whether it only says what a thing is good for: 'drones *designed* for destroying tanks'."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "to", "of") and verb.head.head.i in fitness


def at_it(verb: "Token", chain: "list[Token]") -> bool:
    """Whether what a verb tells was done where or when the act of a chain was: '*agreed* at the summit', '*proposed*
    after the talks'."""
    return any(t.dep_ == "prep" and t.lower_ in _SETTING and t.head.i == verb.i for t in chain)


def told_after(verb: "Token", chain: "list[Token]") -> bool:
    """Whether what a verb tells is said to be done, by somebody who comes from the act of a chain: 'Berg says Oslo will
    send tanks, *following* talks in Turku'."""
    after = next((t for t in chain if t.dep_ == "prep" and t.lower_ in _LATER and t.head.i == verb.i), None)
    return after is not None and verb.dep_ == "ccomp" and after.i > 0 and after.nbor(-1).text == ","


def if_so(verb: "Token") -> bool:
    """Whether a verb tells what comes only on a condition: 'ready to *talk* if the guns fall silent'."""
    marks = (m for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark" and m.lower_ == "if")
    return any(m.i == 0 or m.nbor(-1).lower_ not in ("even", "as") for m in marks)


def is_ordinal(word: "Token") -> bool:
    """Whether a word counts which one is meant: 'the *fourth* round'."""
    return word.dep_ == "amod" and _ORDINAL.fullmatch(word.lower_) is not None


def summed_up(verb: "Token") -> bool:
    """Whether a clause only counts an act among others: 'it is the *eighth such* pact that Oslo *signed*'."""
    noun = verb.head
    counted = any(c.dep_ == "amod" and (c.lower_ == "such" or is_ordinal(c)) for c in noun.children)
    return verb.dep_ == "relcl" and noun.dep_ == "attr" and counted and noun.lower_ != "time"


def ahead_of(noun: "Token") -> bool:
    """Whether something is done before it: '*ahead of* the summit', 'on the *eve of* talks'."""
    above = noun.head
    return noun.dep_ == "pobj" and above.lower_ == "of" and above.i > 0 and above.nbor(-1).lower_ in ("ahead", "eve")


def with_modal(top: "Token") -> bool:
    """Whether it goes with what only may or will be done: 'may drive on X, *attempting* to block it'."""
    return (
        top.dep_ == "advcl"
        and top.tag_ == "VBG"
        and not any(c.dep_ in ("mark", "aux", "nsubj") for c in top.children)
        and any(c.dep_ == "aux" and c.lower_ in FUTURE | POSSIBLE for c in top.head.children)
    )


def weighed(top: "Token") -> bool:
    """Whether an act is only thought of for what it would bring: '*sending* troops would bring war'."""
    here = top
    while here.dep_ == "conj" and here.head.pos_ in VERBAL:
        here = here.head
    verb = here.head
    if here.tag_ != "VBG" or here.dep_ not in _SUBJECTS or verb.pos_ not in VERBAL:
        return False
    return any(c.dep_ == "aux" and c.lower_ in FUTURE | POSSIBLE for c in verb.children)


def is_question(text: str) -> bool:
    """Whether a sentence asks if something is so, which tells nothing: 'QUESTION: *Did* the ministers meet?'."""
    return _QUESTION.fullmatch(text) is not None


def recalls(verb: "Token") -> bool:
    """Whether a past clause only says something about somebody: 'those *who were deported*'."""
    past = verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)
    return verb.dep_ == "relcl" and past
