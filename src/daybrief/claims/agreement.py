"""Deals, treaties, ceasefires and contracts, from proposal to end."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot


class Agreement(Detail):
    """A deal between parties, at the latest stage the text tells."""

    kind: Literal["agreement"] = "agreement"
    parties: NamesSlot = ()
    stage: Annotated[
        Literal["proposed", "negotiated", "agreed", "signed", "rejected", "in_force", "ended"] | None,
        Slot("enum", cue="agreement"),
    ] = None
    subject: Annotated[str | None, Slot("text", scored=False)] = None

    section = "agreements"
    same_event = ("parties", "subject")
    settle = Settle.LATEST
