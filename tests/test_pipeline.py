"""The whole chain on a small invented day: repeatable, resumable, and not stopped by a bad file."""

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from daybrief import cli
from daybrief.errors import InputError
from daybrief.ledger.store import Ledger
from daybrief.pipeline.job import Job, Result
from daybrief.pipeline.run import run as run_job

DAY = date(2025, 3, 2)
REPORTS = {
    "morning": (
        "Five killed in Sumy",
        "A Russian missile killed five people and wounded eight in Sumy on Sunday morning, the regional military "
        "administration said.",
    ),
    "evening": (
        "Toll in Sumy rises",
        "The death toll from the Russian missile strike on Sumy rose to six and 11 people were wounded, the Sumy "
        "regional military administration said on Sunday evening.",
    ),
    "front": (
        "Fighting near Pokrovsk",
        "Geolocated footage shows that Ukrainian forces advanced near Kotlyne. Russian forces attacked near Pokrovsk "
        "but did not advance, the Ukrainian General Staff reported.",
    ),
}
HOSTILE = (
    "<html><head><title>Drones over Kharkiv</title><script>document.title='owned'</script></head><body>"
    '<article><h1>Drones over Kharkiv</h1><p onclick="alert(1)">Russian drones struck a school in Kharkiv on 2 March '
    "2025 and wounded three people, Mayor &lt;script&gt;alert(2)&lt;/script&gt; said.</p><p>The city council of "
    "Kharkiv told reporters that Ukraine needs more air defence after the Russian attack on the school.</p></article>"
    "</body></html>"
)


def reports(folder: Path, names: tuple[str, ...] = tuple(REPORTS)) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        title, body = REPORTS[name]
        head = f"---\ntitle: {title}\nsource: Slobozhan Desk\npublished: {DAY}\nlang: en\n---\n"
        (folder / f"{name}.md").write_text(f"{head}{title}\n\n{body}\n", encoding="utf-8")
    return folder


def run(source: Path, out: Path, workers: int = 1) -> Result:
    return run_job(Job(sources=(str(source),), day=DAY, out=out, workers=workers))


def pages(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("brief.*"))}


def test_the_day_is_published_and_every_sentence_is_supported(tmp_path: Path) -> None:
    made = run(reports(tmp_path / "in"), tmp_path / "out")
    assert set(pages(tmp_path / "out")) == {"brief.html", "brief.json", "brief.md"}
    assert not made.failed
    assert "Sumy" in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "out" / "brief.json")]) == 0


def test_a_second_run_adds_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    source = reports(tmp_path / "in")
    run(source, tmp_path / "out")
    first = pages(tmp_path / "out")
    again = run(source, tmp_path / "out")
    assert not any(again.new.values())
    assert pages(tmp_path / "out") == first


def test_one_worker_and_two_write_the_same_bytes(tmp_path: Path) -> None:
    source = reports(tmp_path / "in")
    run(source, tmp_path / "one", workers=1)
    run(source, tmp_path / "two", workers=2)
    assert pages(tmp_path / "one") == pages(tmp_path / "two")


def test_a_new_report_is_read_alone(tmp_path: Path) -> None:
    source = reports(tmp_path / "in", ("morning", "front"))
    run(source, tmp_path / "out")
    more = run(reports(source, ("evening",)), tmp_path / "out")
    assert more.new["documents"] == 1
    assert more.new["archive"] == 1
    with Ledger(tmp_path / "out" / "ledger.db") as ledger:
        extracted = ledger._db.execute("SELECT count(*) FROM results WHERE stage = 'extract'").fetchone()[0]
    assert extracted == len(REPORTS)


