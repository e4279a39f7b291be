"""Moves and fights on the ground."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot


class Ground(Detail):
    """One side's act on the ground at named places."""

    kind: Literal["ground"] = "ground"
    actor: PartySlot = None
    action: Annotated[
        Literal["advanced", "attacked", "seized", "regained", "repelled", "withdrew", "counterattacked", "holds"]
        | None,
        Slot("enum", cue="ground"),
    ] = None

    section = "ground"
    same_event = ("actor", "action")
    settle = Settle.HULL
