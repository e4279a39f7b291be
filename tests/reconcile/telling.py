"""Claims for reconciler tests, in the exchange format: one line each, with only what a test is about."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import count
from typing import Any

from daybrief.model.outcome import Fact
from daybrief.reconcile import facts, told_from_lines
from daybrief.theatre.pack import Theatre, load

DAY = "2025-02-27"
NIGHT = "2025-02-26/2025-02-27"

PLACES: dict[str, dict[str, Any]] = {
    "Kostiantynivka": {"name": "Kostiantynivka", "lat": 48.53, "lon": 37.71},
    "Kostiantynivka, Mykolaiv": {"name": "Kostiantynivka", "lat": 47.83, "lon": 31.15},
    "Pokrovsk": {"name": "Pokrovsk", "lat": 48.28, "lon": 37.18},
    "Kharkiv": {"name": "Kharkiv", "lat": 49.99, "lon": 36.23},
    "Kyiv": {"name": "Kyiv", "lat": 50.45, "lon": 30.52},
    "Dnipro": {"name": "Dnipro", "lat": 48.46, "lon": 35.04},
    "Samar Raion": {"name": "Samar Raion", "lat": 48.74, "lon": 35.4},
    "Dnipropetrovsk Oblast": {"name": "Dnipropetrovsk Oblast", "lat": 48.5, "lon": 34.94},
    "Toretsk": {"name": "Toretsk", "lat": 48.4, "lon": 37.85},
    "Donetsk Oblast": {"name": "Donetsk Oblast", "lat": 48.14, "lon": 37.74},
    "Bryansk Oblast": {"name": "Bryansk Oblast"},
    "Kursk Oblast": {"name": "Kursk Oblast"},
    "Ukraine": {"name": "Ukraine"},
}

_numbers = count(1)


@cache
def theatre() -> Theatre:
    return load("ukraine")


def claim(kind: str, *places: str, **fields: Any) -> dict[str, Any]:
    """One claim line: an own-voice assertion of 27 February in document 'a', unless said otherwise."""
    id = fields.pop("id", None) or f"c{next(_numbers)}"
    line = {"id": id, "doc": "a", "published": DAY, "kind": kind, "stance": "asserts", "when": DAY, "source": None}
    line["quote"] = fields.pop("quote", f"Sentence {id}.")
    return {**line, "places": [PLACES.get(name, {"name": name}) for name in places], **fields}


def strike(*places: str, **fields: Any) -> dict[str, Any]:
    return claim("strike", *places, **{"attacker": "RU", **fields})


def casualties(*places: str, **fields: Any) -> dict[str, Any]:
    return claim("casualties", *places, **fields)


def ground(*places: str, **fields: Any) -> dict[str, Any]:
    return claim("ground", *places, **fields)


def made(lines: Iterable[dict[str, Any]], day: date | None = None) -> tuple[Fact, ...]:
    """Facts of claim lines."""
    return facts(told_from_lines(list(lines), theatre()), theatre(), day)


def with_claim(found: Sequence[Fact], line: dict[str, Any]) -> Fact:
    """The one fact that a claim supports."""
    (fact,) = [fact for fact in found if line["id"] in fact.support]
    return fact


def together(found: Sequence[Fact], *lines: dict[str, Any]) -> bool:
    """Whether one fact rests on all these claims."""
    return len({with_claim(found, line).event for line in lines}) == 1


def figure(fact: Fact, slot: str) -> list[int | None]:
    return fact.figures[slot].exchange()


def rules(fact: Fact) -> list[str]:
    return [step.rule for step in fact.steps]


def said(fact: Fact) -> str:
    return " | ".join(step.said for step in fact.steps)
