"""Times. A claim's time is a span of days in the theatre's local calendar, with the ground on which we say so."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from daybrief.model.base import Record


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_utc)]
"""A moment, stored in UTC."""

Basis = Literal["stated", "relative", "carried", "reporting-day"]
"""stated: written out · relative: "overnight", "Friday", resolved against publication · carried: given by the heading,
the paragraph or the sentence before · reporting-day: the text gives no time, so this is the day the report covers."""


class When(Record):
    """When something happened: the local days from `start` up to, not including, `end`."""

    start: date
    end: date
    grain: Literal["day", "month", "year"] = Field(default="day", description="how fine the text is")
    basis: Basis = "stated"
    clock: tuple[Instant, Instant] | None = Field(
        default=None, description="the window to the minute where the text states one; half-open"
    )

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start >= self.end:
            raise ValueError("a When must end after it starts")
        if self.clock and self.clock[0] >= self.clock[1]:
            raise ValueError("a clock window must end after it starts")
        return self

    @classmethod
    def day(cls, day: date, basis: Basis = "stated") -> Self:
        return cls(start=day, end=day + timedelta(days=1), basis=basis)

    @classmethod
    def days(cls, first: date, last: date, basis: Basis = "stated") -> Self:
        """From `first` to `last`, both included."""
        return cls(start=first, end=last + timedelta(days=1), basis=basis)

    @classmethod
    def night_into(cls, morning: date, basis: Basis = "relative") -> Self:
        """The night that ends on `morning`."""
        return cls.days(morning - timedelta(days=1), morning, basis)

    @classmethod
    def month(cls, year: int, month: int, basis: Basis = "stated") -> Self:
        after = date(year + month // 12, month % 12 + 1, 1)
        return cls(start=date(year, month, 1), end=after, grain="month", basis=basis)

    @classmethod
    def year(cls, year: int, basis: Basis = "stated") -> Self:
        return cls(start=date(year, 1, 1), end=date(year + 1, 1, 1), grain="year", basis=basis)

    @property
    def last(self) -> date:
        """The last day inside the span."""
        return self.end - timedelta(days=1)

    def overlaps(self, other: "When") -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: "When") -> bool:
        return other.start <= self.start and self.end <= other.end

    def exchange(self) -> str:
        """`YYYY-MM-DD`, `YYYY-MM-DD/YYYY-MM-DD` (both ends included), `YYYY-MM`, `YYYY-MM/YYYY-MM` or `YYYY`."""
        cut = {"day": 10, "month": 7, "year": 4}[self.grain]
        first, last = self.start.isoformat()[:cut], self.last.isoformat()[:cut]
        return first if first == last else f"{first}/{last}"

    @classmethod
    def parse(cls, text: str, basis: Basis = "stated") -> Self:
        """Read back what `exchange` writes."""
        first, _, last = text.partition("/")
        start, _, grain = _unit(first)
        _, end, _ = _unit(last or first)
        return cls(start=start, end=end, grain=grain, basis=basis)


def _unit(text: str) -> tuple[date, date, Literal["day", "month", "year"]]:
    """First day, day after the last, and grain of one calendar unit."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1), "year"
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1), "month"
    day = date(*parts)
    return day, day + timedelta(days=1), "day"
