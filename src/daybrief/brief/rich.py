"""Text that remembers which fact each stretch of it rests on, until it becomes a Sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from daybrief.brief import english
from daybrief.model.outcome import Citation, Sentence


@dataclass(frozen=True)
class Cite:
    """A fact by its event, and the claims chosen to show for it."""

    fact: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Rich:
    """Runs of text, each with the citation it rests on, or None for mere connecting words."""

    runs: tuple[tuple[str, Cite | None], ...] = ()

    @classmethod
    def of(cls, text: str, cite: Cite | None = None) -> "Rich":
        return cls(((text, cite),)) if text else cls()

    def __add__(self, other: "Rich | str") -> "Rich":
        more = Rich.of(other) if isinstance(other, str) else other
        return Rich(self.runs + more.runs)

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    def citing(self, cite: Cite) -> "Rich":
        """The same text, resting wholly on `cite` where it rested on nothing."""
        return Rich(tuple((text, held or cite) for text, held in self.runs))

    def upper(self, opened: Callable[[str], str] = english.opened) -> "Rich":
        """The same, fit to open a sentence."""
        if not self.runs:
            return self
        (text, cite), *rest = self.runs
        return Rich(((opened(text), cite), *rest))

    @property
    def cites(self) -> tuple[Cite, ...]:
        return tuple(dict.fromkeys(cite for _, cite in self.runs if cite))


def joined(items: Sequence[Rich], last: str = "and") -> Rich:
    """'A', 'A and B', 'A, B and C', each item keeping what it rests on."""
    out = Rich()
    for at, item in enumerate(items):
        if at:
            out += f" {last} " if at == len(items) - 1 else ", "
        out += item
    return out


def concat(items: Iterable[Rich | str]) -> Rich:
    out = Rich()
    for item in items:
        out += item
    return out


def sentence(rich: Rich, opened: Callable[[str], str] = english.opened) -> Sentence | None:
    """A Sentence: first letter raised, full stop added, every character under a citation. None: it rests on nothing."""
    whole = rich.upper(opened)
    if not whole.cites:
        return None
    text = whole.text
    if not text.endswith((".", "!", "?", ".”", "!”", "?”", "…»", "!»", "?»")):
        text += "."
    return Sentence(text=text, cites=citations(whole, len(text)))


def citations(rich: Rich, length: int) -> tuple[Citation, ...]:
    """Citations that cover `length` characters: connecting words go with what stands before them."""
    found: list[tuple[int, Cite]] = []
    at = 0
    for text, cite in rich.runs:
        if cite and (not found or found[-1][1] != cite):
            found.append((at, cite))
        at += len(text)
    starts = [0, *(start for start, _ in found[1:]), length]
    return tuple(
        Citation(start=start, end=end, fact=cite.fact, claims=cite.claims)
        for start, end, (_, cite) in zip(starts, starts[1:], found, strict=False)
        if start < end
    )
