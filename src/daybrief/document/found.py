"""What a format's reader hands over: the parts of one document before anything is decided."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from daybrief.document.piece import Piece
from daybrief.model.text import SetAside

DateKind = Literal["front-matter", "metadata", "post", "feed", "mail"]


@dataclass(frozen=True)
class Stated:
    """A date that the input states outside its text. `raw` is what it says, unread."""

    kind: DateKind
    raw: str
    moment: datetime | None = None

    @classmethod
    def as_in_mail(cls, kind: DateKind, raw: str) -> "tuple[Stated, ...]":
        """A date written as mail and RSS write them, such as 'Sun, 02 Mar 2025 08:00:00 +0000'; nothing for ''."""
        if not raw:
            return ()
        try:
            return (cls(kind, raw, parsedate_to_datetime(raw)),)
        except (ValueError, TypeError, IndexError, OverflowError):  # all of which the standard parser raises
            return (cls(kind, raw),)


@dataclass(frozen=True)
class Found:
    """One document as its file tells it. Nothing in it is trusted yet; `page` tells that furniture may stand around
    the text, which is not so for posts and mail."""

    name: str
    pieces: tuple[Piece, ...]
    title: str = ""
    source: str = ""
    url: str = ""
    lang: str = ""
    dates: tuple[Stated, ...] = ()
    notes: tuple[str, ...] = ()
    page: bool = True
    credits: tuple[str, ...] = field(default=())
    """Lines outside the text that may name a source: a sender, a channel, an author."""


def wordless(name: str, posts: int) -> list[SetAside]:
    """What is said of posts that had no words; nothing where there were none."""
    reason = f"expected posts with text, found {posts} without any: pictures or notices"
    return [SetAside(name=name, reason=reason)] if posts else []
