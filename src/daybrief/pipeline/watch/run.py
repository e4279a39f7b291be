"""The loop of a watch: ask what is due, add what came, re-make the brief, close it at its cut-off, wait."""

import threading
import time as clock
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from daybrief.engine.files import folder_at
from daybrief.engine.heap import settle
from daybrief.engine.pool import Local
from daybrief.engine.progress import Line
from daybrief.ingest import watched
from daybrief.ingest.robots import Robots
from daybrief.ingest.watched import Visit
from daybrief.ingest.web import is_address
from daybrief.ledger.looks import keep_doubts, keep_looked, looked
from daybrief.ledger.sources import Watched, keep
from daybrief.ledger.sources import watched as sources_of
from daybrief.ledger.store import Ledger
from daybrief.pipeline.clock import clocked
from daybrief.pipeline.job import Say
from daybrief.pipeline.watch.desk import Desk
from daybrief.pipeline.watch.figures import Figures
from daybrief.pipeline.watch.intake import Taken, take
from daybrief.pipeline.watch.links import Following, take_article, waiting
from daybrief.pipeline.watch.steady import Steady
from daybrief.pipeline.watch.sure import Sure
from daybrief.pipeline.watch.timing import Timetable, pause
from daybrief.theatre.pack import load

_AT_ONCE = 8  # sources that are asked at the same time, each of another host
_NAP_S = 30.0
_PATIENT_S = 60.0  # for which a watch that asks once waits for a host that wants to be left alone
_TOGETHER_S = 60.0  # between two briefs while articles are still coming in


@dataclass(frozen=True)
class Watch:
    """What is watched, and what is made of it."""

    sources: tuple[str, ...]
    ledger: Path
    out: Path
    theatre: str = "ukraine"
    every_s: float = 300.0
    cut_off: time = time(23, 59)
    window_days: int = 2
    private: bool = False
    once: bool = False  # ask every source once, make the brief and end
    links: int = 40  # articles of a feed's new entries that may wait to be read; 0: none is


