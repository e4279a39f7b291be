"""Talks, visits, summits and calls, held or planned."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot


class Meeting(Detail):
    """People or parties meeting, or due to meet, about something."""

    kind: Literal["meeting"] = "meeting"
    participants: NamesSlot = ()
    topic: Annotated[str | None, Slot("text", scored=False)] = None

    section = "diplomacy"
    same_event = ("participants",)
    settle = Settle.HULL
