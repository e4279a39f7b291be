"""Who is meant by the words that name a voice: a person, an office, 'he', 'the ministry', 'the statement'."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.cast import Cast, Named, Speaker, bare
from daybrief.extract.english.names import Naming
from daybrief.extract.english.owned import owned
from daybrief.extract.english.pointing import antecedent, is_definite, named_so
from daybrief.extract.english.reading import trees_of
from daybrief.extract.english.syntax import VERBAL, ancestors, conjuncts, own_words, preps, subjects
from daybrief.extract.english.voice import Voices
from daybrief.extract.papers import PRESS, STUDIES, Papers, is_bare, is_paper, leader, names_paper
from daybrief.extract.readers.told import publishes
from daybrief.extract.scene import Scene, Story
from daybrief.extract.titles import Titles

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_FURTHER = 70  # letters after a title within which the name of its holder may begin
_LINK = re.compile(r"(?:[ \u00a0](?!\w{4,}[.])[\w.’'-]+){0,6}[ \u00a0]")  # words of one sentence, without a comma
_CHAIN = 40  # sentences through which one pronoun may point to another
_BACK = 8  # sentences looked back over for the voice that a pronoun stands for, quoted ones left out
_FAR = 24  # and with them
_WORDS = 4  # words up to which "the …" can stand for a voice named before
_POINTERS = frozenset({"which", "that", "what", "this", "these", "those"})
_NOBODY = _POINTERS | {"one", "nobody", "noone", "none", "everyone", "everybody", "anyone", "anybody"}
_SOME = frozenset({"some", "many", "others", "several", "most"})
_OF_PEOPLE = frozenset({"he", "she", "him", "his", "her", "i", "who"})
_TOWARDS = frozenset({"to", "with", "for", "by", "about", "against", "from"})
_SEXES = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


class VoiceNames:
    """What a document calls its voices. Voices that have been heard are remembered by where they spoke."""

    def __init__(self, story: Story) -> None:
        self.story, self.cast = story, Cast(story)
        self._titles = Titles(story, self.cast)
        self._papers = Papers(story, self.cast, self._spoke)
        self._heard: list[tuple[int, Speaker]] = []
        self._deep = 0
        self._told: dict[int, Speaker | None] = {}  # the voice of a sentence without quotation, by where it starts

    @property
    def quoted(self) -> frozenset[int]:
        """Offsets inside quotation marks."""
        return self._titles.quoted

    def mark(self, quoted: frozenset[int]) -> None:
        """Remember which offsets stand inside quotation marks: who is named there is spoken of."""
        self._titles.quoted = quoted

    def hear(self, at: int, speaker: Speaker) -> None:
        """Remember that a voice spoke up to an offset; offsets must not fall."""
        self._heard.append((at, speaker))

    def last(self, before: int, fits: Callable[[str], bool] = lambda name: True) -> Speaker | None:
        """The voice heard last before an offset that fits."""
        at = bisect_left([offset for offset, _ in self._heard], before)
        return next((voice for _, voice in reversed(self._heard[:at]) if fits(voice.name)), None)

    def name(self, naming: Naming, head: "Token") -> Speaker | None:
        """The voice that a noun phrase means; None where it means nobody who can speak."""
        if head.lower_ in _NOBODY:
            many = preps(head, "of") if head.lower_ == "one" else []
            return self.name(naming, many[0]) if many else None  # 'one of the *officials*'
        if head.lower_ in _SOME:
            many = preps(head, "of", "in", "among")
            start, end = naming.phrase(many[0]) if many else (0, 0)  # 'some in the *crowd* shouted'
            return Speaker(start, end, self.story.doc.text[start:end], naming.party(many[0]), False) if many else None
        if any(c.lower_ == "whose" for c in head.children) and (whose := antecedent(head)) is not None:
            return self.name(naming, whose)
        head = named_so(head)
        start, end = naming.name(head)
        if (sex := _SEXES.get(head.lower_.lstrip("-–—"))) and not head.text[0].isalpha():
            known = self.meant(start, sex)  # a dash typed to the word: '… -*he* said'
            return replace(known, start=start, end=end) if known else None
        text = self.story.doc.text[start:end]
        person = naming.person(head) is not None
        if not person:
            if (inside := self._person_in(naming, start, end)) and (
                head.pos_ != "PRON" or self._ends_there(end, inside)
            ):
                return inside
            if (known := self._writes(naming, head)) is not None:
                return known
            if head.pos_ == "PRON" or self._stands_in(naming, head, text):
                return self._stood_for(naming, head)
            if (body := owned(naming, head, self.story.doc.text)) is not None:
                return Speaker(start, end, *body, person=False)
            owner = next((o for o in naming.owners(head) if o.pos_ != "PRON"), None)
            if owner is not None and (known := self.name(naming, owner)) is not None:
                return known
            if head.lower_ in self._papers.fellows and (known := self._papers.institute(naming, head)) is not None:
                return known
            if is_paper(self.story, head) and is_bare(head):
                return self._papers.meant(naming, head, self._namesake(head, start))
            if naming.utters(head):
                known = self._namesake(head, start) or self.heard(start) or self.meant(start)
                return replace(known, start=start, end=end) if known else None
            if not naming.can_speak(head):
                return None
        if not text.strip():
            return None
        own = self.cast.own(bare(text)) if person else bare(text)
        return Speaker(start, end, self.cast.full(own), naming.party(head), person or self._surname(naming, head))

    def _led(self, before: int) -> Speaker | None:
        """The body or text that the sentences before an offset are about."""
        found = leader(self.story, self.story.scene_at(before))
        if found is None:
            return None
        known = self.name(*found)
        return known if known is not None or not is_paper(self.story, found[1]) else self._papers.itself(*found)

    def _surname(self, naming: Naming, head: "Token") -> bool:
        """Whether the phrase is a surname alone, of somebody nobody brought in."""
        return naming.surname(head) and self._papers.source(head.text, None) is None

    def _writes(self, naming: Naming, head: "Token") -> Speaker | None:
        """Whom 'the authors' or 'the German daily' mean: the person, or the outlet, that was heard last."""
        own = [t for t in own_words(head) if t.i < head.i]
        if not any(t.lower_ == "the" for t in own) or any(t.pos_ == "PROPN" and not naming.named(t) for t in own):
            return None
        start, end = naming.phrase(head)
        if head.lower_ in self.story.theatre.words("author", self.story.lang):
            heard = self.heard(start)
            known = heard if heard is not None and names_paper(self.story, heard.name) else self.meant(start)
        elif head.lower_ in self.story.theatre.words("press", self.story.lang):
            known = self._outlet(start)
        else:
            return None
        return replace(known, start=start, end=end) if known is not None else None

    def _outlet(self, before: int) -> Speaker | None:
        """The outlet that was last said to report something before an offset."""
        text = self.story.doc.text
        for scene in islice(self.story.before(self.story.scene_at(before)), _BACK):
            for start, end in self.sources(scene):
                if (name := self._papers.source(text[start:end], PRESS)) is not None and not publishes(
                    self.story, name
                ):
                    return Speaker(start, end, name, person=False)
        return None

    def others(self, naming: Naming, head: "Token") -> tuple[Speaker, ...]:
        """Those who are named in one breath with a voice: 'A, *B* and *C* said'."""
        first = self.name(naming, head)
        found = (self.name(naming, each) for each in conjuncts(head) if each.i != head.i and each.pos_ != "PRON")
        apart = {s.name: s for s in found if s is not None}
        return tuple(s for name, s in apart.items() if first is not None and name != first.name)

    def _person_in(self, naming: Naming, start: int, end: int) -> Speaker | None:
        """The person whose name a phrase runs into: 'the head of the Commission *Ursula von der Leyen*', 'the envoy to
        the talks *Anna Berg*'. Nobody of whom the phrase says something: 'the minister *said* that Anna Berg …'."""
        text = self.story.doc.text
        near = [p for p in self.cast.people if start < p.start <= end + _FURTHER and p.end >= end]
        whole = [p for p in near if " " in p.name]
        spoken = 1 if self.story.doc.text[start:end].casefold() in _OF_PEOPLE else 0  # verbs that may stand between

        def linked(person: Named) -> bool:
            if not _LINK.fullmatch(text[end : person.start]):
                return False
            return sum(t.pos_ in VERBAL for t in naming.tree.tokens(end, person.start)) <= spoken

        found = [p for p in whole if p.start <= end + 1 or linked(p) or self._set_off(end, p)]
        found = found or [p for p in near if text[end : p.start] == ", "]  # 'one of the survivors, *Larysa*'
        return Speaker(found[0].start, found[0].end, self.cast.full(found[0].name)) if found else None

    def _ends_there(self, after: int, person: Speaker) -> bool:
        """Whether a sentence ends with a name that nothing is said to: 'he wrote on the net prime minister *Anna
        Berg*.'"""
        text = self.story.doc.text
        between = text[after : person.start].split()
        return text[person.end : person.end + 1] in ("", ".", "\n") and len(between) > 1 and not _TOWARDS & {*between}

    def _set_off(self, end: int, person: Named) -> bool:
        """Whether a name stands between commas after the title: 'a commander in the regiment, *Ivan Koval*, said', 'the
        village's most famous son, President *Ivan Koval*, said'."""
        text = self.story.doc.text
        between = text[end : person.start]
        first = between.endswith(", ") and not any(mark in between[:-2] for mark in ",;:")
        titled = between.startswith(", ") and "," not in between[2:] and self._titles.is_title(between)
        return (first or titled) and text[person.end : person.end + 1] == ","

    def _stands_in(self, naming: Naming, head: "Token", text: str) -> bool:
        """Whether 'the minister', 'the ministry' or 'the General Staff' stands for somebody named before."""
        definite = is_definite(head, naming)
        owned = any(c.dep_ == "poss" for c in head.children)
        if self._titled(head):
            return definite or owned
        return definite and not owned and len(text.split()) <= _WORDS and self._office(head)

    def _titled(self, head: "Token") -> bool:
        """Whether a word is somebody's title: 'the *minister*', 'the *President*'."""
        offices = self.story.theatre.terms("office", self.story.lang)
        return bool(offices.find(head.text) or (head.text.islower() and offices.find(head.text.capitalize())))

    def _office(self, head: "Token") -> bool:
        return bool(self.story.theatre.terms("body", self.story.lang).find(head.lower_))

    def _stood_for(self, naming: Naming, head: "Token") -> Speaker | None:
        """Whom a pronoun or a description stands for; a description that nobody named before fits is its own name."""
        start, end = naming.name(head)
        if head.pos_ == "PRON":
            if head.lower_ in _OF_PEOPLE:
                known = self.meant(start, _SEXES.get(head.lower_))
            elif head.lower_ == "we" and head.head.lower_ in ("read", "learn"):
                known = self.heard(start)  # '"…," *we read* there'
            else:
                known = self._subject(naming, head) or self._body(start) or self._led(start)
        elif self._titled(head):
            known = self._described(naming, head, start, end)
        else:
            known = self._namesake(head, start)
        if known is None and head.pos_ != "PRON":
            return Speaker(start, end, bare(self.story.doc.text[start:end]), naming.party(head), person=False)
        return replace(known, start=start, end=end) if known else None

    def _described(self, naming: Naming, head: "Token", start: int, end: int) -> Speaker | None:
        """The person that a title stands for: brought in with it, known to hold it, or the last who spoke."""
        party = naming.party(head)
        text = self.story.doc.text[start:end]
        held = not self.story.theatre.terms("former", self.story.lang).find(text)
        known = self._titles.introduced(head, text, start, party, held=held) or (
            self._titles.holder(head, start, party) if held else None
        )
        known = known or (self._titles.first_of_state(text, start, end) if held and party is None else None)
        if known is None and self._titles.heads_state(text):
            known = next((s for s in self._spoke(start) if self._titles.leads(s.name)), None)
        known = known or (self._titles.named_later(head, end, party) if held else None)
        if known is not None:
            return known
        if any(c.dep_ == "poss" for c in head.children):
            return None  # 'Ukraine's ambassador': whoever that is
        lone = not any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in head.children)
        told, title = self._namesake(head, start), head.lower_ if held else ""
        if lone and not held and (known := self.meant(start, None, party, gone=head.lower_)) is not None:
            return known
        if told is not None and not told.person and lone:
            person = self.meant(start, None, party, title)
            later = person is not None and person.start > told.start and self._titles.may_be(person.name, head.lower_)
            return person if person is not None and later and self._titles.untitled(person) else told
        if head.lower_ in self.story.theatre.words("unnamed", self.story.lang):
            lone = lone and not any(c.dep_ in ("compound", "amod", "nmod") for c in head.children)
        return told or (self.meant(start, None, party, title) if lone else None)

    def meant(
        self, before: int, sex: str | None = None, party: str | None = None, title: str = "", gone: str = ""
    ) -> Speaker | None:
        """The last voice, unless somebody else has led a sentence since; nobody known to be of another sex, side or
        office, or to hold the one that is `gone`."""

        def fits(name: str) -> bool:
            if not self.cast.fits(name, sex, party) or (gone and self._titles.has(name, gone)):
                return False
            outlet = title and self._papers.source(name, PRESS) is not None  # which is no minister
            return not (outlet or (title and (self.cast.ordinary(name) or self._titles.other_office(name, title))))

        if (asked := self._asked(before)) is not None and fits(asked.name):
            return asked
        if before in self.quoted and (named := self._in_same_words(before, fits)) is not None:
            return named
        person = self.cast.last(before, barred=self.quoted, fits=fits)
        heard = next((s for s in self._spoke(before) if self._is_person(s) and fits(s.name)), None)
        own = self.last(before, fits)
        last = max((s for s in (heard, own) if s is not None and s.person), key=_at, default=None)
        if last is not None and (person is None or not person.leads or person.start < last.start):
            return self._outranks(last, before, fits) or last
        if person is not None:
            named = Speaker(person.start, person.end, self.cast.full(person.name))
            return (self._outranks(named, before, fits) if person.leads else None) or named
        if own is not None and sex is not None and not own.person and not self._titles.is_title(own.name):
            own = None  # no palace and no ministry is a 'she'
        lone = (s for s in self._spoke(before) if self._one(s.name, titled=sex is not None) and fits(s.name))
        return own or next(lone, None)

    def _in_same_words(self, before: int, fits: Callable[[str], bool]) -> Speaker | None:
        """The person whom a quoted sentence names before a pronoun in it: '"… as *Lund* said when he left"'."""
        scene = self.story.scene_at(before)
        inside = (p for p in reversed(self.cast.people) if scene.start <= p.start < before)
        named = next((p for p in inside if p.start in self.quoted and fits(p.name)), None)
        return Speaker(named.start, named.end, self.cast.full(named.name)) if named is not None else None

    def _is_person(self, voice: Speaker) -> bool:
        """Whether a voice is somebody by more than one unknown capitalised word, which may be an outlet's."""
        return voice.person and (" " in voice.name or self.cast.has(voice.name))

    def _outranks(self, voice: Speaker, before: int, fits: Callable[[str], bool]) -> Speaker | None:
        """The person whom the sentence of a voice is about, where that spoke in an aside: 'A day after Orlov said so,
        *Anna Berg* hit back. … she said'."""
        scene = self.story.scene_at(voice.start)
        later = [
            p
            for p in self.cast.people
            if voice.end < p.start < min(scene.end, before)
            and p.start not in self.quoted
            and self.cast.full(p.name) != voice.name
            and fits(p.name)
        ]
        if self.story.lang != "en" or scene.start == self.story.scene_at(before).start:
            return None
        (tree,) = trees_of(self.story, [scene])
        heads = subjects(tree.root) if tree.root is not None else []
        told = next((h for h in heads if h.lower_ in _SEXES and tree.start(h) < voice.start), None)
        if told is not None:  # '*He* said so after Orlov's "…". … he said'
            return self.meant(tree.start(told), _SEXES[told.lower_])
        about = {tree.start(t) for head in heads for t in head.subtree}
        own = next((p for p in later if p.start in about), None)
        return Speaker(own.start, own.end, self.cast.full(own.name)) if own is not None else None

    def _one(self, name: str, *, titled: bool) -> bool:
        """Whether a voice can be one person: a lone name, or a title where that will do."""
        return (" " not in name and name[:1].isupper()) or (titled and self._titles.is_title(name))

    def _asked(self, before: int) -> Speaker | None:
        """Who was asked something right before an offset, and so answers: 'The *minister* was asked if … He said …'."""
        here = self.story.scene_at(before)
        for scene in (here, *islice(self.story.before(here), 1)):
            if self.story.lang == "en" and scene.words("asked") and scene.start not in self.quoted:
                (tree,) = trees_of(self.story, [scene])
                naming = Naming(scene, tree)
                head = Voices(scene, tree, naming).asked()
                if head is not None and head.pos_ != "PRON" and tree.start(head) < before:
                    return self.name(naming, head)
        return None

    def _subject(self, naming: Naming, pronoun: "Token") -> Speaker | None:
        """The body that is the subject before a pronoun: 'the *ministry* gave a count: it said …'."""
        above = {t.i for t in ancestors(pronoun)}  # 'one of *them*' is no subject before the pronoun, but over it
        before = [t for t in pronoun.sent if t.i < pronoun.i and t.dep_ == "nsubj" and t.pos_ != "PRON"]
        before = [t for t in before if t.i not in above]
        head = next((t for t in reversed(before) if naming.can_speak(t)), None)
        found = self.name(naming, head) if head is not None else None
        return found if found is not None and not found.person else None

    def _body(self, before: int) -> Speaker | None:
        """The body or group that spoke last: whom 'it' and 'they' mean."""
        return next((s for s in self._spoke(before) if not s.person), None)

    def _namesake(self, head: "Token", before: int) -> Speaker | None:
        """The voice heard last whose name has the word: 'the *ministry*' after 'the Defence Ministry'."""
        words = {c.lower_ for c in head.children if c.dep_ in ("compound", "amod")} | {head.lower_}
        known = (s for s in self._spoke(before) if not _of_several(s.name))
        return next((s for s in known if words <= set(s.name.lower().split())), None)

    def heard(self, before: int) -> Speaker | None:
        """The voice of the nearest sentence before an offset that has one."""
        return next(self._spoke(before), None)

    def _spoke(self, before: int) -> Iterator[Speaker]:
        """The voices of the sentences before an offset, quoted or not, nearest first."""
        here = self.story.scene_at(before)
        own = 0  # sentences of the writer's, told from those inside quotation marks
        for back, scene in enumerate(self.story.before(here)):
            own += scene.start not in self.quoted
            if own > _BACK or back >= _FAR:
                return
            quoted = next((s for at, s in reversed(self._heard) if scene.start < at <= scene.end), None)
            found = quoted or (self.teller(scene) if scene.start not in self.quoted else None)
            if found is not None and not self._prints(found):
                yield found

    def _prints(self, voice: Speaker) -> bool:
        """Whether a voice is the publisher's own. An institute whose report another outlet prints is heard there."""
        names = (voice.name, *voice.name.split()[:1])
        own = any(publishes(self.story, name) for name in names)
        return own and (
            self._papers.source(voice.name, STUDIES) is None or self.story.doc.origin in (None, self.story.doc.source)
        )

    def sources(self, scene: Scene) -> list[tuple[int, int]]:
        """The phrases of a sentence that name who speaks, beside a word of saying or beside a quotation."""
        found = [(s.start, s.end) for _, s in self._heard if scene.start <= s.start < scene.end]
        if self.story.lang == "en" and (scene.words("say") or scene.words("speaks")):
            (tree,) = trees_of(self.story, [scene])
            naming = Naming(scene, tree)
            told = [naming.phrase(head) for head in Voices(scene, tree, naming).tellers()]
            found += [t for t in told if not any(t[0] < end and start < t[1] for start, end in found)]
        return found

    def teller(self, scene: Scene) -> Speaker | None:
        """The voice that a sentence relays."""
        if scene.start not in self._told:
            self._told[scene.start] = None  # a sentence that points at itself means nobody
            self._deep += 1
            if self._deep > _CHAIN:  # pronoun after pronoun, and no end in sight
                self._deep -= 1
                return None
            if self.story.lang == "en" and (scene.words("say") or scene.words("view")):
                (tree,) = trees_of(self.story, [scene])
                naming = Naming(scene, tree)
                voices = Voices(scene, tree, naming)
                head = voices.teller(tree.root) if tree.root is not None else None
                known = self.name(naming, head) if head is not None else None
                if known is not None and self._papers.source(known.name, PRESS) is not None:
                    known = self._relayed(voices, known)
                self._told[scene.start] = known
            self._deep -= 1
        return self._told[scene.start]

    def _relayed(self, voices: Voices, outlet: Speaker) -> Speaker:
        """Whom an outlet reports on, where a sentence names them: 'The *institute* said so, Reuters reports'."""
        told = (self.name(voices.naming, head) for head in voices.tellers() if head.pos_ != "PRON")
        return next((s for s in told if s is not None and self._papers.source(s.name, PRESS) is None), outlet)


def _of_several(name: str) -> bool:
    """Whether a name is that of several voices: 'the ministry and local officials', of which the ministry is one."""
    return " and " in name and name.split()[-1].islower()


def _at(speaker: Speaker) -> int:
    return speaker.start
