"""Finding the places a text mentions, in English, Ukrainian or Russian, with what the words beside them say."""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from daybrief.model.place import Grain
from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.inflect import adjective_stem
from daybrief.theatre.placenames import cyrillic_fold, is_cyrillic, latin_fold, latin_key, romanise

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINS = re.compile(r"^\s*(?:,|/|,?\s+(?:and|or|та|і|й|и|або|или)|[-–—])\s*(?:(?:the|also|in|у|в|на)\s+)?$")
_BREAK = re.compile(r"[^\w\s\-–'’ʼ]|\n")
_SENTENCE_END = re.compile(r"[.!?:…\n•\-–—*\"“«(]\s*$")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """`text[start:end]` names a place: the name alone, with its unit word where it has one ("Donetsk Oblast")."""

    start: int
    end: int
    text: str
    ids: tuple[
        str, ...
    ]  # every place it may mean, the best known first; () where the words say "place" but none is known
    name: str  # official Latin name where the candidates agree on one, else the text in Latin letters
    relation: str | None = None  # "near", "north of", "in the direction of" …; None: in it
    parent: str | None = None  # the region named with it
    parent_ids: tuple[str, ...] = ()
    is_parent: bool = False  # it only tells where the place before it lies
    grain: Grain | None = None  # what the words beside it say it is, where they do


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    form: str  # without a possessive 's
    low: str
    capital: bool
    first: bool  # opens a sentence, a quotation or a list item


