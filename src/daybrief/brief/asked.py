"""What a fact holds, as patterns and rules of wording ask for it before any word is made of it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from daybrief.brief.material import Material
from daybrief.brief.names import Cast
from daybrief.brief.phrases import beginning
from daybrief.brief.spots import namesakes
from daybrief.brief.tongue import Tongue
from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Detail
from daybrief.model.outcome import Fact


def _gaps(words: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    """How many letters lie between a stretch of text and each word outside it."""
    found = [(match.start(), match.end()) for match in words.finditer(text)]
    return [start - b if b <= start else a - end for a, b in found if b <= start or a >= end]


@dataclass
class Asked:
    """Looks into the facts of one brief. `lead`: the day itself is named, as the first sentence does; `silent`: slots
    left out, because the words around the sentence tell them."""

    material: Material
    cast: Cast
    tongue: Tongue
    lead: bool = False
    silent: frozenset[str] = frozenset()
    unplaced: frozenset[str] = frozenset()  # places left out, as their texts name them
    leads: dict[str, Fact] = field(default_factory=dict)  # by event: the fact that says how it ended

    @property
    def lists(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = self.cast.theatre.prose["lists"]
        return found

    def kind(self, fact: Fact) -> type[Detail]:
        return KIND_BY_NAME[fact.kind]

    def raw(self, fact: Fact, slot: str) -> str | tuple[str, ...]:
        """A non-figure slot as settled, or as the fullest telling has it."""
        value = fact.slots.get(slot)
        if value is None:
            value = getattr(self.material.claim(fact).detail, slot, None)
        if value is None or value == ():
            return ""
        return tuple(value) if isinstance(value, tuple | list) else str(value)

    def quotes(self, fact: Fact) -> bool:
        """Whether a fact is somebody's words in quotation marks."""
        return bool(self.quoted(fact))

    def quoted(self, fact: Fact) -> str:
        """The words in quotation marks that a fact tells; '' for facts of other kinds."""
        slots = [s for s, about in self.kind(fact).slots().items() if about.sort == "quotation"]
        return str(self.raw(fact, slots[0])) if slots else ""

    def voice_key(self, fact: Fact) -> str:
        """Who speaks in a fact whose kind is voiced, by one name for one person."""
        slot = self.kind(fact).voiced_by
        name = str(self.raw(fact, slot)) if slot else ""
        person = self.cast.person(name)
        return person.name if person else self.cast.latin(name)

    def known_voice(self, fact: Fact) -> bool:
        """Whether the pack knows the person or body that speaks."""
        slot = self.kind(fact).voiced_by
        return bool(slot) and self.cast.known(str(self.raw(fact, slot)))

    def office_of(self, fact: Fact, name: str) -> str:
        """The office of a person: the pack's, the one the passages under the fact put beside the name, or the one by
        which the document introduces the voice."""
        return self.cast.office_in(self.heard_of(fact, name), name)

    def heard_of(self, fact: Fact, name: str = "") -> str:
        """The passages under a fact, and the words by which the document introduces its voice."""
        kind = self.kind(fact)
        told = str(self.raw(fact, kind.introduces)) if kind.introduces else ""
        name = name or (str(self.raw(fact, kind.voiced_by)) if kind.voiced_by else "")
        beside = f"{told} {name}" if told[:1].isupper() else f"{name}, {told}."
        return "\n".join([*([beside] if told else []), *self.material.quotes(fact)])

    def party_of_voice(self, fact: Fact) -> str | None:
        """The one party all voices of a fact speak for."""
        parties = {self.material.claims[cid].attribution.origin.party for cid in fact.support}
        return parties.pop() if len(parties) == 1 else None

    def side(self, fact: Fact) -> str | None:
        """The party that acts in a fact: its first party slot."""
        for slot, about in self.kind(fact).slots().items():
            if about.sort == "party":
                value = self.raw(fact, slot)
                return self.cast.stands_behind(str(value)) if value else None
        return None

    def unnamed(self, fact: Fact) -> bool:
        """Whether a voice tells a blow and no passage names the side that struck: that was inferred from elsewhere, and
        nobody is made to say it. The count of a whole wave is of the foe's."""
        kind, side, sides = self.kind(fact), self.side(fact), self.cast.theatre.sides
        claims = [self.material.claims[cid] for cid in fact.support]
        if not (kind.firm and kind.harms) or side not in sides or any(c.attribution.own_voice for c in claims):
            return False
        if fact.figures.keys() & set(kind.meets.theatre_wide):
            return False
        enemy = self.cast.theatre.terms("enemy", "en")
        return not any(
            side in map(self.cast.stands_behind, self.cast.parties_in(quote)) or enemy.find(quote)
            for quote in self.material.quotes(fact)
        )

    def of_nobody(self, fact: Fact) -> bool:
        """Whether the party that acts is no side of the war, and passages name it only by its adjective: who recruits
        Syrian fighters is not Syria."""
        side = self.side(fact) or ""
        if not self.cast.is_party(side) or side in self.cast.theatre.sides:
            return False
        adjective = self.cast.party(side, "adj").text
        named = self.cast.theatre.parties["en"]
        met = [(quote, hit) for quote in self.material.quotes(fact) for hit in named.find(quote) if hit.value == side]
        return bool(met) and all(quote[hit.start : hit.end] == adjective for quote, hit in met)

    def heard(self, fact: Fact, words: str) -> bool:
        """Whether a passage under the fact has a word of one of the pack's lists."""
        return self.material.once(f"heard {words}", fact, lambda: self._heard(fact, words))

    def _heard(self, fact: Fact, words: str) -> bool:
        text = " ".join(self.material.quotes(fact)).lower()
        return beginning(tuple(self.lists[words])).search(text) is not None

    def nearer(self, fact: Fact, words: str, others: str) -> bool:
        """Whether in some passage a word of the one list stands nearer to the thing that a fact tells of than every
        word of the other: 'they *razed* a depot in A and hit a bridge'. In a passage without the thing as it is told,
        whether it has no word of the other list."""
        return self.material.once(("nearer", words, others), fact, lambda: self._nearer(fact, words, others))

    def _nearer(self, fact: Fact, words: str, others: str) -> bool:
        slots = [slot for slot, about in self.kind(fact).slots().items() if about.sort == "words"]
        thing = str(self.raw(fact, slots[0])).lower() if slots else ""
        mine, theirs = (beginning(tuple(self.lists[key])) for key in (words, others))
        for quote in (quote.lower() for quote in self.material.quotes(fact)):
            at = quote.find(thing) if thing else -1
            gaps = [_gaps(known, quote, at, at + len(thing)) for known in (mine, theirs)]
            if gaps[0] and (min(gaps[0]) < min(gaps[1], default=len(quote)) if at >= 0 else not gaps[1]):
                return True
        return False

    def holds(self, fact: Fact, slot: str, wanted: str) -> bool:
        """Whether a slot, or the fact's stance, has the value a pattern asks for; `@list` asks for a word of a list,
        `@=list` for one at its end, '' for nothing."""
        if slot == "stance":
            return fact.stance == wanted
        if wanted in ("", "*"):
            filled = slot in fact.figures or bool(self.raw(fact, slot))
            return filled == (wanted == "*")
        value = str(self.raw(fact, slot)).lower()
        if wanted.startswith("@="):
            return value.split()[-1:] != [] and value.split()[-1] in self.lists[wanted[2:]]
        if wanted.startswith("@"):
            return any(word in self.lists[wanted[1:]] for word in value.split()[-2:])
        return value == wanted

    def unowned(self, noun: str) -> str:
        """A noun without a party's adjective, since the sentence names the party."""
        first, _, rest = noun.partition(" ")
        return rest if rest and first in self.adjectives else noun

    def weighed(self, fact: Fact) -> bool:
        """Whether a fact holds a word of an enum that its kind gives weight: a capture among moves on the ground."""
        named = (slot.partition("=") for slot in self.kind(fact).weighs if "=" in slot)
        return any(self.holds(fact, slot, word) for slot, _, word in named)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Ids of places that share their name with another one of this brief, told oftener."""
        return namesakes(self.material.facts)

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """Adjectives of parties, which a reader may mistake for places."""
        rows: dict[str, list[str]] = self.cast.theatre.prose["parties"]
        return frozenset(forms[1] for forms in rows.values() if forms[1] != forms[0])
