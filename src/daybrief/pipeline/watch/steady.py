"""The time of day as a watch goes by it: a clock that jumps is believed once it has kept to its new time, or servers
tell the same."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

_SLACK_S = 60.0
"""By how much the clock may differ from what it should say by now: it is set right by seconds all the time."""
_SURE_S = 300.0
"""For how long a clock that jumped must keep to its new time: closing a brief cannot be undone, and may wait."""


class Steady:
    """A clock and the seconds that have truly passed. Between two looks both should tell of the same span; where they
    do not, the time that should be told is, until the clock has kept to its new one for a while or agrees with what
    others `told`: a machine that slept is awake again."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        ticks: Callable[[], float] = time.monotonic,
        told: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self._clock, self._ticks, self._others = clock, ticks, told
        self._told, self._at = clock(), ticks()
        self._jumped: tuple[datetime, float] | None = None  # where the clock jumped to, and when it was seen

    def now(self) -> datetime:
        """The time to go by."""
        clock, at = self._clock(), self._ticks()
        should = _after(self._told, at - self._at)
        others = self._others()
        if _near(clock, should) or (others is not None and _near(clock, others)):
            return self._believe(clock, at)
        if self._jumped is None or not _near(clock, _after(self._jumped[0], at - self._jumped[1])):
            self._jumped = clock, at
        return self._believe(clock, at) if at - self._jumped[1] >= _SURE_S else should

    def _believe(self, clock: datetime, at: float) -> datetime:
        self._told, self._at, self._jumped = clock, at, None
        return clock


def _after(moment: datetime, seconds: float) -> datetime:
    return moment + timedelta(seconds=seconds)


def _near(one: datetime, other: datetime) -> bool:
    return abs((one - other).total_seconds()) <= _SLACK_S
