"""Names with full stops in them: "the U.S.", "St. Petersburg", "Mt. Vernon"."""

import re

from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.placetext import Word

_INITIALS = re.compile(r"[A-Z](?:\.[A-Z][a-z]{0,2}){1,3}\.?(?!\w)")
_SHORTENED = re.compile(r"[A-Z][a-z]{1,2}\. [A-Z]")


def initials(
    text: str, words: list[Word], at: int, taken: set[int], known: Atlas
) -> tuple[int, int, list[Entry]] | None:
    """A state or a region by its initials: how many words they take, where they end in the text, what they mean."""
    found = _INITIALS.match(text, words[at].start)
    if found is None:
        return None
    size = sum(word.start < found.end() for word in words[at : at + 4])
    entries = [e for e in known.lookup(found.group()) if e.grain == "country" or e.unit == "region"]
    free = taken.isdisjoint(range(at, at + size))
    return (size, found.end(), entries) if entries and free else None


def shortened(text: str, words: list[Word], at: int, taken: set[int], known: Atlas) -> tuple[int, list[Entry]] | None:
    """A name whose first word a full stop cuts short: how many words it takes, and the places it may mean."""
    if _SHORTENED.match(text, words[at].start) is None:
        return None
    for size in (3, 2):
        rest = words[at + 1 : at + size]
        fits = len(rest) == size - 1 and all(word.capital for word in rest) and taken.isdisjoint(range(at, at + size))
        name = text[words[at].start : rest[-1].start + len(rest[-1].form)] if fits else ""
        if fits and "\n" not in name and (entries := list(known.lookup(name))):
            return size, entries
    return None
