"""One sentence with everything marked in it: who, where, when, how many, with what."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar, cast

from daybrief.extract.figures import Counted, figures
from daybrief.extract.leaning import is_day, leaned, leans
from daybrief.extract.text import Sentence, sentences
from daybrief.extract.times import Timed, since, times
from daybrief.model.text import Document
from daybrief.model.when import When
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.pack import Person, Theatre, Weapon
from daybrief.theatre.placenames import romanise
from daybrief.theatre.terms import Hit, Words, tokens

T = TypeVar("T")

_NAMED_AGAIN = 30  # letters after a turn of the war in which its date only says again when that was


class Scene:
    """Marks of one sentence. All offsets are the document's."""

    def __init__(
        self, sentence: Sentence, theatre: Theatre, lang: str, published: date | None, before: "Scene | None" = None
    ) -> None:
        self.sentence, self.theatre, self.lang, self.published = sentence, theatre, lang, published
        self._before = before  # the sentence before in its paragraph
        self.start, self.end, self.text = sentence.start, sentence.end, sentence.text

    @cached_property
    def tokens(self) -> Words:
        return tokens(self.text)

    def _moved(self, hits: Iterable[Hit[T]]) -> list[Hit[T]]:
        return [Hit(h.start + self.start, h.end + self.start, h.text, h.value) for h in hits]

    def words(self, prefix: str) -> list[Hit[str]]:
        """Words of the lexicon slots below `prefix`; a hit's value is the slot."""
        found = self._found.get(prefix)
        if found is None:
            beginning = self.openings.get(prefix)
            table = self.theatre.terms(prefix, self.lang) if beginning is not None else None
            found = self._moved(table.find(self.text, self.tokens, beginning)) if table is not None else []
            self._found[prefix] = found
        return found

    @cached_property
    def openings(self) -> Mapping[str, Sequence[int]]:
        """The prefixes of which a word may stand here, with the words it may begin with; no other has one."""
        return self.theatre.openings(self.lang).of(self.tokens)

    @cached_property
    def _found(self) -> dict[str, list[Hit[str]]]:
        return {}

    @cached_property
    def parties(self) -> list[Hit[str]]:
        found = self.theatre.parties[self.lang].find(self.text, self.tokens)
        return self._moved(hit for hit in found if self.text[hit.end : hit.end + 1] != "$")  # "*US*$60 a barrel"

    @cached_property
    def people(self) -> list[Hit[Person]]:
        found = self._moved(self.theatre.people[self.lang].find(self.text, self.tokens))
        return [hit for hit in found if not self._namesake(hit)]

    def _namesake(self, hit: Hit[Person]) -> bool:
        """Whether a surname stands behind the given name of somebody else: "*Mariia* Tkachenko" is not Tymur."""
        if " " in hit.text.strip():
            return False
        before = next((t for t in self.tokens if t.end + self.start + 1 == hit.start), None)
        if (
            before is None
            or not before.form[0].isupper()
            or not self.theatre.gazetteer.beside(self.lang).given(before.low)
        ):
            return False
        return _opens(romanise(before.form, self.lang)) != _opens(hit.value.name)

    @cached_property
    def weapons(self) -> list[Hit[Weapon]]:
        return self._moved(self.theatre.weapons[self.lang].find(self.text, self.tokens))

    @cached_property
    def places(self) -> list[PlaceHit]:
        """Place names; those that only tell where the place before them lies carry `is_parent`."""
        found = self.theatre.gazetteer.scan(self.text, self.lang)
        moved = [replace(hit, start=hit.start + self.start, end=hit.end + self.start) for hit in found]
        return [hit for hit in moved if not any(w.start <= hit.start < w.end for w in self.weapons)] if moved else []

    @cached_property
    def figures(self) -> list[Counted]:
        """Figures that count things; the numbers of a date count none."""
        at, told = self.start, figures(self.text, self.lang)
        dates = [(t.start - at, t.end - at) for t in self.times] if told else []
        return [
            Counted(f.start + at, f.end + at, f.figure, f.number_start + at, f.number_end + at, f.noun_start + at)
            for f in told
            if not any(start <= f.number_start and f.number_end <= end for start, end in dates)
        ]

    @cached_property
    def times(self) -> list[Timed]:
        found = leaned(self._read, self.text, self.lang, self.published, self._told_before)
        epochs = self._epochs()
        own = [t for t in found if not any(e.start < t.end and t.start - e.end < _NAMED_AGAIN for e in epochs)]
        all_of = sorted([*own, *epochs], key=lambda t: t.start)
        return [replace(t, start=t.start + self.start, end=t.end + self.start) for t in all_of]

    @cached_property
    def _read(self) -> list[Timed]:
        """The times as the sentence alone gives them."""
        return times(self.text, self.lang, self.published, self.theatre.timezone)

    def _told_before(self) -> When | None:
        """The day told last in the paragraph, before the sentence."""
        scene = self._before
        while scene is not None:
            days = [t.when for t in scene._read if is_day(t, scene.published) and not leans(t, scene.text, scene.lang)]
            if days:
                return days[-1]
            scene = scene._before
        return None

    def _epochs(self) -> list[Timed]:
        """Stretches counted from a turn of the war: "since the full-scale invasion"."""
        hits = self.theatre.epochs[self.lang].find(self.text, self.tokens)
        told = [(h, since(self.text, self.lang, h.start, h.value, self.published)) for h in hits]
        return [Timed(h.start, h.end, when, "since") for h, when in told if when is not None]

    @property
    def points_back(self) -> bool:
        """Whether its only time is one told before: "that night"."""
        return bool(self.words("that-time")) and not any(t.bound == "at" for t in self.times)


