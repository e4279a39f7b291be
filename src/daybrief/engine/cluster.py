"""Maps a function over items on a Dask cluster that is there already. Needs the extra `daybrief[cluster]`."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from daybrief.engine.crew import A, Answer, B, Crew, Outcome, answer
from daybrief.engine.version import code_version
from daybrief.errors import InputError

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_S = 20
_AHEAD = 4
_OTHER_CODE = "the worker runs another daybrief"
_one_at_a_time = threading.Lock()


class Cluster(Crew):
    """The workers of one Dask scheduler, by its address. All must run this very daybrief: one that does not would make
    other bytes, so its first item ends the run."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = _client(address)
        self.size = max(1, sum(self._client.nthreads().values()))

    def each(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[Outcome[A, B]]:
        """An outcome an item, in the order of `items`. An item whose workers keep dying is told as failed."""
        version = code_version("daybrief")
        waiting: deque[tuple[A, Any]] = deque()
        for item in items:
            waiting.append((item, self._client.submit(_attempt_here, version, work, item, pure=False)))
            if len(waiting) >= _AHEAD * self.size:
                yield self._settle(*waiting.popleft())
        while waiting:
            yield self._settle(*waiting.popleft())

    def _settle(self, item: A, future: Any) -> Outcome[A, B]:
        from distributed import CancelledError
        from distributed.comm import CommClosedError

        try:
            made: Answer[B] = future.result()
        except (CommClosedError, CancelledError, OSError) as error:
            raise InputError(
                f"--scheduler {self.address}: expected it to stay there, found: {_line(error)}; what was finished is "
                "in the ledger, and the same command goes on from there"
            ) from None
        except Exception as error:  # noqa: BLE001 - workers that died on it (killed, out of memory) lose one item only
            return Outcome(item, error=_line(error))
        if made[1] == _OTHER_CODE:
            raise InputError(
                f"--scheduler {self.address}: expected workers with this daybrief, found one with another; install "
                "the same one on all of them"
            )
        return Outcome(item, *made)

    def close(self) -> None:
        """Leave the cluster as it was found."""
        self._client.close()


def _client(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            "--scheduler: expected the package `distributed`, found none; install daybrief[cluster]"
        ) from None
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or len(port) > 5 or int(port) > 65535:
        raise InputError(
            f"--scheduler: expected a Dask scheduler such as tcp://host:8786, found {address[:200]!r}; give its host "
            "and port"
        )
    try:
        return Client(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"--scheduler: expected a Dask scheduler such as tcp://host:8786, found: {_line(error)}; check the address"
        ) from None


def _attempt_here(version: str, work: Callable[[A], B], item: A) -> Answer[B]:
    """On a worker. Its threads take turns: the readers were not written for two in one process."""
    if code_version("daybrief") != version:
        return None, _OTHER_CODE
    with _one_at_a_time:
        return answer(work, item)


def _line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
