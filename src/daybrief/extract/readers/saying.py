"""When quoted words were said: the time beside the word of saying, outside the marks."""

import re

from daybrief.extract.quotes import Quotation
from daybrief.extract.scene import Scene, Story
from daybrief.extract.speakers import Speech
from daybrief.extract.times import Timed
from daybrief.model.when import When
from daybrief.theatre.terms import Hit

_BESIDE = re.compile(r"[^,;:.“”\"«»()]{0,48}")  # what may stand between a word of saying and its time
_OPENING = re.compile(r"\W*(?:\w+ ){0,2}")  # a sentence that opens with its time: "On Friday, …", "Late on Friday …"


class Saying:
    """The times of one document's quotations."""

    def __init__(self, story: Story, speech: Speech) -> None:
        self.story, self.speech = story, speech

    def when(self, quotation: Quotation) -> When | None:
        """The day on which the words were said; None where the text gives none beside them."""
        found = [t for scene in self._scenes(quotation) for t in scene.times if self._of_saying(scene, t)]
        near = min(found, key=lambda t: max(t.start - quotation.end, quotation.start - t.end), default=None)
        return near.when if near is not None else None

    def is_old(self, quotation: Quotation) -> bool:
        """Whether the words are recalled from another time that the text leaves undated: 'he said at the time'."""
        marked = any(
            not self._quoted(mark.start) and self._beside(scene, mark.start, mark.end)
            for scene in self._scenes(quotation)
            for mark in scene.words("said-then")
        )
        return marked and self.when(quotation) is None

    def _scenes(self, quotation: Quotation) -> list[Scene]:
        first, last = self.story.scene_at(quotation.start), self.story.scene_at(quotation.end - 1)
        return list(self.story.scenes[first.sentence.at : last.sentence.at + 1])

    def _of_saying(self, scene: Scene, timed: Timed) -> bool:
        if timed.bound != "at" or timed.when.grain != "day" or self._quoted(timed.start):
            return False
        opens = _OPENING.fullmatch(scene.text[: timed.start - scene.start]) is not None
        return opens or self._beside(scene, timed.start, timed.end)

    def _beside(self, scene: Scene, start: int, end: int) -> bool:
        """Whether a word of saying stands next to a stretch, in its clause."""
        says: list[Hit[str]] = [h for h in scene.words("say") if not self._quoted(h.start)]
        gaps = [(h.end, start) if h.end <= start else (end, h.start) for h in says]
        return any(a <= b and _BESIDE.fullmatch(self.story.doc.text[a:b]) for a, b in gaps)

    def _quoted(self, offset: int) -> bool:
        return offset in self.speech.names.quoted
