"""Mail, feeds and the calendar, read by the readers that people use for them."""

import email
import json
import re
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import feedparser
import icalendar
import pytest

from daybrief.cli import main
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.publish import publish
from daybrief.export.request import Request
from tests.brief.newsday import Day, theatre
from tests.export.editions import in_ukrainian, invented, made, struck


def _mail(edition: object) -> EmailMessage:
    content = write("eml", Request((edition,), theatre()))  # type: ignore[arg-type]
    assert isinstance(content, bytes)
    found = email.message_from_bytes(content, policy=default)
    assert isinstance(found, EmailMessage)
    return found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "img", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _tags(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    return tags


def test_a_message_has_plain_text_and_html_of_the_same_brief() -> None:
    message = _mail(invented())
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    for words in (invented().title, "WHAT TO WATCH", "Beryslav"):
        assert words in text
    assert invented().title in html
    assert message["Subject"].startswith("Ukraine, Wednesday 15 May 2024")
    assert message["Date"].datetime == invented().as_of


def test_mail_clients_get_styles_in_line_and_nothing_to_load() -> None:
    html = _mail(invented()).get_body(("html",)).get_content()
    tags = _tags(html).seen
    names = {tag for tag, _ in tags}
    assert not names & {"style", "script", "link", "img", "svg", "iframe", "form", "object"}
    assert not [a for _, a in tags if "class" in a or "src" in a]
    assert not re.search(r"display:\s*(?:flex|grid)|position:|var\(|@media", html)
    assert len(html.encode()) < 102_000  # Gmail cuts what is longer


def test_a_number_in_a_message_leads_to_its_document() -> None:
    tags = _tags(_mail(invented()).get_body(("html",)).get_content()).seen
    assert "https://reports.example/wire" in {a.get("href") for tag, a in tags if tag == "a"}


def test_mark_up_in_a_title_is_words_in_a_message_and_in_a_feed() -> None:
    html = _mail(struck()).get_body(("html",)).get_content()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "script" not in {tag for tag, _ in _tags(html).seen}
    feed = feedparser.parse(made("atom", struck())[0], sanitize_html=False)
    assert "&lt;script&gt;" in feed.entries[0].content[0].value
    assert "<script" not in json.loads(made("jsonfeed", struck())[0])["items"][0]["content_html"]


def test_the_same_brief_gives_the_same_message() -> None:
    assert _mail(invented()).as_bytes() == _mail(invented()).as_bytes()


def test_a_reader_of_feeds_finds_the_newest_brief_first() -> None:
    request = Request((invented(), struck()), theatre(), base="https://brief.example/ukraine")
    feed = feedparser.parse(str(write("atom", request)))
    assert feed.bozo == 0
    assert feed.version == "atom10"
    assert len(feed.entries) == 2
    entry = feed.entries[0]
    assert entry.link == "https://brief.example/ukraine/days/2024-05-15.html"
    assert entry.updated == "2024-05-15T23:59:00+03:00"
    assert "Beryslav" in entry.content[0].value


def test_json_feed_has_what_its_version_asks_for() -> None:
    feed = json.loads(made("jsonfeed", invented())[0])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for item in feed["items"]:
        assert item["id"]
        assert item["content_html"]
        assert "url" not in item
    assert "feed_url" not in feed


def test_a_calendar_holds_each_dated_item_once() -> None:
    text, _ = made("ics", invented(), invented())
    calendar = icalendar.Calendar.from_ical(text)
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(invented().data["watch"]) == 1
    assert str(events[0].decoded("dtstart")) == "2024-05-22"
    assert "Tusk" in str(events[0]["summary"])
    assert str(events[0]["url"]) == "https://reports.example/wire"
    assert str(events[0]["uid"]).startswith("urn:uuid:")


def test_no_line_of_a_calendar_is_longer_than_75_octets() -> None:
    text, _ = made("ics", invented())
    assert text.endswith("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["export", "tables", "--brief", "x.json"], "expected one of acled, ucdp"),
        (["export", "acled"], "expected either --brief or --ledger, found neither"),
        (["export", "acled", "--brief", "none.json"], "none.json: expected a brief.json"),
        (["export", "acled", "--brief", "{brief}", "--from", "2024-05-15"], "expected --from, --to and --lang"),
        (
            ["export", "acled", "--brief", "{brief}", "--base", "https://x.example"],
            "expected --base for atom, jsonfeed",
        ),
        (["export", "atom", "--brief", "{brief}", "--base", "x.example"], "begins with http"),
        (["export", "pdf", "--brief", "{brief}"], "expected --out"),
        (["export", "parquet", "--brief", "{brief}"], "expected --ledger and --out"),
        (["export", "acled", "--brief", "{list}"], "expected a brief with 'day' in it"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    wrong: list[str], said: str, tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, other = tmp_path / "brief.json", tmp_path / "list.json"  # type: ignore[operator]
    brief.write_text(json.dumps(invented().data), encoding="utf-8")
    other.write_text("[]", encoding="utf-8")
    assert main([word.format(brief=brief, list=other) for word in wrong]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_the_command_writes_a_file_whole(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    brief, out = tmp_path / "brief.json", tmp_path / "day.geojson"  # type: ignore[operator]
    brief.write_text(json.dumps(invented().data), encoding="utf-8")
    assert main(["export", "geojson", "--brief", str(brief), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == made("geojson", invented())[0]
    assert "without a place on the map" in capsys.readouterr().err
    assert main(["export", "geojson", "--brief", str(brief)]) == 0
    assert capsys.readouterr().out == made("geojson", invented())[0]


def test_a_calendar_in_ukrainian_names_the_voices_of_english_reports_as_its_pages_do() -> None:
    day = Day()
    wire = day.report(
        "wire", "Zelensky is due to meet Donald Tusk in Vienna on 22 May, Emmanuel Macron said.", "Meridian Wire"
    )
    day.tell(
        wire, wire.text, "meeting", "Vienna", by="Emmanuel Macron", stance="plans", when="2024-05-22", basis="stated",
        participants=("Zelensky", "Donald Tusk"),
    )  # fmt: skip
    edition = Edition.parse(publish(in_ukrainian(day), theatre()).pages["brief.json"], "a test's brief")
    text, _ = made("ics", edition)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(event["description"]).startswith("Еммануель Макрон: «Zelensky is due")