class PlaceWords:
    """The words of one language that stand beside place names, from the pack's `geo-words.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.units: dict[str, str] = {form: unit for unit, forms in table.get("units", {}).items() for form in forms}
        self.plurals = frozenset(table.get("plurals", ()))
        self.kinds = frozenset(table.get("kinds", ()))
        self.places = frozenset(table.get("prepositions", ()))
        self.ordinary = frozenset(table.get("ordinary", ()))
        self.qualifiers = frozenset(table.get("qualifiers", ()))
        self.titles = frozenset(table.get("titles", ()))
        self.says = frozenset(table.get("says", ()))
        self.features = frozenset(table.get("features", ()))
        self.compass: dict[str, str] = dict(table.get("compass", {}))
        self.relations = [
            (re.compile(p + r"\s*$", re.IGNORECASE), said) for p, said in table.get("relations", {}).items()
        ]
        self.masks = [re.compile(rf"\b(?:{p})\b") for p in table.get("masks", ())]
        self.first_names = frozenset(table.get("first_names", ()))


class PlaceScanner:
    """Finds mentions in texts of one language. `people` gives the stretches that name known persons."""

    def __init__(
        self, known: Atlas, words: PlaceWords, lang: str, people: Callable[[str], Iterable[tuple[int, int]]]
    ) -> None:
        self._known = known
        self._words = words
        self._lang = lang
        self._people = people

    def scan(self, text: str) -> list[PlaceHit]:
        """Every place mention, in text order, not overlapping."""
        words = _words(text)
        taken = self._masked(text, words)
        found: dict[int, tuple[int, PlaceHit, float]] = {}
        for at, size, hit in self._adjectival(text, words, taken):
            found[at] = (size, hit, 1.0)
            taken.update(range(at, at + size))
        at = 0
        while at < len(words):
            got = None if at in taken else self._named(text, words, at, taken)
            if got is None:
                at += 1
                continue
            size, hit, trust = got
            found[at] = (size, hit, trust)
            at += size
        hits = _settled([found[at][1:] for at in sorted(found)], text)
        return self._with_parents(self._with_lists(hits, text), text)

    # --- what is no place

    def _masked(self, text: str, words: list[_Word]) -> set[int]:
        spans = [(start, end) for start, end in self._people(text)]
        spans += [match.span() for mask in self._words.masks for match in mask.finditer(text)]
        if not spans:
            return set()
        covered = bytearray(len(text))
        for start, end in spans:
            covered[start:end] = b"\1" * (end - start)
        return {n for n, word in enumerate(words) if covered[word.start]}

    # --- Cyrillic adjectives before a unit word: Донецької області, Покровському напрямку

    def _adjectival(self, text: str, words: list[_Word], taken: set[int]) -> list[tuple[int, int, PlaceHit]]:
        found: list[tuple[int, int, PlaceHit]] = []
        for at, word in enumerate(words):
            unit = self._words.units.get(word.low)
            if unit is None or not at or not is_cyrillic(word.form):
                continue
            last = at
            while last > 0:
                got = self._adjective(text, words, last, unit)
                if got is None or any(n in taken for n in range(last - got[0], last)):
                    break
                size, hit = got
                if last == at:
                    hit = replace(hit, end=word.end, text=text[hit.start : word.end])
                found.append((last - size, size + (1 if last == at else 0), hit))
                last -= size
                if last and words[last - 1].low in ("і", "й", "та", "и", "або", "или"):
                    last -= 1
        return found

    def _adjective(self, text: str, words: list[_Word], last: int, unit: str) -> tuple[int, PlaceHit] | None:
        """The adjective that ends right before word `last`, read as a unit of this kind."""
        for size in (2, 1):
            first = last - size
            if first < 0 or len(text[words[last - 1].end : words[last].start]) > 2:
                continue
            if size == 2 and text[words[first].end : words[first + 1].start] not in ("-", " "):
                continue
            stem = adjective_stem(" ".join(cyrillic_fold(word.form) for word in words[first:last]))
            entries = self._units(stem, unit)
            if entries:
                start, end = words[first].start, words[last - 1].end
                relation = "in the direction of" if unit == "direction" else self._relation(text, start)
                grain: Grain | None = "direction" if unit == "direction" else None
                ids = tuple(entry.id for entry in entries)
                return size, PlaceHit(start, end, text[start:end], ids, entries[0].name, relation, grain=grain)
        return None

    def _units(self, key: str, unit: str) -> list[Entry]:
        """Units of one kind by key; for a direction, the settlement that gives it its name."""
        if unit == "direction":
            return self._known.direction(key)
        entries = [self._known.entry(n) for n in self._known.units(key)]
        kinds = ("district", "quarter") if unit == "district" else (unit,)
        return [entry for entry in entries if entry.unit in kinds]

    # --- names

    def _named(self, text: str, words: list[_Word], at: int, taken: set[int]) -> tuple[int, PlaceHit, float] | None:
        word = words[at]
        if not word.capital:
            return self._phrase(text, words, at, taken) or self._compass(text, words, at, taken)
        run = _run(text, words, at, taken)
        unit = self._english_unit(text, words, run, at)
        if unit is not None:
            return unit
        got = self._longest(run)
        if got is None:
            return self._unknown(text, words, at)
        if got[1][0].id in self._known.metonyms and not self._after_place_word(text, words, at):
            return None
        size, entries = got
        end = at + size - 1
        if size == 1 and word.low in self._words.ordinary and not self._after_kind(text, words, at):
            return None
        start, stop = word.start, words[end].start + len(words[end].form)
        following = words[end + 1] if end + 1 < len(words) else None
        close = following is not None and text[words[end].end : following.start] == " "
        if (
            close
            and following is not None
            and following.low in self._words.features
            and entries[0].grain == "settlement"
        ) and not entries[0].patched:
            return None
        relation = self._relation(text, start)
        grain: Grain | None = None
        if close and following is not None and self._words.units.get(following.low) == "direction":
            relation, grain = "in the direction of", "direction"
        hit = PlaceHit(
            start, stop, text[start:stop], tuple(e.id for e in entries), _name(entries, text[start:stop]), relation
        )
        trust = self._trust(text, words, at, size, entries)
        return (size, replace(hit, grain=grain), trust) if trust > 0 else None

    def _longest(self, run: list[_Word]) -> tuple[int, list[Entry]] | None:
        """The longest name that begins with the run's first word, and the places it may mean."""
        if is_cyrillic(run[0].form):
            for size, numbers in self._known.cyrillic(tuple(cyrillic_fold(word.form) for word in run)):
                return size, self._ranked(numbers, "")
            return None
        sounds = [latin_key(word.form) for word in run]
        letters = [latin_fold(word.form) for word in run]
        most = min(len(run), self._known.most_words(sounds[0], letters[0]))
        for size in range(most, 0, -1):
            name = " ".join(letters[:size])
            numbers = self._known.latin(" ".join(sounds[:size]), name)
            if numbers:
                return size, self._ranked(numbers, name)
        return None

    def _ranked(self, numbers: list[int], letters: str) -> list[Entry]:
        entries = [self._known.entry(n) for n in numbers]
        states = [e for e in entries if e.grain == "country"]
        return states or sorted(
            entries, key=lambda e: (e.weight < 3, latin_fold(e.name) != letters, -e.weight, -e.population, e.id)
        )

    def _english_unit(
        self, text: str, words: list[_Word], run: list[_Word], at: int
    ) -> tuple[int, PlaceHit, float] | None:
        """A Latin name and its unit word: Donetsk Oblast, Kupiansk Raion, Kharkiv region."""
        if is_cyrillic(run[0].form):
            return None
        for size in range(min(3, len(run)), 0, -1):
            if at + size >= len(words):
                continue
            word = words[at + size]
            unit = self._words.units.get(word.low)
            if unit in (None, "direction", "city") or text[words[at + size - 1].end : word.start] != " ":
                continue
            entries = self._units(" ".join(latin_key(w.form) for w in run[:size]), unit or "")
            if not entries:
                continue
            start, end = words[at].start, words[at + size].end
            if word.low in self._words.plurals:
                end = words[at + size - 1].end
            ids = tuple(entry.id for entry in entries)
            hit = PlaceHit(start, end, text[start:end], ids, entries[0].name, self._relation(text, start))
            return size + 1, hit, 2.0 if word.low in self._words.plurals else 1.0
        return None

    def _compass(self, text: str, words: list[_Word], at: int, taken: set[int]) -> tuple[int, PlaceHit, float] | None:
        """A compass part of a state: eastern Ukraine."""
        part = self._words.compass.get(words[at].low)
        if part is None or at + 1 >= len(words) or at + 1 in taken or not words[at + 1].capital:
            return None
        got = self._longest(_run(text, words, at + 1, taken))
        if got is None or got[1][0].grain != "country" or text[words[at].end : words[at + 1].start].strip("- "):
            return None
        size, entries = got
        start, end = words[at].start, words[at + size].start + len(words[at + size].form)
        area = self._known.part(entries[0], part)
        name = f"{part} {entries[0].name}"
        return (
            size + 1,
            PlaceHit(start, end, text[start:end], (area.id,), name, self._relation(text, start), grain="area"),
            1.0,
        )

    def _phrase(self, text: str, words: list[_Word], at: int, taken: set[int]) -> tuple[int, PlaceHit, float] | None:
        """A name of several words that opens in lower case: схід України, остров Змеиный."""
        if not is_cyrillic(words[at].form):
            return None
        run = _run(text, words, at, taken)
        size, number = self._known.phrase(tuple(cyrillic_fold(word.form) for word in run))
        if size < 2 or not any(word.capital for word in run[:size]):
            return None
        entry = self._known.entry(number)
        start, end = words[at].start, words[at + size - 1].end
        return size, PlaceHit(start, end, text[start:end], (entry.id,), entry.name, self._relation(text, start)), 1.0

    def _unknown(self, text: str, words: list[_Word], at: int) -> tuple[int, PlaceHit, float] | None:
        """A name that no gazetteer row has, after words that say it is a settlement."""
        if not self._after_kind(text, words, at) or words[at].low in self._words.units or len(words[at].form) < 4:
            return None
        word = words[at]
        end = word.start + len(word.form)
        latin = romanise(word.form, self._lang) if is_cyrillic(word.form) else word.form
        return 1, PlaceHit(word.start, end, word.form, (), latin, self._relation(text, word.start)), 1.0

    # --- evidence

    def _after_kind(self, text: str, words: list[_Word], at: int) -> bool:
        """Whether "the village of", "місто" or the like stands before the word."""
        back = at - 2 if at > 1 and words[at - 1].low == "of" else at - 1
        if back < 0 or words[back].low not in self._words.kinds:
            return False
        between = text[words[back].end : words[at].start]
        return not _BREAK.search(between.removeprefix(".") if len(words[back].form) < 4 else between)

    def _after_place_word(self, text: str, words: list[_Word], at: int) -> bool:
        """Whether a preposition of place stands before the word, articles and qualifiers looked through."""
        before = self._before(text, words, at)
        return before is not None and before.low in self._words.places

    def _before(self, text: str, words: list[_Word], at: int) -> _Word | None:
        """The word before, articles and qualifiers looked through: in occupied Luhansk, at the Kremlin."""
        back = at - 1
        while back >= max(0, at - 3) and words[back].low in self._words.qualifiers:
            back -= 1
        return words[back] if back >= 0 and not _BREAK.search(text[words[back].end : words[at].start]) else None

    def _trust(self, text: str, words: list[_Word], at: int, size: int, entries: list[Entry]) -> float:
        """0: no place · 0.5: one only if a neighbour in a list is · 1: a place."""
        best = entries[0]
        word, last = words[at], words[at + size - 1]
        before = self._before(text, words, at)
        after = words[at + size] if at + size < len(words) and text[last.end : words[at + size].start] == " " else None
        if self._after_kind(text, words, at):
            return 1.0
        if word.form.isupper() and len(word.form) < 5 and size == 1 and not best.patched:
            return 1.0 if best.grain == "country" and self._after_place_word(text, words, at) else 0.0
        if self._in_a_name(text, before, word, after, best):
            return 0.0
        if best.weight >= 3 and not (best.grain == "settlement" and best.population < 50_000 and word.first):
            return 1.0
        if before is not None and before.low in self._words.places:
            return 1.0
        if after is not None and after.low in self._words.units:
            return 1.0
        return 0.7 if best.weight >= 2 and not word.first else 0.5

    def _in_a_name(self, text: str, before: _Word | None, word: _Word, after: _Word | None, best: Entry) -> bool:
        """Whether the word is part of a person's or a thing's name rather than a place's."""
        if word.low in self._words.first_names and not (before and before.low in self._words.places):
            return True
        if (best.weight >= 3 and best.population >= 100_000) or best.grain != "settlement":
            return bool(before and before.low in self._words.first_names)
        if after is not None and after.low in self._words.says:
            return True
        if before is not None and text[before.end : word.start] == " ":
            if before.low in self._words.titles or before.low in self._words.first_names:
                return True
            if before.capital and not before.first and before.low not in self._words.places | self._words.kinds:
                return True
        follows = (
            after is not None
            and after.capital
            and after.low not in self._words.titles
            and after.low not in self._words.units
        )
        return (
            follows
            and after is not None
            and after.low not in self._words.kinds
            and not (before and before.low in self._words.places)
        )

    def _relation(self, text: str, start: int) -> str | None:
        """What the words before a name say about how the event lies to it."""
        tail = text[max(0, start - 48) : start]
        for pattern, said in self._words.relations:
            match = pattern.search(tail)
            if match:
                return match.expand(said) if "\\" in said else said
        return None

    # --- neighbours

    def _with_lists(self, hits: list[tuple[PlaceHit, float]], text: str) -> list[PlaceHit]:
        """Keep doubtful names only beside a certain one; give a list's plural unit word to all its names."""
        trust = [t for _, t in hits]
        joined = [bool(_JOINS.match(text[a.end : b.start])) for (a, _), (b, _) in itertools.pairwise(hits)]
        for order in (range(len(joined)), range(len(joined) - 1, -1, -1)):
            for n in order:
                if joined[n] and max(trust[n], trust[n + 1]) >= 1:
                    trust[n], trust[n + 1] = max(trust[n], 0.9), max(trust[n + 1], 0.9)
        sure = {hit.name for (hit, _), t in zip(hits, trust, strict=True) if t >= 0.9}
        out: list[PlaceHit] = []
        for n, ((hit, first), t) in enumerate(zip(hits, trust, strict=True)):
            if t >= 0.7 or hit.name in sure:
                out.append(hit)
            if first == 2.0:
                self._spread(out, hits, n, joined)
        return out

    def _spread(self, out: list[PlaceHit], hits: list[tuple[PlaceHit, float]], at: int, joined: list[bool]) -> None:
        """Kharkiv, Sumy and Donetsk oblasts: the unit word at the end is every name's."""
        wanted = self._known.get(hits[at][0].ids[0]).unit
        places = {hit.start: n for n, hit in enumerate(out)}
        while at and joined[at - 1]:
            at -= 1
            hit = hits[at][0]
            key = " ".join(latin_key(part) for part in latin_fold(hit.text).split())
            entries = self._units(key, wanted)
            if not entries or hit.start not in places:
                return
            out[places[hit.start]] = replace(hit, ids=tuple(e.id for e in entries), name=entries[0].name)

    def _with_parents(self, hits: list[PlaceHit], text: str) -> list[PlaceHit]:
        """Tie a region to the places right before it that lie in it: Kupiansk, Kharkiv Oblast."""
        out = list(hits)
        for n in range(1, len(out)):
            region = out[n]
            if not region.ids or not self._is_region(region) or not self._leads_up(out[n - 1], region, text):
                continue
            back = n - 1
            while back >= 0 and self._lies_in(out[back], region):
                out[back] = replace(out[back], parent=region.name, parent_ids=region.ids)
                out[n] = replace(out[n], is_parent=True)
                if back == 0 or not _JOINS.match(text[out[back - 1].end : out[back].start]):
                    break
                back -= 1
        return out

    def _is_region(self, hit: PlaceHit) -> bool:
        entry = self._known.get(hit.ids[0])
        return bool(entry.unit) or entry.grain in ("country", "region")

    def _leads_up(self, place: PlaceHit, region: PlaceHit, text: str) -> bool:
        between = text[place.end : region.start]
        return bool(
            re.fullmatch(r"(?:['’]s)?\s*(?:,|\(|,?\s+in|,?\s+у|,?\s+в|,?\s+на|of)?\s*(?:the|of)?\s*", between)
        ) and bool(between)

    def _lies_in(self, place: PlaceHit, region: PlaceHit) -> bool:
        return (
            bool(place.ids)
            and place.ids != region.ids
            and any(id != unit and self._known.inside(id, unit) for id in place.ids for unit in region.ids)
        )


