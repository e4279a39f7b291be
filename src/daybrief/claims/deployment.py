"""Forces or weapons sent, stationed or moved."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle, Slot
from daybrief.claims.codes import Coded, Codes
from daybrief.claims.frames import EVEN_PLANNED, Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says, Speaks


class Deployment(Detail):
    """A party's forces or weapons sent to, stationed in or moved through a place.

    `manner` keeps apart what was moved there, what was moved away from there and what only stands or fights there.
    `units` are the forces as the text names them, where it does: "elements of two regiments"."""

    kind: Literal["deployment"] = "deployment"
    force: PartySlot = None
    count: FigureSlot = None
    manner: Annotated[Literal["moved", "left", "stationed"] | None, Slot("enum", scored=False)] = None
    units: Annotated[str | None, Slot("text", scored=False)] = None

    codes = Codes(by=("force",), rows=(Coded(None, ("MOBILIZE", "troops", "military")),))
    section = "forces"
    same_event = ("force", "manner")
    doubted_in = ("force",)
    settle = Settle.HULL
    learned_from = 0.6
    believed_from = 0.003
    must = ("force",)
    meets = Meets(
        timing=Timing.NEAR,
        placing=Placing.NAMED,
        acts="force",
        loose=("count",),  # men for one writer, battalions for another
    )

    says = (
        Says("{force} <move> forces {places|from*}[ {when}]", only={"manner": "left"}),
        Says("{force} <deploy> {count|counted}[ {places|to*}][ {when}]", only={"stance": "plans"}),
        Says("{force} <send> forces[ {places|to*}][ {when}]", only={"stance": "plans"}),
        Says("{force} <have> {count|counted} {places|near*}[ {when}]", only={"manner": "stationed"}),
        Says("{units} <be active> {places|near*}[ {when}]", only={"manner": "stationed"}, heard="active"),
        Says("{units} <be> {places|near*}[ {when}]", only={"manner": "stationed"}),
        Says("{force|forces} <be active> {places|near*}[ {when}]", only={"manner": "stationed"}, heard="active"),
        Says("{force|forces} <be> {places|near*}[ {when}]", only={"manner": "stationed"}),
        Says("{force} <have> {count|counted} {places|near*}", heard="standing"),
        Says("{force|forces} <be> {places|near*}[ {when}]", heard="standing"),
        Says("{count|whose} <be deployed>[ {places|to*}][ {when}]"),
        Says("{force} <deploy> {count|counted}[ {places|to*}][ {when}]"),
        Says("{force} <deploy> {units} {places|to*}[ {when}]"),
        Says("{force|forces} <deploy> {places|to*}[ {when}]", heard="deploying"),
    )
    routes = (Route("ground", "force", sides=True),)
    stands = (Route("positions", "force", sides=False, only={"stance": "plans"}),)
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{force} <перекинути> війська {places|from*}[ {when}]", only={"manner": "left"}),
                    Says("{force} <направити> {count|counted*}[ {places|to}][ {when}]"),
                    Says(
                        "{force|forces} <діяти> {places|near*}[ {when}]", only={"manner": "stationed"}, heard="active"
                    ),
                    Says("{force|forces} <перебувати> {places|near*}[ {when}]", only={"manner": "stationed"}),
                    Says("{force} <направити> війська[ {places|to*}][ {when}]", only={"stance": "plans"}),
                    Says("{force} <направити> війська {places|to*}[ {when}]"),
                ),
            )
        }
    )
    planned = "plan"
    weight = 1.5
    weighs = MappingProxyType({"count": 0.2, "manner=stationed": -1.2})
    owned = True
    firm = True
    idle = MappingProxyType({"manner": "stationed"})

    terse = (
        Frame(
            cue="deployment",
            fills=(Fill("force", "party", ("patient", "agent")), Fill("count", "count", heads="force")),
            needs=(("force",),),
            given=(Given("patient", "force"), Given("patient", "arms")),
            states=True,
            absorbs=True,
        ),
    )

    frames = tuple(
        Frame(
            cue="deployment",
            fills=(
                Fill("force", "own", ("patient",)),  # 'where he deployed troops': whose they are, the doer says
                Fill("force", "party", ("agent", "patient", "self")),
                Fill("count", "count", ("patient", "agent"), heads=moved),
                Fill("units", "units", ("patient", "agent"), heads="elements"),
                Fill("manner", "cue"),
            ),
            needs=(("force",),),
            given=(Given("patient", moved, but=things), Given("agent", moved, but=things, alone=True)),
            unless=(*given_away, Given("patient", "struck"), Given("aim", "nation")),
            outlooks=EVEN_PLANNED,
            leaving={"moved": "left"},
            near=True,
            finite=True,
            absorbs=True,
        )
        for moved, things, given_away in (
            ("force", "gear", ()),
            (
                "arms",  # are given
                "",
                (
                    Given("receiver", "nation", save="force", posted="deployment.posting"),
                    Given("topic", "nation", save="force", posted="deployment.posting"),
                    Given("topic", "ally", posted="deployment.posting"),
                ),
            ),
        )
    )
