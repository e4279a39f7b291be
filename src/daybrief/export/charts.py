"""Bar charts as SVG: readable without colour, in print, and by a screen reader, which gets the table."""

from dataclasses import dataclass, replace

from daybrief.brief.tongue import Tongue
from daybrief.model.outcome import Chart

WIDTH = 460.0
_LEFT, _RIGHT = 196.0, 44.0
_LETTER = 6.2  # width of a letter of the key
_ROW_LETTER, _BESIDE = 7.2, 10.0  # of a letter of a row's label, with room to spare; beside the label
_BAR, _GAP, _ROW = 11.0, 2.0, 9.0  # height of a bar, between bars of one row, and between rows


@dataclass(frozen=True)
class Bar:
    """One bar: where it stands, which column it is of, and its number."""

    x: float
    y: float
    width: float
    column: int
    n: int


@dataclass(frozen=True)
class Line:
    """One row of a chart: its label at half the height of its bars."""

    label: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Plot:
    """A chart ready to be drawn, with the words for those who cannot see it."""

    chart: Chart
    height: float
    lines: tuple[Line, ...]
    said: str
    width: float = WIDTH
    left: float = _LEFT

    @property
    def key(self) -> list[tuple[float, str]]:
        """Where the words for the bars stand under them: from the left edge of the bars, or further left if they
        need more room."""
        steps = [34 + len(word) * _LETTER for word in self.chart.columns]
        x = min(self.left, max(0.0, self.width - sum(steps)))
        found = []
        for word, step in zip(self.chart.columns, steps, strict=True):
            found.append((round(x, 1), word))
            x += step
        return found


def plot(chart: Chart, words: Tongue, width: float = WIDTH, left: float = _LEFT) -> Plot:
    """Bars from zero, on one scale, one under the other, beginning `left` pixels from the edge; further where a label
    needs more room, though never past half the width."""
    needed = max((len(label) for label, _ in chart.rows), default=0) * _ROW_LETTER + _BESIDE
    left = max(left, min(round(needed), width / 2))
    top = max(1, *(n or 0 for _, row in chart.rows for n in row))
    room = width - left - _RIGHT
    y = 4.0
    lines = []
    for label, row in chart.rows:
        first = y
        bars = []
        for column, n in enumerate(row):
            if n is not None:
                bars.append(Bar(left, round(y, 1), round(max(1.0 if n else 0.0, n / top * room), 1), column, n))
            y += _BAR + _GAP
        middle = round((first + y - _GAP) / 2, 1)
        if sum(bool(bar.n) for bar in bars) == 1:  # a bar alone stands beside its label
            bars = [replace(bar, y=round(middle - _BAR / 2, 1)) if bar.n else bar for bar in bars]
        lines.append(Line(label, middle, tuple(bars)))
        y += _ROW
    said = "; ".join(
        f"{label}: "
        + ", ".join(
            words.t("no {what} given", what=word) if n is None else words.t("{n} {what}", n=words.spaced(n), what=word)
            for word, n in zip(chart.columns, row, strict=True)
        )
        for label, row in chart.rows
    )
    return Plot(chart, round(y, 1), tuple(lines), f"{chart.title}. {said}.", width, left)
