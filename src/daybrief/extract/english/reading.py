"""The sentences of a document as trees, each parsed once whoever asks for it."""

from collections.abc import Sequence

from daybrief.extract.english.parse import Tree, trees
from daybrief.extract.labels import letters
from daybrief.extract.scene import Scene, Story


def trees_of(story: Story, scenes: Sequence[Scene]) -> list[Tree]:
    """The trees of sentences, in order, the labels before them left off."""
    new = [scene for scene in scenes if ("tree", scene.start) not in story.known]
    kept = [letters(scene) for scene in new]
    texts = ["".join(scene.text[i] for i in places) for scene, places in zip(new, kept, strict=True)]
    for scene, places, parse in zip(new, kept, trees(texts), strict=True):
        story.known["tree", scene.start] = Tree(parse, [scene.start + i for i in places])
    return [tree for scene in scenes if isinstance(tree := story.known["tree", scene.start], Tree)]
