"""Harm to a side's forces told of a whole day is a loss of that side, not harm in one event."""

from daybrief.claims import KINDS
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.told import foe
from daybrief.model.figure import Figure


def by_period(acts: list[Act], clauses: Clauses) -> list[Act]:
    """The acts of a sentence, counts of soldiers and arms over a day turned into losses: "in a day 13 tanks were
    destroyed"."""
    if not clauses.scene.words("period"):
        return acts
    return [_loss(act, clauses) or act for act in acts]


def _loss(act: Act, clauses: Clauses) -> Act | None:
    kind = next((k for k in KINDS if k.roll is not None), None)
    if kind is None or kind.roll is None or kind is act.kind:
        return None
    item, figure = _item(act, clauses), next((v for v in act.slots.values() if isinstance(v, Figure)), None)
    side = _side(act, clauses)
    if item is None or figure is None or side is None:
        return None
    slots = {kind.roll.item: item, kind.roll.count: figure, kind.roll.side: side}
    return Act(kind, act.frame, act.cue, slots, act.places, act.at)


def _item(act: Act, clauses: Clauses) -> str | None:
    """What was lost: the thing of an act that harms things of war, or the people of one that harms soldiers."""
    noun = next((f.slot for f in act.frame.fills if f.how == "noun"), None)
    if noun is not None:
        name = act.slots.get(noun)
        return name if name in clauses.scene.theatre.words("arms-thing", clauses.scene.lang) else None
    group = next((f.slot for f in act.frame.fills if f.how == "group"), None)
    return "personnel" if group is not None and act.slots.get(group) == "military" else None


def _side(act: Act, clauses: Clauses) -> str | None:
    """Whose loss it is: the side named with the act as the one harmed, else the foe of the side that did it."""
    patient = next((f.slot for f in act.frame.fills if f.how == "party" and f.roles == ("patient",)), None)
    if patient is not None and act.slots.get(patient):
        return str(act.slots[patient])
    owners = [h.value for h in clauses.sides if act.cue.end <= h.start and not clauses.behind(h)]
    if owners:
        return owners[0]
    doer = clauses.doer(act.cue.start, act.cue.end, [])
    return foe(clauses.story, doer) if doer is not None else None
