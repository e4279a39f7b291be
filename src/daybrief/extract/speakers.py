"""Who speaks a quotation: found beside it, or carried on from what was said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from daybrief.extract.cast import Speaker
from daybrief.extract.english.beside import Beside
from daybrief.extract.english.names import Naming
from daybrief.extract.english.parse import Tree, trees
from daybrief.extract.english.voice import Voices
from daybrief.extract.quotes import Quotation, parts, quotations, speaks
from daybrief.extract.readers.posts.speech import by_pronoun, teller
from daybrief.extract.readers.told import publishes
from daybrief.extract.scene import Scene, Story
from daybrief.extract.stubs import Cut
from daybrief.extract.text import blocks
from daybrief.extract.voices import VoiceNames
from daybrief.theatre.placenames import romanise

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_GAP_WORDS = 26
_TITLED = 70  # letters before a title in which what it is the title of stands
_NUMBERED = re.compile(r"(?: (?:of|by) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?(?:,? No\.? ?\d[\w./-]*)? ?[,:]? ?")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,2}$")
_TOPIC = re.compile(r",? (?:on|about) (?:the )?(?:(?:topic|subject|theme|issue)(?: of)?)? ?")
_SHORT = 12  # words of a sentence that only says who spoke
_LED = 2  # words of a writer's own before quoted ones, from which on these are a piece of his sentence
_TIED = re.compile(r"\W*(?:and |but )?(?:he|she|it|they|this|these|that|those)\b", re.I)
_NAMED = 700  # letters before a quotation within which somebody named may be its speaker
_AND = re.compile(r"\band\s*$", re.I)
_GLUED = re.compile(r"(?<=[^\W\d_]{2})[.](?=[^\W\d_a-zа-яіїєґ]\w)")  # a stop without the space behind it
_STOPS = " \n,:.-–—"


_WRITER = Speaker(0, 0, "", person=False)  # who asks what an interview is given for: '"…?" *I* ask'

Spoken = tuple[Quotation, Speaker | None]


@dataclass(frozen=True)
class Speech:
    """What is said directly in a document, and by whom; and what the document calls its voices."""

    spoken: tuple[Spoken, ...]
    names: VoiceNames

    def at(self, offset: int) -> Speaker | None:
        """Who speaks the words at an offset, where they stand inside a quotation."""
        for quotation, speaker in self.spoken:
            if any(part.start <= offset < part.end for part in quotation.parts):
                return speaker
        return None


def spoken(story: Story) -> Speech:
    """The direct speech of a document."""
    speakers = Speakers(story)
    every = quotations(story.doc, speakers.parts, speakers.attributes, speakers.adds)
    found = [quotation for quotation in every if not speakers.entitles(quotation)]
    return Speech(tuple(zip(found, speakers.of(found), strict=True)), speakers.names)


class Speakers:
    """Finds the speakers of one document."""

    def __init__(self, story: Story) -> None:
        self.story, self.names = story, VoiceNames(story)
        self.cast = self.names.cast
        self.parts = parts(story.doc, self.attributes)
        self.names.mark(frozenset(i for part in self.parts for i in range(part.start, part.end)))

    def attributes(self, between: str) -> bool:
        """Whether the words between two quoted parts only say who speaks."""
        between = _GLUED.sub(". ", between)
        adds = self.story.theatre.terms("adds-on", self.story.lang).find(between)
        if self.adds(between):
            between = _AND.sub("", between[: adds[-1].start])  # '…," he said, *adding that* "…"'
            if not between.strip(_STOPS):
                return True  # '…," *he added*, "…"'
        words = re.findall(r"[\w’'-]+", between)
        if (
            not words
            or len(words) > _GAP_WORDS
            or ";" in between
            or (between.strip().endswith(":") and "." in between[:-1])
        ):
            return False
        terms = self.story.theatre.terms("say", self.story.lang).find(between)
        if not terms or re.search(r"\w{2}[.!?]\s*[A-ZА-ЯІЇЄҐ](?:\w|\s)", between):
            return False
        return not self.story.theatre.terms("goes-on", self.story.lang).find(between)

    def adds(self, between: str) -> bool:
        """Whether words lead on to more of what the same speaker says: 'adding that'."""
        found = self.story.theatre.terms("adds-on", self.story.lang).find(between)
        return bool(found) and not between[found[-1].end :].strip(_STOPS)

    def entitles(self, quotation: Quotation) -> bool:
        """Whether the words are what something is called: 'the law "On the state border"'."""
        text, part = self.story.doc.text, quotation.parts[0]
        before = text[max(0, part.outer_start - _TITLED) : part.outer_start]
        if self._is_name(part.start, before, text[part.outer_end : part.outer_end + _TITLED]):
            return True
        named = self.story.theatre.terms("entitled", self.story.lang).find(before)
        behind = before[named[-1].end :] if named else ""
        if named and named[-1].value == "entitled.thing" and _TOPIC.fullmatch(behind):
            return True  # 'held a session on the "removal of children"'
        if not named or _NUMBERED.fullmatch(behind) is None:
            return False
        if named[-1].value == "entitled.dubbed":
            return True  # 'the so-called "second army of the world"'
        ends = ".!?…" if named[-1].value == "entitled" else ",.!?…"  # a comma may be the writer's own
        return text[part.start].isupper() and text[part.end - 1] not in ends

    def _is_name(self, start: int, before: str, behind: str) -> bool:
        """Whether words are the name of the body that the noun behind them stands for: 'the "We stand with Orly"
        *movement*'."""
        bodies = self.story.theatre.terms("named-so", self.story.lang).find(behind)
        follows = bool(bodies) and bodies[0].start == 1 and behind[:1].isspace()
        return follows and self.story.doc.text[start].isupper() and _ARTICLE.search(before) is not None

    def of(self, found: Sequence[Quotation]) -> list[Speaker | None]:
        """The speaker of each quotation, in order; None where the text names none."""
        cuts = [self._cut(q) for q in found]
        parsed = trees([cut.text for cut in cuts]) if self.story.lang == "en" else [None] * len(found)
        out: list[Speaker | None] = []
        for quotation, cut, tree in zip(found, cuts, parsed, strict=True):
            last = out[-1] if out else None
            beside = self._by_tree(quotation, cut, tree) if tree is not None else self._by_words(quotation)
            voice = beside or (None if self._asked_by_some(quotation) else self._carried(quotation, found, out, last))
            out.append(None if voice is None or voice is _WRITER or self._told_to(voice) else voice)
            if (heard := out[-1]) is not None:
                self.names.hear(quotation.end, replace(heard, others=()))
        return out

    def _asked_by_some(self, quotation: Quotation) -> bool:
        """Whether a question is said to be somebody's who is named by no name: '— Why? — asks the detective'."""
        block = blocks(self.story.doc)[quotation.parts[-1].block]
        text, terms = self.story.doc.text, self.story.theatre.terms
        behind = re.split(r"[.!?]", text[quotation.end : block.end])[0]
        said, lang = terms("say", self.story.lang).find(behind), self.story.lang
        named = bool(said) and not terms("voice.pronoun", lang).find(behind)
        return lang != "en" and text[quotation.parts[-1].end - 1] == "?" and named and len(behind.split()) <= _SHORT

    def _told_to(self, voice: Speaker) -> bool:
        """Whether a voice is the outlet that prints the words: 'she told' it, it said nothing."""
        low = voice.name.casefold()
        kinds = {s.kind for s, known in self.story.theatre.sources if low == s.name.casefold() or low in known}
        return bool(kinds & {"outlet", "agency"}) and publishes(self.story, voice.name)

    def _cut(self, quotation: Quotation) -> Cut:
        first, last = self.story.scene_at(quotation.start), self.story.scene_at(quotation.end - 1)
        return Cut(self.story, self.parts, first.start, (self._told_behind(quotation, last) or last).end)

    def _told_behind(self, quotation: Quotation, last: Scene) -> Scene | None:
        """What stands right behind a question or a cry and only says whose it is: '"Why?" *Berg asked.*'"""
        at = last.sentence.at + 1
        if self.story.doc.text[quotation.parts[-1].end - 1] not in "?!" or at >= len(self.story.scenes):
            return None
        after = self.story.scenes[at]
        lone = last.end <= quotation.end and after.sentence.block == last.sentence.block and '"' not in after.text
        return after if lone and len(after.text.split()) <= _SHORT and self.attributes(after.text) else None

    def _by_tree(self, quotation: Quotation, cut: Cut, parsed: "tuple[Token, ...]") -> Speaker | None:
        scene, tree = cut.scene(), Tree(parsed, cut.offsets)
        naming = Naming(scene, tree)
        beside = Beside(Voices(scene, tree, naming))
        for part in quotation.parts:
            token = tree.head(part.start, part.start + 1)
            for head in beside.heads(token) if token is not None else ():
                if head.lower_ == "i" and not self._quoted(tree.start(head)):
                    return _WRITER
                if not self._quoted(tree.start(head)) and (speaker := self.names.name(naming, head)):
                    return replace(speaker, others=self.names.others(naming, head))
            direct = beside.direct(token) if token is not None else None
            if direct is not None and not self._quoted(tree.start(direct)) and not naming.voiceless(direct):
                start, end = naming.phrase(direct)
                return Speaker(start, end, self.story.doc.text[start:end], naming.party(direct), person=False)
        return None

    def _quoted(self, offset: int) -> bool:
        return any(p.start <= offset < p.end for p in self.parts)

    def _by_words(self, quotation: Quotation) -> Speaker | None:
        """Without a tree: the voice beside a word of saying, else the person nearest outside the marks."""
        told = teller(self.story, quotation, [p for p in self.parts if speaks(self.story.doc.text, p)])
        if told is not None or by_pronoun(self.story, quotation, self.parts):
            return told
        scene = self.story.scene_at(quotation.start)
        end = self.story.scene_at(quotation.end - 1).end
        outside = [p for p in self.cast.people if scene.start <= p.start < end and not self._inside(quotation, p.start)]
        if not outside:
            return None
        near = min(outside, key=lambda p: (not p.leads, abs(p.start - quotation.end)))
        return Speaker(near.start, near.end, self._latin(self.cast.full(near.name)))

    def _latin(self, name: str) -> str:
        """A name as the brief's language writes it: the pack's form, else letter by letter."""
        known = self.story.theatre.people[self.story.lang].first(name)
        return known.name if known is not None else romanise(name, self.story.lang)

    def _inside(self, quotation: Quotation, offset: int) -> bool:
        return any(p.outer_start <= offset < p.outer_end for p in quotation.parts)

    def _broken_in(self, quotation: Quotation) -> bool:
        """Whether the words are a piece of a sentence of the writer's own, which no pronoun ties to the one before."""
        text, part = self.story.doc.text, quotation.parts[0]
        scene = self.story.scene_at(part.outer_start)
        led = text[scene.start : part.outer_start]
        return text[part.start].islower() and len(led.split()) >= _LED and _TIED.match(led) is None

    def _carried(
        self, quotation: Quotation, found: Sequence[Quotation], out: list[Speaker | None], last: Speaker | None
    ) -> Speaker | None:
        """A quotation that stands alone goes on from the one before it, or belongs to the last person who spoke."""
        if last is not None:
            before = found[len(out) - 1]
            if quotation.parts[0].block - before.parts[-1].block <= 1:
                return last
        broken = self._broken_in(quotation)
        back = quotation.start - self.story.scene_at(quotation.start).start if broken else _NAMED
        person = self.cast.last(quotation.start, back, self.names.quoted)
        if broken and (person is None or not person.leads):
            heard = self.names.heard(quotation.start)
            here = self.story.scene_at(quotation.start).sentence.block
            return heard if heard is not None and self.story.scene_at(heard.start).sentence.block == here else None
        if person is None:
            return self.names.heard(quotation.start)
        name = self.cast.full(person.name)
        return Speaker(person.start, person.end, name if self.story.lang == "en" else self._latin(name))
