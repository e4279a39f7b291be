"""The post reader: tallies, harm, damage, attacks and moves on the ground in Ukrainian and Russian."""

from typing import Any

from daybrief.claims import Claim
from daybrief.extract.readers.posts.acts import Act, Filler, triggers
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.rolls import rolls
from daybrief.extract.readers.posts.settle import settled
from daybrief.extract.readers.posts.voices import origin, stance
from daybrief.extract.readers.tallies import TallyReader
from daybrief.extract.readers.tallies.spots import mention
from daybrief.extract.readers.told import Dated, publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.theatre.pack import Theatre

VERSION = 1


class PostReader:
    """Reads posts of officials and short reports, without a parser: words, and what stands near them."""

    name = f"posts/{VERSION}"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.tallies = TallyReader(theatre)

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Every claim of a document, in text order."""
        story = Story.of(doc, self.theatre)
        dated = Dated(story)
        told = [*self.tallies.of(story), *rolls(story, dated, self.name)]
        counted = {span.start for claim in told for span in claim.spans}
        prose: list[Claim] = []
        for scene in story.scenes:
            acts = self._acts(story, scene, tallied=scene.start in counted)
            prose += [self._claim(story, dated, scene, act) for act in acts]
        return tuple(sorted([*told, *_once(prose)], key=lambda claim: claim.spans[0].start))

    def _acts(self, story: Story, scene: Scene, *, tallied: bool) -> list[Act]:
        clauses = Clauses(scene, story)
        found = [a for a in triggers(clauses) if not (tallied and a.kind.wave is not None)]
        return settled(Filler(clauses, found).filled(), clauses)

    def _claim(self, story: Story, dated: Dated, scene: Scene, act: Act) -> Claim:
        doc = story.doc
        voice = origin(story, scene)
        own = publisher(story)
        return Claim(
            spans=(doc.span(scene.start, scene.end),),
            attribution=Attribution(chain=(own, voice) if voice is not None else (own,), stance=stance(scene)),
            detail=act.kind(**act.slots),
            places=tuple(mention(doc, hit) for hit in act.places),
            when=dated.when(scene, act.at),
            made_by=self.name,
        )


def _once(claims: list[Claim]) -> list[Claim]:
    """The same event told twice with the same values is one claim, in its fuller telling."""
    kept: dict[Any, Claim] = {}
    for claim in claims:
        key = (
            claim.detail.kind,
            claim.detail.model_dump_json(),
            tuple(p.name for p in claim.places),
            claim.when.exchange() if claim.when else None,
            claim.attribution.origin.name,
        )
        if key not in kept or len(claim.spans[0].quote) > len(kept[key].spans[0].quote):
            kept[key] = claim
    return list(kept.values())
