"""What grammar shows a claim may have of another clause or another thing of its sentence: it is doubted, so that a
reader is shown the words as they stand."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import DOUBTED
from daybrief.extract.english.syntax import VERBAL, ancestors, conjuncts, doers, first_of, undergoers
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.scene import Story

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_ONE = frozenset({"NN", "NNP"})
_NAMED = re.compile(r"[“\"«]|\d+(?:st|nd|rd|th)$")  # what names a unit: quotation marks, a number
_CITING = frozenset({"citing", "blaming", "alleging", "fearing"})
_AHEAD = frozenset({"will", "would", "may", "might", "could"})
_NO_OTHER = frozenset({"aux", "auxpass", "conj", "ROOT", "ccomp"})
_DESCRIBING = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN"})
_BESIDE = frozenset({"including", "based", "operating", "flying", "conducting"})
# 'strikes, *including near A*', 'a regiment *based in B*', 'drones *operating over C*'


def unsure(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims, deeds doubted whose sentence has their places, or those who act, otherwise."""
    return [_unsure(claim, story) for claim in claims]


def _unsure(claim: Claim, story: Story) -> Claim:
    kind = type(claim.detail)
    if claim.confidence <= DOUBTED or not (kind.harms or kind.here or kind.firm):
        return claim
    parsed = story.read.get(story.scene_at(claim.spans[0].start).start)
    if not isinstance(parsed, Parsed) or not any(check(claim, parsed) for check in _CHECKS):
        return claim
    return claim.model_copy(update={"confidence": DOUBTED})


