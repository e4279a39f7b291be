"""Who works: processes of this machine (`pool`) or a cluster (`cluster`). The work and its results are the same."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self, TypeVar

from daybrief.errors import InputError, LedgerError

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Outcome(Generic[A, B]):
    """What became of one item: its result, or the one-line error that kept it from having one."""

    item: A
    result: B | None = None
    error: str | None = None


class Crew(ABC):
    """Workers that map a function over items. Used as a context, at whose end they are let go."""

    size: int
    """How many items can be worked on at once."""

    @abstractmethod
    def each(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[Outcome[A, B]]:
        """An outcome an item, in the order of `items`, which is read only a little ahead of the work."""

    @abstractmethod
    def close(self) -> None:
        """Let the workers go."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


Answer = tuple[B | None, str | None]
"""A result, or the one-line error that kept it from being made: all that travels back from a worker."""


def answer(work: Callable[[A], B], item: A) -> Answer[B]:
    """What a worker does with one item."""
    try:
        return work(item), None
    except Exception as error:  # noqa: BLE001 - one bad item must not stop a backfill; the error is kept and printed
        return None, f"{type(error).__name__}: {error}"


def attempt(work: Callable[[A], B], item: A) -> Outcome[A, B]:
    """The same in this process, beside its item."""
    return Outcome(item, *answer(work, item))


def tried(make: Callable[[], B]) -> tuple[B | None, str]:
    """What was made, or in one line why it was not. What the user has to mend first, such as a full disk, is raised."""
    try:
        return make(), ""
    except (InputError, LedgerError):
        raise
    except Exception as error:  # noqa: BLE001 - one day that cannot be told must not stop the others; the error is told
        return None, " ".join(f"{type(error).__name__}: {error}".split())
