"""What a day's reports say of events and plans that the briefs of earlier days have told."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from daybrief.pipeline.history import diff
from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

STORIES = {
    "toll-1": (
        "2025-03-03T10:00",
        "A Russian missile killed four people in Sumy on Monday, the Sumy city council said.",
    ),
    "toll-2": ("2025-03-04T11:00", "Monday's missile strike on Sumy killed seven people, the Sumy city council said."),
    "toll-3": (
        "2025-03-06T12:00",
        "The Russian missile strike on Sumy on March 3 killed nine people, the Sumy city council said.",
    ),
    "wrong": (
        "2025-03-04T15:00",
        "Russian shelling killed five people in Izium on March 4, the Izium city council said.",
    ),
    "right": (
        "2025-03-05T10:00",
        "Russian shelling killed three people in Izium on March 4, the Izium city council said.",
    ),
    "plan": (
        "2025-03-03T14:00",
        "Rustem Umerov will meet Keith Kellogg in Warsaw on March 6, the Ukrainian Defense Ministry said.",
    ),
    "done": ("2025-03-06T18:00", "Rustem Umerov met Keith Kellogg in Warsaw on Thursday."),
    "ahead": (
        "2025-03-03T15:00",
        "Sergei Lavrov will hold talks with Hakan Fidan in Ankara on March 7, the Russian Foreign Ministry said.",
    ),
    "off": (
        "2025-03-05T16:00",
        "The talks between Sergei Lavrov and Hakan Fidan in Ankara were called off, the Russian Foreign Ministry said.",
    ),
    "quiet": ("2025-03-07T09:00", "Russian drones struck a depot in Nikopol on Friday, the Nikopol city council said."),
}


def report(folder: Path, name: str, published: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    head = f"---\ntitle: Report {name}\nsource: Slobozhan Desk\npublished: {published}+02:00\nlang: en\n---\n"
    (folder / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("days") / "l.db"


@pytest.fixture(scope="module")
def briefs(ledger: Path) -> dict[int, dict[str, Any]]:
    """The briefs of five successive days, each made when its reports were in."""
    base, made = ledger.parent, {}
    for day in range(3, 8):
        for name, (published, text) in STORIES.items():
            if published.startswith(f"2025-03-0{day}"):
                report(base / "in", name, published, text)
        out = base / str(day)
        run(Job(sources=(str(base / "in"),), day=date(2025, 3, day), out=out, ledger=ledger, workers=1))
        made[day] = json.loads((out / "brief.json").read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (5, "plan closed: Russian Foreign Ministry says in off that it was called off"),
        (6, "plan closed: Slobozhan Desk tells in done that it came about; plan and outcome stay two facts"),
    ],
)
def test_a_plan_that_closed_is_told_between_two_states_by_what_became_of_it(
    briefs: dict[int, dict[str, Any]], ledger: Path, day: int, said: str
) -> None:
    job = Job(sources=(), day=date(2025, 3, day), ledger=ledger, workers=1)
    changes = diff(job, datetime.fromisoformat(f"2025-03-0{day}T08:00+02:00"), lambda line: None)
    assert [change.said for change in changes if change.fact.closing] == [(said,)]


def killed(brief: dict[str, Any], place: str) -> list[dict[str, Any]]:
    return [
        fact
        for fact in brief["facts"]
        if "killed" in fact["figures"] and [one["name"] for one in fact["places"]] == [place]
    ]


def test_a_toll_that_rises_on_the_next_day_is_told_with_what_it_was(briefs: dict[int, dict[str, Any]]) -> None:
    assert "Sumy: killed 4 → 7 (since the last brief)" in briefs[4]["changes"]


def test_a_toll_that_rises_when_its_first_reports_have_left_the_window_is_the_same_event(
    briefs: dict[int, dict[str, Any]],
) -> None:
    (first,), (last,) = killed(briefs[3], "Sumy"), killed(briefs[6], "Sumy")
    assert first["id"] == last["id"]
    assert "Sumy: killed 7 → 9 (since the last brief)" in briefs[6]["changes"]
    counts = [(reading["figures"]["killed"], reading["live"]) for reading in last["readings"]]
    assert counts[-1] == ([9, 9], True)
    assert ([7, 7], False) in counts


def test_a_toll_that_is_taken_back_is_told_as_lowered(briefs: dict[int, dict[str, Any]]) -> None:
    assert "Izium: killed 5 → 3 (since the last brief)" in briefs[5]["changes"]


def test_a_plan_stays_under_what_to_watch_until_its_day(briefs: dict[int, dict[str, Any]]) -> None:
    ahead = {day: [watch["date"] for watch in brief["watch"]] for day, brief in briefs.items()}
    both = ["2025-03-06", "2025-03-07"]
    assert ahead == {3: both, 4: both, 5: both[:1], 6: [], 7: []}


def test_a_plan_that_was_carried_out_is_closed_once(briefs: dict[int, dict[str, Any]]) -> None:
    closed = {day: [line for line in brief["changes"] if "and carried out" in line] for day, brief in briefs.items()}
    assert [day for day, lines in closed.items() if lines] == [6]
    assert closed[6][0].startswith("Planned for 6 March, and carried out since (Slobozhan Desk): “")


def test_a_plan_that_was_called_off_is_closed_as_such_before_its_day(briefs: dict[int, dict[str, Any]]) -> None:
    (line,) = [line for line in briefs[5]["changes"] if "called off" in line]
    assert line.startswith("Planned for 7 March, and called off since (Russian Foreign Ministry): “")
    assert not [line for day in (6, 7) for line in briefs[day]["changes"] if "called off" in line]
    (plan,) = [fact for fact in briefs[3]["facts"] if fact["when"] == "2025-03-07"]
    assert plan["id"] not in {fact["id"] for day in (6, 7) for fact in briefs[day]["facts"]}


def test_every_claim_under_what_is_carried_over_stands_in_the_brief(briefs: dict[int, dict[str, Any]]) -> None:
    for brief in briefs.values():
        held = {claim["id"] for claim in brief["claims"]}
        assert all(set(fact["support"]) <= held for fact in brief["facts"])
