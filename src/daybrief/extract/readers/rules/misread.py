"""Learned claims that hold what their kind cannot: things as receivers, uncounted sorts, others' dead, mere wholes."""

from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.extract.english.syntax import VERBAL, doers, itself, own_words, subjects, undergoers
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.fill import Filler
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.extract.readers.told import foe, publisher

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_BACK = 8  # sentences to look back for whose losses are told
_THEM = frozenset({"them", "whom", "these", "those"})
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
    head = parsed.head_of(target)
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
            head = parsed.head_of(words) if isinstance(words, str) and not again else None
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


def _of_parts(claim: Claim, parsed: Parsed) -> bool:
    """Whether a place is said to be taken of which all acts of taking took only a part: 'took control of *schools*'."""
    deeds = {cue for frame in claim.detail.frames for cue in frame.partly}
    told = deeds & {v for name in claim.detail.slots() if isinstance(v := getattr(claim.detail, name), str)}
    acts = [act for act in parsed.acts if act.kind is type(claim.detail) and act.cue in told] if told else []
    filler = Filler(parsed)
    return bool(acts) and all((taken := filler.taken(act)) and all(map(filler.is_part, taken)) for act in acts)


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


def of_firms(claim: Claim, parsed: Parsed) -> bool:
    """Whether all that do such an act in the sentence are firms, whose decisions are nobody's orders, or names that no
    list knows, which a state only owns."""
    if not claim.detail.named:
        return False
    firms = parsed.heads("firm")
    acts = [act for act in parsed.acts if act.kind is type(claim.detail)]
    root = parsed.tree.root
    doing = [head for act in acts for head in doers(act.token)] or (subjects(root) if root is not None else [])
    doing = [itself(head) for head in doing]
    return bool(doing) and all(
        parsed.naming.apart(head) or any(t.i in firms for t in own_words(head)) for head in doing
    )


def _of_nobody(claim: Claim, parsed: Parsed) -> bool:
    """Whether men are counted of whom the sentence has no word: of 75 units, '34 *more* are recovering'."""
    roll = claim.detail.roll
    if roll is None or getattr(claim.detail, roll.item) != claim.detail.unsaid.get(roll.item):
        return False
    if not claim.detail.figures():
        return False
    told = ("who", "ranks", roll.men, roll.dead, "injured", "captured")
    speaking = {t.i for head in parsed.voices.tellers() for t in head.subtree}
    return not any(i not in speaking for slot in told for i in parsed.heads(slot))


def _only_a_whole(claim: Claim, parsed: Parsed) -> bool:
    """Whether the one count of a claim is that of which another is a part: '*of 900 men*, 200 were killed',
    'pulled *nine* from the ruins, two of them dead'."""
    counts_men = claim.detail.roll is not None or (claim.detail.harms and claim.detail.wave is None)
    noun = counting(claim, parsed) if counts_men else None
    if noun is None:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head.pos_ in (*VERBAL, "NUM")
    acts = [act for act in parsed.acts if act.kind is type(claim.detail)]
    harmed = {t.i for act in acts for t in (*undergoers(act.token), *subjects(act.token))}
    parts = [t.head.head for t in parsed.tree.doc if t.lower_ in _THEM and t.i > noun.i and t.head.lower_ == "of"]
    return noun.i not in harmed and any(part.i in harmed for part in parts)


def counting(claim: Claim, parsed: Parsed) -> "Token | None":
    """The noun that the only figure of a claim counts."""
    figures = list(claim.detail.figures().values())
    if len(figures) != 1:
        return None
    hits = [f for f in parsed.scene.figures if f.figure.exchange() == figures[0].exchange()]
    number = parsed.tree.head(hits[0].number_start, hits[0].number_end) if len(hits) == 1 else None
    return number.head if number is not None and number.dep_ == "nummod" else number


_WRONG = (
    _to_a_thing,
    _barred_thing,
    _of_another_sort,
    _of_others,
    _of_persons,
    _of_parts,
    _of_the_enemy,
    of_firms,
    _of_nobody,
    _only_a_whole,
)
