"""What the posts' words make of learned claims: those they bear out stand, in the pack's own words and voices."""

from collections.abc import Iterable, Sequence

from daybrief.claims import Claim
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.foretold import put_ahead
from daybrief.extract.readers.posts.sureness import stance
from daybrief.extract.readers.posts.triggers import tallied_cue
from daybrief.extract.readers.posts.voices import attributed
from daybrief.extract.scene import Scene, Story
from daybrief.theatre.pack import Theatre


def borne_out(learned: Iterable[Claim], told: Sequence[Claim], story: Story) -> list[Claim]:
    """The learned claims whose sentence has a word of such an act that is not denied, and that no tally tells.

    Of kinds that posts are read for by rule, a claim stands only where the rules are silent. A thing is called what the
    pack calls it; one that the pack does not know is none.
    """
    counted = {
        story.scene_at(c.spans[0].start).sentence.block
        for c in told
        if c.detail.wave is not None and c.detail.figures()
    }
    read = {story.scene_at(span.start).start for c in told if c.detail.terse or c.detail.roll for span in c.spans}
    out = []
    for claim in learned:
        scene = story.scene_at(claim.spans[0].start)
        tallied = claim.detail.wave is not None and scene.sentence.block in counted
        again = bool(claim.detail.terse or claim.detail.roll) and (
            scene.start in read or claim.spans[-1].end > scene.end or _told_there(claim, told)
        )
        if tallied or again or not _cued(claim, scene, story) or _on_itself(claim, scene, story):
            continue
        if _beaten_off(claim, scene, story) or not _said(claim, scene) or not _latin(claim) or _of_land(claim, scene):
            continue
        named = _named(claim, story.theatre, story.lang)
        if named is not None:
            out.append(put_ahead(_voiced(_classed(named, story), scene, story), scene))
    return out


def _of_land(claim: Claim, scene: Scene) -> bool:
    """Whether the people that a claim counts are units of land: "debris in *four districts*, people are hurt"."""
    figures = [figure.exchange() for figure in claim.detail.figures().values()]
    told = [f for f in scene.figures if f.figure.exchange() in figures]
    lands = {h.start for h in scene.words("area")}
    return claim.detail.harms and claim.detail.wave is None and bool(told) and all(f.noun_start in lands for f in told)


def _beaten_off(claim: Claim, scene: Scene, story: Story) -> bool:
    """Whether an attack that was stopped came from the air, as the words around it tell."""
    stops = {frame.stopped.rsplit(".", 1)[-1] for frame in claim.detail.terse if frame.stopped}
    values = {getattr(claim.detail, name) for name, slot in claim.detail.slots().items() if slot.sort == "enum"}
    return bool(stops & values) and Clauses(scene, story).in_the_air


def _latin(claim: Claim) -> bool:
    """Whether every name of a list is written in Latin letters: another is a piece of the text, nobody known."""
    lists = [getattr(claim.detail, name) or () for name, slot in claim.detail.slots().items() if slot.sort == "names"]
    names = [name for value in lists for name in ((value,) if isinstance(value, str) else value)]
    return all(name.isascii() or not any("\u0400" <= c <= "\u04ff" for c in name) for name in names)


def _told_there(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the rules tell of such an act in the same places, in whatever sentence."""
    here = {place.name for place in claim.places}
    return any(c.detail.kind == claim.detail.kind and here & {p.name for p in c.places} for c in told)


def _sent(claim: Claim, scene: Scene) -> bool:
    """Whether the sentence has a word of sending, where the claim counts what was sent: "41 planes were *hit*"."""
    wave = claim.detail.wave
    if wave is None or getattr(claim.detail, wave.sent) is None:
        return True
    return any(scene.words(cue) for cue in wave.counts[wave.sent])


def _cued(claim: Claim, scene: Scene, story: Story) -> bool:
    """Whether a word of the kind's own stands in the sentence and is not denied."""
    clauses, kind = Clauses(scene, story), type(claim.detail)
    if kind.wave is not None and scene.words("wave.debris"):
        return False  # where debris falls nothing was struck
    if claim.detail.wave is not None and not _sent(claim, scene):
        return False
    lists = (kind.roll.lost, kind.roll.struck) if kind.roll is not None else ()
    cues = set(lists) or {frame.cue for frame in kind.terse or kind.frames}
    told = [h for cue in sorted(cues) for h in scene.words(cue) if not tallied_cue(kind, h.value)]
    if kind.wave is not None:
        told = [h for h in told if not (clauses.by_nature(h) or clauses.unreal(h))]
    if not claim.detail.voiced_by and claim.attribution.stance != "plans":
        told = [h for h in told if not clauses.foretold(h.start)]
    return any(not clauses.negated(h.start, h.end) for h in told)


def _said(claim: Claim, scene: Scene) -> bool:
    """Whether the sentence has a word for the very act: "they *left* X" is nothing repelled. One side regains with the
    word by which the other seizes."""
    for frame in claim.detail.terse:
        slot = next((f.slot for f in frame.fills if f.how == "cue"), None)
        value = getattr(claim.detail, slot) if slot is not None else None
        if value is not None and frame.failed:
            turned = {a for m in (frame.home, frame.away, frame.failed) for a, b in m.items() if b == value}
            return any(scene.words(f"{frame.cue}.{act}") for act in (value, *turned))
    return True


def _on_itself(claim: Claim, scene: Scene, story: Story) -> bool:
    """Whether the side that is to have struck is only named behind the act, as what it was done to: "Нанесено
    поражение бригадам ВСУ"."""
    wave, clauses = claim.detail.wave, Clauses(scene, story)
    by = getattr(claim.detail, wave.by) if wave is not None else None
    blows = [h for frame in claim.detail.terse or claim.detail.frames for h in scene.words(frame.cue)]
    named = [side.start for side in clauses.sides if side.value == by]
    if not blows or not named or min(named) < min(h.start for h in blows):
        return False
    owned = [*scene.words("wave.any"), *scene.words("thing")]  # "hit 40 *enemy* targets"
    return all(clauses.doer(h.start, h.end, owned, own=False) != by for h in blows)


def _named(claim: Claim, theatre: Theatre, lang: str) -> Claim | None:
    """The claim with the pack's name for its thing; None where the pack knows no such thing."""
    found: dict[str, str] = {}
    for name in (n for n, slot in type(claim.detail).slots().items() if slot.sort == "words"):
        value = getattr(claim.detail, name)
        if value is None:
            continue
        known = theatre.terms("thing", lang).first(value) or theatre.terms("item", lang).first(value)
        if known is None:
            return None
        found[name] = known.split(".")[-1]
    if not found:
        return claim
    return claim.model_copy(update={"detail": claim.detail.model_copy(update=found)})


def _classed(claim: Claim, story: Story) -> Claim:
    """The claim with the class of the weapon it names."""
    wave = claim.detail.wave
    named = getattr(claim.detail, wave.named) if wave is not None else None
    known = story.theatre.weapons[story.lang].first(named) if named else None
    if wave is None or known is None:
        return claim
    return claim.model_copy(update={"detail": claim.detail.model_copy(update={wave.sort: known.cls})})


def _voiced(claim: Claim, scene: Scene, story: Story) -> Claim:
    """The claim in the voice that the sentence names, as sure as its words are; a plan stays one."""
    sure = claim.attribution.stance if claim.attribution.stance == "plans" else stance(scene)
    return claim.model_copy(update={"attribution": attributed(story, scene, sure)})
