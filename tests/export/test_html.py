import base64
import hashlib
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from daybrief.brief import compose
from daybrief.export.publish import publish
from daybrief.model.outcome import Brief
from tests.brief.newsday import DAY, Day, full_day, theatre


def page(day: Day) -> str:
    material = day.material()
    pages = publish(material, theatre()).pages
    return pages["brief.html"]


@pytest.fixture(scope="module")
def html() -> str:
    return page(full_day())


class Outline(HTMLParser):
    """What a page contains, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append((tag, held))
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if held.get("href"):
            self.hrefs.append(str(held["href"]))


def test_the_page_asks_nothing_of_the_network(html: str) -> None:
    outline = Outline(html)
    loading = {"img", "link", "iframe", "object", "embed", "video", "audio", "source", "use", "image", "form", "base"}
    assert not [tag for tag, _ in outline.tags if tag in loading]
    assert not [held for tag, held in outline.tags if tag == "script" and "src" in held]
    assert "@import" not in html and "url(http" not in html


def test_the_policy_lets_only_the_pages_own_style_and_script_apply(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = policy.group(1).replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules
    assert "unsafe" not in rules


def test_no_element_carries_style_or_script_of_its_own(html: str) -> None:
    for _, held in Outline(html).tags:
        assert "style" not in held
        assert not [name for name in held if name.startswith("on")]


def test_every_link_inside_the_page_leads_somewhere(html: str) -> None:
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    assert {href[1:] for href in outline.hrefs if href.startswith("#")} <= set(outline.ids)


def test_every_receipt_shows_its_words_in_their_paragraph(html: str) -> None:
    receipts = re.findall(r'<li id="r\d+" class="receipt">.*?</li>', html, re.S)
    assert len(receipts) > 10
    assert all("<mark>" in receipt and 'class="from"' in receipt for receipt in receipts)


def test_a_passage_in_another_script_has_its_language_and_a_gloss(html: str) -> None:
    (receipt,) = [r for r in re.findall(r'<li id="r\d+" class="receipt">.*?</li>', html, re.S) if 'lang="uk"' in r]
    assert "Ukrainian" in receipt
    assert "Russia launched 20 drones at Ukraine overnight" in receipt


def test_text_of_a_source_is_data(html: str) -> None:
    assert "<b>Beryslav</b>" not in html
    assert "A day in Vienna &amp; &lt;b&gt;Beryslav&lt;/b&gt;" in html


def test_hostile_text_runs_nothing() -> None:
    day = Day()
    nasty = "<script>alert(1)</script> Russian forces took Robotyne. <img src=x onerror=alert(1)>"
    doc = day.report(
        "nasty", nasty, '"><svg/onload=alert(1)>', title="</title><script>x</script>", url="javascript:alert(1)"
    )
    day.tell(doc, nasty, "ground", "Robotyne", actor="RU", action="seized")
    html = page(day)
    assert html.count("<script>") == 1
    assert "onerror" not in str(Outline(html).tags) and "onload" not in str(Outline(html).tags)
    assert "javascript:" not in str(Outline(html).hrefs)


def test_a_brief_of_a_silent_day_is_still_a_page() -> None:
    html = page(Day())
    assert "Wednesday 15 May 2024" in html
    assert "Nothing reported under" in html
    assert DAY.isoformat() in html


def test_a_tally_has_a_line_of_the_week_and_one_of_the_month_where_it_is_older() -> None:
    def lines(*days: int) -> list[str]:
        earlier = [
            compose(full_day().material(), theatre()).model_copy(update={"day": DAY - timedelta(days=n)}) for n in days
        ]
        return re.findall(r'class="trend">.*?</svg> ([^<]+)</span>', page_after(earlier))

    assert lines() == []
    assert set(lines(1, 6)) == {"7 days"}
    found = lines(1, 20, 40)
    assert set(found) == {"7 days", "30 days"} and found.count("7 days") == found.count("30 days")
    assert lines(40) == []


def page_after(earlier: list[Brief]) -> str:
    material = full_day().material(*earlier)
    return publish(material, theatre()).pages["brief.html"]
