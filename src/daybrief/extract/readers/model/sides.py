"""What a learned attack may say: a weapon that the words name, and a doer who does not strike his own land unnamed."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from daybrief.claims import Claim
from daybrief.extract.readers.told import foe, of_another_war, publisher
from daybrief.extract.scene import Scene, Story

_LEADS = re.compile(r"\s+(?:for|to)\b")
_STOP = re.compile(r"[,;:.]")
_ATTACKS = ("strike", "struck", "arm")  # lexicon slots below which words of attack stand, by class


def grounded(claims: Iterable[Claim], story: Story) -> Iterator[Claim]:
    """The claims, attacks with their weapon and doer put right; an attack of which nothing is left goes, and so does
    an act of a side that nobody names."""
    for claim in (_of_this_war(_without_cause(_in_one_block(claim, story), story), story) for claim in claims):
        wave = claim.detail.wave
        if wave is None:
            if not _side_told(claim, story):
                continue
            if all(_beside(claim, story, slot) for slot in claim.detail.named) and not _self_done(claim):
                yield claim
            continue
        scenes = [story.scene_at(span.start) for span in claim.spans]
        changed: dict[str, str | None] = {}
        sort, doer = getattr(claim.detail, wave.sort), getattr(claim.detail, wave.by)
        if sort is not None and not _weaponed(scenes, sort):
            changed |= {wave.sort: None, wave.named: None}
        elif sort is not None and (other := _sole(scenes, sort)) is not None:
            changed |= {wave.sort: other, wave.named: None}
        there = {place.span.start for place in claim.places}  # 'the attack on *Kyiv*' names nobody who attacks
        if doer is not None and not any(h.value == doer and h.start not in there for s in scenes for h in s.parties):
            changed |= _turned(claim, story, wave.by, doer)
        detail = claim.detail.model_copy(update=changed)
        if any(getattr(detail, slot) is not None for slot in (wave.by, wave.sort)) or detail.figures():
            yield claim.model_copy(update={"detail": detail}) if changed else claim


def _in_one_block(claim: Claim, story: Story) -> Claim:
    """The claim without places of another paragraph: they are those of another telling."""
    blocks = [story.scene_at(span.start).sentence.block for span in claim.spans]
    if len(set(blocks)) < 2:
        return claim
    places = tuple(p for p in claim.places if story.scene_at(p.span.start).sentence.block == blocks[-1])
    return claim.model_copy(update={"places": places})


def _of_this_war(claim: Claim, story: Story) -> Claim:
    """The claim without a side of the theatre where the report is of another war."""
    sides = story.theatre.sides
    slots = claim.detail.slots()
    read = [name for name, s in slots.items() if s.sort == "party" and getattr(claim.detail, name) in sides]
    if not read or not claim.detail.harms or not of_another_war(story):
        return claim
    return claim.model_copy(update={"detail": claim.detail.model_copy(update=dict.fromkeys(read))})


def _side_told(claim: Claim, story: Story) -> bool:
    """Whether the document has named a side so far, where the claim is of one: 'the 9th Brigade moved up' says not
    whose it is."""
    sides, slots = story.theatre.sides, claim.detail.slots()
    if not any(s.sort == "party" and s.scored and getattr(claim.detail, name) in sides for name, s in slots.items()):
        return True
    told = {party for scene in story.scenes if scene.start < claim.spans[-1].end for party in _named(scene)}
    return not told.isdisjoint(sides) or publisher(story).party in sides


def _named(scene: Scene) -> Iterator[str]:
    """The parties that a sentence names, by themselves or by their people."""
    yield from (hit.value for hit in scene.parties)
    yield from (hit.value.party or "" for hit in scene.people)


def _without_cause(claim: Claim, story: Story) -> Claim:
    """The claim without places of what it only answers: 'struck airfields in retaliation for a raid on *X*'."""
    kept = tuple(p for p in claim.places if not _answered(p.span.start, story.scene_at(p.span.start)))
    return claim if len(kept) == len(claim.places) else claim.model_copy(update={"places": kept})


def _answered(at: int, scene: Scene) -> bool:
    led = (scene.text[h.end - scene.start : at - scene.start] for h in scene.words("answering") if h.end < at)
    return any(_LEADS.match(between) and not _STOP.search(between) for between in led)


def _beside(claim: Claim, story: Story, slot: str) -> bool:
    """Whether a party that the claim gives is named in its sentence or the one before, and not only as that to which
    the act is done: 'agreed on a cap on *Russian* oil'."""
    party = getattr(claim.detail, slot)
    if party is None or party not in story.theatre.party_codes:
        return True
    own = story.scene_at(claim.spans[0].start)
    scenes = [own, *islice(story.before(own, same_block=True), 1)]
    done_to = _done_to(claim, own)
    named = [(h.start, h.value) for s in scenes for h in s.parties]
    named += [(h.start, h.value.party or "") for s in scenes for h in s.people]
    named += [(h.start, h.value.rpartition(".")[2]) for s in scenes for h in s.words("alliance")]
    return any(value == party and start not in done_to for start, value in named)


def _done_to(claim: Claim, scene: Scene) -> range:
    """Where the words stand in which the claim says to what the act is done."""
    words: str = (getattr(claim.detail, claim.detail.lone) if claim.detail.lone else None) or ""
    at = scene.text.find(words) if words else -1
    return range(scene.start + at, scene.start + at + len(words)) if at >= 0 else range(0)


def _self_done(claim: Claim) -> bool:
    """Whether a party is said to do the act to itself: who is named once does one or undergoes it."""
    detail = claim.detail
    undergoes = getattr(detail, detail.lone) if detail.lone else None
    return undergoes is not None and any(getattr(detail, slot) == undergoes for slot in detail.named)


def _weaponed(scenes: list[Scene], sort: str) -> bool:
    """Whether the sentences name a weapon, or an attack of this class."""
    told = (h.value for s in scenes for slot in _ATTACKS for h in s.words(slot))
    return any(s.weapons for s in scenes) or any(value.endswith(f".{sort}") for value in told)


def _sole(scenes: list[Scene], sort: str) -> str | None:
    """The only class of weapon that the sentences name, where it is another than the one read."""
    named = {h.value.cls for s in scenes for h in s.weapons}
    told = any(h.value.endswith(f".{sort}") for s in scenes for slot in _ATTACKS for h in s.words(slot))
    return next(iter(named)) if len(named) == 1 and sort not in named and not told else None


def _turned(claim: Claim, story: Story, slot: str, doer: str) -> dict[str, str | None]:
    """Whose deed it is where the words do not say so: nobody's where it is given to no side of this war and the report
    nowhere names the doer, and another's where the place lies on the doer's own land."""
    if doer not in story.theatre.sides:
        return {} if any(h.value == doer for s in story.scenes for h in s.parties) else {slot: None}
    holders = {_holder(place.name, story) for place in claim.places} - {None}
    if doer not in holders:
        return {}
    return {slot: foe(story, doer) if len(holders) == 1 else None}


def _holder(name: str, story: Story) -> str | None:
    """The side that holds the place a name means; None where two as well known bear it on either side's land."""
    found = story.theatre.gazetteer.lookup(name)
    sides = {story.theatre.holder(one.id) for one in found if one.weight >= found[0].weight}
    return sides.pop() if len(sides) == 1 else None
