"""Faults of a pack's tongues: names and words of a language of the brief that lead to nothing in the pack."""

from collections.abc import Iterator
from typing import Any

from daybrief.theatre.pack import Theatre

_PARTY = 6  # name, gender, genitive, accusative, locative, stem of the adjective
_GENDERS = frozenset({"m", "f", "n", "pl"})


def faults_of(theatre: Theatre) -> Iterator[str]:
    """Every fault of every tongue, each as `reason @ file $.path`."""
    for lang, tongue in sorted(theatre.tongues.items()):
        if tongue:
            yield from _parties(theatre, lang, tongue)
            yield from _named(theatre, lang, tongue)
            yield from _bodies(theatre, lang, tongue)


def _parties(theatre: Theatre, lang: str, tongue: dict[str, Any]) -> Iterator[str]:
    codes = {row.get("code") for row in theatre.table("actors.toml", "party")}
    rows: dict[str, list[str]] = tongue.get("parties", {})
    at = f"@ tongues/{lang}/prose.toml $.parties"
    for side in sorted(set(theatre.sides) - set(rows)):
        yield f"side {side!r} has no name {at}"
    for code, row in rows.items():
        if code not in codes:
            yield f"party {code!r} is not declared {at}.{code}"
        if len(row) != _PARTY or row[1] not in _GENDERS:
            yield f"expected a name, its gender, three cases and the stem of the adjective {at}.{code}"


def _named(theatre: Theatre, lang: str, tongue: dict[str, Any]) -> Iterator[str]:
    """People whom nothing in the pack calls so in English: their own names would never be printed."""
    people = {row.get("name") for row in theatre.table("actors.toml", "person")}
    for name in sorted(set(tongue.get("people", {})) - people):
        yield f"no person is called {name!r} @ tongues/{lang}/people.toml $.people"


def _bodies(theatre: Theatre, lang: str, tongue: dict[str, Any]) -> Iterator[str]:
    slots = {slot for table in theatre.lexicon.values() for slot in table}
    for word, slot in tongue.get("short_bodies", {}).items():
        if slot not in slots:
            yield f"no lexicon has the slot {slot!r} @ tongues/{lang}/prose.toml $.short_bodies.{word}"
