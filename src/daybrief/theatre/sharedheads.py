"""Words that a list says once: units, "seven over Bryansk Oblast, five over Kursk", "on the Kharkiv direction, on the
Izium one" in Ukrainian and Russian; and nouns, "Ruski and Cherkaski Tyshky"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from daybrief.theatre.atlas import Atlas
from daybrief.theatre.placetext import PlaceHit

_ADJECTIVE = re.compile(r"[А-ЯІЇЄҐ][\w'’ʼ-]*(?:ой|ою|ей|ая|ую|ій|ьої|ька|ьку|ькою)\b")
_AXIAL = re.compile(r"(?<=[нН]а )[А-ЯІЇЄҐ][\w'’ʼ-]*(?:ому|ом)\b")
_UNIT = re.compile(r"(?<=\s)област[иіьюе]\w*$", re.IGNORECASE)
_AXIS = re.compile(r"\s+(напрям\w*|направлени\w*)")
_STOP = re.compile(r"[.!?;]\s|\n")
_FIRST = re.compile(r"(?<![\w'’-])([A-ZА-ЯІЇЄҐ][\w'’ʼ-]+)\s+(?:and|та|і|й|и)\s+$")


def shared(text: str, hits: list[PlaceHit], scan: Callable[[str], list[PlaceHit]], known: Atlas) -> list[PlaceHit]:
    """The hits, with every adjective that follows a region or an axis in its sentence read as one, where one is so
    named."""
    out = _nouns(text, hits, lambda name: [hit for hit in scan(name) if hit.ids and _is_a_town(hit, known)])
    for unit, start, end in _lists(text, out):
        for word in (_AXIAL if _AXIS.match(f" {unit}") else _ADJECTIVE).finditer(text, start, end):
            taken = [h for h in out if h.start < word.end() and word.start() < h.end]
            if any(h.start < word.start() or h.end > word.end() for h in taken):
                continue  # part of a longer name
            whole = next((h for h in scan(f"{word.group()} {unit}") if h.start == 0 and _is_one(h, word.group())), None)
            if whole is not None:
                named = replace(whole, start=word.start(), end=word.end(), text=word.group())
                out = [*(h for h in out if h not in taken), named]
    return sorted(out, key=lambda h: h.start)


def _nouns(text: str, hits: list[PlaceHit], scan: Callable[[str], list[PlaceHit]]) -> list[PlaceHit]:
    """The hits, with the word before "and" read with the noun of the name after it, where a place is called so."""
    out = hits
    for hit in hits:
        noun = hit.text.partition(" ")[2]
        first = _FIRST.search(text, max(0, hit.start - 40), hit.start) if noun else None
        if first is None:
            continue
        name = f"{first[1]} {noun}"
        whole = next((h for h in scan(name) if h.start == 0 and h.end == len(name)), None)
        if whole is not None and not any(h.start < first.start(1) < h.end for h in out):
            named = replace(whole, start=first.start(1), end=first.end(1), text=first[1], relation=hit.relation)
            out = [*(h for h in out if h.end <= named.start or h.start >= named.end), named]
    return sorted(out, key=lambda h: h.start)


def _is_a_town(hit: PlaceHit, known: Atlas) -> bool:
    return hit.grain is None and known.get(hit.ids[0]).grain == "settlement"


def _is_one(hit: PlaceHit, adjective: str) -> bool:
    return hit.end > len(adjective) or hit.grain == "direction"


def _lists(text: str, hits: list[PlaceHit]) -> Iterator[tuple[str, int, int]]:
    """Unit words of regions and axes in a text, each with the stretch after it to the end of its sentence."""
    for hit in hits:
        unit = _UNIT.search(text[hit.start : hit.end])
        axis = _AXIS.match(text, hit.end) if hit.grain == "direction" else None
        word = unit.group() if unit is not None else axis[1] if axis is not None else ""
        if word:
            stop = _STOP.search(text, hit.end)
            yield word, hit.end, stop.start() if stop is not None else len(text)