def _settled(hits: list[tuple[PlaceHit, float]], text: str) -> list[tuple[PlaceHit, float]]:
    return [(hit, trust) for hit, trust in hits if hit.text == text[hit.start : hit.end]]


def _name(entries: list[Entry], text: str) -> str:
    """The official name, where the best known candidates agree on one."""
    return entries[0].name


def _words(text: str) -> list[_Word]:
    found = []
    previous = 0
    for match in _WORD.finditer(text):
        form = _POSSESSIVE.sub("", match.group())
        between = text[previous : match.start()]
        first = previous == 0 or bool(_SENTENCE_END.search(between))
        found.append(_Word(match.start(), match.end(), form, form.lower().replace("’", "'"), form[:1].isupper(), first))
        previous = match.end()
    return found


def _run(text: str, words: list[_Word], at: int, taken: set[int]) -> list[_Word]:
    """Up to six words from `at` that only single spaces or hyphens part."""
    run = [words[at]]
    for n in range(at + 1, min(at + 6, len(words))):
        between = text[words[n - 1].end : words[n].start]
        if (
            between not in (" ", "-", "–", "\u00a0", "\n")
            or n in taken
            or len(words[n - 1].form) != words[n - 1].end - words[n - 1].start
        ):
            break
        run.append(words[n])
    return run
