"""Acts of a sentence: the words that trigger a kind's frames, each with the frame it meets."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from daybrief.claims import KINDS
from daybrief.claims.base import Detail
from daybrief.claims.frames import Frame
from daybrief.extract.english.names import Naming
from daybrief.extract.english.parse import Tree
from daybrief.extract.english.syntax import VERBAL, ancestors, conjuncts, joined_verb, preps
from daybrief.extract.english.voice import Voices
from daybrief.extract.places import Spot, spots
from daybrief.extract.readers.rules.meant import meant_places
from daybrief.extract.readers.rules.mood import Mood
from daybrief.extract.readers.rules.placing import Placed, compared, describes, in_place, modified, placed
from daybrief.extract.scene import Scene, Story, covered
from daybrief.extract.speakers import Speech

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_FAR = r"\b(?:km|kilomet(?:er|re)s?|miles?)\b"
_DISTANCE = re.compile(_FAR + r"\)? (?:away )?from (?:the )?(?:city of )?$")
_UNKNOWN = re.compile(
    r"(?<![.!?“] )(?<!^)\b([A-Z][a-z’']+(?:[ -][A-Z][a-z’']+)?)(?: \(| ?[-–—] ?|, (?=(?:[a-z]+ )?\d))"
    r"(?:just |about |approximately |some |roughly )?"
    r"(?:\d+ ?(?:km|kilomet(?:er|re)s?|miles?) )?(?:directly |due )?(?:north|south|east|west)[a-z-]* of (?:the )?$"
)
NO_ACT = ".none"  # lexicon slots of words that only look like a trigger
_BEARING = re.compile("(?:north|south|east|west)(?:-?(?:east|west))?")
_NEXT_TO = frozenset({"after", "before", "following"})  # between two acts, not one in the other
_RECALLING = frozenset({"since", "after", "before", "of", "about", "following", "despite", "amid", "with", "from"})
"""Prepositions behind which a noun takes its act as known."""
_UP = frozenset({"xcomp", "dobj", "pobj", "prep", "acl", "pcomp", "amod", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger: `cue` is the last part of its lexicon slot. `token` heads the words `start:end`."""

    kind: type[Detail]
    frame: Frame
    cue: str
    token: "Token"
    start: int
    end: int

    @property
    def deeds(self) -> set[str]:
        """What it can be told as."""
        tables = (self.frame.failed, self.frame.partly, self.frame.home, self.frame.away)
        turned = (table[self.cue] for table in tables if self.cue in table)
        return {self.cue, *turned, *(fill.value for fill in self.frame.fills if fill.how == "is")}


