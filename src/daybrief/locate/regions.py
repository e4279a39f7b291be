"""What the regions that a sentence names say of a place in it: its side of one, the last named, those only listed."""

import math
import re

from daybrief.locate.bearings import compass
from daybrief.locate.setting import Spot
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.placelinks import joined

_BESIDE = re.compile(
    r",?\s+(?:and|or|as well as|та|і|й|и|или|або|а також|а также)\s+"
    r"(?:(?:in|near|across|throughout|on|over|у|в|на|по)\s+)?(?:(?:the|other|both)\s+)?"
)

_PART = re.compile(r"([a-z]+)[- ]$")


def parts(text: str, spots: list[Spot]) -> dict[tuple[int, str], float]:
    """By sentence and region: the side of it that the sentence names, in degrees: "northwestern Kherson Oblast"."""
    found: dict[tuple[int, str], float] = {}
    for spot in spots:
        said = _PART.search(text[: spot.hit.start][-20:])
        degrees = compass(said[1]) if said and spot.entries and spot.entries[0].unit == "region" else None
        if degrees is not None:
            found[spot.sentence, spot.entries[0].id] = degrees
    return found


def last_named(text: str, spots: list[Spot]) -> dict[int, str]:
    """By identity of the mention: of the regions that its sentence names, apart from each other, the last before it;
    none where there is but one: it holds for all of the sentence."""
    found: dict[int, str] = {}
    regions: list[Spot] = []
    several = False
    for spot in spots:
        if regions and regions[-1].sentence != spot.sentence:
            regions, several = [], False
        if _is_region(spot):
            several = bool(regions) and not joined(text, regions[-1].hit, spot.hit)
            regions.append(spot)
        elif several:
            found[id(spot)] = regions[-1].entries[0].id
    return found


def listed_beside(text: str, spots: list[Spot]) -> dict[int, frozenset[str]]:
    """By identity of the mention: ids of the regions that a sentence names beside it and not around it: "west of A, and
    in B and C oblasts"."""
    found: dict[int, frozenset[str]] = {}
    for n, spot in enumerate(spots[:-1]):
        after = spots[n + 1]
        if not _is_region(after) or _is_region(spot) or not _BESIDE.fullmatch(text[spot.hit.end : after.hit.start]):
            continue
        ids = [after.entries[0].id]
        for one, other in zip(spots[n + 1 :], spots[n + 2 :], strict=False):
            if not _is_region(other) or not joined(text, one.hit, other.hit):
                break
            ids.append(other.entries[0].id)
        found[id(spot)] = frozenset(ids)
    return found


def _is_region(spot: Spot) -> bool:
    return len(spot.entries) == 1 and spot.entries[0].unit == "region"


def on_side(region: Entry, entry: Entry, degrees: float) -> float:
    """From -1 to 1: how well a place lies on a side of a region, seen from its middle."""
    east = (entry.lon - region.lon) * math.cos(math.radians(region.lat))
    turn = abs((math.degrees(math.atan2(east, entry.lat - region.lat)) - degrees + 180) % 360 - 180)
    return math.cos(math.radians(min(turn, 180.0)))
