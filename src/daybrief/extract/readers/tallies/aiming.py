"""Where an attack went that is told before its numbers."""

from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.readers.tallies.spots import targets
from daybrief.extract.scene import Scene
from daybrief.theatre.gazetteer import PlaceHit


class Aim:
    """What the text said last, without numbers, of where an attack went and with what."""

    def __init__(self) -> None:
        self.places: list[PlaceHit] = []
        self.block = 0  # the paragraph they stand in
        self.weapons: set[str] = set()  # the classes of weapons named with them
        self.lead: int | None = None  # the text's first paragraph

    def follow(self, scene: Scene, found: list[Count], aims: list[tuple[int, int]] | None, sent: str) -> None:
        """Remember the places of a sentence that tells of an attack and counts nothing (`aims`: where a country is what
        was attacked; None: it tells of none), and give them to the next count of what was `sent`: one of the same
        paragraph or, where the first paragraph told of the attack, of any, and of weapons of the same class."""
        self.lead = scene.sentence.block if self.lead is None else self.lead
        if not found and aims is not None:
            self.places, self.block = targets(scene, objects=aims), scene.sentence.block
            self.weapons = {hit.value.cls for hit in scene.weapons}
        elif found and found[0].slot == sent:
            goes_on = self.block in (scene.sentence.block, self.lead)
            alike = not self.weapons or found[0].sort in (None, *self.weapons)
            found[0].places = found[0].places or (self.places if goes_on and alike else [])
            self.places = []
