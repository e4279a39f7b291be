"""What is told of a mention's candidates: settings, points with their reasons, and verdicts."""

from dataclasses import dataclass

from daybrief.locate.setting import km
from daybrief.theatre.gazetteer import Entry

TIE = 0.55  # candidates closer than this in points are a tie, unless they are near each other
TIE_BY_SIZE = 0.03  # where size counts it has decided already
SAME_PLACE_KM = 8.0  # this close on the map


@dataclass(frozen=True, slots=True)
class Setting:
    """How close to a mention another is: points for a region around a candidate, and for a neighbour at no distance."""

    name: str
    region: float
    neighbour: float


SENTENCE = Setting("sentence", 3.0, 3.0)
PARAGRAPH = Setting("paragraph", 2.0, 2.2)
DOCUMENT = Setting("document", 1.2, 1.6)

Named = list[tuple[Setting, list[Entry]]]  # by setting, the closest first
Told = tuple[str, Entry]  # the words, and the place they mean
Points = tuple[float, str]  # what one piece of evidence adds, and the reason; none is told for what speaks against
Fixed = tuple[list[Points], list[Points]]  # what no other decision changes, as it is told before and after the rest


@dataclass(frozen=True, slots=True)
class Around:
    """Certain places and units named around a mention, and the region whose office speaks, "" for none."""

    places: Named
    units: Named
    speaker: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One candidate's points, from all that was told of it."""

    entry: Entry
    points: float
    told: tuple[Points, ...]

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons for them, strongest first."""
        ranked = sorted(self.told, key=lambda item: -abs(item[0]))
        return tuple(dict.fromkeys(text for value, text in ranked if value > 0))


def tied(verdicts: list[Verdict], least: float) -> bool:
    """Whether the two best candidates are too close in evidence and too far apart on the map."""
    if len(verdicts) < 2:
        return False
    first, second = verdicts[0], verdicts[1]
    return first.points - second.points < least and km(first.entry, second.entry) > SAME_PLACE_KM
