"""Predictions and warnings about what lies ahead."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, Settle, Slot
from daybrief.claims.frames import Fill, Frame, Given, Role
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Says, Speaks


def _foretold(cue: str, role: Role) -> Frame:
    """A frame whose words in `role` are what is foretold, however firmly."""
    return Frame(
        cue=cue,
        fills=(Fill("about", "clause", (role,)), Fill("by", "horizon"), Fill("speaker", "voice")),
        needs=(("about",),),
        outlooks=("done", "tried", "intended", "ahead", "supposed"),
        plans=False,
        denied=True,
        foretells=True,
        absorbs=True,
    )


class Forecast(Detail):
    """A voice saying that something will, or is likely to, come about, by a horizon where one is given."""

    kind: Literal["forecast"] = "forecast"
    speaker: Annotated[str | None, Slot("names")] = None
    about: Annotated[str, Slot("clause")]
    by: Annotated[str | None, Slot("date", cue="by")] = None

    section = "outlook"
    same_event = ("speaker", "about", "by")
    settle = Settle.HULL
    read_by = "model"
    meets = Meets(timing=Timing.NEAR, placing=Placing.GIVEN, voice="speaker")

    says = (
        Says("{speaker} <warn> that {about|that}", heard="warnings"),
        Says("{speaker} <say> that {about|that}"),
        Says("{about|that}", only={"speaker": ""}),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{speaker} <попередити>, що {about|that}", heard="warnings"),
                    Says("{speaker} <заявити>, що {about|that}"),
                    Says("{about|that}", only={"speaker": ""}),
                ),
            )
        }
    )
    weight = 1.5
    owned = True
    voiced_by = "speaker"
    horizon = "by"

    terse = (
        Frame(
            cue="forecast.warn",
            fills=(Fill("about", "clause"), Fill("by", "horizon"), Fill("speaker", "voice")),
            needs=(("about",), ("speaker",)),
            unless=(Given("content", "weather"),),
            absorbs=True,
        ),
        Frame(
            cue="forecast.open",
            fills=(Fill("about", "clause"), Fill("by", "horizon"), Fill("speaker", "voice")),
            needs=(("about",),),
            unless=(Given("content", "weather"),),
            absorbs=True,
        ),
    )

    frames = (
        _foretold("forecast.chance", "claim"),
        Frame(
            cue="forecast.warn",
            fills=(Fill("about", "clause", ("content",)), Fill("by", "horizon"), Fill("speaker", "voice")),
            needs=(("about",), ("speaker",)),
            plans=False,
            absorbs=True,
        ),
        _foretold("forecast", "self"),
    )
