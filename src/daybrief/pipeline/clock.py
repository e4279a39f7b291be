"""What a stage of a run took, for the ledger. The time is the running's: no stage sees it and no result holds it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from daybrief.ledger.store import Ledger


@dataclass
class Clock:
    """Items of one stage so far, and how many of them failed."""

    items: int = 0
    failed: int = 0

    def item(self, *, failed: bool = False) -> None:
        """One more is done."""
        self.items += 1
        self.failed += failed


@contextmanager
def clocked(ledger: Ledger, stage: str) -> Iterator[Clock]:
    """Note at the end how long the stage took and how much it did; nothing where it had nothing to do."""
    clock, began = Clock(), time.monotonic()
    yield clock
    if clock.items:
        ledger.took(f"{os.getpid()}", stage, time.monotonic() - began, clock.items, clock.failed)
