"""Cyrillic names as Ukrainian writes them."""

import re

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
RUSSIAN = re.compile(r"[ыэёъ]", re.I)
_LETTERS = {"ы": "и", "э": "е", "ё": "йо", "ъ": "’", "и": "і"}


def ukrainian(name: str) -> str:
    """A name in Ukrainian letters: one that is Russian by its letters or its ending is respelled by rule."""
    if not CYRILLIC.search(name):
        return name
    if not RUSSIAN.search(name) and (re.search("[іїєґ]", name, re.I) or not re.search("(?:ск|цк)(?:ий|ая|ое)?$", name)):
        return name.replace("'", "’")
    out = re.sub(r"(с|ц)к(?=ий|ая|ое|а|$)", r"\1ьк", name)
    out = re.sub(r"ая\b", "а", re.sub(r"ое\b", "е", out))
    out = re.sub(r"и(?=й\b)", "ы", out)  # the ending of an adjective keeps its sound
    return "".join(
        (_LETTERS[low].capitalize() if ch.isupper() else _LETTERS[low]) if (low := ch.lower()) in _LETTERS else ch
        for ch in out
    )
