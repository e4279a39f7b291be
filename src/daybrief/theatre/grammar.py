"""What packs bring for languages that the package has no grammar of: how they write numbers and times.

A language means the same to every pack. What one brings is known from when it is loaded, and another pack's file for
the same language has to say the same.
"""

from typing import Any

from daybrief.errors import PackError
from daybrief.theatre.compiled import Compiled

TABLES = ("numerals", "calendar", "function")

_brought: dict[tuple[str, str], dict[str, Any]] = {}


def bring(pack: Compiled, languages: tuple[str, ...]) -> None:
    """Take in the grammar in the pack's `lexicon` folder."""
    for lang in languages:
        for name in TABLES:
            path = f"lexicon/{name}-{lang}.toml"
            if not pack.has(path):
                continue
            table = pack.table(path)
            if _brought.setdefault((name, lang), table) != table:
                raise PackError([f"another pack has another grammar of language {lang!r} @ {path} $"])


def brought(name: str, lang: str) -> dict[str, Any] | None:
    """One table of a language that a loaded pack brings."""
    return _brought.get((name, lang))
