"""Says how far a long piece of work has come, how fast it goes, and how long it will still take."""

import time
from collections.abc import Callable

_EVERY_S = 2.0


class Line(str):
    """One line for a reader, with its figures beside it for whoever logs them."""

    fields: dict[str, object]

    def __new__(cls, text: str, **fields: object) -> "Line":
        line = super().__new__(cls, text)
        line.fields = fields
        return line


class Progress:
    """Of one stage over `total` items. Says a line every two seconds at most, and one at the end."""

    def __init__(self, say: Callable[[str], None], stage: str, noun: str, total: int) -> None:
        self._say, self._stage, self._noun, self._total = say, stage, noun, total
        self._began = self._said = time.monotonic()
        self._done = 0

    def step(self, items: int = 1) -> None:
        """So many more are done."""
        self._done += items
        now = time.monotonic()
        if now - self._said >= _EVERY_S or self._done == self._total:
            self._said = now
            self._say(self._line(now - self._began))

    def _line(self, seconds: float) -> Line:
        rate = self._done / seconds if seconds > 0 else 0.0
        left = (self._total - self._done) / rate if rate else 0.0
        then = f", {lasting(left)} left" if self._done < self._total else f" in {lasting(seconds)}"
        return Line(
            f"{self._stage}: {self._done} of {self._total} {self._noun}, {rate:.1f} a second{then}",
            stage=self._stage, done=self._done, total=self._total, rate=round(rate, 2), left_s=round(left, 1),
        )  # fmt: skip


def lasting(seconds: float) -> str:
    """'41 s', '2 min 5 s', '3 h 20 min'."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
