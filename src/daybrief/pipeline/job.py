"""What one run of the main job is asked for, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from daybrief.ingest.server import Server
from daybrief.model.outcome import Brief
from daybrief.model.text import SetAside


@dataclass(frozen=True)
class Job:
    """One run of the main job, as the user asked for it."""

    sources: tuple[str, ...]
    day: date
    theatre: str = "ukraine"
    ledger: Path | None = None
    out: Path | None = None
    as_of: datetime | None = None
    window_days: int = 2  # documents of the day itself and of this many days less one before it
    published: date | None = None  # the date of documents that state none
    workers: int | None = None
    server: Server | None = None  # an optional further reader


@dataclass
class Result:
    """What a run made, and what it could not do."""

    brief: Brief
    paths: tuple[Path, ...]
    set_aside: tuple[SetAside, ...]
    new: dict[str, int] = field(default_factory=dict)  # ledger rows added, by table

    @property
    def failed(self) -> tuple[SetAside, ...]:
        return tuple(aside for aside in self.set_aside if aside.failed)


Say = Callable[[str], None]
