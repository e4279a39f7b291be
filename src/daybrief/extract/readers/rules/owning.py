"""Places that a sentence names for its voice or for those who act, not for what was done."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors, doers, whose
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.placing import Placed, said_at

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


def its_own(parsed: Parsed, act: "Token", places: list[Placed]) -> list[Placed]:
    """The places without those of the voice and of the doers, where the act has others, and those of what had been."""
    return _not_of_before(act, _not_of_the_voice(parsed, act, _not_of_the_doers(act, places)))


def _not_of_before(act: "Token", places: list[Placed]) -> list[Placed]:
    """Without those of a clause about what somebody below the act had done before it: 'sent units *that had fought in
    Orly*'."""
    had = {
        t.i
        for t in act.subtree
        if t.dep_ == "relcl" and t.i > act.i and any(c.dep_ == "aux" and c.lower_ == "had" for c in t.children)
    }
    return [p for p in places if not any(t.i in had for t in ancestors(p.token))] if had else places


def _not_of_the_voice(parsed: Parsed, act: "Token", places: list[Placed]) -> list[Placed]:
    """Without one that opens the sentence of a voice, where what it says names another: 'in *Minsk*, officials said
    that drones fell on Orly'."""
    verbs = {said.verb.i for said in parsed.voices.above(act) if said.verb.pos_ in VERBAL}
    fronted = [p for p in places if (verb := said_at(p)) and verb.i in verbs and p.token.i < verb.i < act.i]
    return [p for p in places if p not in fronted] or places


def _not_of_the_doers(act: "Token", places: list[Placed]) -> list[Placed]:
    """Without those of a clause about who acts: 'the men *who fought in Orly* took Zaria'."""
    clauses = (c for doer in doers(act) for c in doer.children if c.dep_ == "relcl")
    about = {t.i for clause in clauses if act not in clause.subtree for t in clause.subtree}
    return [p for p in places if p.token.i not in about] or places


def only_met(parsed: Parsed, act: "Token") -> bool:
    """Whether an act told by a noun is only what the other side meets with in a second clause about it: 'troops made
    gains near Orly but face Ukrainian *counterattacks*'."""
    side = next((p for t in whose(act) if (p := parsed.naming.party(t))), None)
    verb = next((t for t in ancestors(act) if t.pos_ in VERBAL), None)
    if act.pos_ != "NOUN" or side is None or verb is None or verb.dep_ != "conj":
        return False
    others = {p for t in doers(verb) if (p := parsed.naming.party(t))}
    return bool(others) and side not in others
