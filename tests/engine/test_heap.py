import gc
import weakref
from collections.abc import Iterator

import pytest

from daybrief.engine.heap import settle


class Ring:
    """Something that only a collection of garbage frees, once nobody holds it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_held_is_left_out_of_later_collections() -> None:
    kept = Ring()
    settle()
    assert gc.get_freeze_count() > 0
    assert all(other is not kept for other in gc.get_objects())


def test_what_was_dropped_since_is_freed_the_next_time() -> None:
    kept = Ring()
    settle()
    gone = weakref.ref(kept)
    del kept
    settle()
    assert gone() is None
