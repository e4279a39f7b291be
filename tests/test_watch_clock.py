"""A watch whose clock is wrong from its start: an open day stays open, and the desk is told."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.ingest import web
from daybrief.ledger import sources
from daybrief.ledger.store import Ledger
from daybrief.pipeline.watch import Watch, watch
from daybrief.pipeline.watch.sure import Sure

DAY = date(2025, 3, 2)
NINE = datetime(2025, 3, 2, 9, 0, tzinfo=UTC)
CUT_OFF = clock(18, 0)  # 16:00 UTC
MINUTE, HOUR, ADAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Site(BaseHTTPRequestHandler):
    """One feed, and a clock of its own."""

    clock = NINE
    age = ""
    down = False
    items: list[str] = []  # noqa: RUF012 (one server a test)

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(Site.clock, usegmt=True)

    def do_GET(self) -> None:
        if Site.down:
            self.close_connection = True
            return
        feed = f"<?xml version='1.0'?><rss><channel><title>Slobozhan Desk</title>{''.join(Site.items)}</channel></rss>"
        found = self.path == "/feed"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml")
        if Site.age:
            self.send_header("Age", Site.age)
        self.end_headers()
        self.wfile.write(feed.encode() if found else b"")

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.clock, Site.age, Site.down, Site.items = NINE, "", False, []
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    server.server_close()


def tell(town: str, at: datetime) -> None:
    Site.items.append(
        f"<item><title>Strike on {town}</title><link>http://desk.example/{town}</link>"
        f"<pubDate>{format_datetime(at)}</pubDate><description>A Russian missile killed 5 people in {town}, the "
        "regional military administration said.</description></item>"
    )


def look(root: Path, feed: str, now: datetime) -> list[str]:
    said: list[str] = []
    job = Watch((feed,), root / "l.db", root / "out", private=True, once=True, links=0, cut_off=CUT_OFF)
    watch(job, said.append, now=lambda: now)
    return said


def brief(root: Path, day: date = DAY) -> str:
    return (root / "out" / day.isoformat() / "brief.md").read_text(encoding="utf-8")


def closed(root: Path) -> set[str]:
    with Ledger(root / "l.db", write=False) as ledger:
        return {day for _, day in sources.closed_days(ledger)}


@pytest.mark.parametrize("ahead", [10 * HOUR, ADAY, 40 * ADAY])
def test_an_open_day_is_not_closed_by_a_clock_that_is_ahead_from_the_start(
    ahead: timedelta, feed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell("Sumy", NINE)
    look(tmp_path, feed, NINE)
    Site.clock = NINE + HOUR
    tell("Kherson", NINE + HOUR)
    said = look(tmp_path, feed, Site.clock + ahead)
    (line,) = (line for line in said if line.startswith("clock: "))
    assert "ahead of the latest of them" in line and feed in line and "set it right" in line
    assert str(DAY) not in closed(tmp_path) and "Kherson" in brief(tmp_path)
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 1
    shown = capsys.readouterr().out
    assert line in shown and f"not closed yet: {DAY}, over by this machine's clock alone; closed once a server" in shown
    Site.clock = NINE + ADAY
    assert f"{DAY}: closed at its cut-off" in look(tmp_path, feed, Site.clock)
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 0
    assert "clock: " not in capsys.readouterr().out


def test_a_fresh_ledger_begun_by_a_clock_that_is_a_day_ahead_closes_nothing(feed: str, tmp_path: Path) -> None:
    tell("Sumy", NINE)
    look(tmp_path, feed, NINE + ADAY)
    assert not closed(tmp_path) and "Sumy" in brief(tmp_path)
    tell("Kherson", NINE + HOUR)
    look(tmp_path, feed, NINE + HOUR)
    assert not closed(tmp_path) and "Kherson" in brief(tmp_path)


def test_a_clock_that_is_behind_is_told_of_and_the_days_brief_is_made(feed: str, tmp_path: Path) -> None:
    tell("Sumy", NINE)
    (line,) = (line for line in look(tmp_path, feed, NINE - 3 * ADAY) if line.startswith("clock: "))
    assert "found it 3 days behind the latest of them" in line and "briefs are closed late" in line
    assert "Sumy" in brief(tmp_path)


def test_while_no_source_of_the_web_answers_no_open_day_is_closed(feed: str, tmp_path: Path) -> None:
    tell("Sumy", NINE)
    look(tmp_path, feed, NINE)
    Site.down = True
    for minutes in (0, 5, 10):
        look(tmp_path, feed, NINE + ADAY + minutes * MINUTE)
    assert not closed(tmp_path)
    Site.down, Site.clock = False, NINE + ADAY
    assert f"{DAY}: closed at its cut-off" in look(tmp_path, feed, NINE + ADAY)


# ---- what is sure


def sure(now: datetime, looked: datetime | None, *, web: bool) -> tuple[Sure, list[float]]:
    at = [1000.0]
    return Sure(now, looked, web=web, ticks=lambda: at[0]), at


def test_no_time_is_past_for_sure_before_a_server_says_so() -> None:
    one, at = sure(NINE + ADAY, NINE, web=True)
    at[0] += 9000
    assert one.until(NINE + ADAY) == NINE and one.worth_keeping(NINE + ADAY) is None
    one.heard("http://a.example/", NINE)
    one.heard("http://b.example/", NINE - HOUR)  # a slow one, or an answer that lay in a cache
    at[0] += 3600
    assert one.least() == NINE + HOUR and one.until(NINE + ADAY) == NINE + HOUR + MINUTE
    assert one.worth_keeping(NINE + ADAY) == NINE + HOUR + MINUTE
    assert one.until(NINE) == NINE  # nor before this machine's clock does
    assert "found it 23 h ahead of the latest of them (http://a.example/)" in one.doubt(NINE + ADAY)
    assert one.doubt(NINE + HOUR + 9 * MINUTE) == ""


def test_without_the_web_a_clock_is_believed_that_goes_on_or_keeps_to_its_time() -> None:
    for looked, then in ((NINE - HOUR, NINE), (NINE - 2 * HOUR, NINE - 2 * HOUR), (NINE + HOUR, NINE)):
        assert sure(NINE, looked, web=False)[0].until(NINE) == then
        assert sure(NINE, looked, web=False)[0].worth_keeping(NINE) == NINE
    fresh, at = sure(NINE, None, web=False)
    assert fresh.until(NINE) < NINE - 1000 * ADAY
    at[0] += 301
    assert fresh.until(NINE) == NINE


@pytest.mark.parametrize(("age", "later"), [("", 0), ("3600", 3600), ("²", 0), ("-5", 0), ("soon", 0)])
def test_the_time_that_an_answer_lay_in_a_cache_counts(feed: str, age: str, later: int) -> None:
    Site.age = age.encode().decode("latin-1")
    assert web.get(feed, 10_000, private=True).told == NINE + timedelta(seconds=later)


@pytest.mark.parametrize("date", ["", "soon", "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 00 Mar 2025 99:00:00 GMT"])
def test_nonsense_for_a_time_is_none(feed: str, monkeypatch: pytest.MonkeyPatch, date: str) -> None:
    monkeypatch.setattr(Site, "date_time_string", lambda self, timestamp=None: date)
    assert web.get(feed, 10_000, private=True).told is None
