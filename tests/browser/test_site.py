"""The archive in a real browser, opened from disk: search, keyboard, no script, a phone, and axe."""

from pathlib import Path
from typing import Any

import pytest

from tests.export.site.test_archive import bilingual

pytestmark = pytest.mark.browser
SORTS = ("index", "calendar", "search", "numbers", "corrections", "days/", "facts/", "claims/", "places/", "actors/")
SORTS += tuple(f"uk/{sort}" for sort in ("index", "search", "days/", "facts/", "claims/", "actors/"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for name, content in bilingual().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


@pytest.fixture
def open_site(browser: Any, folder: Path) -> Any:
    contexts = []

    def start(name: str, **settings: Any) -> Any:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complained = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complained.append(message.text))
        page.on("pageerror", lambda error: page.complained.append(str(error)))
        page.goto((folder / name).as_uri())
        return page

    yield start
    for context in contexts:
        context.close()


def _one_of_each() -> list[str]:
    return [
        next(name for name in sorted(bilingual()) if name.startswith(sort) and name.endswith(".html")) for sort in SORTS
    ]


def test_words_are_found_from_disk_and_lead_to_their_page(open_site: Any) -> None:
    page = open_site("search.html")
    page.fill("#words", "vovchansk footage")
    page.wait_for_selector(".hits a")
    assert "Matches: 1" in page.inner_text("#said")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "Vovchansk" in page.inner_text("h1")
    assert all(url.startswith("file:") for url in page.asked)
    assert page.complained == []


def test_a_search_in_cyrillic_finds_the_fact_its_words_bear(open_site: Any) -> None:
    page = open_site("search.html")
    page.fill("#words", "україну")
    page.wait_for_selector(".hits a")
    assert "drones" in page.inner_text(".hits li")


def test_the_switch_leads_to_the_same_day_in_the_other_language_and_back(open_site: Any) -> None:
    page = open_site("days/2024-05-15.html", java_script_enabled=False)
    page.click("text=Українською")
    assert page.url.endswith("/uk/days/2024-05-15.html")
    assert page.locator("html").get_attribute("lang") == "uk"
    page.click("nav >> text=English")
    assert page.url.endswith("/days/2024-05-15.html")
    assert "/uk/" not in page.url


def test_a_search_in_ukrainian_counts_in_ukrainian(open_site: Any) -> None:
    page = open_site("uk/search.html")
    page.fill("#words", "берислав")
    page.wait_for_selector(".hits a")
    assert page.inner_text("#said").startswith("Збігів: ")


def test_without_a_script_every_page_but_search_does_all_it_does(open_site: Any) -> None:
    page = open_site("index.html", java_script_enabled=False)
    page.click("text=Places")
    page.click("text=Vovchansk")
    page.click(".history a >> nth=0")
    assert "Vovchansk" in page.inner_text("h1")
    page.click("text=this claim >> nth=0")
    assert page.inner_text("mark")
    page.click("text=Search")
    assert "Search needs a script" in page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_sort_of_page(open_site: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name in _one_of_each():
        page = open_site(name, color_scheme=scheme)
        faults = [fault["id"] for fault in axe.run(page).response["violations"]]
        assert faults == [], name


def test_no_page_scrolls_sideways_on_a_phone(open_site: Any) -> None:
    for name in _one_of_each():
        page = open_site(name, viewport={"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
