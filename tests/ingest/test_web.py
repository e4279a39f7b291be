"""Pages by address, from a server on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from daybrief.cli import main
from daybrief.ingest import gather, parts, sources
from daybrief.model.text import Raw, SetAside

PAGE = b"<html><body><p>Words of a page.</p><a href='/never'>next</a></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site that remembers what it was asked for."""

    asked: list[str] = []  # noqa: RUF012 (one server a test)
    robots = ""  # what its robots.txt says; it has none otherwise

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/story/a-bridge")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
        elif self.path == "/robots.txt" and self.robots:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.robots.encode())
            return
        elif self.path in ("/story/a-bridge", "/feed"):
            self.send_response(200)
            self.send_header(
                "Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8"
            )
            self.end_headers()
            self.wfile.write(b"<?xml version='1.0'?><rss/>" if self.path == "/feed" else PAGE)
            return
        else:
            self.send_response(404, "Not Found")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_is_fetched_once_and_its_links_are_left_alone(site):
    (found,) = gather([f"{site}/story/a-bridge"], private=True)
    assert isinstance(found, Raw)
    assert (found.name, found.media, found.body, found.url) == ("a-bridge", "html", PAGE, f"{site}/story/a-bridge")
    assert found.retrieved is not None
    assert Site.asked == ["/robots.txt", "/story/a-bridge"]


def test_a_redirect_is_followed_to_the_page(site):
    (found,) = gather([f"{site}/moved"], private=True)
    assert isinstance(found, Raw) and found.url == f"{site}/story/a-bridge"


def test_a_redirect_to_a_file_is_refused(site):
    (found,) = gather([f"{site}/away"], private=True)
    assert isinstance(found, SetAside) and found.failed


def test_a_feed_is_told_by_its_declared_type(site):
    (found,) = gather([f"{site}/feed"], private=True)
    assert isinstance(found, Raw) and found.media == "xml"


def test_an_address_that_is_not_there_is_told_of_in_one_line(site):
    (found,) = gather([f"{site}/none"], private=True)
    assert isinstance(found, SetAside)
    assert found.reason == "expected a page or feed, found: the server answered 404 Not Found; check the address"


def test_a_server_that_is_not_there_is_told_of_in_one_line():
    (found,) = gather(["http://127.0.0.1:9/x"], private=True)
    assert isinstance(found, SetAside) and found.failed and "check the address" in found.reason


def test_more_bytes_than_allowed_are_refused(site, monkeypatch):
    monkeypatch.setattr(parts, "MOST_BYTES", 10)
    (found,) = gather([f"{site}/story/a-bridge"], private=True)
    assert isinstance(found, SetAside) and "more than 0 MB" in found.reason


def test_a_page_that_robots_may_not_read_is_told_of_in_one_line_and_not_asked_for(site, monkeypatch):
    monkeypatch.setattr(Site, "robots", "User-agent: *\nDisallow: /story\n")
    straight, moved = gather([f"{site}/story/a-bridge", f"{site}/moved"], private=True)
    asks = "its robots.txt asks not to read it; save the page as a file"
    assert isinstance(straight, SetAside) and straight.failed
    assert straight.reason == f"expected a page or feed, found: {asks}"
    assert isinstance(moved, SetAside) and f"a redirect to {site}/story/a-bridge: {asks}" in moved.reason
    assert Site.asked == ["/robots.txt", "/moved"]


def test_a_run_tells_in_its_brief_of_a_page_that_robots_may_not_read(site, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(Site, "robots", "User-agent: *\nDisallow: /story\n")
    told = "A Russian missile killed five people in Sumy on 2 March, the regional military administration said.\n"
    (tmp_path / "sumy.md").write_text(f"---\ntitle: Sumy\nsource: Desk\npublished: 2025-03-02\n---\n{told}")
    page, days = f"{site}/story/a-bridge", ["--day", "2025-03-02", "--out", str(tmp_path / "out"), "--allow-private"]
    assert main(["run", str(tmp_path / "sumy.md"), page, *days]) == 1
    (line,) = (line for line in capsys.readouterr().err.splitlines() if page in line)
    assert line.startswith(f"failed: {page}: expected a page or feed, found: its robots.txt asks not to read it")
    gaps = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert f"Not read: {page} (expected a page or feed, found: its robots.txt asks not to read it" in gaps
    assert main(["run", page, *days]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("daybrief: expected at least one report") and "robots.txt" in line


def test_pages_of_one_host_are_asked_for_one_after_another(site, monkeypatch):
    monkeypatch.setattr(sources, "BETWEEN_S", 0.3)
    began = time.monotonic()
    assert all(isinstance(found, Raw) for found in gather([f"{site}/feed", f"{site}/moved"], private=True))
    assert time.monotonic() - began >= 0.3
    monkeypatch.setattr(Site, "robots", "User-agent: *\nCrawl-delay: 600\n")
    first, second = gather([f"{site}/feed", f"{site}/moved"], private=True)
    assert isinstance(first, Raw)
    assert isinstance(second, SetAside) and "wants to be left alone for 600 s more; ask for it then" in second.reason


@pytest.mark.parametrize("delay", ["²", "9" * 5000, "soon", "-1"])
def test_a_robots_file_with_no_number_where_one_belongs_is_kept_to_otherwise(site, monkeypatch, delay):
    said = f"User-agent: *\nCrawl-delay: {delay}\nRequest-rate: {delay}/{delay}\nDisallow: /story\n"
    monkeypatch.setattr(Site, "robots", said)
    assert isinstance(next(gather([f"{site}/feed"], private=True)), Raw)
    assert isinstance(next(gather([f"{site}/story/a-bridge"], private=True)), SetAside)


@pytest.mark.parametrize(
    "address", ["http://[::1", "http://a:b/", "http://", "http:///x", "http://a b/", "http://☃\x00/"]
)
def test_what_is_no_address_is_told_of_in_one_line(address):
    (found,) = gather([address], private=True)
    assert isinstance(found, SetAside) and found.failed and "\n" not in found.reason
    assert found.reason.startswith("expected a page or feed, found: ")