def test_a_run_killed_in_the_middle_goes_on_to_the_same_brief(tmp_path: Path) -> None:
    source = reports(tmp_path / "in")
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from datetime import date\n"
        "from daybrief.pipeline.job import Job\n"
        "from daybrief.pipeline.run import run\n"
        "from daybrief.ledger.store import Ledger\n"
        "add = Ledger.add_packed\n"
        "def fatal(self, key, stage, *args, **more):\n"
        "    add(self, key, stage, *args, **more)\n"
        "    if stage == 'extract': os.kill(os.getpid(), signal.SIGKILL)\n"
        "Ledger.add_packed = fatal\n"
        f"source, out = {str(source)!r}, Path({str(tmp_path / 'cut')!r})\n"
        "job = Job(sources=(source,), day=date(2025, 3, 2), out=out, workers=1)\n"
        "run(job)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script], check=False, env=os.environ | {"PYTHONHASHSEED": "7"})
    assert killed.returncode == -signal.SIGKILL
    with Ledger(tmp_path / "cut" / "ledger.db") as ledger:
        assert ledger.counts()["documents"] == len(REPORTS)
    run(source, tmp_path / "cut")
    run(source, tmp_path / "whole")
    assert pages(tmp_path / "cut") == pages(tmp_path / "whole")


def test_each_bad_file_gets_one_line_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = reports(tmp_path / "in")
    bad = {
        "empty.md": b"",
        "noise.md": bytes(range(256)) * 40,
        "cracked.pdf": b"not a pdf",
        "halved.json": b"{",
        "torn.xml": b"<rss><channel>",
    }
    for name, body in bad.items():
        (source / name).write_bytes(body)
    code = cli.main(["run", str(source), "--day", str(DAY), "--out", str(tmp_path / "out"), "--workers", "1"])
    told = capsys.readouterr().err.splitlines()
    assert code == 1
    for name in bad:
        lines = [line for line in told if Path(name).stem in line]
        assert len(lines) == 1, f"{name}: {lines}"
        assert lines[0].startswith(("failed: ", "set aside: "))
    assert (tmp_path / "out" / "brief.html").exists()


def test_markup_in_a_source_is_text_on_the_page(tmp_path: Path) -> None:
    source = reports(tmp_path / "in", ("morning",))
    (source / "hostile.html").write_text(HOSTILE, encoding="utf-8")
    run(source, tmp_path / "out")
    page = (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'onclick="alert' not in page
    assert "owned" not in page


def test_the_eve_is_news_where_no_brief_was_made_of_it(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    eve = DAY - timedelta(days=1)
    head = f"---\ntitle: Five killed in Sumy\nsource: Slobozhan Desk\npublished: {eve}\nlang: en\n---\n"
    told = "A Russian missile killed five people in Sumy on Saturday, the regional military administration said."
    (source / "eve.md").write_text(f"{head}Five killed in Sumy\n\n{told}\n", encoding="utf-8")
    run(source, tmp_path / "out")
    page = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert "dated to" not in page.partition("\n")[0]
    assert "Five people were killed in Sumy on 1 March" in page
    assert "Background in the reports" not in page


def test_an_act_of_the_eve_is_news_where_the_day_has_news_and_tells_it_as_well(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    act = "Austria imposed sanctions on Russia on Saturday."
    hit = "A Russian missile killed five people in Sumy on Sunday, the regional military administration said."
    for name, day, text in (("eve", DAY - timedelta(days=1), act), ("day", DAY, f"{hit} {act}")):
        head = f"---\ntitle: {name}\nsource: {name} Desk\npublished: {day}\nlang: en\n---\n"
        (source / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    run(source, tmp_path / "out")
    page = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert "Austria imposed sanctions on Russia" in page
    assert "Background in the reports" not in page


def test_a_day_without_reports_says_what_was_found(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"expected at least one report dated 2024-01-01"):
        run_job(Job(sources=(str(reports(tmp_path / "in")),), day=date(2024, 1, 1), out=tmp_path / "out"))


@pytest.mark.parametrize("wrong", [["--day", "yesterday"], [], ["--day", "2025-03-02", "--window-days", "0"]])
def test_wrong_usage_ends_with_two(wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as told:
        cli.main(["run", str(tmp_path), *wrong])
    assert told.value.code == 2
    assert "daybrief run" in capsys.readouterr().err


def test_a_missing_source_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["run", str(tmp_path / "nowhere"), "--day", str(DAY), "--out", str(tmp_path / "out")])
    assert code == 2
    assert "nowhere" in capsys.readouterr().err
