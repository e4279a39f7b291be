"""What counts of a language model's answers: only what the document's own words bear out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.claims.base import Detail, Slot
from daybrief.extract.readers.narrative import Dated
from daybrief.extract.readers.server.asking import asked_kinds, asked_slots
from daybrief.extract.readers.told import publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.figure import Figure
from daybrief.model.place import Mention
from daybrief.model.text import Document
from daybrief.model.voice import Attribution, Stance, Voice
from daybrief.theatre.pack import Theatre

VERSION = 1
CONFIDENCE = 0.75  # a server gives no score of its own; less than what a kind asks of a learned claim leaves it out
_SHORTEST = 20  # letters of a quote: a word or two would be found anywhere


@dataclass(frozen=True)
class Answers:
    """What a model said of one document, in the order it was asked."""

    model: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """The claims that verify, and of each of the others why it does not."""

    claims: tuple[Claim, ...] = ()
    dropped: tuple[str, ...] = ()


class _UnfitError(Exception):
    """An answer that the text does not bear out."""


def heard(doc: Document, theatre: Theatre, answers: Answers) -> Heard:
    """The answers that hold in the document."""
    check, kept, dropped = Check(Story.of(doc, theatre), answers.model), [], []
    for text in answers.texts:
        try:
            for item in _items(text):
                try:
                    kept.append(check.claim(item))
                except _UnfitError as why:
                    dropped.append(str(why))
        except _UnfitError as why:
            dropped.append(str(why))
    return Heard(tuple(sorted(kept, key=lambda c: c.spans[0].start)), tuple(dropped))


def _items(text: str) -> Iterator[dict[str, Any]]:
    """The objects of the one array in an answer, whatever is said around it."""
    start, end = text.find("["), text.rfind("]")
    try:
        rows = json.loads(text[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise _UnfitError("the answer is no JSON array")
    for row in rows:
        if not isinstance(row, dict):
            raise _UnfitError("a member of the answer is no object")
        yield row


class Check:
    """Holds answers against one document."""

    def __init__(self, story: Story, model: str) -> None:
        self.story, self.dated = story, Dated(story)
        self.made_by = f"server/{VERSION} {model}"

    def claim(self, row: dict[str, Any]) -> Claim:
        """The claim that an answer makes, every part of it found in the text."""
        kind = KIND_BY_NAME.get(str(row.get("kind")))
        if kind not in asked_kinds() or kind is None:
            raise _UnfitError(f"kind {row.get('kind')!r} was not asked for")
        start, scenes = self._evidence(row.get("quote"))
        fields = {n: v for n, s in asked_slots(kind).items() if (v := self._slot(kind, n, s, row.get(n), scenes))}
        places = tuple(self._places(row.get("places"), scenes))
        if not fields and not places:
            raise _UnfitError(f"{row.get('kind')} without a single slot that the text bears out")
        try:
            detail = kind(**fields)
        except ValidationError as error:
            raise _UnfitError(f"{row.get('kind')}: {error.errors()[0]['msg']}") from None
        return Claim(
            spans=tuple(self.story.doc.span(scene.start, scene.end) for scene in scenes),
            attribution=self._attribution(row, scenes),
            detail=detail,
            places=places,
            when=self.dated.when(scenes[0], start),
            made_by=self.made_by,
            confidence=CONFIDENCE,
        )

    def _evidence(self, quote: Any) -> tuple[int, list[Scene]]:
        """Where a quote begins, and the sentences it stands in."""
        if not isinstance(quote, str) or len(quote.strip()) < _SHORTEST:
            raise _UnfitError("no quote, or one too short to be found")
        start = self.story.doc.text.find(quote.strip())
        if start < 0:
            raise _UnfitError(f"not in the document: {quote.strip()[:80]!r}")
        end = start + len(quote.strip())
        return start, [scene for scene in self.story.scenes if scene.start < end and start < scene.end]

    def _slot(self, kind: type[Detail], name: str, slot: Slot, value: Any, scenes: list[Scene]) -> Any:
        """The value as the kind holds it, None where the text has no such words. A wrong number sinks the claim."""
        if value in (None, "", [], "null"):
            return None
        match slot.sort:
            case "figure":
                return self._figure(name, value, scenes)
            case "enum":
                if value not in kind.choices(name):
                    raise _UnfitError(f"{name}: expected one of {', '.join(kind.choices(name))}, found {value!r}")
                return value
            case "party":
                return value if self._party(value, scenes) else None
            case "names":
                names = value if isinstance(value, list) else []
                return tuple(n for n in names if self._party(n, scenes) or _stands(n, scenes))
            case _:
                return value if _stands(value, scenes) else None

    def _figure(self, name: str, value: Any, scenes: list[Scene]) -> Figure:
        for scene in scenes:
            for counted in scene.figures:
                if counted.figure.exchange() == value:
                    return counted.figure
        raise _UnfitError(f"{name}: {value!r} is no number of the quoted words")

    def _party(self, value: Any, scenes: list[Scene]) -> bool:
        """Whether the words name this party, or it is a name that stands there."""
        if not isinstance(value, str):
            return False
        named = any(value in {h.value for h in s.parties} | {h.value.party for h in s.people} for s in scenes)
        return named or (len(value) > 2 and _stands(value, scenes))

    def _places(self, names: Any, scenes: list[Scene]) -> Iterator[Mention]:
        for name in names if isinstance(names, list) else ():
            for scene in scenes:
                hit = next((h for h in scene.places if name in (h.name, h.text) and not h.is_parent), None)
                if hit is not None:
                    span = self.story.doc.span(hit.start, hit.end)
                    yield Mention(span=span, name=hit.name, relation=hit.relation, parent=hit.parent)
                    break

    def _attribution(self, row: dict[str, Any], scenes: list[Scene]) -> Attribution:
        source, own = row.get("source"), publisher(self.story)
        stance = row.get("stance") or "asserts"
        if stance not in get_args(Stance):
            raise _UnfitError(f"stance: expected one of {', '.join(get_args(Stance))}, found {stance!r}")
        chain = (own, self._voice(source, scenes)) if source else (own,)
        return Attribution(chain=chain, stance=TypeAdapter(Stance).validate_python(stance))

    def _voice(self, source: Any, scenes: list[Scene]) -> Voice:
        """A voice that the sentences, or the one before them, name: else the claim would be laid in a wrong mouth."""
        near = [*scenes, *(s for n, s in enumerate(self.story.before(scenes[0], same_block=True)) if n == 0)]
        for scene in near if isinstance(source, str) else ():
            at = scene.text.find(source)
            if at >= 0:
                start = scene.start + at
                return Voice(name=source, span=self.story.doc.span(start, start + len(source)))
        raise _UnfitError(f"source: {source!r} is not named there")


def _stands(value: Any, scenes: list[Scene]) -> bool:
    return isinstance(value, str) and any(value.casefold() in scene.text.casefold() for scene in scenes)
