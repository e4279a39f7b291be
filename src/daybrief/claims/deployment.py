"""Forces or weapons sent, stationed or moved."""

from typing import Literal

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle


class Deployment(Detail):
    """A party's forces or weapons sent to, stationed in or moved through a place."""

    kind: Literal["deployment"] = "deployment"
    force: PartySlot = None
    count: FigureSlot = None

    section = "forces"
    same_event = ("force",)
    settle = Settle.HULL
