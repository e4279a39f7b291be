"""What is not fetched: addresses at home, endless or swelling answers, and what is no report."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from daybrief.ingest import guard, web
from daybrief.model.text import Raw, SetAside

PAGE = b"<html><body><p>Words of a page.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site with bad manners."""

    asked: list[dict[str, str]] = []  # noqa: RUF012 (one server a test)

    def do_GET(self) -> None:
        Site.asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        getattr(self, "at_" + self.path.strip("/").partition("?")[0])()

    def send(self, body: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.send(PAGE, ETag='"7"', Last_Modified="Sun, 02 Mar 2025 10:00:00 GMT")

    def at_same(self) -> None:
        self.send(b"", 304, ETag='"7"')

    def at_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_swelling(self) -> None:
        self.send(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def at_brotli(self) -> None:
        self.send(b"\x1b\x00", Content_Encoding="br")

    def at_picture(self) -> None:
        self.send(b"\x89PNG\r\n", kind="image/png")

    def at_script(self) -> None:
        self.send(b"alert(1)", kind="application/javascript")

    def at_bare(self) -> None:
        self.send(PAGE, kind="")

    def at_busy(self) -> None:
        self.send(b"later", 503, Retry_After="120")

    def at_round(self) -> None:
        self.send(b"", 302, Location=f"/round?{time.monotonic_ns()}")

    def at_home(self) -> None:
        self.send(b"", 302, Location=f"http://127.0.0.1:{self.server.server_address[1]}/page")

    def at_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(PAGE)

    def at_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def why(url: str, most: int = 10_000, *, private: bool = True) -> str:
    found = web.raw_of(web.get(url, most, private=private), url)
    assert isinstance(found, SetAside) and found.failed
    assert "\n" not in found.reason and found.reason.startswith("expected")
    return found.reason


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::1",
        "255.255.255.255", "no address",
    ],
)  # fmt: skip
def test_an_address_at_home_is_not_public(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::8.8.8.8"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert guard.is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST.", "printer.local", "[::1]", "2130706433", "0x7f.1", "169.254.169.254"],
)
def test_this_machine_and_its_network_are_refused_unless_asked_for(host: str) -> None:
    assert "private or local address" in (said := why(f"http://{host}/", private=False)) or "own network" in said
    assert "--allow-private" in said


def test_a_name_that_resolves_to_home_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, port = socket.getaddrinfo, int(site.rpartition(":")[2])
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: real("127.0.0.1", port, type=socket.SOCK_STREAM))
    assert "private or local address" in why("http://news.example/page", private=False)
    assert not Site.asked


def test_a_redirect_home_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public; the second is checked again."""
    monkeypatch.setattr(guard, "is_public", lambda address: len(Site.asked) == 0)
    monkeypatch.setattr(guard, "_refuse_home", lambda host: None)
    assert "private or local address" in why(f"{site}/home", private=False)
    assert [one["path"] for one in Site.asked] == ["/home"]


def test_a_proxy_that_is_set_is_asked_only_for_public_names(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site)
    monkeypatch.delenv("no_proxy", raising=False)
    assert "own network" in why("http://printer.local/page", private=False)
    assert not Site.asked


def test_redirects_end_somewhere(site: str) -> None:
    assert "redirect" in why(f"{site}/round")
    assert len(Site.asked) <= guard.MOST_REDIRECTS + 1


def test_a_packed_page_is_unpacked(site: str) -> None:
    found = web.raw_of(web.get(f"{site}/packed", 10_000, private=True), "")
    assert isinstance(found, Raw) and found.body == PAGE


def test_what_swells_when_it_is_unpacked_is_refused_in_bounded_memory(site: str) -> None:
    assert "more than" in why(f"{site}/swelling")


@pytest.mark.parametrize(
    ("path", "said"),
    [("brotli", "packed as br"), ("picture", "image/png"), ("script", "application/javascript"), ("cut", "broke off")],
)
def test_what_is_no_report_is_refused_by_what_it_is(site: str, path: str, said: str) -> None:
    assert said in why(f"{site}/{path}")


def test_a_page_of_no_declared_type_is_read_as_a_page(site: str) -> None:
    found = web.raw_of(web.get(f"{site}/bare", 10_000, private=True), "")
    assert isinstance(found, Raw) and found.media == "html"


def test_words_that_drip_are_cut_off(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "DEADLINE_S", 0.4)
    assert "no whole answer" in why(f"{site}/drip")


def test_a_second_request_is_conditional_and_nothing_changed_is_no_fault(site: str) -> None:
    first = web.get(f"{site}/page", 10_000, private=True)
    assert (first.status, first.etag, first.modified) == (200, '"7"', "Sun, 02 Mar 2025 10:00:00 GMT")
    again = web.get(f"{site}/same", 10_000, private=True, known={"If-None-Match": first.etag})
    assert Site.asked[-1]["if-none-match"] == '"7"'
    assert (again.status, again.body, again.failed) == (304, b"", "")


def test_a_busy_server_says_when_to_come_back(site: str) -> None:
    found = web.get(f"{site}/busy", 10_000, private=True)
    assert found.retry_after_s == 120 and "503" in found.failed


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [("120", 120, 120), ("Fri, 31 Dec 2999 23:59:59 GMT", 1e9, 1e11), ("Sun, 02 Mar 2025 10:00:00 GMT", 0, 0)],
)
def test_a_server_may_say_in_seconds_or_by_a_date_when_to_come_back(
    site: str, monkeypatch: pytest.MonkeyPatch, told: str, low: float, high: float
) -> None:
    monkeypatch.setattr(Site, "at_busy", lambda self: self.send(b"later", 503, Retry_After=told))
    found = web.get(f"{site}/busy", 10_000, private=True).retry_after_s
    assert found is not None and low <= found <= high


@pytest.mark.parametrize("told", ["soon", "", "9" * 5000, "Fri, 31 Dec " + "9" * 40 + " 23:59:59 GMT", "²"])
def test_nonsense_about_when_to_come_back_does_no_harm(site: str, monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setattr(
        Site, "at_busy", lambda self: self.send(b"later", 503, Retry_After=told.encode().decode("latin-1"))
    )
    assert "503" in web.get(f"{site}/busy", 10_000, private=True).failed


class Context:
    """TLS without the encryption: as real TLS does, it takes the connection away from the socket it is given."""

    def wrap_socket(self, plain: socket.socket, **_: object) -> socket.socket:
        class Wrapped(socket.socket):
            def do_handshake(self) -> None:
                """Nothing is said."""

        wrapped = Wrapped(plain.family, plain.type, plain.proto, plain.detach())
        wrapped.settimeout(20)
        return wrapped


def test_words_that_drip_through_tls_are_cut_off_as_well(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard.ssl, "create_default_context", Context)
    monkeypatch.setattr(web, "DEADLINE_S", 0.4)
    assert "no whole answer" in why(f"{site.replace('http:', 'https:')}/drip")