def _opens(name: str) -> str:
    """The letter that a given name begins with, alike in the forms of several languages: Oleksandr, Alexander;
    Mykola, Nikolai."""
    letter = name[:1].casefold()
    return "a" if letter in "aeiouy" else {"n": "m", "g": "h"}.get(letter, letter)


class Stretch(Protocol):
    """Anything that stands at `start:end` of the document."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def covered(*marks: Iterable[Stretch]) -> set[int]:
    """Every offset that the marks cover."""
    return {i for group in marks for mark in group for i in range(mark.start, mark.end)}


@dataclass
class Story:
    """A document as its reader sees it: its sentences, in order, each with its marks."""

    doc: Document
    theatre: Theatre
    lang: str
    scenes: tuple[Scene, ...]
    read: dict[int, object] = field(default_factory=dict)  # what readers made of a sentence, by its start: read once
    known: dict[object, object] = field(default_factory=dict)  # what readers made of the whole, by its maker

    @classmethod
    def of(cls, doc: Document, theatre: Theatre) -> "Story":
        lang = doc.lang if doc.lang in theatre.languages else theatre.languages[0]
        published = doc.published.day if doc.published else None
        scenes: list[Scene] = []
        for sentence in sentences(doc):
            last = scenes[-1] if scenes and scenes[-1].sentence.block == sentence.block else None
            scenes.append(Scene(sentence, theatre, lang, published, last))
        return cls(doc, theatre, lang, tuple(scenes))

    def once(self, make: "Callable[[Story], T]") -> T:
        """What `make` makes of the document; made at the first call."""
        if make not in self.known:
            self.known[make] = make(self)
        return cast(T, self.known[make])

    @cached_property
    def _starts(self) -> list[int]:
        return [scene.start for scene in self.scenes]

    def scene_at(self, offset: int) -> Scene:
        """The sentence that covers an offset of the document, or the last one before it."""
        return self.scenes[max(0, bisect_right(self._starts, offset) - 1)]

    def before(self, scene: Scene, same_block: bool = False) -> Iterable[Scene]:
        """Sentences before one, nearest first."""
        for at in range(scene.sentence.at - 1, -1, -1):
            if same_block and self.scenes[at].sentence.block != scene.sentence.block:
                return
            yield self.scenes[at]
