"""Whether a cut-off is past for sure. Closing a brief cannot be undone, and may wait; a clock may be wrong from the
start.

Every answer from the web brings the time of the server that sent it. No server tells a time to come, so it is at least
as late as the latest of them says, and no brief is closed before that. Where nobody can be asked, the clock is believed
if it goes on from the last look, else once it has kept to its time for a while or another look finds it where it was.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_SLACK = timedelta(seconds=60)  # by which servers may be slow, and answers on their way
_APART = timedelta(minutes=10)  # from which on a difference is told of
_OFTEN = timedelta(hours=1)  # within which one look goes on from another
_SURE_S = 300.0  # for which a clock must have kept to its time where nothing else speaks for it
_NEVER = datetime.fromtimestamp(0, UTC)


class Sure:
    """The clock of this machine beside what speaks for it: the last look before this watch, and what servers told."""

    def __init__(
        self, now: datetime, looked: datetime | None, *, web: bool, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._looked, self._web, self._ticks, self._began = looked, web, ticks, ticks()
        self._goes_on = looked is not None and timedelta(0) <= now - looked <= _OFTEN
        self._latest: tuple[datetime, float, str] | None = None  # what was told, when, and of which address

    def heard(self, address: str, told: datetime | None) -> None:
        """What the server behind an address said the time was."""
        least = self.least()
        if told is not None and (least is None or told > least):
            self._latest = told, self._ticks(), address

    def least(self) -> datetime | None:
        """The earliest that it can be now, if a server told the time."""
        return self._latest[0] + timedelta(seconds=self._ticks() - self._latest[1]) if self._latest else None

    def until(self, now: datetime) -> datetime:
        """The moment up to which everything is past for sure."""
        if (least := self.least()) is not None:
            return min(now, least + _SLACK)
        if self._goes_on or (not self._web and self._ticks() - self._began >= _SURE_S):
            return now
        return min(now, self._looked or _NEVER)

    def worth_keeping(self, now: datetime) -> datetime | None:
        """The moment of this look, for the next start; None where sources on the web might have told it and did not."""
        if self._web and self._latest is None and not self._goes_on:
            return None
        return self.until(now) if self._latest else now

    def doubt(self, now: datetime) -> str:
        """What is wrong with the clock, in one line; "" for nothing."""
        least = self.least()
        if least is None or self._latest is None or abs(now - least) <= _APART:
            return ""
        ahead, address = now > least, self._latest[2]
        which = f"{_lasting(abs(now - least))} {'ahead of' if ahead else 'behind'}"
        then = "no brief is closed before servers say that it is over" if ahead else "briefs are closed late"
        return (
            f"clock: expected this machine's to agree with the servers of its sources, found it {which} the latest of "
            f"them ({address}); set it right: until then {then}"
        )

    def wanted(self) -> str:
        """What lets a day be closed whose cut-off is past by this machine's clock alone."""
        if self._web:
            return "closed once a server of the sources says so"
        return "closed once the clock has kept to its time for five minutes, or at the next look"


def _lasting(span: timedelta) -> str:
    hours = span.total_seconds() / 3600
    return f"{hours / 24:.0f} days" if hours >= 36 else f"{hours:.0f} h" if hours >= 1.5 else f"{hours * 60:.0f} min"
