"""What readers of one part of a sentence may ask of it, before its acts are known."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from daybrief.extract.english.names import Naming
    from daybrief.extract.english.parse import Tree
    from daybrief.extract.english.voice import Voices
    from daybrief.extract.readers.rules.placing import Placed
    from daybrief.extract.scene import Scene, Story


class Sentence(Protocol):
    """A sentence with its tree, its voices and the places that it names."""

    story: "Story"
    scene: "Scene"
    tree: "Tree"
    naming: "Naming"
    voices: "Voices"

    @property
    def places(self) -> "list[Placed]":
        """Names that say where something is."""
        ...

    def heads(self, prefix: str) -> dict[int, str]:
        """Token numbers of the words below a lexicon prefix, with their slots."""
        ...
