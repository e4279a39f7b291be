"""Facts as the rows that event data sets are made of: one act at one place, with its dead, and who says so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.codes import CLASH, Coded, Codes
from daybrief.export.edition import Edition, Json, days, placed, values
from daybrief.theatre.pack import Theatre

Bounds = tuple[int | None, int | None]
"""Least and most, as far as the reports bound them."""


@dataclass(frozen=True)
class Units:
    """The names of the units around a place, '' where there is none, and the state it lies in."""

    country: str = ""  # ISO 3166 alpha-2
    first: str = ""
    first_id: str = ""
    second: str = ""
    third: str = ""


@dataclass(frozen=True)
class Event:
    """One fact at one place, as the last edition that has it tells it."""

    edition: Edition
    fact: Json
    codes: Codes
    coded: Coded
    place: Json
    units: Units
    first: date
    last: date
    by: tuple[str, ...]
    at: tuple[str, ...]
    harms: tuple[Json, ...] = field(default=())  # facts about the dead and injured of this act
    shared: bool = False  # whether the fact's counts cover other places too, so that no row may claim them


def latest(editions: Iterable[Edition]) -> Iterator[tuple[Edition, Json]]:
    """Every fact once, as the last edition tells it, in the order in which facts first came up."""
    found: dict[str, tuple[Edition, Json]] = {}
    for edition in editions:
        for fact in edition.facts:
            found[fact["id"]] = (edition, fact)
    yield from found.values()


def codes_of(fact: Json) -> Codes:
    kind = KIND_BY_NAME.get(fact["kind"])
    return kind.codes if kind else Codes()


def events(editions: Sequence[Edition], theatre: Theatre, left: Counter[str]) -> list[Event]:
    """The facts that have a time and a place on the map, one row a place. `left` counts the others by reason."""
    found = []
    parts = _parts(editions, theatre)
    for edition, fact in latest(editions):
        when, spots = days(fact), finest(placed(fact), theatre)
        rest = [] if codes_of(fact).harm else [spot for spot in spots if spot["id"] not in parts.get(fact["id"], ())]
        if fact["stance"] == "plans":
            left["planned"] += 1
        elif when is None:
            left["without a date"] += 1
        elif not spots:
            left["without a place on the map"] += 1
        elif fact["id"] in parts and not rest:
            left["totals whose parts are rows"] += 1
        else:
            shown = rest if fact["id"] in parts else spots
            found += [_event(edition, fact, place, when, len(spots) > 1, theatre) for place in shown]
    return _with_harm(found)


def _parts(editions: Sequence[Edition], theatre: Theatre) -> dict[str, set[str]]:
    """By the facts that others are part of: the places of those others, which are rows, and the units around them."""
    found: dict[str, set[str]] = {}
    for _, fact in latest(editions):
        if fact["part_of"] and days(fact) and fact["stance"] != "plans":
            for place in placed(fact):
                found.setdefault(fact["part_of"], set()).update((place["id"], *_around(place["id"], theatre)))
    return found


def _event(edition: Edition, fact: Json, place: Json, when: tuple[date, date], shared: bool, theatre: Theatre) -> Event:
    codes, slots = codes_of(fact), values(fact)
    by = _parties(slots, codes.by)
    at = tuple(party for party in _parties(slots, codes.at) if party not in by)
    if codes.foe and not at and len(by) == 1:
        at = tuple(side for side in theatre.sides if by[0] in theatre.sides and side != by[0])
    return Event(
        edition, fact, codes, codes.fits(slots), place, units(place, theatre), *when, by=by, at=at, shared=shared
    )  # fmt: skip


def _parties(slots: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    """Who stands in the first of these slots that is filled."""
    for name in names:
        value = slots.get(name)
        if value:
            return tuple(value) if isinstance(value, list | tuple) else (str(value),)
    return ()


def _with_harm(rows: list[Event]) -> list[Event]:
    """Casualties of one place and day belong to the attack there, where only one attack is told of."""
    spots: dict[tuple[str, date], list[Event]] = {}
    for row in rows:
        if not row.codes.harm and row.coded.acled:
            spots.setdefault((row.place["id"], row.last), []).append(row)
    taken: dict[int, list[Json]] = {}
    kept = []
    for row in rows:
        acts = [act for act in spots.get((row.place["id"], row.last), ()) if _harms(act, row)]
        if row.codes.harm and not row.shared and row.coded.acled and len(acts) == 1 and acts[0].codes.foe:
            taken.setdefault(id(acts[0]), []).append(row.fact)
        else:
            kept.append(row)
    return [replace(row, harms=tuple(taken[id(row)])) if id(row) in taken else row for row in kept]


def _harms(act: Event, harm: Event) -> bool:
    """Whether an act may be what harmed: one at the place and not on the way to it, and fighting only soldiers."""
    if act.place["grain"] != harm.place["grain"]:
        return False
    return act.coded.acled is None or act.coded.acled[0] != CLASH[0] or among(harm) == "military"


def finest(places: Sequence[Json], theatre: Theatre) -> list[Json]:
    """Places without the units that only lie around another of them."""
    around = {unit for place in places for unit in _around(place["id"], theatre)}
    kept = [place for place in places if place["id"] not in around]
    return list({place["id"]: place for place in kept}.values())


def _around(id: str, theatre: Theatre) -> tuple[str, ...]:
    return theatre.gazetteer.parents(id) if theatre.gazetteer.find(id) else ()


def units(place: Json, theatre: Theatre) -> Units:
    """Region, district and community of a place, by the theatre's gazetteer."""
    entry = theatre.gazetteer.find(place["id"])
    if entry is None:
        return Units()
    around = [entry, *(theatre.gazetteer.get(id) for id in theatre.gazetteer.parents(place["id"]))]
    named = {unit.unit: unit for unit in reversed(around) if unit.unit}
    region = named.get("region") or (entry if len(around) == 2 and entry.grain == "settlement" else None)
    return Units(  # a city right below the state, such as a capital, is a region of its own
        country=entry.country,
        first=region.name if region else "",
        first_id=region.id if region else "",
        second=named["district"].name if "district" in named else "",
        third=named["hromada"].name if "hromada" in named else "",
    )


