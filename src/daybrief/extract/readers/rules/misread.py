"""Learned claims that hold what their kind cannot: things as receivers, uncounted sorts, others' dead."""

from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.extract.english.syntax import own_words, undergoers
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.extract.readers.told import foe, publisher

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_BACK = 8  # sentences to look back for whose losses are told
_PERSONAL = frozenset({"him", "her", "them"})
_PERSONS = ("who", "office")
_TO_SOMEBODY = frozenset({"party", "foe", "beside"})
_BODIES = ("who", "body", "force", "realm", "locality", "office", "org", "group")  # lexicon slots of those who can have


def misread(claim: Claim, parsed: Parsed) -> bool:
    """Whether grammar shows that the words of a claim mean something that its kind never tells."""
    return any(wrong(claim, parsed) for wrong in _WRONG)


def _to_a_thing(claim: Claim, parsed: Parsed) -> bool:
    """Whether what only somebody can receive is said to go to a thing: 'awarded *permits*'."""
    lone = claim.detail.lone
    target = getattr(claim.detail, lone) if lone else None
    if not isinstance(target, str) or target in parsed.story.theatre.party_codes:
        return False
    deed = {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    if not deed & _given_only(type(claim.detail)):
        return False
    head = _head(parsed, target)
    if head is None or head.pos_ in ("PROPN", "PRON") or parsed.naming.can_speak(head) or parsed.naming.party(head):
        return False
    known = any(t.i in parsed.heads(slot) for slot in _BODIES for t in own_words(head))
    return not known and not any(place.token.i == head.i for place in parsed.places)


def _barred_thing(claim: Claim, parsed: Parsed) -> bool:
    """Whether a deed is said to be done with what a frame of it bars: troops that are sent are no aid."""
    deed = {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    for frame in claim.detail.frames:
        barred = [given for given in frame.unless if frame.cue.rpartition(".")[2] in deed]
        for fill in (f for f in frame.fills if f.how == "noun" and f.slot not in claim.detail.must):
            words = getattr(claim.detail, fill.slot)
            again = isinstance(words, str) and words in str(getattr(claim.detail, claim.detail.lone))
            head = _head(parsed, words) if isinstance(words, str) and not again else None
            if head is not None and any(
                given.role in fill.roles and Phrases(parsed).is_one(head, given.heads) for given in barred
            ):
                return True
    return False


def _given_only(kind: type[Detail]) -> set[str]:
    """The deeds that every frame of a kind tells as done to somebody."""
    to_any: set[str] = set()
    to_somebody: set[str] = set()
    for frame in kind.frames:
        hows = {fill.how for fill in frame.fills if fill.slot == kind.lone}
        deeds = {fill.value for fill in frame.fills if fill.how == "is"} or {frame.cue.rpartition(".")[2]}
        (to_somebody if hows and hows <= _TO_SOMEBODY else to_any).update(deeds)
    return to_somebody - to_any


def _of_another_sort(claim: Claim, parsed: Parsed) -> bool:
    """Whether it counts what every frame of its kind leaves uncounted: 600 *pumps* are no force that is deployed."""
    detail = claim.detail
    for slot, figure in detail.figures().items():
        fills = [f for frame in detail.frames for f in frame.fills if f.slot == slot]
        sorts = {f.heads for f in fills}
        if not fills or "" in sorts:
            continue
        nouns = _counted(parsed, figure)
        if nouns and not any(_is_of(parsed, noun, sorts) for noun in nouns):
            return True
    return False


def _counted(parsed: Parsed, figure: object) -> "list[Token]":
    """The nouns that a figure of the sentence counts."""
    heads = [parsed.tree.head(f.number_start, f.number_end) for f in parsed.scene.figures if f.figure == figure]
    nouns = []
    for head in heads:
        above = head
        while (
            above is not None and above.dep_ in ("nummod", "quantmod", "compound", "amod") and above.head.i != above.i
        ):
            above = above.head
        if above is not None and above.pos_ in ("NOUN", "PROPN"):
            nouns.append(Phrases(parsed).content(above))
    return nouns


def _is_of(parsed: Parsed, noun: "Token", sorts: set[str]) -> bool:
    read = Phrases(parsed)
    slots = (*sorts, "who", "ranks", "unit", "materiel", "weapon", "quantity")
    return noun.pos_ == "PROPN" or any(read.headed(noun, slot) for slot in slots)


def _of_others(claim: Claim, parsed: Parsed) -> bool:
    """Whether the losses of a state that is no side are laid to one: '4,400 *British* soldiers' died in another war."""
    slot, sides = claim.detail.shames, parsed.story.theatre.sides
    side = getattr(claim.detail, slot) if slot else None
    if side not in sides:
        return False
    named = {hit.value for hit in parsed.scene.parties}
    if side in named or parsed.scene.words("enemy"):
        counted = [noun for figure in claim.detail.figures().values() for noun in _counted(parsed, figure)]
        whose = {parsed.naming.party(n) for n in counted if any(t.i in parsed.heads("ranks") for t in own_words(n))}
        return bool(whose - {None}) and not whose & {None, *sides}
    return bool(named) and not named & set(sides)


def _of_persons(claim: Claim, parsed: Parsed) -> bool:
    """Whether all to whom a deed on the ground is done are persons: a mayor who is captured is no town."""
    if not claim.detail.here:
        return False
    deed = {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    done_to = [undergoers(a.token) for a in parsed.acts if a.kind is type(claim.detail) and a.cue in deed]
    return bool(done_to) and all(heads and all(_is_person(parsed, t) for t in heads) for heads in done_to)


def _is_person(parsed: Parsed, head: "Token") -> bool:
    """Whether somebody is meant who is no soldier: troops are what is withdrawn."""
    known = any(head.i in parsed.heads(slot) for slot in _PERSONS) and head.i not in parsed.heads("force")
    return head.lower_ in _PERSONAL or known


def _of_the_enemy(claim: Claim, parsed: Parsed) -> bool:
    """Whether the losses of 'the enemy' are laid to a side though nothing before tells who that is."""
    return calls_enemy(claim, parsed) and enemy_before(parsed) is None


def calls_enemy(claim: Claim, parsed: Parsed) -> bool:
    """Whether a claim lays losses to a side that its sentence calls the enemy, and no voice or publisher says whose."""
    side = getattr(claim.detail, claim.detail.shames) if claim.detail.shames else None
    sides, scene = parsed.story.theatre.sides, parsed.scene
    known = len(claim.attribution.chain) > 1 or publisher(parsed.story).party in sides
    named = any(hit.value in sides for hit in scene.parties)
    return side in sides and not known and not named and bool(scene.words("enemy"))


def enemy_before(parsed: Parsed) -> str | None:
    """The side whose losses were told last before a sentence, or whose foe spoke: they call it the enemy."""
    sides = parsed.story.theatre.sides
    for before in islice(parsed.story.before(parsed.scene), _BACK):
        says = min((h.start for h in before.words("say")), default=before.start)
        speaking = {hit.value for hit in before.parties if hit.value in sides and hit.end <= says}
        if len(speaking) == 1:
            return foe(parsed.story, speaking.pop())
        told = {hit.value for hit in before.parties if hit.value in sides}
        if len(told) == 1 and (before.words("losses.lost") or before.words("toll")):
            return told.pop()
    return None


_WRONG = (_to_a_thing, _barred_thing, _of_another_sort, _of_others, _of_persons, _of_the_enemy)


def _head(parsed: Parsed, words: str) -> "Token | None":
    at = parsed.story.doc.text.find(words, parsed.scene.start, parsed.scene.end)
    return parsed.tree.head(at, at + len(words)) if at >= 0 else None
