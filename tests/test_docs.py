"""What the documents say exists, exists; and what exists is in the documents."""

import re
from pathlib import Path

import pytest

from daybrief import pipeline
from daybrief.claims import KIND_BY_NAME
from daybrief.cli import parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
KINDS_PAGE = (ROOT / "docs" / "claim-kinds.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
COMMANDS = next(action for action in parser()._actions if action.dest == "command").choices or {}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`daybrief {name} " in README


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_in_the_readme(name: str) -> None:
    options = {o for action in COMMANDS[name]._actions for o in action.option_strings if o.startswith("--")}
    missing = {option for option in options - {"--help"} if f"`{option}" not in README}
    assert not missing


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    assert set(re.findall(r"`daybrief ([a-z]+)", README)) <= set(COMMANDS)


def test_the_readme_lists_the_stages_in_the_order_the_pipeline_runs_them() -> None:
    assert " → ".join(pipeline.STAGES) in README


def section(kind: str) -> str:
    """The part of the kinds page about one kind."""
    found = re.search(rf"^## `{kind}`\n(.*?)(?=^## |\Z)", KINDS_PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/claim-kinds.md has no section on {kind}"
    return found.group(1)


@pytest.mark.parametrize("kind", sorted(KIND_BY_NAME))
def test_every_kind_is_described_with_all_its_slots_and_words(kind: str) -> None:
    text = section(kind)
    detail = KIND_BY_NAME[kind]
    assert not [slot for slot in detail.slots() if f"`{slot}`" not in text]
    words = {word for slot, about in detail.slots().items() if about.sort == "enum" for word in detail.choices(slot)}
    assert not [word for word in words if word not in text]
    assert f"settled {detail.settle.value.replace('-', ' ')}" in re.sub(r"\s+", " ", text)


def test_the_kinds_page_describes_no_kind_that_does_not_exist() -> None:
    assert set(re.findall(r"^## `(\w+)`", KINDS_PAGE, re.MULTILINE)) == set(KIND_BY_NAME)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{target} is linked and does not exist"
