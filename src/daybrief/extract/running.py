"""Running totals: what is counted from a day on is told as of the report, with the day it is counted from."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice

from daybrief.claims import Claim
from daybrief.claims.waves import Roll
from daybrief.extract.scene import Story
from daybrief.model.when import When

_GOES_ON = 3  # sentences in which a list of totals goes on without the day they are counted from


def running(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims; those of a kind that keeps running totals whose time is "since" a day have that day in its slot, and
    so has what goes on from one of them with no time of its own: "It has lost 10,280 tanks"."""
    found = [_running(claim, story) for claim in claims]
    return [_going_on(claim, found, story) for claim in found]


def _going_on(claim: Claim, among: Iterable[Claim], story: Story) -> Claim:
    roll = claim.detail.roll
    if roll is None or not roll.since or claim.when is not None or getattr(claim.detail, roll.since) is not None:
        return claim
    at = story.scene_at(claim.spans[0].start)
    before = [at.start, *(scene.start for scene in islice(story.before(at), _GOES_ON))]
    totals = [one for one in among if _leads(one, claim, roll) and story.scene_at(one.spans[0].start).start in before]
    if not totals:
        return claim
    told = max(totals, key=lambda one: one.spans[0].start)
    detail = claim.detail.model_copy(update={roll.since: getattr(told.detail, roll.since)})
    voice = told.attribution if claim.attribution.own_voice else claim.attribution
    return claim.model_copy(update={"detail": detail, "when": told.when, "attribution": voice})


def _leads(total: Claim, claim: Claim, roll: Roll) -> bool:
    """Whether a claim is a running total of the same side, told before another."""
    same = type(total.detail) is type(claim.detail) and getattr(total.detail, roll.since) is not None
    side = same and getattr(total.detail, roll.side) == getattr(claim.detail, roll.side)
    return side and total.spans[0].start < claim.spans[0].start


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
