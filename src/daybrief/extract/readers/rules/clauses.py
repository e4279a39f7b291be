"""Reading whole clauses and lists of names: what a forecast is about, who met whom."""

from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import own_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from daybrief.extract.readers.rules.acts import Parsed

_LEAD = frozenset({"mark", "cc", "punct"})


def clause(parsed: "Parsed", verb: "Token") -> str | None:
    """The words of a verb's clause, from its subject to its last complement, what reports it left out."""
    inside = [t for t in verb.subtree if not _reports(parsed, t, verb)]
    while inside and (inside[0].dep_ in _LEAD and inside[0].head.i == verb.i):
        inside.pop(0)
    while inside and inside[-1].pos_ == "PUNCT":
        inside.pop()
    if len(inside) < 3:
        return None
    return parsed.story.doc.text[parsed.tree.start(inside[0]) : parsed.tree.end(inside[-1])]


def _reports(parsed: "Parsed", token: "Token", verb: "Token") -> bool:
    """Whether a word belongs to 'X said' or 'according to X' around the clause."""
    here = token
    while here.i != verb.i and here.head.i != here.i:
        if (
            here.i in parsed.voices.say
            and here.head.i == verb.i
            and here.dep_ in ("parataxis", "ccomp", "advcl", "prep")
        ):
            return True
        here = here.head
    return False


def names(parsed: "Parsed", heads: "list[Token]", person: bool) -> tuple[str, ...]:
    """The people the phrases name, and the parties of those that name nobody."""
    found: list[str] = []
    for head in heads:
        spot = parsed.naming.person(head)
        name = parsed.story.doc.text[spot[0] : spot[1]] if spot else parsed.naming.party(head)
        if name is None and not person and head.pos_ == "PROPN":
            start, end = parsed.naming.phrase(head)
            name = parsed.story.doc.text[start:end]
        if name and name not in found:
            found.append(name)
    return tuple(found)


def parties_in(parsed: "Parsed", noun: "Token") -> tuple[str, ...]:
    """Parties named as modifiers of a noun: 'Russian-Ukrainian talks', 'the US-Ukraine deal'."""
    start, end = parsed.tree.start(own_words(noun)[0]), parsed.tree.end(noun)
    return tuple(dict.fromkeys(h.value for h in parsed.scene.parties if start <= h.start < end))
