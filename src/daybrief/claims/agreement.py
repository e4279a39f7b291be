"""Deals, treaties, ceasefires and contracts, from proposal to end."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot
from daybrief.claims.codes import Coded, Codes, only
from daybrief.claims.frames import EVEN_PLANNED, Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says, Speaks

_NEGOTIATED = (
    Fill("stage", "is", value="negotiated"),
    Fill("parties", "signatories", ("agent", "partner")),
    Fill("subject", "whole", ("matter",)),
    Fill("since", "onset"),
)


class Agreement(Detail):
    """A deal between parties, at the latest stage the text tells."""

    kind: Literal["agreement"] = "agreement"
    parties: NamesSlot = ()
    stage: Annotated[
        Literal["proposed", "negotiated", "agreed", "signed", "rejected", "in_force", "ended"] | None,
        Slot("enum", cue="agreement"),
    ] = None
    subject: Annotated[str | None, Slot("text", scored=False)] = None

    actor: Annotated[tuple[str, ...], Slot("names", scored=False)] = ()  # who proposes, accepts, rejects or ends it
    since: Annotated[str | None, Slot("date", cue="since", scored=False)] = None

    codes = Codes(
        by=("actor", "parties"),
        at=("parties",),
        rows=(
            Coded(None, ("REJECT", "", "diplomatic"), only(stage="rejected")),
            Coded(None, ("SANCTION", "withdraw", "diplomatic"), only(stage="ended")),
            Coded(("Strategic developments", "Agreement"), ("SUPPORT", "", "diplomatic"), only(stage="signed")),
            Coded(("Strategic developments", "Agreement"), ("AGREE", "", "diplomatic"), only(stage="agreed")),
            Coded(None, ("CONSULT", "", "diplomatic"), only(stage="negotiated")),
        ),
    )
    section = "agreements"
    same_event = ("parties", "subject")
    settle = Settle.LATEST
    official = True
    borrows = ("subject",)
    looms = "parties"
    meets = Meets(timing=Timing.NEAR, placing=Placing.FREE, latest=("stage",), closing=("rejected", "ended"))

    says = (
        Says("{actor} <propose> {subject|deal}[ {when}]", only={"stage": "proposed"}),
        Says("{parties} <have been in talks> {subject|on} since {since}", only={"stage": "negotiated"}),
        Says("{parties} <hold talks> {subject|on}[ {when}]", only={"stage": "negotiated"}),
        Says("{parties} <agree> {subject|on}[ {when}]", only={"stage": "agreed"}),
        Says(
            "{parties|several} <sign> {subject|deal}[ {places|in}][ {when}]", only={"stage": "signed"}, heard="signings"
        ),
        Says(
            "{parties|several} <sign> an agreement[ {places|in}][ {when}]", only={"stage": "signed"}, heard="signings"
        ),
        Says("{parties|several} <carry out> {subject|deal}[ {when}]", only={"stage": "signed"}, heard="exchanged"),
        Says("{actor} <reject> {subject|deal}[ {when}]", only={"stage": "rejected"}),
        Says("{parties} <carry out> {subject|deal}[ {when}]", only={"stage": "in_force"}),
        Says("{actor} <end> {subject|deal}[ {when}]", only={"stage": "ended"}),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{actor}[ {when}] <запропонувати> {subject|deal}", only={"stage": "proposed"}),
                    Says("{parties} <вести> переговори {subject|on} з {since}", only={"stage": "negotiated"}),
                    Says("{parties}[ {when}] <вести> переговори {subject|on}", only={"stage": "negotiated"}),
                    Says("{parties}[ {when}] <домовитися> {subject|on}", only={"stage": "agreed"}),
                    Says(
                        "{parties} <підписати> {subject|deal}[ {places|in}][ {when}]",
                        only={"stage": "signed"},
                        heard="signings",
                    ),
                    Says(
                        "{parties} <підписати> угоду[ {places|in}][ {when}]", only={"stage": "signed"}, heard="signings"
                    ),
                    Says("{parties}[ {when}] <здійснити> {subject|deal}", only={"stage": "signed"}, heard="exchanged"),
                    Says("{actor}[ {when}] <відхилити> {subject|deal}", only={"stage": "rejected"}),
                    Says("{parties}[ {when}] <здійснити> {subject|deal}", only={"stage": "in_force"}),
                    Says("{actor}[ {when}] <розірвати> {subject|deal}", only={"stage": "ended"}),
                ),
            )
        }
    )
    stands = tuple(
        Route("positions", "actor", sides, {"stage": stage})
        for stage in ("rejected", "proposed")
        for sides in (True, False)
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
                Fill("actor", "names", ("agent",), only=("proposed", "rejected", "ended")),
                Fill("subject", "subject", ("patient", "receiver", "against", "holder", "agent"), heads="deal"),
            ),
            needs=(("parties",), ("stage",)),
            given=tuple(
                Given(role, "deal", itself=True) for role in ("patient", "agent", "holder", "receiver", "against")
            ),
            outlooks=EVEN_PLANNED,
            absorbs=True,
        ),
        Frame(
            cue="announcing",
            fills=(
                Fill("stage", "cue"),
                Fill("parties", "signatories", ("agent", "partner", "patient", "topic", "holder", "bond")),
                Fill("subject", "subject", ("patient", "holder"), heads="deal"),
            ),
            needs=(("parties",),),
            given=tuple(Given(role, "deal", itself=True) for role in ("patient", "holder")),
            outlooks=EVEN_PLANNED,
            absorbs=True,
        ),
        Frame(
            cue="answer",
            fills=(
                Fill("stage", "cue"),
                Fill("parties", "parties", ("agent", "patient", "bond")),
                Fill("actor", "names", ("agent",)),
                Fill("subject", "subject", ("patient",)),
            ),
            needs=(("parties",),),
            given=(Given("patient", "offer", itself=True), Given("patient", "deal", itself=True)),
            unless=(Given("topic", "meeting"),),  # who turns down an offer of talks turns down no deal
            outlooks=("done", "intended", "ahead"),
            absorbs=True,
        ),
        Frame(
            cue="negotiating.talks",
            fills=_NEGOTIATED,
            needs=(("parties",),),
        ),
        Frame(
            cue="negotiating.over",
            fills=_NEGOTIATED,
            needs=(("parties",), ("subject",)),
        ),
        Frame(
            cue="agreeing",
            fills=(
                Fill("stage", "is", value="agreed"),
                Fill("parties", "signatories", ("agent", "partner")),
                Fill("subject", "whole", ("content", "matter")),
            ),
            needs=(("parties",), ("subject",)),
            outlooks=("done",),
        ),
    )
