"""A fact in one plain line, from its record in brief.json: what happened, what its slots hold, how many, where, when.
Parties stand by their names, and what says nothing is left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Slot
from daybrief.model.figure import Figure
from daybrief.reconcile import written
from daybrief.theatre.pack import Theatre

Plain = Mapping[str, Any]
Parties = Mapping[str, str]
"""Names of parties by their codes."""

_EMPTY = ("unstated", "other")  # values that say that nothing is known
_STANCE = {"plans": "planned", "suspects": "uncertain", "denies": "denied"}
_LEAD = {
    "attacker": "by", "issuer": "by", "by": "by", "until": "until", "total_since": "since", "visitor": "visitor:",
    "hosts": "host:", "target": "target:", "sides": "for", "office": "as",
}  # fmt: skip
"""What stands before the value of a slot whose part the value alone does not show."""


def parties(theatre: Theatre) -> Parties:
    """The names by which a theatre's texts call its parties."""
    return {code: str(names[0]) for code, names in theatre.prose.get("parties", {}).items()}


def line_of(fact: Plain, named: Parties) -> str:
    """A fact in one line: kind, what its slots hold, counts, places, time."""
    places = [str(place["name"]) for place in fact["places"]]
    said = [
        " ".join([*([_STANCE[fact["stance"]]] if fact.get("stance") in _STANCE else []), fact["kind"]]),
        ", ".join(_slots(fact, named)),
        ", ".join(counts(fact["kind"], fact["figures"], fact.get("rounded", ()))),
        ", ".join(places),
        day_of(fact["when"]),
    ]
    return " · ".join(part for part in said if part)


def counts(kind: str, figures: Mapping[str, Sequence[int | None]], rounded: Sequence[str]) -> list[str]:
    """'killed 5, injured at least 8': each count by its name, those that the text rounds as about so many."""
    order = [*_slots_of(kind)]
    return [
        f"{name.replace('_', ' ')} {written(Figure(low=pair[0], high=pair[1], about=name in rounded))}"
        for name, pair in sorted(figures.items(), key=lambda item: order.index(item[0]) if item[0] in order else -1)
    ]


def day_of(when: str | None) -> str:
    """'2026-02-06 to 2026-02-07'."""
    return (when or "").replace("/", " to ")


def slot_of(kind: str, name: str, value: str | Sequence[str], named: Parties) -> str:
    """The value of a slot in words."""
    slots = _slots_of(kind)
    sort = slots[name].sort if name in slots else ""
    many = [value] if isinstance(value, str) else list(value)
    if sort in ("party", "names"):
        many = [named.get(one, one) for one in many]
    if sort == "quotation":
        return f"“{many[0].strip('“”')}”"
    return " and ".join(one.replace("_", " ") if sort == "enum" else one for one in many)


def _slots_of(kind: str) -> Mapping[str, Slot]:
    found = KIND_BY_NAME.get(kind)
    return found.slots() if found else {}


def _slots(fact: Plain, named: Parties) -> Iterator[str]:
    """What the slots hold, each thing once."""
    met: set[str] = set()
    for name, value in fact.get("slots", {}).items():
        said = slot_of(fact["kind"], name, value, named)
        if value in _EMPTY or said in met:
            continue
        met.add(said)
        yield f"{_LEAD[name]} {said}" if name in _LEAD else said
