"""The rule reader: frames over parsed sentences, for English."""

from typing import Any

from daybrief.claims import Claim
from daybrief.extract.parse import Tree, trees
from daybrief.extract.places import Spot
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.fill import Filled, Filler
from daybrief.extract.readers.rules.join import joined
from daybrief.extract.readers.rules.timing import when
from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Attribution, Voice
from daybrief.theatre.pack import Theatre

VERSION = 1


class RuleReader:
    """Reads English with the frames that the kinds declare."""

    name = f"rules/{VERSION}"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    def read(self, doc: Document) -> tuple[Claim, ...]:
        story = Story.of(doc, self.theatre)
        wanted = [scene for scene in story.scenes if self._triggered(scene)]
        found: list[Claim] = []
        for scene, tree in zip(wanted, trees([s.text for s in wanted]), strict=True):
            parsed = Parsed(story, scene, Tree(tree, range(scene.start, scene.end + 1)))
            found += self._claims(parsed)
        return tuple(found)

    def _triggered(self, scene: Scene) -> bool:
        from daybrief.claims import KINDS

        return any(scene.words(frame.cue) for kind in KINDS for frame in kind.frames)

    def _claims(self, parsed: Parsed) -> list[Claim]:
        acts = [a for a in parsed.acts() if a.frame.plans or not parsed.ahead(a.token)]
        return [self._claim(parsed, filled) for filled in joined(Filler(parsed).fill(acts))]

    def _claim(self, parsed: Parsed, filled: Filled) -> Claim:
        doc, scene = parsed.story.doc, parsed.scene
        places: list[Spot] = filled.places
        return Claim(
            spans=(doc.span(scene.start, scene.end),),
            attribution=self._attribution(parsed, filled.act),
            detail=filled.act.kind(**filled.slots),
            places=tuple(spot.mention(doc) for spot in places),
            when=when(parsed, filled.act),
            made_by=self.name,
        )

    def _attribution(self, parsed: Parsed, act: Act) -> Attribution:
        doc = parsed.story.doc
        said = parsed.voices.above(act.token)
        chain = [Voice(name=doc.origin or doc.source or doc.name)]
        for head in parsed.voices.origins(said):
            start, end = parsed.naming.name(head)
            chain.append(Voice(name=doc.text[start:end], party=parsed.naming.party(head), span=doc.span(start, end)))
        stance: Any = parsed.voices.stance(act.token, said)
        if stance == "asserts" and act.frame.plans and parsed.ahead(act.token):
            stance = "plans"
        return Attribution(chain=tuple(chain), stance=stance)
