"""Counts that a report only recalls to replace them: 'Earlier we said that six were hurt' beside the four of now."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.extract.scene import Scene, Story

_NEAR = 6  # words between 'earlier' and the word for saying, at most: "*earlier*, the head of the region *said*"


def replaced(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims without counts that their sentence gives as what was said before, where the document has another
    count of the same thing since. The report that first gave them keeps them."""
    told = list(claims)
    before = [claim for claim in told if claim.detail.figures() and _recalled(claim, story)]
    now = [claim for claim in told if claim not in before]
    return [claim for claim in told if claim not in before or not any(_anew(claim, new, story) for new in now)]


def _recalled(claim: Claim, story: Story) -> bool:
    scenes = [story.scene_at(span.start) for span in claim.spans]
    return all(scene.words("said-before") or _said_earlier(scene) for scene in scenes)


def _said_earlier(scene: Scene) -> bool:
    """Whether somebody is said to have said it earlier, at either side of the word for saying."""
    told = [(h.start, h.end) for h in scene.words("say")]
    gaps = [(min(h.end, end), max(h.start, start)) for h in scene.words("before-now") for start, end in told]
    return any(len(scene.text[low - scene.start : high - scene.start].split()) <= _NEAR for low, high in gaps)


def _anew(old: Claim, new: Claim, story: Story) -> bool:
    """Whether a claim gives another count of what an earlier one counted. What one named voice said earlier is replaced
    by its own count alone: another's may be a rival."""
    bare = all(story.scene_at(span.start).words("said-before") for span in old.spans)
    same = bare or (_of_one_voice(old, new) and not _days_apart(old, new, story))
    return old.detail.kind == new.detail.kind and same and _other_count(old, new)


def _days_apart(old: Claim, new: Claim, story: Story) -> bool:
    """Whether the sentence that recalls names a day, and the new count is of none of its days."""
    told = [time.when for span in old.spans for time in story.scene_at(span.start).times]
    return bool(told) and new.when is not None and not any(when.overlaps(new.when) for when in told)


def _of_one_voice(old: Claim, new: Claim) -> bool:
    """Whether the voice is the same, or one of them is told by a bare office: 'the governor', 'police'."""
    names = [claim.attribution.origin.name for claim in (old, new)]
    return names[0] == names[1] or any(name[:1].islower() for name in names)


def _other_count(old: Claim, new: Claim) -> bool:
    """Whether two counts are of one sort and differ, in one place, or where one names none, and not of two days."""
    was, now = old.detail.figures(), new.detail.figures()
    here, there = ({place.name for place in claim.places} for claim in (old, new))
    placed = not here or not there or bool(here & there)
    meet = old.when is None or new.when is None or old.when.overlaps(new.when)
    return placed and meet and any(was[slot] != now[slot] for slot in was.keys() & now.keys())
