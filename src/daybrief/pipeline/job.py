"""What one run of the main job is asked for, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from daybrief.export.overlay import PLAIN, MapView
from daybrief.ingest.server import Server
from daybrief.model.outcome import Brief
from daybrief.model.text import SetAside


@dataclass(frozen=True)
class Job:
    """One run of the main job, as the user asked for it."""

    sources: tuple[str, ...]
    day: date
    theatre: str = "ukraine"
    lang: str = "en"  # in which the brief is written
    ledger: Path | None = None
    out: Path | None = None
    as_of: datetime | None = None
    window_days: int = 2  # documents of the day itself and of this many days less one before it
    published: date | None = None  # the date of documents that state none
    workers: int | None = None
    scheduler: str | None = None  # the Dask cluster that works, instead of this machine
    server: Server | None = None  # an optional further reader
    polish: Server | None = None  # an optional source of other wordings
    view: MapView = PLAIN  # the reader's own choices about the map
    private: bool = False  # whether addresses of this machine and its network may be asked


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


@dataclass(frozen=True)
class Backfill:
    """An archive to be read once: its documents of some days to claims, to facts by day, and on demand to briefs."""

    sources: tuple[str, ...]
    first: date
    last: date
    ledger: Path
    theatre: str = "ukraine"
    lang: str = "en"  # in which the briefs are written
    window_days: int = 2
    published: date | None = None
    workers: int | None = None
    scheduler: str | None = None
    briefs: Path | None = None  # the folder for a brief of each day
    parquet: Path | None = None  # the folder for claims and facts by day and kind

    def day(self, day: date) -> Job:
        """The main job of one of its days."""
        return Job(
            sources=(), day=day, theatre=self.theatre, lang=self.lang, ledger=self.ledger,
            window_days=self.window_days,
            out=self.briefs / day.isoformat() if self.briefs else None,
        )  # fmt: skip


@dataclass
class Filled:
    """What a backfill made, and what it could not do."""

    documents: int = 0
    claims: int = 0
    days: int = 0  # of which facts are known
    briefs: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    undated: list[SetAside] = field(default_factory=list)  # documents that no day could take, for want of a date
    outside: int = 0  # documents of other days than those asked for
    new: dict[str, int] = field(default_factory=dict)  # ledger rows added, by table

    @property
    def failed(self) -> list[SetAside]:
        return [aside for aside in self.set_aside if aside.failed]


Say = Callable[[str], None]
