"""Past states of a day: what a run knew, what reports by then tell, and how a fact explains itself."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.errors import InputError
from daybrief.pipeline.history import diff
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

DAY = date(2025, 3, 2)
REPORTS = {
    "morning": (
        "2025-03-02T09:00+02:00",
        "A Russian missile killed five people and wounded eight in Sumy on Sunday morning, the Sumy regional military "
        "administration said.",
    ),
    "evening": (
        "2025-03-02T20:00+02:00",
        "The Russian missile that struck Sumy on Sunday morning killed six people and wounded 11, the Sumy regional "
        "military administration said in the evening.",
    ),
    "front": (
        "2025-03-02T21:00+02:00",
        "Russian forces attacked near Pokrovsk but did not advance, the Ukrainian General Staff reported.",
    ),
}
NOON = datetime.fromisoformat("2025-03-02T12:00+02:00")
LATE = datetime.fromisoformat("2025-03-02T20:30+02:00")


def write(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        published, body = REPORTS[name]
        head = f"---\ntitle: Report of the {name}\nsource: Slobozhan Desk\npublished: {published}\nlang: en\n---\n"
        (folder / f"{name}.md").write_text(head + body + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger after one run over all reports."""
    base = tmp_path_factory.mktemp("history")
    source = write(base / "in", *REPORTS)
    job = Job(sources=(str(source),), day=DAY, out=base / "out", ledger=base / "l.db", workers=1)
    run(job)
    return base / "l.db"


def lines(ledger: Path, since: datetime, until: datetime | None = None) -> dict[str, list[str]]:
    job = Job(sources=(), day=DAY, ledger=ledger, as_of=until, workers=1)
    found = diff(job, since, lambda line: None)
    return {change.fact.kind: [change.sort, *change.said] for change in found}


def test_the_evenings_toll_updates_the_one_known_at_noon(ledger: Path) -> None:
    found = lines(ledger, NOON)
    assert found["casualties"][0] == "updated"
    assert "killed: 5 → 6" in found["casualties"]
    assert found["ground"] == ["new"]


def test_the_later_state_may_be_a_past_one_too(ledger: Path) -> None:
    found = lines(ledger, NOON, LATE)
    assert found["casualties"][0] == "updated"
    assert "ground" not in found


def test_nothing_changes_within_one_state(ledger: Path) -> None:
    assert lines(ledger, LATE, LATE) == {}


def test_a_state_made_anew_is_not_compared_with_what_an_older_reading_recorded(ledger: Path, tmp_path: Path) -> None:
    from shutil import copy

    from daybrief.ledger.store import Ledger

    older = Path(copy(ledger, tmp_path / "older.db"))
    with Ledger(older) as opened:
        opened.add_state("ukraine", DAY, datetime.fromisoformat("2025-03-02T23:59+02:00"), [])  # it read nothing
    assert lines(older, NOON)["casualties"][0] == "updated"


def test_looking_back_decides_nothing(ledger: Path) -> None:
    from daybrief.ledger.store import Ledger

    lines(ledger, NOON)
    with Ledger(ledger) as open_:
        before = open_.counts()
    lines(ledger, NOON)
    with Ledger(ledger) as open_:
        assert open_.counts() == before
        assert before["decisions"] == 0


def test_what_a_run_knew_is_what_it_recorded(tmp_path: Path) -> None:
    source, made = write(tmp_path / "in", "morning"), tmp_path / "l.db"
    job = Job(sources=(str(source),), day=DAY, out=tmp_path / "out", ledger=made, as_of=NOON, workers=1)
    run(job)
    (source / "morning.md").unlink()
    write(source, "evening")
    run(Job(sources=(str(source),), day=DAY, out=tmp_path / "out", ledger=made, workers=1))
    found = lines(made, NOON)
    assert "killed: 5 → 6" in found["casualties"]


def test_a_day_the_ledger_does_not_hold_is_refused_in_one_line(ledger: Path) -> None:
    job = Job(sources=(), day=date(2024, 1, 1), ledger=ledger)
    with pytest.raises(InputError, match="run `daybrief run SOURCE --day 2024-01-01"):
        diff(job, NOON, lambda line: None)


