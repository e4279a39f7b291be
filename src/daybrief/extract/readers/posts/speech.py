"""Who speaks a quotation in a text that is read without a parse: by the words around it."""

import re
from collections.abc import Iterator, Sequence

from daybrief.extract.cast import Speaker
from daybrief.extract.quotes import Part, Quotation
from daybrief.extract.readers.posts.voices import voice_in
from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Voice

_MARKS = ' \t\n,.;:–—-«»"“”„…!?'
_STOP = re.compile(r"[,;:.!?…«»\"“”„()\n]|\s[–—-]\s|[–—]")
_LONGEST = 14  # words that name a speaker with an office


def teller(story: Story, quotation: Quotation, parts: Sequence[Part]) -> Speaker | None:
    """The voice named outside the marks: beside a word of saying, before a colon, or behind a dash."""
    first, last = story.scene_at(quotation.start), story.scene_at(quotation.end - 1)
    for scene in story.scenes[first.sentence.at : last.sentence.at + 1]:
        for start, end in _outside(scene, parts):
            voice = _beside_say(story, scene, start, end) or _alone(story, scene, start, end)
            if voice is not None and voice.span is not None:
                return Speaker(voice.span.start, voice.span.end, voice.name, voice.party)
    return _after(story, last)


def _outside(scene: Scene, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence outside every pair of marks."""
    at = scene.start
    for part in (p for p in parts if p.outer_start < scene.end and p.outer_end > scene.start):
        if part.outer_start > at:
            yield at, part.outer_start
        at = max(at, part.outer_end)
    if at < scene.end:
        yield at, scene.end


def _beside_say(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice right after a word of saying, or right before it; the words of "according to" have it after them."""
    text = story.doc.text
    for cue in (h for h in scene.words("say") if start <= h.start and h.end <= end):
        after = _voice(story, scene, cue.end, cue.end + len(_STOP.split(text[cue.end : end])[0]))
        stops = list(_STOP.finditer(text, start, cue.start))
        before = _voice(story, scene, stops[-1].end() if stops else start, cue.start)
        if cue.value == "say.according":
            before = None
        found = [voice for voice in (before, after) if voice is not None]
        if found:
            return min(found, key=lambda voice: voice.name in _sides(story))
    return None


def _sides(story: Story) -> set[str]:
    """The names of whole states: "in Kyiv the minister said" is the minister's word."""
    return {name for pair in story.theatre.prose["parties"].values() for name in pair}


def _alone(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice that the stretch is nothing but: before a colon, or behind a dash at the end."""
    text = story.doc.text[start:end]
    heads = text.rstrip().endswith(":") and start == scene.start
    signs = re.match(r"\W*[–—-]\s", text) is not None and end == scene.end
    return _voice(story, scene, start, end) if heads or signs else None


def _after(story: Story, scene: Scene) -> Speaker | None:
    """The voice of the next sentence, where it says only whose words these were: "X said this"."""
    at = scene.sentence.at + 1
    after = story.scenes[at] if at < len(story.scenes) else None
    if after is None or not any(h.start - after.start <= 2 for h in after.words("say.of-this")):
        return None
    voice = _beside_say(story, after, after.start, after.end)
    return Speaker(voice.span.start, voice.span.end, voice.name, voice.party) if voice and voice.span else None


def _voice(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    text = story.doc.text
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if start >= end or len(text[start:end].split()) > _LONGEST:
        return None
    return voice_in(story, scene, start, end)
