"""A real Chromium for the browser tests; where there is none they are skipped with a message."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from daybrief.export.publish import publish
from tests.brief.newsday import full_day, theatre

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="browser tests need the package playwright")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"browser tests need one of {', '.join(NAMES)} on the path, and none is there")
    with api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the invented day, as a file on disk."""
    material = full_day().material()
    pages = publish(material, theatre()).pages
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(pages["brief.html"], encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Any, brief: Path) -> Iterator[Any]:
    """Opens the brief in a fresh window with the given settings; remembers what it asks of the network."""
    contexts = []

    def start(**settings: Any) -> Any:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.complained = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complained.append(message.text))
        page.on("pageerror", lambda error: page.complained.append(str(error)))
        page.goto(brief.as_uri())
        return page

    yield start
    for context in contexts:
        context.close()
