"""Sanctions, decrees, laws, aid and other official acts."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot, WordsSlot


class Measure(Detail):
    """An authority's act that binds, benefits or hits a named target."""

    kind: Literal["measure"] = "measure"
    issuer: PartySlot = None
    action: Annotated[
        Literal["imposes", "extends", "lifts", "gives", "orders", "bans", "other"] | None, Slot("enum", cue="measure")
    ] = None
    target: WordsSlot = None
    amount: Annotated[str | None, Slot("text", scored=False)] = None
    until: Annotated[str | None, Slot("date", scored=False)] = None

    section = "agreements"
    same_event = ("issuer", "action", "target", "amount")
    settle = Settle.HULL
