"""Filling the slots of an act from its frame's declarations."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from daybrief.claims.frames import Fill, Given, Role
from daybrief.extract.english.syntax import (
    VERBAL,
    ancestors,
    doers,
    own_words,
    preps,
    subjects,
    undergoers,
)
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.clauses import clause, names, parties_in
from daybrief.extract.readers.rules.placing import Placed, share, unique
from daybrief.extract.places import Spot
from daybrief.model.figure import Figure, exactly

if TYPE_CHECKING:
    from spacy.tokens import Token

WEAPON = "weapon"


@dataclass
class Filled:
    """An act with its slots; `slots` lacks what the text does not give."""

    act: Act
    slots: dict[str, Any] = field(default_factory=dict)
    places: list[Spot] = field(default_factory=list)


class Filler:
    """Fills the acts of one sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.naming, self.tree = parsed, parsed.naming, parsed.tree

    def fill(self, acts: list[Act]) -> list[Filled]:
        """The acts that meet their frame's conditions, filled; a list of things makes one each where declared."""
        out: list[Filled] = []
        for kind in dict.fromkeys(act.kind for act in acts):
            mine = [act for act in acts if act.kind is kind]
            numbers = {token: n for n, token in enumerate(dict.fromkeys(act.token.i for act in mine))}
            shared = share(self.parsed.places, numbers)
            done: set[int] = set()
            for act in mine:
                if act.token.i not in done and (made := self._made(act, shared[numbers[act.token.i]], out)):
                    done.add(act.token.i)
                    out += made
        return out

    def _made(self, act: Act, places: list[Placed], before: list[Filled]) -> list[Filled]:
        """What one trigger tells. An act without a place of its own is where the one told before it was."""
        fit = self._fitting(act, places)
        made = self._variants(act)
        for filled in made:
            filled.places = fit or self._inherited(filled, before)
        return [filled for filled in made if self._enough(filled)]

    def _fitting(self, act: Act, places: list[Placed]) -> list[Spot]:
        """The places that an act of this kind can have."""
        wide = [p for p in places if p.spot.grain == "country"]
        kept = [p for p in places if p not in wide] or ([] if act.frame.bounded else wide)
        onward = [p for p in kept if not p.source]
        return unique(kept if act.frame.sources or not onward else onward)

    def _inherited(self, filled: Filled, before: list[Filled]) -> list[Spot]:
        if not filled.act.frame.follows:
            return []
        same = [b for b in before if b.act.kind is filled.act.kind and b.act.token.i < filled.act.token.i]
        return same[-1].places if same else []

    def _enough(self, filled: Filled) -> bool:
        return all(
            any(name in filled.slots or (name == "places" and filled.places) for name in group)
            for group in filled.act.frame.needs
        )

    def _variants(self, act: Act) -> list[Filled]:
        frame = act.frame
        if not frame.denied and self.parsed.mood.negated(act.token) and act.cue not in frame.failed:
            return []
        if frame.given and not any(self._holds(act, given) for given in frame.given):
            return []
        if any(self._holds(act, given) for given in frame.unless):
            return []
        spread = next((f for f in frame.fills if f.each and self._applies(f, act)), None)
        if spread is None:
            return [self._one(act, {})]
        made = []
        for role in spread.roles:
            members = [m for m in self.role(act, role) if self._fits(m, spread)]
            made = [self._one(act, {role: m}) for m in members]
            if made:
                break
        return made or [self._one(act, {})]

    def _applies(self, fill: Fill, act: Act) -> bool:
        return not fill.only or act.cue in fill.only

    def _one(self, act: Act, bound: "dict[Role, Token]") -> Filled:
        filled = Filled(act)
        for fill in act.frame.fills:
            if fill.slot in filled.slots or not self._applies(fill, act):
                continue
            if (value := self._value(fill, act, bound)) is not None:
                filled.slots[fill.slot] = value
        return filled

    def _holds(self, act: Act, given: Given) -> bool:
        return any(self._headed(t, given.heads) for t in self.role(act, given.role))

    def _fits(self, head: "Token", fill: Fill) -> bool:
        return (not fill.heads or self._headed(head, fill.heads)) and not (
            fill.barred and self._headed(head, fill.barred)
        )

    def _headed(self, head: "Token", prefix: str) -> bool:
        marks: Any = self.parsed.weapons if prefix == WEAPON else self.parsed.heads(prefix)
        return any(t.i in marks for t in own_words(head))

    def role(self, act: Act, role: Role) -> "list[Token]":
        """The heads of the phrases that play a role, coordinated ones apart."""
        token = act.token
        if role == "agent":
            return doers(token)
        if role == "patient":
            return undergoers(token)
        if role == "self":
            return [token, *(t for t in subjects(token) if t.pos_ == "NUM")] if token.pos_ in VERBAL else [token]
        if role == "receiver":
            return [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] + preps(token, "to", "for")
        if role == "against":
            return preps(token, "against", "on", "upon")
        if role == "partner":
            return preps(token, "with", "between", "among")
        if role == "means":
            return preps(token, "with", "by", "of", "using") + self._using(token)
        return [token.head] if token.dep_ in ("acl", "relcl", "compound") else []

    def _using(self, token: "Token") -> "list[Token]":
        return [o for c in token.children if c.lower_ == "using" for o in c.children if o.dep_ in ("dobj", "pobj")]

    def _value(self, fill: Fill, act: Act, bound: "dict[Role, Token]") -> Any:
        if fill.how == "is":
            return fill.value
        if fill.how == "cue":
            return self._cue(act)
        if fill.how == "class":
            return self._weapon_class(act, bound)
        if fill.how == "clause":
            return clause(self.parsed, act.token)
        if fill.how == "horizon":
            return self._horizon(act)
        if fill.how == "names":
            return self._names(fill, act)
        for role in fill.roles:
            heads = [bound[role]] if role in bound else self.role(act, role)
            for head in heads:
                if self._fits(head, fill) and (value := self._read(fill, head)) is not None:
                    return value
        return None

    def _names(self, fill: Fill, act: Act) -> tuple[str, ...] | None:
        found: list[str] = []
        for role in fill.roles:
            if role == "self":
                found += [p for p in parties_in(self.parsed, act.token) if p not in found]
            else:
                found += [n for n in names(self.parsed, self.role(act, role), role == "patient") if n not in found]
        return tuple(found) or None

    def _horizon(self, act: Act) -> str | None:
        """The last day of the latest time named with the act, if it lies after publication."""
        published = self.parsed.scene.published
        inside = {t.i for t in act.token.subtree}
        ahead = [
            timed.when
            for timed in self.parsed.scene.times
            if published
            and timed.when.last > published
            and (head := self.tree.head(timed.start, timed.end)) is not None
            and head.i in inside
        ]
        return max(ahead, key=lambda w: w.last).exchange().rpartition("/")[2] if ahead else None

    def _read(self, fill: Fill, head: "Token") -> Any:
        if fill.how == "party":
            return self.naming.party(head)
        if fill.how == "foe":
            return self._foe(self.naming.party(head))
        if fill.how == "count":
            return self.count(head)
        if fill.how == "group":
            marks = self.parsed.heads(fill.heads)
            return next((marks[t.i].rpartition(".")[2] for t in own_words(head) if t.i in marks), None)
        if fill.how == "object":
            own = self._party_head(head)
            return own or self.parsed.story.doc.text[slice(*self.naming.name(head))]
        if fill.how == "noun":
            start, end = self.naming.phrase(head)
            return self.parsed.story.doc.text[start:end]
        return None

    def _party_head(self, head: "Token") -> str | None:
        """The party a phrase *is*, not one that only modifies it: 'Ukraine', 'the Ukrainian army'."""
        return self.naming.party(head)

    def _foe(self, party: str | None) -> str | None:
        sides = self.parsed.story.theatre.about.get("sides", [])
        return next((s for s in sides if s != party), None) if party in sides else None

    def _cue(self, act: Act) -> str | None:
        frame, cue = act.frame, act.cue
        if self.parsed.mood.negated(act.token) or self.parsed.mood.outlook(act.token) in ("tried", "intended"):
            return frame.failed.get(cue, None if self.parsed.mood.negated(act.token) else cue)
        if frame.partly and any(self._headed(t, "partly") for t in undergoers(act.token)):
            cue = frame.partly.get(cue, cue)
        party = next((p for t in doers(act.token) if (p := self.naming.party(t))), None)
        if party is not None:
            at_home = party == self.parsed.story.theatre.about.get("home")
            cue = (frame.home if at_home else frame.away).get(cue, cue)
        return cue

    def count(self, head: "Token") -> Figure | None:
        """The figure of a phrase: 'at least *eight* civilians', '*dozens* of people', '*a* school'."""
        own = {t.i for t in own_words(head)}
        if head.dep_ == "pobj" and head.head.lower_ == "of":
            own.add(head.head.head.i)
        for counted in self.parsed.scene.figures:
            token = self.tree.head(counted.number_start, counted.number_end)
            if token is not None and token.i in own:
                return counted.figure
        single = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in head.children)
        return exactly(1) if single and head.tag_ in ("NN", "NNP") else None

    def _weapon_class(self, act: Act, bound: "dict[Role, Token]") -> str | None:
        if bound:
            near = [
                self.parsed.weapons[t.i]
                for head in bound.values()
                for t in own_words(head)
                if t.i in self.parsed.weapons
            ]
        else:
            near = [cls for i, cls in self.parsed.weapons.items() if self._near(act.token, self.tree.doc[i])]
        if not near:
            return act.cue if act.cue in act.kind.choices("weapon") else None
        return near[0] if len(set(near)) == 1 else "mixed"

    def _near(self, act: "Token", weapon: "Token") -> bool:
        """Whether a weapon is named within an act: below it, or in the phrase of its doer."""
        if weapon.i == act.i:
            return True
        for above in ancestors(weapon):
            if above.i == act.i:
                return True
            if above.pos_ in VERBAL:
                return False
        return any(weapon.i == t.i or weapon in list(t.subtree) for t in doers(act))
