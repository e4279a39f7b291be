"""The figures of a page, each with the slot that the words beside it point to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from daybrief.claims import KINDS
from daybrief.extract.readers.model.inputs import Page
from daybrief.extract.scene import Scene, Story

_BEFORE, _AFTER = 4, 8  # words within which a cue word before or after a figure points to its slot


@dataclass(frozen=True)
class Count:
    """Words `first` up to `last` of the page are a figure; `cue` is the slot named by the nearest cue word, or ""."""

    first: int
    last: int
    cue: str


@dataclass(frozen=True)
class Reading:
    """A page with the marks that rules make on it."""

    page: Page
    story: Story

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Every figure, in text order."""
        return tuple(count for scene in self.story.scenes for count in self._of(scene))

    def _of(self, scene: Scene) -> Iterator[Count]:
        words = self.page.words
        ranges = [words.covering(f.number_start, f.number_end) for f in scene.figures]
        cues = {words.covering(hit.start, hit.end)[0]: slot for slot in _cued() for hit in scene.words(slot) if ranges}
        for n, (first, last) in enumerate(ranges):
            low = max(ranges[n - 1][1] if n else 0, first - _BEFORE)
            high = min(ranges[n + 1][0] if n + 1 < len(ranges) else last + _AFTER, last + _AFTER)
            before = next((cues[i] for i in range(first - 1, low - 1, -1) if i in cues), "")
            after = next((cues[i] for i in range(last, high) if i in cues), "")
            if first < last:
                yield Count(first, last, before or after)


def _cued() -> tuple[str, ...]:
    """Figure slots that have cue words of their own name in the lexicon."""
    slots = (slot for kind in KINDS for slot, about in kind.slots().items() if about.sort == "figure")
    return tuple(dict.fromkeys(slots))
