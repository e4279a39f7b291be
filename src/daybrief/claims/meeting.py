"""Talks, visits, summits and calls, held or planned."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says


class Meeting(Detail):
    """People or parties meeting, or due to meet, about something."""

    kind: Literal["meeting"] = "meeting"
    participants: NamesSlot = ()
    topic: Annotated[str | None, Slot("text", scored=False)] = None

    section = "diplomacy"
    same_event = ("participants",)
    settle = Settle.HULL
    read_by = "rules"
    meets = Meets(timing=Timing.GIVEN, placing=Placing.GIVEN)

    says = (
        Says("{participants|several} <speak by telephone>[ about {topic}][ {when}]", heard="calls"),
        Says("{participants|several} <hold talks>[ {places|in}][ on {topic}][ {when}]"),
        Says("{participants|visitor} <hold talks> {places|in}[ on {topic}][ {when}]"),
    )
    routes = (Route("allies", "participants", sides=False),)
    weight = 2.5

    terse = (Frame(cue="meeting", fills=(Fill("participants", "names"),), needs=(("participants",),), absorbs=True),)

    frames = (
        Frame(
            cue="meeting",
            fills=(Fill("participants", "names", ("agent", "partner", "patient", "receiver", "self")),),
            needs=(("participants",),),
            unless=(Given("agent", "force"), Given("agent", "arms")),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
    )
