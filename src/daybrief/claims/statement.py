"""Words quoted directly."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, Settle, Slot
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Says, Speaks


class Statement(Detail):
    """A person or office saying exactly these words."""

    kind: Literal["statement"] = "statement"
    speaker: Annotated[str | None, Slot("names")] = None
    said: Annotated[str, Slot("quotation")]
    office: Annotated[str | None, Slot("text", scored=False)] = None  # what the document calls the speaker, anywhere

    section = "positions"
    same_event = ("speaker", "said")
    settle = Settle.HULL
    read_by = "rules"
    meets = Meets(timing=Timing.FREE, placing=Placing.FREE, voice="speaker")

    says = (
        Says("{speaker} <say>: {said|marks}"),
        Says("{said|opening} {speaker} <say>"),
    )
    headline = (Says("{speaker}: {said|marks}"),)
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{speaker} <заявити>: {said|marks}"),
                    Says("{said|opening} — <заявити> {speaker}"),
                ),
                headline=(Says("{speaker}: {said|marks}"),),
            )
        }
    )
    in_turn = True
    planned = ""
    weight = 1.5
    voiced_by = "speaker"
    introduces = "office"
