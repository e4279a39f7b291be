"""What to call the person, office or party that a noun phrase means."""

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from daybrief.extract.english.parse import Tree
from daybrief.extract.english.syntax import conjuncts, own_words, preps
from daybrief.extract.scene import Scene

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SOME = frozenset({"some", "several", "many", "most", "any", "few", "certain"})
_PARTICLES = frozenset({"de", "von", "van", "der", "den", "al", "bin", "la", "da", "di", "el"})


class Naming:
    """Names the noun phrases of one parsed sentence."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene, self.tree = scene, tree
        self._offices = self._marked("office")
        self._bodies = self._marked("org")
        self._party = {i: h.value for h in scene.parties for i in range(h.start, h.end)}
        self._places = frozenset(i for h in scene.places for i in range(h.start, h.end))
        self._person = {i: h.value for h in scene.people for i in range(h.start, h.end)}

    def _marked(self, slot: str) -> frozenset[int]:
        return frozenset(i for hit in self.scene.words(slot) for i in range(hit.start, hit.end))

    def _in(self, token: "Token", marks: Container[int]) -> bool:
        return self.tree.start(token) in marks

    def person(self, head: "Token") -> tuple[int, int] | None:
        """Where the person's own name stands in the phrase, titles left off; None when no person is named."""
        for each in (head, *(c for c in head.children if c.dep_ == "appos")):
            if found := self._personal(each):
                return found
        return None

    def _personal(self, head: "Token") -> tuple[int, int] | None:
        if head.pos_ != "PROPN" or not head.text[:1].isupper() or self._is_title(head) or head.text.isupper():
            return None
        first = head
        while (
            first.i > head.doc[0].i
            and ((before := head.doc[first.i - 1]).text[:1].isupper() or before.lower_ in _PARTICLES)
            and (before.head.i in (head.i, first.i) or before.dep_ == "compound")
            and before.pos_ in ("PROPN", "ADJ", "NOUN", "X", "ADP")
            and not self._is_title(before)
            and before.lower_ not in _DAYS
        ):
            first = before
        start, end = self.tree.start(first), self._end(head)
        known = self._in(head, self._person)
        if not known and head.dep_ == "pobj" and head.head.lower_ == "of" and self._is_office(head.head.head):
            return None  # 'the minister of *Foreign Affairs*'
        titled = first.i > 0 and self._is_office(head.doc[first.i - 1])
        if (first.i == head.i and not known and not titled) or self._in(head, self._party):
            return None
        return start, end

    def _end(self, head: "Token") -> int:
        """The end of the name: 'Ursula *von der Leyen*' goes on past the word that the parser took for its head."""
        last = head
        while last.i + 1 < len(head.doc) and last.i - head.i < 4:
            after = head.doc[last.i + 1]
            if not (after.lower_ in _PARTICLES or (last.lower_ in _PARTICLES and after.text[:1].isupper())):
                break
            last = after
        return self.tree.end(last) if last.lower_ not in _PARTICLES else self.tree.end(head)

    def _is_office(self, token: "Token") -> bool:
        return self._in(token, self._offices)

    def _is_title(self, token: "Token") -> bool:
        return (
            self._in(token, self._offices)
            or self._in(token, self._bodies)
            or (self._in(token, self._party) and not self._in(token, self._person))
        )

    def can_speak(self, head: "Token") -> bool:
        """Whether the phrase means somebody who can say things: a name, an office, a body, people."""
        if head.pos_ == "PRON" or _proper(head) or self._in(head, self._party) or self._is_title(head):
            return True
        owners = [c for c in head.children if self._in(c, self._party) or self._in(c, self._person)]
        if owners and self._in(head, self._marked("utterance")):
            return True  # 'a Trump decree' speaks for itself
        if any(self._in(head, self._marked(slot)) for slot in ("body", "who", "voice", "force", "speaking")):
            return True
        return self._says(head)

    def _says(self, head: "Token") -> bool:
        """Whether a noun that no list knows is said to say something: 'the *enterprise* reported', no piece of evidence
        and no verb that things can do: 'the move suggests'."""
        verb = head.head
        if head.dep_ != "nsubj" or verb.pos_ != "VERB" or not self._in(verb, self._marked("say.plain")):
            return False
        return not (self._in(verb, self._marked("implying")) or self.voiceless(head))

    def voiceless(self, head: "Token") -> bool:
        """Whether a noun means a thing or an event that says nothing of itself: 'the *attack* shows'."""
        return any(self._in(head, self._marked(slot)) for slot in ("voiceless", "proof"))

    def named(self, token: "Token") -> bool:
        """Whether a word names a party, a person or an office: '*Russian* claims', unlike 'earlier claims'."""
        return any(self._in(token, marks) for marks in (self._party, self._person, self._offices, self._bodies))

    def surname(self, head: "Token") -> bool:
        """Whether the phrase is one capitalised word that no list knows for anything but a name: '*Orlov* said'."""
        lone = head.pos_ == "PROPN" and head.text[1:].islower() and not any(t.i < head.i for t in own_words(head))
        return lone and not (self._in(head, self._party) or self._is_title(head) or self._in(head, self._places))

    def apart(self, head: "Token") -> bool:
        """Whether the phrase is a name that no list knows, with a state only as owner or home: 'Japan's *Hokuyo*'."""
        known = any(self.named(t) for t in own_words(head) if t.i == head.i or not self._in(t, self._party))
        known = known or self._in(head, self._places) or self._in(head, self._marked("body"))
        home = any(c.dep_ in ("poss", "amod") and self._in(c, self._party) for c in head.children)
        titled = head.i + 1 < len(head.doc) and head.doc[head.i + 1].pos_ == "PROPN"  # 'the Norwegian *PM* Anna Berg'
        return _proper(head) and home and not (known or titled)

    def utters(self, head: "Token") -> bool:
        """Whether the phrase is a text that somebody speaks through and leaves unnamed: 'the statement'."""
        owned = any(
            c.dep_ in ("poss", "compound", "nmod") or (c.dep_ == "amod" and self._in(c, self._party))
            for c in head.children
        )
        return self._in(head, self._marked("utterance")) and not owned

    def is_text(self, head: "Token") -> bool:
        """Whether a noun means something written or found out, which can be quoted."""
        return any(self._in(head, self._marked(slot)) for slot in ("utterance", "paper", "finding"))

    def owners(self, head: "Token") -> list["Token"]:
        """Whose text a text is: 'a statement by the *ministry*', 'the *governor*'s post'."""
        finding = self._in(head, self._marked("finding"))
        if not finding and not self._in(head, self._marked("utterance")):
            return []
        found = [c for c in head.children if c.dep_ == "poss"] + preps(head, "of", "by", "from")
        issued = (c for c in head.children if c.dep_ == "acl" and c.tag_ == "VBN")
        found += [owner for verb in issued for owner in preps(verb, "by", "from")]  # 'a statement issued by …'
        if finding:
            found += [c for c in head.children if c.dep_ in ("compound", "nmod") and _proper(c)]  # '*UN* data'
        known = self._marked("body") | self._marked("speaking")
        days = {i for time in self.scene.times for i in range(time.start, time.end)}
        found = [o for o in found if not self._in(o, days)]  # 'a report from *2 May*'
        return [o for o in found if self.named(o) or _names(o) or self._in(o, known)]

    def phrase(self, head: "Token") -> tuple[int, int]:
        """The phrase itself: from its first modifier, without its article, to its head and what 'of' adds to it."""
        own = own_words(head)
        words = [t for t in own if t.i == head.i or (t.dep_ not in ("det", "predet") and t.pos_ != "PUNCT")]
        while words[0].i != head.i and (words[0].pos_ == "ADV" or _CLOCK.fullmatch(words[0].text)):
            words.pop(0)  # '*Earlier*, a court', '*12:20* The ministry'
        words = words[1:] if words[0].text in ("a", "an", "A", "An") and len(words) > 1 else words
        first = words[0] if (owner := _lost_owner(head)) is None else owner.left_edge
        start, end = self.tree.start(first), self.tree.end(head)
        for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "for") and c.i == head.i + 1):
            for obj in (c for c in prep.children if c.dep_ == "pobj"):
                listed = conjuncts(obj) if head.tag_ == "NNS" and self.named(obj) else [obj]  # 'ministers of *A and B*'
                end = max(end, *map(self.tree.end, listed), *map(self.tree.end, _named_for(obj)))
        return start, end

    def name(self, head: "Token") -> tuple[int, int]:
        """The person's name where the phrase has one, else the phrase."""
        return self.person(head) or self.phrase(head)

    def party(self, head: "Token", depth: int = 0) -> str | None:
        """The party the phrase belongs to: by its own words, then by what it is 'of'."""
        words = [*own_words(head), *([owner] if (owner := _lost_owner(head)) is not None else [])]
        some = self.one_of_many(head)
        companions = self._marked("companion")
        beside = self._in(head, companions)  # '*Kyiv's* allies' and 'critics of Kyiv' are not Kyiv
        if head.dep_ == "poss" and self._in(head.head, companions):
            return None
        called = self.called_after(head)
        words = [t for t in words if self.tree.start(t) != called]
        for token in sorted(words, key=lambda t: (t.i != head.i, -t.i)):
            found = self._party.get(self.tree.start(token))
            if found and token.i == head.i and self._part_of_a_country(token):
                return None  # 'attacks in eastern *Ukraine*, which …'
            if found and not (some and self._allied(token)) and not (beside and token.dep_ == "poss"):
                return found
        for token in reversed(words):  # a person's own, and what is named after one: 'a Trump decree'
            known = self._person.get(self.tree.start(token))
            if known is not None and known.party:
                return known.party
        if depth < 3 and not beside:
            origins = preps(head, "from") if not self._known_force(head) else []
            whose = preps(head, "of") + [o for o in origins if not self._is_area(o)]
            for other in whose + [c for c in head.children if c.dep_ == "appos"]:
                found = self.party(other, depth + 1)
                if found and not (self.one_of_many(head) and self._allied(other)):
                    return found
        return None

    def _known_force(self, head: "Token") -> bool:
        """Whether troops told of before are only said to come from where they stood: '*the* soldiers from Germany'."""
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        return definite and self._in(head, self._marked("force"))

    def called_after(self, head: "Token") -> int | None:
        """Where the one town begins after which a deal is called: 'the *Minsk* agreements', 'the *Minsk* Accords II'
        have other parties."""
        deals = self._marked("deal")
        if not self._in(head, deals) and not (
            head.pos_ == "PROPN" and any(self._in(t, deals) for t in own_words(head))
        ):
            return None
        towns = [self.tree.start(t) for t in own_words(head) if t.dep_ in ("compound", "nmod") and self._is_town(t)]
        return towns[0] if len(towns) == 1 else None

    def _is_town(self, token: "Token") -> bool:
        """Whether a word is the name of a capital, which may mean its state elsewhere."""
        known = self.scene.theatre.gazetteer
        return any(entry.id in known.capitals for entry in known.lookup(token.text))

    def _part_of_a_country(self, head: "Token") -> bool:
        at = self.tree.start(head)
        return any(hit.start < at < hit.end and hit.grain == "area" for hit in self.scene.places)

    def _is_area(self, head: "Token") -> bool:
        """Whether a phrase only tells where something comes from: 'units from *the Kyiv axis*'."""
        known = self.scene.theatre.gazetteer
        at = self.tree.start(head)
        spot = next((h for h in self.scene.places if h.start <= at < h.end), None)
        if spot is not None:
            return spot.grain is not None or not spot.ids or known.get(spot.ids[0]).grain != "country"
        return any(self._in(t, self._places) for t in own_words(head))

    def one_of_many(self, head: "Token") -> bool:
        """Whether a phrase means some members of a body, not the body: 'a *member* of the EU', 'some NATO *allies*'."""
        if not self._in(head, self._marked("membership")):
            return False
        return head.tag_ == "NN" or any(c.lower_ in _SOME or c.dep_ == "nummod" for c in head.children)

    def _allied(self, token: "Token") -> bool:
        """Whether a body of states is named."""
        return any(self._in(word, self._marked("alliance")) for word in own_words(token))


def _proper(token: "Token") -> bool:
    """Whether a word is a name, the letters of a body's among them: '*CSIS*'."""
    return token.pos_ == "PROPN" or (len(token.text) > 1 and token.text.isalpha() and token.text.isupper())


def _names(owner: "Token") -> bool:
    """Whether an owner is named: '*CSIS* data', '*Heappey*'s remarks'."""
    return owner.text.isupper() or (owner.dep_ == "poss" and owner.pos_ == "PROPN")


def _lost_owner(head: "Token") -> "Token | None":
    """The owner of a speaker that the parser gave to the verb it took for a noun: '*Ukraine*'s military claims …'."""
    if head.dep_ not in ("compound", "amod") or head.i + 1 != head.head.i:
        return None
    return next((c for c in head.head.children if c.dep_ == "poss" and c.i < head.i), None)


def _named_for(obj: "Token") -> list["Token"]:
    """What follows by 'of' in the name of a body: 'the Institute for the Study *of War*'."""
    if obj.pos_ != "PROPN":
        return []
    after = (c for c in obj.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == obj.i + 1)
    return [c for prep in after for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
