"""Counts of a tally: each with what it counts, what became of it, and where."""

import re

from daybrief.claims.waves import Wave
from daybrief.extract.figures import Counted
from daybrief.extract.readers.tallies.aiming import Aim
from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.readers.tallies.lists import all_met, all_of, fate_so_far, together
from daybrief.extract.readers.tallies.surroundings import (
    HARD,
    HARMS,
    SEGMENT,
    Surroundings,
    deed,
    doer,
    of_those,
    out_of,
    unreal,
)
from daybrief.extract.scene import Scene
from daybrief.theatre.pack import Weapon
from daybrief.theatre.terms import Hit

_OTHER_THINGS = (*HARMS, "who", "wave.turns", "wave.office")
_APPOSITION = re.compile(r",[^,;:.()]{1,40},")  # "…, mostly decoys, …"
_ASIDE = re.compile(r"\([^();.\d]{1,40}\)")  # "340 drones (mostly FPV) attacked"
_NO_FATE = ".none"  # lexicon slots of words that tell what was only tried
_COUPLED = 6  # words from one number to the next that one verb tells of
_REACH = 60  # code points within which the noun of a number stands


class Counter:
    """Finds the counts of one wave kind in sentences, in order; remembers what the list before was about."""

    def __init__(self, wave: Wave) -> None:
        self.wave = wave
        self.slots = {cue: slot for slot, cues in wave.counts.items() for cue in cues}
        self.list_slot: str | None = None
        self.last: Count | None = None
        self.sent: list[Count] = []  # what the text says was sent, so far
        self.aim = Aim()
        self.broken: str | None = None  # what the line before was about, where it breaks off without a mark

    def read(self, scene: Scene) -> list[Count]:
        """Counts of one sentence, those of list items read with the line that opened the list."""
        found = _Sentence(self, scene).counts() or self._all(scene)
        if scene.sentence.role != "list":
            opens = scene.text.rstrip().endswith((":", "-", "–"))
            self.list_slot = self._opened(scene, found) if opens else None
            for count in found[-1:]:
                count.listed = opens
        cues = self.cues(scene)
        ends = scene.text.rstrip()[-1:]
        self.broken = cues[-1].value if cues and not found and ends.isalnum() else None
        self.aim.follow(scene, found, self.objects(scene) if self._sends(scene) else None, self.wave.sent)
        return found

    def _all(self, scene: Scene) -> list[Count]:
        """ "All were shot down": as many as were sent."""
        last, cues = self.last, [c for c in self.cues(scene) if c.value != self.wave.sent]
        near = any(
            abs(h.start - c.end) <= 24 or abs(c.start - h.end) <= 24 for h in scene.words("wave.all") for c in cues
        )
        if last is None or last.slot != self.wave.sent or last.label or not near or scene.figures:
            return []
        return [Count(cues[0].value, last.figure, last.sort, last.names, last.named, scene, cues[0].start, cues[0].end)]

    def _opened(self, scene: Scene, found: list[Count]) -> str | None:
        if found:
            return found[-1].slot
        cues = self.cues(scene)
        return cues[-1].value if cues else None

    def _sends(self, scene: Scene) -> bool:
        return any(hit.value == self.wave.sent for hit in self.cues(scene))

    def objects(self, scene: Scene) -> list[tuple[int, int]]:
        """Stretches right after words of sending, or of aim: there a country is what was attacked."""
        doers = {h.start for h in scene.words("wave.by")}
        cues = [c for c in self.cues(scene) if c.value == self.wave.sent and c.end + 1 not in doers]
        sent = [(c.end, c.end + 14) for c in cues]
        return sent + ([(h.end, h.end + 6) for h in scene.words("wave.to")] if sent else [])

    def cues(self, scene: Scene) -> list[Hit[str]]:
        """Words of fate in text order, each with its figure slot."""
        hits = [
            Hit(h.start, h.end, h.text, slot)
            for cue, slot in self.slots.items()
            for h in scene.words(cue)
            if not h.value.endswith(_NO_FATE)
            and not (slot == self.wave.sent and self._sent_by_others(scene, h))
            and not unreal(scene, h)
            and not deed(scene, h, slot in (self.wave.sent, *self.wave.sited))
        ]
        return sorted(hits, key=lambda h: (h.start, -h.end))

    def _sent_by_others(self, scene: Scene, cue: Hit[str]) -> bool:
        """Whether a state that takes no part in the war is right before the word: "Norway *sent* 12 missiles"."""
        hit = doer(scene, cue)
        return hit is not None and hit.value not in scene.theatre.sides


