"""Pages by address, from a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from daybrief.ingest import gather, web
from daybrief.model.text import Raw, SetAside

PAGE = b"<html><body><p>Words of a page.</p><a href='/never'>next</a></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site that remembers what it was asked for."""

    asked: list[str] = []  # noqa: RUF012 (one server a test)

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/story/a-bridge")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
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
    assert Site.asked == ["/story/a-bridge"]


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


def test_more_bytes_than_allowed_are_refused(site):
    found = web.fetch(f"{site}/story/a-bridge", 10, private=True)
    assert isinstance(found, SetAside) and "more than 0 MB" in found.reason
