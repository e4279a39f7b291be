"""Relations become areas: "north of X", "southwestern X", "between X and Y" as rings on the map, with their radius."""

import math
import re

from daybrief.locate.bearings import compass, distance, heading
from daybrief.locate.borders import border
from daybrief.locate.sectors import sector
from daybrief.locate.setting import Spot, apart, km
from daybrief.model.place import Area, Located, Place
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placetext import PlaceWords

Point = tuple[float, float]

REACH_KM = 12.0  # how far beyond a town "north of" it goes, where no distance is told
HALF = 33.75  # degrees to either side of a bearing
APART_KM = 80.0  # towns further apart are no two ends of one stretch of the front
A_ROAD_KM = 250.0  # nor of one road
WIDTH = 0.12  # of a stretch, to either side, as a share of its length
NARROW_KM = 3.0  # its least
AROUND = 40  # characters beside a name in which its border may be meant
KM_A_DEGREE = 111.2

_AND = re.compile(r"\s*(?:City|Oblast)?\s*(?:(?P<to>[-–—]|to|до|в|на)|and|та|і|й|и)\s*")
_PART = re.compile(r"([a-z]+)[- ]$")


def shaped(text: str, spots: list[Spot], places: list[Place], theatre: Theatre, beside: PlaceWords) -> list[Place]:
    """The places, those that a relation widens with their area and a radius that takes it in."""
    out, parts = list(places), beside.compass
    for n, (spot, place) in enumerate(zip(spots, places, strict=True)):
        entry = spot.chosen
        if not isinstance(place, Located) or entry is None:
            continue
        if entry.grain in ("country", "region"):
            before, after = text[: spot.hit.start][-AROUND:], text[spot.hit.end : spot.hit.end + AROUND]
            line = border(theatre, entry.id) if beside.border(before, after) else ()
            if line:
                area = Area(said=f"the border of {entry.name}", points=line, closed=False)
                out[n] = place.model_copy(update={"area": area})
            continue
        if entry.unit or entry.grain != "settlement":
            continue
        degrees = heading(spot)
        if spot.hit.grain == "direction":
            out[n] = _on_an_axis(place, entry, theatre)
        elif degrees is not None:
            out[n] = _beyond(place, entry, degrees, distance(text, spot))
        elif spot.hit.relation == "between":
            _stretch(text, spots, out, n)
        elif spot.hit.relation == "around":
            far = entry.radius_km + REACH_KM
            out[n] = _with(place, f"around {entry.name}", _fan(entry, 0.0, 180.0, 0.0, far)[:-1], far)
        elif spot.hit.relation is None and (part := _PART.search(text[: spot.hit.start][-20:].lower())) is not None:
            at = compass(parts.get(part[1], ""))
            if at is not None:
                ring = _fan(entry, at, 90.0, 0.0, entry.radius_km)
                out[n] = _with(place, f"{parts[part[1]]} {entry.name}", ring, entry.radius_km)
    return out


def _on_an_axis(place: Located, entry: Entry, theatre: Theatre) -> Place:
    """An axis of the front with the outline of its places, where the pack knows enough of them."""
    ring = list(sector(theatre, entry.id))
    if not ring:
        return place
    reach = max(apart(entry.lat, entry.lon, lat, lon) for lon, lat in ring)
    why = (*place.chosen.why, "its outline takes in the places nearest to it that reports of the war name")
    told = place.model_copy(update={"chosen": place.chosen.model_copy(update={"why": why})})
    return _with(told, f"the {entry.name} direction", ring, reach)


def _beyond(place: Located, entry: Entry, degrees: float, away: float | None) -> Place:
    """The sector that a bearing from a town means: out to `away` km where told, else to where "north of" ends."""
    far = entry.radius_km + REACH_KM if away is None else away * 1.25 + 2
    near = entry.radius_km if away is None else away * 0.75
    said = f"{place.mention.relation} {entry.name}"
    return _with(place, said if away is None else f"{away:g} km {said}", _fan(entry, degrees, HALF, near, far), far)


def _stretch(text: str, spots: list[Spot], out: list[Place], n: int) -> None:
    """The strip between a town and the one named after it with "and"; both mentions mean it."""
    link = _AND.fullmatch(text[spots[n].hit.end : spots[n + 1].hit.start]) if n + 1 < len(spots) else None
    if link is None:
        return
    first, second = spots[n].chosen, spots[n + 1].chosen
    if first is None or second is None or second.unit or second.grain != "settlement":
        return
    length = km(first, second)
    if not 0 < length <= (A_ROAD_KM if link["to"] else APART_KM):
        return
    ring = strip([(first.lon, first.lat), (second.lon, second.lat)], max(NARROW_KM, WIDTH * length))
    for at in (n, n + 1):
        place = out[at]
        if isinstance(place, Located):
            out[at] = _with(place, f"between {first.name} and {second.name}", ring, length)


def _with(place: Located, said: str, ring: list[Point], radius: float) -> Located:
    area = Area(said=said, points=tuple((round(x, 4), round(y, 4)) for x, y in ring), closed=True)
    return place.model_copy(update={"area": area, "radius_km": round(radius, 1)})


def _fan(entry: Entry, degrees: float, half: float, near: float, far: float) -> list[Point]:
    """A piece of a ring around a place, between two distances in km, `half` degrees to either side of a bearing."""
    steps = 4 if half <= 90 else 16
    turns = [degrees + half * step / steps for step in range(-steps, steps + 1)]
    outer = [moved((entry.lon, entry.lat), turn, far) for turn in turns]
    inner = [moved((entry.lon, entry.lat), turn, near) for turn in reversed(turns)] if near else []
    return [*outer, *(inner or [(entry.lon, entry.lat)])]


def strip(line: list[Point], width: float) -> list[Point]:
    """A ring `width` km to either side of a line."""
    left, right = [], []
    for n, point in enumerate(line):
        one, other = line[max(0, n - 1)], line[min(len(line) - 1, n + 1)]
        turn = _turn(one, other)
        left.append(moved(point, turn - 90, width))
        right.append(moved(point, turn + 90, width))
    return [*left, *reversed(right)]


def moved(point: Point, degrees: float, away: float) -> Point:
    """The point `away` km from another in a direction, in degrees from north."""
    lon, lat = point
    north = away * math.cos(math.radians(degrees)) / KM_A_DEGREE
    east = away * math.sin(math.radians(degrees)) / (KM_A_DEGREE * math.cos(math.radians(lat)))
    return lon + east, lat + north


def _turn(one: Point, other: Point) -> float:
    east = (other[0] - one[0]) * math.cos(math.radians(one[1]))
    return math.degrees(math.atan2(east, other[1] - one[1]))
