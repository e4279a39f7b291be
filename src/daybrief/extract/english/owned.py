"""A body named by the state that a sentence is about: 'Russia took the town, *its Defence Ministry* said'."""

from typing import TYPE_CHECKING

from daybrief.extract.english.names import Naming

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_ITS = frozenset({"its", "their"})
_STATES = frozenset({"country", "nation", "state"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def owned(naming: Naming, head: "Token", text: str) -> tuple[str, str] | None:
    """The name of such a body with its state in place of the pronoun, and the state's code. None where the sentence has
    told of no state before it, or of two."""
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ not in _ITS | _STATES:
        return None
    named = (t for t in head.sent if t.i < owner.i and t.pos_ in ("PROPN", "ADJ") and _leads(t))
    states = [t for t in named if naming.party(t) is not None]
    parties = {party for t in states if (party := naming.party(t)) is not None}
    if len(parties) != 1:
        return None
    state = states[-1]
    body = text[naming.tree.end(owner) : naming.name(head)[1]].removeprefix("'s").removeprefix("’s").strip()
    return f"{state.text}{'’s' if state.pos_ == 'PROPN' else ''} {body}", parties.pop()


def _leads(token: "Token") -> bool:
    """Whether a word is the subject of a clause, or says whose the subject is: '*Russia*', '*Russia's* troops'."""
    return token.dep_ in _SUBJECT or (token.dep_ in ("poss", "amod") and token.head.dep_ in _SUBJECT)
