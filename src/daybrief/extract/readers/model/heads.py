"""What the encoder's outputs mean. The lists are data beside the weights, checked against the declared kinds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from daybrief.claims import KIND_BY_NAME
from daybrief.errors import PackError

SOURCE = ("", "source")
"""The one tag that belongs to no kind: words that name who says so."""

PLACES, STANCE, TIMED, ONE = "places", "stance", "timed", "one:"
"""Marks beside a kind's own slots: its places, its stance, whether it has a time, whether a slot counts one uncounted
thing ("a school was hit")."""

NOTHING, OTHER = "-", "other"
"""Choices of every question: the slot is empty; it holds something not listed."""


@dataclass(frozen=True)
class Question:
    """A choice among `words` for a slot of a kind; its scores stand at `start` up to `end` of the choice output."""

    kind: str
    slot: str
    words: tuple[str, ...]
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True)
class Heads:
    """The outputs in order: `kinds` by sentence; `tags` (kind, slot) by word; `questions` by word and by sentence."""

    kinds: tuple[str, ...]
    tags: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]

    @classmethod
    def read(cls, table: dict[str, Any]) -> "Heads":
        """From the JSON beside the weights; refuses lists that the declared kinds do not bear out."""
        questions, at = [], 0
        for kind, slot, words in table["questions"]:
            questions.append(Question(kind, slot, tuple(words), at))
            at += len(words)
        heads = cls(tuple(table["kinds"]), tuple((k, s) for k, s in table["tags"]), tuple(questions))
        if faults := heads.faults():
            raise PackError([f"{fault} @ model heads; train the reader again" for fault in faults])
        return heads

    def faults(self) -> list[str]:
        """What the lists say that no declared kind bears out."""
        named = {*self.kinds, *(kind for kind, _ in self.tags if kind), *(q.kind for q in self.questions)}
        found = [f"kind {kind!r} is not declared" for kind in sorted(named - set(KIND_BY_NAME))]
        for kind, slot in self.tags:
            known = kind in KIND_BY_NAME and (slot in KIND_BY_NAME[kind].slots() or slot == PLACES)
            if kind and not known:
                found.append(f"slot {kind}.{slot} is not declared")
        return found

    @cached_property
    def tag_at(self) -> dict[tuple[str, str], int]:
        return {tag: n for n, tag in enumerate(self.tags)}

    @cached_property
    def asked(self) -> dict[str, tuple[Question, ...]]:
        """By kind: its questions."""
        return {kind: tuple(q for q in self.questions if q.kind == kind) for kind in self.kinds}

    @property
    def width(self) -> int:
        """How many scores the choice output has."""
        return self.questions[-1].end if self.questions else 0