def _acts(claim: Claim, parsed: Parsed) -> list[Act]:
    """The acts of a sentence that a claim may tell: those of its deed, else all of its kind."""
    mine = [act for act in parsed.acts if act.kind is type(claim.detail)]
    deed = {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    return [act for act in mine if act.deeds & deed] or mine


def _places(claim: Claim, parsed: Parsed) -> "Iterator[Token]":
    heads = (parsed.tree.head(place.span.start, place.span.end) for place in claim.places)
    return (head for head in heads if head is not None)


def _of_another_thing(claim: Claim, parsed: Parsed) -> bool:
    """Whether a place is that of another thing of the list: 'destroyed depots in A and *a radar in B*'. One behind the
    last of a list is that of all, where the thing has none of its own."""
    things = (getattr(claim.detail, name) for name, slot in claim.detail.slots().items() if slot.sort == "words")
    head = next((head for thing in things if (head := parsed.head_of(thing)) is not None), None)
    listed = conjuncts(first_of(head)) if head is not None else []
    if head is None or len(listed) < 2:
        return False
    owned = {t.i: one for one in listed for t in _own(one)}
    owners = [owned.get(place.i) for place in _places(claim, parsed)]
    mine = any(owner is not None and owner.i == head.i for owner in owners)
    return any(owner is not None and owner.i != head.i and (mine or owner.i < head.i) for owner in owners)


def _between_things(claim: Claim, parsed: Parsed) -> bool:
    """Whether another thing than the one told of stands between two places: 'depots in A, two posts and *a radar* in
    B'. Asked of the words, for such lists are parsed in any way."""
    named = (getattr(claim.detail, name) for name, slot in claim.detail.slots().items() if slot.sort == "words")
    told = next((words for words in named if words), "")
    places = sorted(place.i for place in _places(claim, parsed))
    things = [i for i in parsed.heads("target") if parsed.tree.doc[i].pos_ == "NOUN"]
    apart = [i for i in things if told and parsed.tree.doc[i].text not in told.split()]
    return any(a < i < b and _listed(parsed, a, i) for a, b in pairwise(places) for i in apart)


def _listed(parsed: Parsed, place: int, noun: int) -> bool:
    """Whether behind a place a comma or 'and' stands right before a noun and what describes it, which is no name."""
    told = list(parsed.tree.doc[place + 1 : noun])
    at = next((n for n in reversed(range(len(told))) if told[n].pos_ not in _DESCRIBING), None)
    joined = at is not None and (told[at].text == "," or told[at].lower_ in ("and", "or"))
    return joined and not (told[-1].pos_ == "PROPN" and told[-1].head.i == noun and told[-1].dep_ == "compound")


def _own(noun: "Token") -> "Iterator[Token]":
    """The words below a noun, without what is coordinated with it."""
    yield noun
    for child in noun.children:
        if child.dep_ not in ("conj", "appos"):
            yield from child.subtree


def _of_another_clause(claim: Claim, parsed: Parsed) -> bool:
    """Whether a place stands in a clause that tells of no such act, below one that does: of what an act was to serve,
    'attacked *to secure the road to B*', of what went before it, 'after *training in B*', or about a thing in it, 'a
    street *that leads into B*'."""
    acts = {act.token.i for act in _acts(claim, parsed)}
    return bool(acts) and any(_below_another(place, acts) for place in _places(claim, parsed))


def _below_another(place: "Token", acts: set[int]) -> bool:
    clause = next((t for t in ancestors(place) if t.pos_ in VERBAL or t.i in acts), None)
    if clause is None or clause.i in acts or clause.dep_ in _NO_OTHER or clause.lower_ in _BESIDE:
        return False
    if clause.dep_ == "acl" and clause.head.i in acts and any(c.tag_ == "TO" for c in clause.children):
        return False  # an 'attempt *to advance on A*'
    within = {t.i for t in clause.subtree}
    return not within & acts and any(t.i in acts for t in _over(clause))


def _over(clause: "Token") -> "Iterator[Token]":
    """The words a clause hangs on, and what stands beside it below the nearest verb over it."""
    for above in ancestors(clause):
        yield above
        if above.pos_ in VERBAL:
            yield from above.subtree
            return


def _only_cited(claim: Claim, parsed: Parsed) -> bool:
    """Whether an act is only what somebody gives as the reason for another, at whose places it is told: 'evacuated A,
    *citing* strikes'."""
    citing = [t for t in parsed.tree.doc if t.lower_ in _CITING]
    inside = {t.i for verb in citing for t in verb.subtree}
    acts = {act.token.i for act in _acts(claim, parsed)}
    return bool(inside and acts) and acts <= inside and any(place.i not in inside for place in _places(claim, parsed))


def _of_one_unit(claim: Claim, parsed: Parsed) -> bool:
    """Whether what is told of a side's forces is told of one battalion of theirs alone, or of some by their names."""
    units = parsed.heads("unit")
    if not _moves(claim):
        return False
    moved = [t for act in _acts(claim, parsed) for t in (*undergoers(act.token), *doers(act.token))]
    return any(t.i in units and (t.tag_ in _ONE or any(_NAMED.match(c.text) for c in t.subtree)) for t in moved)


def _of_gear(claim: Claim, parsed: Parsed) -> bool:
    """Whether troops are told to move where gear alone does, uncounted: '*vehicles* moving north'."""
    if not _moves(claim) or claim.detail.figures():
        return False
    gear, troops = parsed.heads("materiel"), {*parsed.heads("force"), *parsed.heads("ranks"), *parsed.heads("who")}
    moved = [t for act in _acts(claim, parsed) for t in (undergoers(act.token) or doers(act.token))]
    return bool(moved) and all(t.i in gear and t.i not in troops for t in moved)


def _where_they_were(claim: Claim, parsed: Parsed) -> bool:
    """Whether the only places of a move are those at which who orders it stands: 'forces *in A* are deploying men'."""
    heads = (
        [t for act in _acts(claim, parsed) if undergoers(act.token) for t in doers(act.token)] if _moves(claim) else []
    )
    inside = {t.i for head in heads for t in head.subtree}
    places = [place.i for place in _places(claim, parsed)]
    return bool(places and inside) and inside.issuperset(places)


def _moves(claim: Claim) -> bool:
    """Whether a claim tells of troops that go somewhere."""
    return any(fill.how == "units" for frame in type(claim.detail).frames for fill in frame.fills)


def _hedged_elsewhere(claim: Claim, parsed: Parsed) -> bool:
    """Whether what is told as suspected is so only by a word about what lies ahead: 'will *likely* attack and shelled
    A'."""
    acts = _acts(claim, parsed) if claim.attribution.stance == "suspects" else []
    return bool(acts) and all(any(map(_done_since, (act.token, *ancestors(act.token)))) for act in acts)


def _done_since(verb: "Token") -> bool:
    """Whether a verb of the past is joined to one of the future."""
    ahead = (c for c in verb.head.children if c.dep_ == "aux" and c.lower_ in _AHEAD)
    return verb.dep_ == "conj" and verb.tag_ == "VBD" and next(ahead, None) is not None


def _only_kept(claim: Claim, parsed: Parsed) -> bool:
    """Whether gains are told of that somebody only keeps: '*consolidated* their gains near A'."""
    keeping = parsed.heads("keeping")
    acts = _acts(claim, parsed)
    return bool(acts) and all(a.token.dep_ == "dobj" and a.token.head.i in keeping for a in acts)


def _or_another(claim: Claim, parsed: Parsed) -> bool:
    """Whether the sentence leaves open whether it was this act or another: 'took *or went round* A'."""
    acts = [act.token for act in _acts(claim, parsed) if act.token.pos_ in VERBAL]
    return bool(acts) and all(_open(act) for act in acts)


def _open(verb: "Token") -> bool:
    """Whether a verb is joined to another by 'or'."""
    joined = conjuncts(first_of(verb))
    return len(joined) > 1 and any(c.dep_ == "cc" and c.lower_ == "or" for verb in joined for c in verb.children)


_CHECKS = (
    _between_things,
    _of_another_thing,
    _of_another_clause,
    _of_one_unit,
    _of_gear,
    _where_they_were,
    _hedged_elsewhere,
    _only_kept,
    _only_cited,
    _or_another,
)
