"""The rule reader: frames over parsed sentences, for English."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from daybrief.claims import KINDS, Claim
from daybrief.extract.english.reading import trees_of
from daybrief.extract.english.syntax import doers
from daybrief.extract.labels import untold
from daybrief.extract.places import Spot
from daybrief.extract.readers.rules.acts import Act, Parsed
from daybrief.extract.readers.rules.adding import added
from daybrief.extract.readers.rules.aims import AHEAD, not_yet
from daybrief.extract.readers.rules.company import arrives_for
from daybrief.extract.readers.rules.fill import Filler
from daybrief.extract.readers.rules.filled import Filled
from daybrief.extract.readers.rules.hearing import heard, together
from daybrief.extract.readers.rules.join import joined
from daybrief.extract.readers.rules.resuming import blown_up, goes_on
from daybrief.extract.readers.rules.timing import still_planned, when
from daybrief.extract.readers.told import publisher
from daybrief.extract.scene import Scene, Story
from daybrief.extract.speakers import Speech, spoken
from daybrief.model.figure import Figure
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.theatre.pack import Theatre

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

VERSION = 1


def parse(story: Story, scenes: Sequence[Scene], speech: Speech) -> Iterator[Parsed]:
    """The sentences with their trees, the labels before them left off. Each is parsed once for all readers."""
    new = [scene for scene in scenes if scene.start not in story.read]
    for scene, tree in zip(new, trees_of(story, new), strict=True):
        story.read[scene.start] = Parsed(story, scene, tree, speech)
    for scene in scenes:
        parsed = story.read[scene.start]
        assert isinstance(parsed, Parsed)
        yield parsed


_CUES = frozenset(frame.cue for kind in KINDS for frame in kind.frames)


def _triggered(story: Story) -> list[Scene]:
    """The sentences with a word of some frame."""
    return [s for s in story.scenes if any(s.words(cue) for cue in _CUES & s.openings.keys()) and not untold(story, s)]


def _retold(parsed: Parsed, act: Act) -> bool:
    """Whether the sentence only recalls what was once said of it: 'where sources *previously* claimed a presence'."""
    marks = parsed.heads("told-before")
    if _decided(parsed, act.token):
        return True
    return any(c.i in marks for said in parsed.voices.above(act.token) for c in said.verb.children)


def _decided(parsed: Parsed, token: "Token") -> bool:
    """Whether an act is only the matter of a choice that is known: 'his *recent decision* to leave the deal'."""
    known = parsed.heads("undated")
    chosen = token.dep_ == "acl" and token.tag_ == "VB" and token.head.pos_ == "NOUN"
    return chosen and any(c.i in known for c in token.head.children)


def _next_to(before: Scene, scene: Scene) -> bool:
    return before.sentence.block == scene.sentence.block and scene.sentence.at - before.sentence.at == 1


class RuleReader:
    """Reads English with the frames that the kinds declare."""

    name = f"rules/{VERSION}"
    lang = "en"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    def read(self, doc: Document) -> tuple[Claim, ...]:
        story = Story.of(doc, self.theatre)
        return self.told(story, spoken(story))

    def told(self, story: Story, speech: Speech) -> tuple[Claim, ...]:
        """The claims of a document whose quotations are known."""
        found: list[Claim] = []
        before: Parsed | None = None
        there: list[Spot] = []
        for parsed in parse(story, self._wanted(story), speech):
            told = self._filled(parsed)
            near = before is not None and _next_to(before.scene, parsed.scene)
            for filled in told:
                if not filled.places and filled.act.frame.resumes and goes_on(parsed, filled.act):
                    filled.places = (there if near else []) or blown_up(parsed)
            found += [self._claim(parsed, filled) for filled in told if not filled.act.frame.adds]
            for more in (filled for filled in told if filled.act.frame.adds):
                found = added(found, parsed, more)
            before, there = parsed, next((f.places for f in reversed(told) if f.act.kind.harms and f.places), [])
        return tuple(found)

    def look_ahead(self, story: Story) -> None:
        """Parse every sentence that frames will ask for: at once that takes less than one after the other."""
        trees_of(story, self._wanted(story))

    def _wanted(self, story: Story) -> list[Scene]:
        return story.once(_triggered)

    def _filled(self, parsed: Parsed) -> list[Filled]:
        acts = [a for a in parsed.acts if parsed.mood.outlook(a.token) in a.frame.outlooks and not _retold(parsed, a)]
        return joined(Filler(parsed).fill(acts, [act for act in parsed.acts if act not in acts]))

    def _claim(self, parsed: Parsed, filled: Filled) -> Claim:
        doc, scene = parsed.story.doc, parsed.scene
        attribution = self._attribution(parsed, filled)
        for fill in filled.act.frame.fills:
            if fill.how == "voice" and not attribution.own_voice:
                filled.slots[fill.slot] = attribution.origin.name
        places: list[Spot] = filled.places
        kind, dropped = filled.act.kind, parsed.mood.dropped(filled.act.token)
        if kind.dropped and dropped:
            filled.slots[kind.dropped] = dropped
        told = when(parsed, filled.act, [v for v in filled.slots.values() if isinstance(v, Figure)])
        if told is not None and told.basis == "reporting-day" and self._to_come(parsed, filled.act):
            told = None  # the text gives no day on which it is to be
        made = Claim(
            spans=(doc.span(scene.start, scene.end),),
            attribution=attribution,
            detail=kind(**filled.slots),
            places=tuple(spot.mention(doc) for spot in places),
            when=told,
            made_by=self.name,
        )
        return made if still_planned(made, scene.published) else made.model_copy(update={"when": None})

    @staticmethod
    def _to_come(parsed: Parsed, act: Act) -> bool:
        looks = parsed.mood.outlook(act.token)
        tried = looks not in AHEAD and not_yet(looks, act)
        return act.frame.plans and (tried or arrives_for(parsed, act.token, act.frame.cue))

    def _attribution(self, parsed: Parsed, filled: Filled) -> Attribution:
        act = filled.act
        said = parsed.voices.above(filled.anchor or act.token)
        doer = next((p for head in doers(act.token) if (p := parsed.naming.party(head))), None)
        chain = [publisher(parsed.story)]
        chain += heard(parsed, filled.anchor or act.token)
        stance = parsed.voices.stance(act.token, said, doer)
        if parsed.mood.outlook(act.token) == "off":
            stance = "denies"
        ahead = act.frame.plans and parsed.mood.outlook(act.token) in AHEAD
        ahead = ahead or self._to_come(parsed, act)
        if (stance == "asserts" and (ahead or act.frame.promises)) or (stance == "suspects" and ahead):
            stance = "plans"
        beside = together(parsed, filled.anchor or act.token) if len(chain) > 1 else ()
        return Attribution(chain=tuple(chain), beside=beside, stance=stance)
