"""Reading a pack's folder. A pack may rest on another, its base: what it lacks is the base's, what it has is added."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from daybrief.errors import InputError, PackError

ABOUT = "theatre.toml"


@dataclass(frozen=True)
class Folder:
    """The files of one pack."""

    root: Traversable

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the pack says of itself; a base's own `theatre.toml` is no part of it."""
        return parsed(self.root / ABOUT)

    @cached_property
    def base(self) -> "Folder | None":
        """The pack whose words this one goes on with; None for a pack that stands alone."""
        name = self.about.get("base")
        return None if name is None else Folder(find(str(name)))

    def table(self, name: str) -> dict[str, Any]:
        """A table by its path: the base's with this pack's rows and words added, this pack's word winning; a table
        that says `alone = true` stands in place of the base's."""
        own, base = self.root.joinpath(*name.split("/")), self.base
        below = base.table(name) if base is not None and base.has(name) else None
        if below is None or not own.is_file():
            return below if below is not None else parsed(own)
        return _joined(below, parsed(own))

    def has(self, name: str) -> bool:
        """Whether the pack or its base has this file."""
        own = self.root.joinpath(*name.split("/")).is_file()
        return own or (self.base is not None and self.base.has(name))


def find(name: str) -> Traversable:
    """The folder of the shipped pack `name`, or, where the name is a path, that folder."""
    shipped = files("daybrief") / "theatres"
    if "/" in name and (Path(name) / ABOUT).is_file():
        return Path(name)
    if "/" not in name and (shipped / name / ABOUT).is_file():
        return shipped / name
    known = ", ".join(sorted(pack.name for pack in shipped.iterdir() if (pack / ABOUT).is_file()))
    raise InputError(
        f"theatre: expected one of {known}, or the path of a folder with {ABOUT} in it, found {name!r}; "
        "name one of those"
    )


def parsed(path: Traversable) -> dict[str, Any]:
    """A TOML file of a pack."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError([f"file missing @ {path}"]) from None
    except tomllib.TOMLDecodeError as error:
        raise PackError([f"not TOML: {error} @ {path}"]) from None


def _joined(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            out[key] = value if value.get("alone") else _joined(old, value)
        else:
            out[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
    return out
