"""Predictions over five days of a desk: heard, listed, due, resolved with evidence, scored by voice."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from daybrief.cli import main

REPORTS = {
    "2024-05-13": (
        "Russian forces will likely attack Lyptsi within the next 48 hours, Kyrylo Budanov said.\n\n"
        "Oleh Syniehubov warned that Russia will open a new front near Zolochiv by 17 May.\n"
    ),
    "2024-05-14": (
        "Russian forces will likely attack Lyptsi within the next 48 hours, Kyrylo Budanov said.\n\n"
        "Ukrainian forces are unlikely to withdraw from Vovchansk in the coming days, Budanov said.\n"
    ),
    "2024-05-15": "Russian forces attacked Lyptsi on Wednesday, the Ukrainian General Staff said.\n",
    "2024-05-16": "Kyrylo Budanov said that Russia will be exhausted before the end of the day.\n",
    "2024-05-17": "The border near Zolochiv is quiet, Oleh Syniehubov said.\n",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("foretold")
    (folder / "in").mkdir()
    for day, text in REPORTS.items():
        head = f"---\ntitle: Reports of {day}\nsource: River Wire\npublished: {day}\nlang: en\n---\n"
        (folder / "in" / f"{day}.md").write_text(head + text, encoding="utf-8")
        arguments = ["--day", day, "--out", str(folder / "out"), "--ledger", str(folder / "l.db"), "--workers", "1"]
        assert main(["run", str(folder / "in"), *arguments]) == 0
    return folder / "l.db"


@pytest.fixture
def ask(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def asked(*arguments: str) -> str:
        capsys.readouterr()
        assert main(["forecasts", *arguments, "--ledger", str(ledger)]) == 0
        return capsys.readouterr().out

    return asked


def line(listed: str, word: str) -> str:
    (found,) = [one for one in listed.splitlines() if word in one]
    return found


def test_each_prediction_is_listed_once_with_the_day_its_words_set(ask: Callable[..., str]) -> None:
    listed = ask("list")
    assert line(listed, "Lyptsi").split("  ")[1] == "2024-05-15"  # counted from the first report, not from the second
    assert line(listed, "front").split("  ")[1] == "2024-05-17"
    assert line(listed, "exhausted").split("  ")[1] == "2024-05-16"
    assert "unlikely (20–45 %)" in line(listed, "Vovchansk")


def test_they_are_due_judged_and_scored_and_void_stands_apart(ask: Callable[..., str]) -> None:
    waiting = ask("due", "--day", "2024-05-17")
    ids = {word: line(waiting, word).split()[0] for word in ("Lyptsi", "front", "Vovchansk", "exhausted")}
    verdicts = {"Lyptsi": "true", "front": "false", "Vovchansk": "true", "exhausted": "void"}
    for word, verdict in verdicts.items():
        told = ask("resolve", ids[word], verdict, "--evidence", f"desk note on {word}", "--by", "night desk")
        assert f"[{verdict.upper()}: desk note on {word}]" in told
    assert ask("due", "--day", "2024-05-17") == ""
    scores = {row["speaker"]: row for row in map(json.loads, ask("scores", "--format", "jsonl").splitlines())}
    budanov, governor = scores["Kyrylo Budanov"], scores["Oleh Syniehubov"]
    assert (budanov["true"], budanov["false"], budanov["void"]) == (2, 0, 1)
    # Both times right at 67.5 %: likely came about, unlikely did not.
    assert budanov["brier"] == pytest.approx((1 - 0.675) ** 2, abs=1e-4)
    assert governor["brier"] == pytest.approx(0.97**2, abs=1e-4)