def toll(brief: Path) -> str:
    facts = json.loads(brief.read_text(encoding="utf-8"))["facts"]
    (key,) = [fact["id"] for fact in facts if fact["kind"] == "casualties"]
    return str(key)


def test_a_fact_is_explained_from_the_brief_with_its_words_and_what_was_left_out(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = ledger.parent / "out" / "brief.json"
    assert main(["explain", toll(brief)[:10], "--brief", str(brief)]) == 0
    page = capsys.readouterr().out
    assert "killed six people and wounded 11" in page
    assert "killed 5, injured 8 (Sumy" in page
    assert "the same voice gave a later count" in page
    assert "standing: single (2 documents, 1 independent voice)" in page


def test_a_fact_is_explained_from_the_ledger_as_known_at_noon(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = toll(ledger.parent / "out" / "brief.json")
    assert main(["explain", key[:10], "--ledger", str(ledger), "--as-of", NOON.isoformat()]) == 0
    page = capsys.readouterr().out
    assert "killed 5" in page
    assert "killed six" not in page


@pytest.mark.parametrize("argument", [["--brief", "brief.json"], ["--ledger", "l.db"]])
def test_an_unknown_fact_is_refused_in_one_line(
    ledger: Path, argument: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ledger.parent / "out" if argument[0] == "--brief" else ledger.parent
    assert main(["explain", "ffffff", argument[0], str(folder / argument[1])]) == 2
    assert "expected the id of" in capsys.readouterr().err


def test_diff_prints_a_line_a_change(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["diff", DAY.isoformat(), "--since", NOON.isoformat(), "--ledger", str(ledger)]
    assert main(arguments) == 0
    page = capsys.readouterr()
    assert "updated" in page.out
    assert "  - killed: 5 → 6" in page.out
    assert "1 updated, 0 corrected, 0 withdrawn" in page.err


def test_a_state_asked_for_later_is_byte_for_byte_the_brief_made_then(tmp_path: Path) -> None:
    source, made = write(tmp_path / "in", "morning"), tmp_path / "l.db"
    (source / "eve.md").write_text(
        "---\ntitle: Of the eve\nsource: River Wire\npublished: 2025-03-01T18:00+02:00\nlang: en\n---\n"
        "Russian drones struck a depot in Izium on Saturday, the Izium city council said.\n",
        encoding="utf-8",
    )

    def at_noon(out: str, ledger: Path) -> dict[str, bytes]:
        run(Job(sources=(str(source),), day=DAY, out=tmp_path / out, ledger=ledger, as_of=NOON, workers=1))
        return {path.name: path.read_bytes() for path in (tmp_path / out).glob("brief.*")}

    then = at_noon("then", made)
    write(source, "evening", "front")
    (source / "morrow.md").write_text(
        "---\ntitle: Of the morrow\nsource: River Wire\npublished: 2025-03-03T09:00+02:00\nlang: en\n---\n"
        f"{REPORTS['morning'][1]} Rescuers went on searching on Monday.\n",
        encoding="utf-8",
    )
    run(Job(sources=(str(source),), day=DAY, out=tmp_path / "end", ledger=made, workers=1))
    run(Job(sources=(str(source),), day=date(2025, 3, 3), out=tmp_path / "next", ledger=made, workers=1))
    assert len(then) == 3
    assert at_noon("later", made) == then
    assert at_noon("anew", tmp_path / "other.db") == then


def test_a_report_of_the_next_day_decides_nothing_and_is_listed_only_where_no_moment_is_asked_for(
    tmp_path: Path,
) -> None:
    source = write(tmp_path / "in", "morning")
    (source / "morrow.md").write_text(
        "---\ntitle: Of the morrow\nsource: River Wire\npublished: 2025-03-03T09:00+02:00\nlang: en\n---\n"
        "Russian drones struck a depot in Izium on Sunday, the Izium city council said.\n",
        encoding="utf-8",
    )
    job = Job(sources=(str(source),), day=DAY, out=tmp_path / "out", ledger=tmp_path / "l.db", workers=1)
    made = run(job)
    assert [aside.name for aside in made.set_aside] == ["morrow"]
    assert [gap for gap in made.brief.gaps if "morrow" in gap]
    assert "Izium" not in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    run(replace(job, as_of=NOON))
    assert "morrow" not in (tmp_path / "out" / "brief.json").read_text(encoding="utf-8")
