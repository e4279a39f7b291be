"""When each source is asked. Time is monotonic: a clock that is set forward or back moves nothing."""

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from daybrief.ingest.robots import BETWEEN_S

LONGEST_S = 6 * 3600.0
_DOUBLINGS = 7


def pause(every_s: float, failures: int, address: str, wait_s: float | None = None) -> float:
    """Seconds until a source is asked again: doubled with each failure in a row, shifted by up to a quarter so that
    sources that failed together do not come back together, never less than the server asked for.

    The shift is a hash of the address and the failures: the same each time, another for each source."""
    base = min(every_s * float(1 << min(failures, _DOUBLINGS)), max(LONGEST_S, every_s))
    share = int.from_bytes(hashlib.sha256(f"{address} {failures}".encode()).digest()[:4]) / 2**32
    shifted = base * (0.75 + share / 2) if failures else base
    return max(shifted, min(wait_s or 0.0, LONGEST_S))


@dataclass
class Timetable:
    """When each source is due, and when each host may be asked again, in seconds of a monotonic clock."""

    due: dict[str, float] = field(default_factory=dict)
    _free: dict[str, float] = field(default_factory=dict)
    _away: dict[str, float] = field(default_factory=dict)  # hosts that asked to be left alone, and until when

    def ready(self, now: float) -> list[str]:
        """Sources to ask now: due, the longest waiting first, and one of a host at a time."""
        found, hosts = [], set()
        for address in sorted(self.due, key=lambda a: (self.due[a], a)):
            host = host_of(address)
            if self.due[address] > now or host in hosts or self._until(host) > now:
                continue
            found.append(address)
            if host:
                hosts.add(host)
        return found

    def asked(self, address: str, now: float, pause_s: float, delay_s: float) -> None:
        """A source was asked: it is due after the pause, its host is left alone for a while."""
        self.due[address] = now + pause_s
        if host := host_of(address):
            self._free[host] = now + max(BETWEEN_S, delay_s)

    def done(self, address: str, now: float, delay_s: float) -> None:
        """What was to be asked once was asked; its host is left alone for a while."""
        del self.due[address]
        if host := host_of(address):
            self._free[host] = now + max(BETWEEN_S, delay_s)

    def leave(self, address: str, now: float, wait_s: float) -> None:
        """The host of an address asked to be left alone: so are all its addresses."""
        if (host := host_of(address)) and wait_s:
            self._away[host] = max(self._away.get(host, 0.0), now + min(wait_s, LONGEST_S))

    def away_s(self, address: str, now: float) -> float:
        """Seconds for which the host of an address still wants to be left alone."""
        return max(0.0, self._away.get(host_of(address), 0.0) - now)

    def _until(self, host: str) -> float:
        return max(self._free.get(host, 0.0), self._away.get(host, 0.0))

    def next_s(self, now: float) -> float:
        """Seconds until something may be asked."""
        times = [max(due, self._until(host_of(address))) for address, due in self.due.items()]
        return max(0.0, min(times, default=now) - now)


def host_of(address: str) -> str:
    """The host behind an address; "" for files and folders."""
    return urlsplit(address).hostname or "" if "://" in address else ""
