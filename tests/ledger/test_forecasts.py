"""What was foretold is kept until somebody says what came of it, and then it is scored."""

from datetime import date
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import InputError, LedgerError
from daybrief.ledger import forecasts
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Brief, Foretold

DAY = date(2024, 5, 15)


def foretold(event: str, speaker: str, due: date | None, low: int, high: int) -> Foretold:
    return Foretold(
        event=event * 10,
        day=DAY,
        speaker=speaker,
        about="the bridge will be open again",
        by=due.isoformat() if due else None,
        due=due,
        band="likely",
        low=low,
        high=high,
        quote="The bridge will likely be open again.",
        source="Northern Courier",
        claims=("c",),
    )


def brief(day: date, *told: Foretold) -> Brief:
    return Brief(
        theatre="ukraine", day=day, as_of=f"{day}T23:59", window="", pack="p", title=f"Day {day}", forecasts=told
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two briefs: the second tells one prediction again."""
    first = foretold("aaaa", "Ana Ferro", date(2024, 5, 20), 55, 80)
    second = foretold("bbbb", "Ana Ferro", date(2024, 12, 31), 95, 99)
    third = foretold("cccc", "Bo Lind", None, 5, 20)
    where = tmp_path / "ledger.db"
    with Ledger(where) as ledger:
        ledger.add_result("one", "brief", {}, brief=brief(DAY, first, second))
        later = first.model_copy(update={"day": date(2024, 5, 16)})
        third = third.model_copy(update={"day": later.day})
        ledger.add_result("two", "brief", {}, brief=brief(later.day, later, third))
    return where


def known(path: Path) -> list[forecasts.Entry]:
    with Ledger(path, write=False) as ledger:
        return forecasts.entries(ledger, "ukraine")


def test_a_prediction_told_on_two_days_is_entered_once_on_the_first(path: Path) -> None:
    assert [(entry.told.event[:4], entry.told.day) for entry in known(path)] == [
        ("aaaa", DAY),
        ("bbbb", DAY),
        ("cccc", date(2024, 5, 16)),
    ]


@pytest.mark.parametrize(("day", "expected"), [(date(2024, 5, 12), 0), (date(2024, 5, 13), 1), (date(2025, 1, 9), 2)])
def test_a_prediction_is_due_from_a_week_before_its_last_day(path: Path, day: date, expected: int) -> None:
    assert len(forecasts.due(known(path), day)) == expected


def test_a_verdict_closes_a_prediction_and_a_second_one_replaces_the_first(path: Path) -> None:
    with Ledger(path) as ledger:
        forecasts.resolve(ledger, "ukraine", "aaaa", "false", "still closed", "ed")
        forecasts.resolve(ledger, "ukraine", "aaaa", "true", "opened on the 19th", "ed")
        assert len(ledger.rows("SELECT * FROM decisions")) == 2
    entry = known(path)[0]
    assert (entry.verdict, entry.evidence, entry.by) == ("true", "opened on the 19th", "ed")
    assert forecasts.due(known(path), date(2024, 6, 1)) == []


def test_scores_are_brier_scores_by_voice_and_void_counts_for_nobody(path: Path) -> None:
    with Ledger(path) as ledger:
        forecasts.resolve(ledger, "ukraine", "aaaa", "true", "e", "ed")
        forecasts.resolve(ledger, "ukraine", "bbbb", "false", "e", "ed")
        forecasts.resolve(ledger, "ukraine", "cccc", "void", "e", "ed")
    ana, bo = forecasts.scores(known(path))
    assert ana.brier == pytest.approx(((0.675 - 1) ** 2 + 0.97**2) / 2, abs=1e-4)
    assert (ana.entered, ana.true, ana.false, ana.void) == (2, 1, 1, 0)
    assert (bo.brier, bo.void) == (None, 1)


@pytest.mark.parametrize(
    ("id", "evidence", "word"), [("zzzz", "e", "id"), ("aaa", "e", "id"), ("aaaa", " ", "evidence")]
)
def test_a_verdict_on_nothing_or_without_evidence_is_refused(path: Path, id: str, evidence: str, word: str) -> None:
    with Ledger(path) as ledger, pytest.raises(InputError, match=word):
        forecasts.resolve(ledger, "ukraine", id, "true", evidence, "ed")


def test_the_commands_list_resolve_and_score(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--ledger", str(path)]
    assert main(["forecasts", "resolve", "bbbb", "true", "--evidence", "seen", *where]) == 0
    assert main(["forecasts", "list", *where]) == 0
    assert main(["forecasts", "due", "--day", "2024-05-20", *where]) == 0
    assert main(["forecasts", "scores", "--format", "jsonl", *where]) == 0
    out = capsys.readouterr().out
    assert "[TRUE: seen]" in out
    assert "2024-05-20  likely (55–80 %)  Ana Ferro: the bridge will be open again" in out
    assert '"speaker": "Ana Ferro"' in out


def test_a_path_without_a_ledger_is_refused_and_stays_empty(tmp_path: Path) -> None:
    where = tmp_path / "none.db"
    assert main(["forecasts", "resolve", "aaaa", "true", "--evidence", "e", "--ledger", str(where)]) == 2
    assert not where.exists()
    with pytest.raises(LedgerError):
        known(where)
