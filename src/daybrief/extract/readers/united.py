"""The claims of the rule readers and of the learned reader, one beside the other, as each kind declares."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.claims.base import DOUBTED
from daybrief.extract.readers.model.reader import Learned

_RATHER = 0.5  # chance of an act from which the learned reader sees it rather than none
_WELL = 0.8  # and from which it sees it well enough
_SURELY = 0.95  # the same for what was done to people and places: of what it sees less well two of three are false


def united(rules: Iterable[Claim], model: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that stand, in text order."""
    told = [claim for claim in rules if claim.detail.read_by != "model" or _rolled(claim) or _posted(claim)]
    told = [claim for claim in told if claim.detail.harms or not _counted(claim, told)]
    learned = [claim for claim in model if _stands(claim, told)]
    return tuple(sorted([*told, *learned], key=lambda claim: (claim.spans[0].start, claim.spans[-1].end)))


def _stands(claim: Claim, told: list[Claim]) -> bool:
    """Whether a learned claim is taken beside those that the rules told."""
    kind = claim.detail
    if any((claim.places if slot == "places" else getattr(kind, slot)) in (None, ()) for slot in kind.must):
        return False
    if _counted(claim, told):
        return False
    if any(_rolled(rule) and _overlap(claim, rule) for rule in told):
        return False
    if kind.read_by != "both":
        return kind.read_by == "model"
    return claim.confidence >= kind.learned_from and not any(_overlap(claim, rule) for rule in told)


def _rolled(claim: Claim) -> bool:
    """Whether a roll of losses tells it, item by item: no other reading betters that."""
    return claim.made_by.startswith("rolls/")


def _posted(claim: Claim) -> bool:
    """Whether it was read from words alone, in a language that the learned reader knows little of."""
    return claim.made_by.startswith("posts/")


def _counted(claim: Claim, told: list[Claim]) -> bool:
    """Whether a tally of the same sentences counts it already: 19 drones shot down are no 19 things damaged."""
    mine = [figure.exchange() for figure in claim.detail.figures().values() if figure.floor > 1]
    if not mine or claim.detail.wave is not None:
        return False
    return any(
        figure.exchange() in mine
        for rule in told
        if (wave := rule.detail.wave) is not None and _share(claim, rule)
        for slot, figure in rule.detail.figures().items()
        if slot not in wave.sited
    )


def _share(claim: Claim, rule: Claim) -> bool:
    """Whether two claims rest on a common sentence."""
    return any(a.start < b.end and b.start < a.end for a in claim.spans for b in rule.spans)


def _overlap(claim: Claim, rule: Claim) -> bool:
    """Whether two claims are of one kind and rest on a common sentence."""
    same = claim.detail.kind == rule.detail.kind
    return same and claim.spans[0].start < rule.spans[-1].end and rule.spans[0].start < claim.spans[-1].end


def believed(rules: Iterable[Claim], said: Learned) -> list[Claim]:
    """The rules' claims. One read by grammar is doubted where the learned reader does not see its act well, or where
    the two tell it differently: of such claims every other one is false. Where the learned reader rather sees none, it
    is no surer than that reader; where that sees none at all, it is not taken."""
    told, found = tuple(rules), []
    for claim in told:
        if not claim.made_by.startswith("rules/"):
            found.append(claim)
        elif (chance := said.chance(claim)) >= claim.detail.believed_from:
            sure = _sure(claim, chance, told, said.claims)
            doubted = sure < claim.confidence and claim.attribution.stance != "plans"  # plans it hardly knows
            found.append(claim.model_copy(update={"confidence": sure}) if doubted else claim)
    return found


def alone(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, deeds doubted that only the learned reader tells: of these every other one has something false; and
    what leaves out whose it is."""
    return [
        claim.model_copy(update={"confidence": min(claim.confidence, DOUBTED)})
        if (claim.made_by.startswith("model/") and _deed(claim)) or _nobodys(claim)
        else claim
        for claim in claims
    ]


def _nobodys(claim: Claim) -> bool:
    """Whether a claim lacks the slot that one of its values asks for."""
    asked = ((key.partition("="), slot) for key, slot in claim.detail.whose.items())
    return any(str(getattr(claim.detail, a)) == b and getattr(claim.detail, slot) is None for (a, _, b), slot in asked)


def _deed(claim: Claim) -> bool:
    """Whether a claim tells of harm or of an act on the ground."""
    return bool(claim.detail.harms or claim.detail.here)


def _sure(rule: Claim, chance: float, told: Iterable[Claim], learned: Iterable[Claim]) -> float:
    """The confidence that the learned reader leaves to a claim."""
    if chance < _RATHER:
        return chance
    well = _SURELY if _deed(rule) else _WELL
    return DOUBTED if chance < well or _at_odds(rule, told, learned) else 1.0


def _at_odds(rule: Claim, told: Iterable[Claim], learned: Iterable[Claim]) -> bool:
    """Whether the learned reader tells an act of the kind in the same sentence that is neither this nor another one
    that the rules tell, and none that is this."""
    mates = [claim for claim in learned if _overlap(claim, rule)]
    others = [claim for claim in told if claim is not rule and _overlap(claim, rule)]
    left = (mate for mate in mates if not any(_agree(other, mate) for other in others))
    return not any(_agree(rule, mate) for mate in mates) and next(left, None) is not None


def _agree(rule: Claim, mate: Claim) -> bool:
    """Whether two claims of a kind name the same who and what, where both name it, and share a place, where both are
    placed; people of whom nothing is said may be anybody."""
    for slot in rule.detail.doubted_in:
        values = {getattr(rule.detail, slot), getattr(mate.detail, slot)}
        if len(values - {None, rule.detail.meets.whole.get(slot)}) > 1:
            return False
    there = [(place.span.start, place.span.end) for place in mate.places]
    shared = any(a.span.start < end and start < a.span.end for a in rule.places for start, end in there)
    return shared or not there or not rule.places


def added(learned: tuple[Claim, ...], heard: Iterable[Claim]) -> tuple[Claim, ...]:
    """The learned claims, and those heard of kinds of which the learned reader tells nothing in the same sentence."""
    return (*learned, *(claim for claim in heard if not any(_overlap(claim, other) for other in learned)))


def filled(rules: Iterable[Claim], model: Iterable[Claim]) -> list[Claim]:
    """The rules' claims with the free text they left out, as the learned reader has it of the same sentences."""
    learned = list(model)
    return [_filled(claim, learned) for claim in rules]


def _filled(rule: Claim, model: list[Claim]) -> Claim:
    mates = [claim.detail for claim in model if _overlap(claim, rule)]
    free = [name for name in rule.detail.borrows if getattr(rule.detail, name) is None]
    found = {name: value for name in free for mate in mates if (value := getattr(mate, name)) is not None}
    if not found:
        return rule
    detail = type(rule.detail).model_validate(rule.detail.model_dump() | found)
    return rule.model_copy(update={"detail": detail})
