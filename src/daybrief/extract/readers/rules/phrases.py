"""What a noun phrase says: whose it is, how many, of what sort."""

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from daybrief.extract.english.syntax import ancestors, conjuncts, doers, own_words, preps
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.readers.rules.clauses import parties_in
from daybrief.extract.readers.rules.company import paired, subject_above
from daybrief.extract.readers.rules.seat import seat
from daybrief.extract.readers.told import foe, publisher
from daybrief.extract.scene import covered
from daybrief.model.figure import Figure, exactly

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

WEAPON, PLACE, NATION = "weapon", "place", "nation"
PERSON, SOMEBODY = "person", "somebody"
_HIS = frozenset({"he", "she", "him"})
_PRONOUNS = frozenset({"it", "they", "its", "their", "them", "his", "her"})
_PERSONAL = frozenset({"he", "she", "him", "his", "her", "who", "they", "them", "their", "we"})
_SEVERAL = 2
_NAMING = ("NUM", "ADJ", "PROPN")
_TITLE = re.compile(r"([^,.;:()“”\"\n]+),? ?$")  # the words before a name, up to a stop
_BESIDE = ("amod", "compound", "nmod", "poss")  # what says whose a noun is
_AMOUNT = frozenset({"nummod", "quantmod", "advmod"})


