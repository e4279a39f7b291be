"""The tally reader: for every kind that declares a wave, in any language of the theatre."""

import re
from collections.abc import Callable, Collection, Sequence

from daybrief.claims import KINDS, Claim
from daybrief.claims.base import DOUBTED, Detail
from daybrief.claims.waves import Wave
from daybrief.extract.readers.narrative import Dated
from daybrief.extract.readers.tallies.bundles import Bundle, bundled
from daybrief.extract.readers.tallies.counts import Counter
from daybrief.extract.readers.tallies.heard import Offices
from daybrief.extract.readers.tallies.nights import Night, nights
from daybrief.extract.readers.tallies.spots import mention
from daybrief.extract.readers.told import foe, publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.model.when import When
from daybrief.theatre.pack import Theatre

VERSION = 1

_ONWARD = ("wave.to", "wave.over", "wave.near-from", "wave.by", "wave.with")  # no noun phrase goes on behind these
_PHRASE = re.compile(r"[^.,;:!?]{0,90}")

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

    def of(self, story: Story, attribute: Attribute | None = None, besides: Collection[int] = ()) -> tuple[Claim, ...]:
        """The same of a document that has been marked already; `attribute` says whose words a sentence relays,
        `besides` where sentences begin whose counts are of something else."""
        out: list[Claim] = []
        for kind in KINDS:
            if kind.wave is not None:
                out += _Told(story, kind, kind.wave, self.name, attribute or _own(story)).claims(besides)
        return tuple(out)

    def beside(self, story: Story, told: Sequence[Claim], besides: Collection[int] = ()) -> list[Claim]:
        """Claims of another reader, with the tallies in place of what it made of the same sentences, but for those that
        begin at `besides`, whose counts are of nothing done.

        A tally takes its voice from the claim that the other reader made there.
        """
        voices = {span.start: claim.attribution for claim in reversed(told) for span in claim.spans}
        own, offices = publisher(story), Offices(story)

        def relayed(scene: Scene) -> Attribution:
            said, office = voices.get(scene.start), offices.heard(scene)
            if (said is None or said.own_voice) and office is not None:
                return Attribution(chain=(own, office), stance=said.stance if said is not None else "asserts")
            return said or Attribution(chain=(own,))

        counts = self.of(story, relayed, besides)
        tallies = [tally for tally in counts if not any(_holdings(tally, claim) for claim in told)]
        counted = {span.start for claim in tallies for span in claim.spans}
        kept = [c for c in told if type(c.detail).wave is None or c.spans[0].start not in counted]
        return [*kept, *tallies]


def _holdings(tally: Claim, claim: Claim) -> bool:
    """Whether what a tally counts is what a side lost: '500 artillery systems', not shells that fell short."""
    if claim.detail.roll is None or not any(a.start == b.start for a in tally.spans for b in claim.spans):
        return False
    held = [figure.exchange() for figure in claim.detail.figures().values()]
    return all(figure.exchange() in held for figure in tally.detail.figures().values())


class _Told:
    """One kind's tallies in one document."""

    def __init__(self, story: Story, kind: type[Detail], wave: Wave, made_by: str, attribute: Attribute) -> None:
        self.story, self.kind, self.wave, self.made_by, self.attribute = story, kind, wave, made_by, attribute
        self.dated = Dated(story)
        self.before: str | None = None  # the side that sent what was told before

    def claims(self, besides: Collection[int]) -> list[Claim]:
        counter = Counter(self.wave)
        scenes = (scene for scene in self.story.scenes if scene.start not in besides)
        told = nights(((scene, counter.read(scene)) for scene in scenes), self.wave.sent)
        found = [(b, night) for night in told for b in bundled(night.counts, self.wave)]
        made: dict[int, Claim] = {}
        for bundle, night in sorted(found, key=lambda f: (f[0].at, f[0].whole is not None)):
            claim = self._claim(bundle, made.get(id(bundle.whole)), night if len(told) > 1 else None)
            made[id(bundle)] = claim
        return list(made.values())

    def _claim(self, bundle: Bundle, whole: Claim | None, night: Night | None) -> Claim:
        doc = self.story.doc
        slots: dict[str, object] = dict(bundle.figures)
        slots[self.wave.sort] = bundle.sort
        slots[self.wave.named] = bundle.named or None
        slots[self.wave.by] = self._by(bundle)
        scenes = sorted(bundle.scenes, key=lambda s: s.start)
        return Claim(
            spans=tuple(doc.span(s.start, s.end) for s in scenes),
            attribution=self._voice(scenes),
            detail=self.kind(**slots),
            places=tuple(mention(doc, hit) for hit in bundle.places),
            when=self._when(scenes[0], bundle.at, night),
            part_of=whole.id if whole is not None else None,
            confidence=DOUBTED if any(_of_blows(bundle.at, scene) for scene in scenes) else 1.0,
            made_by=self.made_by,
        )

    def _voice(self, scenes: list[Scene]) -> Attribution:
        """Whose count it is: the first that any of its sentences names, else the publisher's."""
        voices = [self.attribute(scene) for scene in scenes]
        return next((voice for voice in voices if not voice.own_voice), voices[0])

    def _when(self, scene: Scene, at: int, night: Night | None) -> When | None:
        """The time of a count; where the text tells of several nights, that of its own."""
        own = any(t.bound == "at" for t in scene.times)
        if night is None or own or not night.times:
            return self.dated.when(scene, at)
        return night.times[0].when.model_copy(update={"basis": "carried"})

    def _by(self, bundle: Bundle) -> str | None:
        """The side that sent them: as the words say, else the foe of the side on whose land, far from the other's, they
        were, or that tells or stopped them.

        Where nothing says so, the text goes on about the side told before.
        """
        self.before = bundle.by or self._by_land(bundle) or self._foe(bundle) or self.before
        return self.before

    def _by_land(self, bundle: Bundle) -> str | None:
        owners = {self.story.theatre.rear(id_) for hit in bundle.places for id_ in hit.ids}
        return foe(self.story, owners.pop()) if len(owners) == 1 else None

    def _foe(self, bundle: Bundle) -> str | None:
        sides = self.story.theatre.sides
        own = publisher(self.story).party
        if own not in sides:
            voice = self._voice(bundle.scenes).origin
            own = voice.party or self.story.theatre.parties["en"].first(voice.name)
        if own not in sides:
            own = next((h.value for s in bundle.scenes for h in s.parties if h.value in sides), None)
        return foe(self.story, own)


def _of_blows(at: int, scene: Scene) -> bool:
    """Whether the number at an offset is one of attacks, not of what was sent: 'six Smerch *attacks*'."""
    phrase = _PHRASE.match(scene.text, at - scene.start) if scene.start <= at < scene.end else None
    if phrase is None:
        return False
    turns = [hit.start for slot in _ONWARD for hit in scene.words(slot) if hit.start > at]
    end = min([scene.start + phrase.end(), *turns])
    return any(at < hit.start and end - hit.end in (0, 1) for hit in scene.words("wave.blows"))


def _own(story: Story) -> Attribute:
    """Every sentence in the publisher's own voice."""
    voice = publisher(story)
    return lambda _: Attribution(chain=(voice,))