def watch(
    job: Watch,
    say: Say,
    stop: threading.Event | None = None,
    figures: Figures | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Figures:
    """Watch until told to stop. What was finished is in the ledger at every moment."""
    stop, told = stop or threading.Event(), figures or Figures()
    for address in job.sources:
        watched.check(address)
    theatre = load(job.theatre)
    for folder in (job.ledger.parent, job.out):
        folder_at(folder)
    with Ledger(job.ledger) as ledger, Local(1) as crew, ThreadPoolExecutor(_AT_ONCE) as askers:
        desk = Desk(job.theatre, theatre, ledger, crew, job.out, job.cut_off, job.window_days)
        sure = Sure(now(), looked(ledger), web=any(map(is_address, job.sources)))
        loop = _Loop(job, ledger, desk, askers, say, told, Steady(now, told=sure.least).now, sure)
        loop.begin()
        while not stop.is_set():
            loop.turn()
            if job.once and loop.all_asked:
                break
            loop.rest()
            stop.wait(min(_NAP_S, max(0.05, loop.wait_s())))
    return told


class _Loop:
    """The state of a watch between two turns."""

    def __init__(
        self,
        job: Watch,
        ledger: Ledger,
        desk: Desk,
        askers: ThreadPoolExecutor,
        say: Say,
        figures: Figures,
        now: Callable[[], datetime],
        sure: Sure,
    ) -> None:
        self._job, self._ledger, self._desk, self._askers = job, ledger, desk, askers
        self._say, self._figures, self._now, self._sure = say, figures, now, sure
        self._robots = Robots(private=job.private)
        self._table, self._known = Timetable(), sources_of(ledger)
        self._asked: set[str] = set()
        self._articles: dict[str, str] = {}  # articles to be read, with the feed that names them
        self._doubt = ""  # what was said of the clock last
        self._open: date | None = None
        self._over: set[date] = set()  # days that are over by the clock, and not closed yet
        self._waiting: set[date] = set()  # those of them of which that was said
        self._made_s = -_TOGETHER_S  # when the brief was made last
        self._stale = True  # whether the brief may differ from what is known
        self._settled = 0  # briefs made when memory was last looked through

    @property
    def all_asked(self) -> bool:
        return self._asked >= set(self._job.sources) and not self._articles

    def begin(self) -> None:
        """Sources are due at once; those that failed last time as their back-off says, and none sooner than its host
        asked for."""
        self._list()
        start = clock.monotonic()
        for known in self._known.values():
            self._table.leave(known.address, start, self._left_s(known, known.wait_s))
        for address in self._job.sources:
            one = self._known.get(address)
            left = self._left_s(one, pause(self._job.every_s, one.failures, address)) if one and one.failures else 0.0
            self._table.due[address] = start if self._job.once else start + left
            self._follow(address)

    def _list(self) -> None:
        """Record which sources are watched from now on: those taken off the list are no longer missed."""
        with self._ledger.batch():
            for address, one in self._known.items():
                if one.listed != (address in self._job.sources):
                    self._known[address] = replace(one, listed=not one.listed)
                    keep(self._ledger, self._known[address])

    def _left_s(self, known: Watched, wait_s: float) -> float:
        """What is left of a wait that began when a source was last asked; a clock set back makes nothing wait."""
        since = (self._now() - datetime.fromisoformat(known.checked)).total_seconds()
        return wait_s - since if 0 <= since < wait_s else 0.0

    def _follow(self, feed: str) -> None:
        """The articles that a feed's entries name are due, unless they are watched themselves."""
        for link in waiting(self._known.get(feed)):
            if link not in self._table.due:
                self._articles[link] = feed
                self._table.due[link] = clock.monotonic()

    def wait_s(self) -> float:
        """Seconds until something is due, or the open brief has to be closed."""
        wait = self._table.next_s(clock.monotonic())
        if self._open is not None:
            left = (self._desk.closing(self._open) - self._now()).total_seconds()
            wait = min(wait, max(0.0, left))
        return wait

    def turn(self) -> None:
        """Ask what is due, and make of it what can be made."""
        ready = self._table.ready(clock.monotonic())
        with clocked(self._ledger, "document") as told:
            for visit in self._askers.map(self._visit, ready):
                for _ in range(self._take(visit)):
                    told.item()
        if self._job.once:
            self._pass_over()
        self._close_what_is_over()
        if self._stale and not (self._articles and clock.monotonic() - self._made_s < _TOGETHER_S):
            for day in self._days():
                self._make(day)
            self._stale, self._made_s = False, clock.monotonic()
        self._doubt_the_clock(asked=bool(ready))
        self._figures.sources = tuple(one for one in self._known.values() if one.listed)
        self._figures.rows = self._ledger.counts()

    def _pass_over(self) -> None:
        """Who asks once does not wait for a host that wants to be left alone: its sources are named, and its articles
        stay with their feeds."""
        now = clock.monotonic()
        for address in list(self._table.due):
            left = self._table.away_s(address, now)
            if left <= _PATIENT_S:
                continue
            if self._articles.pop(address, None):
                del self._table.due[address]
            elif address not in self._asked:
                known = self._known.get(address)
                why = f"its host wants to be left alone for {left:.0f} s more; it was not asked"
                self._take(Visit(address, failed=why, marks=known.marks if known else {}, wait_s=left))

    def rest(self) -> None:
        """Between two turns: after a brief, what a collection of garbage would cost the next one is spent now."""
        if self._figures.briefs != self._settled:
            settle()
            self._settled = self._figures.briefs

    def _following(self) -> Following:
        first = self._desk.day_at(self._early()) - timedelta(days=self._job.window_days - 1)
        return Following(self._job.links, first)

    def _early(self) -> datetime:
        """The time, by whichever is earlier, this machine's clock or what servers told."""
        return min(self._now(), self._sure.least() or self._now())

    def _days(self) -> Sequence[date]:
        """Days whose briefs are made: the open one, by this machine's clock and by what servers told, and those that
        are over by the clock and cannot be closed yet."""
        least = self._sure.least()
        return sorted({self._desk.day_at(now) for now in (self._now(), least) if now} | self._over)

    def _visit(self, address: str) -> Visit:
        known = self._known.get(address)
        return watched.visit(address, known.marks if known else {}, self._robots, private=self._job.private)

    def _take(self, visit: Visit) -> int:
        if visit.address in self._articles:
            return self._take_article(visit)
        address, before = visit.address, self._known.get(visit.address)
        self._sure.heard(address, visit.told)
        taken = take(visit, before, self._desk.theatre, self._ledger, self._early(), self._following())
        self._known[address] = taken.source
        self._asked.add(address)
        self._follow(address)
        wait = pause(self._job.every_s, taken.source.failures, address, visit.wait_s)
        self._table.asked(address, clock.monotonic(), wait, self._delay_s(visit))
        self._table.leave(address, clock.monotonic(), visit.wait_s or 0.0)
        self._count(visit, taken)
        if taken.new or before is None or before.state != taken.source.state:
            self._stale = True
            self._say(_told(taken.source, taken.new))
        for aside in taken.failed:
            self._say(Line(f"failed: {aside.name}: {aside.reason}", source=address))
        return taken.new

    def _take_article(self, visit: Visit) -> int:
        feed = self._articles.pop(visit.address)
        self._table.done(visit.address, clock.monotonic(), self._delay_s(visit))
        self._table.leave(visit.address, clock.monotonic(), visit.wait_s or 0.0)
        self._sure.heard(visit.address, visit.told)
        made = take_article(visit, self._known[feed], self._desk.theatre, self._ledger, self._early())
        self._known[feed] = made.source
        self._figures.documents += made.new
        self._stale |= made.new
        if made.failed:
            self._say(Line(f"{visit.address}: not read: {made.failed}", source=feed))
        return int(made.new)

    def _delay_s(self, visit: Visit) -> float:
        return self._robots.known(visit.address).delay_s if is_address(visit.address) else 0.0

    def _count(self, visit: Visit, taken: Taken) -> None:
        outcome = "failed" if visit.failed else "new" if taken.new else "unchanged"
        self._figures.visits[outcome] += 1
        self._figures.documents += taken.new
        self._figures.failed += len(taken.failed)

    def _close_what_is_over(self) -> None:
        """The brief that was open until now, and those that stopped watches left open, once their cut-off is past for
        sure."""
        now = self._now()
        today = self._desk.day_at(now)
        if self._open != today:
            left = {day for day in self._desk.left_open() if day < today}
            self._over = left.union(_before(self._open, today))
            self._open, self._stale = today, True
        for day in sorted(self._over):
            if self._desk.closing(day) > self._sure.until(now):
                continue
            self._over.discard(day)
            if self._desk.close(day, self._say):
                self._say(Line(f"{day}: closed at its cut-off", day=day.isoformat()))

    def _doubt_the_clock(self, *, asked: bool) -> None:
        """Say what is wrong with the clock and which days wait because of it, once each, and leave it in the ledger."""
        now = self._now()
        doubt = self._sure.doubt(now)
        if doubt and not self._doubt:
            self._say(doubt)
        self._doubt = doubt
        waiting = self._over & self._desk.left_open() if self._over else set()
        days = ", ".join(day.isoformat() for day in sorted(waiting))
        line = f"not closed yet: {days}, over by this machine's clock alone; {self._sure.wanted()}" if waiting else ""
        if waiting - self._waiting:
            self._say(line)
        self._waiting = waiting
        keep_doubts(self._ledger, doubt, line)
        if asked and (at := self._sure.worth_keeping(now)):
            keep_looked(self._ledger, at)

    def _make(self, day: date) -> None:
        began = clock.monotonic()
        with clocked(self._ledger, "brief") as told:
            made, failed = self._desk.make(day, lambda line: None)
            if made:
                told.item()
        self._figures.failed += len(failed)
        for aside in failed:
            self._say(f"failed: {aside.name}: {aside.reason}")
        if made:
            self._figures.briefs += 1
            self._figures.brief_s = clock.monotonic() - began
            seconds = self._figures.brief_s
            self._say(Line(f"{day}: brief made in {seconds:.1f} s", day=day.isoformat(), seconds=round(seconds, 3)))


def _before(opened: date | None, today: date) -> Sequence[date]:
    """Days whose brief is over: from the one that was open; after a start, the day before. Never days ahead of a clock
    that was set back."""
    first = min(opened, today) if opened else today - timedelta(days=1)
    return [first + timedelta(days=n) for n in range((today - first).days)]


def _told(source: Watched, new: int) -> Line:
    said = f": {source.said}" if source.said else ""
    text = f"{source.address}: {source.state}{said}" + (f"; {new} new" if new else "")
    return Line(text, source=source.address, state=source.state, new=new)
