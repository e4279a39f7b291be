"""Counts that a report only recalls to replace them: 'Earlier we said that six were hurt' beside the four of now."""

from collections.abc import Iterable, Sequence

from daybrief.claims import Claim
from daybrief.extract.scene import Story


def replaced(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims without counts that their sentence gives as what was said before, where the document has another
    count of the same thing since. The report that first gave them keeps them."""
    told = list(claims)
    before = [claim for claim in told if claim.detail.figures() and _recalled(claim, story)]
    now = [claim for claim in told if claim not in before]
    return [claim for claim in told if claim not in before or not _counted_anew(claim, now)]


def _recalled(claim: Claim, story: Story) -> bool:
    return all(story.scene_at(span.start).words("said-before") for span in claim.spans)


def _counted_anew(claim: Claim, now: Sequence[Claim]) -> bool:
    return any(_other_count(claim, other) for other in now if other.detail.kind == claim.detail.kind)


def _other_count(old: Claim, new: Claim) -> bool:
    """Whether two counts are of one sort and differ, in one place, or where one names none."""
    was, now = old.detail.figures(), new.detail.figures()
    here, there = ({place.name for place in claim.places} for claim in (old, new))
    placed = not here or not there or bool(here & there)
    return placed and any(was[slot] != now[slot] for slot in was.keys() & now.keys())
