"""Words that a list says once: units, "seven over Bryansk Oblast, five over Kursk", "on the Kharkiv direction, on the
Izium one", "in Sumy and Poltava oblasts" in Ukrainian and Russian; and nouns, "Ruski and Cherkaski Tyshky"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from daybrief.theatre.atlas import Atlas
from daybrief.theatre.placetext import PlaceHit

_UNIT = re.compile(r"(?<=\s)област[иіьюе]\w*$", re.IGNORECASE)
_AXIS = re.compile(r"\s+(напрям\w*|направлени\w*)")
_UNITS = re.compile(r"\s((?:район(?:и|ів|ам|ами|ах|ы|ов)|област(?:і|ей|ям|ями|ях|и)))\b", re.IGNORECASE)
_SINGULAR = {"р": ("районі", "районе"), "о": ("області", "области")}  # by the first letter of the plural
_JOINED = r"(?:,\s+|,?\s+(?:та|і|й|и|або|или|а також|а также)\s+(?:[ув]\s+)?)$"  # to the next of a list
_STOP = re.compile(r"[.!?;]\s|\n")
_FIRST = re.compile(r"(?<![\w'’-])([A-ZА-ЯІЇЄҐ][\w'’ʼ-]+)\s+(?:and|та|і|й|и)\s+$")


def shared(text: str, hits: list[PlaceHit], scan: Callable[[str], list[PlaceHit]], known: Atlas) -> list[PlaceHit]:
    """The hits, with every adjective that follows a region or an axis in its sentence read as one, where one is so
    named."""
    out = _nouns(text, hits, lambda name: [hit for hit in scan(name) if hit.ids and _is_a_town(hit, known)])
    forms = known.adjectives
    for unit, start, end in _lists(text, out):
        for word in (forms.of_axis if _AXIS.match(f" {unit}") else forms.of_region).finditer(text, start, end):
            taken = [h for h in out if h.start < word.end() and word.start() < h.end]
            if any(h.start < word.start() or h.end > word.end() for h in taken):
                continue  # part of a longer name
            whole = next((h for h in scan(f"{word.group()} {unit}") if h.start == 0 and _is_one(h, word.group())), None)
            if whole is not None:
                named = replace(whole, start=word.start(), end=word.end(), text=word.group())
                out = [*(h for h in out if h not in taken), named]
    return sorted(_before(text, out, scan, forms.listed), key=lambda h: h.start)


def _before(text: str, hits: list[PlaceHit], scan: Callable[[str], list[PlaceHit]], adjective: str) -> list[PlaceHit]:
    """The hits, with every adjective of a list right before a unit in the plural read as such a unit."""
    out, before = hits, re.compile(f"({adjective}){_JOINED}")
    for hit in hits:
        units = _UNITS.search(text, hit.start, hit.end) or _UNITS.match(text, hit.end)
        at = hit.start
        while units is not None and (word := before.search(text, max(at - 60, 0), at)):
            at, end = word.span(1)
            tried = (scan(f"{word[1]} {unit}")[:1] for unit in _SINGULAR[units[1][0].lower()])
            whole = next((h for hits in tried for h in hits if h.start == 0 and h.end > len(word[1])), None)
            if whole is None:
                break
            out = [*(h for h in out if h.end <= at or h.start >= end), replace(whole, start=at, end=end, text=word[1])]
    return out


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
