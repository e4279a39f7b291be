"""Tallies over time: a page a tally, its chart drawn from zero, and its values as a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from daybrief.brief.tongue import Tongue
from daybrief.export.site.index import Tally
from daybrief.export.site.names import day_page, fact_page, slug
from daybrief.export.site.shell import Site, shell
from daybrief.model.figure import Figure

_LEAST = 3  # days from which a tally is a series
_WIDE, _TALL, _LEFT, _FOOT = 640.0, 180.0, 56.0, 22.0


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """The list of series, and a page each. The longest first."""
    index, words = site.index, site.index.words
    found = sorted(
        (t for t in index.tallies.values() if len(t.values) >= _LEAST), key=lambda t: (-len(t.values), t.label, t.owner)
    )
    listed = []
    for tally in found:
        page = f"series/{slug(tally.label, tally.label + tally.owner)}.html"
        drawn = chart(tally, words)
        yield page, shell("tally", site, page, tally=tally, chart=drawn, rows=_rows(tally, words))
        listed.append(
            {
                "tally": tally,
                "href": page.partition("/")[2],
                "chart": drawn,
                "days": words.count(len(tally.values), "day"),
            }
        )
    yield "series/index.html", shell("series", site, "series/index.html", listed=listed)


def _rows(tally: Tally, words: Tongue) -> list[dict[str, str]]:
    return [
        {
            "day": words.long_day(day),
            "href": f"../{day_page(day)}",
            "figure": words.digits(Figure(low=low, high=high)),
            "fact": f"../{fact_page(tally.facts[day])}",
        }
        for day, (low, high) in sorted(tally.values.items(), reverse=True)
    ]


def chart(tally: Tally, words: Tongue) -> dict[str, Any]:
    """A point a day in true distance, the value's least bound; a line joins days that follow each other."""
    days = sorted(tally.values)
    values = [_value(tally, day) for day in days]
    top = _round(max(values))
    span = max(1, (days[-1] - days[0]).days)
    spots = [
        (
            round(_LEFT + (day - days[0]).days / span * (_WIDE - _LEFT - 8), 1),
            _up(value / top),
        )
        for day, value in zip(days, values, strict=True)
    ]
    lines: list[list[tuple[float, float]]] = [[spots[0]]]
    for before, day, spot in zip(days, days[1:], spots[1:], strict=False):
        if (day - before).days == 1:
            lines[-1].append(spot)
        else:
            lines.append([spot])
    low, high = min(values), max(values)
    return {
        "wide": int(_WIDE), "tall": int(_TALL), "left": _LEFT, "base": _TALL - _FOOT, "right": _WIDE - 8,
        "lines": [" ".join(f"{x:g},{y:g}" for x, y in line) for line in lines if len(line) > 1],
        "spots": spots,
        "grid": [(_up(part), words.spaced(round(top * part))) for part in (0.5, 1)],
        "first": words.day_month(days[0], days[-1]), "last": words.full_day(days[-1]),
        "said": f"{tally.label}: {words.full_day(days[0])} – {words.full_day(days[-1])}, " + words.t(
            "{n} days, from {low} to {high}, now {now}", n=len(days), low=words.spaced(low), high=words.spaced(high),
            now=words.spaced(values[-1])),
    }  # fmt: skip


def _up(share: float) -> float:
    """Where a share of the highest value stands, in pixels from the upper edge."""
    return round(_TALL - _FOOT - share * (_TALL - _FOOT - 10), 1)


def _value(tally: Tally, day: date) -> int:
    low, high = tally.values[day]
    return low if low is not None else high or 0


def _round(value: int) -> int:
    """The next number that reads well at the top of a chart."""
    step = 1
    while True:
        for head in (1, 2, 4, 5, 8, 10):
            if head * step >= value:
                return head * step
        step *= 10
