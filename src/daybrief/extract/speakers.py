"""Who speaks a quotation: found beside it, or carried on from what was said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from daybrief.extract.english.names import Naming
from daybrief.extract.english.parse import Tree, trees
from daybrief.extract.english.voice import Voices
from daybrief.extract.quotes import Part, Quotation, parts, quotations
from daybrief.extract.readers.posts.speech import teller
from daybrief.extract.readers.told import publishes
from daybrief.extract.scene import Scene, Story
from daybrief.extract.text import Sentence
from daybrief.extract.voices import Speaker, VoiceNames
from daybrief.theatre.placenames import romanise

_WHOLE = "this is so"
_PIECE = "this"
_GAP_WORDS = 26


Spoken = tuple[Quotation, Speaker | None]


@dataclass(frozen=True)
class Speech:
    """What is said directly in a document, and by whom; and what the document calls its voices."""

    spoken: tuple[Spoken, ...]
    names: VoiceNames

    def at(self, offset: int) -> Speaker | None:
        """Who speaks the words at an offset, where they stand inside a quotation."""
        for quotation, speaker in self.spoken:
            if any(part.start <= offset < part.end for part in quotation.parts):
                return speaker
        return None


def spoken(story: Story) -> Speech:
    """The direct speech of a document."""
    speakers = Speakers(story)
    found = quotations(story.doc, speakers.parts, speakers.attributes)
    return Speech(tuple(zip(found, speakers.of(found), strict=True)), speakers.names)


class Speakers:
    """Finds the speakers of one document."""

    def __init__(self, story: Story) -> None:
        self.story, self.names = story, VoiceNames(story)
        self.cast = self.names.cast
        self.parts = parts(story.doc, self.attributes)
        self.names.quoted = frozenset(i for part in self.parts for i in range(part.start, part.end))

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
            voice = beside or self._carried(quotation, found, out, last)
            out.append(voice if voice is None or not self._told_to(voice) else None)
            if (heard := out[-1]) is not None:
                self.names.hear(quotation.end, heard)
        return out

    def _told_to(self, voice: Speaker) -> bool:
        """Whether a voice is the outlet that prints the words: 'she told' it, it said nothing."""
        low = voice.name.casefold()
        kinds = {s.kind for s, known in self.story.theatre.sources if low == s.name.casefold() or low in known}
        return bool(kinds & {"outlet", "agency"}) and publishes(self.story, voice.name)

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
            heads = [
                voices.adjoining(token),
                *(s.head for s in voices.above(token) if not s.sort.endswith(".proof")),
                voices.nearest(token),
            ]
            for head in heads:
                if (
                    head is not None
                    and not self._quoted(tree.start(head))
                    and (speaker := self.names.name(naming, head))
                ):
                    return speaker
        return None

    def _quoted(self, offset: int) -> bool:
        return any(p.start <= offset < p.end for p in self.parts)

    def _scene(self, text: str, offsets: list[int], quotation: Quotation) -> Scene:
        scene = self.story.scene_at(quotation.start)
        sentence = replace(scene.sentence, start=offsets[0], end=offsets[-1], text=text)
        return Moved(sentence, self.story, offsets)

    def _by_words(self, quotation: Quotation) -> Speaker | None:
        """Without a tree: the voice beside a word of saying, else the person nearest outside the marks."""
        told = teller(self.story, quotation, self.parts)
        if told is not None:
            return told
        scene = self.story.scene_at(quotation.start)
        end = self.story.scene_at(quotation.end - 1).end
        outside = [p for p in self.cast.people if scene.start <= p.start < end and not self._inside(quotation, p.start)]
        if not outside:
            return None
        near = min(outside, key=lambda p: (not p.leads, abs(p.start - quotation.end)))
        return Speaker(near.start, near.end, self._latin(self.cast.full(near.name)))

    def _latin(self, name: str) -> str:
        """A name as the brief's language writes it: the pack's form, else letter by letter."""
        known = self.story.theatre.people[self.story.lang].first(name)
        return known.name if known is not None else romanise(name, self.story.lang)

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
        person = self.cast.last(quotation.start, 700, self.names.quoted)
        if person is None:
            return None
        name = self.cast.full(person.name)
        return Speaker(person.start, person.end, name if self.story.lang == "en" else self._latin(name))


class Moved(Scene):
    """A sentence whose letters do not stand side by side in the document."""

    def __init__(self, sentence: Sentence, story: Story, offsets: list[int]) -> None:
        super().__init__(sentence, story.theatre, story.lang, None)
        self._offsets = offsets

    def _moved(self, hits):  # type: ignore[no-untyped-def]
        return [replace(h, start=self._offsets[h.start], end=self._offsets[h.end - 1] + 1) for h in hits]