class Phrases:
    """Reads the phrases of one sentence."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.naming, self.tree = parsed, parsed.naming, parsed.tree
        self.theatre = parsed.story.theatre

    @cached_property
    def at_places(self) -> set[int]:
        """Token numbers of the places."""
        return {place.token.i for place in self.parsed.places}

    @cached_property
    def measures(self) -> dict[int, str]:
        """Token numbers of words of quantity."""
        return self.parsed.heads("quantity")

    @cached_property
    def parcels(self) -> dict[int, str]:
        """Token numbers of words for what things are parcelled in."""
        return self.parsed.heads("parcel")

    def content(self, head: "Token") -> "Token":
        """The thing itself where a word of quantity heads the phrase: 'dozens of *missiles*', '15 of *18 missiles*'."""
        here = head
        for _ in range(3):
            inner = [
                o
                for c in here.children
                if c.dep_ == "prep" and c.lower_ == "of"
                for o in c.children
                if o.dep_ == "pobj"
            ]
            if not inner or not (here.pos_ == "NUM" or here.i in self.measures or here.i in self.parcels):
                return here
            here = inner[0]
        return here

    def headed(self, head: "Token", prefix: str) -> bool:
        """Whether a word of the phrase stands in a lexicon slot below `prefix`, or names a thing of that sort."""
        marks: Any = self.parsed.heads(prefix)
        if prefix == WEAPON:
            marks = self.parsed.weapons
        elif prefix.startswith(f"{WEAPON}."):
            marks = {i for i, cls in self.parsed.weapons.items() if cls == prefix.removeprefix(f"{WEAPON}.")}
        elif prefix == PLACE:
            marks, inner = self.at_places, self.content(head)
            if inner.i in self.parsed.heads("locality") and any(o.i in marks for o in preps(inner, "of")):
                return True  # 'took the community of *X*'
        elif prefix == NATION:
            named = parties_in(self.parsed, head) or paired(self.parsed, head)
            return self.naming.party(self.content(head)) is not None or bool(named)
        elif prefix in (PERSON, SOMEBODY):
            return self._is_somebody(head, bodies=prefix == SOMEBODY)
        return any(t.i in marks for t in own_words(self.content(head)))

    def _is_somebody(self, head: "Token", *, bodies: bool) -> bool:
        """Whether the phrase means a person, or with `bodies` anybody who can speak for himself or others."""
        if self.naming.person(head) is not None or head.lower_ in _PERSONAL or head.i in self.parsed.heads("group"):
            return True
        if not bodies:
            return head.pos_ in ("NOUN", "PROPN") and head.i in self.parsed.heads("office")
        return head.pos_ != "PRON" and head.i not in self.at_places and self.naming.can_speak(self.content(head))

    def is_somebody_known(self, head: "Token") -> bool:
        """Whether the phrase is a person that the pack knows, or one called by an office."""
        at = self.tree.start(head)
        known = any(hit.start <= at < hit.end for hit in self.parsed.scene.people)
        titled = head.pos_ == "PROPN" and self.headed(head, "office") and self._is_somebody(head, bodies=False)
        return known or (titled and not self.headed(head, "vessel"))

    def is_one(self, head: "Token", prefix: str) -> bool:
        """Whether the thing itself, not a word beside it, stands in a lexicon slot below `prefix`."""
        return self.content(head).i in self.parsed.heads(prefix)

    def group(self, head: "Token", prefix: str) -> str | None:
        """The last part of the lexicon slot below `prefix` that the phrase names."""
        marks, inner = self.parsed.heads(prefix), self.content(head)
        if inner.i not in marks and inner.i in self.parsed.heads("carrying"):
            return None  # 'armored personnel *carriers*' are no personnel
        if inner.i in self.parsed.heads("aboard") and (serving := self._serving(prefix)) is not None:
            return serving
        return next((marks[t.i].rpartition(".")[2] for t in own_words(inner) if t.i in marks), None)

    def _serving(self, prefix: str) -> str | None:
        """The group of those who serve a craft, by the sort of craft that the sentence or the one before names."""
        scenes = (self.parsed.scene, *islice(self.parsed.story.before(self.parsed.scene, same_block=True), 1))
        for scene in scenes:
            sorts = {hit.value.rpartition(".")[2] for hit in scene.words(f"{prefix}-aboard")}
            if sorts:
                return sorts.pop() if len(sorts) == 1 else None
        return None

    def own_party(self, head: "Token") -> str | None:
        """Whose the phrase is by its own words."""
        head = self.content(head)
        if head.i in self.parsed.heads("irregular"):
            start, end = self.naming.phrase(head)
            return self.thing(head, head) or self.parsed.story.doc.text[start:end]
        return self.naming.party(head)

    def own_name(self, head: "Token") -> str | None:
        """The name of a firm, or of anybody whom no list knows, who acts for itself and not for the state that owns it
        or where it sits: 'Norway's *Havgas*', 'a Finnish *shipbuilder*'; None of a state and its bodies."""
        apart = self.naming.apart(head)
        if not apart and not any(t.i in self.parsed.heads("firm") for t in own_words(head)):
            return None
        start, end = self.naming.phrase(head)
        owners = [c for c in head.children if c.dep_ in ("poss", "amod") and self.naming.party(c) is not None]
        start = max([start, *(self.tree.end(t) for owner in owners for t in owner.subtree)]) if apart else start
        return self.parsed.story.doc.text[start:end].strip()

    def victims(self, head: "Token") -> str | None:
        """Whose those are who come to harm: as `party`, but never of the side whose arms or attack did it, and of none
        that only a sentence before names: 'a *Russian* strike killed four soldiers'."""
        if (own := self.own_party(head)) is not None:
            return own
        found = self.party(head)
        dealt = {
            h.value for h in self.parsed.scene.parties if self._arms(h.start, h.end) or self._deals(h.start, h.end)
        }
        named = {h.value for h in self.parsed.scene.parties if h.end <= self.tree.start(head)}
        return found if found in named - dealt else None

    def party(self, head: "Token") -> str | None:
        """Whose the phrase is; a pronoun and bare 'forces' belong to the party named last before them."""
        if found := self.own_party(head) or seat(self.parsed, self.content(head)):
            return found
        if self._is_enemy(head):
            return self._enemy(head)
        head = self.content(head)
        if head.lower_ in _HIS:
            return self._party_meant(head)
        owner = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in ("his", "her")), None)
        if owner is not None and (meant := self._party_meant(owner)) is not None:
            return meant
        if head.lower_ == "they" and (first := subject_above(head)) is not None:
            return self.party(first)
        if head.lower_ in _PRONOUNS or any(c.lower_ in _PRONOUNS and c.dep_ == "poss" for c in head.children):
            return self._party_before(head)
        if head.i in self.parsed.heads("failed") and head.pos_ == "NOUN":
            return next((p for other in doers(head) if other.i != head.i and (p := self.naming.party(other))), None)
        if head.i not in self.parsed.heads("force"):
            return None
        return self._commander(head) or self._party_before(head, speaking=False)

    def _commander(self, head: "Token") -> str | None:
        """The party that does to forces what one does to one's own: 'Russians attacked X while *regrouping* units'."""
        ordered = head.dep_ == "dobj" and head.head.i in self.parsed.heads("own-forces")
        return next((p for t in doers(head.head) if (p := self.naming.party(t))), None) if ordered else None

    def _is_enemy(self, head: "Token") -> bool:
        """Whether somebody calls it the enemy, or the enemy's: '*enemy* troops', 'the *enemy*'s losses'."""
        marks = self.parsed.heads("enemy")
        return any(t.i in marks for t in (head, *own_words(self.content(head))))

    def _enemy(self, head: "Token") -> str | None:
        """Whom a speaker calls the enemy: the other side than the speaker's, the publisher's, or the only one that the
        sentence names."""
        story = self.parsed.story
        voices = (self.naming.party(said.head) for said in self.parsed.voices.above(head) if said.head is not None)
        named = {hit.value for hit in self.parsed.scene.parties if hit.value in self.theatre.sides}
        own = [*voices, publisher(story).party, *(named if len(named) == 1 else ())]
        return next((other for party in own if (other := foe(story, party)) is not None), None)

    def _party_meant(self, head: "Token") -> str | None:
        """The party of the person that 'he' or 'she' means."""
        known = self.parsed.speech.names.meant(self.tree.start(head))
        if known is None:
            return None
        if (titled := self._party_by_title(known.name)) is not None:
            return titled
        named = self.theatre.people[self.parsed.story.lang].find(known.name)
        return known.party or next((hit.value.party for hit in named), None)

    def _party_by_title(self, name: str) -> str | None:
        """The party of the office with which the document brings somebody in: 'the *Dutch* premier, Jan Lund'."""
        story, cast = self.parsed.story, self.parsed.speech.names.cast
        first = next((p for p in cast.people if p.name == name), None)
        if first is None:
            return None
        title = _TITLE.search(story.doc.text[story.scene_at(first.start).start : first.start])
        offices = self.theatre.terms("office", story.lang).find(title[1]) if title else []
        found = self.theatre.parties[story.lang].find(title[1]) if title and offices else []
        return found[0].value if len({hit.value for hit in found}) == 1 else None

    def _party_before(self, head: "Token", speaking: bool = True) -> str | None:
        at = self.tree.start(head)
        before = [h for h in self.parsed.scene.parties if h.end <= at and self._acts(h.start, h.end)]
        before = [h for h in before if speaking or not self._speaks(h.start, h.end)]
        before = [h for h in before if not self._says_aside(h.start, h.end)] or before
        before = [h for h in before if head.i in self.parsed.heads("force") or not self._arms(h.start, h.end)]
        if before:
            return before[-1].value
        for scene in self.parsed.story.before(self.parsed.scene, same_block=True):
            return next((h.value for h in scene.parties if h.value in self.theatre.sides), None)
        return None

    def _speaks(self, start: int, end: int) -> bool:
        """Whether the party only says what is told: 'the *Ukrainian* General Staff reported that'."""
        verb = self._said_by(start, end)
        return self._holds_office(start, end) or (verb is not None and not any(c.dep_ == "dobj" for c in verb.children))

    def _holds_office(self, start: int, end: int) -> bool:
        """Whether the party only says whose officials they are, who command nobody: '*US* officials raised …'."""
        token = self.tree.head(start, end)
        above = token.head if token is not None and token.dep_ in _BESIDE else None
        return above is not None and any(
            above.i in self.parsed.heads(slot) for slot in ("office", "org", "voice.staff")
        )

    def _says_aside(self, start: int, end: int) -> bool:
        """Whether the party only says so in the midst of what is told: 'they left, a *Polish* envoy said, and …'."""
        verb = self._said_by(start, end)
        return verb is not None and verb.dep_ == "parataxis"

    def _said_by(self, start: int, end: int) -> "Token | None":
        """The word of saying whose speaker the party is."""
        token = self.tree.head(start, end)
        while token is not None and token.dep_ in _BESIDE and token.head.i != token.i:
            token = token.head
        says = token is not None and token.dep_ == "nsubj" and token.head.i in self.parsed.voices.say
        return token.head if token is not None and says else None

    def _arms(self, start: int, end: int) -> bool:
        """Whether the party only says whose a weapon is: 'a *Russian* drone hit a bus and killed its driver'."""
        token = self.tree.head(start, end)
        return token is not None and token.dep_ in _BESIDE and token.head.i in self.parsed.weapons

    def _deals(self, start: int, end: int) -> bool:
        """Whether the party only says whose a blow is: 'a *Russian* strike'."""
        token = self.tree.head(start, end)
        return token is not None and token.dep_ in _BESIDE and token.head.i in self.parsed.heads("blow")

    def _acts(self, start: int, end: int) -> bool:
        token = self.tree.head(start, end)
        return token is not None and token.i not in self.at_places

    def object(self, head: "Token") -> str | None:
        """A party where the phrase names the state, its government or its forces; else the person or the thing."""
        if head.pos_ == "PRON":
            above = next((a for a in ancestors(head) if a.dep_ == "relcl"), None)
            return self.object(above.head) if above is not None and above.head.pos_ != "PRON" else self.party(head)
        party = self.naming.party(head)
        itself = any(h.start <= self.tree.start(head) < h.end for h in self.parsed.scene.parties)
        if (
            party
            and not _counted(head)
            and (itself or any(head.i in self.parsed.heads(slot) for slot in ("force", "realm", "sanction")))
        ):
            return party
        start, end = self._holder(head) or self.naming.name(head)
        return self.parsed.story.doc.text[start:end]

    def _holder(self, head: "Token") -> tuple[int, int] | None:
        """Where the one who holds an office is named behind all that the office is of: 'the head of the fleet's staff,
        *Igor Orlov*'."""
        found, offices = [head], self.parsed.heads("office")
        for each in found if head.i in offices else []:
            if each.i != head.i and (spot := next(filter(None, map(self.naming.person, _remarks(each))), None)):
                return spot
            found += preps(each, "of", "for")
        return None

    def thing(self, head: "Token", act: "Token") -> str | None:
        """The phrase without its number, its owner and the act's own word; None where it only names a party."""
        inner = self.content(head)
        inner = next(iter(preps(inner, "of")), inner) if inner.i in self.parsed.heads("heap") else inner
        own = [t for t in own_words(inner) if t.i != act.i or t.i == inner.i]
        words = [t for t in own if t.dep_ not in ("det", "predet", "poss", "case") and t.pos_ != "PUNCT"]
        counted = covered(self.parsed.scene.figures)
        while (
            words
            and words[0].i != inner.i
            and words[0].nbor(1).text != "-"  # 'a *five-story* building' is not five of them
            and (words[0].pos_ in ("NUM", "ADV") or words[0].dep_ in _AMOUNT or self.tree.start(words[0]) in counted)
        ):
            words.pop(0)
        if not words:
            return None
        first = words[0]
        while first.i > 0 and len(words) == 1 and first.nbor(-1).pos_ == "NOUN" and inner.i - first.i < 2:
            first = first.nbor(-1)  # 'emergency power *outages*', where the parser cut the name of the thing
        words = [first, *words] if first.i != words[0].i else [t for t in words if t.i >= first.i]
        start, end = self.tree.start(words[0]), self.tree.end(inner)
        named = set(range(start, end)) <= covered(self.parsed.scene.parties, self.parsed.scene.places)
        named = named and inner.i not in self.parsed.heads("materiel")
        return None if named or inner.pos_ not in ("NOUN", "PROPN") else self.parsed.story.doc.text[start:end]

    def units(self, head: "Token", prefix: str) -> str | None:
        """Forces told by what they are a part of: '*elements of two tank regiments*'; None for plain forces."""
        inner = next(iter(preps(head, "of")), None)
        if head.i not in self.parsed.heads(prefix) or inner is None:
            return None
        words = [t for t in own_words(head) if t.dep_ in ("amod", "nummod") and t.pos_ in ("NUM", "ADJ")]
        words = [t for t in words if self.naming.party(t) is None]
        last = own_words(inner)[-1] if inner.i >= own_words(inner)[-1].i else inner
        doc = self.parsed.tree.doc
        while last.i + 1 < len(doc) and last.pos_ in _NAMING and doc[last.i + 1].pos_ == "PROPN":
            last = doc[last.i + 1]  # 'the 1st *Guards Tank Army*', of which the parser may head the number
        return self.parsed.story.doc.text[self.tree.start((words or [head])[0]) : self.tree.end(last)]

    def foe(self, head: "Token") -> str | None:
        """The side against the one the phrase belongs to."""
        return foe(self.parsed.story, self.naming.party(self.content(head)))

    def count(self, head: "Token") -> Figure | None:
        """The figure of a phrase: 'at least *eight* civilians', '*dozens* of people', '*a* school', a named person."""
        inner = self.content(head)
        for chosen in (
            {head.i} if head.i != inner.i else {t.i for t in own_words(head)},
            {t.i for t in own_words(inner)},
        ):
            for counted in self.parsed.scene.figures:
                token = self.tree.head(counted.number_start, counted.number_end)
                if token is not None and token.i in chosen:
                    return counted.figure
        if head.dep_ == "pobj" and head.head.lower_ == "of" and (outer := head.head.head).i in self.measures:
            return self.count(outer) if outer.i != inner.i else None
        single = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in inner.children)
        mass = inner.i in self.measures or inner.i in self.parsed.heads("multitude")
        one = inner.tag_ in ("NN", "NNP") or inner.lower_ == "old"  # 'a 54-year-*old*'
        return exactly(1) if single and one and not mass else None

    def persons(self, heads: "list[Token]") -> Figure | None:
        """How many several phrases name together, all of one group: '*a prosecutor and his deputy* died', 'the bodies
        of *a couple and a boy*'."""
        if len(heads) == 1 and heads[0].dep_ == "pobj":
            beyond = conjuncts(heads[0].head.head)  # where the parser hung the next on 'bodies'
            heads = [*conjuncts(heads[0]), *(t for t in beyond if t.i > heads[0].i and self.headed(t, "who"))]
        alone = [self.count(head) or self.person_count(head) or self._owned(head) for head in heads]
        told = [figure for figure in alone if figure is not None and figure.low == figure.high]
        if len(heads) < _SEVERAL or len(told) < len(heads):
            return None
        groups = {self.group(head, "who") for head in heads} - {None}
        return sum(told[1:], told[0]) if len(groups) == 1 or all(figure == exactly(1) for figure in told) else None

    def _owned(self, head: "Token") -> Figure | None:
        single = head.tag_ == "NN" and any(c.dep_ == "poss" for c in head.children)
        single = single and head.i not in self.parsed.heads("many")
        return exactly(1) if single and self.headed(head, "who") else None

    def person_count(self, head: "Token") -> Figure | None:
        """A named person, or one that an office singles out, is one."""
        if self.naming.person(head) is not None:
            return exactly(1)
        single = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        if (owned := self._owned(head)) is not None:
            return owned
        one = any(head.i in self.parsed.heads(slot) for slot in ("office", "who.civilian")) and head.tag_ == "NN"
        if single and one and head.i not in self.parsed.heads("many"):
            return exactly(1)  # 'wounding *the driver*'
        named = head.tag_ == "NNP" and not self.naming.party(head) and head.i not in self.at_places
        return exactly(1) if named and not self.headed(head, "org") else None


def _remarks(noun: "Token") -> "list[Token]":
    return [c for c in noun.children if c.dep_ == "appos"]


def _counted(noun: "Token") -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)
