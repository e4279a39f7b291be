"""Whose deed a learned attack is: a side that the words name, else the one whose land it is not."""

from daybrief.claims import Claim
from daybrief.extract.readers.told import foe
from daybrief.extract.scene import Story


def sided(claim: Claim, story: Story) -> Claim:
    """The claim, its doer put right where the words name no such side and the place lies on that side's own land."""
    wave = claim.detail.wave
    doer = getattr(claim.detail, wave.by) if wave is not None else None
    if wave is None or doer not in story.theatre.sides or _named(claim, story, doer):
        return claim
    holders = {_holder(place.name, story) for place in claim.places} - {None}
    if doer not in holders:
        return claim
    other = foe(story, doer) if len(holders) == 1 else None
    return claim.model_copy(update={"detail": claim.detail.model_copy(update={wave.by: other})})


def _named(claim: Claim, story: Story, side: str) -> bool:
    """Whether a sentence of the claim names the side."""
    scenes = [story.scene_at(span.start) for span in claim.spans]
    return any(hit.value == side for scene in scenes for hit in scene.parties)


def _holder(name: str, story: Story) -> str | None:
    found = story.theatre.gazetteer.lookup(name)
    return story.theatre.holder(found[0].id) if found else None
