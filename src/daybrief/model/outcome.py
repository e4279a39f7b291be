"""Facts, sentences and the brief: what readers see, each with its reasons."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from daybrief.model.base import Record
from daybrief.model.figure import Figure
from daybrief.model.place import Area, Place
from daybrief.model.when import When

Standing = Literal["single", "agreed", "disputed", "denied", "superseded", "confirmed"]


DONE, NOT_DONE = "planned, then done", "planned, not done"
CALLED_OFF, PUT_OFF = "planned, called off", "planned, put off"
CLOSINGS = (DONE, NOT_DONE, CALLED_OFF, PUT_OFF)
"""Rules of the steps that close a plan."""

FALLS = "falls"
"""Rule of the step of a running total that is smaller than its origin's one before."""


class Step(Record):
    """One move of the reconciler, kept so that a reader can follow it."""

    rule: str
    took: tuple[str, ...] = Field(description="claim ids it read")
    said: str = Field(description="one clause for a reader, e.g. 'same origin, newer count'")


class Reading(Record):
    """One origin's figures for an event as of one time. Rival readings stand side by side; an older one of the same
    origin is kept with `live` False."""

    origin: str
    figures: dict[str, Figure]
    claims: tuple[str, ...] = Field(min_length=1)
    as_of: str = Field(description="ISO date or moment of the document it was read from")
    live: bool = True


class Fact(Record):
    """What claims amount to about one event."""

    about_the_run = frozenset({"event", "steps"})

    event: str = Field(description="stable key of the event: survives new claims about it")
    kind: str
    standing: Standing
    stance: str = Field(description="the strongest stance among the live support")
    figures: dict[str, Figure] = Field(default={}, description="settled figure by slot; the hull where readings differ")
    first: dict[str, Figure] = Field(
        default={},
        description="by slot whose counts differ: the one a reader is shown first, where one stands out",
    )
    readings: tuple[Reading, ...] = ()
    slots: dict[str, str | tuple[str, ...]] = Field(default={}, description="settled values of the other slots")
    where: tuple[Place, ...] = ()
    when: When | None = None
    support: tuple[str, ...] = Field(min_length=1, description="claim ids, fullest telling first")
    against: tuple[str, ...] = Field(
        default=(), description="claim ids of denials, and of rival claims that cannot be so with it"
    )
    origins: int = Field(ge=1, description="distinct origins among support, not outlets")
    documents: int = Field(default=1, ge=1)
    part_of: str | None = Field(default=None, description="`event` of the wider fact whose count includes this one")
    steps: tuple[Step, ...] = ()

    @property
    def closing(self) -> Step | None:
        """The step that closes a plan: it was carried out, or came to nothing."""
        return next((step for step in self.steps if step.rule in CLOSINGS), None)

    @property
    def closed_by(self) -> tuple[str, ...]:
        """The claims that tell what became of a plan; none where it is open."""
        return tuple(ref for ref in self.closing.took if ref not in self.support) if self.closing else ()

    def as_shown(self) -> "Fact":
        """The fact with the counts that a reader is shown first in place of their ranges."""
        return self.model_copy(update={"figures": {**self.figures, **self.first}}) if self.first else self

    @model_validator(mode="after")
    def _origins_are_among_support(self) -> Self:
        if self.origins > len(self.support):
            raise ValueError(f"{self.origins} origins cannot come from {len(self.support)} claims")
        return self


class Citation(Record):
    """Ties a stretch of a sentence to a fact and to the claims chosen to show for it."""

    start: int = Field(ge=0)
    end: int
    fact: str = Field(description="Fact.event")
    claims: tuple[str, ...] = Field(min_length=1)


class Sentence(Record):
    """Prose whose citations are data. Renderers add the marks; the text never contains '[3]'."""

    text: str = Field(min_length=1)
    cites: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_number_is_cited(self) -> Self:
        for cite in self.cites:
            if not cite.start < cite.end <= len(self.text):
                raise ValueError(f"citation [{cite.start}:{cite.end}] lies outside {self.text!r}")
        loose = [
            ch for i, ch in enumerate(self.text) if ch.isdigit() and not any(c.start <= i < c.end for c in self.cites)
        ]
        if loose:
            raise ValueError(f"uncited digits {loose} in {self.text!r}")
        return self


class Row(Record):
    """One row of a table: its label, its cells in column order, and what they rest on."""

    label: str
    cells: tuple[str, ...]
    depth: int = Field(default=0, ge=0, description="0 for a whole, 1 for a part of it …")
    note: str = ""
    cites: tuple[Citation, ...] = Field(default=(), description="offsets are into `label`")


