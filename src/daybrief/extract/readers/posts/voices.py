"""Whose words a post relays, and how sure it is."""

import re

from daybrief.extract.readers.tallies.spots import targets as places
from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Stance, Voice
from daybrief.theatre.placenames import romanise
from daybrief.theatre.terms import Hit

_TAIL = re.compile(r"\s[–—-]\s*([^–—]{2,60}?)\s*\.?\s*$")


def origin(story: Story, scene: Scene) -> Voice | None:
    """The voice a sentence names: after "according to", before "said", or behind a closing dash."""
    return _according(story, scene) or _said(story, scene) or _signed(story, scene)


def _according(story: Story, scene: Scene) -> Voice | None:
    for cue in scene.words("say.according"):
        rest = re.match(r"\s*([^,;:()–—]{2,70})", scene.text[cue.end - scene.start :])
        if rest is not None and (voice := _voice(story, scene, cue.end + rest.start(1), cue.end + rest.end(1))):
            return voice
    return None


def _said(story: Story, scene: Scene) -> Voice | None:
    """ "X повідомив, що …": the stretch before the word of saying, from the sentence's start or the last comma."""
    for cue in scene.words("say.plain"):
        head = scene.text[: cue.start - scene.start]
        start = max(head.rfind(mark) for mark in ",;:.") + 1
        stretch = head[start:]
        if not stretch.strip():
            after = re.match(r"\s+([^,;:()–—.]{2,70})", scene.text[cue.end - scene.start :])
            if after is None:
                continue
            found = _voice(story, scene, cue.end + after.start(1), cue.end + after.end(1))
        else:
            begin = scene.start + start + len(stretch) - len(stretch.lstrip())
            found = _voice(story, scene, begin, cue.start - 1)
        if found is not None:
            return found
    return None


def _signed(story: Story, scene: Scene) -> Voice | None:
    tail = _TAIL.search(scene.text)
    if tail is None or len(tail.group(1).split()) > 5:
        return None
    start, end = scene.start + tail.start(1), scene.start + tail.end(1)
    inside = _Within(scene, start, end)
    lone_place = inside.sides and not (inside.people or inside.bodies or inside.roles)
    return None if lone_place else _voice(story, scene, start, end)


def _voice(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice between two offsets, where the words there can be one: a person, a body, an office or a side."""
    text = story.doc.text[start:end].strip(' «»"')
    if not text:
        return None
    within = _Within(scene, start, end)
    name = within.name(text)
    if name is None:
        return None
    begin = story.doc.text.index(text, start)
    return Voice(name=name, party=within.party, span=story.doc.span(begin, begin + len(text)))


class _Within:
    """Marks of one stretch that may name a voice."""

    def __init__(self, scene: Scene, start: int, end: int) -> None:
        self.scene, self.start = scene, start
        self.people = [h for h in scene.people if start <= h.start < end]
        parties = [h for h in scene.parties if start <= h.start < end]
        bodies = [h for h in scene.words("body") if start <= h.start < end]
        self.named: list[Hit[str]] = [*parties, *bodies]
        self.sides, self.bodies = [h.value for h in parties], [h.value for h in bodies]
        self.places = [h for h in places(scene) if start <= h.start < end]
        self.roles = [h for h in scene.words("voice.role") if start <= h.start < end]

    @property
    def party(self) -> str | None:
        if self.people:
            return self.people[0].value.party
        return self.sides[0] if self.sides else None

    def name(self, text: str) -> str | None:
        """The voice's name in Latin letters; None where the words name nobody."""
        if self.people:
            return self.people[0].value.name
        person = self._person(text)
        if person is not None:
            return romanise(person, self.scene.lang)
        if self.bodies:
            return self._body()
        if self.sides:
            return self._written(self.sides[0])[0]
        return romanise(text, self.scene.lang) if self.roles else None

    def _person(self, text: str) -> str | None:
        """A name at the end of the words: after an office, or alone."""
        found = re.search(r"(?:[A-ZА-ЯІЇЄҐ][\w'’ʼ-]+\s+)?[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ'’ʼ-]+$", text)
        if found is None or not (self.roles or found.group() == text):
            return None
        begin = self.scene.text.find(text, self.start - self.scene.start) + found.start() + self.scene.start
        taken = [h.end for h in self.named] + [p.end for p in self.places]
        return None if any(end > begin for end in taken) else found.group()

    def _body(self) -> str:
        """An office as the pack's first language calls its like, with its state where that is said."""
        theatre = self.scene.theatre
        words = theatre.words(self.bodies[0], theatre.languages[0])
        known = words[0] if words else self.bodies[0].split(".")[-1].replace("-", " ")
        name = known if known != known.lower() else " ".join(w.capitalize() for w in known.split())
        return f"{self._written(self.sides[0])[1]} {name}" if self.sides else name

    def _written(self, party: str) -> tuple[str, str]:
        """A party's name and adjective in running text."""
        found = self.scene.theatre.prose["parties"].get(party, [party, party])
        return found[0], found[1]


def stance(scene: Scene) -> Stance:
    """How sure the sentence is: on footage, or only reportedly."""
    if scene.words("proof"):
        return "confirms"
    return "suspects" if scene.words("hedge") else "asserts"
