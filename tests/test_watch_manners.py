"""How a watch treats hosts: every hop of a redirect asks for its robots.txt, and a host is left alone as a whole."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from daybrief.ingest import watched
from daybrief.ingest.robots import Robots
from daybrief.ingest.web import Answer
from daybrief.ledger import sources
from daybrief.ledger.store import Ledger
from daybrief.pipeline.watch import Watch, timing, watch

NOON = datetime(2025, 3, 2, 12, 0, tzinfo=UTC)
HALF_HOUR_ON = datetime(2025, 3, 2, 12, 30, tzinfo=UTC)
AFTER = datetime(2025, 3, 2, 13, 5, tzinfo=UTC)
Pages = dict[str, tuple[int, dict[str, str], bytes]]


class Host:
    """A server of these pages, by path: status, headers, body."""

    def __init__(self, pages: Pages) -> None:
        self.pages, self.asked = pages, list[str]()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                status, headers, body = host.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in ({"Content-Type": "text/html"} | headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep the test's output clean."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.at = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Pages], Host]]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made: list[Host] = []

    def serve(pages: Pages) -> Host:
        made.append(Host(pages))
        return made[-1]

    yield serve
    for one in made:
        one.server.shutdown()
        one.server.server_close()


def robots_txt(said: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/plain"}, said.encode()


def to(address: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": address}, b""


def test_every_hop_of_a_redirect_is_asked_for_its_robots(host: Callable[[Pages], Host]) -> None:
    page = (200, {}, b"<html><body><p>Words.</p></body></html>")
    last = host({"/robots.txt": robots_txt("User-agent: *\nDisallow: /secret\n"), "/secret": page, "/open": page})
    middle = host({"/on": to(f"{last.at}/secret")})
    first = host({"/secret": to(f"{last.at}/secret"), "/far": to(f"{middle.at}/on"), "/open": to(f"{last.at}/open")})
    for path in ("/secret", "/far"):
        found = watched.visit(f"{first.at}{path}", {}, Robots(private=True), private=True)
        asks = "its robots.txt asks not to read it; save the page as a file"
        assert found.failed == f"a redirect to {last.at}/secret: {asks}"
    assert "/secret" not in last.asked and "/robots.txt" in middle.asked
    assert not watched.visit(f"{first.at}/open", {}, Robots(private=True), private=True).failed
    assert last.asked[-1] == "/open"


def test_a_host_that_asks_to_be_left_alone_is_left_alone_as_a_whole() -> None:
    table = timing.Timetable({"http://a.example/1": 0, "http://a.example/2": 0, "http://b.example/": 9000})
    table.asked("http://a.example/1", 0, 300, 0)
    table.leave("http://a.example/1", 0, 3600)
    assert table.ready(3599) == [] and table.next_s(10) == 3590
    assert table.away_s("http://a.example/2", 600) == 3000 and table.away_s("folder", 600) == 0
    assert table.ready(3600) == ["http://a.example/2"]
    table.leave("http://a.example/2", 3600, 10**6)
    assert table.away_s("http://a.example/1", 3600) == timing.LONGEST_S


def look(root: Path, now: datetime, *addresses: str) -> None:
    watch(Watch(addresses, root / "l.db", root / "out", private=True, once=True), lambda line: None, now=lambda: now)


def test_a_host_that_was_asked_too_often_is_not_asked_for_other_pages_nor_after_a_start(
    host: Callable[[Pages], Host], tmp_path: Path
) -> None:
    busy = host({page: (429, {"Retry-After": "3600"}, b"") for page in ("/a", "/b")})
    began = time.monotonic()
    look(tmp_path, NOON, f"{busy.at}/a", f"{busy.at}/b")
    assert busy.asked == ["/robots.txt", "/a"] and time.monotonic() - began < 60
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        known = sources.watched(ledger)
    assert known[f"{busy.at}/a"].said.startswith("the server answered 429")
    assert "its host wants to be left alone for 3" in known[f"{busy.at}/b"].said
    look(tmp_path, HALF_HOUR_ON, f"{busy.at}/a", f"{busy.at}/b")
    assert busy.asked == ["/robots.txt", "/a"]
    look(tmp_path, AFTER, f"{busy.at}/a")
    assert busy.asked.count("/a") == 2


def test_a_watch_started_anew_leaves_a_busy_host_alone(host: Callable[[Pages], Host], tmp_path: Path) -> None:
    busy = host({"/a": (429, {"Retry-After": "3600"}, b"")})
    look(tmp_path, NOON, f"{busy.at}/a")
    stop = threading.Event()
    threading.Timer(1.0, stop.set).start()
    job = Watch((f"{busy.at}/a", f"{busy.at}/c"), tmp_path / "l.db", tmp_path / "out", every_s=0.1, private=True)
    watch(job, lambda line: None, stop, now=lambda: HALF_HOUR_ON)
    assert busy.asked == ["/robots.txt", "/a"]


def test_what_robots_ask_between_two_requests_is_kept_to_up_to_an_hour(host: Callable[[Pages], Host]) -> None:
    for asked, kept in ((120, 120), (86_400, 3600)):
        slow = host({"/robots.txt": robots_txt(f"User-agent: *\nCrawl-delay: {asked}\n")})
        robots = Robots(private=True)
        assert robots.known(f"{slow.at}/a").delay_s == 0 and not slow.asked
        assert robots.rule(f"{slow.at}/a").delay_s == robots.known(f"{slow.at}/b").delay_s == kept


def test_a_robots_file_that_asks_to_be_left_alone_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    now, asked = [1000.0], list[str]()
    monkeypatch.setattr("daybrief.ingest.robots.time.monotonic", lambda: now[0])

    def busy(url: str, most: int, **_: object) -> Answer:
        asked.append(url)
        return Answer(url, status=429, retry_after_s=600.0, failed="the server answered 429")

    robots = Robots(ask=busy)
    for now[0] in (1000.0, 1599.0, 1601.0):
        assert "429" in robots.rule("http://a.example/").refused
    assert len(asked) == 2
