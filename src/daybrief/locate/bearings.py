"""What a text says of where one place lies from another: "north of Lyman near Zarichne", "12km southeast of Izium"."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from daybrief.locate.setting import Spot
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.placelinks import joined

_DEGREES = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_SAID = re.compile(r"((?:north|south)[- ]?(?:east|west)?|east|west) of")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_DISTANCE = re.compile(
    rf"(\d{{1,3}}|\b(?:{'|'.join(_NUMBERS)}))"
    r"\s?(?:-|to\s)?\s?(?:\d{1,3}\s?)?(?:km|kilomet(?:er|re)s?|км|кілометр\w*|километр\w*)\s+"
    r"(?:to the |на |к |(?:directly|due) )?$",
    re.IGNORECASE,
)
_TO_DISTANCE = 64  # characters before a name in which its distance and direction are told
_CLAUSE_END = re.compile(r"[;\n]|[.!?]\s")
_LYING = (
    r"(?:\s+City)?[\s,(–—-]*(?:(?:both|all|just|located|situated|lying|immediately|directly|due|further|slightly|"
    r"which (?:is|lies)|що|як(?:ий|а|е|і)|розташован\w+|котор\w+|расположенн\w+)\s+)*"
)
_COMPASS = "north|south|east|west|північ|півден|захід|захо|схід|схо|север|юг|юж|запад|восто"
_SIDE = rf"(?:(?:to the|на|к)\s+)?(?:(?:{_COMPASS})[\w-]*\s+){{1,2}}"
_ASIDE = re.compile(rf"{_LYING}{_SIDE}(?:(?:of|від|от)\s+)?(?:the |occupied )*", re.IGNORECASE)
_AT = re.compile(
    rf"{_LYING}(?:near|close to|outside|on the (?:\w+ )?(?:bank|shore)s? of|під|біля|поблизу|неподалік(?: від)?|"
    r"под|возле|около|близ|вблизи)\s+(?:the |occupied )?",
    re.IGNORECASE,
)
WIDE = 67.5  # degrees to either side that "north of" still covers
BESIDE_KM = 20.0  # "near X" beyond the land of X
AXIS_KM = 50.0  # from its town, what an axis of the front takes in
FAR = 60.0  # km within which "north of" is told


@dataclass(frozen=True, slots=True)
class Bearing:
    """The place lies in this direction (degrees from north) of `origin`, `away` km from it where the text says; beside
    it where no direction is told."""

    origin: Spot
    degrees: float | None
    away: float | None


def bearings(text: str, spots: list[Spot]) -> dict[int, list[Bearing]]:
    """By number of the mention: what the text says about where it lies from others."""
    found: dict[int, list[Bearing]] = {n: [Bearing(axis, None, None)] for n, axis in _on_axes(spots)}
    for n, origin in enumerate(spots):
        between = text[spots[n - 1].hit.end : origin.hit.start] if n else ""
        if n and _AT.fullmatch(between):
            found.setdefault(n - 1, []).append(Bearing(origin, None, None))
        said = _SAID.fullmatch(origin.hit.relation or "")
        if said is None:
            continue
        degrees = heading(origin) or 0.0
        away = distance(text, origin)
        if away is not None:
            target = _described(text, spots, n)
            if target is not None:
                found.setdefault(target, []).append(Bearing(origin, degrees, away))
            continue
        listed = _list_before(text, spots, n) if n and _ASIDE.fullmatch(between) else []
        for target in (*listed, *_following(text, spots, n)):
            found.setdefault(target, []).append(Bearing(origin, degrees, None))
    return found


def _on_axes(spots: list[Spot]) -> Iterator[tuple[int, Spot]]:
    """The places of a sentence that names an axis of the front: on the last one before them, else on the only one."""
    axes: dict[int, list[Spot]] = {}
    for spot in spots:
        if spot.hit.grain == "direction":
            axes.setdefault(spot.sentence, []).append(spot)
    for n, spot in enumerate(spots):
        told = axes.get(spot.sentence, [])
        before = [axis for axis in told if axis.hit.start < spot.hit.start]
        if spot.hit.grain is None and told and (before or len(told) == 1):
            yield n, before[-1] if before else told[0]


def _list_before(text: str, spots: list[Spot], n: int) -> list[int]:
    """The places right before an origin, of which the bearing is told: "A, B and C southwest of X"."""
    out = [n - 1]
    while out[-1] and joined(text, spots[out[-1] - 1].hit, spots[out[-1]].hit):
        out.append(out[-1] - 1)
    return out


def heading(spot: Spot) -> float | None:
    """Degrees from north of a relation such as "north of"; None for other relations."""
    said = _SAID.fullmatch(spot.hit.relation or "")
    return None if said is None else float(_DEGREES[said.group(1).replace("-", "").replace(" ", "")])


def compass(word: str) -> float | None:
    """Degrees from north of the part of a town that an adjective names: "southwestern"; None for the centre."""
    return next((float(value) for name, value in _DEGREES.items() if word in (name, name + "ern")), None)


def distance(text: str, origin: Spot) -> float | None:
    """The km that the words before a bearing give: "12 km south of X"."""
    before = text[max(0, origin.hit.start - _TO_DISTANCE) : origin.hit.start]
    found = [m for at in range(len(before), 0, -1) if before[at - 1] == " " and (m := _DISTANCE.search(before[:at]))]
    if not found:
        return None
    told = found[0].group(1).lower()
    return float(told) if told.isdecimal() else _NUMBERS.index(told) + 1.0


def _described(text: str, spots: list[Spot], n: int) -> int | None:
    """The place a distance is told of: the last one before it in the same sentence that is no origin itself."""
    for target in range(n - 1, max(-1, n - 4), -1):
        if spots[target].sentence != spots[n].sentence:
            return None
        aside = target == n - 1 and text[spots[target].hit.end :].startswith(" (")  # south of X (25 km west of Y)
        if aside or not _SAID.fullmatch(spots[target].hit.relation or ""):
            return target
    return None


def _following(text: str, spots: list[Spot], n: int) -> list[int]:
    """The places after an origin, up to the next origin or the end of the clause: north of Lyman near A, B and C."""
    out = []
    for target in range(n + 1, len(spots)):
        between = text[spots[target - 1].hit.end : spots[target].hit.start]
        if _CLAUSE_END.search(between) or _SAID.fullmatch(spots[target].hit.relation or ""):
            break
        if target == n + 1 and not re.match(r"\s+(?:near|around|in|at|towards?|within|and near)\b", between):
            break
        out.append(target)
    return out


def agreement(entry: Entry, told: Bearing) -> tuple[float, str] | None:
    """How well a candidate fits, from -1 to 1, with the reason; None where the origin is not placed yet."""
    origin = told.origin.chosen
    if origin is None or origin.id == entry.id:
        return None
    if told.origin.hit.grain == "direction":
        return aim(origin, entry, told), f"the text names the {origin.name} direction"
    words = f"{_name(told.degrees)} {origin.name}, as the text says"
    return aim(origin, entry, told), words if told.away is None else f"about {told.away:.0f} km {words}"


def aim(origin: Entry, entry: Entry, told: Bearing) -> float:
    """How well a place fits what is told of where it lies from an origin, from -1 to 1."""
    north, east = entry.lat - origin.lat, (entry.lon - origin.lon) * math.cos(math.radians(origin.lat))
    away = math.hypot(north, east) * 111.2
    if told.degrees is None:
        reach = AXIS_KM if told.origin.hit.grain == "direction" else origin.radius_km + BESIDE_KM
        return 1.0 if away <= reach else -1.0
    if away > FAR and told.away is None:
        return -1.0
    turn = abs((math.degrees(math.atan2(east, north)) - told.degrees + 180) % 360 - 180)
    toward = math.cos(math.radians(turn * 90 / WIDE)) if turn < 2 * WIDE else -1.0
    if told.away is None:
        return toward * math.pow(0.5, away / 30)
    near = abs(away - told.away) <= max(6.0, 0.4 * told.away)
    return max(toward, 0.3) if near and toward > -0.5 else -1.0


def _name(degrees: float | None) -> str:
    return "near" if degrees is None else next(f"{name} of" for name, value in _DEGREES.items() if value == degrees)
