"""Sanctions, decrees, laws, aid and other official acts."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot, WordsSlot
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says
from daybrief.claims.frames import Fill, Frame, Given


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
    read_by = "model"
    meets = Meets(timing=Timing.NEAR, placing=Placing.FREE, acts="issuer")

    says = (
        Says("{issuer} <impose> sanctions on {target}[ until {until}][ {when}]", {"action": "imposes"}, "sanctions"),
        Says(
            "{issuer} <extend> its sanctions on {target}[ until {until}][ {when}]", {"action": "extends"}, "sanctions"
        ),
        Says("{issuer} <lift> sanctions on {target}[ {when}]", {"action": "lifts"}, "sanctions"),
        Says("{issuer} <hand over> {amount} to {target}[ {when}]", {"action": "gives"}, "exchanges"),
        Says("{issuer} <give> {target|friend} {amount}[ {when}]", {"action": "gives"}),
        Says("{issuer} <ban> {target}[ until {until}][ {when}]", {"action": "bans"}),
        Says("{issuer} <extend> {target}[ until {until}][ {when}]", {"action": "extends"}),
    )
    routes = (Route("allies", "issuer", sides=False, only=MappingProxyType({"action": "gives"})),)
    planned = "plan"
    weight = 2.0

    frames = (
        Frame(
            cue="measure",
            fills=(
                Fill("action", "cue"),
                Fill("issuer", "party", ("agent",)),
                Fill("target", "object", ("receiver", "against"), heads="", only=("gives", "imposes", "extends", "lifts")),
                Fill("target", "object", ("patient", "receiver", "against")),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            outlooks=("done", "tried", "intended", "ahead"),
            absorbs=True,
        ),
    )
