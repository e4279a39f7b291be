"""One count of a tally."""

from dataclasses import dataclass, field

from daybrief.extract.scene import Scene
from daybrief.model.figure import Figure
from daybrief.theatre.gazetteer import PlaceHit


@dataclass
class Count:
    """One count: `figure` things of class `sort` (None: targets of any class) for `slot` of the wave.

    `label` marks a part by type ("76 of them jet-powered"); `places` are the regions named with it.
    """

    slot: str
    figure: Figure
    sort: str | None
    names: tuple[str, ...]
    named: str
    scene: Scene
    start: int
    end: int
    label: str = ""
    bare: bool = False  # the text leaves the noun out: "ten over Kursk Oblast"
    listed: bool = False  # a list that breaks it down follows
    over: bool = False  # the words right after it say over what
    by: str | None = None  # the side whose things are counted, where the words beside it say so
    places: list[PlaceHit] = field(default_factory=list)
