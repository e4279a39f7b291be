"""The kept form of packs: the same as their files, and never in place of other files."""

import gzip
import marshal
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from daybrief.errors import PackError
from daybrief.theatre import compiled as module
from daybrief.theatre.check import faults_of
from daybrief.theatre.compiled import Compiled, compiled, opened
from daybrief.theatre.folder import Folder
from daybrief.theatre.nameindex import TABLES, NameIndex
from daybrief.theatre.pack import Theatre

SHIPPED = files("daybrief") / "theatres"
SMALL = Path(__file__).parents[1] / "theatres" / "testland"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "daybrief"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "testland"))


@pytest.mark.parametrize("name", ["ukraine", "world"])
def test_what_is_kept_of_a_shipped_pack_says_what_its_files_say(name: str) -> None:
    root = SHIPPED / name
    folder, kept = Folder(root), Compiled("", root, compiled(root))
    assert kept.about == folder.about
    for table in ("actors.toml", "sources.toml", "lexicon/en.toml", "lexicon/uk.toml", "geo-words.toml"):
        assert kept.table(table) == folder.table(table)
    rows = []
    for part, index in zip(("cc-by", "odbl"), kept.places.indexes, strict=False):
        geo = root / "geo" / part
        if not (geo / "names.tsv.gz").is_file():
            continue
        rows += gzip.decompress((geo / "places.tsv.gz").read_bytes()).decode().splitlines()
        names = NameIndex.parse(gzip.decompress((geo / "names.tsv.gz").read_bytes()).decode())
        for table in TABLES:
            read, told = getattr(index, table), getattr(names, table)
            assert {key: read.get(key) for key in read} == told
    assert [kept.places.row(n) for n in range(kept.places.first_patch)] == rows
    assert all(kept.places.numbers[row.split("\t")[0]] for row in rows[::97])


def test_a_users_pack_is_kept_in_the_users_cache_and_read_from_there(
    pack: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(pack)
    assert [path.name.split("-")[0] for path in home.iterdir()] == ["testland"]
    assert not (pack / "__pycache__").exists()
    monkeypatch.setattr(module, "compiled", lambda root: pytest.fail("the files were read although a form was kept"))
    assert opened(pack) == first


def test_a_changed_file_is_read_anew_and_its_old_form_goes(pack: Path, home: Path) -> None:
    before = opened(pack)
    about = pack / "theatre.toml"
    about.write_text(about.read_text(encoding="utf-8") + '\nmark = "new"\n', encoding="utf-8")
    after = opened(pack)
    assert before.id != after.id
    assert "mark" in str(after.about)
    assert len(list(home.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", marshal.dumps([1, 2]), marshal.dumps({"words": b""})])
def test_a_damaged_form_is_passed_over(pack: Path, home: Path, damage: bytes) -> None:
    first = opened(pack)
    next(home.iterdir()).write_bytes(damage)
    assert opened(pack) == first


def test_a_pack_loads_where_nothing_can_be_written(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert Theatre(pack).name == Theatre(SMALL).name


def test_the_loud_check_tells_of_a_kept_form_that_differs_from_the_files(pack: Path) -> None:
    theatre = Theatre(pack)
    assert not [fault for fault in faults_of(theatre) if "kept form" in fault]
    theatre.compiled.sections["words"] = marshal.dumps({"about": theatre.about, "tables": {}})
    assert [fault for fault in faults_of(theatre) if "kept form tells other words" in fault]


def test_a_date_without_quotation_marks_is_refused_in_one_line(pack: Path) -> None:
    about = pack / "theatre.toml"
    about.write_text(about.read_text(encoding="utf-8") + "\n[extra]\nday = 2022-02-24\n", encoding="utf-8")
    with pytest.raises(PackError, match="quotation marks"):
        opened(pack)