def bounds(row: Event, what: str) -> Bounds:
    """How many dead or injured a row has: its own or those of its harm; (None, None) where no report counts them."""
    found: Bounds = (None, None)
    for fact, codes in [(row.fact, row.codes), *((fact, codes_of(fact)) for fact in row.harms)]:
        slot = codes.deaths if what == "deaths" else codes.injuries
        figure = fact["figures"].get(slot) if slot else None
        if figure and not row.shared:
            found = _more(found, (figure[0], figure[1]))
    return found


def _more(one: Bounds, other: Bounds) -> Bounds:
    """The larger of two counts of one event: groups counted apart may overlap and are never summed."""
    if one == (None, None):
        return other
    return max(one, other, key=lambda pair: (pair[0] or 0, pair[1] or 0))


def among(row: Event) -> str:
    """'civilian', 'military' or 'unstated': of whom the dead are told."""
    for fact in (row.fact, *row.harms):
        group = codes_of(fact).group
        if group and fact["slots"].get(group, "unstated") != "unstated":
            return str(fact["slots"][group])
    return "unstated"


def side_of(row: Event) -> str:
    """Whose dead they are, '' where nobody says."""
    for fact in (row.fact, *row.harms):
        side = codes_of(fact).side
        if side and fact["slots"].get(side):
            return str(fact["slots"][side])
    return ""


def notes(row: Event) -> str:
    """What the brief says of it, and how far to trust it."""
    said = [row.edition.says(row.fact), *(row.edition.says(fact) for fact in row.harms)]
    standing = f"[{row.fact['standing']}; {row.fact['origins']} origin{'s' if row.fact['origins'] > 1 else ''}]"
    return " ".join((*dict.fromkeys(said), standing))


def facts_of(row: Event) -> tuple[Json, ...]:
    return (row.fact, *row.harms)


def called(party: str, key: str, theatre: Theatre) -> str:
    """A party as another data set calls it, or as the reports do."""
    known = theatre.about.get("codes", {}).get(party, {}).get(key)
    return str(known) if known is not None else party
