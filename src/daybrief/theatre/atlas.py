"""The places of a theatre: read from the pack's `geo` folder and patch file, found by id and by name."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from typing import cast

from daybrief.model.place import Grain
from daybrief.theatre.adjectives import PATH as ENDINGS
from daybrief.theatre.adjectives import Adjectives
from daybrief.theatre.compiled import Compiled
from daybrief.theatre.inflect import adjective_stem, fits
from daybrief.theatre.lookalike import deceives
from daybrief.theatre.placenames import cyrillic_fold, cyrillic_key, is_cyrillic, latin_fold, latin_key, latin_keys

ALIKE = 0.75  # how alike a text's form of a name is to the official one that it stands for, of 1
UNIT_FLAGS = {"o": "region", "p": "district", "h": "hromada", "b": "quarter"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: where it is, how large, and the unit it lies in. Coordinates are degrees, WGS 84."""

    id: str
    name: str  # official Latin
    local: str  # in the country's own script, "" where not known
    lat: float
    lon: float
    grain: Grain
    within: str  # id of the innermost unit around it, "" for none
    country: str  # ISO 3166 alpha-2, "" for seas
    population: int  # 0: not known
    radius_km: float  # the true place lies within this distance of the coordinates
    unit: str  # region, district, hromada, quarter; "" for what is no unit
    estimated: bool  # the source estimates the position
    minor: bool  # a former settlement or a quarter, not in the official list
    drawable: bool  # False: the coordinates are an estimate, or only the middle of the district around it
    patched: bool = False  # comes from the patch file

    @property
    def weight(self) -> int:
        """How widely known it is: 3 states, regions, named features, cities · 2 towns · 1 villages · 0 minor places."""
        if self.grain != "settlement":
            return 2 if self.unit in ("district", "hromada", "quarter") else 3
        if self.minor:
            return 0
        return 3 if self.population >= 20_000 or self.patched else 2 if self.population >= 2_500 else 1


