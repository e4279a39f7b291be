"""What is denied, put off or taken back on a later day: where it shows, and what it may not raise."""

import json
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from daybrief.pipeline.history import diff
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

STORIES = {
    "struck": (
        "2025-04-07T10:00",
        "Ukrainian drones struck an oil depot in Engels on April 7, the Ukrainian General Staff said.",
    ),
    "taken": (
        "2025-04-07T18:00",
        "Russian forces seized Zarichne on April 7, the Russian Ministry of Defense claimed.",
    ),
    "not-struck": (
        "2025-04-08T13:00",
        "Dmitry Peskov denied that Ukrainian drones had struck an oil depot in Engels on April 7.",
    ),
    "not-taken": (
        "2025-04-08T11:00",
        "The Ukrainian General Staff denied that Russian forces had seized Zarichne on April 7.",
    ),
    "lost-1": (
        "2025-04-08T08:00",
        "Russia has lost 922,610 personnel since February 24, 2022, the Ukrainian General Staff reported on April 8.",
    ),
    "lost-2": (
        "2025-04-09T08:00",
        "Russia has lost 921,980 personnel since February 24, 2022, the Ukrainian General Staff reported on April 9.",
    ),
    "quiet": ("2025-04-09T09:00", "Russian drones struck a depot in Izium on April 9, the Izium city council said."),
}


