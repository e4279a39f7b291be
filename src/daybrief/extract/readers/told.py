"""What every reader must know of a document: who speaks, and when the things it tells happened."""

from daybrief.extract.scene import Scene, Story
from daybrief.extract.times import Timed, latest, times, when_for
from daybrief.model.voice import Voice
from daybrief.model.when import When

_SHORT = 20  # sentences up to which a text tells of one day throughout


def publisher(story: Story) -> Voice:
    """The document's own voice, with the side it speaks for where the pack knows it."""
    doc = story.doc
    name = doc.origin or doc.source or doc.name
    low = name.casefold()
    for source, known_as in story.theatre.sources:
        if low == source.name.casefold() or low in known_as:
            return Voice(name=name, party=source.party)
    return Voice(name=name)


def foe(story: Story, party: str | None) -> str | None:
    """The other side of the theatre."""
    sides = story.theatre.sides
    return next((side for side in sides if side != party), None) if party in sides else None


class Dated:
    """Times of a document's sentences, each carried on until the next."""

    def __init__(self, story: Story) -> None:
        self.story = story
        published = story.doc.published
        self.published = published.day if published is not None else None
        self._own: dict[int, list[Timed]] = {}

    def own(self, scene: Scene) -> list[Timed]:
        """Times that a sentence gives itself, offsets in the document."""
        if scene.start not in self._own:
            found = times(scene.text, scene.lang, self.published, scene.theatre.timezone)
            self._own[scene.start] = [Timed(t.start + scene.start, t.end + scene.start, t.when, t.bound) for t in found]
        return self._own[scene.start]

    def when(self, scene: Scene, at: int) -> When | None:
        """The time of what is told at an offset of a sentence."""
        return when_for(self.own(scene), at, at, carried=self._carried(scene), published=self.published)

    def _carried(self, scene: Scene) -> When | None:
        """The time told last before: in a short text anywhere, in a long one in the same paragraph."""
        for before in self.story.before(scene, same_block=len(self.story.scenes) > _SHORT):
            told = latest(self.own(before))
            if told is not None:
                return told.when
        if scene.sentence.role != "headline" and scene.sentence.at > 0:
            return None
        after = next((t for s in self.story.scenes if (t := latest(self.own(s))) is not None), None)
        return after.when if after is not None else None
