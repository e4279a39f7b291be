"""Files appear whole or not at all, and what cannot be written is one line."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from daybrief.engine.files import folder_at, write_whole
from daybrief.errors import InputError


def test_a_file_is_written_into_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a" / "b" / "c.txt", "слова").read_bytes() == "слова".encode()
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["c.txt"]


def test_a_file_that_is_being_written_has_a_hidden_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(Path, "replace", lambda self, target: seen.append(self.name))
    write_whole(tmp_path / "part-0.parquet", b"words")
    assert seen == [".part-0.parquet.part"]


@pytest.mark.parametrize("make", [folder_at, lambda path: write_whole(path / "page.html", "words")])
def test_a_place_where_no_folder_can_be_is_one_line(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(InputError, match="expected a place that can be written") as told:
        make(tmp_path / "file" / "folder")
    assert "\n" not in str(told.value)
    assert (tmp_path / "file").read_text() == "words"


def test_a_disk_that_fills_leaves_the_old_file_and_nothing_half_written(tmp_path: Path) -> None:
    page = write_whole(tmp_path / "page.html", "old words")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(InputError, match="free some space"):
            write_whole(page, "new words " * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert page.read_text() == "old words"
    assert list(tmp_path.iterdir()) == [page]
