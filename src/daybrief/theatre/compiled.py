"""A pack in the form that loads fast. The files stay the truth: what is kept stands under the digest of their bytes.

Reading the tables of a pack takes half a second, and most commands ask for a few words of them. So what the files say
is kept once as plain data beside the shipped pack, where Python keeps compiled code, or in the user's cache; where
neither can be written, nothing is kept and the files are read. A kept form of other files or of other code is never
looked at.
"""

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from daybrief.errors import PackError
from daybrief.theatre import placetables
from daybrief.theatre.folder import Folder
from daybrief.theatre.placetables import PlaceTables

_OWN = "geo-patches.toml"  # never a base's: it stands with the places
_SECTIONS = {"words", "places"}
_CODE = files("daybrief") / "theatre"  # what is kept is made by this code, and by no other
_SHIPPED = files("daybrief") / "theatres"


@dataclass(frozen=True)
class Compiled:
    """What the files of a pack say. `id`: 40 hex digits over their names and bytes, its base's included."""

    id: str
    root: Traversable
    sections: dict[str, bytes]

    @cached_property
    def _words(self) -> dict[str, Any]:
        found: dict[str, Any] = marshal.loads(self.sections["words"])
        return found

    @property
    def about(self) -> dict[str, Any]:
        """What the pack says of itself; a base's own `theatre.toml` is no part of it."""
        found: dict[str, Any] = self._words["about"]
        return found

    def table(self, name: str) -> dict[str, Any]:
        """A table by its path: the base's with this pack's rows and words added."""
        if not self.has(name):
            raise PackError([f"file missing @ {self.root / name}"])
        found: dict[str, Any] = self._words["tables"][name]
        return found

    def has(self, name: str) -> bool:
        """Whether the pack or its base has this file."""
        return name in self._words["tables"]

    @cached_property
    def places(self) -> PlaceTables:
        """The tables of the pack's own places."""
        return placetables.unpacked(marshal.loads(self.sections["places"]))


def opened(root: Traversable) -> Compiled:
    """The pack in a folder: as it was kept, else from its files."""
    id_ = _digest(_files_of(root))
    name = f"{root.name}-{_digest([('id', id_.encode()), *_here(_CODE)])}.{sys.implementation.cache_tag}"
    homes = list(_homes(root))
    kept = next((found for home in homes if (found := _kept(home / name)) is not None), None)
    if kept is None:
        kept = compiled(root)
        next((home for home in homes if _keep(home, name, marshal.dumps(kept))), None)
    return Compiled(id_, root, kept)


def compiled(root: Traversable) -> dict[str, bytes]:
    """What the files of a pack say, as bytes by section."""
    folder = Folder(root)
    tables = {name: folder.table(name) for name in sorted(_tables(folder))}
    words = {"about": folder.about, "tables": tables}
    try:
        return {"words": marshal.dumps(words), "places": marshal.dumps(placetables.packed(folder))}
    except ValueError:
        raise PackError([f'a date or time stands without quotation marks: expected "2022-02-24" @ {root}']) from None


def _tables(folder: Folder) -> set[str]:
    below = _tables(folder.base) if folder.base is not None else set()
    return below | {name for name, _ in _here(folder.root) if name.endswith(".toml") and name != _OWN}


# --- what it is made from


def _files_of(root: Traversable) -> Iterator[tuple[str, bytes]]:
    """The files of a pack and of the packs it rests on."""
    yield from _here(root)
    base = Folder(root).base
    if base is not None:
        yield from ((f"{base.root.name}/{name}", body) for name, body in _files_of(base.root))


def _here(folder: Traversable, at: str = "") -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files in a folder that say something."""
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.name.endswith((".toml", ".gz", ".py")):
            yield f"{at}{child.name}", child.read_bytes()
        elif child.is_dir() and not child.name.startswith((".", "__")):
            yield from _here(child, f"{at}{child.name}/")


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, body in parts:
        whole.update(f"{name}\0{len(body)}\0".encode() + body)
    return whole.hexdigest()[:40]


# --- where it is kept


def _homes(root: Traversable) -> Iterator[Path]:
    """Folders that may hold the kept form: beside a shipped pack, then the user's cache."""
    if isinstance(root, Path) and root.parent == _SHIPPED:
        yield root / "__pycache__"
    with suppress(RuntimeError):  # a user without a home
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "daybrief"


def _kept(path: Path) -> dict[str, bytes] | None:
    """The sections in a file; None where there is none, or it is damaged."""
    try:
        found = marshal.loads(path.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return None
    whole = isinstance(found, dict) and {type(part) for part in found.values()} == {bytes} and set(found) == _SECTIONS
    return found if whole else None


def _keep(home: Path, name: str, body: bytes) -> bool:
    """Write the kept form whole, in place of those of older files; False where the folder cannot be written."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=home)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        os.chmod(draft, 0o644)  # whoever may read the pack may read this
        os.replace(draft, home / name)
        for old in home.glob(f"{name.partition('-')[0]}-*.{sys.implementation.cache_tag}"):
            if old.name != name:
                old.unlink(missing_ok=True)
    except OSError:
        return False
    return True
