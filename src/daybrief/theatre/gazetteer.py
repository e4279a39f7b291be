"""The gazetteer of a theatre: places by id, by name, and in running text."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.compiled import Compiled
from daybrief.theatre.lookalike import as_seen, deceives, mixed
from daybrief.theatre.placescan import PlaceScanner
from daybrief.theatre.placetext import PlaceHit, PlaceWords
from daybrief.theatre.sharedheads import shared

__all__ = ["Entry", "Gazetteer", "PlaceHit"]

People = Callable[[str, str], Iterable[tuple[int, int]]]
"""Stretches of a text, in a language, that name known persons."""
States = Callable[[str, str], Iterable[tuple[int, int, str]]]
"""Stretches of a text, in a language, that name states or are their adjectives, each with its code."""

_PASSAGE = 1_000  # letters of a text whose places are kept
_PASSAGES = 2_000  # texts kept: the claims' passages of some days


class Gazetteer(Atlas):
    """Every place of a pack: `get(id)`, `lookup(name, lang)`, `scan(text, lang)`."""

    def __init__(self, pack: Compiled, people: People, states: States) -> None:
        super().__init__(pack)
        self._people = people
        self._states = states
        self._scanners: dict[str, PlaceScanner] = {}
        self._beside: dict[str, PlaceWords] = {}
        self._kept = lru_cache(maxsize=_PASSAGES)(self._scan)

    def scan(self, text: str, lang: str) -> list[PlaceHit]:
        """Every place mention of a text, in order; a language the pack lacks is read as its first.

        Passages are asked about by many rules, and again with the claims of the next day: the last ones are kept."""
        known = self._known(lang)
        return list(self._kept(text, known) if len(text) <= _PASSAGE else self._scan(text, known))

    def _scan(self, text: str, known: str) -> list[PlaceHit]:
        if known not in self._scanners:
            self._scanners[known] = PlaceScanner(
                self,
                self.beside(known),
                known,
                lambda body: self._people(body, known),
                lambda body: self._states(body, known),
            )
        scan = self._scanners[known].scan
        if deceives(text, known):
            seen = as_seen(text)
            return unmasked(text, known, shared(seen, scan(seen), scan, self))
        return shared(text, scan(text), scan, self)

    def beside(self, lang: str) -> PlaceWords:
        """The words that stand beside place names in a language; of the pack's first where it lacks the language."""
        known = self._known(lang)
        if known not in self._beside:
            self._beside[known] = PlaceWords(self.words[known])
        return self._beside[known]

    def _known(self, lang: str) -> str:
        return lang if lang in self.words else next(iter(self.words))

    @cached_property
    def words(self) -> dict[str, dict[str, Any]]:
        """By language: the words that stand beside place names."""
        return self._pack.table("geo-words.toml")


def unmasked(text: str, lang: str, hits: list[PlaceHit]) -> list[PlaceHit]:
    """The places that a text in look-alike letters seems to name, those in such letters without any place they may
    mean; nor do they tell where another lies."""
    odd = mixed(text, lang)
    starts = [start for start, _ in odd]
    before = ((hit, bisect_left(starts, hit.end)) for hit in hits)  # the last odd word that begins before a hit ends
    false = {hit for hit, n in before if n and odd[n - 1][1] > hit.start}
    lent = {id for hit in false for id in hit.ids}
    out = []
    for hit in hits:
        if hit in false:
            told = text[hit.start : hit.end]
            hit = replace(hit, text=told, name=told, ids=(), parent=None, parent_ids=(), grain=None)
        elif not lent.isdisjoint(hit.parent_ids):
            hit = replace(hit, parent=None, parent_ids=())
        out.append(hit)
    return out
