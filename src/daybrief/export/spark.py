"""A line of the last days of a tally, small enough to stand beside its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daybrief.brief.tongue import Tongue

WIDTH, HEIGHT = 96.0, 22.0


@dataclass(frozen=True)
class Spark:
    """Points of the line in pixels, the last of them, and what is said for those who cannot see it."""

    points: str
    end: tuple[float, float]
    days: int
    low: int
    high: int
    last: int


def trend(line: Spark, words: Tongue) -> str:
    """What the line of days shows, in words."""
    said, low, high, now = "{n} days, from {low} to {high}, now {now}", line.low, line.high, line.last
    return words.t(said, n=line.days, low=words.spaced(low), high=words.spaced(high), now=words.spaced(now))


def last_days(series: Sequence[tuple[date, int]], days: int) -> Sequence[tuple[date, int]]:
    """What a series has of so many days up to its last."""
    first = series[-1][0] - timedelta(days=days - 1) if series else date.min
    return [(day, n) for day, n in series if day >= first]


def spark(series: Sequence[tuple[date, int]]) -> Spark | None:
    """The line from zero upwards, days in true distance; None for fewer than two days."""
    if len(series) < 2:
        return None
    first, last = series[0][0], series[-1][0]
    span, top = max(1, (last - first).days), max(1, *(n for _, n in series))
    spots = [
        (
            round(2 + (day - first).days / span * (WIDTH - 6), 1),
            round(HEIGHT - 3 - n / top * (HEIGHT - 6), 1),
        )
        for day, n in series
    ]
    low, high = min(n for _, n in series), max(n for _, n in series)
    return Spark(
        " ".join(f"{x:g},{y:g}" for x, y in spots),
        spots[-1],
        len(series),
        low,
        high,
        series[-1][1],
    )
