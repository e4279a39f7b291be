"""One act of a sentence, as the post reader holds it while its slots fill."""

from dataclasses import dataclass, field
from typing import Any

from daybrief.claims.base import Detail
from daybrief.claims.frames import Frame
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.terms import Hit


@dataclass
class Act:
    """A trigger of one frame with the slots it fills; `at` is where the place is looked for."""

    kind: type[Detail]
    frame: Frame
    cue: Hit[str]
    slots: dict[str, Any] = field(default_factory=dict)
    places: list[PlaceHit] = field(default_factory=list)
    at: int = 0
    things: list[Hit[str]] = field(default_factory=list)
    whole: "Act | None" = None  # the act whose count this one's is part of
