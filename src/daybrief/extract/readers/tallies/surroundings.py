"""Where the counts of a sentence belong: over which places, and whose things are counted."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from daybrief.claims.waves import Wave
from daybrief.extract.figures import Counted
from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.readers.tallies.spots import targets
from daybrief.extract.scene import Scene, covered
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.pack import Weapon
from daybrief.theatre.terms import Hit

SEGMENT = re.compile(r"[;:()]|(?<!\d)[,.]|[,.](?!\d)|\s[–—-]\s")  # not the comma of "40,000"
HARD = re.compile(r"[;:.()]")
_DOER = 3  # words at most between a side and its deed
_AUXILIARIES = 16  # code points between a doer and its verb: "has reportedly"
_ENDS = re.compile(r"\s*(?:[.;!]|$)")
_DID = re.compile(r"\b(?:\w+(?:ed|ing)|to \w+|hit|struck|[а-яіїє]+[аяиі]ли) (?:the )?$", re.I)
_ALSO = re.compile(r"\b(?:and|then|та|й|і|и) (?:[a-z]+ ){0,2}$", re.I)
_OWN_VERB = re.compile(r"\b\w+ed\b|\b(?:hit|struck)\b|[аяиі]ли\b", re.I)
HARMS = ("killed", "injured", "missing", "captured")


def doer(scene: Scene, cue: Hit[str]) -> Hit[str] | None:
    """The party right before a word of fate, with nothing but what helps the verb between: "Moscow *has reportedly*
    fired"."""
    hit = next((h for h in reversed(scene.parties) if h.end < cue.start <= h.end + _AUXILIARIES), None)
    return hit if hit and not SEGMENT.search(scene.text[hit.end - scene.start : cue.start - scene.start]) else None


def unreal(scene: Scene, cue: Hit[str]) -> bool:
    """Whether what a word of fate tells was not done, but can be or is to be: "is expected to *launch* 2,000"."""
    return any(
        h.end < cue.start
        and not re.sub(r"\w+ly\b|be|have", "", scene.text[h.end - scene.start : cue.start - scene.start]).strip()
        for h in scene.words("wave.unreal")
    )


def deed(scene: Scene, cue: Hit[str], blow: bool) -> bool:
    """Whether a word of fate tells what weapons did to something, not what became of them: "two bombs *destroyed* a
    school". `blow`: whether it is told of those who send or strike."""
    if blow or not any(w.end + 1 == cue.start for w in scene.weapons):
        return False
    done_to = [h.start for h in scene.words("wave.done-to")] + [f.number_start for f in scene.figures]
    return cue.end + 1 in done_to


def out_of(scene: Scene, start: int, end: int) -> bool:
    """Whether only "of", "out of the" stands between two offsets."""
    text, at = scene.text, scene.start
    return any(
        start <= h.start
        and h.end <= end
        and not (text[start - at : h.start - at] + text[h.end - at : end - at]).strip()
        for h in scene.words("wave.out-of")
    )


def of_those(scene: Scene, part: Counted, whole: Counted) -> bool:
    """ "14 drones *of 20*": whether a number without a noun is what the one before it, with its noun, is a part of."""
    weapon = next((w for w in scene.weapons if part.number_end <= w.start < whole.start), None)
    bare = re.match(r"\s*(?:[,.;:)]|$)", scene.text[whole.end - scene.start :]) is not None
    if weapon is None or not bare or not part.figure.exact or not whole.figure.can_hold(part.figure):
        return False
    gap = scene.text[weapon.end - scene.start : whole.start - scene.start].strip(' «»"“”').lower()
    return gap in scene.theatre.words("wave.out-of", scene.lang)


