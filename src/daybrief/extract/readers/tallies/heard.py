"""The office whose count a sentence relays, by its words alone: "the air force said", "according to the ministry"."""

import re
from collections.abc import Iterator

from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Voice
from daybrief.theatre.terms import Hit

_NO_OFFICE = ("body.forces", "body.group", "body.media", "body.sources", "body.milbloggers")


class Offices:
    """Offices heard in one document; one named in full is known again by its short name."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.known: dict[str, Voice] = {}

    def heard(self, scene: Scene) -> Voice | None:
        """The office that says what the sentence tells; None where it names none."""
        for body in self._bodies(scene):
            voice = self._voice(scene, body)
            if voice.party is not None:
                self.known.setdefault(body.value, voice)
            if self._speaks(scene, body):
                return voice if voice.party is not None else self.known.get(body.value, voice)
        return None

    def _bodies(self, scene: Scene) -> Iterator[Hit[str]]:
        return (hit for hit in scene.words("body") if not hit.value.startswith(_NO_OFFICE))

    def _speaks(self, scene: Scene, body: Hit[str]) -> bool:
        """Whether a word of saying stands right behind the office, or before it with no more than an adjective."""
        for say in scene.words("say.plain"):
            if body.end <= say.start and re.fullmatch(
                r"\s+(?:has |had |also )?", self._between(scene, body.end, say.start)
            ):
                return True
            between = self._between(scene, say.end, body.start)
            if say.end <= body.start and re.fullmatch(r"\s+(?:to\s+)?(?:the\s+)?(?:[\w’'-]+\s+)?", between):
                return True
        return False

    def _voice(self, scene: Scene, body: Hit[str]) -> Voice:
        """The office as written, with the state beside it."""
        doc = self.story.doc
        beside = [
            p for p in scene.parties if p.start < body.end and re.fullmatch(r"(?:['’]s)?\s*", self._gap(scene, p, body))
        ]
        start = min((p.start for p in beside), default=body.start)
        span = doc.span(min(start, body.start), body.end)
        return Voice(name=span.quote, party=beside[0].value if beside else None, span=span)

    def _gap(self, scene: Scene, party: Hit[str], body: Hit[str]) -> str:
        return self._between(scene, min(party.end, body.start), body.start)

    def _between(self, scene: Scene, start: int, end: int) -> str:
        return scene.text[start - scene.start : end - scene.start] if start <= end else "|"
