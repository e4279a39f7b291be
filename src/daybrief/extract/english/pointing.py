"""Noun phrases that point at something named elsewhere in the text."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import subjects

if TYPE_CHECKING:
    from daybrief.extract.english.names import Naming
    from daybrief.extract.english.token import Token


def named_so(head: "Token") -> "Token":
    """The name that stands right behind what it is: 'the power company *Ukrenergo*'."""
    if head.pos_ != "NOUN":
        return head
    beside = (c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.i == head.i + 1)
    return next(beside, head)


def antecedent(head: "Token") -> "Token | None":
    """The noun that 'whose' points back to: 'the *ministry*, whose spokesman said …'."""
    clause = next((t for t in (head.head, head.head.head) if t.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def is_definite(head: "Token", naming: "Naming") -> bool:
    """Whether a phrase is about somebody known: 'the minister', or in a hurried style '*Brazilian* leader'."""
    if any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in head.children):
        return True
    lone = head.tag_ in ("NN", "NNP") and not any(c.dep_ in ("det", "poss", "appos") for c in head.children)
    return lone and any(c.dep_ == "amod" and naming.named(c) for c in head.children)


def speaking(verb: "Token") -> "list[Token]":
    """Who says something by a verb: no number before the name, as in '…, *two* of them badly, Anna *Berg* wrote'."""
    found = subjects(verb)
    name = named_before(verb)
    return [one for one in found if one.pos_ != "NUM"] or ([name] if name is not None else found)


def named_before(verb: "Token") -> "Token | None":
    """The name right before a verb whose subject the parser lost: 'In Munich the minister, *Anna Berg*, said …'."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < 2:
        return None
    before = verb.nbor(-2 if verb.nbor(-1).text == "," else -1)
    return before if before.pos_ == "PROPN" else None