class Parsed:
    """A sentence with its tree and all that is read off it."""

    def __init__(self, story: Story, scene: Scene, tree: Tree, speech: Speech) -> None:
        self.story, self.scene, self.tree, self.speech = story, scene, tree, speech
        self.naming = Naming(scene, tree)
        self.voices = Voices(scene, tree, self.naming)
        self.mood = Mood(self)

    def head_of(self, words: object) -> "Token | None":
        """The word that heads words as they stand in the sentence; None where they do not, or are no words."""
        if not isinstance(words, str):
            return None
        at = self.story.doc.text.find(words, self.scene.start, self.scene.end)
        return self.tree.head(at, at + len(words)) if at >= 0 else None

    def heads(self, prefix: str) -> dict[int, str]:
        """Token numbers of the words below a lexicon prefix, with their slots."""
        if prefix not in self._heads:
            found = {}
            for hit in self.scene.words(prefix):
                if (token := self.tree.head(hit.start, hit.end)) is not None:
                    found[token.i] = hit.value
            self._heads[prefix] = found
        return self._heads[prefix]

    @cached_property
    def _heads(self) -> dict[str, dict[int, str]]:
        return {}

    @cached_property
    def weapons(self) -> dict[int, str]:
        """Token numbers of weapon names, with the weapon's class."""
        found, loose = {}, set()
        for hit in self.scene.weapons:
            if (token := self.tree.head(hit.start, hit.end)) is not None:
                found[token.i] = hit.value.cls
                loose |= {token.i} if hit.value.loose else set()
        for i in found:  # 'Smerch *rockets*' are artillery, 'HIMARS *missiles*' missiles
            above = self.tree.doc[i].head.i
            apart = any(t.pos_ == "CCONJ" or t.text == "," for t in self.tree.doc[i:above])
            if above in found and not apart and self.tree.doc[i].dep_ in ("compound", "nmod", "amod"):
                keep, drop = (i, above) if above in loose else (above, i)
                found[drop] = found[keep]
        return found

    @cached_property
    def places(self) -> list[Placed]:
        """Names that say where something is, unknown ones in a list of known ones too."""
        listed = [*self._named, *self._listed(self._named)]
        found = [p for p in listed if self._in_place(p) and not self.only_names(p.token)]
        found = [q for p in found if (q := self._bearing(p)) is not None]
        names, localities = {p.token.i for p in found}, self.heads("locality")
        return [p for p in found if not describes(p.token, names, localities)]

    def _bearing(self, place: Placed) -> Placed | None:
        """The place; None where it only gives a distance: '35 km from *X*'; and the unknown one that it tells the
        bearing of: '*Yz* (20 km north of X)'."""
        before = self.story.doc.text[self.scene.start : place.spot.start]
        if _DISTANCE.search(before):
            return None
        told = _UNKNOWN.search(before)
        if told is None:
            return place
        start, end = self.scene.start + told.start(1), self.scene.start + told.end(1)
        scene = self.scene
        known = covered(scene.places, scene.parties, scene.people, scene.weapons)
        token = self.tree.head(start, end)
        if token is None or token.pos_ != "PROPN" or known & set(range(start, end)):
            return place
        return Placed(Spot(start, end, told[1]), token)

    def _in_place(self, place: Placed) -> bool:
        """Whether a name says where something is; a town that fell does as well."""
        token = place.token
        before = self.story.doc.text[self.scene.start : place.spot.start]
        aside = before.rfind("(") > before.rfind(")")
        if aside and place.spot.grain == "country" and token.dep_ == "poss":
            return False  # '(*Russia*'s internal troops)'
        if place.spot.grain == "country" and any(above.i in self.heads("force") for above in modified(token)):
            return False  # '*Russia*'s mercenaries were sent to Mali'
        if token.dep_ in ("pobj", "conj") and self._between_places(token):
            return True
        return in_place(token) or (token.dep_ == "nsubj" and token.head.i in self.heads("fallen"))

    def _between_places(self, token: "Token") -> bool:
        """Whether it is one of two places, neither of them a party, that a thing lies between: 'the line *between* X
        and *Y*'."""
        ends = conjuncts(token.head if token.dep_ == "conj" else token)
        named = {hit.start for hit in self.scene.parties}
        return (
            len(ends) > 1
            and ends[0].head.lower_ == "between"
            and named.isdisjoint(self.tree.start(end) for end in ends)
            and {end.i for end in ends} <= {place.token.i for place in self._named}
        )

    @cached_property
    def meant(self) -> list[Placed]:
        """Places told before that the sentence means without naming them."""
        return meant_places(self)

    @cached_property
    def _named(self) -> list[Placed]:
        return placed(spots(self.scene), self.tree)

    def only_names(self, token: "Token") -> bool:
        """Whether a place's name is there to name an office, a body or a unit, or to be compared with."""
        names = self.heads("office").keys() | self.heads("org").keys() | self.heads("unit").keys()
        names -= {place.token.i for place in self._named}  # 'the *Kharkiv*-Luhansk Oblast border'
        if any(above.i in names for above in modified(token)) or compared(token) or self._names_a_ship(token):
            return True
        if self._ends_a_way(token):
            return True
        borne = self.heads("office").keys() | self.heads("emblem").keys()
        if token.head.lower_ == "of" and token.head.head.i in borne:
            return True
        above = token.head  # 'the *Kyiv* suburb of Irpin'
        named = {place.token.i for place in self._named}
        return (
            token.dep_ in ("compound", "nmod", "amod", "poss")
            and above.i in self.heads("locality")
            and any(o.i in named and o.i != token.i for o in preps(above, "of"))
        )

    def _ends_a_way(self, token: "Token") -> bool:
        """Whether a place is only where a way comes from or goes to: 'took the road leading from *Lviv* to *Lutsk*'."""
        here = token.head if token.dep_ == "pobj" else token
        while here.dep_ == "prep" and here.head.pos_ == "ADP":
            here = here.head
        verb = here.head
        leads = here.dep_ == "prep" and verb.dep_ in ("acl", "relcl") and verb.i in self.heads("linking")
        return leads and verb.head.i in self.heads("way")

    def _names_a_ship(self, token: "Token") -> bool:
        """'the landing ship *Saratov*', 'the *Novocherkassk* landing ship', no 'ship in Berdiansk'."""
        ships = self.heads("vessel")
        named = token.dep_ == "appos" and token.head.i in ships and token.head.i == token.i - 1
        return named or any(above.i in ships for above in modified(token))

    def _listed(self, named: list[Placed]) -> list[Placed]:
        """Capitalised names coordinated with place names, and not known as anything else."""
        scene = self.scene
        names = covered(scene.parties, scene.people, scene.weapons, scene.words("office"), scene.words("org"))
        taken = names | covered(scene.places)
        found = {}
        for place in named:
            first = place.token
            while first.dep_ == "conj":
                first = first.head
            for other in conjuncts(first):
                start, end = self._proper(other)
                if other.pos_ == "PROPN" and not taken & set(range(start, end)) and end - start > 3:
                    found[other.i] = Placed(Spot(start, end, self.story.doc.text[start:end]), other)
        return list(found.values())

    def _proper(self, head: "Token") -> tuple[int, int]:
        words = [head, *(c for c in head.children if c.dep_ == "compound" and c.text[:1].isupper())]
        return min(self.tree.start(t) for t in words), self.tree.end(head)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act of the sentence, in text order, those absorbed by another of their kind left out."""
        return tuple(act for kind in KINDS for act in self._of(kind))

    def _of(self, kind: type[Detail]) -> list[Act]:
        found: list[Act] = []
        verbs, carriers = self.heads("verb-only"), self.heads("carrier")
        for frame in (frame for frame in kind.frames if frame.cue in self.scene.openings):
            for hit in self.scene.words(frame.cue):
                if hit.value.endswith(NO_ACT):
                    continue
                token = self.tree.head(hit.start, hit.end)
                noun = token is not None and token.pos_ not in VERBAL and " " not in hit.text
                if token is None or (token.i in verbs and noun):
                    continue
                carried = token.dep_ == "compound" and token.head.i in carriers
                if token.dep_ == "aux" or carried or _before_bearing(token):
                    token = token.head
                if token.pos_ == "ADP" and token.lower_ == "in":  # "in *talks*"
                    if token.head.pos_ == "NOUN" and not self.naming.can_speak(token.head):
                        continue  # 'ambiguity in talks' is nobody's being in them
                    token = next((c for c in token.children if c.dep_ == "pobj"), token)
                if frame.finite and token.i in self.heads("sets-about") and _sets_about(token):
                    continue
                if _tells(token, frame) and not _is_name(token):
                    found.append(Act(kind, frame, hit.value.rpartition(".")[2], token, hit.start, hit.end))
        longest = [a for a in found if not any(_covers(b, a) for b in found)]
        told = {a.token.i for a in longest if a.frame.absorbs}
        longest = [a for a in longest if a.frame.absorbs or not _lends(a, told)]
        longest.sort(key=lambda a: (a.token.i, a.start - a.end, kind.frames.index(a.frame)))
        kept = [act for act in longest if not self._absorbed(act, longest)]
        return [act for act in kept if not (act.frame.yields and any(_inside(other, act) for other in kept))]

    def _absorbed(self, act: Act, acts: list[Act]) -> bool:
        """Whether the act is told inside another: 'repelled an *attack*', 'operations to *seize*'; not one that
        asks for the verb it hangs on: 'announced a *dismissal*'."""
        if any(given.role == "carrier" for given in act.frame.given):
            return False
        others = {a.token.i: a for a in acts if a.token.i != act.token.i and a.frame.absorbs and not a.frame.yields}
        here = act.token
        for above in ancestors(act.token):
            if here.dep_ == "prep" and here.lower_ in _NEXT_TO:
                return False
            if here.dep_ == "xcomp" and any(c.dep_ == "dobj" and c.i in others for c in above.children):
                return True  # 'continued *operations* to take X', hung on the verb
            inside = here.dep_ in _UP or (here.dep_ == "advcl" and any(c.tag_ == "TO" for c in here.children))
            inside = inside or (here.dep_ == "nsubjpass" and above.i in others)
            if not inside:
                return False
            if above.i in others:
                return True
            here = above
        return False


def _inside(act: Act, form: Act) -> bool:
    """Whether an act is told inside the word that is its form: 'signed a *decree* banning …'."""
    clauses = [t for t in (act.token, *ancestors(act.token)) if t.head.i == form.token.i]
    return any(t.dep_ in ("acl", "relcl", "xcomp", "prep", "pcomp") for t in clauses)


def _tells(token: "Token", frame: Frame) -> bool:
    """Whether a word tells an act, and is no mere epithet, save where a frame takes those of what was done."""
    if token.dep_ == "amod" and token.pos_ == "ADJ" and token.i > token.head.i:
        return True  # 'left six people *dead*'
    if joined_verb(token):
        return True
    if token.dep_ == "amod":
        known = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.head.children)
        return frame.epithets and token.tag_ == "VBN" and token.i < token.head.i and not known
    if frame.told and token.pos_ == "NOUN" and token.dep_ == "pobj" and token.head.lower_ in _RECALLING:
        return False
    return token.dep_ not in ("compound", "case")


def _sets_about(verb: "Token") -> bool:
    """Whether a verb of moving only tells what somebody is about to do: 'are *moving* to regain control'."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return verb.pos_ in VERBAL and after.tag_ == "TO" and after.head.head.i == verb.i and after.head.pos_ in VERBAL


def _lends(act: Act, told: set[int]) -> bool:
    """Whether a verb only carries the act that its object tells: '*launched* airstrikes'."""
    objects = [c for c in act.token.children if c.dep_ == "dobj"] if act.token.pos_ in VERBAL else []
    return any(t.i in told for c in objects for t in conjuncts(c))


def _before_bearing(token: "Token") -> bool:
    """Whether the parser hung an act on the bearing after it: 'a *counterattack* southwest of Donetsk'."""
    return token.dep_ == "compound" and bool(_BEARING.fullmatch(token.head.lower_)) and token.i + 1 == token.head.i


def _is_name(token: "Token") -> bool:
    """Whether the word is a proper name that only looks like a term: 'William *Burns*'."""
    return token.tag_ in ("NNP", "NNPS") and token.text[:1].isupper() and not token.is_sent_start


def _covers(longer: Act, act: Act) -> bool:
    """Whether a longer term for another word of the sentence holds the act's word."""
    inside = longer.start <= act.start and act.end <= longer.end
    return inside and longer.end - longer.start > act.end - act.start and longer.token.i != act.token.i
