"""Affairs of state in a sentence without a parse: who meets, who agrees, who gives what to whom, who foretells what."""

import re
from dataclasses import replace
from typing import Any

from daybrief.claims.frames import Fill
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.foretold import coming, foretold
from daybrief.extract.readers.posts.handed import handed, of_captives
from daybrief.extract.readers.posts.voices import origin, people_in
from daybrief.extract.readers.told import publisher
from daybrief.theatre.terms import Hit

HOWS = frozenset({"names", "parties", "object", "clause", "horizon", "voice"})
_HANDED = frozenset({"captive", "captivity", "defender", "aid"})
_TWO = 2
_LEAD = re.compile(r"[\s,:–—«»\"-]*")


def of_state(act: Act) -> bool:
    """Whether an act is an affair of states or people, told apart from what happens around it."""
    return act.frame.states or any(fill.how in HOWS for fill in act.frame.fills)


def both_ways(act: Act, affairs: "Affairs") -> list[Act]:
    """An act for each direction: "they exchanged prisoners" is two handings over."""
    two = affairs.two()
    if two is None:
        return [act]
    one, other = two
    doer, receiver = (name for name, slot in act.kind.slots().items() if slot.sort in ("party", "words"))
    return [replace(act, slots=act.slots | {doer: a, receiver: b}) for a, b in ((one, other), (other, one))]


