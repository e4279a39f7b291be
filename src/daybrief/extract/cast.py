"""Who is named in a document, in order: what a surname, a pronoun or 'the ministry' stands for later in it."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import cached_property

from daybrief.extract.scene import Scene, Story, covered

_LATIN = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐ][^\W\d_]*[’'ʼ-]?[^\W\d_]*\.?"
    r"(?:[ \u00a0](?:de|von|van|der|al|bin|ben|el|da|di|la)(?=[ \u00a0][A-Z]))?"
)
_CYRILLIC = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґё’'ʼ-]+(?:-[А-ЯІЇЄҐ][а-яіїєґё’'ʼ]+)?")


_APPOSED = re.compile(r", ((?:an?|the|its|his|her|their)? ?[^,.;:()“”\"\n]{3,80})[,.;]")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|i)\b", re.I)
_INITIALS = re.compile(r"[A-Z][a-z]?[A-Z]{1,2}")  # of a body that is nobody: 'the *MoD*'
_AGE = re.compile(
    r"(?:, (?:aged )?| \()[1-9]\d?[,)]|, an? [1-9]\d?-year-old "
)  # behind somebody called by one name: 'Oleksandr, 41, …'
_HEAD = 40  # letters from the start of a sentence within which its subject begins
_LABEL = 4  # words up to which a line without a stop at its end is a heading
_PAIR = 2
_CALLED = 16  # letters before a name in which 'Ms' or 'spokeswoman' stands
_WORD_AFTER = re.compile(r" ([a-z]+)")
_TAIL = re.compile(r"(?<=[^\W\d_A-Z])[ .–—-]+$")
_SMALL = 3  # letters up to which a word of a title may keep its small letter


@dataclass(frozen=True, slots=True)
class Named:
    """A person named at `start:end`; `name` is the fullest form the document or the pack gives."""

    start: int
    end: int
    name: str
    leads: bool  # stands where a subject stands: at the head of its sentence or beside a word of saying


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words of the text that name who speaks, and what to call them. `person`: somebody with a name of their own."""

    start: int
    end: int
    name: str
    party: str | None = None
    person: bool = True
    others: "tuple[Speaker, ...]" = ()  # who says it in one breath with them


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    sure: bool
    leads: bool


