""" "Seven were killed. Another 11 were wounded": the second sentence tells more of what the first one told."""

from daybrief.claims import Claim
from daybrief.extract.scene import Scene, Story
from daybrief.model.figure import Figure


def more_of(told: list[Claim], story: Story, scene: Scene) -> list[Claim]:
    """The claims, those of a sentence that opens with "another" joined to the one of the sentence before that counts
    something else of the same people in the same place."""
    before = next(iter(story.before(scene, same_block=True)), None)
    if before is None or not any(h.start == scene.start for h in scene.words("wave.another")):
        return told
    out = list(told)
    for claim in [c for c in told if c.spans[0].start == scene.start]:
        mate = next((m for m in out if m.spans[-1].start == before.start and _goes_on(m, claim)), None)
        if mate is not None:
            whole = _joined(mate, claim)
            out = [_moved(c, mate, whole) for c in out if c is not claim]
    return out


def _goes_on(first: Claim, more: Claim) -> bool:
    """Whether the second claim counts what the first leaves open, of one group of people in one place."""
    kind = type(first.detail)
    if first.part_of is not None or kind is not type(more.detail) or kind.wave is not None:
        return False
    alike = {p.name for p in first.places} == {p.name for p in more.places}
    return alike and not set(first.detail.figures()) & set(more.detail.figures()) and _agree(first, more)


def _agree(first: Claim, more: Claim) -> bool:
    """Whether the two name nothing differently, but for one that leaves open what the other says."""
    vague = type(first.detail).meets.whole
    for name in first.detail.slots():
        a, b = getattr(first.detail, name), getattr(more.detail, name)
        figure = isinstance(a, Figure) or isinstance(b, Figure)
        if not figure and None not in (a, b) and a != b and vague.get(name) not in (a, b):
            return False
    return True


def _joined(first: Claim, more: Claim) -> Claim:
    vague = type(first.detail).meets.whole
    slots = {n: v for n, v in more.detail.model_dump().items() if v is not None}
    own = {n: v for n, v in first.detail.model_dump().items() if v is not None and v != vague.get(n)}
    detail = type(first.detail).model_validate(slots | own)
    return first.model_copy(update={"detail": detail, "spans": (*first.spans, *more.spans)})


def _moved(claim: Claim, was: Claim, now: Claim) -> Claim:
    """The claim, where it is the one that grew, or a part of it."""
    if claim is was:
        return now
    return claim.model_copy(update={"part_of": now.id}) if claim.part_of == was.id else claim