class Affairs:
    """Reads the slots that name people, states and clauses."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.scene, self.story = clauses, clauses.scene, clauses.story
        self.teller = origin(self.story, self.scene)
        speaks = self.teller.name if self.teller is not None else None
        self.people = [p for p in people_in(self.story, self.scene) if not (self._tells(p[0]) and p[2] == speaks)]
        named = {i for start, end, _, _ in self.people for i in range(start, end)}
        told = {h.start for h in self.scene.parties}
        sides = [h for h in clauses.sides if h.start not in told]
        known = sorted([*self.scene.parties, *sides], key=lambda h: h.start)
        self.parties = [h for h in known if h.start not in named and not self._tells(h.start) and not self._where(h)]

    def value(self, act: Act, fill: Fill) -> Any:
        """What a fill of the affairs' own kinds reads."""
        if fill.how == "names":
            return self._names(act)
        if fill.how == "parties":
            return self._states() or self._both(act)
        if fill.how == "object":
            pair = self._captives(act)
            return pair[1] if pair is not None else self.target(act)
        if fill.how == "clause":
            return foretold(self.scene, act.cue)
        if fill.how == "horizon":
            return self._horizon(act)
        return self.teller.name if self.teller is not None else None

    def _states(self) -> tuple[str, ...]:
        """The states that the sentence names, and those of its people."""
        found = [p.value for p in self.parties] + [party for *_, party in self.people if party is not None]
        return tuple(dict.fromkeys(found))

    def _both(self, act: Act) -> tuple[str, ...] | None:
        """Whom "the sides" means: the two that the sentence before in the paragraph names; of a deal on captives the
        sides of the war."""
        if not any(h.end <= act.cue.start for h in self.scene.words("both-sides")):
            return None
        before = next(iter(self.story.before(self.scene, same_block=True)), None)
        named = Affairs(Clauses(before, self.story))._states() if before is not None else ()
        if len(named) == _TWO:
            return named
        return self.scene.theatre.sides if of_captives(self.clauses, act.cue.start, act.cue.end) else None

    def two(self) -> tuple[str, str] | None:
        """The two parties of what is done both ways: those named, else the theatre's sides; None without either."""
        named = tuple(dict.fromkeys(p.value for p in self.parties))
        found = named if len(named) > 1 else self.scene.theatre.sides
        return (found[0], found[1]) if len(found) > 1 else None

    def party(self, act: Act, fill: Fill) -> str | None:
        """The state of a role: whose the forces are that stand behind the word, else who acts."""
        if "patient" in fill.roles:
            forces = [h for g in act.frame.given for h in self.scene.words(g.heads) if h.start >= act.cue.end]
            for force in forces:
                near = (p for p in self.parties if 0 <= p.start - force.end <= 1 or 0 <= force.start - p.end <= 1)
                beside = (p for p in near if not self.clauses.behind(p))  # "in Belarus systems were deployed"
                if (owner := next(beside, None)) is not None:
                    return owner.value
        pair = self._captives(act)
        return pair[0] if pair is not None else self.issuer(act, told="patient" not in fill.roles)

    def _captives(self, act: Act) -> tuple[str, str] | None:
        """Who gives prisoners or bodies to whom, where they are what the act hands over."""
        given = {g.heads for g in act.frame.given}
        near = of_captives(self.clauses, act.cue.start, act.cue.end) or "defender" in given
        return handed(self.clauses, act) if near and given & _HANDED else None

    def issuer(self, act: Act, *, told: bool = True) -> str | None:
        """The state whose authority acts: named before the word, by itself, by its head, or by an office of its own;
        unless `told`, by none that only tells of it."""
        found = [(h.start, h.value) for h in self.parties if not self.clauses.behind(h)]
        found += [(start, party) for start, _, _, party in self.people if party is not None]
        here = self.clauses.segment(act.cue.start)
        offices = [h for h in self.scene.words("authority") if h.start < act.cue.start]
        whose = [h for h in offices if "." in h.value and self.clauses.segment(h.start) == here]
        before = [(start, party) for start, party in sorted(found) if start < act.cue.start]
        if whose and all(self.clauses.segment(start) != here for start, _ in before):
            return whose[-1].value.split(".")[1].upper()  # "blows of Russia's: *the SBU* held a man"
        if before:
            return before[0][1]
        own = self.scene.theatre.about.get("speaks", {}).get(self.story.lang) or publisher(self.story).party
        return own if any(told or not self._tells(h.start) for h in offices) else None

    def target(self, act: Act) -> str | None:
        """The party or person after the word that the act is for or against; never the one that acts."""
        issuer = self.issuer(act)
        adjective = self.scene.theatre.gazetteer.adjectives.of_place_in_any_case  # "*American* arms"
        after = [
            (h.start, h.value)
            for h in self.parties
            if h.start > act.cue.end
            and h.value != issuer
            and not adjective(h.text.lower())
            and not self.clauses.epithet(h)  # "held an *enemy* agent"
        ]
        after += [(start, name) for start, _, name, _ in self.people if start > act.cue.end]
        if not after:
            after = [(h.start, h.value) for h in self.parties if h.value != issuer and not self._acts_too(h, act)]
        return sorted(after)[0][1] if after else None

    def _acts_too(self, party: Hit[str], act: Act) -> bool:
        """Whether a party only acts beside the one that a list names first: "X *and Y* gave"."""
        before = [h for h in self.parties if h.end <= party.start]
        ands = self.scene.theatre.words("list-and", self.scene.lang)
        gap = self.clauses.text(before[-1].end, party.start).strip(" ,") if before else "."
        return party.end <= act.cue.start and (not gap or gap in ands)

    def _names(self, act: Act) -> tuple[str, ...] | None:
        people = list(dict.fromkeys([*self._there(act), *self._meant(act), *(name for _, _, name, _ in self.people)]))
        if people:
            return tuple(people)
        states = list(dict.fromkeys(h.value for h in self.parties))
        return tuple(states) if len(states) > 1 else None

    def _horizon(self, act: Act) -> str | None:
        """The last day that the words behind the cue name, where it lies ahead."""
        day = self.scene.published
        told = [t.when for t in self.scene.times if t.start > act.cue.end and t.when.grain != "year"]
        ahead = [when for t in told if day is not None and (when := coming(t, day)).last > day]
        return ahead[-1].exchange().split("/")[-1] if ahead else None

    def _there(self, act: Act) -> list[str]:
        """Who speaks at the meeting itself: "X said *at a meeting with* Y"; and whose channel it is that tells of one
        without a subject: "Had a call with Y"."""
        says = [h for h in self.scene.words("say.plain") if h.end <= act.cue.start]
        here = self.clauses.segment(act.cue.start)
        led = self.clauses.text(self.clauses.start, act.cue.start).lower().split()[-1:]
        at = bool(led) and led[0] in self.scene.theatre.words("wave.onto", self.scene.lang)
        if self.teller is not None and says and at and self.clauses.segment(says[-1].start) == here:
            return [self.teller.name]
        return []

    def _meant(self, act: Act) -> list[str]:
        """Whom "he" or "she" before an act means: the first person that the sentence before names, of whom it tells."""
        here = self.clauses.segment(act.cue.start)
        said = {h.start for h in self.scene.words("say.plain")}
        pronouns = [
            h
            for h in self.scene.words("speaks-again.one")
            if h.end <= act.cue.start and self.clauses.segment(h.start) == here and h.end + 1 not in said
        ]
        before = next(iter(self.story.before(self.scene)), None) if pronouns else None
        near = before is not None and self.scene.sentence.block - before.sentence.block <= 1
        return [name for _, _, name, _ in people_in(self.story, before)[:1]] if before is not None and near else []

    def _where(self, party: Hit[str]) -> bool:
        """Whether a capital only says where: "in London" is no state."""
        placed = any(p.start <= party.start < p.end and self.clauses.settlement(p) for p in self.scene.places)
        return placed and self.clauses.behind(party)

    def _tells(self, at: int) -> bool:
        """Whether an offset lies in the words that name who tells the sentence."""
        span = self.teller.span if self.teller is not None else None
        return span is not None and span.start <= at < span.end
