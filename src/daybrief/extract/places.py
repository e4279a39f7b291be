"""Place names of a sentence, as claims may use them."""

from dataclasses import dataclass

from daybrief.extract.scene import Scene
from daybrief.model.place import Mention
from daybrief.model.text import Document


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name: `start:end` in the document; `name` official and Latin."""

    start: int
    end: int
    name: str
    relation: str | None = None
    parent: str | None = None

    def mention(self, doc: Document) -> Mention:
        span = doc.span(self.start, self.end)
        return Mention(span=span, name=self.name, relation=self.relation, parent=self.parent)


def spots(scene: Scene) -> list[Spot]:
    """Names of places in the sentence, but none that only tells where another place lies."""
    return [Spot(h.start, h.end, h.name, h.relation, h.parent) for h in scene.places if not h.is_parent]
