"""The rules a reviewer would otherwise have to remember."""

import ast
from pathlib import Path

import pytest

import daybrief
from daybrief.claims import KIND_BY_NAME, KINDS

ROOT = Path(daybrief.__file__).parent
STAGES = ("ingest", "document", "extract", "locate", "reconcile", "brief", "export", "receipts")


def _sources(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, f"{package} has no source files"
    return found


def _compared_words(tree: ast.AST) -> set[str]:
    """String constants on either side of a comparison, or used as a `match` pattern."""
    words: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                words |= {n.value for n in ast.walk(side) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        if isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant):
            words.add(str(node.value.value))
    return words


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_decides_by_the_name_of_a_kind(stage: str) -> None:
    for path in _sources(stage):
        named = _compared_words(ast.parse(path.read_text(encoding="utf-8"))) & KIND_BY_NAME.keys()
        assert not named, f"{path.relative_to(ROOT)} decides by kind {named}; declare it in claims/"


@pytest.mark.parametrize("stage", [s for s in STAGES if s != "ingest"])
def test_no_stage_reads_the_clock(stage: str) -> None:
    for path in _sources(stage):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not calls & {"now", "utcnow", "today"}, f"{path.relative_to(ROOT)} reads the clock; take as_of"


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_a_kind_declares_all_that_stages_read(kind: type) -> None:
    assert kind.__doc__
    assert kind.section
    assert kind.settle
    assert set(kind.same_event) <= set(kind.model_fields)
    assert KIND_BY_NAME[kind.model_fields["kind"].default] is kind


def test_theatres_hold_data_only() -> None:
    assert not list((ROOT / "theatres").rglob("*.py"))


def test_files_stay_short_enough_to_read() -> None:
    long = {
        p.relative_to(ROOT).as_posix(): n for p in ROOT.rglob("*.py") if (n := len(p.read_text().splitlines())) > 420
    }
    assert not long, f"split these: {long}"
