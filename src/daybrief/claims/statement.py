"""Words quoted directly."""

from typing import Annotated, Literal

from daybrief.claims.base import Detail, Settle, Slot


class Statement(Detail):
    """A person or office saying exactly these words."""

    kind: Literal["statement"] = "statement"
    speaker: Annotated[str | None, Slot("names")] = None
    said: Annotated[str, Slot("quotation")]

    section = "positions"
    same_event = ("speaker", "said")
    settle = Settle.HULL
