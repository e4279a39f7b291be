"""Acts of a sentence: words that trigger a kind's frame, and what fills its slots without a parse."""

import itertools
import re
from functools import cached_property
from typing import Any

from daybrief.claims.frames import Fill, Given
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.affairs import HOWS, Affairs, both_ways, of_state
from daybrief.extract.readers.posts.carried import Carried
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.numbers import NEAR, Numbers
from daybrief.extract.readers.posts.parts import by_place
from daybrief.extract.readers.posts.people import People
from daybrief.extract.readers.posts.things import Things
from daybrief.extract.readers.posts.where import beside
from daybrief.extract.readers.told import foe, publisher
from daybrief.extract.scene import covered
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.terms import Hit

_BESIDE = 2  # words between a blow and how many times it was dealt
_LONG = 60  # days from which on a count is of a longer time than what the text reports


class Filler(Numbers):
    """Fills the slots of the acts of one sentence. A number or a thing goes to the nearest trigger that can take it."""

    def __init__(self, clauses: Clauses, acts: list[Act]) -> None:
        self.clauses, self.acts, self.scene = clauses, acts, clauses.scene
        self.harm = Things(clauses, acts, self._noun_slot)
        self.things = self.harm.all
        self.people = People(clauses, acts)
        self.whos = self.people.whos
        self.weapons = self.scene.weapons
        self.figures = self.scene.figures
        self.taken: dict[int, Act] = {}  # figure start → the act that counts with it

    @cached_property
    def affairs(self) -> Affairs:
        return Affairs(self.clauses)

    def filled(self) -> list[Act]:
        """Acts with what their frames need; one for each thing where a frame asks for each."""
        self._share_figures()
        out: list[Act] = []
        for act in self.acts:
            carried = act.kind.wave is None and not of_state(act) and not self._since()
            act.places = self.clauses.places_for(act.at, before=carried, near=bool(act.kind.gains))
            act.places = self._left(act) or self._own_places(act)
            if not act.places and act.kind.wave is not None:
                before = Carried(self.clauses)
                act.places = before.right_before() if self._aimed(act) else before.headed()
                if not act.places and self._causes(act):
                    act.places = before.before(near=True)
            out += self._fill(act)
        for act in out:
            act.places = self._shared_out(act) or act.places
        return [act for act in out if self._meets(act) and not (self._only_cause(act) or self._from_air(act))]

    def _from_air(self, act: Act) -> bool:
        """Whether an attack beaten back far from the front came from the air, as this sentence or the next one tells:
        "In X an attack was *repelled*. Five drones were shot down"."""
        if act.cue.value != act.frame.stopped or self.clauses.helds(act.places) != {act.slots.get(act.kind.gains)}:
            return False
        return self.clauses.in_the_air

    def _shared_out(self, act: Act) -> list[PlaceHit]:
        """The places of an act's count where the sentence shares all of it out among them: "five were hurt: three in X,
        two in Y"; none where it names what they lie in."""
        parts = by_place(act, self.clauses)
        whole = parts[0].slots.keys() if parts else ()
        for slot in whole:
            value = act.slots.get(slot)
            if isinstance(value, Figure) and value.floor == sum(p.slots[slot].floor for p in parts):
                places = [place for part in parts for place in part.places]
                return [] if self._around(act.places, places) else places
        return []

    def _around(self, wide: list[PlaceHit], fine: list[PlaceHit]) -> bool:
        atlas = self.scene.theatre.gazetteer
        units = {unit for p in fine for i in p.ids for unit in atlas.parents(i)}
        return any(i in units for p in wide for i in p.ids)

    def _since(self) -> bool:
        """Whether the sentence counts over a war or years: that was not only where the text was."""
        return any(
            t.bound == "since" and t.when.last.toordinal() - t.when.start.toordinal() > _LONG for t in self.scene.times
        )

    def _left(self, act: Act) -> list[PlaceHit]:
        """The place that an act of leaving names right behind its word: "withdrew *from X*"."""
        after = [p for p in self.scene.places if p.start >= act.cue.end] if act.frame.sources else []
        return [p for p in after[:1] if self.clauses.apart(act.cue.start, act.cue.end, p.start, p.end) <= 2]

    def _own_places(self, act: Act) -> list[PlaceHit]:
        """Of the places of a stretch that tells several acts of a kind, those behind this one's word: "advanced near X
        and took Y"; of one that tells a single act, none that only says where it was: "near X they took Y"."""
        here = self.clauses.segment(act.cue.start)
        rivals = [a for a in self.acts if a.kind is act.kind and self.clauses.segment(a.cue.start) == here]
        later = [a.cue.start for a in rivals if a.cue.start > act.cue.start]
        if len(rivals) < 2:
            taken = [p for p in act.places if p.start >= act.cue.end and not beside(p)]
            return [p for p in act.places if p.start >= act.cue.end or self._before(p, act)] if taken else act.places
        own = [p for p in act.places if act.cue.end <= p.start < min(later, default=self.clauses.end)]
        free = [p for p in act.places if p.start >= act.cue.end or self._before(p, act)]
        return own or free or act.places

    def _before(self, place: PlaceHit, act: Act) -> bool:
        """Whether a place before an act's word is its own: none that says where it was, or that follows another's."""
        return not beside(place) and not any(a.cue.end <= place.start for a in self.acts if a.cue.start < act.cue.start)

    def _only_cause(self, act: Act) -> bool:
        """ "Six died in a blow at X": the harm is told, of the blow no more than its place."""
        wave = act.kind.wave
        bare = wave is not None and all(act.slots.get(name) is None for name in (wave.by, wave.sort, *wave.counts))
        if bare and any(f.how == "group" for a in self.acts for f in a.frame.fills):
            return True
        counts = (wave.sort, *wave.counts) if wave is not None else ()
        vague = wave is not None and all(act.slots.get(name) is None for name in counts) and not self._aimed(act)
        return vague and self._causes(act) and any(a.kind is not act.kind and a.slots for a in self.acts)

    def _causes(self, act: Act) -> bool:
        """ "A fire broke out *after* a strike": whether the word only says what something else came of."""
        because = (h for h in self.scene.words("because") if h.end <= act.cue.start)
        return any(self.clauses.apart(*_span(h), *_span(act.cue)) <= 1 for h in because)

    def _fill(self, act: Act) -> list[Act]:
        each = next((f for f in act.frame.fills if f.how == "noun"), None)
        if each is not None:
            return [self._with_thing(act, each, thing) for thing in self.harm.harmed(act)]
        for fill in act.frame.fills:
            if fill.slot not in act.slots and (value := self._value(act, fill)) is not None:
                act.slots[fill.slot] = value
        self._turn(act)
        return both_ways(act, self.affairs) if act.frame.mutual else [act]

    def _turn(self, act: Act) -> None:
        """What a cue means where the act was only tried; and whose country it is: one side regains what the other
        seizes."""
        if self.clauses.tried(act.cue.start):
            for name, value in act.slots.items():
                act.slots[name] = act.frame.failed.get(value, value) if isinstance(value, str) else value
        if self._only_part(act):
            for name, value in act.slots.items():
                act.slots[name] = act.frame.partly.get(value, value) if isinstance(value, str) else value
        doer = act.slots.get(act.kind.gains)
        if doer is None:
            return
        home = self.scene.theatre.about["home"]
        lands = self._countries(act.places)
        gains = lands == {doer} if len(lands) == 1 else doer == home
        meanings = act.frame.home if gains else act.frame.away
        for name, value in act.slots.items():
            if isinstance(value, str) and value in meanings:
                act.slots[name] = meanings[value]

    def _only_part(self, act: Act) -> bool:
        """Whether only a part of a place was taken: "took *the centre of the town*", "liberated *half* of X"."""
        if not act.frame.partly:
            return False
        parts = self.scene.words("partly")
        return any(h.start >= act.cue.end and self.clauses.apart(*_span(act.cue), *_span(h)) <= 1 for h in parts)

    def _value(self, act: Act, fill: Fill) -> Any:
        last = act.cue.value.rsplit(".", 1)[-1]
        if fill.only and last not in fill.only:
            return None
        if fill.how == "cue":
            return last if last in act.kind.choices(fill.slot) else None
        if fill.how == "is":
            return fill.value
        if fill.how == "count":
            return self._count(act, fill)
        if fill.how == "class":
            return self._class(act, fill)
        if fill.how == "group":
            return self.people.group(act, self._own_figure(act))
        if fill.how == "thing":
            return next((h.value.split(".", 1)[1] for h in self.scene.words(fill.heads)), None)
        if fill.how == "party":
            return self.affairs.party(act, fill) if act.frame.states else self._party(act, fill)
        return self.affairs.value(act, fill) if fill.how in HOWS else None

    def _party(self, act: Act, fill: Fill) -> str | None:
        if fill.roles == ("patient",):
            who = self.people.who(act, self._own_figure(act))
            return next((h.value for h in self.clauses.sides if who is not None and h.start == who.start), None)
        own = publisher(self.clauses.story).party
        others = [*self.things, *self.whos_of_others()]
        doer = self.clauses.doer(act.cue.start, act.cue.end, others, own=act.kind.wave is None)
        doer = self.clauses.others_troops(act.cue.start) or doer
        if self._counted_fight(act, own):
            return foe(self.clauses.story, own)
        if doer is None and act.cue.value == act.frame.stopped and (whose := self._whose_attack(act)) is not None:
            return foe(self.clauses.story, whose)
        if doer is not None and self._stopped_by_nobody(act):
            return foe(self.clauses.story, doer)
        if doer is None and act.kind.wave is not None and self._suffered(act):
            return foe(self.clauses.story, own)
        if doer is None and act.kind.gains == fill.slot and self._own_deed(act):
            return own
        home = self.scene.theatre.about["home"]
        if act.kind.wave is not None and doer not in (None, home) and self.clauses.helds(act.places) == {doer}:
            return foe(self.clauses.story, doer)  # nobody strikes the land it has long held
        return doer or self._by_owner(act) or self._by_land(act)

    def _by_owner(self, act: Act) -> str | None:
        """The side that struck what is told to be the other's: "a strike at a *Russian* depot"."""
        if act.kind.wave is None:
            return None
        here = self.clauses.segment(act.cue.start)
        struck = [t for t in self.things if t.start >= act.cue.end and self.clauses.segment(t.start) == here]
        owners = {self.clauses.owner(t) for t in struck} - {None}
        return foe(self.clauses.story, owners.pop()) if len(owners) == 1 else None

    def _counted_fight(self, act: Act, own: str | None) -> bool:
        """Whether a side counts the fights of a day, naming nobody in that stretch: those are the other's attacks."""
        home = self.scene.theatre.about["home"]  # the side that defends counts the other's attacks
        if own != home or not any(h.start == act.cue.start for h in self.scene.words("clash")):
            return False
        here = self.clauses.segment(act.cue.start)
        named = [*self.clauses.sides, *self.scene.words("force")]
        return not any(self.clauses.segment(h.start) == here for h in named)

    def _whose_attack(self, act: Act) -> str | None:
        """The side whose attack a verb behind which it stands stopped: "beat back two *enemy* attacks"."""
        attacks = [h.start for h in self.scene.words("attack") if h.start >= act.cue.end]
        near = [h for h in self.clauses.sides if attacks and act.cue.end <= h.start < attacks[0]]
        beside = near and self.clauses.apart(*_span(act.cue), *_span(near[0])) <= _BESIDE
        return near[0].value if beside else None

    def _stopped_by_nobody(self, act: Act) -> bool:
        """ "They attacked X, *the attack was repelled*": another stretch tells whose it was, none who repelled it."""
        here = self.clauses.segment(act.cue.start)
        if act.cue.value != act.frame.stopped or any(self.clauses.segment(h.start) == here for h in self.clauses.sides):
            return False
        return any(a.kind is act.kind and a.cue.end <= act.cue.start and a is not act for a in self.acts)

    def _by_land(self, act: Act) -> str | None:
        """The side that strikes deep in the other's land, where the words do not say who did."""
        if act.kind.wave is None:
            return None
        owners = self.clauses.helds(act.places)
        return foe(self.clauses.story, owners.pop()) if len(owners) == 1 else None

    def whos_of_others(self) -> list[Hit[str]]:
        """People that a side's name may belong to, other than the side itself."""
        sides = {side.start for side in self.clauses.sides}
        return [h for h in self.whos if h.start not in sides and not h.value.endswith("military")]

    def _own_deed(self, act: Act) -> bool:
        """A success that nobody is named for is the speaker's own: "The village was liberated"."""
        own = publisher(self.clauses.story).party
        if act.cue.value.rsplit(".", 1)[-1] in act.frame.unowned:
            return False
        if not act.places or own not in self.scene.theatre.sides or any(g.heads == "force" for g in act.frame.given):
            return False
        return bool(act.frame.home) or not any(self._lies_in(place, own) for place in act.places)

    def _suffered(self, act: Act) -> bool:
        """Whether the blow is told as suffered, or fell on land that is the speaker's own or held by either side and
        harmed its people: then the other side dealt it."""
        own = publisher(self.clauses.story).party
        if not act.places or own not in self.scene.theatre.sides:
            return False
        if self.scene.words("suffers"):
            return True
        cut = any(a.cue.value.endswith(".cut") for a in self.acts)
        at_home = all(self._at_home(place, own) for place in act.places)
        harmed = any(f.how == "group" for a in self.acts for f in a.frame.fills)
        return at_home and (cut or harmed) and not self._enemies()

    def _at_home(self, place: PlaceHit, party: str) -> bool:
        """Whether a place lies in a side's own country, or on land that both sides hold parts of."""
        return self._lies_in(place, party) or self.clauses.helds([place]) == {None}

    def _enemies(self) -> bool:
        return any(who.value.endswith("military") for who in self.whos)

    def _countries(self, places: list[PlaceHit]) -> set[str]:
        """The countries in which some places can lie, namesakes and all; none where one of them is not known."""
        found = [entry for p in places for i in p.ids if (entry := self.scene.theatre.gazetteer.find(i)) is not None]
        return {entry.country for entry in found} if all(p.ids for p in places) else set()

    def _lies_in(self, place: PlaceHit, party: str) -> bool:
        """A blow at a place of one's own country is nobody's own deed, whoever tells of it."""
        entry = self.scene.theatre.gazetteer.find(place.ids[0]) if place.ids else None
        return entry is not None and entry.country == party

    def _count(self, act: Act, fill: Fill) -> Figure | None:
        figure = self._own_figure(act)
        if any(f.how == "group" for f in act.frame.fills):
            return self.people.count(act, figure)
        return figure.figure if figure is not None else self._times(act)

    def _times(self, act: Act) -> Figure | None:
        """How many times a place was struck, where one word says it: "*twice* shelled X"."""
        near = [h for h in self.scene.words("times") if self.clauses.segment(h.start) == self.clauses.segment(act.at)]
        told = [h for h in near if self.clauses.apart(*_span(h), *_span(act.cue)) <= _BESIDE]
        return exactly(int(told[0].value.rsplit(".", 1)[-1])) if told and len(act.places) == 1 else None

    # weapons, things

    def _class(self, act: Act, fill: Fill) -> str | None:
        """The class of the weapons near the act; the value for several classes where there are several."""
        last = act.cue.value.rsplit(".", 1)[-1]
        choices = act.kind.choices(fill.slot)
        used = [w for w in self.weapons if self._with(w, act)]
        led = [w for w in self.weapons if self.clauses.by_means(w.start)]
        means = [w for w in used if w in led or (w.start >= act.cue.end and self.clauses.means(w.start, w.end))]
        if last in choices and not means:
            return last
        classes = {w.value.cls for w in self._whole_names(means if last in choices else used)}
        if len(classes) > 1 and act.kind.wave is not None:
            return act.kind.wave.several
        return next(iter(classes), None)

    def _whole_names(self, weapons: list[Hit[Any]]) -> list[Hit[Any]]:
        """Of names side by side the last: "rockets of a launcher" are the launcher's."""
        pairs = itertools.pairwise(self.weapons)
        firsts = {a.start for a, b in pairs if not self.clauses.text(a.end, b.start).strip()}
        return [w for w in weapons if w.start not in firsts] or weapons[-1:]

    def _with(self, weapon: Hit[Any], act: Act) -> bool:
        """Whether the weapon is what the act is done with, not one of the things it was done to."""
        if any(t.start <= weapon.start < t.end for t in self.scene.words("thing")):
            return False
        if self.clauses.belongs(weapon.start, weapon.end, self.things):
            return False
        return self.clauses.apart(weapon.start, weapon.end, act.cue.start, act.cue.end) <= NEAR + 2

    def _with_thing(self, act: Act, each: Fill, thing: Hit[str]) -> Act:
        told = Act(act.kind, act.frame, act.cue, places=self.clauses.places_near(thing.start), at=thing.start)
        told.slots[each.slot] = thing.value.split(".", 2)[2]
        for fill in act.frame.fills:
            if fill.how == "count":
                told.slots[fill.slot] = self.harm.count(act, thing)
        return told

    def _meets(self, act: Act) -> bool:
        """Whether the frame has what it needs. A blow aimed at a place needs no weapon and no attacker."""
        filled = {name for name, value in act.slots.items() if value is not None}
        if act.places:
            filled.add("places")
        if act.kind.wave is not None and self._aimed(act):
            told = act.kind.wave.by in filled and (act.kind.wave.sort in filled or self._at_thing(act, place=True))
            filled |= {"places"} if told else set()  # "struck the enemy's plants": a blow told whole but for its place
            filled |= {act.kind.wave.by, act.kind.wave.sort}
        frame = act.frame
        if act.kind.wave is None and frame.given and self._at_thing(act):
            return False  # an attack on a thing is a blow, none on positions
        held = not frame.given or any(self._holds(act, given) for given in frame.given)
        barred = any(self._holds(act, given) for given in frame.unless)
        return held and not barred and all(filled & set(group) for group in frame.needs)

    def _aimed(self, act: Act) -> bool:
        """Whether "at" or "on", or a region, follows the trigger at once."""
        aims = [(h.start, h.end) for slot in ("wave.to", "wave.onto") for h in self.scene.words(slot)]
        aims += [(p.start, p.end) for p in act.places if self.clauses.region(p)]
        cue = act.cue
        return self._at_thing(act) or any(aim[0] >= cue.end and self._only_doer(cue.end, aim[0]) for aim in aims)

    def _at_thing(self, act: Act, *, place: bool = False) -> bool:
        """Whether a thing is what the blow is dealt: "attacked the depot", "a strike at the port"; if `place`, one that
        stands somewhere, no troops' positions."""
        troops = self.scene.theatre.words("thing-of-troops", self.scene.lang) if place else ()
        cue, near = act.cue, set(self.scene.theatre.words("wave.to", self.scene.lang))
        near |= {w for slot in ("wave.into", "wave.onto") for w in self.scene.theatre.words(slot, self.scene.lang)}
        for thing in (t for t in self.things if t.start >= cue.end):
            words = self.clauses.text(cue.end, thing.start).lower().split()
            told = not words or (words[0] in near and len(words) <= 3) or self._led_on(cue, thing)
            if told and thing.value.split(".", 2)[2] not in troops:
                return True
        return False

    def _led_on(self, cue: Hit[str], thing: Hit[str]) -> bool:
        """Whether "at" leads from a trigger to a thing past what it is done with: "a blow *with long weapons* at …"."""
        here = self.clauses.segment(cue.start)
        aims = [h for h in self.scene.words("wave.to") if cue.end <= h.start and h.end <= thing.start]
        near = aims and self.clauses.segment(thing.start) == here and aims[-1].start < self.clauses.segments[here][1]
        between = self.clauses.text(cue.end, aims[0].start) if near else ""
        with_means = any(cue.end <= w.start < aims[0].start for w in self.weapons) if near else False
        return (
            with_means
            and len(aims) == 1
            and len(self.clauses.text(aims[0].end, thing.start).split()) <= 2
            and bool(between)
        )

    def _only_doer(self, start: int, end: int) -> bool:
        """Whether nothing but who did it, or with what, stands between a trigger and its aim."""
        gap = self.clauses.text(start, end)
        if re.search(r"[^\w\s'’ʼ«»\"-]", gap):
            return False
        known = covered(self.clauses.sides, self.weapons, self.scene.people, self.scene.words("list-and"))
        return all(m.start() + start in known for m in re.finditer(r"[^\W_][\w'’ʼ-]*", gap))

    def _holds(self, act: Act, given: Given) -> bool:
        """Whether a word of the asked kind stands near the act."""
        heads = [(w.start, w.end) for w in self.weapons]
        if given.heads != "weapon":
            heads = [(h.start, h.end) for h in self.scene.words(given.heads)]
        if given.role == "agent" and any(p.grain == "direction" for p in self.scene.places):
            heads += [(h.start, h.end) for h in self.clauses.sides]  # "in the sector of X the enemy made 14 attacks"
        return any(self.clauses.apart(*head, act.cue.start, act.cue.end) <= NEAR for head in heads)


def _span(hit: Hit[Any]) -> tuple[int, int]:
    return hit.start, hit.end
