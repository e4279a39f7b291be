"""Learned values set right by the sentence's grammar: whose number it is, with what it was done, to whom."""

from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import conjuncts, first_of, preps
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.lands import blamed
from daybrief.extract.readers.rules.misread import calls_enemy, counting, enemy_before
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.extract.readers.rules.weaponry import Weaponry
from daybrief.extract.readers.told import foe, publisher
from daybrief.model.figure import Figure

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_WHERE = frozenset({"at", "in", "near", "off"})
_OURS = frozenset({"we", "us", "our", "ours"})
_OWN = 3  # words between a number and the noun that it counts


def checked(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """The slots of a learned claim that grammar reads otherwise."""
    told = _told(claim, parsed) | _counted(claim, parsed) | _armed(claim, parsed) | _undergoing(claim, parsed)
    told |= _owned(claim, parsed)
    if calls_enemy(claim, parsed):
        told[claim.detail.shames] = enemy_before(parsed)
    elif _tells_of_foe(claim, parsed):
        told[claim.detail.shames] = foe(parsed.story, getattr(claim.detail, claim.detail.shames))
    return told | dict.fromkeys(blamed(parsed, type(claim.detail)))


def _tells_of_foe(claim: Claim, parsed: Parsed) -> bool:
    """Whether losses are laid to the side whose own office publishes them, though the sentence names neither it nor
    'us': 'nine tanks were destroyed', a ministry of war writes, and means the enemy's."""
    side = getattr(claim.detail, claim.detail.shames) if claim.detail.shames else None
    if side is None or side != publisher(parsed.story).party or len(claim.attribution.chain) > 1:
        return False
    named = any(hit.value == side for hit in parsed.scene.parties)
    return not named and not any(t.lower_ in _OURS for t in parsed.tree.doc)


def _told(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """Counts of outcomes of which the sentence has a word: where it tells that people were hurt, none of them died."""
    outcomes = {f.slot for frame in claim.detail.frames for f in frame.fills if f.slot == frame.cue}
    read = {slot: figure for slot, figure in claim.detail.figures().items() if slot in outcomes}
    told = [slot for slot in read if parsed.scene.words(slot)]
    untold = [slot for slot in read if slot not in told]
    if not untold or not told:
        return {}
    largest = max(read.values(), key=lambda figure: figure.floor)
    return {**dict.fromkeys(untold), **({told[0]: largest} if len(told) == 1 else {})}


def _counted(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """The number that stands at the thing told, where another thing's was read: '1,480 men and *9 tanks*'."""
    slots = claim.detail.slots()
    things = [name for name, slot in slots.items() if slot.sort == "words" and slot.scored]
    counts = [name for name, slot in slots.items() if slot.sort == "figure" and slot.scored]
    if len(things) != 1 or len(counts) != 1:
        return {}
    said, read = getattr(claim.detail, things[0]), getattr(claim.detail, counts[0])
    if not isinstance(said, str) or not isinstance(read, Figure):
        return {}
    scene = parsed.scene
    at = [scene.start + n for n in range(len(scene.text)) if scene.text.startswith(said, n)]
    own = [f.figure for f in scene.figures for n in at if _stands_at(parsed, f.number_end, n)]
    return {counts[0]: own[0]} if len(at) == len(own) == 1 and own[0] != read else {}


def _stands_at(parsed: Parsed, number_end: int, noun: int) -> bool:
    """Whether nothing but modifiers stands between a number and a noun."""
    between = parsed.story.doc.text[number_end:noun]
    plain = not any(c in ",;:()" or c.isdigit() for c in between) and " and " not in between
    return number_end <= noun and len(between.split()) <= _OWN and plain


def _owned(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """The party whose men the words on a count name, where another was read: 'some 900 *North Korean* soldiers'."""
    roll = claim.detail.roll
    noun = counting(claim, parsed) if roll is not None else None
    if roll is None or noun is None:
        return {}
    inside = {t.i for each in (noun, *_out_of(noun)) for t in each.subtree if t.i < each.i}
    heads = [(hit.value, parsed.tree.head(hit.start, hit.end)) for hit in parsed.scene.parties]
    named = {value for value, head in heads if head is not None and head.i in inside}
    return {roll.side: next(iter(named))} if len(named) == 1 and getattr(claim.detail, roll.side) not in named else {}


def _out_of(number: "Token") -> "list[Token]":
    """Of whom a bare number is a part: '*of 900 men*, 200 were killed'."""
    return preps(number, "of") + [t for t in preps(number.head, "of") if t.i < number.i]


def _armed(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """The class of weapon that the words of the act name: 'a *missile and drone* attack' is mixed."""
    wave = claim.detail.wave
    if wave is None or getattr(claim.detail, wave.sort) is None or claim.detail.figures():
        return {}
    weaponry = Weaponry(parsed, Phrases(parsed))
    acts = [act for act in parsed.acts if act.kind is type(claim.detail)]
    named = {weaponry.cls(act, [], act.kind.choices(wave.sort)) for act in acts} - {None}
    return {wave.sort: wave.several, wave.named: None} if named == {wave.several} else {}


def _undergoing(claim: Claim, parsed: Parsed) -> dict[str, object]:
    """Nobody for whom an act is done to one of those who do it together: 'with funding from *Japan and Norway*'; nor is
    it done to that from which it takes: 'shells from its own *stocks*'."""
    lone = claim.detail.lone
    if not lone:
        return {}
    target = getattr(claim.detail, lone)
    if target not in parsed.story.theatre.party_codes and (_comes_from(parsed, target) or _is_where(parsed, target)):
        return {lone: None}
    doers = {getattr(claim.detail, slot) for slot in claim.detail.named}
    heads: dict[str, list[Token]] = {}
    for hit in parsed.scene.parties:
        if (token := parsed.tree.head(hit.start, hit.end)) is not None:
            heads.setdefault(hit.value, []).append(token)
    of_doers = [t for party in doers for t in heads.get(str(party), [])]
    beside = {t.i for doer in of_doers for t in conjuncts(first_of(doer))}
    mine = heads.get(str(target), [])
    return {lone: None} if mine and target not in doers and all(t.i in beside for t in mine) else {}


def _is_where(parsed: Parsed, words: object) -> bool:
    """Whether the words only name where it was: 'seized a yacht *at the port of Trieste*'."""
    head = parsed.head_of(words)
    if head is None or not any(place.token.i == head.i for place in parsed.places):
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.i in parsed.heads("locality"):
        head = head.head.head
    return head.dep_ == "pobj" and head.head.lower_ in _WHERE


def _comes_from(parsed: Parsed, words: object) -> bool:
    """Whether the words name what something is taken from."""
    head = parsed.head_of(words)
    head = head.head if head is not None and head.dep_ == "compound" else head
    return head is not None and head.dep_ == "pobj" and head.head.lower_ == "from" and head.head.head.dep_ == "dobj"
