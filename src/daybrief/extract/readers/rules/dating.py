"""Whether a time that stands below an act is that of something else which its clause tells."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors
from daybrief.extract.readers.rules.signs import FUTURE

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_ASIDE = frozenset({"ahead", "before", "after", "following"})
_CONCEDING = frozenset({"although", "though", "while", "whereas", "because"})
_SINCE = frozenset({"after", "since"})
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def of_part(time: "Token", act: "Token") -> bool:
    """Whether a time is that of a part of what an act tells: '11 deaths, *including* three on 17 April'."""
    return any(t.lower_ == "including" for t in time.doc[act.i : time.i])


def of_a_later(below: "Token", above: "Token") -> bool:
    """Whether a way up from a time leads over what the act comes before or after: 'spoke *ahead of Friday's* visit'."""
    return below.dep_ == "pobj" and (above.lower_ in _ASIDE or (above.lower_ == "of" and above.head.lower_ in _ASIDE))


def looks_ahead(verb: "Token") -> bool:
    """Whether a relative clause tells what will come of its noun: 'move reserves, *which they will use in May*'."""
    return verb.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)


def _earlier(verb: "Token", act: "Token", day: bool) -> bool:
    """Whether a clause with its own subject tells what was long so when the act came: 'attacked X after others *had
    taken* it in May'."""
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
    return own and verb.i > act.i and (had or not day) and not any(c.lower_ == "had" for c in act.children)


def in_where(time: "Token | None", act: "Token") -> bool:
    """Whether a time stands in a clause of place that does not hold the act."""
    inside = {act.i, *(t.i for t in ancestors(act))}
    clauses = (t for t in ancestors(time) if t.dep_ == "relcl" and t.i not in inside) if time is not None else ()
    return any(c.lower_ == "where" for clause in clauses for c in clause.children)


def told_apart(verb: "Token", act: "Token", day: bool) -> bool:
    """Whether a clause tells of something else than the act: 'talks were useful and *another round* is planned', and of
    a month or a year 'will act if Russia takes regions *that broke away*', or only of what it is set against: '*though*
    a truce was agreed in October, people died'. `day`: whether it gives a day, which can be the act's as well: 'foiled
    a plot *of men who landed on Friday*'."""
    if verb.pos_ not in VERBAL:
        return False
    if verb.dep_ == "advcl":
        marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
        even = any(c.lower_ == "as" and c.i and c.nbor(-1).lower_ == "even" for c in verb.children)
        return even or bool(marks & _CONCEDING) or (bool(marks & _SINCE) and _earlier(verb, act, day))
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN" and not day):  # 'a gun *built* in 1985'
        noun = verb.head
        if noun.i > act.i and any(c.lower_ == "where" for c in verb.children):
            return True  # 'hit Orly, *where* a bomb killed two on Sunday'
        now = any(
            c.dep_ == "aux" and c.lower_ in _HAVE for c in act.children
        )  # 'the war, which *began* in 2014, has …'
        return not day and noun.i != act.i and (now or not (noun.dep_ in _SUBJECTS and noun.head.i == act.i))
    return verb.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in verb.children)
