"""Figures of several readings taken together."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from daybrief.model.figure import Figure

ROUNDING = 0.1  # how far "about 100" may lie from the true count
_WORDS = {24: 200, 200: 2000}  # what "dozens" and "hundreds" are at least, and stay below


def agree(a: Figure, b: Figure) -> bool:
    """Whether one true number could satisfy both, a rounded one giving way by a tenth; "more than 70" is no other count
    than 70."""
    return _touching(loosened(a)).meets(_touching(loosened(b)))


def _touching(figure: Figure) -> Figure:
    """A figure with the number at which it is open."""
    if figure.low and figure.high is None:
        return Figure(low=figure.low - 1)
    return figure


def conflict(a: Mapping[str, Figure], b: Mapping[str, Figure]) -> bool:
    """Whether any count that both give cannot be one number."""
    return any(not agree(a[name], b[name]) for name in a.keys() & b.keys())


def unlike(a: Mapping[str, Figure], b: Mapping[str, Figure]) -> bool:
    """Whether counts cannot be of one thing told in one breath: no number satisfies both, or they are two bounds of one
    sort ("up to 160", "up to 125")."""
    if conflict(a, b):
        return True
    shared = [(a[name], b[name]) for name in a.keys() & b.keys()]
    bounds = [(x.low, y.low) for x, y in shared if x.high is None and y.high is None and not _sized(x, y)]
    bounds += [(x.high, y.high) for x, y in shared if x.low is None and y.low is None]
    return any(x is not None and y is not None and abs(x - y) > ROUNDING * max(x, y) for x, y in bounds)


def _sized(a: Figure, b: Figure) -> bool:
    """Whether one of two lower bounds is only a word for a size, which the other is of: "dozens", "over 70"."""
    lows = a.floor, b.floor
    return min(lows) in _WORDS and max(lows) < _WORDS[min(lows)]


def one_number(a: Figure, b: Figure) -> int:
    """The number that two figures name, one of them as a bound: 70 of "70" and "over 70"; 0 where they name none."""
    if a.about or b.about:
        return 0
    shared = _named(a) & _named(b)
    return min(shared - _WORDS.keys(), default=0) if not (a.exact and b.exact) else min(shared, default=0)


def _named(figure: Figure) -> set[int]:
    """The numbers that a figure can be written with: "at least 71" and "over 70" are one."""
    if figure.exact or figure.high is None:
        return {figure.floor} if figure.exact else {figure.floor, figure.floor - 1}
    return set()


def settle(figures: Sequence[Figure]) -> tuple[Figure, bool]:
    """What figures of one thing amount to, and whether they agree.

    Where one number satisfies all, the narrowest bounds: "at least 8" and 9 are 9. Where none does, the hull: 5 and 6
    are 5 to 6. Rounded figures give way to exact ones they agree with.
    """
    distinct = sorted(set(figures), key=lambda f: (f.low is None, f.low or 0, f.high is None, f.high or 0, f.about))
    agreed = all(agree(a, b) for a in distinct for b in distinct)
    firm = [f for f in distinct if not f.about]
    met = _meet(firm if any(f.exact for f in firm) else distinct) if agreed else None
    return met or reduce(Figure.hull, distinct), agreed


def total(figures: Iterable[Figure]) -> Figure:
    """Sum of counts that do not overlap."""
    return reduce(Figure.__add__, figures)


def loosened(figure: Figure) -> Figure:
    """A figure, one that is rounded widened to what it may stand for."""
    if not figure.about:
        return figure
    low = None if figure.low is None else figure.low * 9 // 10
    high = None if figure.high is None else (figure.high * 11 + 9) // 10
    return Figure(low=low, high=high)


def _meet(figures: Sequence[Figure]) -> Figure | None:
    """The bounds that all figures allow; None where they allow none."""
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return None
    about = all(f.about for f in figures) or (low == high and any(f.about and f.low == low for f in figures))
    return Figure(low=low, high=high, about=about)


def written(figure: Figure) -> str:
    """A figure in words and digits, as a step says it."""
    if figure.low is None:
        return f"up to {figure.high:,}"
    if figure.high is None:
        return f"at least {figure.low:,}"
    text = f"{figure.low:,}" if figure.exact else f"{figure.low:,} to {figure.high:,}"
    return f"about {text}" if figure.about else text
