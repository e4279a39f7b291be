"""The quotation reader: who said exactly which words, in any of the theatre's languages."""

import re
from dataclasses import replace

from daybrief.claims import KINDS, Claim
from daybrief.claims.base import Detail
from daybrief.extract.cast import Speaker
from daybrief.extract.introduced import introduced
from daybrief.extract.quotes import Quotation
from daybrief.extract.readers.saying import Saying
from daybrief.extract.readers.told import publisher, voice_of
from daybrief.extract.scene import Story
from daybrief.extract.speakers import Speech, spoken
from daybrief.model.text import Document
from daybrief.model.voice import Attribution
from daybrief.model.when import When
from daybrief.theatre.pack import Theatre

VERSION = 1
_WORD = re.compile(r"[^\W_]+")


def _quoting_kinds() -> list[tuple[type[Detail], str, str]]:
    """Kinds that hold a quotation: the kind, its slot for the words, and its slot for the voice."""
    found = []
    for kind in KINDS:
        said = [name for name, slot in kind.slots().items() if slot.sort == "quotation"]
        if said:
            found.append((kind, said[0], kind.voiced_by))
    return found


class QuoteReader:
    """Reads direct speech."""

    name = f"quotes/{VERSION}"

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre

    def read(self, doc: Document) -> tuple[Claim, ...]:
        story = Story.of(doc, self.theatre)
        return self.told(story, spoken(story))

    def told(self, story: Story, speech: Speech) -> tuple[Claim, ...]:
        """The claims that a document's direct speech makes as speech."""
        saying = Saying(story, speech)
        people = frozenset(named.name for named in speech.names.cast.people)
        told = [(q, voice) for q, voice in speech.spoken if voice is not None and not saying.is_old(q)]
        said = [_folded(quotation.words(story.doc.text)) for quotation, _ in told]
        return tuple(
            self._claim(story, quotation, _known(voice, people), target, saying.when(quotation))
            for target in _quoting_kinds()
            for at, (quotation, voice) in enumerate(told)
            if not _told_again(said, at)
        )

    def _claim(
        self,
        story: Story,
        quotation: Quotation,
        voice: Speaker,
        target: tuple[type[Detail], str, str],
        when: When | None,
    ) -> Claim:
        kind, said, speaker = target
        doc = story.doc
        first, last = story.scene_at(quotation.start), story.scene_at(quotation.end - 1)
        chain = [publisher(story), voice_of(voice, doc)]
        slots = {said: quotation.words(doc.text), speaker: voice.name}
        if kind.introduces and voice.person and (office := introduced(story, voice.name)):
            slots[kind.introduces] = office
        return Claim(
            spans=(doc.span(first.start, last.end),),
            attribution=Attribution(chain=tuple(chain), beside=tuple(voice_of(s, doc) for s in voice.others)),
            detail=kind(**slots),
            when=when,
            made_by=self.name,
        )


def _known(voice: Speaker, people: frozenset[str]) -> Speaker:
    """The speaker, a person where the document names one so."""
    return replace(voice, person=True) if voice.name in people else voice


def _folded(said: str) -> str:
    """Words without what two tellings of them differ in."""
    return f" {' '.join(_WORD.findall(said.casefold()))} "


def _told_again(said: list[str], at: int) -> bool:
    """Whether the words stand in another quotation as well, which is fuller or comes first."""
    mine = said[at]
    return any(mine in other and (len(other) > len(mine) or i < at) for i, other in enumerate(said) if i != at)
