"""Sanctions, decrees, laws, aid and other official acts."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot, WordsSlot
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says


class Measure(Detail):
    """An authority's act that binds, benefits or hits a named target."""

    kind: Literal["measure"] = "measure"
    issuer: PartySlot = None
    action: Annotated[
        Literal["imposes", "extends", "lifts", "gives", "orders", "bans", "other"] | None, Slot("enum", cue="measure")
    ] = None
    target: WordsSlot = None
    amount: Annotated[str | None, Slot("text", scored=False)] = None
    until: Annotated[str | None, Slot("date", cue="until", scored=False)] = None

    section = "agreements"
    same_event = ("issuer", "action", "target", "amount")
    settle = Settle.HULL
    meets = Meets(timing=Timing.NEAR, placing=Placing.FREE, acts="issuer")

    says = (
        Says("{issuer} <impose> sanctions on {target}[ until {until}][ {when}]", {"action": "imposes"}, "sanctions"),
        Says(
            "{issuer} <extend> its sanctions on {target}[ until {until}][ {when}]", {"action": "extends"}, "sanctions"
        ),
        Says("{issuer} <lift> sanctions on {target}[ {when}]", {"action": "lifts"}, "sanctions"),
        Says("{issuer} <hand over> {amount} to {target}[ {when}]", {"action": "gives"}, "exchanges"),
        Says("{issuer} <give> {target|friend} {amount|thing}[ {when}]", {"action": "gives"}),
        Says("{issuer} <ban> {target|group}[ until {until}][ {when}]", {"action": "bans"}),
        Says("{issuer} <extend> {target}[ until {until}][ {when}]", {"action": "extends"}),
    )
    routes = (Route("allies", "issuer", sides=False, only=MappingProxyType({"action": "gives"})),)
    planned = "plan"
    named = ("issuer",)
    weight = 2.0

    terse = (
        Frame(
            cue="exchanged",
            fills=(Fill("action", "is", value="gives"),),
            given=(Given("patient", "captive"),),
            mutual=True,
            states=True,
        ),
        *(
            Frame(
                cue=cue,
                fills=(Fill("action", "cue"), Fill("issuer", "party", ("agent",)), Fill("target", "object")),
                needs=(("issuer",), ("target",), ("action",)),
                given=(Given("patient", heads),),
                states=True,
                absorbs=True,
            )
            for cue, heads in (
                ("measure.imposes", "sanction"),
                ("measure.extends", "sanction"),
                ("measure.lifts", "sanction"),
                ("measure.gives", "aid"),
            )
        ),
    )

    frames = (
        Frame(
            cue="measure.sanctions",
            fills=(
                Fill("action", "is", value="imposes"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            unless=(Given("agent", "force"),),
            outlooks=("done", "tried", "intended", "ahead"),
        ),
        Frame(
            cue="measure.imposes",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("topic", "against")),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "sanction"), Given("against", "sanction")),
            unless=(Given("agent", "force"),),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
        Frame(
            cue="measure.extends",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("against", "topic", "patient")),
                Fill("amount", "noun", ("patient",)),
                Fill("until", "horizon"),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "sanction"), Given("patient", "deal")),
            unless=(Given("agent", "force"),),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
        Frame(
            cue="measure.lifts",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("against", "topic", "patient")),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "sanction"),),
            unless=(Given("agent", "force"),),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
        Frame(
            cue="measure.gives",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "party", ("receiver", "topic")),
                Fill("target", "beside", ("agent",)),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "aid"),),
            unless=(Given("agent", "force"), Given("patient", "force")),
            outlooks=("done", "tried", "intended", "ahead"),
        ),
        Frame(
            cue="received",
            fills=(
                Fill("action", "is", value="gives"),
                Fill("issuer", "party", ("source", "topic")),
                Fill("target", "party", ("agent",)),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "aid"),),
        ),
        Frame(
            cue="ruling",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("patient", "against")),
            ),
            needs=(("issuer",), ("target",), ("action",)),
            unless=(
                Given("agent", "force"),
                Given("patient", "weapon"),
                Given("patient", "aid"),
                Given("patient", "sanction"),
            ),
            outlooks=("done", "tried", "intended", "ahead"),
        ),
    )
