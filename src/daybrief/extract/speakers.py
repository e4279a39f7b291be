"""Who speaks a quotation: found beside it, or carried on from what was said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from daybrief.extract.cast import Cast
from daybrief.extract.english.parse import Tree, trees
from daybrief.extract.quotes import Part, Quotation, parts, quotations
from daybrief.extract.english.names import Naming
from daybrief.extract.english.voice import Voices
from daybrief.extract.scene import Scene, Story
from daybrief.extract.text import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHOLE = "this is so"
_PIECE = "this"
_GAP_WORDS = 26


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words of the text that name who speaks, and what to call them."""

    start: int
    end: int
    name: str
    party: str | None = None


Spoken = tuple[Quotation, Speaker | None]


def spoken(story: Story) -> list[Spoken]:
    """The quotations of a document with who speaks them."""
    speakers = Speakers(story)
    found = quotations(story.doc, speakers.parts, speakers.attributes)
    return list(zip(found, speakers.of(found), strict=True))


class Speakers:
    """Finds the speakers of one document."""

    def __init__(self, story: Story) -> None:
        self.story, self.cast = story, Cast(story)
        self._last: Speaker | None = None
        self.parts = parts(story.doc, self.attributes)

    def attributes(self, between: str) -> bool:
        """Whether the words between two quoted parts only say who speaks."""
        words = re.findall(r"[\w’'-]+", between)
        if (
            not words
            or len(words) > _GAP_WORDS
            or ";" in between
            or (between.strip().endswith(":") and "." in between[:-1])
        ):
            return False
        terms = self.story.theatre.terms("say", self.story.lang).find(between)
        if not terms or re.search(r"\w{2}[.!?]\s*[A-ZА-ЯІЇЄҐ]\w", between):
            return False
        return not self.story.theatre.terms("goes-on", self.story.lang).find(between)

    def of(self, found: Sequence[Quotation]) -> list[Speaker | None]:
        """The speaker of each quotation, in order; None where the text names none."""
        regions = [self._region(q) for q in found]
        parsed = trees([text for text, _ in regions]) if self.story.lang == "en" else [None] * len(found)
        out: list[Speaker | None] = []
        for quotation, (text, offsets), tree in zip(found, regions, parsed, strict=True):
            last = out[-1] if out else None
            beside = (
                self._by_tree(quotation, text, offsets, Tree(tree, offsets))
                if tree is not None
                else self._by_words(quotation)
            )
            out.append(beside or self._carried(quotation, found, out, last))
            self._last = out[-1] or self._last
        return out

    def _region(self, quotation: Quotation) -> tuple[str, list[int]]:
        """The sentences around a quotation with quoted words cut down to a stub, and where each letter stands."""
        first, last = self.story.scene_at(quotation.start), self.story.scene_at(quotation.end - 1)
        start, end = first.start, last.end
        text, offsets, at = "", [], start
        doc = self.story.doc.text
        for part in (p for p in self.parts if start <= p.outer_start < end):
            stub = self._stub(part)
            text += doc[at : part.start] + stub
            offsets += [*range(at, part.start), *([part.start] * len(stub))]
            at = part.end
        text += doc[at:end]
        return text, [*offsets, *range(at, end + 1)]

    def _stub(self, part: Part) -> str:
        said = self.story.doc.text[part.start : part.end].rstrip()
        if len(said.split()) < 4:
            return self.story.doc.text[part.start : part.end]
        mark = said[-1] if said[-1:] in ",.!?" else ""
        return (_WHOLE if said[:1].isupper() else _PIECE) + mark

    def _by_tree(self, quotation: Quotation, text: str, offsets: list[int], tree: Tree) -> Speaker | None:
        scene = self._scene(text, offsets, quotation)
        naming = Naming(scene, tree)
        voices = Voices(scene, tree, naming)
        for part in quotation.parts:
            token = tree.head(part.start, part.start + 1)
            if token is None:
                continue
            heads = [voices.adjoining(token), *(s.head for s in voices.above(token)), voices.nearest(token)]
            for head in heads:
                if head is not None and not self._quoted(tree.start(head)) and (speaker := self._named(naming, head, quotation)):
                    return speaker
        return None

    def _quoted(self, offset: int) -> bool:
        return any(p.start <= offset < p.end for p in self.parts)

    def _scene(self, text: str, offsets: list[int], quotation: Quotation) -> Scene:
        scene = self.story.scene_at(quotation.start)
        sentence = replace(scene.sentence, start=offsets[0], end=offsets[-1], text=text)
        return Moved(sentence, self.story, offsets)

    def _named(self, naming: Naming, head: "Token", quotation: Quotation) -> Speaker | None:
        start, end = naming.name(head)
        text = self.story.doc.text[start:end]
        if naming.person(head) is None:
            if inside := self._person_in(start, end):
                return inside
            if self._stands_in(text, head) or naming.utters(head):
                known = self._meant(start)
                return Speaker(start, end, known.name, known.party) if known else None
            if not naming.can_speak(head):
                return None
        return Speaker(start, end, self.cast.full(_bare(text)), naming.party(head)) if text.strip() else None

    def _person_in(self, start: int, end: int) -> Speaker | None:
        """The person whose name a phrase runs into: 'the head of the Commission *Ursula von der Leyen*'."""
        found = [p for p in self.cast.people if start < p.start <= end + 1 and p.end >= end and " " in p.name]
        return Speaker(found[0].start, found[0].end, self.cast.full(found[0].name)) if found else None

    def _stands_in(self, text: str, head: "Token") -> bool:
        """Whether a pronoun or 'the minister' stands for somebody named before."""
        if head.pos_ == "PRON":
            return True
        words = text.split()
        offices = self.story.theatre.terms("office", self.story.lang)
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        return definite and len(words) <= 3 and head.text.islower() and bool(offices.find(head.lower_))

    def _meant(self, before: int) -> Speaker | None:
        """The last voice, unless somebody else has led a sentence since."""
        person = self.cast.last(before)
        if self._last is not None and (person is None or not person.leads or person.start < self._last.start):
            return self._last
        return Speaker(person.start, person.end, self.cast.full(person.name)) if person else self._last

    def _by_words(self, quotation: Quotation) -> Speaker | None:
        """Without a tree: the person or body named nearest to a word of saying outside the marks, in its sentences."""
        scene = self.story.scene_at(quotation.start)
        end = self.story.scene_at(quotation.end - 1).end
        outside = [p for p in self.cast.people if scene.start <= p.start < end and not self._inside(quotation, p.start)]
        if not outside:
            return None
        near = min(outside, key=lambda p: (not p.leads, abs(p.start - quotation.end)))
        return Speaker(near.start, near.end, self.cast.full(near.name))

    def _inside(self, quotation: Quotation, offset: int) -> bool:
        return any(p.outer_start <= offset < p.outer_end for p in quotation.parts)

    def _carried(
        self, quotation: Quotation, found: Sequence[Quotation], out: list[Speaker | None], last: Speaker | None
    ) -> Speaker | None:
        """A quotation that stands alone goes on from the one before it, or belongs to the last person who spoke."""
        if last is not None:
            before = found[len(out) - 1]
            if quotation.parts[0].block - before.parts[-1].block <= 1:
                return last
        person = self.cast.last(quotation.start, 700)
        return Speaker(person.start, person.end, self.cast.full(person.name)) if person else None


def _bare(name: str) -> str:
    """The name without a possessive ending."""
    return name.removesuffix("'s").removesuffix("’s").strip()


class Moved(Scene):
    """A sentence whose letters do not stand side by side in the document."""

    def __init__(self, sentence: Sentence, story: Story, offsets: list[int]) -> None:
        super().__init__(sentence, story.theatre, story.lang, None)
        self._offsets = offsets

    def _moved(self, hits):  # type: ignore[no-untyped-def]
        return [replace(h, start=self._offsets[h.start], end=self._offsets[h.end - 1] + 1) for h in hits]