class Atlas:
    """Every place of a pack. Rows become entries when they are asked for, so that loading stays fast."""

    def __init__(self, pack: Compiled) -> None:
        self._pack = pack
        self._languages: tuple[str, ...] = tuple(pack.about["languages"])
        settings = pack.about.get("places", {})
        self.near: frozenset[str] = frozenset(settings.get("near", ()))  # states known down to villages
        self.regions_first: bool = settings.get("regions_first", False)  # a state's or region's name is no town's
        self.size_counts: bool = settings.get("size_counts", False)  # of namesakes the larger is meant sooner
        self.together: frozenset[str] = frozenset(
            settings.get("together", ())
        )  # regions that lists name by their seats
        self.adjectives = Adjectives(pack.table(ENDINGS) if pack.has(ENDINGS) else {})
        self.home: str = pack.about.get("home", "")
        self._tables = pack.places
        self._number, self._indexes = self._tables.numbers, self._tables.indexes
        self.patches = self._tables.patches
        self._former: dict[str, list[str]] = self.patches.get("former", {})
        self._renamed = {patch["id"]: patch for patch in self.patches.get("names", [])}
        self._entries: dict[int, Entry] = {}
        self._by_id: dict[str, Entry] = {}
        self._alike: dict[tuple[str, str], list[int]] = {}  # by official name and a form of it: rows of that name
        self._chains: dict[str, tuple[str, ...]] = {}  # by id: the units around it, once they were asked for

    # --- by id

    def find(self, id: str) -> Entry | None:
        """The place with this id, None where the pack has none."""
        number = self._number.get(id)
        return self.entry(int(number)) if number else None

    def holds(self, prefix: str) -> bool:
        """Whether any place's id begins so."""
        return any(id.startswith(prefix) for id in self._number)

    def get(self, id: str) -> Entry:
        """The place with this id; KeyError where the pack has none."""
        if id not in self._by_id:
            self._by_id[id] = self.entry(int(self._number[id]))
        return self._by_id[id]

    def entry(self, number: int) -> Entry:
        """The place in row `number`, the index that the name tables hold."""
        if number not in self._entries:
            row = self._tables.row(number).split("\t")
            patch = self._renamed.get(row[0])
            if patch:
                row[1], row[2] = patch.get("name", row[1]), patch.get("local", row[2])
                row[6], row[8] = patch.get("within", row[6]), str(patch.get("population", row[8]))
                if "lat" in patch:
                    unit = row[10][:1] if row[10][:1] in UNIT_FLAGS else ""
                    row[3:5], row[9:] = [str(patch["lat"]), str(patch["lon"])], [str(patch["radius_km"]), f"{unit}e"]
            self._entries[number] = _entry(row, number >= self._tables.first_patch)
        return self._entries[number]

    def parents(self, id: str) -> tuple[str, ...]:
        """Ids of the units around a place, innermost first, its country last."""
        if id in self._chains:
            return self._chains[id]
        chain: list[str] = []
        entry = self.get(id)
        while entry.within and entry.within in self._number and entry.within not in chain:
            chain.append(entry.within)
            entry = self.get(entry.within)
        state = f"iso:{entry.country}"
        if entry.country and state in self._number and state != id and state not in chain:
            chain.append(state)
        self._chains[id] = tuple(chain)
        return self._chains[id]

    def inside(self, id: str, unit: str) -> bool:
        """Whether a place is the unit or lies in it."""
        return id == unit or unit in self.parents(id)

    # --- by name

    def lookup(self, name: str, lang: str = "en") -> tuple[Entry, ...]:
        """Every place with this whole name, in any of its spellings and case forms; the best known first."""
        words = name.replace("-", " ").split()
        if not words or deceives(name, lang):
            return ()
        if "." in name and (short := self.short.get(_initials(name))):
            return (self.get(short),)
        if is_cyrillic(words[0]):
            folded = tuple(cyrillic_fold(word) for word in words)
            numbers = [n for length, ns in self.cyrillic(folded) if length == len(folded) for n in ns]
        else:
            bare = name.replace(".", "")  # St. Louis, St Louis
            numbers = self.latin(latin_keys(name), latin_fold(name)) or self.latin(latin_keys(bare), latin_fold(bare))
            if not numbers and (short := self.short.get(_initials(name))):
                return (self.get(short),)
            if not numbers and not self.near:
                numbers = self.units(latin_keys(bare))  # a county by its bare name
        found = {n: self.entry(n) for n in numbers}
        return tuple(sorted(found.values(), key=lambda e: (-e.weight, -e.population, e.id)))

    @cached_property
    def short(self) -> dict[str, str]:
        """Ids of regions by the short forms that stand after a town's name and a comma: Alexandria, La."""
        return {_initials(n): patch["id"] for patch in self.patches.get("names", []) for n in patch.get("short", ())}

    def latin(self, sound: str, letters: str) -> list[int]:
        """Rows with this Latin name, given by its sound key and its plain letters."""
        found = dict.fromkeys(n for index in self._indexes for n in index.latin(sound, letters))
        return [n for n in found if not self._taken_away(n, sound, letters)]

    def with_namesakes(self, numbers: list[int], told: str) -> list[int]:
        """The rows, and those of the country at war that bear the same official name where a text's form of it is
        listed with some of them only: Раздоловка of one Роздолівка is every one's. `told` is folded."""
        out = dict.fromkeys(numbers)
        for entry in map(self.entry, numbers):
            if entry.country == self.home and entry.grain == "settlement":
                out.update(dict.fromkeys(self._namesakes(entry.local if is_cyrillic(told) else entry.name, told)))
        return list(out)

    def _namesakes(self, name: str, told: str) -> list[int]:
        """Rows of settlements of the country at war with this name, where what a text tells is a form like it."""
        if (name, told) not in self._alike:
            own = cyrillic_key(name) if is_cyrillic(told) else latin_fold(name)
            alike = bool(own) and own.count(" ") == told.count(" ") and abs(len(own) - len(told)) <= 1
            alike = alike and SequenceMatcher(None, own, told, autojunk=False).ratio() >= ALIKE
            forms = tuple(own.split())
            rows = (
                []
                if not alike
                else [n for size, ns in self.cyrillic(forms) if size == len(forms) for n in ns]
                if is_cyrillic(told)
                else self.latin(latin_keys(name), own)
            )
            same = (n for n in rows if self.entry(n).country == self.home and not self.entry(n).unit)
            self._alike[name, told] = [n for n in same if self.entry(n).grain == "settlement"]
        return self._alike[name, told]

    def most_words(self, sound: str, letters: str) -> int:
        """Words in the longest Latin name that begins with this word."""
        return max(index.most_words(sound, letters) for index in self._indexes)

    def cyrillic(self, forms: tuple[str, ...]) -> list[tuple[int, list[int]]]:
        """Names whose case forms begin `forms` (folded), each as (number of words, rows), the longest first."""
        sizes: dict[int, dict[int, None]] = {}
        for index in self._indexes:
            for size, numbers in index.cyrillic(forms):
                sizes.setdefault(size, {}).update(dict.fromkeys(numbers))
        kept = [(size, [n for n in ns if not self._taken_away(n, *forms[:size])]) for size, ns in sizes.items()]
        return sorted([(size, numbers) for size, numbers in kept if numbers], reverse=True)

    def misspelt(self, name: str) -> list[int]:
        """Rows of the country at war whose Latin name ends alike and differs from this one by one sound: left out,
        doubled, swapped or another."""
        key = latin_key(name)
        cuts = [(key[:n], key[n:]) for n in range(len(key) + 1)]
        others = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        others |= {a + sound + b[skip:] for a, b in cuts for sound in _SOUNDS for skip in (0, 1)}
        hits = [
            index.near[other]
            for index, sounds in zip(self._indexes, self._sounds, strict=True)
            for other in others & sounds
        ]
        end = latin_fold(name)[-2:]
        near = {int(n): self.entry(int(n)) for rows in hits for n in rows.split()}
        return sorted(n for n, e in near.items() if e.country == self.home and latin_fold(e.name).endswith(end))

    @cached_property
    def _sounds(self) -> tuple[frozenset[str], ...]:
        """Of each index: the sound keys of all its names."""
        return tuple(frozenset(index.near) for index in self._indexes)

    def units(self, key: str) -> list[int]:
        """Regions and districts by the name that stands before their unit word: a sound key or an adjective's stem."""
        found = dict.fromkeys(int(n) for index in self._indexes for n in index.units.get(key, "").split())
        return list(found)

    @cached_property
    def axes(self) -> frozenset[str]:
        """Ids of the places that axes of the front are called after."""
        return frozenset(patch["of"] for patch in self.patches.get("direction", []))

    def axes_on(self, day: date | None) -> frozenset[str]:
        """Those of axes named on a day; of all days where none is given."""
        if day is None:
            return self.axes
        told, named = day.isoformat(), self.patches.get("direction", [])
        return self.axes - {p["of"] for p in named if not p.get("since", told) <= told <= p.get("until", told)}

    @cached_property
    def notable(self) -> frozenset[str]:
        """Ids of small places that reports of this war name again and again."""
        return frozenset(self.patches.get("notable", {}).get("ids", ()))

    @cached_property
    def seats_of_states(self) -> frozenset[str]:
        """Ids of the capitals of states."""
        return frozenset(row[: row.index("\t")] for row in self._marked if row.endswith("\tn"))

    @cached_property
    def _marked(self) -> list[str]:
        """Rows of the capitals of states and of regions."""
        return [self._tables.row(number) for number in self._tables.marked]

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of the capitals of states and of the cities that regions are called after."""
        found = set(self.seats_of_states)
        for row in self._marked:
            if not row.endswith("\tn"):
                region = self.get(row[: row.index("\t")])
                head = region.name.removesuffix(" Oblast").removesuffix(" Krai").removesuffix(" Region")
                seats = [e for e in self.lookup(head) if e.grain == "settlement" and e.country == region.country]
                found.update(e.id for e in seats[:1] if e.population >= 50_000)
        return frozenset(found)

    def has_patched_name(self, id: str, text: str) -> bool:
        """Whether the patch file gives a compiled place this name, or says that it is a former one still in use."""
        patch = self._renamed.get(id, {})
        told = [patch.get("name", ""), *(name for lang in self._languages for name in patch.get(lang, ()))]
        return _is_one_of(text, told) or self.bore_lately(id, text)

    def bore_lately(self, id: str, text: str) -> bool:
        """Whether a place bore this name until lately, so that reports of the war use it."""
        return _is_one_of(text, self._former.get(id, ()))

    def name_in_use(self, entry: Entry, text: str) -> str:
        """The official name of a place, or the one it bore until lately where the text calls it so."""
        return self._former[entry.id][0] if self.bore_lately(entry.id, text) else entry.name

    def phrase(self, forms: tuple[str, ...]) -> tuple[int, int]:
        """The longest patched Cyrillic name that begins `forms`: its words and its row; (0, 0) for none."""
        found = [(size, numbers[0]) for size, numbers in self._indexes[-1].cyrillic(forms)]
        return max(found, default=(0, 0))

    @cached_property
    def metonyms(self) -> frozenset[str]:
        """Ids of seats of power: their names mean the place only after a preposition of place."""
        return frozenset(patch["id"] for patch in self.patches.get("place", []) if patch.get("metonym"))

    def named_after(self, stem: str) -> list[Entry]:
        """The settlement an adjective is made from: an axis of the front by the patch file, else the seat of the unit
        that bears the adjective."""
        axis = self._directions.get(stem)
        if axis is not None:
            return [self.get(axis)]
        for kind in ("district", "hromada", "region"):
            for unit in (self.entry(n) for n in self.units(stem)):
                if unit.unit == kind:
                    seats = self.lookup(unit.name.rsplit(" ", 1)[0])
                    return [seat for seat in seats if self.inside(seat.id, unit.id)][:1]
        return []

    def adjectival(self, stem: str) -> list[Entry]:
        """The city that an adjective's folded stem is made from: севастополск, туапсинск; [] for none."""
        base = next((stem.removesuffix(end) for end in _OF_ADJECTIVES if stem.endswith(end)), "")
        short = base.removesuffix("ин")
        names = dict.fromkeys((stem, *(f"{root}{end}" for root in (base, short) for end in ("", "а", "е", "и"))))
        found = [e for n in names if len(n) > 3 for _, ns in self.cyrillic((n,)) for e in map(self.entry, ns)]
        cities = [e for e in found if e.grain == "settlement" and e.weight == 3 and e.country in self.near]
        return sorted(cities, key=lambda e: (-e.population, e.id))[:1]

    def region_called(self, name: str) -> Entry | None:
        """The region that bears a city's name: Rivne Oblast for Rivne."""
        found = [self.entry(n) for n in self.units(latin_keys(name))]
        return next((entry for entry in found if entry.unit == "region"), None)

    def part(self, state: Entry, compass: str) -> Entry:
        """The compass part of a state: the patch file's own area, else the state itself."""
        return self.find(f"area:{state.country}:{compass}") or state

    @cached_property
    def _directions(self) -> dict[str, str]:
        return {
            adjective_stem(cyrillic_fold(word)): patch["of"]
            for patch in self.patches.get("direction", [])
            for word in patch["adjectives"]
        }

    @cached_property
    def _wrong(self) -> dict[int, set[str]]:
        """By row: names that the patch file takes away."""
        return {
            int(self._number[patch["id"]]): {
                key for n in patch["not"] for key in (latin_keys(n), latin_fold(n), cyrillic_key(n))
            }
            for patch in self.patches.get("names", [])
            if "not" in patch
        }

    def _taken_away(self, number: int, *names: str) -> bool:
        wrong = self._wrong.get(number)
        return wrong is not None and any(name in wrong for name in names)


