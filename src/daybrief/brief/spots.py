"""How places are put into words: their printed name, the region around them, and the preposition they take."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from daybrief.brief import english
from daybrief.brief.times import MONTHS
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place
from daybrief.theatre.pack import Theatre

_SOFT = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])['’](?=[a-rt-z]|s[a-z])")
"""A soft sign, which names in Latin letters leave out: "Pot'omkyne"; not that of "St John's"."""

_LATIN = re.compile(r"^(?:(?:north|south|east|west)\w* )?[A-Z0-9][A-Za-zÀ-ž0-9 '’./-]*$")


@dataclass(frozen=True)
class Item:
    """One value in words: a preposition of its own where it has one, its text, and whether it takes a plural verb."""

    text: str
    many: bool = False
    prep: str = ""
    stands_for: int = 1  # values it tells: '13 settlements, including A and B'
    gender: str = ""  # what a verb agrees with where the language asks for it; "": it is no subject


BESIDE = {"struck": "targets", "taken": "ground", "held": "positions"}
"""What is struck, taken or held beside a place, by the form of the verb: who holds positions around a city does not
hold the city."""

PARTLY = ("taken", "held")  # what is done to some part of a region, whose name says no more than where

NAMED_WITH_THE = (
    " direction", " area", " River", " Sea", " Reservoir", " Strait", " Canal", " Bridge", " Plant", " Peninsula",
    " Coast", " Dam", " Station", " plant", " highway", " road",
)  # fmt: skip


_VILLAGE, _CITY = 1, 3  # as the gazetteer weighs how widely a place is known


def place_name(place: Place) -> str:
    """The official name, or the mention's own where it is a Latin name; '' for anything that does not read as one."""
    name = place.chosen.name if isinstance(place, Located) else place.mention.name
    name = " ".join(_SOFT.sub("", name).replace("'", "’").split())
    return name if _LATIN.match(name) and len(name) <= 40 and name not in MONTHS else ""


def not_the_city(place: Place, theatre: Theatre) -> bool:
    """Whether a name that could be several villages' is also a city's that is not meant: told bare it would
    be read as the city."""
    if isinstance(place, Located) or place.reason != "tie" or not place.others:
        return False
    known = theatre.gazetteer
    may_be = [entry for other in place.others if (entry := known.find(other.gazetteer_id)) is not None]
    best = next(iter(known.lookup(place.mention.name)), None)
    city = best is not None and best.grain == "settlement" and best.weight == _CITY
    return city and all(entry.grain == "settlement" and entry.weight <= _VILLAGE for entry in may_be)


def region_of(place: Place, theatre: Theatre) -> str:
    """The name of the region that a place is or lies in; '' where it is not known."""
    if not isinstance(place, Located):
        return ""
    if place.grain == "region":
        return place.chosen.name
    known = (theatre.gazetteer.find(parent) for parent in place.chosen.parents)
    return next((entry.name for entry in known if entry is not None and entry.grain == "region"), "")


def namesakes(facts: Iterable[Fact]) -> frozenset[str]:
    """Ids of the places that share their name with another one of these facts, told oftener: a reader would take them
    for it."""
    met: dict[str, Counter[str]] = {}
    for fact in facts:
        for place in fact.where:
            if isinstance(place, Located) and (name := place_name(place)):
                met.setdefault(name, Counter())[place.chosen.gazetteer_id] += 1
    return frozenset(other for ids in met.values() for other, _ in sorted(ids.items(), key=lambda p: (-p[1], p[0]))[1:])


_UPON = re.compile(r"(?: (?:River|Spit|Island|Peninsula|[Hh]ighway|road))$")
"""What one is on and not in."""


def preposition(place: Place, form: str) -> str:
    """The preposition a place takes: its own relation in the text, or the form's, 'in' for what has an inside."""
    wide = isinstance(place, Located) and place.grain in ("region", "district", "country", "area")
    relation = place.mention.relation
    if form in BESIDE:
        if relation and relation not in ("in", "at") and not (wide and relation in ("around", "across", "throughout")):
            return f"{BESIDE[form]} {relation}"
        return f"{BESIDE[form]} in" if wide and form in PARTLY else ""
    if form == "from" and relation and (relation in ("near", "around") or relation.endswith(" of")):
        return f"from positions {relation}"
    if form in ("bare", "over", "from", "at"):
        return "" if form == "bare" else form
    if form in ("in", "near") and relation in (None, "", "in") and _UPON.search(place_name(place)):
        return "on"
    if relation and relation != "in":
        return relation
    if form == "to":
        return form
    if form == "in" and isinstance(place, Located) and place.grain == "point":
        return "at"
    return "in" if wide else form


def gathered(items: Sequence[Item], towns: frozenset[str], most: int, named: int) -> list[Item]:
    """Items, of which the longest run with one preposition is counted where there are more than `most` in all: 'near 13
    settlements, including A, B and C'. The count stands last, so that its list cannot run into the others. `towns`: the
    texts of those that are settlements."""
    if len(items) <= most:
        return list(items)
    prep, run = max(with_prepositions(items), key=lambda pair: len(pair[1]))
    if len(run) <= named + 1:
        return list(items)
    first = english.listed([item.text for item in run[:named]])
    noun = "settlements" if all(item.text in towns for item in run) else "places"
    counted = Item(f"{english.number(len(run))} {noun}, including {first}", True, prep, len(run))
    return [*(item for item in items if item.prep != prep), counted]


_IN_COMMON = (" Oblast", " Raion", " Thermal Power Plant", " Nuclear Power Plant", " Power Plant")
"""Common nouns that several names share, the longer first."""


def in_a_row(names: Sequence[str]) -> list[str]:
    """Names with their common noun once, at the end: 'Volyn, Lviv and Rivne oblasts', 'the A and B power plants'."""
    for noun in _IN_COMMON:
        if len(names) > 1 and all(name.endswith(noun) for name in names):
            bare = [name.removesuffix(noun) for name in names]
            bare = [bare[0], *(name.removeprefix("the ") for name in bare[1:])]
            return [*bare[:-1], f"{bare[-1]}{english.plural(noun.lower())}"]
    return list(names)


def with_prepositions(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Items in runs that share a preposition, in order."""
    runs: list[tuple[str, list[Item]]] = []
    for item in items:
        for prep, run in runs:
            if prep == item.prep:
                run.append(item)
                break
        else:
            runs.append((item.prep, [item]))
    return runs
