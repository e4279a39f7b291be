"""Adjectives of Cyrillic languages by their endings, which a pack's lexicon gives."""

import re
from typing import Any

PATH = "lexicon/adjectives.toml"
_LISTS = ("long", "short", "other", "of_region", "of_axis", "listed")
_NAME = r"[А-ЯІЇЄҐ][\w'’ʼ-]*"


class Adjectives:
    """Tells adjectives by their endings; a pack without the table has none. Words are given in lower case."""

    def __init__(self, table: dict[str, Any]) -> None:
        ends = {
            name: _any(table.get(name, ())) for name in ("long", "short", "other", "of_region", "of_axis", "listed")
        }
        made = table.get("relational", _NEVER)
        self._of_place = re.compile(f"{made}{ends['long']}$")
        self._of_any_case = re.compile(f"{made}(?:{ends['long']}|{ends['short']})$")
        self._form = re.compile(f"{ends['other']}$")
        self.of_region = re.compile(rf"{_NAME}{ends['of_region']}\b")
        self.of_axis = re.compile(rf"(?<=[нН]а ){_NAME}{ends['of_axis']}\b")
        self.listed: str = f"{_NAME}{ends['listed']}"

    def of_place(self, low: str) -> bool:
        """Whether a word is one made from a place's name, and no case form of a town's: харківського."""
        return bool(self._of_place.search(low))

    def of_place_in_any_case(self, low: str) -> bool:
        """Whether a word is one made from a place's name, in forms too that a town's name may have: американську."""
        return bool(self._of_any_case.search(low))

    def may_be_one(self, low: str) -> bool:
        """Whether a word has an ending that adjectives have."""
        return bool(self._form.search(low))


_NEVER = "(?!)"  # matches nothing


def _any(endings: tuple[str, ...] | list[str]) -> str:
    return f"(?:{'|'.join(endings)})" if endings else _NEVER
