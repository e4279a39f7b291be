"""Deals, treaties, ceasefires and contracts, from proposal to end."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Says


class Agreement(Detail):
    """A deal between parties, at the latest stage the text tells."""

    kind: Literal["agreement"] = "agreement"
    parties: NamesSlot = ()
    stage: Annotated[
        Literal["proposed", "negotiated", "agreed", "signed", "rejected", "in_force", "ended"] | None,
        Slot("enum", cue="agreement"),
    ] = None
    subject: Annotated[str | None, Slot("text", scored=False)] = None

    section = "agreements"
    same_event = ("parties", "subject")
    settle = Settle.LATEST
    borrows = ("subject",)
    meets = Meets(timing=Timing.NEAR, placing=Placing.FREE, latest=("stage",), closing=("rejected", "ended"))

    says = (
        Says("{parties} <discuss> {subject|deal}[ {when}]", only={"stage": "proposed"}),
        Says("{parties} <negotiate> {subject|deal}[ {when}]", only={"stage": "negotiated"}),
        Says("{parties} <agree> {subject|on}[ {when}]", only={"stage": "agreed"}),
        Says("{parties} <sign> {subject|deal}[ {places|in}][ {when}]", only={"stage": "signed"}),
        Says("{parties} <sign> an agreement[ {places|in}][ {when}]", only={"stage": "signed"}),
        Says("{parties} <reject> {subject|deal}[ {when}]", only={"stage": "rejected"}),
        Says("{parties} <carry out> {subject|deal}[ {when}]", only={"stage": "in_force"}),
        Says("{parties} <end> {subject|deal}[ {when}]", only={"stage": "ended"}),
    )
    weight = 2.5
    weighs = MappingProxyType({"stage=signed": 1.5, "stage=agreed": 1.0, "stage=ended": 1.0, "stage=in_force": 0.5})

    terse = (
        Frame(
            cue="agreement",
            fills=(Fill("stage", "cue"), Fill("parties", "parties")),
            needs=(("parties",), ("stage",)),
            given=(Given("patient", "deal"),),
            absorbs=True,
        ),
    )

    frames = (
        Frame(
            cue="agreement",
            fills=(
                Fill("stage", "cue"),
                Fill("parties", "parties", ("agent", "partner", "patient", "topic", "holder", "bond")),
            ),
            needs=(("parties",), ("stage",)),
            given=(
                Given("patient", "deal"),
                Given("agent", "deal"),
                Given("holder", "deal"),
                Given("receiver", "deal"),
            ),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
        Frame(
            cue="negotiating",
            fills=(
                Fill("stage", "is", value="negotiated"),
                Fill("parties", "parties", ("agent", "partner")),
            ),
            needs=(("parties",),),
            given=(Given("partner", "nation"),),
        ),
    )
