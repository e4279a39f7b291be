"""Bodies of the dead that change hands: a law that holds for every kind and every reader."""

from collections.abc import Iterable
from itertools import product

from daybrief.claims import Claim
from daybrief.extract.scene import Scene, Story

_NEAR = 60  # code points between the bodies and the word that says they change hands


def buried(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims without those that count people as harmed or lost in a sentence that hands over their bodies: nobody
    died of an exchange."""
    return [
        claim for claim in claims if not (_counts_people(claim) and _handed_over(story.scene_at(claim.spans[0].start)))
    ]


def _counts_people(claim: Claim) -> bool:
    detail = claim.detail
    return bool(detail.figures()) and detail.wave is None and (detail.roll is not None or "who" in type(detail).slots())


def _handed_over(scene: Scene) -> bool:
    pairs = product(scene.words("remains"), scene.words("hands-over"))
    return any(max(a.start, b.start) - min(a.end, b.end) <= _NEAR for a, b in pairs)
