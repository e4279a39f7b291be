"""The tally reader: for every kind that declares a wave, in any language of the theatre."""

from collections.abc import Callable, Sequence

from daybrief.claims import KINDS, Claim
from daybrief.claims.base import Detail
from daybrief.claims.waves import Wave
from daybrief.extract.readers.tallies.bundles import Bundle, bundled
from daybrief.extract.readers.tallies.counts import Counter
from daybrief.extract.readers.tallies.spots import mention
from daybrief.extract.readers.told import Dated, foe, publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.theatre.pack import Theatre

VERSION = 1

Attribute = Callable[[Scene], Attribution]
"""Whose words a sentence relays."""


class TallyReader:
    """Reads tallies: how many were sent, stopped, lost and hit, whole, by type and by region."""

    name = f"tallies/{VERSION}"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Every tally claim of a document, wholes before their parts."""
        return self.of(Story.of(doc, self.theatre))

    def of(self, story: Story, attribute: Attribute | None = None) -> tuple[Claim, ...]:
        """The same of a document that has been marked already; `attribute` says whose words a sentence relays."""
        out: list[Claim] = []
        for kind in KINDS:
            if kind.wave is not None:
                out += _Told(story, kind, kind.wave, self.name, attribute or _own(story)).claims()
        return tuple(out)

    def beside(self, story: Story, told: Sequence[Claim]) -> list[Claim]:
        """Claims of another reader, with the tallies in place of what it made of the same sentences.

        A tally takes its voice from the claim that the other reader made there.
        """
        voices = {span.start: claim.attribution for claim in reversed(told) for span in claim.spans}
        own = _own(story)
        tallies = self.of(story, lambda scene: voices.get(scene.start) or own(scene))
        counted = {span.start for claim in tallies for span in claim.spans}
        kept = [c for c in told if type(c.detail).wave is None or c.spans[0].start not in counted]
        return [*kept, *tallies]


class _Told:
    """One kind's tallies in one document."""

    def __init__(self, story: Story, kind: type[Detail], wave: Wave, made_by: str, attribute: Attribute) -> None:
        self.story, self.kind, self.wave, self.made_by, self.attribute = story, kind, wave, made_by, attribute
        self.dated = Dated(story)

    def claims(self) -> list[Claim]:
        counter = Counter(self.wave)
        counts = [count for scene in self.story.scenes for count in counter.read(scene)]
        made: dict[int, Claim] = {}
        out = []
        for bundle in bundled(counts, self.wave):
            claim = self._claim(bundle, made.get(id(bundle.whole)))
            made[id(bundle)] = claim
            out.append(claim)
        return out

    def _claim(self, bundle: Bundle, whole: Claim | None) -> Claim:
        doc = self.story.doc
        slots: dict[str, object] = dict(bundle.figures)
        slots[self.wave.sort] = bundle.sort
        slots[self.wave.named] = bundle.named or None
        slots[self.wave.by] = self._by(bundle)
        scenes = sorted(bundle.scenes, key=lambda s: s.start)
        return Claim(
            spans=tuple(doc.span(s.start, s.end) for s in scenes),
            attribution=self.attribute(min(scenes, key=lambda s: s.start)),
            detail=self.kind(**slots),
            places=tuple(mention(doc, hit) for hit in bundle.places),
            when=self.dated.when(scenes[0], bundle.at),
            part_of=whole.id if whole is not None else None,
            made_by=self.made_by,
        )

    def _by(self, bundle: Bundle) -> str | None:
        """The side that sent them: as the words say, else the foe of the side that tells or that stopped them."""
        if bundle.by is not None:
            return bundle.by
        sides = self.story.theatre.sides
        own = publisher(self.story).party
        if own not in sides:
            own = next((h.value for s in bundle.scenes for h in s.parties if h.value in sides), None)
        return foe(self.story, own)


def _own(story: Story) -> Attribute:
    """Every sentence in the publisher's own voice."""
    voice = publisher(story)
    return lambda _: Attribution(chain=(voice,))
