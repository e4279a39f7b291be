"""Whose words a post relays, and how sure it is."""

import re

from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Stance, Voice

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
    return _voice(story, scene, scene.start + tail.start(1), scene.start + tail.end(1))


def _voice(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice between two offsets, where the words there can be one: a person, a body, an office or a side."""
    text = story.doc.text[start:end].strip(' «»"')
    inside = [h for h in (*scene.words("body"), *scene.words("voice.role")) if start <= h.start < end]
    people = [h for h in scene.people if start <= h.start < end]
    sides = [h for h in scene.parties if start <= h.start < end]
    if not text or not (inside or people or sides or re.fullmatch(r"[A-ZА-ЯІЇЄҐ][\w'’ʼ-]+", text)):
        return None
    party = people[0].value.party if people else (sides[0].value if sides else None)
    begin = story.doc.text.index(text, start)
    return Voice(name=text, party=party, span=story.doc.span(begin, begin + len(text)))


def stance(scene: Scene) -> Stance:
    """How sure the sentence is: on footage, or only reportedly."""
    if scene.words("proof"):
        return "confirms"
    return "suspects" if scene.words("hedge") else "asserts"