class Surroundings:
    """What stands around the counts of one sentence. `cues` are its words of fate; `objects` where a country is a
    target."""

    def __init__(self, scene: Scene, wave: Wave, cues: Sequence[Hit[str]], objects: Sequence[tuple[int, int]]) -> None:
        self.scene, self.wave, self.cues, self.objects = scene, wave, cues, objects
        self.text = scene.text

    def _between(self, start: int, end: int) -> str:
        return self.text[start - self.scene.start : end - self.scene.start]

    def over(self, at: int) -> bool:
        """Whether "over …" follows at once, or after a dash."""
        return any(
            at <= h.start and re.fullmatch(r"\s*(?:[–—-]\s*)?", self._between(at, h.start))
            for h in self.scene.words("wave.over")
        )

    def source(self, weapon: Hit[Weapon], weapons: list[Hit[Weapon]]) -> Hit[Weapon] | None:
        """What a loosely named thing is fired from: "60 *rockets* from *Grad* launchers"."""
        after = next((w for w in weapons if w.start > weapon.end), None)
        led = after is not None and any(
            h.start == weapon.end + 1 and h.end + 1 == after.start for h in self.scene.words("wave.near-from")
        )
        return after if led and weapon.value.loose else None

    def place(self, counts: list[Count]) -> None:
        """Regions go to the count before them; those before the first count stand for all."""
        if not counts:
            return
        for count in counts:
            count.over = self.over(count.end) or self._over_cue(count.end)
            count.by = self._by(count)
        doers = self._doers()
        for hit in targets(self.scene, [c.start for c in counts], self.objects):
            if hit.start in doers:
                continue
            owner = next((c for c in reversed(counts) if c.start <= hit.start), None)
            if owner is None and self._of_a_blow_before(hit, counts):
                continue
            if owner is not None and self._of_the_rest(owner, hit):
                whole = counts[0]
                if whole is not owner and whole.slot == owner.slot and not whole.over:
                    whole.places.append(hit)
                continue
            if owner is not None and (
                self._of_another(owner, hit) or self._of_harm(owner, hit, counts) or self._of_a_next_blow(owner, hit)
            ):
                continue
            for count in [owner] if owner is not None else counts:
                count.places.append(hit)
        for here, after in reversed(list(itertools.pairwise(counts))):
            if not here.places and after.places and self._together(here, after):
                here.places = list(after.places)

    def _doers(self) -> set[int]:
        """Where a capital stands for its state: "Moscow has fired 96 drones"."""
        sent = (doer(self.scene, c) for c in self.cues if c.value == self.wave.sent)
        return {hit.start for hit in sent if hit is not None}

    def each(self, counts: list[Count]) -> list[Count]:
        """ "Eleven each over A and B": a count for every place."""
        out: list[Count] = []
        for count in counts:
            shared = any(h.end <= count.start <= h.end + 1 for h in self.scene.words("wave.each"))
            many = shared and len(count.places) > 1
            out += [replace(count, places=[hit]) for hit in count.places] if many else [count]
        return out

    def _of_the_rest(self, owner: Count, hit: PlaceHit) -> bool:
        """Whether a word for those left over, without a number, stands between: "17 over Kursk, *the rest* over
        Crimea"."""
        rest = [h for h in self.scene.words("wave.another") if owner.end < h.start and h.end < hit.start]
        return any(not any(0 <= f.start - h.end <= 2 for f in self.scene.figures) for h in rest)

    def _of_another(self, owner: Count, hit: PlaceHit) -> bool:
        """Whether an uncounted weapon stands between, so that the place is where that one went: "12 missiles and
        *drones* at Sumy", but not the second word of one thing: "12 Kh-22 *cruise missiles* at Sumy"."""
        return any(
            owner.end + 1 < w.start < hit.start and w.value.cls == owner.sort and w.value.name not in owner.names
            for w in self.scene.weapons
        )

    def _of_a_blow_before(self, hit: PlaceHit, counts: Sequence[Count]) -> bool:
        """Whether a place before all counts is that of another blow, and what is counted has one of its own: "missiles
        struck *Chuhuiv*, while 50 rockets hit Nikopol"; "shelled *Chuhuiv* and launched 50 rockets at Nikopol"."""
        first = counts[0]
        blows = [h.start for h in self.scene.words(self.wave.blow)] if self.wave.blow else []
        own = any(h.start > first.start and not h.is_parent for h in self.scene.places)
        if not own or not any(at < hit.start for at in blows):
            return False
        sent = any(c.value == self.wave.sent and hit.end < c.start and c.end <= first.start for c in self.cues)
        apart = SEGMENT.search(self._between(hit.end, first.start)) is not None
        return sent or (apart and any(at > first.start for at in blows))

    def _of_a_next_blow(self, owner: Count, hit: PlaceHit) -> bool:
        """Whether a place stands behind another verb of striking, in the stretch of what is sent: "fired 60 rockets at
        Nikopol and *struck* Marhanets with a missile"."""
        blows = self.scene.words(self.wave.blow) if self.wave.blow else []
        last = max((place.end for place in owner.places), default=0)
        sent = owner.slot == self.wave.sent and any(c.value == owner.slot and c.end <= owner.start for c in self.cues)
        return sent and any(0 < last <= h.start < hit.start for h in blows)

    def _of_harm(self, owner: Count, hit: PlaceHit, counts: Sequence[Count]) -> bool:
        """Whether the place stands in a stretch of its own that tells of harm or impacts: "…, in X a depot was hit", or
        counts other things: "…, which left 900 homes in X without power"."""
        low, high = hit.start - self.scene.start, hit.end - self.scene.start
        start = max((m.end() for m in SEGMENT.finditer(self.text, 0, low)), default=0)
        end = next((m.start() for m in SEGMENT.finditer(self.text, high)), len(self.text))
        if self.scene.start + start <= owner.end or owner.slot in self.wave.sited:
            return False
        told = [h for slot in (*HARMS, self.wave.harm) if slot for h in self.scene.words(slot)]
        told += [c for c in self.cues if c.value in self.wave.sited]
        others = {f.start for f in self.scene.figures} - {c.start for c in counts}
        stretch = range(self.scene.start + start, self.scene.start + end)
        return any(h.start in stretch for h in told) or any(at in stretch for at in others)

    def _together(self, here: Count, after: Count) -> bool:
        """ "three drones and two missiles over …": both counts stand before the place."""
        between = self._between(here.end, after.start)
        parts = (h for slot in ("wave.of-them", "wave.of-which") for h in self.scene.words(slot))
        if any(here.end <= h.start < after.start for h in parts):
            return False  # "92 drones, *of them* 38 over X"
        return here.slot == after.slot and not (here.bare or after.bare or after.label) and not HARD.search(between)

    def _over_cue(self, at: int) -> bool:
        """ "37 drones were shot down over …": a word of fate stands between."""
        cue = next((c for c in self.cues if at <= c.start <= at + 16), None)
        return cue is not None and self.over(cue.end)

    def _by(self, count: Count) -> str | None:
        """The side that sent them: an adjective beside the noun, or the doer of the sending."""
        sides = self.scene.theatre.sides
        aims = {h.end + 1 for h in self.scene.words("wave.to")}
        parts = covered(p for p in self.scene.places if " " in p.text)  # 'southern *Ukraine*' sends nothing
        near = [h for h in self.scene.parties if h.value in sides and h.start not in aims and h.start not in parts]
        beside = next((h.value for h in near if count.start <= h.start < count.end), None)
        if beside is not None or (beside := self._whose(near)) is not None:
            return beside
        seen = {h.start for h in self.scene.words(self.wave.seen)} if self.wave.seen else set()
        for cue in self.cues:
            before = [h for h in reversed(near) if h.end <= cue.start and not self._passed(h, cue)]
            doer = next((h.value for h in before if not self._suffers(h, near, cue)), None)
            if cue.value != self.wave.sent or cue.start in seen:
                continue
            by = next((h for h in self.scene.words("wave.by") if cue.end <= h.start <= cue.end + 3), None)
            named = next((h.value for h in near if by is not None and by.end <= h.start <= by.end + 12), None)
            if named or doer:
                return named or doer
        return self._stopped(count, near) or self._striker(near)

    def _passed(self, side: Hit[str], cue: Hit[str]) -> bool:
        """Whether a count of weapons stands between a side and the word of sending, so that it did not send them:
        "*Ukraine's* air force said 103 drones *launched* at night had been shot down"; not "with 30 drones struck"."""
        counted = [f for f in self.scene.figures if side.end <= f.start < cue.start]
        used = {h.end + 1 for h in self.scene.words("wave.with")} & {f.start for f in counted}
        return not used and any(f.end <= w.start < cue.start for f in counted for w in self.scene.weapons)

    def _suffers(self, side: Hit[str], sides: list[Hit[str]], cue: Hit[str]) -> bool:
        """Whether a side's things are what the doer did something else to before: "Russian forces *shelled Ukrainian*
        positions and launched two missiles"."""
        first = next((h for h in sides if h.end <= side.start and h.value != side.value), None)
        said = {h.end + 1 for h in self.scene.words("say")}
        if first is None or side.start in said or not _DID.search(self._between(first.end, side.start)):
            return False
        told = self._between(side.end, cue.start)
        return _ALSO.search(told) is not None and _OWN_VERB.search(told) is None

    def _whose(self, sides: list[Hit[str]]) -> str | None:
        """The side whose the counted things are told to be, right behind the last: "bombs and drones *of X*."."""
        ends = {w.end + 1 for w in self.scene.weapons}
        told = (h for h in sides if h.start in ends and _ENDS.match(self._between(h.end, self.scene.end)))
        return next((h.value for h in told), None)

    def _stopped(self, count: Count, sides: list[Hit[str]]) -> str | None:
        """The side against the one that is told to have stopped them: '*Ukrainian* air defences destroyed four'."""
        cue = next((c for c in reversed(self.cues) if c.end <= count.start), None)
        if cue is None or cue.value != count.slot or count.slot in (self.wave.sent, *self.wave.sited):
            return None
        doer = next((h for h in reversed(sides) if h.end <= cue.start), None)
        if doer is None or len(self._between(doer.end, cue.start).split()) > _DOER:
            return None
        if any(doer.end <= w.start < cue.start for w in self.scene.weapons):
            return None  # 'of 50 Russian *drones* they destroyed 40'
        return next((side for side in self.scene.theatre.sides if side != doer.value), None)

    def _does(self, side: Hit[str], blow: Hit[str]) -> bool:
        """Whether a side stands right before a verb of striking, with nothing but what it strikes with or its forces
        between: "Russian *forces* hit …"."""
        if side.end + 1 == blow.start:
            return True
        own = [(h.start, h.end) for h in self.scene.words("force")] + [(w.start, w.end) for w in self.scene.weapons]
        return any(side.end <= start <= side.end + 1 and end + 1 == blow.start for start, end in own)

    def _striker(self, sides: list[Hit[str]]) -> str | None:
        """The side named right before a verb of striking."""
        blow = self.wave.blow
        if not blow:
            return None
        done_to = {h.start - 1 for slot in ("wave.by", "wave.with") for h in self.scene.words(slot)}
        for hit in self.scene.words(blow):
            if hit.end in done_to:
                continue  # "Lviv, hit by 20 drones": whoever stands before it did not strike
            right_before = next((h.value for h in sides if self._does(h, hit)), None)
            if right_before is not None:
                return right_before
            if any(h.end + 1 == hit.start for h in self.scene.words("wave.self")):
                return next((h.value for h in reversed(sides) if h.end < hit.start), None)
        return None
