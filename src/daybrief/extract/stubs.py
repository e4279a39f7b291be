"""Sentences with the quoted words in them cut down to a few, in plain marks, so that a parser reads who speaks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from daybrief.extract.quotes import LEAST_WORDS, Part
from daybrief.extract.scene import Scene, Story
from daybrief.extract.text import Sentence

_WHOLE = "This is so"
_PIECE = "this"
_ACT = "said this"  # for words that begin with what their own speaker does: 'The council "welcomed the move"'
_FIRST = 2  # words of a quotation among which such a verb stands
_DASH = re.compile(r"\s*(?:[-–—]+\s*)+(?=[a-z]|[A-Z][a-z])")
_STOPS = ",.!?"


class Cut:
    """`text` is the document's from `start` to `end` with its quotations cut down; letter i stands at `offsets[i]`."""

    def __init__(self, story: Story, parts: Iterable[Part], start: int, end: int) -> None:
        self.story, self.text = story, ""
        self.offsets: list[int] = []
        at = start
        for part in (p for p in parts if start <= p.outer_start < end):
            self._copy(at, part.outer_start)
            at = self._cut(part, end) if _long(story, part) else self._copy(part.outer_start, part.outer_end)
        self._copy(at, end)
        self.offsets.append(end)

    def scene(self) -> Scene:
        """The cut sentence with everything marked in it, at the places where it stands in the document."""
        first = self.story.scene_at(self.offsets[0])
        sentence = replace(first.sentence, start=self.offsets[0], end=self.offsets[-1], text=self.text)
        return _Moved(sentence, self.story, self.offsets)

    def _copy(self, start: int, end: int) -> int:
        self._add(self.story.doc.text[start:end], range(start, end))
        return end

    def _add(self, text: str, offsets: Iterable[int]) -> None:
        self.text += text
        self.offsets += offsets

    def _cut(self, part: Part, end: int) -> int:
        """Puts the stub of a quotation; gives where the text goes on: past a dash that only sets off who speaks."""
        doc = self.story.doc.text
        said = doc[part.start : part.end].rstrip()
        dash = _DASH.match(doc, part.outer_end, end)
        stub = _WHOLE if said[:1].isupper() else _ACT if self._acts(said) else _PIECE
        mark = said[-1] if said[-1:] in _STOPS else "," if dash else ""
        if self.text and not (self.text[-1].isspace() or self.text[-1] in "([—–-"):
            self._add(" ", [part.outer_start])
        body = stub + mark
        marked = part.outer_start < part.start
        self._add("“", [part.outer_start])
        self._add(body, [part.start] * len(body))
        self._add("”", [part.end if marked and part.end < part.outer_end else part.end - 1])
        at = dash.end() if dash else part.outer_end
        if at < end and not doc[at].isspace() and (dash or doc[at].isalnum()):
            self._add(" ", [part.end])
        return at

    def _acts(self, said: str) -> bool:
        """Whether quoted words begin with a verb of saying or judging, whose subject stands before the mark."""
        opening = " ".join(said.split()[:_FIRST])
        hits = [h for slot in ("say", "speaks") for h in self.story.theatre.terms(slot, self.story.lang).find(opening)]
        return any(hit.text.endswith(("ed", "s")) for hit in hits) and self.text.rstrip()[-1:].isalpha()


def _long(story: Story, part: Part) -> bool:
    return len(story.doc.text[part.start : part.end].split()) >= LEAST_WORDS


class _Moved(Scene):
    """A sentence whose letters do not stand side by side in the document."""

    def __init__(self, sentence: Sentence, story: Story, offsets: list[int]) -> None:
        super().__init__(sentence, story.theatre, story.lang, None)
        self._offsets = offsets

    def _moved(self, hits):  # type: ignore[no-untyped-def]
        return [replace(h, start=self._offsets[h.start], end=self._offsets[h.end - 1] + 1) for h in hits]