def job_of(base: Path, day: int, **more: Any) -> Job:
    at = date(2025, 4, day)
    return Job(sources=(str(base / "in"),), day=at, out=base / str(day), ledger=base / "l.db", workers=1, **more)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three days, each run when its reports were in."""
    base = tmp_path_factory.mktemp("days")
    (base / "in").mkdir()
    for day in (7, 8, 9):
        for name, (published, text) in STORIES.items():
            if published.startswith(f"2025-04-0{day}"):
                head = f"---\ntitle: {name}\nsource: Slobozhan Desk\npublished: {published}+03:00\nlang: en\n---\n"
                (base / "in" / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
        run(job_of(base, day))
    return base


def brief(base: Path, day: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((base / str(day) / "brief.json").read_text(encoding="utf-8"))
    return found


def at(base: Path, day: int, place: str) -> list[dict[str, Any]]:
    return [fact for fact in brief(base, day)["facts"] if [one["name"] for one in fact["places"]] == [place]]


@pytest.mark.parametrize("place", ["Engels", "Zarichne"])
def test_a_denial_of_the_day_after_makes_the_same_event_denied_and_is_told_once(base: Path, place: str) -> None:
    (told,), (denied,) = at(base, 7, place), at(base, 8, place)
    assert told["standing"] == "single" and denied["standing"] == "denied"
    assert told["id"] == denied["id"]
    assert denied["origins"] == 1
    assert f"{place}: now denied (since the last brief)" in brief(base, 8)["changes"]
    assert at(base, 9, place) == []  # nor does the denial stand alone once what it denies has left the window


def test_the_denial_shows_between_two_states_of_its_day(base: Path) -> None:
    changes = diff(job_of(base, 8), datetime.fromisoformat("2025-04-08T10:00+03:00"), lambda line: None)
    said = {change.fact.where[0].mention.name: change.said for change in changes if change.fact.where}
    assert "standing: single → denied" in said["Zarichne"] and "one more claim stands against it" in said["Zarichne"]


def test_a_running_total_that_falls_is_flagged_among_the_changes(base: Path) -> None:
    (line,) = [line for line in brief(base, 9)["changes"] if "less than" in line]
    assert "921,980" in line and "630 less than" in line
    assert not [line for line in brief(base, 8)["changes"] if "less than" in line]
    changes = diff(job_of(base, 9), datetime.fromisoformat("2025-04-09T07:00+03:00"), lambda line: None)
    (said,) = [change.said for change in changes if change.fact.kind == "losses"]
    assert any("630 less than on 2025-04-08" in one for one in said)


def test_what_is_put_off_is_closed_as_such_and_watched_for_on_its_new_day(tmp_path: Path) -> None:
    told = {
        7: "Andrii Sybiha will meet Baiba Braze in Riga on April 11, the Ukrainian Foreign Ministry said.",
        8: "The meeting between Andrii Sybiha and Baiba Braze in Riga, scheduled for April 11, has been postponed to "
        "April 16, the Ukrainian Foreign Ministry said.",
        9: "Russian drones struck a depot in Izium on April 9, the Izium city council said.",
    }
    (tmp_path / "in").mkdir()
    watched, changed = {}, {}
    for day, text in told.items():
        head = f"---\ntitle: {day}\nsource: Slobozhan Desk\npublished: 2025-04-0{day}T15:00+03:00\nlang: en\n---\n"
        (tmp_path / "in" / f"{day}.md").write_text(f"{head}{text}\n", encoding="utf-8")
        run(job_of(tmp_path, day))
        watched[day] = [one["date"] for one in brief(tmp_path, day)["watch"]]
        changed[day] = [line for line in brief(tmp_path, day)["changes"] if "put off" in line]
    assert watched == {7: ["2025-04-11"], 8: ["2025-04-16"], 9: ["2025-04-16"]}
    assert [len(lines) for lines in changed.values()] == [0, 1, 0]
    assert changed[8][0].startswith("Planned for 11 April, and put off since (Ukrainian Foreign Ministry): “")


@pytest.mark.parametrize(
    "now",
    [
        "Correction: the Russian drone attack on Nikopol killed two people, not three, the Nikopol city council said.",
        "A Russian drone attack on Nikopol killed two people, the Nikopol city council said. Earlier we said that "
        "three people had been killed in Nikopol.",
    ],
)
def test_a_correction_of_the_same_day_takes_the_old_count_into_history(tmp_path: Path, now: str) -> None:
    (tmp_path / "in").mkdir()
    was = "A Russian drone attack on Nikopol killed three people on April 7, the Nikopol city council said."
    for name, hour, text in (("first", "09", was), ("then", "14", now)):
        head = f"---\ntitle: {name}\nsource: River Wire\npublished: 2025-04-07T{hour}:00+03:00\nlang: en\n---\n"
        (tmp_path / "in" / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    run(job_of(tmp_path, 7))
    (toll,) = [fact for fact in at(tmp_path, 7, "Nikopol") if "killed" in fact["figures"]]
    assert toll["figures"]["killed"] == [2, 2] and toll["standing"] == "single"
    assert [(r["figures"]["killed"], r["live"]) for r in toll["readings"]] == [([3, 3], False), ([2, 2], True)]
    assert "Nikopol: killed 3 → 2 (a later count by the same source)" in brief(tmp_path, 7)["changes"]


def test_an_article_that_was_edited_updates_and_withdraws_what_its_first_version_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    head = "---\ntitle: Izium\nsource: River Wire\nurl: https://river.test/a\npublished: 2025-04-07\nlang: en\n---\n"
    was = "A Russian missile killed five people in Izium on April 7, the Izium city council said. "
    texts = (f"{was}{STORIES['taken'][1]}", was.replace("five", "two"))
    moments = []
    for text in texts:
        (tmp_path / "in" / "a.md").write_text(f"{head}{text}\n", encoding="utf-8")
        run(job_of(tmp_path, 7))
        moments.append(datetime.now().astimezone())
        time.sleep(1.1)  # the ledger tells its states apart by the second
    changes = diff(job_of(tmp_path, 7), moments[0], lambda line: None)
    assert {(change.sort, change.fact.kind) for change in changes} == {
        ("corrected", "casualties"),
        ("withdrawn", "ground"),
    }
    assert [fact["figures"] for fact in at(tmp_path, 7, "Izium") if fact["figures"]] == [{"killed": [2, 2]}]
