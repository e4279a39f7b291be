"""Watching real servers, files and mailboxes on this machine: what is new is told once, what is wrong is named."""

import contextlib
import json
import mailbox
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime
from datetime import time as clock
from email.message import EmailMessage
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import InputError, ReceiptError
from daybrief.ingest import mailbox as post
from daybrief.ingest import watched
from daybrief.ingest.robots import Robots
from daybrief.ledger import care, sources
from daybrief.ledger.store import Ledger
from daybrief.pipeline.watch import Figures, Watch, desk, timing, watch
from tests.channel_views import message, view

DAY = date(2025, 3, 2)
NOON = datetime(2025, 3, 2, 10, 0, tzinfo=UTC)


def story(town: str, dead: int, hour: int = 8) -> str:
    return (
        f"<item><title>Strike on {town}</title><link>http://desk.example/{town.lower()}</link>"
        f"<pubDate>Sun, 02 Mar 2025 {hour:02d}:00:00 +0000</pubDate><description>A Russian missile killed {dead} "
        f"people in {town} on 2 March, the regional military administration said.</description></item>"
    )


def feed(*items: str) -> bytes:
    return f"<?xml version='1.0'?><rss><channel><title>Slobozhan Desk</title>{''.join(items)}</channel></rss>".encode()


class Site(BaseHTTPRequestHandler):
    """Pages by path, with tags by which they can be asked for again."""

    pages: dict[str, tuple[int, str, bytes]] = {}  # noqa: RUF012 (one server a test)
    asked: list[tuple[str, int]] = []  # noqa: RUF012
    clock = NOON

    def date_time_string(self, timestamp: float | None = None) -> str:
        return format_datetime(Site.clock, usegmt=True)

    def do_GET(self) -> None:
        status, kind, body = Site.pages.get(self.path, (404, "text/html", b"no"))
        tag = f'"{hash(body)}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        Site.asked.append((self.path, status))
        self.send_response(status)
        self.send_header("ETag", tag)
        if status == 503:
            self.send_header("Retry-After", "900")
        if body:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.pages.clear()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def look(folder: Path, *addresses: str, now: datetime = NOON, **more: object) -> list[str]:
    """One round of visits; what was said."""
    said: list[str] = []
    Site.clock = now
    job = Watch(addresses, folder / "l.db", folder / "out", private=True, once=True, **({"links": 0} | more))  # type: ignore[arg-type]
    watch(job, said.append, now=lambda: now)
    return said


def state(folder: Path, address: str) -> sources.Watched:
    with Ledger(folder / "l.db", write=False) as ledger:
        return sources.watched(ledger)[address]


def brief(folder: Path, day: date = DAY) -> str:
    return (folder / "out" / day.isoformat() / "brief.md").read_text(encoding="utf-8")


def test_a_feed_becomes_the_days_brief_and_an_unchanged_one_is_not_sent_again(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    said = look(tmp_path, f"{site}/feed")
    assert any(": ok; 1 new" in line for line in said) and any("brief made" in line for line in said)
    assert "Sumy" in brief(tmp_path)
    assert state(tmp_path, f"{site}/feed").state == "ok"
    again = look(tmp_path, f"{site}/feed")
    assert Site.asked[-1] == ("/feed", 304)
    assert not any("new" in line for line in again)


def test_a_new_report_makes_the_brief_anew_and_reads_nothing_twice(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    look(tmp_path, f"{site}/feed")
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Kharkiv", 3, 9), story("Sumy", 5)))
    assert any("1 new" in line for line in look(tmp_path, f"{site}/feed"))
    assert "Kharkiv" in brief(tmp_path) and "Sumy" in brief(tmp_path)
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        assert ledger.counts()["documents"] == 2
        assert ledger.rows("SELECT count(*) FROM results WHERE stage = 'extract'")[0][0] == 2


def test_a_day_remade_after_a_new_report_is_the_day_made_at_once(tmp_path: Path) -> None:
    inbox, whole = tmp_path / "inbox", tmp_path / "whole"
    inbox.mkdir()
    for number, town in enumerate(("Sumy", "Kharkiv", "Poltava", "Sumy")):
        head = f"---\ntitle: {town} under fire\nsource: Desk {number}\npublished: {DAY}\nlang: en\n---\n"
        told = f"A Russian missile killed {number + 2} people in {town} on Sunday, the regional administration said.\n"
        (inbox / f"{number}.md").write_text(f"{head}\n{told}", encoding="utf-8")
        look(tmp_path, str(inbox))
    whole.mkdir()
    look(whole, str(inbox))
    pages = [{p.name: p.read_bytes() for p in (f / "out" / str(DAY)).iterdir()} for f in (tmp_path, whole)]
    assert pages[0] == pages[1] and set(pages[0]) == {"brief.html", "brief.md", "brief.json"}


def test_an_edited_report_is_a_new_version_and_takes_the_place_of_the_old(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    look(tmp_path, f"{site}/feed")
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 7)))
    look(tmp_path, f"{site}/feed")
    told = json.loads((tmp_path / "out" / str(DAY) / "brief.json").read_text(encoding="utf-8"))
    assert [f["figures"] for f in told["facts"] if f["kind"] == "casualties"] == [{"killed": [7, 7]}]
    assert len(told["documents"]) == 1
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        assert ledger.counts()["documents"] == ledger.counts()["versions"] == 2
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))  # and back again
    look(tmp_path, f"{site}/feed")
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        (doc,) = sources.current(ledger, DAY, DAY)
    assert "killed 5" in doc.text


