"""People killed, injured, missing or captured."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, FigureSlot, Settle, Slot


class Casualties(Detail):
    """People harmed in one event, place or day: counts by outcome, for one group of people."""

    kind: Literal["casualties"] = "casualties"
    killed: FigureSlot = None
    injured: FigureSlot = None
    missing: FigureSlot = None
    captured: FigureSlot = None
    who: Annotated[Literal["civilian", "military", "unstated"], Slot("enum", cue="who")] = "unstated"
    side: Annotated[str | None, Slot("party", scored=False)] = None

    section = "harm"
    same_event = ("who", "side")
    settle = Settle.LATEST
