"""Counts as intervals. A figure nobody reported is absent, never zero."""

from pydantic import Field, model_validator

from daybrief.model.base import Record


class Figure(Record):
    """How many, as far as the text bounds it: `low` ≤ n ≤ `high`, an end being None where the text sets no bound.

    "six" is [6, 6], "at least eight" [8, None], "more than 50" [51, None], "up to 30" [None, 30]. Counts are whole
    numbers of the thing the slot names, never negative. At least one end is known: an uncounted thing has no figure.
    """

    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    about: bool = Field(default=False, description="the text rounds: 'about 100', 'nearly 40', 'some 20'")

    @model_validator(mode="after")
    def _bounded(self) -> "Figure":
        if self.low is None and self.high is None:
            raise ValueError("a figure needs at least one bound; leave the slot empty instead")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} exceeds high {self.high}")
        return self

    @property
    def exact(self) -> bool:
        """Whether the text gives one number."""
        return self.low == self.high

    @property
    def floor(self) -> int:
        """The least the count can be."""
        return self.low or 0

    def meets(self, other: "Figure") -> bool:
        """Whether one true number could satisfy both. Not transitive: never group events by it."""
        return not (self._below(other) or other._below(self))

    def _below(self, other: "Figure") -> bool:
        return self.high is not None and other.low is not None and self.high < other.low

    def hull(self, other: "Figure") -> "Figure":
        """The narrowest figure that covers both; how rival readings are reported side by side."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        if low is None and high is None:
            low = 0
        return Figure(low=low, high=high, about=self.about or other.about)

    def __add__(self, other: "Figure") -> "Figure":
        """Sum of two disjoint counts; the caller vouches that they do not overlap."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Figure(low=self.floor + other.floor, high=high, about=self.about or other.about)

    def can_hold(self, part: "Figure") -> bool:
        """Whether this whole is large enough for a part named inside it."""
        return self.high is None or part.floor <= self.high

    def exchange(self) -> list[int | None]:
        """The `[low, high]` pair of the claim exchange format."""
        return [self.low, self.high]


def exactly(n: int) -> Figure:
    return Figure(low=n, high=n)
