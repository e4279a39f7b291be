"""One ledger fed day by day: an event keeps its key, a judgement its effect, and each day says what changed."""

from datetime import date, datetime
from pathlib import Path

import pytest

from daybrief.cli import main
from daybrief.ledger import past
from daybrief.ledger.store import Ledger
from daybrief.pipeline.history import diff
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

FIRST = date(2025, 3, 2)
STORIES = {
    2: ("Slobozhan Desk", "A Russian missile killed five people in Sumy on March 2, the Sumy city council said."),
    3: ("River Wire", "The missile that struck Sumy on March 2 killed six people, the Sumy city council said."),
    4: ("Meridian Post", "Six people were killed in Sumy on March 2 by a Russian missile, the city council said."),
    5: ("Slobozhan Desk", "The missile strike on Sumy on March 2 killed seven people, the Sumy city council said."),
}
OTHER = "A Russian drone killed two people in Nikopol on March 4, the Nikopol city council said."


def report(folder: Path, name: str, source: str, published: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    head = f"---\ntitle: {name}\nsource: {source}\npublished: {published}\nlang: en\n---\n"
    (folder / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger after a run on each of four days, with two days of reports in view."""
    base = tmp_path_factory.mktemp("days")
    for day, (source, text) in STORIES.items():
        report(base / "in", f"report-{day}", source, f"2025-03-0{day}T19:00+02:00", text)
        if day == 4:
            report(base / "in", "other", "River Wire", "2025-03-04T20:00+02:00", OTHER)
        run(job_of(base, day))
    return base / "l.db"


def job_of(base: Path, day: int) -> Job:
    at = date(2025, 3, day)
    return Job(sources=(str(base / "in"),), day=at, out=base / "out", ledger=base / "l.db", window_days=2, workers=1)


def tellings(ledger: Path) -> dict[str, set[str]]:
    """By event key: the claims that facts of any day rest on under it, of tolls in Sumy and Nikopol."""
    found: dict[str, set[str]] = {}
    with Ledger(ledger) as open_:
        for one in past.kept(open_, FIRST, date(2025, 3, 6)):
            found.setdefault(one.event, set()).update(one.claims)
    return found


def test_an_event_keeps_its_key_when_its_first_report_has_left_the_window(ledger: Path) -> None:
    most = max(tellings(ledger).values(), key=len)
    assert len(most) == len(STORIES)  # one claim of each day under one key, though two days are read at a time


def test_a_day_lists_as_new_what_came_in_since(ledger: Path) -> None:
    found = changed(ledger, 4, "2025-03-04T19:30+02:00")
    assert {(sort, *killed) for sort, killed in found} == {("new", 2, 2)}


def test_a_day_lists_as_updated_what_a_later_count_replaces(tmp_path: Path) -> None:
    name, more = "morning", "A Russian missile killed four people in Izium on March 3, the Izium city council said."
    report(tmp_path / "in", name, "Slobozhan Desk", "2025-03-03T09:00+02:00", more)
    report(tmp_path / "in", "evening", "Slobozhan Desk", "2025-03-03T20:00+02:00", more.replace("four", "six"))
    run(job_of(tmp_path, 3))
    assert ("updated", [6, 6]) in changed(tmp_path / "l.db", 3, "2025-03-03T12:00+02:00")


def test_a_day_lists_as_corrected_what_an_origin_takes_back(tmp_path: Path) -> None:
    text = "A Russian missile killed nine people in Izium on March 3, the Izium city council said."
    report(tmp_path / "in", "morning", "Slobozhan Desk", "2025-03-03T09:00+02:00", text)
    report(tmp_path / "in", "evening", "Slobozhan Desk", "2025-03-03T20:00+02:00", text.replace("nine", "six"))
    run(job_of(tmp_path, 3))
    assert ("corrected", [6, 6]) in changed(tmp_path / "l.db", 3, "2025-03-03T12:00+02:00")


def changed(ledger: Path, day: int, since: str) -> list[tuple[str, list[int | None]]]:
    """What became of the counts of people killed on a day since a moment."""
    job = Job(sources=(), day=date(2025, 3, day), ledger=ledger, workers=1)
    found = diff(job, datetime.fromisoformat(since), lambda line: None)
    return [(c.sort, c.fact.figures["killed"].exchange()) for c in found if "killed" in c.fact.figures]


def test_reading_a_day_again_changes_no_key(ledger: Path) -> None:
    before = tellings(ledger)
    run(job_of(ledger.parent, 3))
    assert {key: claims for key, claims in tellings(ledger).items() if key in before} == before


def test_a_judgement_holds_on_the_days_after_it(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair, *_ = [sorted(claims)[:2] for claims in tellings(ledger).values() if len(claims) == len(STORIES)]
    told = ["judge", *pair, "different", "--by", "editor", "--why", "two strikes", "--ledger", str(ledger)]
    assert main(told) == 0
    capsys.readouterr()
    for day in (3, 4, 5):
        run(job_of(ledger.parent, day))
    with Ledger(ledger) as open_:
        states = [past.state(open_, "ukraine", date(2025, 3, day)) or () for day in (3, 4, 5)]
    assert all(states)
    assert not [fact for facts in states for fact in facts if set(pair) <= set(fact.support)]
