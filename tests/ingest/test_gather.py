"""From what the user names to archived bytes."""

from pathlib import Path

import pytest

from daybrief.errors import InputError
from daybrief.ingest import gather, parts
from daybrief.model.text import Raw, SetAside


def names(*paths: Path) -> list[str]:
    return [found.name for found in gather([str(p) for p in paths])]


def test_a_folder_is_read_to_the_bottom_in_order_of_path(tmp_path):
    for name in ("b.md", "a/z.txt", "a/deep/y.html", "C.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<html>words" if name.endswith("html") else "Some words.")
    assert names(tmp_path) == ["C", "y", "z", "b"]


def test_a_file_carries_its_bytes_its_name_and_its_medium(tmp_path):
    path = tmp_path / "report.2025.md"
    path.write_bytes("Слова.".encode())
    assert list(gather([str(path)])) == [Raw(name="report.2025", media="md", body="Слова.".encode())]


def test_hidden_files_are_passed_over(tmp_path):
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "a.md").write_text("Words.")
    (tmp_path / "b.md").write_text("Words.")
    assert names(tmp_path) == ["b"]


def test_a_link_that_leads_out_of_its_folder_is_not_followed(tmp_path):
    outside = tmp_path / "secret.md"
    outside.write_text("Secret words.")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    (found,) = gather([str(folder)])
    assert isinstance(found, SetAside) and "leads out" in found.reason


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("empty.md", b"", "an empty file"),
        ("blank.txt", b" \n\n", "an empty file"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "a JPEG image"),
        ("report.md", b"PK\x03\x04\x00\x00\x00", "a ZIP or Office file"),
        ("report.docx", b"PK\x03\x04\x00\x00\x00", "a ZIP or Office file"),
        ("tool.exe", b"MZ\x00\x01", "a program"),
        ("notes.xyz", b"words", "a .xyz file"),
        ("report.pdf", b"no pdf at all", "other data"),
    ],
)
def test_what_is_no_report_is_told_of_in_one_line(tmp_path, name, body, said):
    path = tmp_path / name
    path.write_bytes(body)
    (found,) = gather([str(path)])
    assert isinstance(found, SetAside)
    assert found.failed and found.reason.startswith("expected") and said in found.reason and "\n" not in found.reason


def test_a_file_too_large_is_set_aside_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_BYTES", 1024 * 1024)
    path = tmp_path / "huge.md"
    path.write_bytes(b"word " * 500_000)
    (found,) = gather([str(path)])
    assert isinstance(found, SetAside) and found.reason.startswith("expected at most 1 MB, found 2 MB")


def test_one_bad_file_leaves_the_others(tmp_path):
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "b.md").write_text("Words.")
    assert [type(found) for found in gather([str(tmp_path)])] == [SetAside, Raw]


def test_an_empty_folder_says_so(tmp_path):
    (found,) = gather([str(tmp_path)])
    assert isinstance(found, SetAside) and found.failed and "no file" in found.reason


def test_a_source_that_does_not_exist_is_wrong_usage(tmp_path):
    with pytest.raises(InputError, match=r"expected a file, a folder or a web address, found nothing at"):
        list(gather([str(tmp_path / "none.md")]))


@pytest.mark.parametrize(
    ("name", "body", "media"),
    [
        ("saved.txt", b"<!DOCTYPE html><html><body>words</body></html>", "html"),
        ("noname", b"%PDF-1.7 words", "pdf"),
        ("crawl.warc.gz", b"\x1f\x8b\x08 words", "warc"),
        ("feed.rss", b"<?xml version='1.0'?><rss/>", "xml"),
        ("posts.ndjson", b"{}", "jsonl"),
        ("page.htm", b"<p>words</p>", "html"),
    ],
)
def test_the_medium_is_told_by_name_and_bytes(tmp_path, name, body, media):
    path = tmp_path / name
    path.write_bytes(body)
    (found,) = gather([str(path)])
    assert isinstance(found, Raw) and found.media == media