_OF_ADJECTIVES = ("ск", "цк", "зк")
_SOUNDS = "abcdefhijklmnoprstuvzCSJX"


def _is_one_of(text: str, names: Sequence[str]) -> bool:
    """Whether a text is one of these names, by its sound or in a case form."""
    if not any(names):
        return False
    if not is_cyrillic(text):
        return latin_keys(text) in {latin_keys(name) for name in names if name and not is_cyrillic(name)}
    forms = cyrillic_key(text).split()
    told = [cyrillic_key(name).split() for name in names if is_cyrillic(name)]
    return any(len(name) == len(forms) and all(map(fits, name, forms)) for name in told)


def _initials(name: str) -> str:
    return name.replace(".", "").replace(" ", "")


def _entry(row: list[str], patched: bool) -> Entry:
    id, name, local, lat, lon, grain, within, country, people, reach, flag = row
    population = int(people)
    radius = float(reach) if reach else _reach(population)
    return Entry(
        id, name, local, float(lat), float(lon), cast(Grain, grain), within, country, population,
        max(radius, 12.0) if "c" in flag else radius, UNIT_FLAGS.get(flag[:1], ""),
        "e" in flag, "m" in flag, not {"c", "e"} & set(flag), patched,
    )  # fmt: skip


def _reach(population: int) -> float:
    """Radius in km of a settlement's built-up land: about 1 for a village, 15 for a city of three million."""
    return round(min(15.0, max(1.0, math.sqrt(population / 1_000) / 3.6)), 1)
