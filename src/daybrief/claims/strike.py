"""Attacks from a distance: who fired what at where, how much was launched, stopped and hit."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle, Slot


class Strike(Detail):
    """An air, missile, drone, bomb or artillery attack, or a whole day's wave of them."""

    kind: Literal["strike"] = "strike"
    attacker: PartySlot = None
    weapon: Annotated[Literal["drone", "missile", "bomb", "artillery", "mixed"] | None, Slot("enum", cue="weapon")] = (
        None
    )
    weapon_name: Annotated[str | None, Slot("text", scored=False)] = None
    launched: FigureSlot = None
    intercepted: FigureSlot = None
    lost: FigureSlot = None
    hit: FigureSlot = None

    section = "strikes"
    same_event = ("attacker", "weapon")
    settle = Settle.BY_SIDE
