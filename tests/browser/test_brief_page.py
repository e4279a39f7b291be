"""The page of a brief in a real browser: from a sentence to its passage, by every way a reader may come."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
PHONE = {"width": 360, "height": 740}


def words(page: Any) -> Any:
    """The sentence about Robotyne in the section on the ground."""
    return page.locator("#ground .c", has_text="Robotyne").first


def test_a_click_on_a_sentence_shows_its_passage_highlighted_in_its_paragraph(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    words(page).click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert "troops captured Robotyne" in panel.locator("mark").first.inner_text()
    assert "Institute for the Study of War" in panel.inner_text()
    assert "15 May 2024" in panel.inner_text()
    assert panel.get_by_role("link").first.get_attribute("href") == "https://reports.example/front"


def test_a_click_on_a_number_shows_the_passage_and_for_cyrillic_a_gloss(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.locator(".strip .figure").first.click()
    panel = page.locator("#panel")
    assert "запущено 20 ударних" in panel.locator("mark").first.inner_text()
    assert "Russia launched 20 drones at Ukraine overnight" in panel.locator(".gloss").inner_text()
    assert panel.locator("blockquote").first.get_attribute("lang") == "uk"


def test_a_click_on_how_a_tally_adds_up_opens_its_sum_and_a_key_closes_it(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    summary = page.locator(".strip summary", has_text="How this adds up").first
    table = page.locator(".strip details table").first
    assert not table.is_visible()
    summary.click()
    assert [row.split("\t") for row in table.inner_text().splitlines()] == [
        ["shot down", "17"],
        ["lost", "2"],
        ["unaccounted for", "1"],
    ]
    assert page.locator(".strip details p").first.inner_text() == "17 shot down + 2 lost + 1 unaccounted for = 20"
    assert not page.locator("#panel").is_visible()
    page.keyboard.press("Enter")
    assert not table.is_visible()


def test_no_label_of_a_chart_or_of_the_map_is_cut_at_an_edge(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    assert page.locator("figure svg text").count() > 8
    cut = page.evaluate(
        """[...document.querySelectorAll('figure svg')].flatMap((svg) => {
            const edge = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.width && (box.left < edge.left - 1 || box.right > edge.right + 1);
            }).map((text) => text.textContent);
        })"""
    )
    assert cut == []


def test_the_keyboard_alone_leads_to_the_passage_and_back(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    link = page.locator("#ground a.ref").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "panel-close"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "ref"


def test_tab_reaches_every_receipt_link_in_reading_order(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "ref":
            tops.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    assert len(tops) > 12
    assert tops == sorted(tops)


def test_a_click_beside_the_panel_closes_it(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    words(page).click()
    page.locator("footer").click()
    assert not page.locator("#panel").is_visible()


def test_a_mark_on_the_map_leads_to_its_sentence(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.locator("svg.map a", has_text="Vovchansk").first.click()
    assert "#ground" in page.url
    assert "Vovchansk" in page.locator(":target").inner_text()


def test_without_javascript_a_citation_leads_to_its_receipt_and_back(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    assert not page.locator("#panel").is_visible()
    page.locator("#ground a.ref").first.click()
    receipt = page.locator(".receipt:target")
    assert receipt.locator("mark").is_visible()
    receipt.get_by_text("Back to the sentence").click()
    assert page.locator(".s:target").is_visible()


def test_the_page_asks_only_for_itself(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    words(page).click()
    assert len(page.asked) == 1
    assert page.asked[0].startswith("file://")
    assert page.complained == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    words(page).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_panel_leaves_the_sentence_in_view(open_page: Open) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    words(page).scroll_into_view_if_needed()
    words(page).tap()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] == PHONE["width"]
    assert box["y"] > PHONE["height"] * 0.2


def contrast(page: Any, selector: str) -> float:
    """WCAG contrast of an element's text against the page behind it."""
    return float(
        page.evaluate(
            """(selector) => {
                const lum = (c) => {
                    const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map((v) => {
                        v /= 255;
                        return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
                    });
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const one = lum(getComputedStyle(document.querySelector(selector)).color);
                const two = lum(getComputedStyle(document.body).backgroundColor);
                return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
            }""",
            selector,
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast_enough_in_both_schemes(open_page: Open, scheme: str) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(dark.split("(")[1].split(",")[0]) < 60) == (scheme == "dark")
    for selector in ("h1", ".kicker", ".dateline", ".s", ".refs a", ".owner", ".by", "figcaption", ".from", ".back"):
        assert contrast(page, selector) >= 4.5, selector


def test_the_page_has_its_landmarks_names_and_order_of_headings(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    assert page.locator("html").get_attribute("lang") == "en"
    assert [page.locator(tag).count() for tag in ("main", "body > header", "body > footer", "h1")] == [1, 1, 1, 1]
    levels = page.evaluate("[...document.querySelectorAll('main h2, main h3')].map((h) => +h.tagName[1])")
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))
    unnamed = page.evaluate(
        """[...document.querySelectorAll('a, button, [role=dialog], [role=region], svg[role]')].filter((node) =>
            !(node.textContent.trim() || node.getAttribute('aria-label') || node.getAttribute('aria-labelledby')))
            .map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert unnamed == []


def test_nothing_moves_for_readers_who_ask_for_stillness(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_in_print_the_receipts_stand_as_notes_and_the_panel_does_not(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    words(page).click()
    page.emulate_media(media="print")
    assert not page.locator("#panel").is_visible()
    assert page.locator(".receipt").first.is_visible()
    assert page.locator(".refs a").first.is_visible()
    assert page.locator(".strip .printed").first.inner_text() == "17 shot down + 2 lost + 1 unaccounted for = 20"
    assert page.locator(".strip .printed").first.is_visible() and not page.locator(".strip summary").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.receipts')).columnCount") == "2"
    assert page.pdf().startswith(b"%PDF")
