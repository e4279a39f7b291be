"""What the user names as a source → raw inputs, in a fixed order."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from daybrief.errors import InputError
from daybrief.ingest import parts, web
from daybrief.model.text import Raw, SetAside


def gather(sources: Sequence[str], *, private: bool = False) -> Iterator[Raw | SetAside]:
    """Every input of every source: files as named, folders searched to the bottom in order of path, addresses fetched.

    An input that cannot be read is a SetAside, and the rest goes on. Nothing is followed out of a folder or a page, and
    nothing read is ever run. A source that does not exist at all raises InputError. `private`: addresses of this
    machine and its network may be asked too.
    """
    for source in sources:
        if web.is_address(source):
            yield web.fetch(source, parts.MOST_BYTES, private=private)
            continue
        for part in files([source]):
            yield from [part] if isinstance(part, SetAside) else parts.opened(part)


def files(sources: Sequence[str]) -> Iterator[parts.Part | SetAside]:
    """Every file of every source in parts, each unopened."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield from parts.parts(path, path.name)
        else:
            raise InputError(f"source: expected a file, a folder or a web address, found nothing at {source!r}")


def _folder(root: Path) -> Iterator[parts.Part | SetAside]:
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
        yield from parts.parts(path, name)
    if not found:
        yield SetAside(name=str(root), reason="expected reports in this folder, found no file", failed=True)