def test_the_states_of_sources_stand_in_the_ledger_and_in_the_briefs_coverage(
    site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = f"<p>{'The council met and spoke about roads. ' * 8}</p>"
    Site.pages |= {
        "/ok": (200, "application/rss+xml", feed(story("Sumy", 5))),
        "/none": (200, "application/rss+xml", feed()),
        "/undated": (200, "text/html", f"<html><body><article><h1>Roads</h1>{words}</article></body></html>".encode()),
        "/broken": (500, "text/html", b"oops"),
    }
    look(tmp_path, *(f"{site}/{path}" for path in ("ok", "none", "undated", "broken", "gone")))
    found = {path: state(tmp_path, f"{site}/{path}").state for path in ("ok", "none", "undated", "broken", "gone")}
    assert found == {"ok": "ok", "none": "empty", "undated": "undated", "broken": "broken", "gone": "broken"}
    page = brief(tmp_path)
    assert f"{site}/broken (broken: the server answered 500" in page
    assert f"{site}/undated (undated: " in page and f"{site}/none (empty: " in page
    assert f"{site}/ok (" not in page
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 1
    shown = capsys.readouterr().out
    assert "broken         " in shown and "nobody writes to it" in shown and "brief of 2025-03-02" in shown
    assert main(["status", "--ledger", str(tmp_path / "l.db"), "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["sources"]) == 5


def test_a_page_in_which_reports_are_no_longer_found_is_told_from_an_empty_one(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    look(tmp_path, f"{site}/feed")
    menu = "".join(f'<li><a href="/{n}">Menu {n}</a></li>' for n in range(200))
    Site.pages["/feed"] = (200, "text/html", f"<html><body><ul>{menu}</ul></body></html>".encode())
    look(tmp_path, f"{site}/feed")
    assert state(tmp_path, f"{site}/feed").state == "changed layout"
    assert "changed layout" in brief(tmp_path)


def test_a_slow_source_is_called_slow(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daybrief.pipeline.watch.intake.SLOW_S", 0.0)
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    look(tmp_path, f"{site}/feed")
    assert state(tmp_path, f"{site}/feed").state == "slow"
    page = brief(tmp_path)
    assert "Sumy" in page
    assert f"Read, though slow to answer: {site}/feed (slow: " in page and f"Set aside: {site}/feed" not in page


def test_a_feed_that_breaks_off_is_broken_and_what_stands_before_the_break_is_read(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5), story("Lyman", 2))[:-120])
    look(tmp_path, f"{site}/feed")
    one = state(tmp_path, f"{site}/feed")
    assert one.state == "broken" and "breaks off" in one.said
    assert "Sumy" in brief(tmp_path) and f"Not read: {site}/feed (broken: " in brief(tmp_path)


def test_robots_are_kept_to(site: str, tmp_path: Path) -> None:
    Site.pages["/robots.txt"] = (200, "text/plain", b"User-agent: daybrief\nDisallow: /private\nCrawl-delay: 7\n")
    Site.pages["/private/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    look(tmp_path, f"{site}/private/feed")
    assert "/private/feed" not in [path for path, _ in Site.asked]
    assert state(tmp_path, f"{site}/private/feed").state == "broken"
    robots = Robots(private=True)
    assert robots.rule(f"{site}/feed").delay_s == 7
    Site.pages["/robots.txt"] = (503, "text/plain", b"later")
    assert "503" in Robots(private=True).rule(f"{site}/feed").refused
    assert [path for path, _ in Site.asked].count("/robots.txt") == 3


def test_why_robots_cannot_be_had_is_told_and_asked_again_soon(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("daybrief.ingest.robots.time.monotonic", lambda: now[0])
    assert "a private or local address" in watched.visit(f"{site}/feed", {}, Robots()).failed
    robots = Robots(private=True)
    Site.pages["/robots.txt"] = (500, "text/plain", b"oops")
    assert "robots.txt cannot be had: the server answered 500" in watched.visit(f"{site}/feed", {}, robots).failed
    Site.pages["/robots.txt"] = (200, "text/plain", b"User-agent: *\nDisallow: /feed\n")
    now[0] += 61
    found = watched.visit(f"{site}/feed", {}, robots, private=True)
    assert found.failed == "its robots.txt asks not to read it; save the page as a file"


def test_a_day_that_cannot_be_told_is_named_and_the_watch_goes_on(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failing = desk.write_brief, [True]

    def sometimes(*more: object) -> object:
        if failing[0]:
            raise ReceiptError("expected every sentence to stand, found one that does not")
        return real(*more)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "write_brief", sometimes)
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    said = look(tmp_path, f"{site}/feed")
    assert any("failed: 2025-03-02: its brief could not be made: ReceiptError" in line for line in said)
    failing[0] = False
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5), story("Kharkiv", 2)))
    look(tmp_path, f"{site}/feed")
    assert "Kharkiv" in brief(tmp_path)


def test_a_brief_is_closed_at_its_cut_off_and_later_reports_belong_to_the_next_day(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    cut = clock(18, 0)  # 16:00 UTC
    look(tmp_path, f"{site}/feed", cut_off=cut)
    before = brief(tmp_path)
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Kharkiv", 3, 17), story("Sumy", 5)))
    said = look(tmp_path, f"{site}/feed", now=NOON.replace(hour=17), cut_off=cut)
    assert "2025-03-02: closed at its cut-off" in said
    assert brief(tmp_path) == before
    assert "Kharkiv" not in before
    after = json.loads((tmp_path / "out" / "2025-03-03" / "brief.json").read_text(encoding="utf-8"))
    told = [place["name"] for fact in after["facts"] if fact["figures"] for place in fact["places"]]
    assert told == ["Kharkiv"]
    assert "Sumy" not in (tmp_path / "out" / "2025-03-03" / "brief.md").read_text(encoding="utf-8")
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Kherson", 9, 9)))
    look(tmp_path, f"{site}/feed", now=NOON, cut_off=cut)  # the clock was set back: what is closed stays closed
    assert brief(tmp_path) == before
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 0


def test_mail_is_read_once_from_a_maildir_and_an_mbox(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@desk.example", "Strike on Sumy"
    message["Date"], message["Message-ID"] = "Sun, 02 Mar 2025 08:00:00 +0000", "<one@desk.example>"
    message.set_content("A Russian missile killed five people in Sumy on 2 March, the regional administration said.\n")
    folder = mailbox.Maildir(tmp_path / "mail")
    folder.add(message)
    box = mailbox.mbox(tmp_path / "box")
    box.add(message)
    box.flush()
    for address in (f"maildir:{tmp_path / 'mail'}", f"mbox:{tmp_path / 'box'}"):
        first = watched.visit(address, {}, Robots())
        assert [one.name for one in first.inputs] == ["one@desk.example"] and not first.failed
        again = watched.visit(address, first.marks, Robots())
        assert again.unchanged and not again.inputs
        message.replace_header("Message-ID", "<two@desk.example>")
        folder.add(message) if "maildir" in address else (box.add(message), box.flush())
        assert [one.name for one in watched.visit(address, again.marks, Robots()).inputs] == ["two@desk.example"]
        message.replace_header("Message-ID", "<one@desk.example>")
    look(tmp_path, f"maildir:{tmp_path / 'mail'}", f"mbox:{tmp_path / 'box'}")
    assert "Sumy" in brief(tmp_path)
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        assert ledger.counts()["documents"] == 1  # the same words by the same sender at the same time
    assert watched.visit("maildir:/nowhere", {}, Robots()).failed.startswith("expected a maildir")


def test_mail_of_one_second_is_read_whatever_its_name(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()

    def arrive(name: str) -> None:
        (tmp_path / "new" / name).write_text(f"Message-ID: <{name}>\nSubject: Sumy\n\nA drone hit Sumy.\n")

    mark, heard = "", list[str]()
    for name in ("1740902400.M99Q1.desk", "1740902400.M100Q2.desk", "1740902400.M98Q3.desk", "1740902401.M1Q4.desk"):
        arrive(name)
        mail = post.read(f"maildir:{tmp_path}", mark)
        heard += [one.name for one in mail.messages]
        assert post.read(f"maildir:{tmp_path}", mail.mark) == post.Mail((), mail.mark)
        mark = mail.mark
        assert heard[-1] == name
    assert len(heard) == 4 and mark == "001740902401 1740902401.M1Q4.desk"


class Imap(threading.Thread):
    """The few words of IMAP that reading a folder takes."""

    def __init__(self, messages: dict[int, bytes]) -> None:
        super().__init__(daemon=True)
        self.messages, self.heard = messages, list[str]()
        self.lies, self.drips = False, False
        self.listener = socket.create_server(("127.0.0.1", 0))

    def run(self) -> None:
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            with peer, peer.makefile("rwb") as lines:
                if self.drips:
                    self.drip(peer)
                    continue
                lines.write(b"* OK ready\r\n")
                lines.flush()
                while line := lines.readline().decode().strip():
                    self.heard.append(line)
                    tag, _, rest = line.partition(" ")
                    lines.write(self.answer(rest) + f"{tag} OK done\r\n".encode())
                    lines.flush()

    @staticmethod
    def drip(peer: socket.socket) -> None:
        """A letter now and then, and never the end of a line."""
        with contextlib.suppress(OSError):
            while True:
                peer.sendall(b"*")
                time.sleep(0.02)

    def answer(self, line: str) -> bytes:
        words = line.split()
        if words[0] == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if words[0] == "EXAMINE":
            return f"* {len(self.messages)} EXISTS\r\n* OK [UIDVALIDITY 77] set\r\n".encode()
        if words[:2] == ["UID", "SEARCH"]:
            first = int(words[3].partition(":")[0])
            found = [n for n in self.messages if n >= first] or sorted(self.messages)[-1:]
            return f"* SEARCH {' '.join(map(str, found))}\r\n".encode()
        if words[:2] == ["UID", "FETCH"]:
            body = self.messages[int(words[2])]
            if "RFC822.SIZE" in line:
                told = 10 if self.lies else len(body)
                return f"* 1 FETCH (UID {words[2]} RFC822.SIZE {told})\r\n".encode()
            return f"* 1 FETCH (UID {words[2]} BODY[] {{{len(body)}}}\r\n".encode() + body + b")\r\n"
        return b""


def test_mail_is_read_from_an_imap_folder_without_marking_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(post.PASSWORD, "open sesame")
    server = Imap({3: b"Subject: a\r\nMessage-ID: <a@x>\r\n\r\nWords.\r\n", 5: b"Subject: b\r\n\r\nMore words.\r\n"})
    server.start()
    address = f"imap://desk@127.0.0.1:{server.listener.getsockname()[1]}/Press%20room"
    first = watched.visit(address, {}, Robots(), private=True)
    assert not first.failed and len(first.inputs) == 2 and first.inputs[0].name == "a@x"
    assert first.marks == {"mark": "77 5"}
    assert any('EXAMINE "Press room"' in line for line in server.heard)  # read-only
    assert not any("STORE" in line for line in server.heard)
    assert watched.visit(address, first.marks, Robots(), private=True).unchanged
    assert "--allow-private" in watched.visit(address, {}, Robots()).failed
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()
    assert watched.visit(address, {}, Robots(), private=True).failed


def test_an_imap_server_is_asked_at_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Imap({3: b"Subject: a\r\n\r\nWords.\r\n"})
    server.start()
    port, real, asked = server.listener.getsockname()[1], socket.getaddrinfo, list[str]()

    def twice_told(host: str, *more: object, **names: object) -> object:
        asked.append(host)  # public to the check, at home to the next who asks
        return real("192.0.2.7" if len(asked) == 1 else "127.0.0.1", port, type=socket.SOCK_STREAM)

    monkeypatch.setattr(socket, "getaddrinfo", twice_told)
    monkeypatch.setattr("daybrief.ingest.guard.is_public", lambda address: address != "127.0.0.1")
    monkeypatch.setattr(post, "TIMEOUT_S", 0.2)
    assert watched.visit(f"imaps://desk@mail.example:{port}/", {}, Robots()).failed
    assert asked == ["mail.example"] and not server.heard
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()


def test_an_imap_server_that_lies_about_a_size_or_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "MOST_BYTES", 1000)
    server = Imap({3: b"Subject: a\r\n\r\n" + b"Words. " * 500})
    server.start()
    address = f"imap://desk@127.0.0.1:{server.listener.getsockname()[1]}/"
    found = watched.visit(address, {}, Robots(), private=True)
    assert found.unchanged and not found.failed  # too large, as it says
    server.lies = True
    assert "announced as a smaller one" in watched.visit(address, {}, Robots(), private=True).failed
    server.drips = True
    monkeypatch.setattr(post, "DEADLINE_S", 0.3)
    assert "no whole answer" in watched.visit(address, {}, Robots(), private=True).failed
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()


def test_a_failing_source_is_asked_ever_less_often_and_never_together_with_others() -> None:
    waits = [timing.pause(300, n, "http://a.example/") for n in range(12)]
    assert waits[0] == 300
    assert all(0.75 * 300 * 2**n <= waits[n] <= 1.25 * 300 * 2**n for n in range(1, 7))
    assert max(waits) <= 1.25 * timing.LONGEST_S
    assert len({timing.pause(300, 3, f"http://{n}.example/") for n in range(50)}) == 50
    assert timing.pause(300, 1, "http://a.example/", 3600) == 3600


def test_a_host_is_asked_for_one_page_at_a_time_and_then_left_alone() -> None:
    table = timing.Timetable({"http://a.example/1": 0, "http://a.example/2": 0, "http://b.example/": 0, "folder": 0})
    assert table.ready(0) == ["folder", "http://a.example/1", "http://b.example/"]
    for address in table.ready(0):
        table.asked(address, 0, 300, 5)
    assert table.ready(1) == []
    assert table.next_s(1) == 4
    assert table.ready(5) == ["http://a.example/2"]


def test_figures_are_served_in_the_text_format(tmp_path: Path, site: str) -> None:
    from daybrief.cli.metrics import serve

    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    figures = Figures()
    job = Watch((f"{site}/feed",), tmp_path / "l.db", tmp_path / "out", private=True, once=True, links=0)
    watch(job, lambda line: None, figures=figures, now=lambda: NOON)
    with urllib.request.urlopen(serve("0", figures.text)) as page:
        lines = page.read().decode().splitlines()
    assert f'daybrief_source_state{{source="{site}/feed",state="ok"}} 1' in lines
    assert 'daybrief_visits_total{outcome="new"} 1' in lines and "daybrief_briefs_total 1" in lines
    assert all(line.startswith("#") or len(line.split()) == 2 for line in lines if site not in line)
    with pytest.raises(InputError, match="--metrics"):
        serve("no", figures.text)


def test_what_is_wrong_with_the_address_of_figures_is_said() -> None:
    from daybrief.cli.metrics import serve

    port = urllib.parse.urlsplit(serve("0", str)).port
    with pytest.raises(InputError, match=f"expected a port that is free .*, found {port}: .*; give another port"):
        serve(str(port), str)
    with pytest.raises(
        InputError, match=r"expected an address of this machine, .*, found 192\.0\.2\.1:0: .* another host"
    ):
        serve("192.0.2.1:0", str)


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python knows no IPv6")
def test_figures_are_served_at_an_address_of_ipv6(monkeypatch: pytest.MonkeyPatch) -> None:
    from daybrief.cli.metrics import serve

    monkeypatch.setenv("no_proxy", "::1,[::1]")
    try:
        where = serve("[::1]:0", lambda: "of six\n")
    except InputError as error:  # a machine without it
        assert "expected an address of this machine" in str(error)
        return
    assert where.startswith("http://[::1]:")
    with urllib.request.urlopen(where) as page:
        assert page.read() == b"of six\n"


@pytest.mark.parametrize("address", ["ftp://a.example/", "file:///etc/passwd", "/no/such/folder"])
def test_what_cannot_be_watched_is_one_line(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", address, "--once", "--ledger", str(tmp_path / "l.db")]) == 2
    assert "source: expected a page" in capsys.readouterr().err


def test_the_web_view_of_a_channel_is_watched_post_by_post(site: str, tmp_path: Path) -> None:
    first = message("varta/1", "Російський дрон убив двох людей у Сумах 2 березня, повідомила обласна адміністрація.")
    Site.pages["/s/varta"] = (200, "text/html; charset=utf-8", view(first).encode())
    look(tmp_path, f"{site}/s/varta")
    more = message("varta/2", "Ракета поранила пʼятьох людей у Полтаві, повідомила міська рада.")
    Site.pages["/s/varta"] = (200, "text/html; charset=utf-8", view(first, more).encode())
    assert any("1 new" in line for line in look(tmp_path, f"{site}/s/varta"))
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        assert [doc.url for doc in sources.current(ledger, DAY, DAY)] == [
            "https://t.me/varta/1",
            "https://t.me/varta/2",
        ]
    Site.pages["/s/varta"] = (200, "text/html", b"<html><body>" + b"<p>menu</p>" * 400 + b"</body></html>")
    look(tmp_path, f"{site}/s/varta")
    assert state(tmp_path, f"{site}/s/varta").state == "changed layout"


ARTICLE = (
    "<html><body><article><h1>Strike on Sumy</h1><p>A Russian missile killed 5 people in Sumy on 2 March, the regional "
    "military administration said.</p><p>Seven more people were wounded in Konotop the same night, the administration "
    "said, and a school in the town burned down.</p></article></body></html>"
)


TOWNS = {"a": "Konotop", "b": "Shostka"}


def linked(site: str, page: str, dead: int = 5) -> str:
    return story("Sumy", dead).replace("http://desk.example/sumy", f"{site}{page}")


def test_the_article_behind_an_entry_is_read_once_and_stands_in_its_place(site: str, tmp_path: Path) -> None:
    Site.pages |= {
        "/feed": (200, "application/rss+xml", feed(linked(site, "/sumy"))),
        "/sumy": (200, "text/html", ARTICLE.encode()),
    }
    look(tmp_path, f"{site}/feed", links=40)
    assert "Konotop" in brief(tmp_path)
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        (doc,) = sources.current(ledger, DAY, DAY)
        assert ledger.counts()["documents"] == 2
    assert doc.url == f"{site}/sumy" and doc.published is not None and doc.published.day == DAY
    assert "links" not in state(tmp_path, f"{site}/feed").marks
    Site.pages["/feed"] = (200, "application/rss+xml", feed(linked(site, "/sumy"), story("Kharkiv", 3, 9)))
    look(tmp_path, f"{site}/feed", links=0)
    assert [path for path, _ in Site.asked].count("/sumy") == 1
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        assert sorted(doc.url.rpartition("/")[2] for doc in sources.current(ledger, DAY, DAY)) == ["kharkiv", "sumy"]


@pytest.mark.parametrize(
    ("page", "answer"),
    [
        ("/gone", (404, "text/html", b"no")),
        ("/thin", (200, "text/html", b"<html><body><p>Subscribe to read on.</p></body></html>")),
        ("/image", (200, "image/png", b"\x89PNG")),
        ("/closed", (200, "text/html", ARTICLE.encode())),
    ],
)
def test_an_entry_whose_article_cannot_be_had_stands_as_it_is(
    site: str, tmp_path: Path, page: str, answer: tuple[int, str, bytes]
) -> None:
    Site.pages |= {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed\n"),
        "/feed": (200, "application/rss+xml", feed(linked(site, page))),
        page: answer,
    }
    look(tmp_path, f"{site}/feed", links=40)
    with Ledger(tmp_path / "l.db", write=False) as ledger:
        (doc,) = sources.current(ledger, DAY, DAY)
    assert "killed 5" in doc.text and "Konotop" not in doc.text
    assert state(tmp_path, f"{site}/feed").state == "ok"
    assert ("/closed", 200) not in Site.asked


def test_the_brief_is_made_once_for_articles_that_come_together(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(linked(site, "/a"), linked(site, "/b", 6)))
    Site.pages |= {f"/{n}": (200, "text/html", ARTICLE.replace("Konotop", town).encode()) for n, town in TOWNS.items()}
    said = look(tmp_path, f"{site}/feed", links=40)
    assert sum("brief made" in line for line in said) == 2
    assert all(town in brief(tmp_path) for town in TOWNS.values())


def test_links_are_bounded_and_those_of_this_machine_are_refused(site: str, tmp_path: Path) -> None:
    items = [linked(site, f"/{n}").replace("Sumy", f"Sumy {n}") for n in range(5)]
    Site.pages["/feed"] = (200, "application/rss+xml", feed(*items))
    look(tmp_path, f"{site}/feed", links=1)
    assert sum(path.strip("/").isdecimal() for path, _ in Site.asked) == 1
    (tmp_path / "feed.xml").write_bytes(feed(*items))
    job = Watch((str(tmp_path / "feed.xml"),), tmp_path / "m.db", tmp_path / "out", once=True)
    said: list[str] = []
    Site.asked.clear()
    watch(job, said.append, now=lambda: NOON)
    assert not Site.asked


def test_a_watch_killed_between_a_feed_and_its_article_goes_on_with_the_article(site: str, tmp_path: Path) -> None:
    Site.pages |= {
        "/feed": (200, "application/rss+xml", feed(linked(site, "/sumy"))),
        "/sumy": (200, "text/html", ARTICLE.encode()),
    }

    class KilledError(Exception):
        pass

    def killed(*_: object) -> None:
        raise KilledError

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
        patch.setattr("daybrief.pipeline.watch.run.take_article", killed)
        look(tmp_path, f"{site}/feed", links=40)
    assert "links" in state(tmp_path, f"{site}/feed").marks
    look(tmp_path, f"{site}/feed", links=40)
    assert Site.asked.count(("/feed", 304)) == 1
    assert "Konotop" in brief(tmp_path)


def command(site: str, folder: Path, *more: str) -> list[str]:
    fixed = ["--ledger", str(folder / "l.db"), "--out", str(folder / "out"), "--allow-private", "--links", "0"]
    fixed += ["--log", "json"]
    return [sys.executable, "-m", "daybrief.cli", "watch", f"{site}/feed", *fixed, *more]


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from daybrief.ledger.store import Ledger
from daybrief.pipeline.watch import Watch, watch
left, run = int(sys.argv[3]), Ledger._run
def fatal(self, sql, values=()):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(self, sql, values)
Ledger._run = fatal
folder = Path(sys.argv[2])
job = Watch((sys.argv[1] + "/feed",), folder / "l.db", folder / "out", private=True, once=True, links=0)
watch(job, lambda line: None, now=lambda: datetime(2025, 3, 2, 10, 0, tzinfo=UTC))
"""


def test_a_watch_that_is_killed_goes_on_to_the_same_ledger(site: str, tmp_path: Path) -> None:
    item = story("Sumy", 5)
    Site.pages["/feed"] = (200, "application/rss+xml", feed(item, item.replace("umy", "havle")))
    cut, whole = tmp_path / "cut", tmp_path / "whole"
    ends = []
    for folder, writes in ((cut, 2), (cut, 5), (cut, 9), (cut, 0), (whole, 0)):  # 0: never
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-c", KILLED, site, str(folder), str(writes)]
        ends.append(subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode)
    assert ends.count(-signal.SIGKILL) >= 2 and ends[-2:] == [0, 0]
    assert care.verify(cut / "l.db").fingerprint == care.verify(whole / "l.db").fingerprint


def test_a_watch_ends_when_it_is_told_to(site: str, tmp_path: Path) -> None:
    Site.pages["/feed"] = (200, "application/rss+xml", feed(story("Sumy", 5)))
    child = subprocess.Popen(command(site, tmp_path), stderr=subprocess.PIPE, text=True, env=os.environ.copy())
    assert child.stderr is not None
    first = json.loads(child.stderr.readline())
    assert first["command"] == "watch" and first["state"] == "ok" and first["new"] == 1
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=600)
    assert child.returncode == 0