class _Sentence:
    def __init__(self, counter: Counter, scene: Scene) -> None:
        self.counter, self.scene, self.sent = counter, scene, counter.wave.sent
        self.text = scene.text
        self.cues = self._cues()
        self.around = Surroundings(scene, counter.wave, self.cues, counter.objects(scene))
        self.used: set[int] = set()  # starts of cues that a count before them has taken
        self.active: set[int] = set()  # starts of cues that already govern a count after them

    def _cues(self) -> list[Hit[str]]:
        """Words of fate in text order; of two side by side ("збито/подавлено") the first speaks for both."""
        out: list[Hit[str]] = []
        for hit in self.counter.cues(self.scene):
            between = self._between(out[-1].end, hit.start) if out else ""
            if out and len(between) <= 7 and "," not in between and not any(c.isdigit() for c in between):
                out[-1] = Hit(out[-1].start, hit.end, "", out[-1].value)
            else:
                out.append(hit)
        return out

    def _between(self, start: int, end: int) -> str:
        return self.text[start - self.scene.start : end - self.scene.start]

    def counts(self) -> list[Count]:
        figures = [f for f in self.scene.figures if f.figure.low != 0 or f.figure.high != 0]
        out: list[Count] = []
        for at, figure in enumerate(figures):
            past = figures[at + 1].start if at + 1 < len(figures) else self.scene.end
            after = figures[at + 2].start if at + 2 < len(figures) else self.scene.end
            if at + 1 < len(figures) and out_of(self.scene, figure.end, figures[at + 1].start):
                counts = self._share(figure, figures[at + 1], after)
            elif at and out_of(self.scene, figures[at - 1].end, figure.start):
                continue
            elif at and out and of_those(self.scene, figures[at - 1], figure):
                kept = (out[-1].sort, out[-1].names, out[-1].named)
                counts = [Count(self.counter.wave.sent, figure.figure, *kept, self.scene, figure.start, figure.end)]
            else:
                coupled = at + 1 < len(figures) and self._coupled(figure, figures[at + 1])
                one = self._count(figure, past, after if coupled else past)
                counts = [one, *all_of(one, self.counter.last, figure, self.sent)] if one is not None else []
            out += counts
            self.counter.last = counts[-1] if counts else self.counter.last
            self.counter.sent += [c for c in counts if c.slot == self.counter.wave.sent and c.sort is not None]
        out += all_met(out, self.scene, self.cues, self.sent)
        self.around.place(out)
        return self.around.each(out)

    def _share(self, part: Counted, whole: Counted, past: int) -> list[Count]:
        """ "112 of the 150 drones": what was sent, and what became of a part of it."""
        sent = self._count(whole, past, past)
        slot = self._slot(part, past)
        if slot == self.sent:
            slot = self._fate_of(whole) or fate_so_far(self.counter.last, part, self.sent)
        if sent is None or slot is None:
            return []
        sent.slot = self.counter.wave.sent
        told = Count(slot, part.figure, sent.sort, sent.names, sent.named, self.scene, part.start, sent.end)
        return [sent, told]

    def _fate_of(self, whole: Counted) -> str | None:
        """What became of a part, behind the word that says only that the whole was sent: "drones launched since
        Monday *were shot down*"."""
        later = (c for c in self.cues if c.start >= whole.end and c.value != self.counter.wave.sent)
        cue = next(later, None)
        return cue.value if cue is not None and not re.search(r"[;.()]", self._between(whole.end, cue.start)) else None

    def _coupled(self, figure: Counted, after: Counted) -> bool:
        """ "13 missiles and 21 drones struck": whether one verb tells of two numbers of things."""
        between = self._between(figure.number_end, after.start)
        words = (self.scene.words("list-and"), self.scene.weapons)
        joined = all(any(figure.number_end <= h.start < after.start for h in hits) for hits in words)
        return joined and len(between.split()) <= _COUPLED and not SEGMENT.search(between)

    def _count(self, figure: Counted, past: int, reach: int) -> Count | None:
        noun_end = min(past, figure.number_end + _REACH)
        weapons = [w for w in self.scene.weapons if figure.number_end <= w.start < past]
        slot = self._slot(figure, reach)
        if slot is None:
            return None
        weapon = self._noun(weapons, figure, noun_end)
        if slot in self.counter.wave.sited and (weapon is None or not self._comes_through(figure, weapon)):
            return self._sited(slot, figure, noun_end)
        if self._scout(figure, noun_end):
            return None
        if weapon is not None:
            return self._typed(slot, figure, weapon, weapons)
        if self._partitive(figure) and self.counter.last is not None:
            told = self._of_class(slot, figure, weapons)
            return told or self._part(self.counter.last, figure, weapons, past)
        if any(figure.number_end <= h.start <= figure.number_end + 30 for h in self.scene.words("wave.any")):
            return Count(slot, figure.figure, None, (), "", self.scene, figure.start, figure.end)
        last = self._kept(figure)
        if last is not None and (self._elliptic(figure, past) or self._headed(figure, past)):
            return Count(
                slot, figure.figure, last.sort, (), last.named, self.scene, figure.start, figure.end, bare=True
            )
        return None

    def _kept(self, figure: Counted) -> Count | None:
        """What a number without a noun counts: what was told last, or where that is too few, what was sent before."""
        last = self.counter.last
        if last is None or last.slot != self.counter.wave.sent or last.figure.can_hold(figure.figure):
            return last
        return next((c for c in reversed(self.counter.sent) if c.figure.can_hold(figure.figure)), last)

    def _noun(self, weapons: list[Hit[Weapon]], figure: Counted, noun_end: int) -> Hit[Weapon] | None:
        """The weapon that the number counts: the first after it, with nothing but adjectives between."""
        first = next((w for w in weapons if w.start < noun_end), None)
        if first is None:
            return None
        between = self._between(figure.end, first.start)
        if SEGMENT.search(between) or len(between.split()) > 5 or self._turns(figure.end, first.start):
            return None
        return None if self._partitive(figure) else first

    def _with(self, figure: Counted) -> bool:
        """ "struck the city with 40 missiles": what was used was sent."""
        return any(h.end <= figure.start <= h.end + 2 for h in self.scene.words("wave.with"))

    def _cue_leads(self, figure: Counted) -> bool:
        """ "hits by five missiles": impacts, where the word stands before the number."""
        return any(c.end <= figure.start and c.value in self.counter.wave.sited for c in self.cues)

    def _comes_through(self, figure: Counted, weapon: Hit[Weapon]) -> bool:
        """Whether the things counted struck: "hits by five missiles", "five missiles struck" where more were sent."""
        sent = (c.figure for c in self.counter.sent if c.sort == weapon.value.cls)
        return self._cue_leads(figure) or any(whole.can_hold(figure.figure) for whole in sent)

    def _turns(self, start: int, end: int) -> bool:
        """Whether a word between says that another thing is counted: "10 wounded when a missile …"."""
        return any(start <= h.start and h.end <= end for slot in _OTHER_THINGS for h in self.scene.words(slot))

    def _typed(self, slot: str, figure: Counted, weapon: Hit[Weapon], weapons: list[Hit[Weapon]]) -> Count:
        """A count of weapons, with every name of the same class that follows in its phrase."""
        if (all_told := together(self.scene, figure, weapon, weapons)) is not None:
            named = self._between(weapon.start, all_told)
            several = self.counter.wave.several
            return Count(slot, figure.figure, several, (several,), named, self.scene, figure.start, all_told)
        chain = [weapon]
        for other in weapons[weapons.index(weapon) + 1 :]:
            between = self._between(chain[-1].end, other.start)
            turned = any(chain[-1].end <= h.start < other.start for h in self.scene.words("wave.to"))
            hard = len(between) > 40 or HARD.search(between.replace("(", ""))
            if other.value.cls != weapon.value.cls or turned or hard:
                break
            chain.append(other)
        if slot in self.counter.wave.sited and self._with(figure):
            slot = self.counter.wave.sent
        blow = any(weapon.start <= h.start <= weapon.end + 2 for h in self.scene.words("wave.blow"))
        slot = self.counter.wave.sited[0] if blow and slot == self.counter.wave.sent else slot
        slot = self.counter.wave.landed or slot if slot in self.counter.wave.sited else slot
        source = self.around.source(weapon, weapons)
        kept = [source] if source is not None else [w for w in chain if w.value.name != w.value.cls]
        named = self._between(kept[0].start, kept[-1].end) if kept else weapon.text
        cls = (source or weapon).value.cls
        names = tuple(w.value.name for w in kept) or (cls,)
        label = named.lower() if self._taken_out(figure, cls) else ""
        return Count(slot, figure.figure, cls, names, named, self.scene, figure.start, weapon.end, label)

    def _taken_out(self, figure: Counted, sort: str) -> bool:
        """ "110 drones, *including* about 70 Shaheds": the number is a part of the count of its sort before it."""
        whole = self.counter.last
        if (
            whole is None
            or whole.scene is not self.scene
            or whole.sort != sort
            or not whole.figure.can_hold(figure.figure)
        ):
            return False
        words = (h for h in self.scene.words("taken-out") if whole.end <= h.start and h.end <= figure.start)
        return any(len(self._between(h.end, figure.start).split()) == 0 for h in words)

    def _of_class(self, slot: str, figure: Counted, weapons: list[Hit[Weapon]]) -> Count | None:
        """ "20 of the missiles were shot down", where drones were told last: what became of what the words name."""
        of = next(h for h in self.scene.words("wave.of-them") if figure.end <= h.start <= figure.end + 4)
        weapon = next((w for w in weapons if of.start <= w.start <= of.end + 30), None)
        last = self.counter.last
        if weapon is None or last is None or weapon.value.cls == last.sort:
            return None
        if re.search(r"[\d;:.()]", self._between(of.end, weapon.start)):
            return None
        return self._typed(slot, figure, weapon, weapons)

    def _part(self, whole: Count, figure: Counted, weapons: list[Hit[Weapon]], past: int) -> Count:
        """ "76 of them jet-powered": a part of the count before it."""
        stretch = self._between(figure.end, min(past, figure.end + 50))
        of = next(h for h in self.scene.words("wave.of-them") if figure.end <= h.start <= figure.end + 4)
        led = self._before(figure)
        if led is not None and led.value != whole.slot and not SEGMENT.search(self._between(led.end, figure.start)):
            return Count(
                led.value, figure.figure, whole.sort, (), "", self.scene, figure.start, of.end, whole.label, bare=True
            )
        if self.around.over(of.end) and self._after(figure, past) is None:  # '21 of them over X': no sort of its own
            slot, at = whole.slot, figure.start
            return Count(
                slot, figure.figure, whole.sort, (), whole.named, self.scene, at, of.end, whole.label, bare=True
            )
        label = re.split(r"[–—-]\s*", stretch, maxsplit=1)[-1]
        label = re.split(r"[),.;]", label, maxsplit=1)[0].strip(' «»"“”')
        cue_after = self._after(figure, past)
        slot = cue_after.value if cue_after is not None else whole.slot
        if cue_after is not None:
            label = whole.label
        elif not label:
            label = stretch.strip()
        named = next((w.text for w in weapons if w.text in label), label)
        kept = (whole.sort, whole.names, named, self.scene, figure.start, figure.end)
        return Count(slot, figure.figure, *kept, label=label.lower())

    def _sited(self, slot: str, figure: Counted, noun_end: int) -> Count | None:
        sites = [h for h in self.scene.words("wave.site") if figure.number_end <= h.start < noun_end]
        segment = max(
            (m.end() for m in re.finditer(r"[,;.(]|\s(?:а|та|and|и)\s", self._between(self.scene.start, figure.start))),
            default=0,
        )
        debris = any(
            segment <= h.start - self.scene.start < figure.start - self.scene.start
            for h in self.scene.words("wave.debris")
        )
        if not sites or debris:
            return None
        return Count(slot, figure.figure, None, (), "", self.scene, figure.start, figure.end)

    def _scout(self, figure: Counted, noun_end: int) -> bool:
        return any(
            figure.end <= h.start < noun_end and not HARD.search(self._between(figure.end, h.start))
            for h in self.scene.words("wave.scout")
        )

    def _partitive(self, figure: Counted) -> bool:
        """ "…of them": the number is a part of the count before it."""
        return any(
            figure.end <= h.start <= figure.end + 4 and "," not in self._between(figure.end, h.start)
            for h in self.scene.words("wave.of-them")
        )

    def _another(self, figure: Counted) -> bool:
        """ "another 72, mostly decoys, …": more of what was counted before, its noun left out."""
        after = self._between(figure.end, figure.end + 3)
        return bool(re.match(r"\s*[,–—(]", after)) and any(
            h.end <= figure.start <= h.end + 2 for h in self.scene.words("wave.another")
        )

    def _headed(self, figure: Counted, past: int) -> bool:
        """ "there had been 177, of which 110 …": the number is the whole that those after it are parts of."""
        return any(
            re.fullmatch(r"\s*[,–—(-]\s*", self._between(figure.end, h.start))
            and re.fullmatch(r"\s*(?:\w+\s+)?", self._between(h.end, past))
            for h in self.scene.words("wave.of-which")
            if figure.end <= h.start < past
        )

    def _elliptic(self, figure: Counted, past: int) -> bool:
        """A number whose noun the text leaves out: before a dash, a place or a word of fate."""
        after = self._between(figure.end, past)
        if re.match(r"\s*[–—-]\s", after) or self._another(figure):
            return True
        fate = any(0 < figure.start - c.end <= 2 and c.value != self.counter.wave.sent for c in self.cues)
        if fate and re.match(r"\s*(?:[,.;]\D|[,.;]?$)", after):
            return True  # "air defences shot down 80, …"
        return self.around.over(figure.end) or any(
            figure.end <= c.start <= figure.end + 14 and c.value != self.counter.wave.sent for c in self.cues
        )

    # what became of it

    def _slot(self, figure: Counted, past: int) -> str | None:
        before, after = self._before(figure), self._after(figure, past)
        if after is not None and self._whole_of(figure):
            return self.counter.wave.sent
        cue = self._choose(figure, before, after)
        if before is None and self._headed(figure, past):
            return self.counter.wave.sent
        if cue is None:
            if self.scene.sentence.role == "list":
                return self.counter.list_slot
            if self.counter.broken is not None and not self.cues:
                return self.counter.broken
            last = self.counter.last
            goes_on = last is not None and last.scene is self.scene and self._elliptic(figure, past)
            return last.slot if last is not None and goes_on else None
        (self.used if cue is after else self.active).add(cue.start)
        return cue.value

    def _choose(self, figure: Counted, before: Hit[str] | None, after: Hit[str] | None) -> Hit[str] | None:
        if before is None or after is None:
            return before or after
        same_segment = not SEGMENT.search(self._between(before.end, figure.start))
        if same_segment and before.start not in self.active:
            return before
        ahead = self._between(figure.end, after.start).replace(" – ", " ").replace(" - ", " ")
        if self._another(figure):
            ahead = _APPOSITION.sub(" ", ahead)
        return before if SEGMENT.search(ahead) else after

    def _before(self, figure: Counted) -> Hit[str] | None:
        return next((c for c in reversed(self.cues) if c.end <= figure.start and c.start not in self.used), None)

    def _after(self, figure: Counted, past: int) -> Hit[str] | None:
        cue = next((c for c in self.cues if figure.end <= c.start < past), None)
        gap = self._between(figure.end, cue.start) if cue is not None else ""
        return None if re.search(r"[;.()]", _ASIDE.sub(" ", gap)) or self._of_next(cue, gap) else cue

    def _of_next(self, cue: Hit[str] | None, gap: str) -> bool:
        """Whether a word of fate joined to what is told before counts the number right behind it: '70 raids, *dropping*
        160 bombs', '160 bombs, and *lost* 980 men'."""
        joined = SEGMENT.search(gap) is not None
        return cue is not None and joined and any(f.number_start == cue.end + 1 for f in self.scene.figures)

    def _whole_of(self, figure: Counted) -> bool:
        """ "Of 166 drones …": the number is the whole that the next one is a part of."""
        return any(h.end == figure.start - 1 for h in self.scene.words("wave.out-of"))
