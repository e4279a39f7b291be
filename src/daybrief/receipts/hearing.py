"""What a pack hears in a text: parties, people, weapons, sources and kinds of body that it names in any language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from daybrief.theatre.pack import Theatre
from daybrief.theatre.terms import tokens

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """Codes of parties; names of people, weapons and sources; lexicon slots of bodies, and their kinds as English
    names them."""

    parties: frozenset[str] = _NOBODY
    people: frozenset[str] = _NOBODY
    weapons: frozenset[str] = _NOBODY
    sources: frozenset[str] = _NOBODY
    slots: frozenset[str] = _NOBODY
    kinds: frozenset[str] = _NOBODY

    def __or__(self, other: "Heard") -> "Heard":
        return Heard(
            self.parties | other.parties,
            self.people | other.people,
            self.weapons | other.weapons,
            self.sources | other.sources,
            self.slots | other.slots,
            self.kinds | other.kinds,
        )


def heard_in(theatre: Theatre, texts: Iterable[str]) -> Heard:
    """What is heard in any of the texts."""
    found = Heard()
    for text in texts:
        found |= _heard(theatre, text)
    return found


@lru_cache(maxsize=20_000)
def _heard(theatre: Theatre, text: str) -> Heard:
    shared, low = tokens(text), text.lower()
    parties, people, weapons, slots = (set[str]() for _ in range(4))
    for lang in theatre.languages:
        parties |= {hit.value for hit in theatre.parties[lang].find(text, shared)}
        people |= {hit.value.name for hit in theatre.people[lang].find(text, shared)}
        weapons |= {hit.value.name for hit in theatre.weapons[lang].find(text, shared)}
        slots |= {hit.value for hit in theatre.terms("body", lang).find(text, shared)}
    return Heard(
        frozenset(parties),
        frozenset(people),
        frozenset(weapons),
        frozenset(source.name for source, known in theatre.sources if _opens((source.name.lower(), *known), low)),
        frozenset(slots),
        frozenset(_kinds(theatre, low)),
    )


def _opens(names: Iterable[str], low: str) -> bool:
    """Whether a word of the text begins with one of the names."""
    return any(name in low and re.search(rf"(?<!\w){re.escape(name)}", low) for name in names)


def _kinds(theatre: Theatre, low: str) -> Iterable[str]:
    spelt = re.sub(r"\bdefense\b", "defence", low.replace("'", "’"))
    bodies = theatre.tongues.get("uk", {}).get("bodies", {})
    return (kind for kind in bodies if re.search(rf"\b{re.escape(kind)}\b", spelt))
