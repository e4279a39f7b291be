"""Learned claims that differ only in what an act is done to: a list is one act, and bits of a phrase are the phrase."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import ancestors, conjuncts
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.extract.scene import Story

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_INNER = frozenset({"amod", "compound", "nmod", "poss", "nummod", "det", "case", "quantmod"})


def listed(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims, those of one act with several values of their kind's lone slot made one."""
    found: dict[object, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_act(claim), []).append(claim)
    return [one for group in found.values() for one in _joined(group, story)]


def _act(claim: Claim) -> object:
    """What tells apart the acts of a sentence: all but the value of the lone slot."""
    slot = claim.detail.lone
    if not slot:
        return id(claim)
    rest = claim.detail.model_dump_json(exclude={slot})
    return (claim.detail.kind, claim.spans[0].start, rest, claim.attribution.stance)


def _joined(group: list[Claim], story: Story) -> list[Claim]:
    first = group[0]
    slot = first.detail.lone
    parsed = story.read.get(story.scene_at(first.spans[0].start).start) if slot else None
    if not isinstance(parsed, Parsed):
        return group
    values = [value for claim in group if isinstance(value := getattr(claim.detail, slot), str)]
    said = _said(parsed, values, _parties(first))
    return [first.model_copy(update={"detail": first.detail.model_copy(update={slot: said})})] if said else group[:1]


def _parties(claim: Claim) -> set[str]:
    slots = claim.detail.slots()
    return {value for name, about in slots.items() if about.sort == "party" and (value := getattr(claim.detail, name))}


def _said(parsed: Parsed, values: list[str], acting: set[str]) -> str | None:
    """What the values say together: a list from its first to its last member, else another party than those who act,
    else the first phrase that is no part of another."""
    found = {value: token for value in values if (token := _head(parsed, value)) is not None}
    heads = {token.i: value for value, token in reversed(found.items())}
    tokens = [found[value] for value in found]
    lists = {t.i: {m.i for m in conjuncts(t)} for t in tokens}
    for members in (lists[i] for i in sorted(lists)):
        together = [parsed.tree.doc[j] for j in sorted(members & set(lists))]
        if len(together) > 1:
            start = min(parsed.naming.phrase(t)[0] for t in together)
            return parsed.story.doc.text[start : max(parsed.tree.end(t) for t in together)]
    codes = parsed.story.theatre.party_codes
    other = next((value for value in values if value in codes and value not in acting), None)
    if other is not None or not tokens:
        return other or next(iter(values), None)
    whole = [t for t in tokens if not any(a.i in lists for a in ancestors(t))] or tokens
    value = heads[whole[0].i]
    root = parsed.head_of(value)
    return value if root is not None and root.i == whole[0].i else Phrases(parsed).object(whole[0])


def _head(parsed: Parsed, value: str) -> "Token | None":
    """The head of the noun phrase that the words are a part of."""
    token = parsed.head_of(value)
    while token is not None and token.dep_ in _INNER and token.head.i != token.i:
        token = token.head
    return token if token is not None and token.pos_ in ("NOUN", "PROPN", "NUM", "PRON") else None
