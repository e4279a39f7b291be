"""Days on which deeds were only told: 'said *on Monday* that a bomb had hit it'."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.english.syntax import VERBAL, ancestors
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.hearing import anchor
from daybrief.extract.scene import Story
from daybrief.extract.times import Timed

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_NEAR = timedelta(days=3)  # before its report a day is that of what is told in it
_UP = 3  # words over a day within which the verb of its clause stands: 'said *in the evening of 4 May* that …'


def of_telling(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims, deeds told by somebody on a day of their own dated by the report: the text gives them none."""
    return [_of_telling(claim, story) for claim in claims]


def _of_telling(claim: Claim, story: Story) -> Claim:
    when, kind = claim.when, type(claim.detail)
    if when is None or when.basis not in ("stated", "relative") or not (kind.harms or kind.here):
        return claim
    scene = story.scene_at(claim.spans[0].start)
    parsed, day = story.read.get(scene.start), scene.published
    if day is None or when.grain != "day" or not day - _NEAR <= when.start <= day or not isinstance(parsed, Parsed):
        return claim
    token = anchor(claim, parsed)
    told = [t for t in scene.times if t.when.exchange() == when.exchange()]
    if token is None or not told or not all(_of_saying(t, token, parsed) for t in told):
        return claim
    return claim.model_copy(update={"when": when.model_copy(update={"basis": "reporting-day"})})


def _of_saying(timed: Timed, token: "Token", parsed: Parsed) -> bool:
    """Whether a day hangs on the verb by which somebody tells the act, and on nothing that the act completes."""
    head = parsed.tree.head(timed.start, timed.end)
    if head is None:
        return False
    said = {v.verb.i for v in parsed.voices.above(token) if v.verb.pos_ in VERBAL}
    own = {token.i, *(t.i for t in parsed.mood.governors(token))}
    over = next((t.i for t in islice(ancestors(head), _UP) if t.pos_ in VERBAL), None)
    return over in said and over not in own
