"""A watch whose clock jumps, that stands still for days, whose reports have no date, whose list is shortened."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from threading import Event, Timer

import pytest

from daybrief.cli import main
from daybrief.ledger import sources
from daybrief.ledger.store import Ledger
from daybrief.pipeline.watch import Watch, watch
from daybrief.pipeline.watch.steady import Steady

DAY = date(2025, 3, 3)
NINE = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
CUT_OFF = clock(18, 0)


def report(folder: Path, town: str, day: date | None, dead: int = 5) -> None:
    folder.mkdir(exist_ok=True)
    dated = f"published: {day}\n" if day else ""
    head = f"---\ntitle: Strike on {town}\nsource: Slobozhan Desk\n{dated}lang: en\n---\n"
    told = f"A Russian missile killed {dead} people in {town}, the regional military administration said.\n"
    (folder / f"{town.lower()}.md").write_text(head + told, encoding="utf-8")


def look(root: Path, now: datetime, *folders: Path) -> list[str]:
    """One round of visits; what was said."""
    said: list[str] = []
    addresses = tuple(str(folder) for folder in folders or [root / "in"])
    watch(Watch(addresses, root / "l.db", root / "out", once=True, cut_off=CUT_OFF), said.append, now=lambda: now)
    return said


def brief(root: Path, day: date = DAY) -> str:
    return (root / "out" / day.isoformat() / "brief.md").read_text(encoding="utf-8")


def closed(root: Path) -> set[str]:
    with Ledger(root / "l.db", write=False) as ledger:
        return {day for _, day in sources.closed_days(ledger)}


# ---- the clock


@pytest.mark.parametrize("hours", [24, -48])
def test_a_clock_that_jumps_and_is_right_again_closes_nothing_and_opens_nothing(hours: int, tmp_path: Path) -> None:
    report(tmp_path / "in", "Odesa", DAY)
    report(tmp_path / "in", "Lviv", DAY - timedelta(days=2))
    stop, said, began = Event(), list[str](), time.monotonic()
    jump: list[float] = []  # when it ends

    def hear(line: str) -> None:
        said.append(line)
        if "brief made" in line and not jump:
            jump.append(time.monotonic() + 1.0)
        elif "brief made" in line and "Kherson" in brief(tmp_path):
            stop.set()

    def now() -> datetime:
        right = NINE + timedelta(seconds=time.monotonic() - began)
        if jump and time.monotonic() < jump[0]:
            return right + timedelta(hours=hours)
        if jump and not (tmp_path / "in" / "kherson.md").exists():
            report(tmp_path / "in", "Kherson", DAY, 3)
        return right

    late = Timer(120, stop.set)
    late.start()
    job = Watch((str(tmp_path / "in"),), tmp_path / "l.db", tmp_path / "out", every_s=0.2, cut_off=CUT_OFF)
    watch(job, hear, stop, now=now)
    late.cancel()
    assert "Kherson" in brief(tmp_path)
    assert not closed(tmp_path) - {"2025-03-02"}
    assert {line[:10] for line in said if "brief made" in line} <= {"2025-03-02", str(DAY)}


def seen(*looks: tuple[float, datetime]) -> list[datetime]:
    """What is gone by when the clock says this after so many seconds."""
    at = iter(looks)
    state = [(0.0, NINE)]
    steady = Steady(lambda: state[0][1], lambda: state[0][0])
    told = []
    for state[0] in at:
        told.append(steady.now())
    return told


def test_a_clock_that_jumps_is_believed_once_it_has_kept_to_its_new_time() -> None:
    def right(seconds: float) -> datetime:
        return NINE + timedelta(seconds=seconds)

    for off in (timedelta(days=1), -timedelta(days=1)):
        assert seen((30, right(30)), (60, right(60) + off), (90, right(90))) == [right(30), right(60), right(90)]
        kept = seen((30, right(30) + off), (200, right(200) + off), (331, right(331) + off), (340, right(340) + off))
        assert kept == [right(30), right(200), right(331) + off, right(340) + off]
        other = seen((30, right(30) + off), (200, right(200) + 2 * off), (331, right(331) + off))
        assert other == [right(30), right(200), right(331)]  # a jump of each look is no new time
    assert seen((30, right(70)), (60, right(110))) == [right(70), right(110)]  # set right by seconds


def test_a_clock_that_jumps_to_what_servers_tell_is_believed_at_once() -> None:
    at, off, told = [0.0], [timedelta(0)], [NINE]
    steady = Steady(lambda: NINE + off[0] + timedelta(seconds=at[0]), lambda: at[0], lambda: told[0])
    at[0], off[0] = 10, timedelta(hours=8)  # it slept
    assert steady.now() == NINE + timedelta(seconds=10)
    told[0] = NINE + timedelta(hours=8, seconds=30)
    assert steady.now() == NINE + timedelta(hours=8, seconds=10)


def test_a_watch_that_stood_still_for_days_closes_every_brief_it_left_open(tmp_path: Path) -> None:
    eve = date(2025, 2, 28)
    report(tmp_path / "in", "Odesa", eve)
    look(tmp_path, NINE - timedelta(days=3))
    assert not closed(tmp_path)
    assert any("not closed yet: 2025-02-28, over by this machine's clock" in line for line in look(tmp_path, NINE))
    report(tmp_path / "in", "Lviv", eve)
    said = look(tmp_path, NINE + timedelta(minutes=5))
    assert f"{eve}: closed at its cut-off" in said and str(eve) in closed(tmp_path)
    before = brief(tmp_path, eve)
    assert "Lviv" in before
    report(tmp_path / "in", "Kherson", eve)
    look(tmp_path, NINE + timedelta(minutes=10))
    assert brief(tmp_path, eve) == before


# ---- reports without a date


def test_a_report_without_a_date_shows_in_its_sources_state_and_in_the_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(tmp_path / "in", "Odesa", DAY)
    report(tmp_path / "in", "Sumy", None, 9)
    said = look(tmp_path, NINE)
    assert any(": ok: 1 of its 2 reports without a date" in line and "; 2 new" in line for line in said)
    assert "One document without a date that could be found: “Strike on Sumy” (Slobozhan Desk; file sumy)." in brief(
        tmp_path
    )
    look(tmp_path, NINE + timedelta(hours=1))  # nothing has changed: it is as it was
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 0
    assert "1 of its 2 reports without a date" in capsys.readouterr().out
    report(tmp_path / "in", "Lviv", DAY + timedelta(days=3))
    look(tmp_path, NINE + timedelta(days=3))
    assert "Strike on Sumy" not in brief(tmp_path, DAY + timedelta(days=3))  # it came in the days of another brief


# ---- the list


def test_a_source_taken_off_the_list_is_no_longer_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(tmp_path / "in", "Odesa", DAY)
    (tmp_path / "empty").mkdir()
    look(tmp_path, NINE, tmp_path / "in", tmp_path / "empty")
    assert "empty (" in brief(tmp_path)
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 1
    report(tmp_path / "in", "Kherson", DAY, 3)
    look(tmp_path, NINE, tmp_path / "in")
    assert "Kherson" in brief(tmp_path) and "empty (" not in brief(tmp_path)
    capsys.readouterr()
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 0
    assert f"not watched    {tmp_path / 'empty'}: off the list" in capsys.readouterr().out
    look(tmp_path, NINE, tmp_path / "in", tmp_path / "empty")
    assert main(["status", "--ledger", str(tmp_path / "l.db")]) == 1
