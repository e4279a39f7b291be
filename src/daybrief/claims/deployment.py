"""Forces or weapons sent, stationed or moved."""

from types import MappingProxyType
from typing import Literal

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says


class Deployment(Detail):
    """A party's forces or weapons sent to, stationed in or moved through a place."""

    kind: Literal["deployment"] = "deployment"
    force: PartySlot = None
    count: FigureSlot = None

    section = "forces"
    same_event = ("force",)
    settle = Settle.HULL
    meets = Meets(timing=Timing.NEAR, placing=Placing.NAMED, acts="force")

    says = (
        Says("{force} <deploy> {count|counted}[ {places|to*}][ {when}]"),
        Says("{force} <send> forces[ {places|to*}][ {when}]", only={"stance": "plans"}),
        Says("{force|forces} <deploy> {places|to*}[ {when}]"),
    )
    routes = (Route("ground", "force", sides=True),)
    planned = "plan"
    weight = 1.5
    weighs = MappingProxyType({"count": 0.2})
    owned = True

    frames = (
        Frame(
            cue="deployment",
            fills=(
                Fill("force", "party", ("patient", "agent", "self")),
                Fill("count", "count", ("patient", "agent"), heads="force"),
            ),
            needs=(("force",),),
            given=(
                Given("patient", "force"),
                Given("patient", "arms"),
                Given("agent", "force", alone=True),
                Given("agent", "arms", alone=True),
            ),
            outlooks=("done", "tried", "intended", "ahead"),
            near=True,
            finite=True,
            absorbs=True,
        ),
    )
