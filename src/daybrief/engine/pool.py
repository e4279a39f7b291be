"""Maps a function over items on worker processes, in order, recording what fails instead of stopping."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Outcome(Generic[A, B]):
    """What became of one item: its result, or the one-line error that kept it from having one."""

    item: A
    result: B | None = None
    error: str | None = None


def workers_for(items: int, asked: int | None = None) -> int:
    """How many processes to use: what was asked, else one a core, and never more than there are items."""
    return max(1, min(items, asked or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1))


def each(work: Callable[[A], B], items: Sequence[A], workers: int) -> Iterator[Outcome[A, B]]:
    """Yield an outcome an item, in the order of `items` whatever the number of workers."""
    if workers == 1 or len(items) < 2:
        for item in items:
            yield _attempt(work, item)
        return
    with ProcessPoolExecutor(workers) as pool:
        futures = [(item, pool.submit(_attempt, work, item)) for item in items]
        for item, future in futures:
            try:
                yield future.result()
            except KeyboardInterrupt:
                pool.shutdown(cancel_futures=True)
                raise
            except Exception as error:  # noqa: BLE001 - a worker that died (killed, out of memory) loses one item only
                yield Outcome(item, error=f"{type(error).__name__}: {error}")


def _attempt(work: Callable[[A], B], item: A) -> Outcome[A, B]:
    try:
        return Outcome(item, result=work(item))
    except Exception as error:  # noqa: BLE001 - one bad item must not stop a backfill; the error is kept and printed
        return Outcome(item, error=f"{type(error).__name__}: {error}")
