"""A sentence without a parse: what stands near a word."""

import re
from functools import cached_property

from daybrief.extract.readers.posts.where import CUT, Where
from daybrief.extract.readers.told import foe, publisher
from daybrief.theatre.pack import Weapon
from daybrief.theatre.terms import Hit

_EPITHET = re.compile(r"(?:ой|ый|ий|ій|их|ых|ої|ого|ая|ые|ым|им|ими|ыми|ому|ую|ою)$")
_ASIDE = re.compile(r",\s[^,;:()]+,")
_AGED = r"(?:\s+(?:\d{1,4}\s*(?:рок|рік|лет|год|р|г)[\w.]*(?:\s*(?:народження|рождения|р\.|н\.))?))?"
_JOINED = re.compile(_AGED + r"\s*(?:,|\b(?:та|і|й|и|а також)\b)\s+(?:[\w'’ʼ-]+\s+){0,2}")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
_INVERTED = 2  # words at most between a verb and its doer behind it
_TRIED = 3  # words at most between a word of trying and what was tried
_NOR = 6  # words at most between "without" and what its list goes on with
_UNREAL = 4  # words at most between a word of trying or fearing and the act
_CARRIED = 4  # words at most between an act's noun and the verb of carrying it out


class Clauses(Where):
    """One sentence with what it says of an act: who does it, what it is done with, whether it was done."""

    def means(self, start: int, end: int) -> bool:
        """Whether a name stands as the means: in the instrumental, or after the word that says "out of"."""
        before = self.text(self.start, start).rstrip().rsplit(None, 1)
        out_of = bool(before) and before[-1].lower() in self.scene.theatre.words("wave.out-of", self.scene.lang)
        return out_of or self.by_means(start) or self._instrumental(start, end)

    def by_means(self, at: int) -> bool:
        """Whether "with the help of" leads to an offset."""
        return any(h.end <= at and self.apart(h.start, h.end, at, at) <= 1 for h in self.scene.words("by-means"))

    def belongs(self, start: int, end: int, things: list[Hit[str]]) -> bool:
        """Whether a name only says what a thing is for or holds: "a depot with rockets for HIMARS"."""
        thing = next((t for t in reversed(things) if t.end <= start), None)
        if thing is None or self.segment(thing.start) != self.segment(start):
            return False
        theatre, lang = self.scene.theatre, self.scene.lang
        words = self.text(thing.end, start).lower().split()
        if any(word in theatre.words("thing-for", lang) for word in words):
            return len(words) <= 6
        return bool(words) and words[0] in theatre.words("thing-with", lang) and self._instrumental(start, end)

    def _instrumental(self, start: int, end: int) -> bool:
        endings = self.scene.theatre.words("means", self.scene.lang)
        return any(word.rstrip('»"').endswith(tuple(endings)) for word in self.text(start, end).lower().split())

    def acts_itself(self, weapon: Hit[Weapon], cue: Hit[str]) -> bool:
        """Whether a weapon is told as what does the harm: "the missile destroyed the depot"."""
        active = tuple(self.scene.theatre.words("active", self.scene.lang))
        return (
            weapon.end <= cue.start
            and self.apart(weapon.start, weapon.end, cue.start, cue.end) <= 1
            and (self.text(cue.start, cue.end).lower().endswith(active))
        )

    def apart(self, start: int, end: int, at: int, past: int, cut: int = 4) -> int:
        """Words between two stretches; a comma, dash or bracket between them weighs as `cut` words."""
        low, high = (end, at) if end <= at else (past, start)
        gap = self.text(low, high)
        for aside in self._asides:
            gap = gap.replace(aside, " ")
        return len(_WORD.findall(gap)) + cut * len(CUT.findall(gap))

    @cached_property
    def _asides(self) -> list[str]:
        """What only takes a part out of a number, with its commas: "two more, *including a boy,* were wounded"."""
        found = (_ASIDE.match(self.text(h.start - 2, self.end)) for h in self.scene.words("taken-out"))
        return [match.group() for match in found if match is not None]

    def another(self, number: int) -> bool:
        """Whether a number counts others than the one before it: "one died, *two more* were wounded"."""
        return any(h.end <= number and not self.text(h.end, number).strip() for h in self.scene.words("wave.another"))

    def joined(self, nouns: list[Hit[str]], start: int, end: int, walls: list[int]) -> list[Hit[str]]:
        """Those of some nouns that stand in one list with the words at `start:end`: "a woman of 68 *and a man* of 71",
        "*the driver* and three passengers". No offset of `walls` may stand between: "a man died, a woman was hurt"."""
        out: list[Hit[str]] = []
        for noun in sorted(nouns, key=lambda h: h.start):
            if noun.start >= end and self._listed(end, noun.start, walls):
                out, end = [*out, noun], noun.end
        for noun in sorted(nouns, key=lambda h: -h.start):
            if noun.end <= start and self._listed(noun.end, start, walls):
                out, start = [*out, noun], noun.start
        return out

    def _listed(self, end: int, start: int, walls: list[int]) -> bool:
        between = self.text(end, start)
        return bool(_JOINED.fullmatch(between)) and not any(end <= wall < start for wall in walls)

    def grown(self, cue: Hit[str], number: int) -> bool:
        """ "The number of dead at X rose to six": the number is the cue's, however much stands between."""
        counted = any(
            h.end <= cue.start and self.apart(h.start, h.end, cue.start, cue.end) == 0
            for h in self.scene.words("number-of")
        )
        rises = [h for h in self.scene.words("grown") if cue.end <= h.start and h.end <= number]
        return counted and any(self.apart(h.start, h.end, number, number) <= 2 for h in rises)

    @staticmethod
    def epithet(hit: Hit[str]) -> bool:
        """Whether a word is an adjective by its ending."""
        return _EPITHET.search(hit.text.lower()) is not None

    def negated(self, start: int, end: int) -> bool:
        """Whether the word at `start:end` is denied: "люди не постраждали", "без жертв"."""
        return (
            any(
                (h.end <= start and self.apart(h.start, h.end, start, end) <= 1)
                or (h.start >= end and self.apart(h.start, h.end, start, end) == 0)
                for h in self._nos
            )
            or self._undone(start, end)
            or self._nor(start)
        )

    @cached_property
    def _nos(self) -> list[Hit[str]]:
        """Words that deny what they stand beside; none of "no fewer than 20"."""
        bounds = {h.start for h in self.scene.words("no-less")}
        return [h for h in self.scene.words("no") if h.start not in bounds]

    def _nor(self, at: int) -> bool:
        """Whether a list that "without" opens goes on at an offset: "*without losses among people and* damage"."""
        ands = self.scene.theatre.words("list-and", self.scene.lang)
        led = self.text(self.start, at).lower().split()[-1:]
        return (
            bool(led)
            and led[0] in ands
            and any(
                h.end <= at and self.apart(h.start, h.end, at, at) <= _NOR and self.segment(h.start) == self.segment(at)
                for h in self.scene.words("without")
            )
        )

    def _undone(self, start: int, end: int) -> bool:
        """Whether the act named at `start:end` was not carried out: "наступальних дій противник не проводив"."""
        return any(
            self.segment(h.start) == self.segment(start) and self.apart(h.start, h.end, start, end) <= _CARRIED
            for h in self.scene.words("undone")
            if h.start >= end or h.end <= start
        )

    def _led(self, slot: str, at: int) -> bool:
        """Whether a word of a slot stands up to two words before an offset, in its stretch."""
        return any(
            h.end <= at and self.segment(h.start) == self.segment(at) and self.apart(h.start, h.end, at, at) <= 2
            for h in self.scene.words(slot)
        )

    def aided(self, at: int) -> bool:
        """Whether the act at an offset is only what somebody helped with: "he spotted for strikes"."""
        return self._led("before.aid", at)

    def tried(self, at: int) -> bool:
        """Whether the act at an offset was only tried: "намагався двічі прорвати оборону", "попытки прорваться"."""
        here = self.segment(at)
        return any(
            h.end <= at and self.segment(h.start) == here and self.apart(h.start, h.end, at, at) <= _TRIED
            for h in self.scene.words("attempt")
        )

    def names_troops(self, hit: Hit[str]) -> bool:
        """Whether a word only names troops by what they are for: "*assault* groups"."""
        forces = self.scene.words("force")
        epithet = self.epithet(hit)
        return any(f.start <= hit.start < hit.end <= f.end or (epithet and 0 <= f.start - hit.end <= 1) for f in forces)

    def of_beasts(self, hit: Hit[str]) -> bool:
        """Whether the harm at a word befell animals: "a hundred head of cattle died"."""
        return any(
            self.segment(h.start) == self.segment(hit.start) and self.apart(h.start, h.end, hit.start, hit.end) <= 5
            for h in self.scene.words("beast")
        )

    def unreal(self, hit: Hit[str]) -> bool:
        """Whether an act was only tried, threatened, prevented, supposed or remembered: "a threat of strikes", "if
        they strike", "the anniversary of the shelling"."""
        here = self.segment(hit.start)
        led = [h for h in self.scene.words("unreal") if h.end <= hit.start and self.segment(h.start) == here]
        if any(self.apart(h.start, h.end, hit.start, hit.end) <= _UNREAL for h in led):
            return True
        begins = self.segments[here][0]
        ifs = [h for h in self.scene.words("unreal-if") if begins <= h.start <= hit.start]
        feasts = [h for h in self.scene.words("bygone-feast") if self.segment(h.start) == here]
        return bool(ifs or feasts)

    def unearthed(self, hit: Hit[str]) -> bool:
        """Whether who is told to be under rubble was found there, and is missing no more."""
        here = self.segment(hit.start)
        found = [h for h in self.scene.words("unearthed") if self.segment(h.start) == here]
        return hit.value == "missing" and bool(found)

    def by_nature(self, hit: Hit[str]) -> bool:
        """Whether it was lightning or a storm that struck."""
        return any(self.segment(h.start) == self.segment(hit.start) for h in self.scene.words("nature"))

    def handed_over(self, hit: Hit[str]) -> bool:
        """Whether a word for prisoners or bodies only says who is exchanged or brought home: nobody was taken or died
        there."""
        held = [*self.scene.words("captive"), *self.scene.words("captivity")]
        if not any(h.start <= hit.start < h.end for h in held):
            return False
        verbs = [h for slot in ("swapping", "exchanged", "freed", "measure.gives") for h in self.scene.words(slot)]
        return any(self.segment(h.start) == self.segment(hit.start) for h in verbs)

    def foretold(self, at: int) -> bool:
        """Whether a word of what will be leads to the act at an offset: "*will begin* an assault"."""
        if self._led("forecast.will", at) or any(h.start == at for h in self.scene.words("forecast.will")):
            return True
        begins = self.segments[self.segment(at)][0]
        near = self.text(begins, at).lower().split()[-_TRIED:]
        return any(word.endswith(self.scene.theatre.words("ahead-alone", self.scene.lang)) for word in near)

    @cached_property
    def in_the_air(self) -> bool:
        """Whether this sentence or the next one of its paragraph tells of weapons or air defences."""
        at, block = self.scene.sentence.at, self.scene.sentence.block
        near = [self.scene, *(s for s in self.story.scenes[at + 1 : at + 2] if s.sentence.block == block)]
        return any(s.weapons or s.words("from-air") for s in near)

    def planned(self, at: int) -> bool:
        """Whether the act at an offset has not happened: "was preparing strikes", "will sign"."""
        return self._led("before.plan", at) or any(h.start == at for h in self.scene.words("future"))

    @cached_property
    def sides(self) -> list[Hit[str]]:
        """Mentions of the theatre's sides; "the enemy" is the foe of who speaks, "ours" are their own."""
        known = [h for h in self.scene.parties if h.value in self.scene.theatre.sides]
        own = publisher(self.story).party or self.scene.theatre.about.get("speaks", {}).get(self.story.lang)
        other = foe(self.story, own)
        if own is not None and other is not None:
            taken = {h.start for h in known}
            said = [(h, other) for h in self.scene.words("foe")] + [(h, own) for h in self.scene.words("ours")]
            known += [Hit(h.start, h.end, h.text, side) for h, side in said if h.start not in taken]
        return sorted((h for h in known if not self._heads(h)), key=lambda h: h.start)

    def _heads(self, side: Hit[str]) -> bool:
        """Whether a capital only heads the line as the place it tells of: "Київ: …"."""
        return side.start == self.start and self.text(side.end, side.end + 1) == ":"

    def doer(self, start: int, end: int, things: list[Hit[str]], *, own: bool = True) -> str | None:
        """The side that does what the word at `start:end` tells: beside it, else the last named before it.

        A side that only says whose the thing is ("an enemy depot"), or stands behind a preposition, does nothing; nor
        does one that only tells of the act, unless it may be its `own`.
        """
        free = [h for h in self.sides if not self._owns(h, things) and not self.behind(h) and not self._cited(h)]
        free = free if own else [h for h in free if not self._only_tells(h)]
        inside = [h for h in self.sides if start <= h.start < end]
        by = [s for h in self.scene.words("by-side") if h.start >= end for s in self.sides if 0 <= s.start - h.end <= 1]
        if by and self.segment(by[0].start) == self.segment(start):
            return by[0].value
        sited = {h.start for h in self.scene.words("capital.oblique") if h.end <= start}
        free = [h for h in free if h.start not in sited]  # "on the outskirts *of Kyiv* after a blow": no doer
        beside = [h for h in free if h.end <= start and self._leads_to(h, start)]
        after = [h for h in free if h.start >= end and self._follows(start, end, h)]
        after = [] if self._transitive(start, end) else after
        for group in (inside[:1], beside[-1:], after[:1], self._subject(free, start), self._inverted(free, start, end)):
            if group:
                return group[0].value
        return None

    def others_troops(self, start: int) -> str | None:
        """The state, neither side's, whose troops stand right before a word: "*Austrian* soldiers attacked"."""
        men = [*self.scene.words("force"), *self.scene.words("who.military")]
        for party in (h for h in self.scene.parties if h.end <= start and h.value not in self.scene.theatre.sides):
            near = [h for h in men if 0 <= h.start - party.end <= 1 or 0 <= party.start - h.end <= 1]
            if not self.behind(party) and any(
                self.apart(h.start, h.end, start, start) <= 2 for h in near if h.end <= start
            ):
                return party.value
        return None

    def _leads_to(self, side: Hit[str], start: int) -> bool:
        """Whether nothing but a word for troops stands between a side and an act: "the Austrian *army* lost"."""
        troops = any(h.start == side.end + 1 and h.end + 1 == start for h in self.scene.words("force"))
        return troops or not self.text(side.end, start).strip(' -«»"')

    def _follows(self, start: int, end: int, side: Hit[str]) -> bool:
        """Whether nothing but a word for troops stands between an act and a side: "was taken by *units* of X"."""
        troops = any(h.start == end + 1 and h.end + 1 == side.start for h in self.scene.words("force"))
        return troops or self.apart(side.start, side.end, start, end) == 0

    def _inverted(self, free: list[Hit[str]], start: int, end: int) -> list[Hit[str]]:
        """The side that follows a verb that has no object, another word on: "просувався вперед *противник*"."""
        if not self.text(start, end).lower().endswith(tuple(self.scene.theatre.words("reflexive", self.scene.lang))):
            return []
        here = self.segment(start)
        near = [h for h in free if h.start >= end and self.apart(start, end, h.start, h.end) <= _INVERTED]
        return [h for h in near if self.segment(h.start) == here][:1]

    def _transitive(self, start: int, end: int) -> bool:
        """Whether what follows is what the act is done to: "tried *to push back* our defenders"."""
        return self.text(start, end).lower().endswith(tuple(self.scene.theatre.words("infinitive", self.scene.lang)))

    def _cited(self, side: Hit[str]) -> bool:
        """Whether a side is only whose word it is: "according to *Kyiv*"."""
        return any(h.end <= side.start and not self.text(h.end, side.start).strip() for h in self._according)

    @cached_property
    def _according(self) -> list[Hit[str]]:
        return self.scene.words("say.according")

    def _only_tells(self, side: Hit[str]) -> bool:
        """ "The occupiers told of an attack": the side right before such words tells of another's act."""
        abouts = {h.start for h in self.scene.words("about")}
        return any(h.end + 1 in abouts and h.start > side.end for h in self.scene.words("say.plain"))

    def _subject(self, free: list[Hit[str]], start: int) -> list[Hit[str]]:
        """The first side, or force of the speaker's own, of the nearest stretch before a word that names one."""
        own = publisher(self.story).party
        forces = self.scene.words("force") if own in self.scene.theatre.sides else []
        known = [*free, *(Hit(h.start, h.end, h.text, own) for h in forces if own is not None)]
        before = sorted((h for h in known if h.end <= start), key=lambda h: (h.start, h in forces))
        if not before:
            return []
        last = self.segment(before[-1].start)
        return [h for h in before if self.segment(h.start) == last][:1]

    def owner(self, thing: Hit[str]) -> str | None:
        """The side whose thing it is."""
        return next((h.value for h in self.sides if self._owns(h, [thing])), None)

    def _owns(self, side: Hit[str], things: list[Hit[str]]) -> bool:
        return any(
            (side.end <= t.start and self.apart(side.start, side.end, t.start, t.end) == 0)
            or (side.start >= t.end and self.apart(side.start, side.end, t.start, t.end) == 0)
            or (t.start <= side.start < t.end)
            for t in things
        )

    def behind(self, side: Hit[str]) -> bool:
        """Whether a preposition governs a side's name."""
        before = self.text(self.start, side.start).rstrip().rsplit(None, 1)
        return bool(before) and before[-1].lower() in self.prepositions
