"""Filling the slots of an act from its frame's declarations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from daybrief.claims.frames import Fill, Given, Role
from daybrief.extract.english.syntax import (
    VERBAL,
    ancestors,
    clauses,
    conjuncts,
    doers,
    first_of,
    generic,
    itself,
    own_words,
    preps,
    sharers,
    undergoers,
    whose,
)
from daybrief.extract.places import Spot
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.background import gone_by
from daybrief.extract.readers.rules.clauses import clause, parties_in
from daybrief.extract.readers.rules.company import both, company, sorted_out, without_their_own
from daybrief.extract.readers.rules.counting import apart, parts_of, pooled, scattered, strays, totals, unless_rated
from daybrief.extract.readers.rules.filled import Filled, Targets, counts
from daybrief.extract.readers.rules.foretelling import foretells
from daybrief.extract.readers.rules.lands import blamed, elsewhere, home_beside, invader, on_own_land, over_victims
from daybrief.extract.readers.rules.lone import alone
from daybrief.extract.readers.rules.matters import horizon, onset, subject, whole
from daybrief.extract.readers.rules.owning import only_met
from daybrief.extract.readers.rules.phrases import Phrases
from daybrief.extract.readers.rules.placing import Placed, left, opened, share
from daybrief.extract.readers.rules.roles import apiece, heads_of, met_with
from daybrief.extract.readers.rules.signs import recalls, summed_up
from daybrief.extract.readers.rules.siting import Siting
from daybrief.extract.readers.rules.taking import parted, wholes
from daybrief.extract.readers.rules.weaponry import Weaponry
from daybrief.extract.readers.told import assesses, foe
from daybrief.extract.scene import covered
from daybrief.model.figure import exactly

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token


_TIMES = frozenset({"time", "week", "month", "year"})  # 'burned for the second *time* in a *month*'
_FINITE = ("VBD", "VBP", "VBZ")  # a deed of its own: 'tried to attack but *retreated*'
_AFTER = ("after", "following")
_OF_DEAL: tuple[Role, ...] = ("patient", "agent", "holder")
_MET: tuple[Role, ...] = ("attender", "other")
_LEAST = {"parties": 1, "signatories": 2}
_NONE = "-"  # no lexicon slot


class Filler:
    """Fills the acts of one sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.naming, self.tree = parsed, parsed.naming, parsed.tree
        self.phrases, self.siting = Phrases(parsed), Siting(parsed)
        self.weaponry = Weaponry(parsed, self.phrases)

    def fill(self, acts: list[Act], undone: Sequence[Act] = ()) -> list[Filled]:
        """The acts that meet their frame's conditions, filled; a list of things makes one each where declared. What was
        not done keeps its places: those of a feared attack are not where another took place."""
        out: list[Filled] = []
        for kind in dict.fromkeys(act.kind for act in acts):
            mine = [act for act in acts if act.kind is kind]
            numbers = {token: n for n, token in enumerate(dict.fromkeys(act.token.i for act in mine))}
            for other in (act for act in undone if act.kind is kind):
                numbers.setdefault(other.token.i, len(numbers))
            blows = {
                a.token.i for a in acts if kind.here and a.kind.wave and a.token.pos_ in VERBAL and undergoers(a.token)
            }
            for i in sorted(blows - {first_of(act.token).head.i for act in mine}):  # 'held X and *shelled* Y'
                numbers.setdefault(i, len(numbers))
            for token in (act.token for act in mine):
                first = first_of(token)
                if first.dep_ == "dobj":  # '*conducted* airstrikes on X'
                    numbers.setdefault(first.head.i, numbers[token.i])
            named, meant = share(self.parsed.places, numbers), share(self.parsed.meant, numbers)
            done: set[int] = set()
            for act in mine:
                at = numbers[act.token.i]
                homes = named[at] or next((named[numbers[t.i]] for t in sharers(act.token) if t.i in numbers), [])
                homes = homes or next((named[numbers[t.i]] for t in preps(act.token, *_AFTER) if t.i in numbers), [])
                homes = homes or opened(act.token, named, numbers)
                if act.token.i not in done and (made := self._made(act, homes, meant[at], out)):
                    done.add(act.token.i)
                    out += made
        return out

    def _made(self, act: Act, places: list[Placed], meant: list[Placed], before: list[Filled]) -> list[Filled]:
        """What one trigger tells. An act that names no place is at the one it means, else where the one told before
        it was."""
        out = []
        for target, mine in apart(self, act, places):
            fit = self.siting.fitting(act, mine) or ([] if act.frame.seated else self.siting.fitting(act, meant))
            if act.frame.near and meant and not any(self.siting.nearby(act, p) for p in mine):
                fit = self.siting.fitting(act, meant) or fit  # 'the *village*' before a side clause
            made = []
            taken = self.taken(act) if act.frame.partly and len(fit) > 1 else []
            for homes in parted(self.parsed, fit, taken, [t for t in taken if self.is_part(t)]):
                told = self._variants(act, homes, target)
                for filled in told:
                    filled.places = homes or self._inherited(filled, before)
                made += told
            if act.frame.parts:
                made = [group for filled in made for group in scattered(self, filled)]
            made += [part for filled in made for part in parts_of(self, filled)]
            out += [self._in_company(filled) for filled in made if self._enough(filled)]
        return out

    def _in_company(self, filled: Filled) -> Filled:
        """The act, its lists of those who meet without the parties of the people in them; what only adds to another act
        needs these to be known by."""
        if filled.act.frame.adds:
            return filled
        lists = [f.slot for f in filled.act.frame.fills if f.how == "names" and f.slot in filled.slots]
        people = [n for slot in lists for n in sorted_out(self.parsed, filled.slots[slot])[0]]
        for slot in lists:
            kept = without_their_own(self.parsed, filled.slots[slot], people)
            filled.slots = {k: v for k, v in filled.slots.items() if k != slot} | ({slot: kept} if kept else {})
        return filled

    def _inherited(self, filled: Filled, before: list[Filled]) -> list[Spot]:
        if not filled.act.frame.follows or any(t.i in self.parsed.heads("way") for t in self.taken(filled.act)):
            return []
        same = [b for b in before if b.act.kind is filled.act.kind and b.act.token.i < filled.act.token.i]
        return same[-1].places if same and not only_met(self.parsed, filled.act.token) else []

    def _enough(self, filled: Filled) -> bool:
        met = [t for role in _MET for t in self.role(filled.act, role)]
        if not filled.places and alone(self.parsed, filled.slots.get(filled.act.frame.several, ()), met):
            return False
        if elsewhere(self.parsed, filled.slots.get(filled.act.kind.here), filled.places):
            return False
        if filled.act.kind.sums_up and self.parsed.scene.words("rated") and not counts(filled):
            return False  # 'loses 90 men *per kilometre*'
        return all(
            any(name in filled.slots or (name == "places" and filled.places) for name in group)
            for group in filled.act.frame.needs
        )

    def _variants(self, act: Act, places: list[Spot], target: "Targets") -> list[Filled]:
        frame = act.frame
        tried = act.cue in frame.failed and act.token.i not in self.parsed.heads("crossing")
        if not frame.denied and self.parsed.mood.negated(act.token) and not tried:
            return []  # who did not advance attacked; who did not cross a river may have stayed where he was
        if (
            frame.finite
            and act.token.dep_ in ("acl", "relcl")
            and act.token.tag_ == "VBG"
            and not self.parsed.mood.shown(act.token)
        ):
            return []
        if act.cue in frame.lasting and recalls(act.token):
            return []
        if frame.standing and self.parsed.mood.stands(act.token, frame.standing):
            return []
        if frame.foretells and not self._foretells(act):
            return []
        if self._lacks(act) or self.refuses(act):
            return []
        if frame.running is not None and frame.running != totals(self, act):
            return []
        spreads = [f for f in frame.fills if f.each and self._applies(f, act)]
        found = (made for spread in spreads if (made := self._spread(act, spread, places, target)) is not None)
        told = max(found, key=len, default=None)
        return told if told is not None else [self.one(act, {}, places, target)]

    def _spread(self, act: Act, spread: Fill, places: list[Spot], target: "Targets") -> list[Filled] | None:
        """The act once for each phrase of the first role of a fill that anything plays; None where nothing does."""
        for role in spread.roles:
            members = self.role(act, role)
            fit = [m for head in members for m in apiece(self.phrases, spread, head) if self._fits(m, spread)]
            if spread.how == "count" and not any(self._several(spread, m, act) for m in fit):
                continue  # 'drones and missiles struck a port' is one act, and an instrument is not counted
            if members:
                return [self.one(act, {role: m}, places, target) for m in fit]
        return None

    def refuses(self, act: Act) -> bool:
        """Whether its frame bars the act by what takes part in it, or it is only recalled."""
        return any(self._holds(act, given) for given in act.frame.unless) or self.recalled(act)

    def rules_out(self, act: Act) -> bool:
        """Whether what takes part in the act makes it no such act for any reader."""
        if act.frame.exact and self._lacks(act):
            return True
        return any((act.frame.strict or given.always) and self._holds(act, given) for given in act.frame.unless)

    def _lacks(self, act: Act) -> bool:
        """Whether what a frame asks of those who take part does not hold."""
        return bool(act.frame.given) and not any(self._holds(act, given) for given in act.frame.given)

    def recalled(self, act: Act) -> bool:
        """Whether a relative clause only recalls an act of no day: 'Berg, *who* took part in *earlier* talks, …'."""
        if summed_up(act.token):
            return True
        if gone_by(self.parsed, act.token):
            return not any(self.tree.start(t) in covered(self.parsed.scene.times) for t in act.token.subtree)
        marks = self.parsed.heads("undated")
        if act.token.pos_ != "NOUN" or not any(c.i in marks and c.dep_ == "amod" for c in act.token.children):
            return False
        clause = next((t for t in ancestors(act.token) if t.dep_ == "relcl"), None)
        times = covered(self.parsed.scene.times)
        return clause is not None and not any(self.tree.start(t) in times for t in clause.subtree)

    def borne(self, act: Act) -> bool:
        """Whether it is only told of those who bear it, and not who does it: 'troops in X *face* attacks'."""
        return met_with(self.parsed, act.token) and not whose(act.token)

    def _several(self, fill: Fill, head: "Token", act: Act) -> bool:
        figure = self._read(fill, head, act)
        return figure is not None and figure != exactly(1)

    def _foretells(self, act: Act) -> bool:
        story = self.parsed.story
        told = bool(self.parsed.voices.above(act.token)) or self.parsed.speech.at(act.start) is not None
        return foretells(self.parsed, act, told, assessed=assesses(story))

    def _applies(self, fill: Fill, act: Act) -> bool:
        return not fill.only or act.cue in fill.only

    def one(self, act: Act, bound: "dict[Role, Token]", places: list[Spot], target: "Targets" = ()) -> Filled:
        """The act with its slots; `bound` says which of a role's phrases is meant."""
        filled = Filled(act)
        for fill in act.frame.fills:
            if fill.slot in filled.slots or not self._applies(fill, act):
                continue
            value = self._value(fill, act, bound, places, target)
            if value is not None and value != act.kind.model_fields[fill.slot].default:
                filled.slots[fill.slot] = value
                if fill.how == "clause":
                    filled.anchor = next(iter(self.clause_heads(fill, act)), None)
        for slot in blamed(self.parsed, act.kind):
            filled.slots.pop(slot, None)
        return filled

    def _holds(self, act: Act, given: Given) -> bool:
        undergone = self.role(act, "patient") if given.alone or given.upon else []
        if given.alone and undergone:
            return False
        if given.upon and not (act.token.pos_ in VERBAL and any(self._is_of(t, given.upon) for t in undergone)):
            return False
        if (given.only and act.cue not in given.only) or self._worded(act, given.posted or _NONE):
            return False
        if given.save and any(self.phrases.headed(t, given.save) for t in self.role(act, "agent")):
            return False
        heads = [itself(t) for t in self.role(act, given.role) if not (given.but and self.phrases.is_one(t, given.but))]
        fits = self.phrases.is_one if given.itself else self.phrases.headed
        met = [fits(t, given.heads) and not generic(t) for t in heads]
        return bool(met) and (all(met) if given.every else any(met))

    def _worded(self, act: Act, slot: str) -> bool:
        """Whether a word of the act's own phrase stands in a lexicon slot below this: '*ground* and air attacks'."""
        own = [*own_words(act.token), *conjuncts(first_of(act.token))] if act.token.pos_ == "NOUN" else [act.token]
        return any(t.i in self.parsed.heads(slot) for word in own for t in conjuncts(word))

    def _is_of(self, head: "Token", slot: str) -> bool:
        return head.pos_ in ("PRON", "NUM") or self.phrases.headed(head, slot)

    def _fits(self, head: "Token", fill: Fill) -> bool:
        headed = not fill.heads or self.phrases.headed(head, fill.heads)
        if fill.how == "thing" and "who" in fill.barred and self.phrases.is_somebody_known(head):
            return False
        return headed and not any(self.phrases.is_one(head, barred) for barred in fill.barred)

    def role(self, act: Act, role: Role) -> "list[Token]":
        """The heads of the phrases that play a role, coordinated ones apart; a time plays none."""
        times = covered(self.parsed.scene.times)
        heads = heads_of(self.parsed, self.phrases, act, role)
        return [t for t in heads if self.tree.start(t) not in times and t.lower_ not in _TIMES]

    def _value(self, fill: Fill, act: Act, bound: "dict[Role, Token]", places: list[Spot], target: "Targets") -> Any:
        if fill.how == "is":
            return fill.value
        if fill.how == "cue":
            return self._cue(act, places)
        if fill.how == "class":
            return self.weaponry.cls(act, list(bound.values()), act.kind.choices(fill.slot))
        if fill.how == "wielder":
            return self.weaponry.wielder(act)
        if fill.how == "invader":
            beside = (self.phrases.foe(thing) for thing in self.role(act, "patient"))
            struck = next((party for party in beside if party is not None), None)
            return over_victims(self.phrases, act) or struck or invader(self.parsed, places)
        if fill.how == "clause":
            return next((c for t in self.clause_heads(fill, act) if (c := clause(self.parsed, t))), None)
        if fill.how == "horizon":
            return horizon(self.parsed, act.token)
        if fill.how == "onset":
            return onset(self.parsed)
        if fill.how in ("names", "people", "delegation"):
            return self._company(fill, act)
        if fill.how in ("parties", "signatories"):
            sides = dict.fromkeys(p for role in fill.roles for t in self.role(act, role) for p in self._parties(t))
            return self._both_sides(act, tuple(sides)) if len(sides) >= _LEAST[fill.how] else None
        for role in fill.roles:
            if fill.how in ("persons", "group") and role == "agent" and self._others(act):
                continue  # who kills others did not die
            heads = list(target) if role == "patient" and target else self.role(act, role)
            heads = [bound[role]] if role in bound else heads
            if fill.sums and role == "patient" and not target and role not in bound:
                heads = [*heads, *strays(self, act, heads)]
            if fill.how == "persons" and (several := self.phrases.persons(heads)) is not None:
                return several
            fit = [head for head in heads if self._fits(head, fill)]
            if heads and not fit and fill.how == "thing" and fill.barred:
                return None  # what is done to something that no such act tells of is not done to something else
            found = [v for head in fit if (v := self._read(fill, head, act)) is not None]
            if fill.how in ("count", "persons") and found and pooled(self.parsed, act.kind, found[0]):
                return None
            if found and not (fill.lone and len(heads) > 1) and not (fill.sums and len(found) < len(fit)):
                return sum(found[1:], found[0]) if fill.sums else found[0]
        return None

    def _others(self, act: Act) -> "list[Token]":
        """To whom an act is done, its own words left out: 'two needed *treatment*'."""
        return [t for t in self.role(act, "patient") if not act.start <= self.tree.start(t) < act.end]

    def _both_sides(self, act: Act, named: tuple[str, ...]) -> tuple[str, ...]:
        """The parties named, and the other side where one alone is named of what only both can have: a *ceasefire*."""
        other = foe(self.parsed.story, named[0]) if len(named) == 1 else None
        things = [t for role in _OF_DEAL for t in self.role(act, role)]
        mutual = other is not None and any(self.phrases.is_one(t, "truce") for t in things)
        return (*named, other) if mutual and other else named

    def clause_heads(self, fill: Fill, act: Act) -> "list[Token]":
        """The verbs whose clauses a slot may hold."""
        return [t for role in fill.roles for t in self.role(act, role)]

    def _parties(self, head: "Token") -> tuple[str, ...]:
        if head.lower_ == "their":
            return sorted_out(self.parsed, company(self.parsed, [head]))[1]
        if (name := self.phrases.own_name(head)) is not None:
            return (name,)
        party = self.phrases.party(head)
        return parties_in(self.parsed, head) or tuple(both(self.parsed, head)) or ((party,) if party else ())

    def _company(self, fill: Fill, act: Act) -> tuple[str, ...] | str | None:
        roles = [r for r in fill.roles if r != "self" or act.token.pos_ not in VERBAL]
        named = company(self.parsed, [t for role in roles for t in self.role(act, role)])
        people, parties = sorted_out(self.parsed, named)
        if fill.how == "delegation":
            return parties[0] if not people and len(parties) == 1 else None
        return (people if fill.how == "people" else named) or None

    def _read(self, fill: Fill, head: "Token", act: Act) -> Any:
        read = self.phrases
        if fill.how == "party":
            return read.victims(head) if act.kind.sums_up and act.kind.harms else read.party(head)
        if fill.how == "own":
            return read.own_party(head)
        if fill.how == "foe":
            return read.foe(head)
        if fill.how == "count":
            return unless_rated(self.parsed, read.count(head))
        if fill.how == "persons":
            found = unless_rated(self.parsed, read.count(head) or read.person_count(head))
            crowd = head.i in self.parsed.heads("many") and found == exactly(1)
            return None if crowd else found  # 'a peaceful *population*', 'a similar *toll*'
        if fill.how == "group":
            return read.group(head, fill.heads)
        if fill.how == "object":
            return read.object(head)
        if fill.how == "owner":
            owner = next(iter([c for c in head.children if c.dep_ == "poss"] or preps(head, "of")), None)
            return read.object(owner) if owner is not None else None
        if fill.how == "made":
            made = (t for c in clauses(head) for t in undergoers(c) if t.pos_ != "NUM")  # no sum that it sets aside
            return next(map(read.object, made), None)
        if fill.how == "beside":
            return home_beside(self.parsed, head) if not self.role(act, "receiver") else None
        if fill.how == "thing":
            return read.thing(head, act.token)
        if fill.how == "units":
            return read.units(head, fill.heads)
        if fill.how == "whole":
            return whole(self.parsed, head)
        if fill.how == "subject":
            return subject(self.parsed, head)
        if fill.how == "noun":
            start, end = self.naming.phrase(read.content(head))
            return self.parsed.story.doc.text[start:end]
        return None

    def taken(self, act: Act) -> "list[Token]":
        """What is taken, also where several words tell it: 'took control of *a part* of the town'."""
        through = [o for word in self.tree.tokens(act.start, act.end) for o in preps(word, "of", "over")]
        return through or undergoers(act.token)

    def is_part(self, head: "Token") -> bool:
        """Whether only a part of a place is meant; 'the Kyiv suburb of *Irpin*' is a place of its own."""
        placed = {place.token.i for place in self.parsed.places}
        whole = any(o.i in placed for o in preps(head, "of")) and any(c.pos_ == "PROPN" for c in head.lefts)
        part = self.phrases.headed(head, "partly") or head.i in self.parsed.heads("partly")
        return part and not whole

    def _cue(self, act: Act, places: list[Spot]) -> str | None:
        frame, cue, mood = act.frame, act.cue, self.parsed.mood
        if mood.negated(act.token):
            return (frame.failed.get(cue) or None) if act.token.pos_ in VERBAL else None
        if frame.leaving and left(self.parsed.places, [spot.start for spot in places]):
            return frame.leaving.get(cue, cue)
        if (outlook := mood.outlook(act.token)) in ("tried", "intended"):
            turned = frame.failed.get(cue, cue)
            return turned or (cue if outlook == "intended" or act.token.tag_ in _FINITE else None)
        taken = self.taken(act) if frame.partly else []
        parts = [t for t in taken if self.is_part(t)]
        if parts and not wholes(self.parsed, places, taken, parts):
            cue = frame.partly.get(cue, cue)
        party = next((p for t in doers(act.token) if (p := self.phrases.party(t))), None)
        if party is not None:
            cue = (frame.home if on_own_land(self.parsed, party, places) else frame.away).get(cue, cue)
        return cue
