"""How a plan came to nothing: it was called off, put off, or did not take place."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from daybrief.extract.readers.rules.signs import FUTURE, POSSIBLE

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

LAPSED = "not_held"
SUPPOSING = frozenset({"if", "unless", "whether", "should", "lest", "until"})
TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def lapse(words: dict[int, str], token: "Token", negated: Callable[["Token"], bool]) -> str:
    """How a plan came to nothing, as told of a noun for it: '*talks* planned for Friday were *called off*', 'did not
    take place'; "". `words`: the slots of the words for it, by token number."""
    nominal = token.dep_ in _SUBJECTS or (token.dep_ == "dobj" and token.pos_ == "NOUN")  # or taken for a verb
    above = token.head if nominal else token
    hung = [
        c
        for c in above.children
        if c.dep_ == "conj" and c.i in words and not any(g.dep_ in _SUBJECTS for g in c.children)
    ]
    above = hung[0] if hung and above.i != token.i else above  # '*planned* for Friday have been called off'
    said = words.get(above.i, "").rpartition(".")[2]
    if above.i == token.i or not said:
        return ""
    if said != LAPSED and (above.tag_ not in TOLD or negated(above)):
        return ""  # the words for what did not take place hold the negation themselves
    unsure = any(c.lower_ in FUTURE | POSSIBLE or (c.dep_ == "mark" and c.lower_ in SUPPOSING) for c in above.children)
    return "" if unsure else said
