"""Things damaged or destroyed, and services cut."""

from typing import Literal

from daybrief.claims.base import Detail, FigureSlot, Settle, WordsSlot


class Damage(Detail):
    """A thing, or a number of things, damaged or destroyed, or a service cut."""

    kind: Literal["damage"] = "damage"
    object: WordsSlot = None
    count: FigureSlot = None

    section = "infrastructure"
    same_event = ("object",)
    settle = Settle.LATEST