class Cast:
    """People of one document."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def people(self) -> list[Named]:
        """Every mention of a person, in text order: full names first, then the surnames they gave away."""
        runs = [run for scene in self.story.scenes for run in self._runs(scene)]
        whole = [r for r in runs if r.sure]
        text = self.story.doc.text
        words = [text[r.start : r.end].split() for r in whole]
        surnames = {name[-1] for name in words}
        first = {name[0] for name in words if len(name) == _PAIR}  # some are called by the first of two names: Xi, Wang
        named = whole + [
            r
            for r in runs
            if not r.sure and (text[r.start : r.end] in surnames or (r.leads and text[r.start : r.end] in first))
        ]
        return [
            Named((end := self._trim(r.end)) - len(own := self.own(text[r.start : end])), end, own, r.leads)
            for r in sorted(named, key=lambda r: r.start)
        ]

    def own(self, name: str) -> str:
        """A name without what an office before it left there: 'Communications *Anna Berg*'."""
        words = name.split(" ")
        given = next((k for k, word in enumerate(words[:-1]) if self._given(word.lower())), 0)
        return " ".join(words[given:])

    def _runs(self, scene: Scene) -> "list[_Run]":
        """Runs of capitalised words that may name a person, in one sentence."""
        pattern = _LATIN if self.story.lang == "en" else _CYRILLIC
        texts = covered(scene.words("finding"), scene.words("utterance"), scene.words("paper"))
        says = {edge for h in scene.words("say") if h.start not in texts for edge in (h.start, h.end)}
        offices = {h.end for h in scene.words("office")}
        known = {h.start: h.end for h in scene.people}
        taken = self._not_people(scene)
        runs: list[list[int]] = []
        for match in pattern.finditer(scene.text):
            start, end = match.start() + scene.start, self._trim(match.end() + scene.start)
            word = match.group()
            if (
                (start in taken and not self._begins_name(scene, match))
                or (word.isupper() and len(word.rstrip(".")) > 1)
                or (match.start() == 0 and word.lower() in self._small)
            ):
                continue
            gap = scene.text[runs[-1][1] - scene.start : match.start()] if runs else ""
            if runs and (gap in (" ", "\u00a0") or (gap == ". " and self._initial(runs[-1][1]))):
                runs[-1][1], runs[-1][2] = end, runs[-1][2] + 1
            else:
                runs.append([start, end, 1])
        return [self._run(scene, (a, b, size), says, offices, known) for a, b, size in runs]

    def _initial(self, end: int) -> bool:
        """Whether a lone letter ends at an offset: 'Anna *B*. Berg'."""
        return not self.story.doc.text[end - 2 : end - 1].isalpha()

    def _begins_name(self, scene: Scene, match: re.Match[str]) -> bool:
        """Whether a word that could be a place is somebody's given name: '*Vladimir* Orlov'."""
        after = scene.text[match.end() : match.end() + 2]
        return after[:1].isspace() and after[1:].isupper() and self._given(match.group().lower())

    def _run(
        self, scene: Scene, run: tuple[int, int, int], says: set[int], offices: set[int], known: dict[int, int]
    ) -> "_Run":
        start, end, size = run
        first = self.story.doc.text[start:end].split()[0].lower()
        beside = any(abs(edge - s) <= 2 for s in says for edge in (start, end))
        titled = any(0 <= start - o <= 2 for o in offices)
        sure = start in known or (size >= 2 and (titled or beside or self._given(first) or start - scene.start < 2))
        sure = sure or ((size >= 2 or self._given(first)) and self._apposed(end))
        sure = sure or (size == 1 and self._alone(start, end))
        if self._title_case(scene) or _is_label(scene):
            return _Run(start, known.get(start, end), start in known, False)
        return _Run(
            start, max(end, known.get(start, 0)), sure or (size == 1 and titled), beside or self._heads(scene, run)
        )

    def _apposed(self, end: int) -> bool:
        """Whether what stands between commas behind a name is an office: 'Wen Li*, a spokesman for the ministry*,'."""
        apposed = _APPOSED.match(self.story.doc.text, end)
        if apposed is None:
            return False
        offices = self.story.theatre.terms("office", self.story.lang).find(apposed[1])
        return bool(offices) and not self.story.theatre.terms("say", self.story.lang).find(apposed[1])

    def _alone(self, start: int, end: int) -> bool:
        """Whether somebody is brought in by a given name alone: with an age, or set off behind what he is."""
        text = self.story.doc.text
        if not self.story.theatre.terms("given", self.story.lang).find(text[start:end]):
            return False
        set_off = text[:start].endswith(", ") and text[end : end + 1] in (",", ".") and not text[start - 3].isdigit()
        return set_off or _AGE.match(text, end) is not None

    def _heads(self, scene: Scene, run: tuple[int, int, int]) -> bool:
        """Whether a name stands where the subject of its sentence does: near its head, and nobody's owner."""
        start, end, _ = run
        text = self.story.doc.text
        if start - scene.start >= _HEAD or text[end : end + 2] in ("'s", "’s"):
            return False
        if (after := _WORD_AFTER.match(text, end)) and self.story.theatre.terms("body", self.story.lang).find(after[1]):
            return False  # 'the *Trump* administration'
        return not _PRONOUN.search(text[scene.start : start])

    def _title_case(self, scene: Scene) -> bool:
        """Whether the words of a title begin with capitals, so that capitals tell nothing of names."""
        words = [w for w in scene.text.split() if len(w) > _SMALL and w[0].isalpha()]
        raised = sum(w[0].isupper() for w in words)
        return len(words) >= 4 and raised >= 0.8 * len(words) and scene.text[-1] != "."

    def _given(self, word: str) -> bool:
        known = self.story.theatre.gazetteer.beside(self.story.lang).given(word)
        return known or bool(self.story.theatre.terms("given", self.story.lang).find(word.capitalize()))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(self.story.theatre.words("stop", self.story.lang))

    def _not_people(self, scene: Scene) -> frozenset[int]:
        named = covered(scene.people)
        party = [h for h in scene.parties if h.start not in named]
        places = [h for h in scene.places if h.start not in named]
        marks = covered(scene.words("office"), scene.words("org"), scene.weapons, party, places, scene.times)
        return frozenset(marks)

    def _trim(self, end: int) -> int:
        text = self.story.doc.text
        for tail in ("'s", "’s", "."):
            if text[:end].endswith(tail):
                end -= len(tail)
        return end

    def has(self, name: str) -> bool:
        """Whether somebody is named so in the document."""
        return any(person.name == name for person in self.people)

    def full(self, name: str) -> str:
        """The fullest form in which the document names this person."""
        if name not in self._full:
            surname = name.split()[-1] if name.split() else name
            longer = (
                known
                for known in self._names
                if len(known) > len(name)
                and ((known.endswith(name) and known.split()[-1] == surname) or known.split()[0] == name)
            )
            self._full[name] = next(longer, name)
        return self._full[name]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Each name once, in the order of their first mentions."""
        return tuple(dict.fromkeys(person.name for person in self.people))

    @cached_property
    def _full(self) -> dict[str, str]:
        return {}

    def fits(self, name: str, sex: str | None, party: str | None = None) -> bool:
        """Whether nothing that is known of a person speaks against calling them 'he', 'she', or one of a party's."""
        if is_initials(name):
            return False
        if sex is not None and self._sexes.get(self.full(name), sex) != sex:
            return False
        known = self.story.theatre.people[self.story.lang].first(name) if party is not None else None
        return known is None or known.party in (None, party)

    def ordinary(self, name: str) -> bool:
        """Whether somebody is brought in as a bystander is: by a given name alone, or with an age."""
        text = self.story.doc.text
        here = [p for p in self.people if self.full(p.name) == name]
        return any(_AGE.match(text, p.end) or (" " not in name and self._alone(p.start, p.end)) for p in here)

    @cached_property
    def _sexes(self) -> dict[str, str]:
        """Whether a person is a 'he' or a 'she', by full name: as they are called, else by their given name."""
        found: dict[str, str] = {}
        for person in self.people:
            text = self.story.doc.text[max(0, person.start - _CALLED) : person.start]
            name = self.full(person.name)
            called = [
                h for h in self.story.theatre.terms("called", self.story.lang).find(text) if h.end >= len(text) - 1
            ]
            if called:
                found[name] = called[-1].value.removeprefix("called.")
            else:
                known = self.story.theatre.people[self.story.lang].first(name)
                whole = name if " " in name or known is None else known.name
                first = self.story.theatre.terms("given", self.story.lang).find(whole.split()[0])
                if first and (" " in whole or self._alone(person.start, person.end)):
                    found.setdefault(name, first[0].value.removeprefix("given."))
        return found

    def last(
        self,
        before: int,
        back: int = 1500,
        barred: Container[int] = (),
        fits: Callable[[str], bool] = lambda name: True,
    ) -> Named | None:
        """The person last named before an offset, one who leads a sentence first; None when none is near. Nobody who
        is named at a barred offset, or who does not fit."""
        within = [p for p in self.people if before - back <= p.start < before and p.start not in barred]
        near = [p for p in within if fits(p.name)]
        if not near:
            return None
        scene = self.story.scene_at(near[-1].start).sentence.at
        for at in range(scene, scene - 3, -1):
            here = [p for p in near if self.story.scene_at(p.start).sentence.at == at]
            leading = [p for p in here if p.leads]
            if leading:
                return leading[0]
        return near[-1]


def _is_label(scene: Scene) -> bool:
    """Whether a line of a few words without a stop only heads what follows."""
    return len(scene.text.split()) <= _LABEL and scene.text[-1:] not in '.!?…”"»'


def is_initials(name: str) -> bool:
    """Whether a name is short for a body, for which no 'he' and no title stands."""
    return _INITIALS.fullmatch(name) is not None


def bare(name: str) -> str:
    """The name without a possessive ending, and without the stop and dash of what follows it unparted."""
    return _TAIL.sub("", name).removesuffix("'s").removesuffix("’s").strip()
