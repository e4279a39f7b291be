"""Texts that speak for themselves: whom 'the report', 'the study' and 'it' mean where no author is named."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.extract.cast import Cast, Speaker, bare
from daybrief.extract.english.names import Naming
from daybrief.extract.english.reading import trees_of
from daybrief.extract.english.syntax import own_words, subjects
from daybrief.extract.scene import Scene, Story

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

PRESS, STUDIES = frozenset({"outlet", "agency"}), frozenset({"institute"})
"""Kinds of sources: those that report, and those that study."""

_BACK = 3  # sentences looked back over for the subject that "it" goes on about


def is_paper(story: Story, head: "Token") -> bool:
    """Whether a word is that of a text which says things by itself: 'the *study*'."""
    return head.lower_ in story.theatre.words("paper", story.lang)


def is_bare(head: "Token") -> bool:
    """Whether nothing but an article tells which text is meant."""
    return all(t.i >= head.i or t.dep_ in ("det", "predet") or t.pos_ == "PUNCT" for t in own_words(head))


def names_paper(story: Story, name: str) -> bool:
    """Whether a voice that was heard is such a text: 'War Crimes *study*'."""
    return name.lower().rpartition(" ")[2] in story.theatre.words("paper", story.lang)


def leader(story: Story, before: Scene) -> "tuple[Naming, Token] | None":
    """The body or text that the sentences before are about, as a subject: 'A *strategy* came out. It says …'."""
    for scene in islice(story.before(before), _BACK):
        (tree,) = trees_of(story, [scene])
        naming = Naming(scene, tree)
        heads = subjects(tree.root) if tree.root is not None else []
        if not heads:
            return None
        if heads[0].lower_ not in ("it", "they"):
            speaks = naming.person(heads[0]) is None and (naming.can_speak(heads[0]) or is_paper(story, heads[0]))
            return (naming, heads[0]) if speaks else None
    return None


class Papers:
    """The texts, institutes and outlets that speak in a document. `spoke`: the voices before an offset."""

    def __init__(self, story: Story, cast: Cast, spoke: Callable[[int], Iterator[Speaker]]) -> None:
        self.story, self.cast, self._spoke = story, cast, spoke

    def meant(self, naming: Naming, head: "Token", namesake: Speaker | None) -> Speaker:
        """The text that 'the report' means: one heard by that name, or the text or body heard last; else itself."""
        start, end = naming.name(head)
        heard = next(self._spoke(start), None)
        body = heard if heard is not None and not (heard.person or self.cast.has(heard.name)) else None
        known = namesake or body
        known = known or next((s for s in self._spoke(start) if names_paper(self.story, s.name)), None)
        if known is not None:
            return replace(known, start=start, end=end)
        return self.itself(naming, head)

    def itself(self, naming: Naming, head: "Token") -> Speaker:
        """A text under its own name."""
        start, end = naming.name(head)
        return Speaker(start, end, bare(self.story.doc.text[start:end]), naming.party(head), person=False)

    @cached_property
    def fellows(self) -> frozenset[str]:
        """Words for those who work at an institute and speak for it: 'the *analysts*'."""
        return frozenset(self.story.theatre.words("fellow", self.story.lang))

    def institute(self, naming: Naming, head: "Token") -> Speaker | None:
        """The institute that its analysts speak for: '*ISW* experts', 'the experts' of the one heard before."""
        start, end = naming.phrase(head)
        own = [t for t in own_words(head) if t.i < head.i and t.dep_ not in ("det", "predet")]
        text = self.story.doc.text
        known = next((n for t in own if (n := self.source(t.text, STUDIES)) is not None), None)
        if known is not None:
            return Speaker(start, end, known, person=False)
        if own or not text[start:end].strip():
            return None
        told = next((s for s in self._spoke(start) if not s.person and self.source(s.name, STUDIES) is not None), None)
        return replace(told, start=start, end=end) if told is not None else None

    def source(self, name: str, kinds: frozenset[str] | None) -> str | None:
        """The name of a source of these kinds, or of any, as the text has it, without a possessive ending; None if it
        is none."""
        low = bare(name).casefold()
        known = self.story.theatre.sources
        forms = ((s.name.casefold(), *forms) for s, forms in known if kinds is None or s.kind in kinds)
        return bare(name) if any(low in each for each in forms) else None
