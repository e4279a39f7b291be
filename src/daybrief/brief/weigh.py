"""How much a fact matters: its consequence, raised by good sourcing and lowered by doubt and age."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from daybrief.brief import worth
from daybrief.brief.forms import BODY, looks_like_a_person
from daybrief.brief.phrases import LEFT_OPEN
from daybrief.brief.prominent import opens, prominent
from daybrief.brief.spots import place_name
from daybrief.brief.timely import Timely
from daybrief.brief.values import Wording
from daybrief.brief.voices import voice_of
from daybrief.claims.base import DOUBTED
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place

_STANDING = {"confirmed": 1.2, "agreed": 1.15, "single": 1.0, "disputed": 1.05, "denied": 0.8, "superseded": 0.3}
_STANCE = {"asserts": 1.0, "confirms": 1.1, "suspects": 0.7, "plans": 0.9, "denies": 0.6}
_RUMOUR = 0.5
_CLAIMED = 0.85
_UNOFFICIAL = 0.7  # what only bloggers, channels or unnamed sources tell
_ONE_SIDED = 0.6
_SOMEWHERE = 0.7
_SOMETHING = 0.6  # 'a facility', of which its text does not say what it is
_HIGH = 2.0  # the rank from which somebody's words are judged by all that they said there
_SAID = 0.5  # what an office adds to words, as against what it adds to deeds
_TOLD = 0.6  # of its weight, what a brief of the last thirty days has told already
_USUAL, _LONG_USUAL = 0.03, 10  # what each earlier day of the same kind at the same place takes off, and for how many
_PROMINENT = 0.6  # what a report's own judgement of its news adds
_OPENS = 0.5  # what an act on the ground gains where a paragraph opens with it; harm weighs by its counts
_VITAL = 2.8  # what a target adds on which many depend
_STALE = 0.4  # what footage shows that came out before the window
_SOMEDAY = 0.6  # a plan without a day
_COMMITS = re.compile(
    r"\b(will|won’t|won't|must|never|ready|refus\w+|reject\w+|accept\w+|agree\w*|demand\w*|guarantee\w*|propos\w+|"
    r"ceasefire|territor\w+|peace|withdraw\w*|nuclear|sanction\w*|cannot|can’t|need|condition\w*|war)\b",
    re.I,
)
_POINTS_BACK = re.compile(
    r"(?:But |And |So )?(?:He|She|They|His|Her|Their|This|That|These|Those|Such|It(?! (?:is|was|will be|would be) \w+"
    r"(?: \w+)? (?:that|to|for)\b))\b",
    re.I,
)
_ENDS_BACK = re.compile(r"\b(?:this|that|it|them|these|those)[.!,]*$", re.I)
_NAMES_A_THING = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}|\d")


def _is_fine(place: Place) -> bool:
    """Whether a place is a settlement, or something within one."""
    return isinstance(place, Located) and place.grain in ("settlement", "point", "district")


@dataclass(frozen=True)
class Weigh:
    """Weighs the facts of one brief. `gathered` holds the places of each movement: acts alike in what their kind
    gathers by, told as one piece of news."""

    wording: Wording
    timely: Timely
    gathered: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    told: dict[str, Fact] = field(default_factory=dict)  # by event: as the last of the earlier briefs told it
    weights: dict[str, float] = field(default_factory=dict)  # by event, once weighed
    usual: Counter[tuple[str, str]] = field(default_factory=Counter)  # earlier briefs that tell such a kind of a place

    @classmethod
    def over(cls, wording: Wording, timely: Timely, facts: Iterable[Fact]) -> "Weigh":
        """Weights among `facts`."""
        made = cls(wording, timely)
        for brief in reversed(wording.material.earlier):
            made.told.update({fact.event: fact for fact in brief.facts})
            made.usual.update({(fact.kind, place_name(place)) for fact in brief.facts for place in fact.where})
        for fact in facts:
            if key := made.movement(fact):
                made.gathered.setdefault(key, set()).update(place_name(place) for place in fact.where)
        return made

    def movement(self, fact: Fact) -> tuple[str, ...]:
        """What acts of one movement share; empty for kinds that gather nothing, and for rumours and denials."""
        kind = self.wording.kind(fact)
        if not kind.gathers or not self.wording.weighed(fact):
            return ()
        if fact.stance not in ("asserts", "confirms") or self.rumoured(fact):
            return ()
        return (fact.kind, *(str(self.wording.raw(fact, slot)) for slot in kind.gathers))

    def confidence(self, fact: Fact) -> float:
        """How surely a fact was read: two reports that tell it in their own words are seldom both read wrongly. Two
        that give the act no time may each recall an old one, and lift no doubt."""
        surest: dict[str, tuple[float, str]] = {}  # by document: its surest claim, and the words of that
        for claim in (self.wording.material.claims[cid] for cid in fact.support):
            timed = claim.when is not None and claim.when.basis != "reporting-day"
            mine = (claim.confidence, claim.spans[0].quote if timed or claim.confidence > DOUBTED else "")
            surest[claim.spans[0].doc] = max(surest.get(claim.spans[0].doc, mine), mine)
        apart = {words: sure for sure, words in sorted(surest.values())}  # a sentence that was copied is read once
        return 1 - math.prod(1 - sure for sure in apart.values())

    def weight(self, fact: Fact) -> float:
        """Consequence, raised by good sourcing and lowered by doubt and age."""
        if fact.event not in self.weights:
            self.weights[fact.event] = self._weight(fact)
        return self.weights[fact.event]

    def _weight(self, fact: Fact) -> float:
        base = self._consequence(fact) * _STANDING[fact.standing] * _STANCE.get(fact.stance, 1.0)
        base *= self._doubt(fact) * self._body(fact)
        sourcing = 0.3 * (min(fact.origins, 4) - 1) + 0.1 * (min(fact.documents, 6) - 1)
        part = 0.85 if fact.part_of else 1.0
        base = (base + sourcing) * part * self._freshness(fact) * self.novelty(fact)
        return round(base * (0.5 + 0.5 * self.confidence(fact)), 4)

    def novelty(self, fact: Fact) -> float:
        """Less for what the briefs of the last thirty days have told with the same counts, and a little less for what
        they tell of the same places day by day."""
        before = self.told.get(fact.event)
        if before is not None and before.figures == fact.figures and before.standing == fact.standing:
            return _TOLD
        days = min((self.usual[fact.kind, place_name(place)] for place in fact.where), default=0)
        return 1.0 - _USUAL * min(days, _LONG_USUAL)

    def _doubt(self, fact: Fact) -> float:
        """Less for a rumour, for what nobody answers for, and for what only the side that gains by it claims."""
        if self.rumoured(fact):
            return _RUMOUR
        voice, unofficial = voice_of(fact, self.wording), self.wording.lists["unofficial"]
        loose = all(any(word in name.lower() for word in unofficial) for name in voice.names)
        if loose and not voice.own and fact.stance != "confirms":
            return _UNOFFICIAL
        return _CLAIMED if voice.claims else 1.0

    def _body(self, fact: Fact) -> float:
        """Less for talks of one party, for an uncounted act somewhere in a region, and for harm to an unnamed sort of
        thing; a little more for every settlement named."""
        slots = self.wording.kind(fact).slots()
        lists = [
            self.wording.raw(fact, slot) for slot, about in slots.items() if about.sort == "names" and about.scored
        ]
        if any(isinstance(names, tuple) and self._of_one_party(fact, names) for names in lists):
            return _ONE_SIDED
        if lists and fact.stance != "plans" and not any(self._stands_for_somebody(fact, names) for names in lists):
            return _ONE_SIDED
        fine, kind = sum(_is_fine(place) for place in fact.where), self.wording.kind(fact)
        if fact.where and not fact.figures and not fine and (kind.firm or kind.harms or kind.gathers):
            return _SOMEWHERE
        if self.vague(fact):
            return _SOMETHING
        return 1.0 + 0.03 * min(fine, 5)

    def vague(self, fact: Fact) -> bool:
        """Whether a fact is of some thing, a facility or a target, of which its text does not say what it is."""
        slots = self.wording.kind(fact).slots()
        things = [str(self.wording.raw(fact, slot)) for slot, row in slots.items() if row.sort == "words"]
        return any(self.wording.unowned(thing).lower() in self.wording.lists["vague"] for thing in things)

    def _of_one_party(self, fact: Fact, names: tuple[str, ...]) -> bool:
        """Whether those who met are one, or all of one party: its minister and a governor of its own."""
        cast = self.wording.cast
        parties = [{cast.stands_behind(name)} - {None} or self._served(fact, name) for name in names]
        return len(names) < 2 or (bool(parties[0]) and all(party == parties[0] for party in parties))

    def _served(self, fact: Fact, name: str) -> set[str]:
        """The parties in the words for somebody's office."""
        office = self.wording.office_of(fact, name)
        return self.wording.cast.parties_in(office) if office != name else set()

    def _stands_for_somebody(self, fact: Fact, names: str | tuple[str, ...]) -> bool:
        """Whether those who met are parties, or one of them is known or holds an office: no surname and 'officials'."""
        told = (names,) if isinstance(names, str) else names
        people = [name for name in told if not self.wording.cast.party_of(name) or self.wording.cast.person(name)]
        return not people or any(self._of_weight(fact, name) for name in people)

    def rumoured(self, fact: Fact) -> bool:
        """Whether a passage under the fact calls it a rumour, or says that nobody has confirmed it."""
        return self.wording.heard(fact, "rumours")

    def _consequence(self, fact: Fact) -> float:
        kind = self.wording.kind(fact)
        total = (
            kind.weight
            + (_PROMINENT if self.prominent(fact) else 0.0)
            + (_OPENS if kind.gathers and self._opens(fact) else 0)
        )
        for slot, per_doubling in kind.weighs.items():
            name, _, word = slot.partition("=")
            if word:
                total += per_doubling if self.wording.holds(fact, name, word) else 0
            elif name in fact.figures:
                total += per_doubling * math.log2(1 + fact.figures[name].floor)
        places = len(self.gathered.get(self.movement(fact), ()))
        rank = self.rank(fact) * (_SAID if kind.voiced_by else 1.0)
        total += self._vital(fact) if kind.harms else 0.0
        return total + rank + self._words(fact) + kind.gathers_weight * math.log2(1 + places)

    def _vital(self, fact: Fact) -> float:
        """What is added by targets on which many depend, such as a power plant; a little more for each further one."""
        slots = self.wording.kind(fact).slots()
        things = [str(self.wording.raw(fact, slot)) for slot, about in slots.items() if about.sort == "words"]
        names = [name.lower() for name in (*things, *(place_name(place) for place in fact.where))]
        hit = sum(any(word in name for word in self.wording.lists["vital"]) for name in names)
        return _VITAL + 0.3 * min(hit - 1, 3) if hit else 0.0

    def prominent(self, fact: Fact) -> bool:
        """Whether some report puts a fact into its opening or among its key points."""
        return self.wording.material.once("prominent", fact, lambda: self._prominent(fact))

    def _prominent(self, fact: Fact) -> bool:
        material, headings = self.wording.material, self.wording.lists["summaries"]
        claims = [material.claims[cid] for cid in fact.support]
        return any(prominent(material.document(claim), claim.spans[0].start, headings) for claim in claims)

    def _opens(self, fact: Fact) -> bool:
        """Whether a paragraph of some report opens with a fact."""
        material = self.wording.material
        claims = [material.claims[cid] for cid in fact.support]
        return any(
            claim.attribution.own_voice and opens(material.document(claim), claim.spans[0].start, claim.spans[0].end)
            for claim in claims
        )

    def _freshness(self, fact: Fact) -> float:
        today = self.wording.material.day
        if fact.stance == "plans" and (fact.when is None or fact.when.basis == "reporting-day"):
            return _SOMEDAY
        if self.timely.stale(fact):
            return _STALE
        if fact.when is None:
            return 0.85
        if fact.when.grain != "day":
            return 0.6
        return 1.0 if fact.when.last >= today else max(0.4, 0.9 - 0.15 * (today - fact.when.last).days)

    # ---- who speaks

    def rank(self, fact: Fact) -> float:
        """How high the highest office among the people of a fact is."""
        return self.wording.material.once("rank", fact, lambda: self._rank(fact))

    def _rank(self, fact: Fact) -> float:
        kind = self.wording.kind(fact)
        names: list[str] = []
        for slot, about in kind.slots().items():
            if about.sort == "names":
                value = self.wording.raw(fact, slot)
                names += [value] if isinstance(value, str) else value
        return max((self._office(fact, name) for name in names if name), default=0.0)

    def _office(self, fact: Fact, name: str) -> float:
        office = self.wording.office_of(fact, name).lower()
        for row in self.wording.cast.theatre.prose["rank"]:
            if any(word in office for word in row["offices"]):
                return float(row["weight"])
        return 0.0

    def weighty_voice(self, fact: Fact) -> bool:
        """Whether somebody of weight tells a fact: its publisher, a body, a person the pack knows or who holds an
        office; no resident and no bystander."""
        voice = voice_of(fact, self.wording)
        return voice.own or any(self._of_weight(fact, name) for name in voice.names)

    def of_office(self, fact: Fact, name: str) -> bool:
        """Whether somebody is known, a body, of a party, or holds an office: no student and no founder of a bank."""
        cast = self.wording.cast
        known = cast.known(name) or BODY.search(name) is not None or bool(cast.parties_in(name))
        return known or self._office(fact, name) > 0 or bool(cast.theatre.terms("office", "en").find(name))

    def _of_weight(self, fact: Fact, name: str) -> bool:
        cast = self.wording.cast
        if cast.known(name):
            return True
        if looks_like_a_person(name) or len(name.split()) == 1:
            return self._office(fact, name) > 0
        return True

    # ---- what is said

    def _words(self, fact: Fact) -> float:
        """What quoted words add: they commit somebody, they name their subject, and they are neither a scrap nor a
        speech nor an answer to something that the reader has not seen."""
        said = self.wording.quoted(fact)
        if not said:
            return 0.0
        said = worth.shown(self.wording, fact)
        length = len(said.split())
        known = 0.5 if self.wording.known_voice(fact) else -0.8
        known -= 0 if self.weighty_voice(fact) else 0.7
        known += 0.3 * min(2, len(self._touched(said)))
        whole = known + 0.6 if said[:1].isupper() or said.startswith("I ") else known - 1.0
        commits = 0.25 * min(3, len(set(_COMMITS.findall(said.lower()))))
        subject = 0.4 if _NAMES_A_THING.search(said) else -0.3
        vague = 0.5 if said.startswith(("We ", "We’", "We'")) and not commits and subject < 0 else 0.0
        vague += 0.6 if _ENDS_BACK.search(said) else 0.0
        return whole + commits + subject - vague - (0.6 if length < 6 else 0)

    def empty(self, fact: Fact) -> bool:
        """Whether quoted words say next to nothing: they are of no part of the conflict, unless a side's leader says
        them, or somebody's of whom nothing but a trade is known."""
        if not self.wording.quotes(fact):
            return False
        cast, who = self.wording.cast, self.wording.voice_key(fact)
        if not self.of_office(fact, who) or self.wording.kind(fact).weight + self._words(fact) < 0:
            return True
        high = self.wording.known_voice(fact) and self.rank(fact) >= _HIGH
        if high and cast.party_spoken_for(who) in cast.theatre.sides:
            return False
        said = self.wording.quoted(fact) if high else worth.shown(self.wording, fact)
        return not worth.tells_of_the_conflict(self.wording, said)

    def _touched(self, said: str) -> set[str]:
        """Parties and places of the day's news that quoted words name."""
        cast = self.wording.cast
        parties = {hit.value for lang in cast.theatre.languages for hit in cast.theatre.parties[lang].find(said)}
        return parties | {name for places in self.gathered.values() for name in places if name and name in said}

    def points_back(self, fact: Fact) -> bool:
        """Whether quoted words open with a pronoun whose noun the reader has not seen, or hang on one."""
        said = self.wording.quoted(fact).strip("“”\"‘’' ")
        return _POINTS_BACK.match(said) is not None or LEFT_OPEN.search(said) is not None
