"""Documents, and spans that can prove what they quote."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from daybrief.errors import SpanError
from daybrief.model.base import Record
from daybrief.model.when import Instant

NAMELESS = "unnamed source"
"""The source of a document that names none and that nothing gives away."""


class Span(Record):
    """A passage of one document: `text[start:end]`, half-open, in Unicode code points."""

    doc: str = Field(description="Document.id the offsets are counted in")
    start: int = Field(ge=0)
    end: int
    quote: str = Field(min_length=1, description="the passage itself; checked, never trusted")

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"[{self.start}:{self.end}] cannot hold {self.quote!r}")
        return self


Role = Literal["headline", "heading", "body", "list"]
"""headline: the document's own title line · heading: opens the blocks below it · list: an item of a list."""


class Block(Record):
    """A structural stretch of the text: one paragraph, heading or list item, without its line breaks."""

    start: int = Field(ge=0)
    end: int
    role: Role = "body"


class Link(Record):
    """Words of the text that point elsewhere: an inline link, or an endnote mark with the note it stands for."""

    start: int = Field(ge=0, description="where the linked words, or the place of the removed mark, stand")
    end: int
    url: str
    note: str = Field(default="", description="the endnote's own words, when the link came from an endnote")


class Dating(Record):
    """When a document was published, and how we know."""

    day: date = Field(description="in the theatre's local calendar")
    at: Instant | None = Field(default=None, description="the moment, where the source gives one")
    basis: Literal["given", "front-matter", "metadata", "url", "text", "post", "feed", "mail"]


class Raw(Record):
    """The archived bytes of one input, before anybody has read them as a document."""

    about_the_run = frozenset({"name", "retrieved"})

    name: str = Field(description="file name without its suffix, or the last part of the address")
    media: Literal["md", "txt", "html", "pdf", "eml", "json", "jsonl", "xml", "warc"]
    body: bytes
    url: str = ""
    retrieved: Instant | None = None


DECEIVING = "letters that deceive: "
"""How the note of a document begins that holds look-alike letters, or characters that turn or hide others."""


class Document(Record):
    """One retrieved version of one page. The text never changes; a correction is a new Document."""

    about_the_run = frozenset({"name", "retrieved", "raw", "notes"})

    name: str = Field(description="the file's name without its suffix; what the exchange format calls `doc`")
    title: str = ""
    source: str = Field(description="the outlet or office, as the document or the theatre's source list names it")
    url: str = ""
    published: Dating | None = Field(description="None: no date could be found, and none was given")
    lang: str = Field(description="BCP 47")
    text: str = Field(description="NFC, as shown to readers; every offset counts from here")
    blocks: tuple[Block, ...] = Field(default=(), description="in order, not overlapping, covering all words")
    links: tuple[Link, ...] = ()
    origin: str | None = Field(default=None, description="wire or office the text comes from, when not `source`")
    raw: str = Field(default="", description="SHA-256 of the archived bytes the text was read from")
    retrieved: Instant | None = None
    notes: tuple[str, ...] = Field(default=(), description="what was decided while reading it, and why; for readers")

    @property
    def deceiving(self) -> str:
        """What its letters do to mislead a reader; '' where they do nothing."""
        return next((note.removeprefix(DECEIVING) for note in self.notes if note.startswith(DECEIVING)), "")

    def span(self, start: int, end: int) -> Span:
        """Cut a span; the only way stages make one."""
        return Span(doc=self.id, start=start, end=end, quote=self.text[start:end])

    def check(self, span: Span) -> None:
        """Raise SpanError unless the span quotes this document."""
        if span.doc != self.id or self.text[span.start : span.end] != span.quote:
            raise SpanError(f"{span.quote!r} is not at [{span.start}:{span.end}] of {self.name}")


class Kin(Record):
    """A document that says what an earlier one says: the same page again, or copy that syndication carried."""

    doc: str = Field(description="Document.id")
    duplicate_of: str = Field(description="Document.id of the fullest or earliest of them")
    why: str = Field(description="for a reader: 'same text', '92 % of its sentences stand in …'")


class SetAside(Record):
    """An input, or a piece of one, that takes no part in the brief, and why."""

    name: str = Field(description="the file, or the part of it, as the user would recognise it")
    reason: str = Field(description="one clause for a reader: what was expected, what was found")
    failed: bool = Field(default=False, description="True when it could not be read, so the run ends with exit code 1")
    sort: Literal["other", "outside", "later", "undated", "off-topic", "slow"] = Field(
        default="other",
        description="outside: of the brief's window · later: than its day or its cut-off · "
        "undated · off-topic: not of this conflict · slow: a source that was read, and may fail soon",
    )
    title: str = Field(default="", description="of a document that was read and then set aside")
    source: str = Field(default="", description="its outlet or office")
    day: date | None = Field(default=None, description="its day of publication, where known")