class Table(Record):
    """A small table of a section: counts that nest are shown nested, never summed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(Record):
    """One section of the brief, in the fixed order of the anatomy."""

    key: str = Field(description="stable name of the section; `id` in brief.json")
    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    headings: tuple[str, ...] = Field(default=(), description="run-in heading by paragraph, '' for none")
    tables: tuple[Table, ...] = ()
    weightiest: tuple[int, ...] = Field(
        default=(), description="by position in the section: sentences that open a paragraph, the weightiest first"
    )


class Number(Record):
    """One tally of the numbers strip."""

    label: str
    figure: Figure
    owner: str
    delta: int | None = Field(default=None, description="change to the day before; None where the ledger lacks it")
    series: tuple[tuple[date, int], ...] = Field(default=(), description="up to 30 days, oldest first")
    note: str = Field(default="", description="how it adds up, or why it does not")
    parts: tuple[tuple[str, int], ...] = Field(default=(), description="exact counts within it, by word; the rest last")
    cites: tuple[Citation, ...] = Field(min_length=1, description="offsets are into `label`")


class Chart(Record):
    """Counts to look at: one row a day or place, one column a sort of count. Never a sum of what may overlap."""

    section: str = Field(description="key of the section it stands in; 'numbers' for the strip")
    title: str
    columns: tuple[str, ...] = Field(min_length=1)
    rows: tuple[tuple[str, tuple[int | None, ...]], ...] = Field(
        min_length=1, description="label, and a count by column; None where nobody gives one"
    )
    note: str = Field(default="", description="what the counts are, in one sentence")


class Watch(Record):
    """Something dated that lies ahead."""

    day: date
    sentence: Sentence


class Foretold(Record):
    """One voice's prediction: what it says will come about, by when, and how likely it makes it. Kept in the ledger
    until somebody records what came of it."""

    about_the_run = frozenset({"quote", "source", "url", "claims"})

    event: str = Field(description="Fact.event of the prediction: its id in the ledger of forecasts")
    day: date = Field(description="the day of the brief that first told it")
    speaker: str
    about: str = Field(description="what is foretold, as a clause in the words of the text")
    by: str | None = Field(default=None, description="the horizon as the text gives it: YYYY, YYYY-MM or a date")
    due: date | None = Field(default=None, description="last day of the horizon; None where the text gives none")
    band: str = Field(default="", description="band of likelihood, by the words of the passage")
    low: int = Field(default=0, ge=0, le=100, description="percent, included")
    high: int = Field(default=100, ge=0, le=100, description="percent, included")
    quote: str = Field(description="the passage, verbatim")
    source: str
    url: str = ""
    claims: tuple[str, ...] = Field(min_length=1)


class Position(Record):
    """Somebody's stand on a live issue, in their words, and what they said on it last."""

    issue: str = Field(description="title of the issue, as the pack has it")
    holder: str
    party: str | None = None
    event: str = Field(description="Fact.event of the words")
    claim: str = Field(default="", description="the claim whose passage has the words")
    said: str
    passage: str = Field(default="", description="that passage, verbatim")
    source: str = Field(default="", description="who printed it")
    change: Literal["first", "same", "new"] = Field(
        default="first", description="first: nothing of theirs on the issue in thirty days · same: the same words again"
    )
    before: str | None = Field(default=None, description="day of the last brief that told their words on the issue")
    before_said: str = ""
    before_passage: str = ""
    before_source: str = ""


class Told(Record):
    """One party's account of an event, verbatim."""

    party: str
    voice: str
    quote: str = Field(description="the passage, from its start; ' …' where it is cut")
    claim: str
    change: Literal["", "first", "same", "new"] = Field(
        default="", description="as in `Position`; '' where nothing is known of earlier days"
    )
    before: str | None = Field(default=None, description="day on which they last spoke on the issue")
    before_said: str = Field(default="", description="their words then, verbatim, cut like `quote`")
    before_source: str = ""


class Wordings(Record):
    """One event, or one live issue, in several parties' words."""

    event: str = Field(description="Fact.event; '' for an issue")
    label: str
    issue: str = Field(default="", description="title of the issue, as the pack has it; '' for an event")
    told: tuple[Told, ...] = Field(min_length=2)


class Dot(Record):
    """One mark on the map: where, how precisely, and the fact it stands for."""

    name: str
    lon: float
    lat: float
    radius_km: float
    grain: str
    kind: str
    side: str | None
    facts: tuple[str, ...] = Field(min_length=1)
    local: str = Field(default="", description="the name in the country's own script, '' where it is not known")
    area: Area | None = Field(default=None, description="drawn in place of the mark: 'north of Lyman' is not Lyman")


class Untold(Record):
    """A finding that a brief keeps in its data and does not tell: the start of its passage, whose it is, and why."""

    event: str
    quote: str
    source: str
    why: str


LANGUAGES = ("en", "uk")
"""Languages in which a brief can be written."""


class Brief(Record):
    """The Summary of the Day. A function of (theatre, day, ledger state) and nothing else."""

    lang: str = Field(default="en", description="the language it is written in")
    theatre: str
    day: date
    as_of: str = Field(description="cut-off, local time with its zone")
    window: str
    pack: str = Field(description="id of the theatre pack")
    title: str
    title_cites: tuple[Citation, ...] = ()
    standfirst: tuple[Sentence, ...] = ()
    takeaways: tuple[Sentence, ...] = ()
    numbers: tuple[Number, ...] = ()
    sections: tuple[Section, ...] = ()
    charts: tuple[Chart, ...] = ()
    watch: tuple[Watch, ...] = ()
    contested: tuple[Sentence, ...] = ()
    changes: tuple[str, ...] = ()
    gaps: tuple[str, ...] = Field(default=(), description="what was expected and not read, set aside, or left out")
    untold: tuple[Untold, ...] = Field(default=(), description="findings of the day that no sentence or row tells")
    positions: tuple[Position, ...] = Field(default=(), description="who holds what on the live issues")
    wordings: tuple[Wordings, ...] = Field(default=(), description="events in several parties' words, side by side")
    forecasts: tuple[Foretold, ...] = Field(default=(), description="every prediction of the day, told or not")
    due: tuple[Foretold, ...] = Field(default=(), description="predictions of earlier days now due, without a verdict")
    dots: tuple[Dot, ...] = ()
    facts: tuple[Fact, ...] = Field(default=(), description="the facts it tells, for the next brief to compare with")
    refused: int = Field(
        default=0,
        ge=0,
        description="wordings that the receipts did not bear out, changed or left out of what stands here",
    )
    documents: int = Field(default=0, ge=0)
    origins: int = Field(default=0, ge=0)
