"""Who is meant by the words that name a voice: a person, an office, 'he', 'the ministry', 'the statement'."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daybrief.extract.cast import Cast
from daybrief.extract.english.names import Naming
from daybrief.extract.scene import Story

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words of the text that name who speaks, and what to call them."""

    start: int
    end: int
    name: str
    party: str | None = None


class VoiceNames:
    """What a document calls its voices. Voices that have been heard are remembered by where they spoke."""

    def __init__(self, story: Story) -> None:
        self.story, self.cast = story, Cast(story)
        self._heard: list[tuple[int, Speaker]] = []

    def hear(self, at: int, speaker: Speaker) -> None:
        """Remember that a voice spoke up to an offset; offsets must not fall."""
        self._heard.append((at, speaker))

    def last(self, before: int) -> Speaker | None:
        """The voice heard last before an offset."""
        at = bisect_left([offset for offset, _ in self._heard], before)
        return self._heard[at - 1][1] if at else None

    def name(self, naming: Naming, head: "Token") -> Speaker | None:
        """The voice that a noun phrase means; None where it means nobody who can speak."""
        start, end = naming.name(head)
        text = self.story.doc.text[start:end]
        if naming.person(head) is None:
            if inside := self._person_in(start, end):
                return inside
            if self._stands_in(text, head) or naming.utters(head):
                known = self.meant(start)
                return Speaker(start, end, known.name, known.party) if known else None
            if not naming.can_speak(head):
                return None
        return Speaker(start, end, self.cast.full(bare(text)), naming.party(head)) if text.strip() else None

    def _person_in(self, start: int, end: int) -> Speaker | None:
        """The person whose name a phrase runs into: 'the head of the Commission *Ursula von der Leyen*'."""
        found = [p for p in self.cast.people if start < p.start <= end + 1 and p.end >= end and " " in p.name]
        return Speaker(found[0].start, found[0].end, self.cast.full(found[0].name)) if found else None

    def _stands_in(self, text: str, head: "Token") -> bool:
        """Whether a pronoun or 'the minister' stands for somebody named before."""
        if head.pos_ == "PRON":
            return True
        offices = self.story.theatre.terms("office", self.story.lang)
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        return definite and len(text.split()) <= 3 and head.text.islower() and bool(offices.find(head.lower_))

    def meant(self, before: int) -> Speaker | None:
        """The last voice, unless somebody else has led a sentence since."""
        person, last = self.cast.last(before), self.last(before)
        if last is not None and (person is None or not person.leads or person.start < last.start):
            return last
        return Speaker(person.start, person.end, self.cast.full(person.name)) if person else last


def bare(name: str) -> str:
    """The name without a possessive ending."""
    return name.removesuffix("'s").removesuffix("’s").strip()
