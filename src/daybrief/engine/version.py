"""Versions of code, taken from the code itself, so that a changed stage can never serve an old result."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def code_version(*packages: str) -> str:
    """16 hex digits over every source and data file of these packages and modules, names included.

    Binary weights are left out: the JSON beside them states their hash.
    """
    seen = hashlib.sha256()
    for package in sorted(packages):
        parent, _, last = package.rpartition(".")
        module = files(parent) / f"{last}.py" if parent else None
        for name, path in [(last, module)] if module and module.is_file() else _walk(files(package), package):
            seen.update(name.encode())
            seen.update(b"\0")
            seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _walk(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    found = []
    for child in sorted(folder.iterdir(), key=lambda c: c.name):
        inner = f"{name}/{child.name}"
        if child.is_dir():
            found += _walk(child, inner) if child.name != "__pycache__" else []
        elif child.name.endswith((".py", ".toml", ".json", ".html", ".css", ".js")):
            found.append((inner, child))
    return found
