"""Reading whole clauses and lists of names: what a forecast is about, who met whom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from daybrief.extract.readers.rules.acts import Parsed

_LEAD = frozenset({"mark", "cc", "punct"})
_INSIDE = frozenset({"appos", "pobj", "prep", "compound", "nmod", "flat", "poss"})
_PERSONS = frozenset({"he", "she", "him", "her"})


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
    """The people the phrases name, and the parties of those that name nobody; with `person`, nothing else."""
    found: list[str] = []
    for head in heads:
        found += [n for n in _name(parsed, head, person) if n not in found]
    return tuple(found)


def _name(parsed: "Parsed", head: "Token", person: bool) -> list[str]:
    text = parsed.story.doc.text
    if spot := parsed.naming.person(head):
        return [text[spot[0] : spot[1]]]
    if within := _persons_in(parsed, head):
        return within
    if head.pos_ == "PRON":
        known = parsed.speech.names.meant(parsed.tree.start(head)) if head.lower_ in _PERSONS else None
        return [known.name] if known else []
    if head.i in parsed.heads("scenery"):
        return list(parties_in(parsed, head))
    if parties := list(parties_in(parsed, head)):
        return parties
    if not person and head.pos_ == "PROPN" and head.i not in {p.token.i for p in parsed.places}:
        start, end = parsed.naming.phrase(head)
        return [] if any(t.start <= start < t.end for t in parsed.scene.times) else [text[start:end]]
    return []


def _persons_in(parsed: "Parsed", head: "Token") -> list[str]:
    """People named inside the phrase: 'the President of France *Emmanuel Macron*', 'talks between …'."""
    found = []
    for named in parsed.speech.names.cast.people:
        if not parsed.scene.start <= named.start < parsed.scene.end:
            continue
        token = parsed.tree.head(named.start, named.end)
        while token is not None and token.i != head.i and token.dep_ in _INSIDE and token.head.i != token.i:
            token = token.head
        if token is not None and token.i == head.i:
            found.append(named.name)
    return found[:1]


def parties_in(parsed: "Parsed", noun: "Token") -> tuple[str, ...]:
    """Parties named as modifiers of a noun: 'Russian-Ukrainian talks', 'the Russian and Ukrainian delegations'."""
    words = [t for left in (*noun.lefts, noun) for t in ([left] if left.i == noun.i else left.subtree)]
    start, end = parsed.tree.start(min(words, key=lambda t: t.i)), parsed.tree.end(noun)
    return tuple(dict.fromkeys(h.value for h in parsed.scene.parties if start <= h.start < end))
