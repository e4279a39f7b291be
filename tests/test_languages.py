"""A ledger with briefs of a day in two languages: exports and the site take those that are asked for."""

import json
from datetime import date
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.pipeline.job import Backfill

TEXT = (
    "---\nsource: Steppe Courier\npublished: 2025-03-02\n---\n"
    "A Russian missile killed three people in Kharkiv on 2 March, the regional military administration said.\n"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English first, Ukrainian last."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "report.md").write_text(TEXT, encoding="utf-8")
    made = folder / "l.db"
    for lang in ("en", "uk"):
        asked = ["run", str(folder / "report.md"), "--day", "2025-03-02", "--lang", lang]
        assert main([*asked, "--ledger", str(made), "--out", str(folder / lang)]) == 0
    return made


def test_an_export_takes_english_briefs_unless_asked_for_others(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {}
    for lang, asked in (("en", []), ("uk", ["--lang", "uk"])):
        assert main(["export", "jsonfeed", "--ledger", str(ledger), *asked]) == 0
        found[lang] = json.loads(capsys.readouterr().out)
    assert {lang: feed["language"] for lang, feed in found.items()} == {"en": "en", "uk": "uk"}
    assert "Kharkiv" in found["en"]["items"][0]["title"]
    assert "Харк" in found["uk"]["items"][0]["title"]


def test_a_site_of_two_languages_has_the_first_at_its_root(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site", str(tmp_path), "--ledger", str(ledger), "--lang", "en", "--lang", "uk"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "index.html")
    assert '<html lang="en">' in (tmp_path / "days" / "2025-03-02.html").read_text(encoding="utf-8")
    assert '<html lang="uk">' in (tmp_path / "uk" / "days" / "2025-03-02.html").read_text(encoding="utf-8")


def test_a_ledger_without_the_language_says_so_in_one_line(
    tmp_path: Path, ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--ledger", str(ledger), "--lang", "uk", "--from", "2025-03-05"]
    for command in (["site", str(tmp_path)], ["export", "ics"]):
        assert main([*command, *asked]) == 2
        told = capsys.readouterr().err.strip().splitlines()[-1]
        assert "in Ukrainian from 2025-03-05" in told
        assert "--lang uk" in told


def test_an_archive_is_filled_in_the_language_asked_for() -> None:
    job = Backfill(sources=(), first=date(2025, 3, 2), last=date(2025, 3, 2), ledger=Path("l.db"), lang="uk")
    assert job.day(date(2025, 3, 2)).lang == "uk"
