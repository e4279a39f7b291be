"""Maps a function over items on this machine, in order, recording what fails instead of stopping."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait

from daybrief.engine.crew import A, Answer, B, Crew, Outcome, answer, attempt

_AHEAD = 4  # items a worker in flight: enough that none waits for the reader, few enough to hold in memory


def workers_for(items: int, asked: int | None = None) -> int:
    """How many processes to use: what was asked, else one a core, and never more than there are items."""
    return max(1, min(items, asked or cores()))


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local(Crew):
    """Processes of this machine; with a size of 1, this process itself. They start at the first need and stay, so that
    what one loads it loads once, and they end when this process ends, however it ends."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._pool: ProcessPoolExecutor | None = None

    def each(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[Outcome[A, B]]:
        """An outcome an item, in the order of `items`. A worker that dies costs the item that killed it, no other."""
        source = iter(items)
        first = list(islice(source, 2))
        if self.size == 1 or len(first) < 2:
            yield from (attempt(work, item) for item in first)
            yield from (attempt(work, item) for item in source)
            return
        waiting: deque[tuple[A, Future[Answer[B]]]] = deque((item, self._submit(work, item)) for item in first)
        for item in source:
            waiting.append((item, self._submit(work, item)))
            if len(waiting) >= _AHEAD * self.size:
                yield self._settle(work, waiting)
        while waiting:
            yield self._settle(work, waiting)

    def _submit(self, work: Callable[[A], B], item: A) -> "Future[Answer[B]]":
        try:
            return self._workers().submit(answer, work, item)
        except BrokenProcessPool:
            self._end()
            return self._workers().submit(answer, work, item)

    def _settle(self, work: Callable[[A], B], waiting: "deque[tuple[A, Future[Answer[B]]]]") -> Outcome[A, B]:
        """The first outcome. Where a worker has died, all that was in flight is done again, each item by itself."""
        item, future = waiting[0]
        try:
            made = future.result()
        except BrokenProcessPool:
            self._end()
            for at, (lost, late) in enumerate(waiting):
                if late.done() and isinstance(late.exception(), BrokenProcessPool):
                    waiting[at] = (lost, _alone(work, lost))
            made = waiting[0][1].result()
        except Exception as error:  # noqa: BLE001 - a result that cannot be carried over is that one item's failure
            made = None, f"{type(error).__name__}: {error}"
        waiting.popleft()
        return Outcome(item, *made)

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.size, initializer=_enlist)
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        self._end()


def _alone(work: Callable[[A], B], item: A) -> "Future[Answer[B]]":
    """The outcome of one item in a process of its own, waited for."""
    done: Future[Answer[B]] = Future()
    with ProcessPoolExecutor(1, initializer=_enlist) as pool:
        try:
            done.set_result(pool.submit(answer, work, item).result())
        except BrokenProcessPool:
            done.set_result((None, "the process that worked on it died: killed, or out of memory"))
    return done


def _enlist() -> None:
    """A worker leaves Ctrl-C to its parent, and ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    wait([parent])
    os._exit(1)


def each(work: Callable[[A], B], items: Iterable[A], workers: int) -> Iterator[Outcome[A, B]]:
    """An outcome an item, in the order of `items` whatever the number of workers."""
    with Local(workers) as crew:
        yield from crew.each(work, items)
