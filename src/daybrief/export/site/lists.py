"""The calendar, and the pages of places and actors with their histories."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from daybrief.brief.tongue import Tongue
from daybrief.export.site.index import Line, Spot, paged
from daybrief.export.site.names import day_page, fact_page
from daybrief.export.site.shell import Site, shell

_SIZE = 250  # lines of a history on one page
_SORTS = {"party": "States and their forces", "person": "People", "body": "Offices, bodies and outlets"}


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """One list of each, and the pages it leads to."""
    index = site.index
    yield "calendar.html", _calendar(site)
    yield "places/index.html", _places(site)
    for spot in index.places.values():
        yield from _history(site, index.place(spot.id), spot.shown, _where(spot, index.words), spot.lines)
    yield "actors/index.html", _actors(site)
    for actor, lines in index.people.items():
        yield from _history(site, index.actor(actor), actor.shown, [part for part in (actor.about,) if part], lines)


def _calendar(site: Site) -> str:
    """Months, the newest first, a week a row; a day without a brief is a bare number."""
    index, words = site.index, site.index.words
    known = {d.day: d for d in index.days}
    most = max(d.facts for d in index.days)
    months = []
    for year, month in sorted({(d.day.year, d.day.month) for d in index.days}, reverse=True):
        weeks = [
            [_cell(date(year, month, n) if n else None, known, most, words) for n in week]
            for week in calendar.Calendar().monthdayscalendar(year, month)
        ]
        months.append({"name": words.month(date(year, month, 1)), "weeks": weeks})
    last = index.days[-1].day
    told = {(day, fact): (text, d.day) for d in index.days for day, text, fact in d.watch if day > last}
    ahead = sorted({(day, text): at for (day, _), (text, at) in told.items()}.items())
    coming = [(words.short_day(day), text, day_page(at)) for (day, text), at in ahead]
    return shell("calendar", site, "calendar.html", months=months, coming=coming)


def _cell(day: date | None, known: dict[date, Any], most: int, words: Tongue) -> dict[str, Any]:
    about = known.get(day) if day else None
    return {
        "n": day.day if day else "",
        "href": day_page(day) if day and about else "",
        "said": f"{words.long_day(day)}: {about.title}" if day and about else "",
        "shade": 1 + min(3, about.facts * 4 // (most + 1)) if about else 0,
    }


def _places(site: Site) -> str:
    index, words = site.index, site.index.words
    rows = [
        {
            "name": spot.shown,
            "href": _below(index.place(spot.id)),
            "about": kind_of(spot.grain, spot.id, words),
            "count": _facts(spot.lines),
        }
        for spot in sorted(index.places.values(), key=lambda spot: (words.sorted(spot.shown), spot.id))
    ]
    about = {"title": words.t("Places"), "groups": [("", rows)], "about": words.t("Kind of place")}
    return shell("list", site, "places/index.html", **about)


def kind_of(grain: str, id: str, words: Tongue) -> str:
    """What kind of place it is and the region it lies in, so that namesakes are told apart."""
    known = words.theatre.gazetteer
    around = map(known.get, known.parents(id)) if known.find(id) else ()
    region = next((words.place(unit.name, unit.id) for unit in around if unit.unit == "region"), "")
    return f"{words.t(grain)}, {region}" if region else words.t(grain)


def _actors(site: Site) -> str:
    index, words = site.index, site.index.words
    groups = []
    for sort, title in _SORTS.items():
        found = [actor for actor in index.people if actor.sort == sort]
        rows = [
            {
                "name": actor.shown,
                "href": _below(index.actor(actor)),
                "about": actor.about,
                "count": _facts(index.people[actor]),
            }
            for actor in sorted(found, key=lambda actor: (words.sorted(actor.shown), actor.name))
        ]
        if rows:
            groups.append((words.t(title), rows))
    about = {"title": words.t("Actors"), "groups": groups, "about": words.t("Known as")}
    return shell("list", site, "actors/index.html", **about)


def _below(page: str) -> str:
    """The address of a page as its own folder's list gives it."""
    return page.partition("/")[2]


def _facts(lines: Sequence[Line]) -> int:
    return len({line.fact for line in lines})


def _where(spot: Spot, words: Tongue) -> list[str]:
    lat = words.t("{degrees}° north" if spot.lat >= 0 else "{degrees}° south", degrees=f"{abs(spot.lat):.3f}")
    lon = words.t("{degrees}° east" if spot.lon >= 0 else "{degrees}° west", degrees=f"{abs(spot.lon):.3f}")
    within = words.t("the true place lies within {km} km", km=f"{spot.radius_km:g}")
    kind = kind_of(spot.grain, spot.id, words)
    return [kind, f"{lat}, {lon}", within, words.t("gazetteer id {id}", id=spot.id)]


def _history(site: Site, page: str, name: str, about: list[str], lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What is told of a place or an actor, the newest day first, in pages of a size that opens at once."""
    words = site.index.words
    parted = paged(lines, _SIZE)
    names = [page if n == 0 else page.replace(".html", f"-{n + 1}.html") for n in range(len(parted))]
    for n, part in enumerate(parted):
        days: dict[date, dict[tuple[str, str], dict[str, Any]]] = {}
        for line in part:
            parts = [*(words.t(one) for one in (line.part, line.kind) if one), words.standing(line.standing)]
            said, href = " · ".join(parts), f"../{fact_page(line.fact)}"
            row = days.setdefault(line.day, {}).setdefault((line.says, said), {"more": []})
            if "href" in row:  # one sentence tells several findings
                row["more"].append((len(row["more"]) + 2, href))
            else:
                row.update(says=line.says, about=said, href=href)
        yield (
            names[n],
            shell(
                "history",
                site,
                names[n],
                name=name,
                about=about,
                count=words.count(_facts(lines), "finding"),
                first=words.day_month(lines[0].day, date.min),
                days=[(words.long_day(day), f"../{day_page(day)}", list(rows.values())) for day, rows in days.items()],
                newer=_below(names[n - 1]) if n else "",
                older=_below(names[n + 1]) if n + 1 < len(names) else "",
            ),
        )
