"""Which of many places lies nearest, on a plane."""

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from daybrief.theatre.gazetteer import Entry

NORTH_KM, EAST_KM = 111.2, 73.4  # km a degree, of latitude, and of longitude at 48.7° north
At = tuple[float, float]


def plane(entry: Entry) -> At:
    """East and north in km, on a plane that is true along the theatre's middle latitude."""
    return entry.lon * EAST_KM, entry.lat * NORTH_KM


def least(spot: At, others: Iterable[At]) -> float:
    """Km to the nearest of other points; infinite where there is none."""
    return min((math.hypot(spot[0] - x, spot[1] - y) for x, y in others), default=math.inf)


def nearest(
    entries: tuple[Entry, ...], spots: list[tuple[float, float]], named: list[Entry], others: list[tuple[float, float]]
) -> list[int | None]:
    """By candidate: the number of the nearest other place; None where only the candidate itself is named."""
    if not named:
        return [None] * len(entries)
    apart: npt.NDArray[np.float64] = np.array(spots)[:, None, :] - np.array(others)[None, :, :]
    away = (apart**2).sum(2)
    own = {entry.id: n for n, entry in enumerate(entries)}
    for at, place in enumerate(named):
        if place.id in own:
            away[own[place.id], at] = np.inf
    first = away.argmin(1)
    return [int(at) if math.isfinite(away[n, at]) else None for n, at in enumerate(first)]
