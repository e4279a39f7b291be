"""How a fact explains itself: in plain words, with names for codes and with what a text rounds."""

import json
from pathlib import Path

import pytest

from daybrief.cli import main

REPORT = (
    "Russian forces launched 12 Iskander missiles at Odesa overnight, the Ukrainian Air Force said.\n\n"
    "Nearly 400 Russian soldiers were killed near Vuhledar this week, the Ukrainian General Staff said.\n\n"
    "Ukraine and Turkey will sign an agreement on grain exports on 20 May 2024, the foreign ministry said.\n"
)


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "in").mkdir()
    (folder / "in" / "wire.md").write_text(
        "---\ntitle: Twelve missiles and a grain deal\nsource: Coast Wire\npublished: 2024-05-14\nlang: en\n---\n"
        + REPORT,
        encoding="utf-8",
    )
    arguments = ["run", str(folder / "in"), "--day", "2024-05-14", "--out", str(folder / "out"), "--workers", "1"]
    assert main(arguments) == 0
    return folder / "out" / "brief.json"


def page(brief: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> str:
    facts = json.loads(brief.read_text(encoding="utf-8"))["facts"]
    keys = [fact["id"] for fact in facts if fact["kind"] == kind]
    capsys.readouterr()
    assert main(["explain", keys[0], "--brief", str(brief)]) == 0
    return capsys.readouterr().out


def test_a_party_stands_by_its_name(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page(brief, "strike", capsys).startswith("strike · by Russia, missile, Iskander · launched 12 · ")


def test_what_a_text_rounds_is_told_as_rounded(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = page(brief, "losses", capsys)
    assert "count about 400" in told.splitlines()[0]
    assert ": count about 400" in told.split("Claims")[1]


def test_a_plan_is_told_as_one_and_each_thing_once(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = page(brief, "agreement", capsys).splitlines()[0]
    assert first.startswith("planned agreement · ")
    assert first.count("Turkey") == 1
    assert "TR" not in first


def test_a_report_is_named_with_its_title(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "in wire (“Twelve missiles and a grain deal”, 2024-05-14)" in page(brief, "strike", capsys)
