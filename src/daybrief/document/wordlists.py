"""The package's own data: words that mark page furniture, dates and languages, one TOML file each."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The file `boilerplate/NAME.toml`."""
    return tomllib.loads((files("daybrief.document") / "boilerplate" / f"{name}.toml").read_text(encoding="utf-8"))
