"""Names that stand before a unit word: Donetsk Oblast; Kharkiv, Sumy and Odesa regions; Донецької області."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.inflect import adjective_stem
from daybrief.theatre.placenames import closed_stems, cyrillic_fold, is_cyrillic, latin_key
from daybrief.theatre.placetext import Found, PlaceHit, PlaceWords, Word, broken, gap, run_from

AXIS = "in the direction of"
_ADJECTIVE = re.compile("sk(?:yi|yy|iy|y|e)$")
_HYPHENS = ("-", "–")
_ADJECTIVES = 2  # that may stand between a town's and its facility


class UnitNames:
    """Finds them in texts of one language. `hit` makes a mention of a stretch of a text."""

    def __init__(self, known: Atlas, words: PlaceWords, hit: Callable[[str, int, int, list[Entry]], PlaceHit]) -> None:
        self._known = known
        self._words = words
        self._hit = hit

    def find(self, text: str, words: list[Word], taken: set[int]) -> Iterator[Found]:
        """Each name with its unit word, where it stands right before one; lists from their last member backwards."""
        for at, word in enumerate(words):
            unit = self._words.units.get(word.low)
            if unit is None or at == 0 or at in taken:
                continue
            last = at
            while unit == "facility" and last > 1 and at - last < _ADJECTIVES and self._describes(words[last - 1]):
                last -= 1  # Кременчуцький нафтопереробний завод, Бердянський морський торговий порт
            while last > 0:
                item = self._named_unit(text, words, last, at, unit)
                if item is None or any(n in taken for n in range(item.at, last)):
                    break
                yield item
                plural = self._words.plural(word.low, words[last - 1].low) or (
                    word.low in self._words.shared and (last < at or words[item.at - 1].low in self._words.joining)
                )
                hyphen = item.at and gap(text, words, item.at) in _HYPHENS
                last = item.at if hyphen else self._list_goes_on(text, words, item.at) if plural else 0
        for at, word in enumerate(words):
            alone = word.capital and at not in taken and text[word.start - 1 : word.start] not in _HYPHENS
            if alone and (item := self._without_unit(text, words, at)) is not None:
                yield item

    def _without_unit(self, text: str, words: list[Word], at: int) -> Found | None:
        """A land named after its chief town, or a region without its unit word: Нікопольщина; у Сумській вночі."""
        word = words[at]
        stem = self._words.land_of(word.low)
        if stem:
            named = [replace(word, form=stem, low=stem)]
            found = self._units(named, "region", cyrillic=True) or self._units(named, "district", cyrillic=True)
            entries = [entry for entry in found if entry.unit != "quarter"]
        else:
            led = at > 0 and words[at - 1].low in self._words.at
            left_out = led and self._words.unit_left_out(word.low, text[word.end :])
            entries = self._units([word], "region", cyrillic=True) if left_out else []
        return Found(at, 1, self._hit(text, word.start, word.end, entries)) if entries else None

    def _describes(self, word: Word) -> bool:
        """Whether a word may stand between a town's adjective and its facility's word: an adjective, no other noun."""
        adjective = not word.capital and self._known.adjectives.may_be_one(word.low)
        return adjective and word.low not in self._words.prepositions

    def _list_goes_on(self, text: str, words: list[Word], at: int) -> int:
        """Where the name before a list's member ends, as the number of the word after it; 0 where the list begins."""
        last = at
        if last and words[last - 1].low in self._words.joining:
            last -= 1
        between = text[words[last - 1].end : words[last].start] if last else ""
        return last if last and (last < at or "," in between) and between.strip(" ,") == "" else 0

    def _named_unit(self, text: str, words: list[Word], last: int, at: int, unit: str) -> Found | None:
        """The name that ends right before word `last`, read as a unit of the kind that word `at` says."""
        cyrillic = is_cyrillic(words[at].form)
        if words[last - 1].low in self._words.ordinary:
            return None
        for size in (3, 2, 1):
            first = last - size
            if first < 0 or is_cyrillic(words[first].form) is not cyrillic or not (cyrillic or words[first].capital):
                continue
            if len(run_from(text, words, first, set(), size)) < size or broken(gap(text, words, last).strip(",")):
                continue
            if unit == "facility" and self._is_a_site(words[first : at + 1]):
                return None
            entries = self._units(words[first:last], unit, cyrillic)
            entries = entries or (self._abroad(words, last, at) if unit == "district" and cyrillic else [])
            if entries:
                start, end = words[first].start, words[last - 1].end
                whole = (
                    last == at
                    and unit in ("region", "district", "hromada")
                    and words[at].low not in self._words.plurals
                )
                hit = self._hit(text, start, words[at].end if whole else end, entries)
                if unit == "direction":
                    hit = replace(hit, relation=AXIS, grain="direction")
                elif unit == "district" and entries[0].grain == "settlement":
                    hit = replace(hit, grain="district")
                return Found(first, size + (1 if last == at else 0), hit)
        return None

    def _is_a_site(self, words: list[Word]) -> bool:
        """Whether the words, the facility's own among them, name a site of the pack: Киевская ГЭС."""
        found = self._known.cyrillic(tuple(cyrillic_fold(word.form) for word in words))
        return bool(found) and found[0][0] == len(words)

    def _units(self, words: list[Word], unit: str, cyrillic: bool) -> list[Entry]:
        """Units of one kind by name; for an axis or a facility, the settlement an adjective is made from."""
        if not cyrillic:
            key = " ".join(latin_key(word.form) for word in words)
            keys: tuple[str, ...] = (key,)
            if unit == "direction":  # Toretskyi direction; "Toretsk direction" is found as Toretsk
                return self._known.named_after(key) if _ADJECTIVE.search(words[-1].low) else []
        else:
            key = adjective_stem(" ".join(cyrillic_fold(word.form) for word in words))
            keys = (key, *closed_stems(key)) if self._words.closes else (key,)
            if unit in ("direction", "facility"):
                named = (self._known.named_after(k) for k in keys)
                towns = (self._known.adjectival(k) for k in keys if unit == "facility")
                return next((found for found in (*named, *towns) if found), [])
        kinds = ("district", "quarter") if unit == "district" else ("region",) if unit == "border" else (unit,)
        by_key = ([e for n in self._known.units(k) if (e := self._known.entry(n)).unit in kinds] for k in keys)
        return next((entries for entries in by_key if entries), [])

    def _abroad(self, words: list[Word], last: int, at: int) -> list[Entry]:
        """The town of a district that the pack does not list, with the region after it that holds both: Энгельсский
        район Саратовской области."""
        if at + 2 >= len(words) or self._words.units.get(words[at + 2].low) != "region":
            return []
        regions = self._units(words[at + 1 : at + 2], "region", cyrillic=True)
        towns = self._known.adjectival(adjective_stem(cyrillic_fold(words[last - 1].form)))
        return [town for town in towns if any(self._known.inside(town.id, region.id) for region in regions)]
