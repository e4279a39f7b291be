"""The example day's brief, byte for byte: no change of the output goes unseen.

`pytest tests/golden --update-golden` writes the files anew; read the difference before you commit it.
"""

from datetime import date
from pathlib import Path

import pytest

from daybrief.pipeline.job import Job
from daybrief.pipeline.run import run

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent.parent / "examples" / "ukraine-2025-02-27"
GOLDEN = {"en": HERE / "ukraine-2025-02-27", "uk": HERE / "ukraine-2025-02-27-uk"}
PAGES = ("brief.html", "brief.json", "brief.md")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden")
    for lang in GOLDEN:
        job = Job(sources=(str(EXAMPLE),), day=date(2025, 2, 27), lang=lang, ledger=out / "ledger.db", out=out / lang)
        run(job)
    return out


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", GOLDEN)
def test_the_example_day_is_the_same_to_the_byte(
    made: Path, lang: str, page: str, request: pytest.FixtureRequest
) -> None:
    body, kept = (made / lang / page).read_bytes(), GOLDEN[lang] / page
    if request.config.getoption("--update-golden"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(body)
    assert body == kept.read_bytes(), f"{page} in {lang} differs; read the change, then run with --update-golden"


def test_nothing_rewrites_the_golden_files_in_a_normal_run(request: pytest.FixtureRequest) -> None:
    ini = (HERE.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    makefile = (HERE.parent.parent / "Makefile").read_text(encoding="utf-8")
    assert "--update-golden" not in ini + makefile
