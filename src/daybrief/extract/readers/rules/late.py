"""What a long report tells far down, and says not when: it may be of any day."""

from collections.abc import Iterable

from daybrief.claims import Claim
from daybrief.claims.base import DOUBTED
from daybrief.extract.readers.told import assesses
from daybrief.extract.scene import Story

_LONG = 12  # sentences above which a report has a background
_LEAD = 8  # sentences in which a report tells its news


def far_down(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims; acts without a time of their own behind a long report's news are doubted. An assessment tells its day
    from beginning to end."""
    told = list(claims)
    if assesses(story) or len(story.scenes) <= _LONG:
        return told
    begins = story.scenes[_LEAD].start
    return [_doubted(claim) if _undated(claim) and claim.spans[0].start >= begins else claim for claim in told]


def _undated(claim: Claim) -> bool:
    return not claim.detail.voiced_by and (claim.when is None or claim.when.basis == "reporting-day")


def _doubted(claim: Claim) -> Claim:
    return claim.model_copy(update={"confidence": min(claim.confidence, DOUBTED)})
