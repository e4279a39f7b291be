"""The sentences of a document as trees, each parsed once whoever asks for it."""

import re
from collections.abc import Iterator, Sequence

from daybrief.extract.english.parse import Tree, trees
from daybrief.extract.labels import letters
from daybrief.extract.scene import Scene, Story

_TURNED = re.compile(r"(?<=\w)‘(?=s\b)")
"""An apostrophe typed the wrong way round: 'Oslo‘s ministry'."""

_AHEAD = 3  # words after a participle among which the evidence stands: "geolocated combat footage"


def trees_of(story: Story, scenes: Sequence[Scene]) -> list[Tree]:
    """The trees of sentences, in order, the labels before them left off."""
    new = [scene for scene in scenes if ("tree", scene.start) not in story.known]
    kept = [letters(scene) for scene in new]
    own = ["".join(scene.text[i] for i in places) for scene, places in zip(new, kept, strict=True)]
    texts = [_readable(scene, places, text) for scene, places, text in zip(new, kept, own, strict=True)]
    for scene, places, parse, text in zip(new, kept, trees(texts), own, strict=True):
        for word in parse:
            word.text = text[word.idx : word.idx + len(word)]
            word.lower_ = word.text.lower()
        story.known["tree", scene.start] = Tree(parse, [scene.start + i for i in places])
    return [tree for scene in scenes if isinstance(tree := story.known["tree", scene.start], Tree)]


def _readable(scene: Scene, places: Sequence[int], text: str) -> str:
    """A sentence's kept letters for the parser: a participle of evidence that it takes for a verb one time in four,
    'and *geolocated* footage shows', gives way to an adjective as long, which the lexicon names."""
    for start, end, instead in _instead(scene):
        if start in places and end - start == len(instead):
            at = places.index(start)
            text = text[:at] + (instead.capitalize() if text[at].isupper() else instead) + text[at + len(instead) :]
    return _TURNED.sub("’", text)


def _instead(scene: Scene) -> Iterator[tuple[int, int, str]]:
    for hit in scene.words("read-as"):
        start, end = hit.start - scene.start, hit.end - scene.start
        following = scene.text[end:].split()[:_AHEAD]
        ahead = end + sum(len(word) + 1 for word in following)
        if any(end < proof.end - scene.start <= ahead for proof in scene.words("proof")):
            yield start, end, hit.value.rpartition(".")[2]
