"""The points of the compass in Ukrainian, and what the stretch of land is called that "north of X" means."""

import re
from collections.abc import Callable

from daybrief.brief.ukrainian.decline import Forms

_SIDES = {"north": "північ", "south": "південь", "east": "схід", "west": "захід"}
_WAY = re.compile(r"(north|south)?[- ]?(east|west)?(?:ern|wards?)?", re.I)
_AWAY = re.compile(r"(?:(?P<km>[\d.]+) km )?(?:just )?(?P<way>[a-z -]+) of (?P<name>.+)", re.I)
_BETWEEN = re.compile(r"between (?P<one>.+) and (?P<two>.+)")
_BORDER = re.compile(r"the border of (?P<name>.+)")
_ALONG = re.compile(r"the (?P<name>.+) direction")
_PART = re.compile(r"(?P<way>[a-z-]+) (?P<name>.+)")


def side(way: str) -> str:
    """'південний захід' for 'south-western'; '' for what is no point of the compass."""
    found = _WAY.fullmatch(way.strip())
    first, second = ((found.group(n) or "").lower() for n in (1, 2)) if found else ("", "")
    if first and second:
        return f"{'північний' if first == 'north' else 'південний'} {_SIDES[second]}"
    return _SIDES.get(first or second, "")


def around(town: Forms) -> Forms:
    """The district that is called by its town: 'район Конакова'."""
    return Forms(*(f"{noun} {town.gen}" for noun in ("район", "району", "район", "районі")))


def called(said: str, named: Callable[[str], Forms]) -> str:
    """An area by its English name; '' where that is of none of these sorts. `named` has the cases of a place's name."""
    if (found := _AWAY.fullmatch(said)) and side(found["way"]):
        far = f"за {found['km'].replace('.', ',')} км " if found["km"] else ""
        return f"{far}на {side(found['way'])} від {named(found['name']).gen}"
    if found := _BETWEEN.fullmatch(said):
        return f"від {named(found['one']).gen} до {named(found['two']).gen}"
    if found := _BORDER.fullmatch(said):
        return f"кордон {named(found['name']).gen}"
    if found := _ALONG.fullmatch(said):
        return f"напрямок на {named(found['name']).acc}"
    if (found := _PART.fullmatch(said)) and side(found["way"]):
        return f"{side(found['way'])} {named(found['name']).gen}"
    return ""
