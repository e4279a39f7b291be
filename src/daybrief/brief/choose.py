"""Which facts a reader should see first: weight by consequence, sourcing and freshness; where each is told."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from daybrief.brief.values import Wording
from daybrief.claims.says import Route
from daybrief.model.outcome import Fact
from daybrief.model.place import Located

CONFIDENT = 0.7
"""Below this confidence of the best claim under it, a fact is kept in the data and left out of the prose."""

_STANDING = {"confirmed": 1.2, "agreed": 1.15, "single": 1.0, "disputed": 1.05, "denied": 0.8, "superseded": 0.3}
_STANCE = {"asserts": 1.0, "confirms": 1.1, "suspects": 0.7, "plans": 0.9, "denies": 0.6}
_COMMITS = re.compile(
    r"\b(will|won’t|won't|must|never|ready|refus\w+|reject\w+|accept\w+|agree\w*|demand\w*|guarantee\w*|propos\w+|"
    r"ceasefire|territor\w+|peace|withdraw\w*|nuclear|sanction\w*|cannot|can’t|need|condition\w*|war)\b",
    re.I,
)


@dataclass(frozen=True)
class Choice:
    """Weighs and places the facts of one brief."""

    wording: Wording

    def worthy(self, facts: Iterable[Fact]) -> list[Fact]:
        """Facts well enough founded to be told, heaviest first; ties by event, so that the order never varies."""
        kept = [fact for fact in facts if self.confidence(fact) >= CONFIDENT and self._sound(fact)]
        return sorted(kept, key=lambda fact: (-self.weight(fact), fact.event))

    def _sound(self, fact: Fact) -> bool:
        """Whether a fact hangs together: it stands, its parties differ, and its actor can have been there."""
        kind = self.wording.kind(fact)
        nothing = bool(fact.figures) and all(figure.high == 0 for figure in fact.figures.values())
        if fact.standing == "superseded" or nothing or self._echoes(fact) or self._bare(fact):
            return False
        return not kind.here or not self._abroad(fact)

    def _bare(self, fact: Fact) -> bool:
        """Whether a free-text slot holds a number and not what it counts: "1,000" of nobody knows what."""
        slots = self.wording.kind(fact).slots()
        free = [self.wording.raw(fact, name) for name, about in slots.items() if about.sort == "text"]
        return any(isinstance(value, str) and value and not any(map(str.isalpha, value)) for value in free)

    def _echoes(self, fact: Fact) -> bool:
        """Whether two slots that name different things hold the same words."""
        told = [
            self.wording.cast.party_of(str(value)) or str(value).lower()
            for slot, about in self.wording.kind(fact).slots().items()
            if about.sort in ("party", "words", "text")
            and isinstance(value := self.wording.raw(fact, slot), str)
            and value
        ]
        words = [set(value.split()) for value in told]
        return any(one <= other for at, one in enumerate(words) for n, other in enumerate(words) if at != n)

    def _abroad(self, fact: Fact) -> bool:
        """Whether every known place of a fact lies off the theatre's map."""
        about = self.wording.cast.theatre.prose["map"]
        known = [place.chosen for place in fact.where if isinstance(place, Located)]
        return bool(known) and not any(
            about["west"] <= at.lon <= about["east"] and about["south"] <= at.lat <= about["north"] for at in known
        )

    def confidence(self, fact: Fact) -> float:
        return max(self.wording.material.claims[cid].confidence for cid in fact.support)

    def weight(self, fact: Fact) -> float:
        """Consequence, raised by good sourcing and lowered by doubt and age."""
        base = self._consequence(fact) * _STANDING[fact.standing] * _STANCE.get(fact.stance, 1.0)
        sourcing = 0.3 * (min(fact.origins, 4) - 1) + 0.1 * (min(fact.documents, 6) - 1)
        part = 0.85 if fact.part_of else 1.0
        return round((base + sourcing) * part * self._freshness(fact) * (0.5 + 0.5 * self.confidence(fact)), 4)

    def _consequence(self, fact: Fact) -> float:
        kind = self.wording.kind(fact)
        total = kind.weight
        for slot, per_doubling in kind.weighs.items():
            name, _, word = slot.partition("=")
            if word:
                total += per_doubling if self.wording.holds(fact, name, word) else 0
            elif name in fact.figures:
                total += per_doubling * math.log2(1 + fact.figures[name].floor)
        return total + self.rank(fact) + self._words(fact)

    def _freshness(self, fact: Fact) -> float:
        today = self.wording.material.day
        if fact.when is None:
            return 0.85
        if fact.when.grain != "day":
            return 0.6
        return 1.0 if fact.when.last >= today else max(0.4, 0.9 - 0.15 * (today - fact.when.last).days)

    def rank(self, fact: Fact) -> float:
        """How high the highest office among the people of a fact is."""
        kind = self.wording.kind(fact)
        names: list[str] = []
        for slot, about in kind.slots().items():
            if about.sort == "names":
                value = self.wording.raw(fact, slot)
                names += [value] if isinstance(value, str) else value
        return max((self._office(name) for name in names if name), default=0.0)

    def _office(self, name: str) -> float:
        office = self.wording.cast.office_of(name).lower()
        for row in self.wording.cast.theatre.prose["rank"]:
            if any(word in office for word in row["offices"]):
                return float(row["weight"])
        return 0.0

    def _words(self, fact: Fact) -> float:
        """What quoted words add: they commit somebody, and they are neither a scrap nor a speech."""
        quoted = [s for s, about in self.wording.kind(fact).slots().items() if about.sort == "quotation"]
        if not quoted:
            return 0.0
        said = str(self.wording.raw(fact, quoted[0]))
        length = len(said.split())
        known = 0.5 if self.wording.known_voice(fact) else -0.8
        whole = known + 0.6 if said[:1].isupper() or said.startswith("I ") else known - 1.0
        return whole + 0.25 * min(3, len(set(_COMMITS.findall(said.lower())))) - (0.6 if length < 6 else 0)

    # ---- places in the brief

    def section(self, fact: Fact) -> str:
        """The section a fact belongs to: its kind's, unless the parties in it send it elsewhere."""
        kind = self.wording.kind(fact)
        for route in kind.routes:
            if self._fits(fact, route):
                return route.section
        return kind.section

    def _fits(self, fact: Fact, route: Route) -> bool:
        if not all(self.wording.holds(fact, slot, word) for slot, word in route.only.items()):
            return False
        value = self.wording.raw(fact, route.slot)
        names = (value,) if isinstance(value, str) else value
        parties = [self.wording.cast.party_of(name) for name in names if name]
        known = [party for party in parties if party]
        sides = self.wording.cast.theatre.sides
        return bool(known) and all((party in sides) == route.sides for party in known)

    def side(self, fact: Fact) -> str | None:
        """The party that acts in a fact: its first party slot."""
        for slot, about in self.wording.kind(fact).slots().items():
            if about.sort == "party":
                value = self.wording.raw(fact, slot)
                return self.wording.cast.party_of(str(value)) if value else None
        return None

    def quotes(self, fact: Fact) -> bool:
        """Whether a fact is somebody's words in quotation marks."""
        return any(about.sort == "quotation" for about in self.wording.kind(fact).slots().values())

    def ahead(self, fact: Fact) -> bool:
        """Whether a fact is a plan with a day still to come."""
        return fact.stance == "plans" and fact.when is not None and fact.when.start > self.wording.material.day
