"""Work in a process of its own, and the most memory that it held."""

import re
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

_STATUS = Path("/proc/self/status")
_MARK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
P = ParamSpec("P")
T = TypeVar("T")


def apart(work: Callable[P, T], *args: P.args, **named: P.kwargs) -> tuple[T, float]:
    """What the work gives, and the peak memory in MB of the fresh process that did it, Python and its modules included.

    A process keeps the peak of all that it has done, so that each row of a benchmark gets one of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, work, args, named).result()


def _measured(work: Callable[..., T], args: tuple[object, ...], named: dict[str, object]) -> tuple[T, float]:
    made = work(*args, **named)
    return made, _peak()


def _peak() -> float:
    """The most MB that this program held. Linux counts into a process's resources what its parent held at its start, so
    there the program's own mark is read."""
    if _STATUS.exists():
        return int(_MARK.search(_STATUS.read_text(encoding="ascii"))[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
