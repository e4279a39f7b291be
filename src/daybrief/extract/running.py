"""Running totals: what is counted from a day on is told as of the report, with the day it is counted from."""

from collections.abc import Iterable
from datetime import timedelta

from daybrief.claims import Claim
from daybrief.extract.scene import Story
from daybrief.model.when import When


def running(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims; those of a kind that keeps running totals whose time is "since" a day have that day in its slot."""
    return [_running(claim, story) for claim in claims]


def _running(claim: Claim, story: Story) -> Claim:
    roll, when = claim.detail.roll, claim.when
    slot = roll.since if roll is not None else ""
    if not slot or when is None or when.grain != "day" or getattr(claim.detail, slot) is not None:
        return claim
    scenes = [story.scene_at(span.start) for span in claim.spans]
    if not any(
        t.bound == "since" and (t.when.start, t.when.end) == (when.start, when.end) for s in scenes for t in s.times
    ):
        return claim
    detail = claim.detail.model_copy(update={slot: when.start})
    return claim.model_copy(update={"detail": detail, "when": When.day(when.end - timedelta(days=1), "reporting-day")})
