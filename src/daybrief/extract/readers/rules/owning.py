"""Places that a sentence names for its voice or for those who act, not for what was done."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors, doers, whose
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.placing import Placed, said_at

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


def its_own(parsed: Parsed, act: "Token", places: list[Placed]) -> list[Placed]:
    """The places without those of the voice and of the doers, where the act has others, and those of what another
    side did."""
    return _not_of_another_side(parsed, act, _not_of_the_voice(parsed, act, _not_of_the_doers(act, places)))


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


def _not_of_another_side(parsed: Parsed, act: "Token", places: list[Placed]) -> list[Placed]:
    """Of an act told by a noun, without those that hang on what the other side did: 'Russian troops made gains *near
    Orly* but face Ukrainian *counterattacks*'."""
    side = next((p for t in whose(act) if (p := parsed.naming.party(t))), None)
    if act.pos_ != "NOUN" or side is None:
        return places
    above = {t.i for t in ancestors(act)}
    others = {
        other.token.i
        for other in parsed.acts
        if other.kind.here and other.token.i not in above and _by_another(parsed, other.token, side)
    }
    return [p for p in places if not any(t.i in others for t in ancestors(p.token))]


def _by_another(parsed: Parsed, act: "Token", side: str) -> bool:
    """Whether an act is told of somebody else than a side."""
    parties = {p for t in doers(act) if (p := parsed.naming.party(t))}
    return bool(parties) and side not in parties
