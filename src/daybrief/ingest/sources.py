"""What the user names as a source → raw inputs, in a fixed order."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from daybrief.errors import InputError
from daybrief.ingest import media, web
from daybrief.model.text import Raw, SetAside

MOST_BYTES = 64 * 1024 * 1024
"""Larger inputs are set aside unread: nothing a desk reads in a day is so long."""


def gather(sources: Sequence[str]) -> Iterator[Raw | SetAside]:
    """Every input of every source: files as named, folders searched to the bottom in order of path, addresses fetched.

    An input that cannot be read is a SetAside, and the rest goes on. Nothing is followed out of a folder or a page, and
    nothing read is ever run. A source that does not exist at all raises InputError.
    """
    for source in sources:
        if web.is_address(source):
            yield web.fetch(source, MOST_BYTES)
            continue
        path = Path(source)
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _file(path, path.name)
        else:
            raise InputError(f"source: expected a file, a folder or a web address, found nothing at {source!r}")


def _folder(root: Path) -> Iterator[Raw | SetAside]:
    """Every file below `root` that has a known suffix; other files are told of in one line each."""
    inside = root.resolve()
    found = False
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in path.relative_to(root).parts) or path.is_dir():
            continue
        found = True
        if path.is_symlink() and inside not in path.resolve().parents:
            yield SetAside(
                name=name, reason="expected a file of this folder, found a link that leads out of it: not read"
            )
            continue
        yield _file(path, name)
    if not found:
        yield SetAside(name=str(root), reason="expected reports in this folder, found no file", failed=True)


def _file(path: Path, shown: str) -> Raw | SetAside:
    """One file's bytes."""
    if not path.is_file():
        return SetAside(name=shown, reason="expected a regular file, found a device or a pipe: not read", failed=True)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return _too_large(shown, size)
        body = path.read_bytes()
    except OSError as error:
        reason = f"expected a readable file, found: {error.strerror or error}; check its permissions"
        return SetAside(name=shown, reason=reason, failed=True)
    return media.raw(body, name=path.name, shown=shown)


def _too_large(shown: str, size: int) -> SetAside:
    limit = MOST_BYTES // (1024 * 1024)
    reason = f"expected at most {limit} MB, found {size / (1024 * 1024):.0f} MB; split it or name its parts"
    return SetAside(name=shown, reason=reason, failed=True)
