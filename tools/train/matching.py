"""How a gold value is recognised among a document's words: folding, names, places, word overlap."""

import re
import unicodedata
from difflib import SequenceMatcher

_STOP = {"the", "a", "an", "of", "in", "on", "at", "and", "to", "for", "its", "their", "s", "with", "by", "from"}
_UNIT = re.compile(r"\b(oblast|region|raion|district|city|town|village|settlement|hromada|the|krai|republic)\b")
_OLD = {
    "kiev": "kyiv",
    "kharkov": "kharkiv",
    "odessa": "odesa",
    "donbass": "donbas",
    "lvov": "lviv",
    "dnieper": "dnipro",
    "chernobyl": "chornobyl",
    "nikolaev": "mykolaiv",
    "lugansk": "luhansk",
    "artyomovsk": "bakhmut",
    "slavyansk": "sloviansk",
    "severodonetsk": "sievierodonetsk",
}


def fold(text: str) -> str:
    """Lower case without accents, apostrophes, quotation marks or doubled spaces."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"[’'ʼ`´\"“”«»„]", "", text).replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", " ", text).strip(" .,;:!?…")


def content(text: str) -> set[str]:
    """The words that carry a phrase, plural endings off."""
    return {re.sub(r"(ies|es|s)$", "", w) for w in re.findall(r"\w+", fold(text)) if w not in _STOP}


def surname(text: str) -> str:
    parts = re.findall(r"[\w-]+", fold(text))
    return parts[-1] if parts else ""


def place_core(name: str) -> str:
    """A place's name without the word for its kind, old Russian forms as the official ones."""
    bare = _UNIT.sub("", fold(name)).strip()
    return _OLD.get(bare, bare)


def ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
