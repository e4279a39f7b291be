"""A stretch of an input before it is known to belong to the article."""

import re
from dataclasses import dataclass, field, replace

from daybrief.model.text import Link, Role

_LEAD = re.compile(r"(?:[-–—]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or paragraph of an input. `links` count from the start of `text`; `linked` and `bold` are the shares
    (0 to 1) of its letters that stood inside links and inside bold marks; `bullet` tells that it was a list item."""

    text: str
    role: Role = "body"
    links: tuple[Link, ...] = ()
    linked: float = 0.0
    bold: float = 0.0
    bullet: bool = False
    markup: bool = field(default=False, compare=False)
    """Whether the role was read from markup, not guessed."""

    def cut(self, start: int, end: int) -> "Piece":
        """The piece `text[start:end]`, its links moved along."""
        kept = tuple(
            Link(start=max(k.start, start) - start, end=min(k.end, end) - start, url=k.url, note=k.note)
            for k in self.links
            if k.start >= start and k.end <= end
        )
        return replace(self, text=self.text[start:end], links=kept)

    @property
    def lead(self) -> int:
        """Letters of the text before the words of a list item begin: its dash or number."""
        match = _LEAD.match(self.text) if self.role == "list" else None
        return match.end() if match and match.end() < len(self.text) else 0

    @property
    def words(self) -> int:
        return len(self.text.split())
