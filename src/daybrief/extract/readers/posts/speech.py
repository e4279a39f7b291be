"""Who speaks a quotation in a text that is read without a parse: by the words around it."""

import re
from collections.abc import Iterator, Sequence

from daybrief.extract.cast import Speaker
from daybrief.extract.quotes import Part, Quotation
from daybrief.extract.readers.posts.voices import voice_in
from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Voice
from daybrief.theatre.terms import Hit

_MARKS = ' \t\n,.;:–—-«»"“”„…!?'
_GAPPED = re.compile(r",\s([^,]+)\s[–—-]\s*$")  # "…, and his *colleague Berg* — «…»"
_STOP = re.compile(r"[,;:.!?…«»\"“”„()\n]|\s[–—-]\s|[–—]")
_NAMES = re.compile(r"[«\"]([^«»\"\n]{1,40})[»\"]")
_LONGEST = 14  # words that name a speaker with an office


def teller(story: Story, quotation: Quotation, parts: Sequence[Part]) -> Speaker | None:
    """The voice named outside the marks: beside a word of saying, before a colon, or behind a dash."""
    first, last = story.scene_at(quotation.start), story.scene_at(quotation.end - 1)
    for scene in story.scenes[first.sentence.at : last.sentence.at + 1]:
        for start, end in _nearest(_outside(scene, parts), quotation):
            voice = _beside_say(story, scene, start, end) or _alone(story, scene, start, end)
            if voice is not None and voice.span is not None:
                return Speaker(voice.span.start, voice.span.end, voice.name, voice.party)
    return _after(story, last)


def by_pronoun(story: Story, quotation: Quotation, parts: Sequence[Part]) -> bool:
    """Whether the words that touch a quotation say that "he" or "she" spoke it: whoever spoke before."""
    first, last = story.scene_at(quotation.start), story.scene_at(quotation.end - 1)
    edges = {edge for p in quotation.parts for edge in (p.outer_start, p.outer_end)}
    for scene in story.scenes[first.sentence.at : last.sentence.at + 1]:
        for start, end in _outside(scene, parts):
            says = [h for h in scene.words("say") if start <= h.start < end]
            if edges & {start, end} and any(_again(scene, cue) for cue in says):
                return True
    return False


def _again(scene: Scene, cue: Hit[str]) -> bool:
    """Whether "he" or "she" stands right beside a word of saying."""
    return any(h.end + 1 == cue.start or cue.end + 1 == h.start for h in scene.words("speaks-again"))


def _nearest(stretches: Iterator[tuple[int, int]], quotation: Quotation) -> list[tuple[int, int]]:
    """Those that touch the quotation first, else in text order."""
    ends = {p.outer_start for p in quotation.parts}
    starts = {p.outer_end for p in quotation.parts}
    return sorted(stretches, key=lambda s: (s[0] not in starts and s[1] not in ends, s))


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
    text = _unmarked(story.doc.text, start, end)
    for cue in (h for h in scene.words("say") if start <= h.start and h.end <= end and not _again(scene, h)):
        after = _voice(story, scene, cue.end, cue.end + len(_STOP.split(text[cue.end : end])[0]))
        stops = list(_STOP.finditer(text, start, cue.start))
        before = _voice(story, scene, stops[-1].end() if stops else start, cue.start)
        if cue.value == "say.according":
            before = None
        found = [voice for voice in (before, after) if voice is not None]
        if found:
            return min(found, key=lambda voice: voice.name in _sides(story))
    return None


def _unmarked(text: str, start: int, end: int) -> str:
    """The text with no marks around the names between two offsets: "the company «*Name*» said"."""
    return text[:start] + _NAMES.sub(lambda m: f"_{m[1]}_", text[start:end]) + text[end:]


def _sides(story: Story) -> set[str]:
    """The names of whole states: "in Kyiv the minister said" is the minister's word."""
    return {name for pair in story.theatre.prose["parties"].values() for name in pair}


def _alone(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice that the stretch is nothing but: before a colon, or behind a dash at the end."""
    text = story.doc.text[start:end]
    heads = text.rstrip().endswith(":") and start == scene.start
    signs = re.match(r"\W*[–—-]\s", text) is not None and end == scene.end
    if heads or signs:
        return _voice(story, scene, start, end)
    led = _GAPPED.search(text)
    return _voice(story, scene, start + led.start(1), start + led.end(1)) if led and start > scene.start else None


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
