"""Times for the claims of one document: the sentence's own, else its paragraph's, else the reporting day."""

from datetime import date

from daybrief.extract.readers.told import pointed_at
from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import when_for
from daybrief.model.when import When

_CARRIED_FROM = 3  # sentences of the paragraph looked back over


class Clock:
    """Reads the times of a story."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.published: date | None = story.doc.published.day if story.doc.published else None

    def when(self, scene: Scene, start: int, end: int) -> When | None:
        """The time of what is told at `start:end` of the document."""
        if scene.points_back:
            return pointed_at(self.story, scene)
        return when_for(scene.times, start, end, carried=self._carried(scene), published=self.published)

    def _carried(self, scene: Scene) -> When | None:
        """The day that a sentence before it in the paragraph gives."""
        for back, before in enumerate(self.story.before(scene, same_block=True)):
            if back >= _CARRIED_FROM:
                break
            days = [t.when for t in before.times if t.bound == "at" and t.when.grain == "day"]
            if days:
                return days[0]
        return None

    def bound(self, scene: Scene, cue: str) -> str | None:
        """The date that a sentence gives as "since", "until" or "by" when, as fine as the text has it."""
        found = scene.times
        if cue == "since":
            return next((t.when.start.isoformat() for t in found if t.bound == "since"), None)
        ahead = [t for t in found if self.published is None or t.when.last > self.published]
        if cue == "until":
            ahead = [t for t in ahead if t.bound == "until"]
        return _last_unit(ahead[-1].when) if ahead else None


def _last_unit(when: When) -> str:
    """The last day, month or year of a stretch of time."""
    return when.last.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.grain]]
