"""Who is named in a document, in order: what a surname, a pronoun or 'the ministry' stands for later in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from daybrief.extract.scene import Scene, Story

_LATIN = re.compile(
    r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐ][^\W\d_]*[’'ʼ-]?[^\W\d_]*\.?(?:[ \u00a0](?:de|von|van|der|al|bin|ben|el|da|di|la)(?=[ \u00a0][A-Z]))?"
)
_CYRILLIC = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґё’'ʼ-]+(?:-[А-ЯІЇЄҐ][а-яіїєґё’'ʼ]+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A person named at `start:end`; `name` is the fullest form the document or the pack gives."""

    start: int
    end: int
    name: str
    leads: bool  # stands where a subject stands: at the head of its sentence or beside a word of saying


class Cast:
    """People of one document."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def people(self) -> list[Named]:
        """Every mention of a person, in text order."""
        found: list[Named] = []
        for scene in self.story.scenes:
            taken = self._not_people(scene)
            says = {h.start for h in scene.words("say")} | {h.end for h in scene.words("say")}
            for start, end in self._runs(scene.start, scene.text, taken):
                near = any(abs(edge - s) <= 3 for s in says for edge in (start, end))
                found.append(Named(start, end, self.story.doc.text[start:end], near or start - scene.start < 60))
        return found

    def _not_people(self, scene: Scene) -> frozenset[int]:
        marks = [*scene.words("office"), *scene.words("org"), *scene.weapons]
        named = {i for h in scene.people for i in range(h.start, h.end)}
        party = [h for h in scene.parties if h.start not in named]
        places = [h for h in scene.places if h.start not in named]
        return frozenset([i for h in (*marks, *party, *places) for i in range(h.start, h.end)])

    def _runs(self, base: int, text: str, taken: frozenset[int]) -> list[tuple[int, int]]:
        """Runs of capitalised words, two at least, with none of the words that no name holds."""
        pattern = _LATIN if self.story.lang == "en" else _CYRILLIC
        runs: list[list[int]] = []
        for match in pattern.finditer(text):
            start, end = match.start() + base, match.end() + base
            word = match.group()
            if start in taken or (word.isupper() and len(word) > 2):
                continue
            joined = runs and text[runs[-1][1] - base : match.start()] in (" ", "\u00a0")
            if joined and not text[: match.start()].endswith(". "):
                runs[-1][1], runs[-1][2] = end, runs[-1][2] + 1
            else:
                runs.append([start, end, 1])
        known = {h.start: h for h in (hit for scene in (self.story.scene_at(base),) for hit in scene.people)}
        spans = [(a, b) for a, b, n in runs if n >= 2 and a not in known]
        spans += [(h.start, h.end) for h in known.values()]
        return sorted((a, self._trim(b)) for a, b in spans)

    def _trim(self, end: int) -> int:
        text = self.story.doc.text
        for tail in ("'s", "’s", "."):
            if text[:end].endswith(tail):
                end -= len(tail)
        return end

    def full(self, name: str) -> str:
        """The fullest form in which the document names this person."""
        surname = name.split()[-1] if name.split() else name
        longer = [
            p.name
            for p in self.people
            if p.name.split()[-1] == surname and len(p.name) > len(name) and p.name.endswith(name)
        ]
        return longer[0] if longer else name

    def last(self, before: int, back: int = 1500) -> Named | None:
        """The person last named before an offset, one who leads a sentence first; None when none is near."""
        near = [p for p in self.people if before - back <= p.start < before]
        if not near:
            return None
        scene = self.story.scene_at(near[-1].start).sentence.at
        for at in range(scene, scene - 3, -1):
            here = [p for p in near if self.story.scene_at(p.start).sentence.at == at]
            leading = [p for p in here if p.leads]
            if leading:
                return leading[0]
        return near[-1]
