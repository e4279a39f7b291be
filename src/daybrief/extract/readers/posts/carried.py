"""Places of sentences before, as a sentence without one of its own takes them."""

import itertools
import re
from typing import TYPE_CHECKING

from daybrief.extract.readers.tallies.spots import targets
from daybrief.extract.scene import Scene, covered
from daybrief.theatre.gazetteer import PlaceHit

if TYPE_CHECKING:
    from daybrief.extract.readers.posts.where import Where

_IN_NAME = re.compile(  # behind a preposition, and no office's adjective: "in the *Odesa* regional administration"
    r"\b[^\W\d]{1,8}\s+(?![^\W\d]+[сцз]ь?к(?:ій|ому|ом|ой)\s+[а-яіїєґё])([А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]{3,})"
)
_SECTOR = re.compile(r"([А-ЯІЇЄҐЁ][\w'’ʼ-]+(?:ому|ом))\s+(?:напрям|направлен)")
_DATELINE = re.compile(r"[А-ЯІЇЄҐЁ]{3,}\b")  # "БЕЛГОРОД, 5 фев …"
_MANY = 3  # places from which on a list is one of where something happened somewhere
_BACK = 3  # sentences back, paragraphs aside, in which the place of what goes on is looked for
_HEAD = 3  # words of a sentence that is nothing but the place it heads


class Carried:
    """The places that the sentences before one hand on to it."""

    def __init__(self, clauses: "Where") -> None:
        self.clauses, self.scene, self.story = clauses, clauses.scene, clauses.story

    def before(self, near: bool) -> list[PlaceHit]:
        """Places of the nearest sentence before, of three or of its paragraph, that names any: the text goes on about
        the same event. `near`: of its paragraph alone."""
        if self._elsewhere_unknown():
            return []
        block = list(self.story.before(self.scene, same_block=True))
        telling = (
            s for s in self.story.before(self.scene) if any(c.isalpha() for c in s.text)
        )  # "05:20." tells nothing
        further = [] if near else list(itertools.islice(telling, _BACK))
        for scene in [*block, *(s for s in further if s not in block)]:
            found = targets(scene) if not scene.words("say.of-this") else []  # who reports it tells no place
            if found:
                return [] if self._elsewhere(scene) else self._taken(self.clauses.finest(_whole(found, scene)))
        return [] if near else self._only_place()

    def _elsewhere_unknown(self) -> bool:
        """Whether the sentence says that it tells of a place that the pack does not know: "in *Xville* a fire broke
        out" goes on about no place told before."""
        scene, words = self.scene, self.scene.theatre.words
        known = covered(scene.places, scene.parties, scene.people, scene.words("body"), scene.words("voice.role"))
        names = [m.start(1) + scene.start for m in _IN_NAME.finditer(scene.text)]
        led = {*words("wave.into", scene.lang), *words("near-place", scene.lang)} - {*words("wave.onto", scene.lang)}
        sectors = [m.start(1) + scene.start for m in _SECTOR.finditer(scene.text)]
        return any(at not in known for at in sectors) or any(
            at not in known and self.clauses.text(self.clauses.start, at).lower().split()[-1] in led for at in names
        )

    def right_before(self) -> list[PlaceHit]:
        """The places that the sentence right before names, where it is of the same paragraph."""
        before = next(iter(self.story.before(self.scene, same_block=True)), None)
        return self._taken(self.clauses.finest(targets(before))) if before is not None else []

    def headed(self) -> list[PlaceHit]:
        """The place that the sentence right before is nothing but: "*Семенівка.* Два удари по підстанції"."""
        before = next(iter(self.story.before(self.scene, same_block=True)), None)
        short = before is not None and len(before.text.split()) <= _HEAD and not before.words("strike")
        return targets(before) if before is not None and short else []

    def _elsewhere(self, told: Scene) -> bool:
        """Whether another paragraph told of several places in turn, so that a new one goes on about none of them; a
        dateline in capitals is none."""
        if told.sentence.block == self.scene.sentence.block:
            return False
        block = [s for s in (told, *self.story.before(told, same_block=True)) if not _DATELINE.match(s.text)]
        apart = [{hit.name for hit in found} for scene in block if (found := self.clauses.finest(targets(scene)))]
        return len(apart) > 1 and any(names.isdisjoint(apart[0]) for names in apart[1:])

    def _taken(self, found: list[PlaceHit]) -> list[PlaceHit]:
        """Places of another sentence as this one's: their region where this one speaks of "the region"; none of a long
        list, of which what is told here happened somewhere."""
        region = self._region_of(found)
        if region is not None:
            return [region]
        return found if len(found) < _MANY else []

    def _region_of(self, found: list[PlaceHit]) -> PlaceHit | None:
        """The region that all of some places lie in, at the word of this sentence that means it."""
        atlas, units = self.scene.theatre.gazetteer, self.scene.theatre.gazetteer.beside(self.scene.lang).units
        word = next((t for t in self.scene.tokens if units.get(t.low) == "region"), None)
        around = [{unit for i in p.ids for unit in (i, *atlas.parents(i))} for p in found if p.ids]
        common = [atlas.get(i) for i in sorted(set.intersection(*around))] if around else []
        region = next((entry for entry in common if entry.grain == "region"), None)
        if word is None or region is None:
            return None
        start = word.start + self.scene.start
        return PlaceHit(start, start + len(word.form), word.form, (region.id,), region.name)

    def _only_place(self) -> list[PlaceHit]:
        """The one place that the text has told of so far, however far back."""
        found = [hit for scene in self.story.before(self.scene) for hit in targets(scene)]
        return found[-1:] if len({hit.ids for hit in found}) == 1 else []


def _whole(found: list[PlaceHit], scene: Scene) -> list[PlaceHit]:
    """Of "seven in the oblast: six in X, one in Y" the oblast alone: what goes on tells of the whole."""
    atlas = scene.theatre.gazetteer
    if found[0].ids and not all(atlas.inside(i, found[0].ids[0]) for p in found[1:] for i in p.ids[:1]):
        return found
    colon = next((at for at in range(found[0].end, scene.end) if scene.text[at - scene.start] == ":"), scene.end)
    return [place for place in found if place.start < colon]
