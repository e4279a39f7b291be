"""The brief of the day, re-made as reports arrive, and closed at its cut-off."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from daybrief.engine.crew import Crew, tried
from daybrief.engine.files import write_whole
from daybrief.ledger.sources import begun, current, freeze, frozen, left_open, undated, watched
from daybrief.ledger.store import Ledger
from daybrief.model.text import Document, SetAside
from daybrief.pipeline.claims import read_claims
from daybrief.pipeline.day import write_brief
from daybrief.pipeline.documents import choose_documents
from daybrief.pipeline.job import Job, Say
from daybrief.theatre.pack import Theatre


@dataclass(frozen=True)
class Desk:
    """One theatre's brief, in one folder, closed each day at one time of that theatre's clocks."""

    pack: str
    theatre: Theatre
    ledger: Ledger
    crew: Crew
    out: Path
    cut_off: time
    window_days: int

    def day_at(self, now: datetime) -> date:
        """The day whose brief is open: what comes after its cut-off belongs to the next one."""
        local = now.astimezone(self.theatre.timezone)
        return local.date() if local.time() < self.cut_off else local.date() + timedelta(days=1)

    def closing(self, day: date) -> datetime:
        """The moment at which a day's brief is closed."""
        return datetime.combine(day, self.cut_off, self.theatre.timezone)

    def is_closed(self, day: date) -> bool:
        """Whether it was closed."""
        return frozen(self.ledger, self.pack, day)

    def left_open(self) -> set[date]:
        """Days whose brief was begun and is not closed."""
        return left_open(self.ledger, self.pack)

    def make(self, day: date, say: Say) -> tuple[bool, list[SetAside]]:
        """Write the brief of a day as it stands; False where no report speaks for it yet, or where it cannot be told:
        then the reason is among what failed. A closed one stays."""
        if self.is_closed(day):
            return False, []
        first = day - timedelta(days=self.window_days - 1)
        docs = [doc for doc in current(self.ledger, first, day) if not self._is_late(doc, day)]
        docs += undated(self.ledger, self.closing(first - timedelta(days=1)), self.closing(day))
        job = Job(sources=(), day=day, theatre=self.pack, as_of=self.closing(day), window_days=self.window_days)
        docs, kin, asides = choose_documents(job, self.theatre, self.ledger, docs)
        if not docs:
            return False, []
        begun(self.ledger, self.pack, day)
        claims, failed = read_claims(job, self.theatre, self.ledger, docs, self.crew, say)
        asides += [*failed, *self._troubled()]
        made, why = tried(partial(write_brief, job, self.theatre, self.ledger, docs, kin, claims, asides, say))
        if made is None:
            reason = f"its brief could not be made: {why}"
            return False, [*failed, SetAside(name=day.isoformat(), reason=reason, failed=True)]
        folder = self.out / day.isoformat()
        for name, text in made.pages.items():
            if not (folder / name).exists() or (folder / name).read_bytes() != text.encode():
                write_whole(folder / name, text)
        return True, failed

    def _is_late(self, doc: Document, day: date) -> bool:
        """Published after the cut-off: it belongs to the next brief, and this one need not name it."""
        return bool(doc.published and doc.published.at and doc.published.at > self.closing(day))

    def close(self, day: date, say: Say) -> bool:
        """Make the brief of a day for the last time and close it; False where there is nothing to close."""
        if self.is_closed(day):
            return False
        made, _ = self.make(day, say)
        brief = self.ledger.last_brief(self.pack, day)
        if not made or brief is None:
            return False
        freeze(self.ledger, self.pack, day, brief.id)
        return True

    def _troubled(self) -> list[SetAside]:
        """What the brief says of sources on the list that are not well, in its box of coverage."""
        return [
            SetAside(
                name=one.address,
                reason=f"{one.state}: {one.said}",
                failed=one.state == "broken",
                sort="slow" if one.state == "slow" else "other",
            )
            for one in watched(self.ledger).values()
            if one.listed and one.state != "ok"
        ]
