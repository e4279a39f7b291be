"""Tellings to claims: marks grouped, given their meaning, and put into the kind's own fields."""

from collections.abc import Iterable
from typing import Any, cast, get_args

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.claims.base import Detail, Slot
from daybrief.extract.readers.model.groups import Marks, groups
from daybrief.extract.readers.model.heads import NOTHING, ONE, OTHER, PLACES, SOURCE, STANCE, TIMED, Heads
from daybrief.extract.readers.model.inputs import Page
from daybrief.extract.readers.model.marks import Mark, Telling
from daybrief.extract.readers.model.values import Values
from daybrief.extract.readers.narrative import Dated
from daybrief.extract.scene import Story
from daybrief.model.figure import exactly
from daybrief.model.place import Mention
from daybrief.model.voice import Attribution, Stance, Voice
from daybrief.model.when import When

_SURE = 0.6  # a party chosen with this probability outranks the words marked as its name
_APART = 0.9  # an answer about one place as sure as this sets the place apart from the rest of the sentence
_STANCES = frozenset(get_args(Stance))
_CONTENT = frozenset({"figure", "words", "names", "clause"})  # sorts of which a claim says something


class Assembler:
    """Makes the claims of one page."""

    def __init__(self, page: Page, story: Story, heads: Heads, made_by: str) -> None:
        self.page, self.story, self.heads, self.made_by = page, story, heads, made_by
        self.values, self.dated = Values(page, story), Dated(story)

    def claims(self, telling: Telling) -> list[Claim]:
        """The claims of one telling."""
        marks = tuple(mark for mark in telling.marks if not self.values.in_dateline(mark))
        split = groups(telling.kind, marks, lambda place: self._alike(telling, place))
        return [claim for marks in split if (claim := self._claim(telling, marks)) is not None]

    def _alike(self, telling: Telling, place: Mark) -> object:
        """What the model answers of one place, in the slots that tell events apart."""
        same = KIND_BY_NAME[telling.kind].same_event
        found = []
        for question in (q for q in self.heads.asked[telling.kind] if q.slot in same):
            here = telling.answer(question, (place,), self.page)
            best = _best(here)
            sure = best is not None and here[best] >= _APART
            found.append(best if sure else _best(telling.answer(question, telling.marks, self.page)))
        return tuple(found)

    def _claim(self, telling: Telling, marks: Marks) -> Claim | None:
        kind = KIND_BY_NAME[telling.kind]
        own = tuple(m for m in marks if m.slot != SOURCE[1])
        answers = {q.slot: telling.answer(q, own, self.page) for q in self.heads.asked[telling.kind]}
        fields, places = self._fields(kind, telling, own, answers), self._places(own)
        voice = self._voice(kind, marks)
        if voice is not None and kind.voiced_by:
            fields.setdefault(kind.voiced_by, voice.name)
        if not self._says_something(kind, fields, places):
            return None
        return Claim(
            spans=self._spans(telling, own),
            attribution=self._attribution(voice, answers),
            detail=kind(**fields),
            places=self._own(telling, places),
            when=self._when(kind, telling, own, answers),
            made_by=self.made_by,
            confidence=telling.score,
        )

    # the kind's own fields

    def _fields(self, kind: type[Detail], telling: Telling, marks: Marks, answers: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for slot, about in kind.slots().items():
            if slot == kind.voiced_by:
                continue  # the voice as written, below: no code of its party
            mine = [m for m in marks if m.slot == slot]
            value = self._value(about, slot, mine, answers, telling)
            if value not in (None, ()):
                fields[slot] = value
        return fields | self._receiver(kind, fields, marks)

    def _receiver(self, kind: type[Detail], fields: dict[str, Any], marks: Marks) -> dict[str, Any]:
        """Whom the words of what is given name themselves, where another was marked: 'aid *for Kyiv*, help to X'."""
        sorts: dict[str, str] = {slot: about.sort for slot, about in kind.slots().items()}
        given = next((m for m in marks if m.slot in sorts and sorts[m.slot] == "text"), None)
        whom = self.values.receivers(given) if given is not None else []
        return {slot: whom[0] for slot in fields if whom and sorts[slot] == "words" and fields[slot] not in whom}

    def _value(self, about: Slot, slot: str, marks: list[Mark], answers: dict[str, Any], telling: Telling) -> Any:
        match about.sort:
            case "enum":
                return _best(answers[slot]) if slot in answers and _best(answers[slot]) != NOTHING else None
            case "party":
                return self._party(slot, marks, answers)
            case "figure":
                return self._figure(slot, marks, answers)
            case "names":
                return self._names(slot, marks, KIND_BY_NAME[telling.kind])
            case "date":
                return self.values.bound(telling.sentence, about.cue)
            case "words":
                named = next((named for m in marks if (named := self.values.named(m, bodies=False))), None)
                usual = KIND_BY_NAME[telling.kind].unsaid.get(slot)
                return usual if named is None or (usual and self.values.means(named, usual)) else named
            case "clause" | "text":
                return self.values.written(marks[0]) if marks else self._whole(about, telling)
            case "quotation":
                return None

    def _whole(self, about: Slot, telling: Telling) -> str | None:
        """The sentence, for a clause that nothing marks."""
        return self.page.words.said(*self.page.words.sents[telling.sentence]) if about.sort == "clause" else None

    def _party(self, slot: str, marks: list[Mark], answers: dict[str, Any]) -> str | None:
        chances: dict[str, float] = answers.get(slot, {})
        best = _best(chances)
        if best not in (None, OTHER, NOTHING) and chances[str(best)] >= _SURE:
            return best
        named = next((name for m in marks if (name := self.values.party(m) or self.values.named(m, bodies=True))), None)
        return named or (best if best not in (OTHER, NOTHING) else None)

    def _figure(self, slot: str, marks: list[Mark], answers: dict[str, Any]) -> Any:
        read = next((found for m in marks if (found := self.values.figure(m))), None)
        if read is not None:
            return read[0]
        return exactly(1) if _best(answers.get(ONE + slot, {})) == "y" else None

    def _names(self, slot: str, marks: list[Mark], kind: type[Detail]) -> Any:
        found = tuple(dict.fromkeys(name for m in marks if (name := self.values.named(m, bodies=True))))
        many = kind.model_fields[slot].default == ()
        return found if many else (found[0] if found else None)

    # what every claim has

    def _places(self, marks: Marks) -> tuple[Mention, ...]:
        found: dict[str, Mention] = {}
        for mark in (m for m in marks if m.slot == PLACES):
            place = self.values.place(mark)
            if place is not None:
                found.setdefault(place.name, place)
        return tuple(found.values())

    def _own(self, telling: Telling, places: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The places, without those of other sentences where the one that tells of it names a place itself."""
        scene = self.values.scene(telling.sentence)
        if all(hit.is_parent for hit in scene.places):
            return places
        return tuple(p for p in places if scene.start <= p.span.start < scene.end)

    def _voice(self, kind: type[Detail], marks: Iterable[Mark]) -> Voice | None:
        """The surest voice marked in the sentence."""
        voices = [m for m in marks if m.slot in (SOURCE[1], kind.voiced_by)]
        ranked = sorted(voices, key=lambda m: (-m.score, m.first))
        return next((voice for m in ranked if (voice := self.values.voice(m))), None)

    def _attribution(self, voice: Voice | None, answers: dict[str, Any]) -> Attribution:
        doc = self.story.doc
        publisher = Voice(name=doc.origin or doc.source or doc.name)
        stance = _best(answers.get(STANCE, {}))
        return Attribution(
            chain=(publisher, voice) if voice is not None else (publisher,),
            stance=cast(Stance, stance if stance in _STANCES else "asserts"),
        )

    def _when(self, kind: type[Detail], telling: Telling, marks: Marks, answers: dict[str, Any]) -> When | None:
        if _best(answers.get(TIMED, {"y": 1.0})) != "y" or any(s.sort == "clause" for s in kind.slots().values()):
            return None
        inside = [m for m in marks if self.page.words.sent_of[m.first] == telling.sentence]
        first, last = (inside[0].first, inside[0].last) if inside else self.page.words.sents[telling.sentence]
        return self.dated.when(self.values.scene(telling.sentence), self.page.words.chars(first, last)[0])

    def _spans(self, telling: Telling, marks: Marks) -> tuple[Any, ...]:
        sentences = sorted({telling.sentence, *(self.page.words.sent_of[m.first] for m in marks)})
        scenes = [self.values.scene(s) for s in sentences]
        return tuple(self.story.doc.span(scene.start, scene.end) for scene in scenes)

    @staticmethod
    def _says_something(kind: type[Detail], fields: dict[str, Any], places: tuple[Mention, ...]) -> bool:
        """Whether the claim holds what its kind cannot be told without."""
        filled = {*fields, *(["places"] if places else [])}
        content = {slot for slot, about in kind.slots().items() if about.sort in _CONTENT and about.scored} | {"places"}
        return bool(filled & content)


def _best(chances: dict[str, float]) -> str | None:
    """The likeliest word, the first in order among equals."""
    return max(chances, key=lambda word: chances[word]) if chances else None
