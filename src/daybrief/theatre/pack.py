"""One conflict's data, loaded and checked. No theatre is named in code: a pack is a pack."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo

from daybrief.theatre.compiled import Compiled, opened
from daybrief.theatre.firmness import Firmness
from daybrief.theatre.folder import find
from daybrief.theatre.gazetteer import Gazetteer
from daybrief.theatre.grammar import bring
from daybrief.theatre.style import Style
from daybrief.theatre.terms import Openings, Terms, spelled


@dataclass(frozen=True)
class Person:
    """A named person, the party they speak for, and their office on the days it holds."""

    name: str
    party: str | None
    office: str = ""


@dataclass(frozen=True)
class Weapon:
    """A weapon as reports name it; `cls` is the exchange format's class, `name` how the brief writes it, `by` the one
    side that fires it. A `loose` name is of the class of the name that stands before it."""

    cls: str
    name: str
    by: str | None = None
    loose: bool = False


@dataclass(frozen=True)
class Source:
    """An outlet, office or wire. `party` is who it speaks for; `wire` marks agencies whose copy others carry."""

    id: str
    name: str
    lang: str
    party: str | None
    wire: bool
    kind: str  # outlet · agency · institute · office · international
    region: str = ""  # gazetteer id of the region an office speaks for


class Theatre:
    """A loaded pack. Everything a stage may know about one conflict is reached from here."""

    def __init__(self, root: Traversable) -> None:
        self.root = root
        self.compiled = pack = opened(root)
        tables = ("actors.toml", "weapons.toml", "sources.toml", "prose.toml")
        self._raw = {"theatre.toml": pack.about, **{name: pack.table(name) for name in tables}}
        about = pack.about
        self.name: str = about["name"]
        self.title: str = about["title"]
        self.languages: tuple[str, ...] = tuple(about["languages"])
        bring(pack, self.languages)
        self.sides: tuple[str, ...] = tuple(about["sides"])
        self.prose: dict[str, Any] = self._raw["prose.toml"]
        self.timezone = ZoneInfo(about["timezone"])
        self.about: dict[str, Any] = about
        self.lexicon = {lang: _lexicon(pack.table(f"lexicon/{lang}.toml")) for lang in self.languages}
        glosses = {lang: f"lexicon/gloss-{lang}.toml" for lang in self.languages}
        self.glosses = {lang: pack.table(name) for lang, name in glosses.items() if pack.has(name)}
        firm = [f"lexicon/firm-{lang}.toml" for lang in self.languages]
        self.firmness = Firmness(pack.table(name) for name in firm if pack.has(name))
        self.style = Style(pack.table("style.toml") if pack.has("style.toml") else {}, self.languages)
        self.id = pack.id

    @cached_property
    def tongues(self) -> dict[str, dict[str, Any]]:
        """By language: names and words in which the brief is written in it."""
        return {lang: found for lang in self.languages if (found := _tongue(self.compiled, lang))}

    def holder(self, place: str) -> str | None:
        """The side on whose land a place lies, or that has long held it; None where the pack does not say."""
        for side, prefixes in self.about.get("held", {}).items():
            if any(id.startswith(tuple(prefixes)) for id in self._around(place)):
                return str(side)
        entry = self.gazetteer.get(place)
        return entry.country if entry is not None and entry.country in self.sides else None

    @property
    def long_held(self) -> tuple[str, ...]:
        """How the ids of places begin that one side had held since long before the war's turn of 2022."""
        return tuple(prefix for prefixes in self.about.get("held", {}).values() for prefix in prefixes)

    @property
    def occupied(self) -> tuple[str, ...]:
        """How the ids of places begin that may have been under occupation; "occupied X" means one of these."""
        return tuple(self.about.get("occupied", {}).get("ids", ()))

    def rear(self, place: str) -> str | None:
        """The side on whose land a place lies, away from where the other holds or fights; None elsewhere."""
        front = tuple(self.about.get("front", {}).get("ids", ()))
        return None if any(id.startswith(front) for id in self._around(place)) else self.holder(place)

    def taken(self, place: str, day: date | None) -> bool:
        """Whether one side holds a place of the other's on that day, so that either may be struck there."""
        areas = (area["ids"] for area in self.about.get("taken", ()) if day and area["since"] <= day.isoformat())
        units = tuple(prefix for ids in areas for prefix in ids)
        return bool(units) and any(id.startswith(units) for id in self._around(place))

    def _around(self, place: str) -> tuple[str, ...]:
        """A place's id and those of the units around it."""
        known = self.gazetteer.find(place) is not None
        return (place, *self.gazetteer.parents(place)) if known else (place,)

    def words(self, slot: str, lang: str) -> tuple[str, ...]:
        """Terms of one lexicon slot; a slot the language lacks is empty."""
        found: list[str] = self.lexicon.get(lang, {}).get(slot, [])
        return tuple(found)

    def terms(self, prefix: str, lang: str) -> Terms[str]:
        """A table of all lexicon slots that are `prefix` or begin with `prefix.`; a hit's value is the slot's name."""
        return _lexicon_terms(self, prefix, lang)

    def openings(self, lang: str) -> Openings:
        """Which lexicon slots may have a term in a text, by its words."""
        return _openings(self, lang)

    @cached_property
    def parties(self) -> dict[str, Terms[str]]:
        """By language: names of states, their forces, capitals and adjectives, meaning a party code."""
        return self._by_lang("actors.toml", "party", lambda row: str(row["code"]))

    @cached_property
    def party_codes(self) -> frozenset[str]:
        """The code of every party that the pack knows."""
        return frozenset(str(row["code"]) for row in self.table("actors.toml", "party"))

    @cached_property
    def people(self) -> dict[str, Terms[Person]]:
        """By language: names of people."""
        return self._by_lang(
            "actors.toml", "person", lambda row: Person(row["name"], row.get("party"), row.get("office", ""))
        )

    @cached_property
    def epochs(self) -> dict[str, Terms[date]]:
        """By language: turns of the war that texts count from, meaning the day they began."""
        return self._by_lang("theatre.toml", "epoch", lambda row: date.fromisoformat(row["day"]))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every place of the theatre: by id, by name, and in running text."""
        return Gazetteer(self.compiled, self._people_in, self._states_in)

    def _people_in(self, text: str, lang: str) -> list[tuple[int, int]]:
        terms = self.people.get(lang)
        return [(hit.start, hit.end) for hit in terms.find(text)] if terms else []

    def _states_in(self, text: str, lang: str) -> list[tuple[int, int, str]]:
        terms = self.parties.get(lang)
        return [(hit.start, hit.end, hit.value) for hit in terms.find(text)] if terms else []

    @cached_property
    def weapons(self) -> dict[str, Terms[Weapon]]:
        """By language: names of weapons."""
        keys = ("class", "name", "by", "loose")
        return self._by_lang("weapons.toml", "weapon", lambda row: Weapon(*(row.get(key) for key in keys)))

    @cached_property
    def sources(self) -> tuple[tuple[Source, tuple[str, ...]], ...]:
        """Every known source with the host names, channel names and credits it is known by (lower case)."""
        rows = self._raw["sources.toml"].get("source", [])
        return tuple(
            (
                Source(
                    row["id"],
                    row["name"],
                    row.get("lang", ""),
                    row.get("party"),
                    row.get("wire", False),
                    row["kind"],
                    row.get("region", ""),
                ),
                tuple(k.lower() for k in row["known_as"]),
            )
            for row in rows
        )

    def table(self, file: str, key: str) -> list[dict[str, Any]]:
        """The rows of one table of the pack, as its file gives them."""
        rows: list[dict[str, Any]] = self._raw[file].get(key, [])
        return rows

    def region_of(self, source: str) -> str:
        """Gazetteer id of the region an office speaks for, "" for others; by its name or any name it is known by."""
        low = source.lower()
        return next((s.region for s, known in self.sources if s.region and (low == s.name.lower() or low in known)), "")

    def _by_lang(self, file: str, key: str, value: Any) -> dict[str, Terms[Any]]:
        rows = self._raw[file].get(key, [])
        return {
            lang: Terms((term, value(row)) for row in rows for each in row.get(lang, []) for term in spelled(each))
            for lang in self.languages
        }


@cache
def _openings(theatre: Theatre, lang: str) -> Openings:
    return Openings((term, name) for name, terms in theatre.lexicon.get(lang, {}).items() for term in terms)


@cache
def _lexicon_terms(theatre: Theatre, prefix: str, lang: str) -> Terms[str]:
    slots = theatre.lexicon.get(lang, {})
    return Terms((t, name) for name, ts in slots.items() if name == prefix or name.startswith(prefix + ".") for t in ts)


def _tongue(pack: Compiled, lang: str) -> dict[str, Any]:
    """What the brief needs of names and words to be written in a language; empty where the pack has none."""
    names = [f"tongues/{lang}/{part}.toml" for part in _TONGUE]
    return {key: value for name in names if pack.has(name) for key, value in pack.table(name).items()}


_TONGUE = ("prose", "people", "places", "nouns")  # the files of a tongue


def _lexicon(table: dict[str, Any]) -> dict[str, list[str]]:
    """Terms by slot, every pattern spelled out."""
    return {slot: [term for pattern in terms for term in spelled(pattern)] for slot, terms in table.items()}


@cache
def load(name: str) -> Theatre:
    """The pack called `name`, shipped in `daybrief.theatres`, or the one in the folder at that path."""
    return Theatre(find(name))
