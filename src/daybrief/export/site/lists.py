"""The calendar, and the pages of places and actors with their histories."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from daybrief.brief.times import MONTHS, long_day, short_day
from daybrief.export.site.index import Index, Line, Spot, paged
from daybrief.export.site.names import Actor
from daybrief.export.site.records import fact_page
from daybrief.export.site.shell import shell
from daybrief.theatre.pack import Theatre

_SIZE = 250  # lines of a history on one page
_SORTS = {"party": "States and their forces", "person": "People", "body": "Offices, bodies and outlets"}


def pages(index: Index) -> Iterator[tuple[str, str]]:
    """One list of each, and the pages it leads to."""
    yield "calendar.html", _calendar(index)
    yield "places/index.html", _places(index)
    for spot in index.places.values():
        yield from _history(index, index.place(spot.id), spot.name, _where(spot), spot.lines)
    yield "actors/index.html", _actors(index)
    for actor, lines in index.people.items():
        yield from _history(index, index.actor(actor), actor.name, _who(actor), lines)


def _calendar(index: Index) -> str:
    """Months, the newest first, a week a row; a day without a brief is a bare number."""
    known = {d.day: d for d in index.days}
    most = max(d.facts for d in index.days)
    months = []
    for year, month in sorted({(d.day.year, d.day.month) for d in index.days}, reverse=True):
        weeks = [
            [_cell(date(year, month, n) if n else None, known, most) for n in week]
            for week in calendar.Calendar().monthdayscalendar(year, month)
        ]
        months.append({"name": f"{MONTHS[month - 1]} {year}", "weeks": weeks})
    last = index.days[-1].day
    ahead = sorted({(day, text, d.day) for d in index.days for day, text in d.watch if day > last})
    coming = [(short_day(day), text, f"days/{told}.html") for day, text, told in ahead]
    return shell("calendar", index.theatre, 0, months=months, coming=coming)


def _cell(day: date | None, known: dict[date, Any], most: int) -> dict[str, Any]:
    about = known.get(day) if day else None
    return {
        "n": day.day if day else "",
        "href": f"days/{day}.html" if about else "",
        "said": f"{long_day(day)}: {about.title}" if day and about else "",
        "shade": 1 + min(3, about.facts * 4 // (most + 1)) if about else 0,
    }


def _places(index: Index) -> str:
    rows = [
        {
            "name": spot.name,
            "href": _below(index.place(spot.id)),
            "about": kind_of(spot.grain, spot.id, index.theatre),
            "count": _facts(spot.lines),
        }
        for spot in sorted(index.places.values(), key=lambda spot: (spot.name, spot.id))
    ]
    return shell("list", index.theatre, 1, title="Places", groups=[("", rows)], about="Kind of place")


def kind_of(grain: str, id: str, theatre: Theatre) -> str:
    """What kind of place it is and the region it lies in, so that namesakes are told apart."""
    known = theatre.gazetteer
    around = map(known.get, known.parents(id)) if known.find(id) else ()
    region = next((unit.name for unit in around if unit.unit == "region"), "")
    return f"{grain}, {region}" if region else grain


def _actors(index: Index) -> str:
    groups = []
    for sort, title in _SORTS.items():
        found = [actor for actor in index.people if actor.sort == sort]
        rows = [
            {
                "name": actor.name,
                "href": _below(index.actor(actor)),
                "about": actor.about,
                "count": _facts(index.people[actor]),
            }
            for actor in sorted(found, key=lambda actor: (actor.name.lower(), actor.name))
        ]
        if rows:
            groups.append((title, rows))
    return shell("list", index.theatre, 1, title="Actors", groups=groups, about="Known as")


def _below(page: str) -> str:
    """The address of a page as its own folder's list gives it."""
    return page.partition("/")[2]


def _facts(lines: Sequence[Line]) -> int:
    return len({line.fact for line in lines})


def _where(spot: Spot) -> list[str]:
    lat = f"{abs(spot.lat):.3f}° {'north' if spot.lat >= 0 else 'south'}"
    lon = f"{abs(spot.lon):.3f}° {'east' if spot.lon >= 0 else 'west'}"
    return [spot.grain, f"{lat}, {lon}", f"the true place lies within {spot.radius_km:g} km", f"gazetteer id {spot.id}"]


def _who(actor: Actor) -> list[str]:
    return [part for part in (actor.about,) if part]


def _history(index: Index, page: str, name: str, about: list[str], lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What is told of a place or an actor, the newest day first, in pages of a size that opens at once."""
    parted = paged(lines, _SIZE)
    names = [page if n == 0 else page.replace(".html", f"-{n + 1}.html") for n in range(len(parted))]
    for n, part in enumerate(parted):
        days: dict[date, list[dict[str, str]]] = {}
        for line in part:
            row = {"says": line.says, "href": f"../{fact_page(line.fact)}", "part": line.part}
            days.setdefault(line.day, []).append({**row, "standing": line.standing, "kind": line.kind})
        yield (
            names[n],
            shell(
                "history",
                index.theatre,
                1,
                name=name,
                about=about,
                count=_facts(lines),
                first=long_day(lines[0].day),
                days=[(long_day(day), f"../days/{day}.html", rows) for day, rows in days.items()],
                newer=_below(names[n - 1]) if n else "",
                older=_below(names[n + 1]) if n + 1 < len(names) else "",
            ),
        )
