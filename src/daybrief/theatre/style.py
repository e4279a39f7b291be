"""A pack's house style: bands of likelihood, words of confidence, words that are never used, and the live issues."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Band:
    """One band of likelihood, in percent, both ends included. `flat`: what is said outright falls into it."""

    name: str
    low: int
    high: int
    flat: bool = False

    @property
    def middle(self) -> float:
        """The probability that a score takes the band for, between 0 and 1."""
        return (self.low + self.high) / 200


@dataclass(frozen=True)
class Issue:
    """A question on which the parties hold positions."""

    key: str
    title: str
    words: "re.Pattern[str]"


class Style:
    """The style file of a pack, ready to be asked. A pack without one has no bands, no issues and forbids nothing."""

    def __init__(self, raw: dict[str, Any], languages: Sequence[str]) -> None:
        self.raw = raw
        self.languages = tuple(languages)

    @cached_property
    def _bands(self) -> tuple[tuple[Band, "re.Pattern[str]"], ...]:
        return tuple(
            (Band(row["band"], row["low"], row["high"], row.get("flat", False)), self._any(row))
            for row in self.raw.get("likelihood", ())
        )

    def band(self, passage: str) -> Band | None:
        """The band of likelihood in which a passage speaks: that of its longest word of likelihood, the earlier of two
        as long; outright where it has none. None: the pack has no bands."""
        hits = [
            (-len(match.group()), match.start(), at)
            for at, (_, words) in enumerate(self._bands)
            for match in words.finditer(passage)
        ]
        if hits:
            return self._bands[min(hits)[2]][0]
        return next((band for band, _ in self._bands if band.flat), None)

    def band_of(self, clause: str, passage: str) -> Band | None:
        """The band of a prediction: by its own clause where that has a word of likelihood or foretells outright, else
        by the passage that it stands in."""
        return self.band(clause if self.likely(clause) or self._outright.search(clause) else passage)

    def ahead(self, clause: str) -> int | None:
        """Within how many days a clause that counts from its own day must have come true; None where it names none."""
        heard = [int(row["days"]) for row in self.raw.get("ahead", ()) if self._any(row).search(clause)]
        return max(heard, default=None)

    def leaves_open(self, clause: str) -> bool:
        """Whether a clause says no more than that something may be: then it foretells nothing."""
        found = [match.group() for match in self._open.finditer(clause) if match.group() != "May"]  # the month
        return bool(found) and not self.likely(clause) and not self._outright.search(clause)

    @cached_property
    def _open(self) -> "re.Pattern[str]":
        return self._any(self.raw.get("open", {}))

    @cached_property
    def _outright(self) -> "re.Pattern[str]":
        return self._any(self.raw.get("outright", {}))

    def likely(self, text: str) -> bool:
        """Whether a text has a word of likelihood."""
        return any(words.search(text) for _, words in self._bands)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Live issues, in the order in which the brief sets them."""
        return tuple(Issue(row["key"], row["title"], self._any(row)) for row in self.raw.get("issue", ()))

    @cached_property
    def _confidence(self) -> "re.Pattern[str]":
        return self._any(self.raw.get("confidence", {}))

    @cached_property
    def _never(self) -> "re.Pattern[str]":
        return self._any(self.raw.get("never", {}))

    def faults(self, text: str) -> list[str]:
        """Rules that a sentence of the brief breaks in its own words; what is in quotation marks is its speaker's."""
        own = re.sub(r"[“«][^”»]*[”»]", "“”", text)
        found = [f"uses {match.group()!r}, which the style forbids" for match in self._never.finditer(own)]
        sure = self._confidence.search(own)
        if sure and self.likely(own):
            found.append(f"mixes likelihood with confidence ({sure.group()!r})")
        return found

    def _any(self, row: dict[str, Any]) -> "re.Pattern[str]":
        return _pattern(word for lang in self.languages for word in row.get(lang, ()))


def _pattern(words: Iterable[str]) -> "re.Pattern[str]":
    """Any of the words, whole; `*` stands for any ending. Matches nothing where there are none."""
    forms = [re.escape(word).replace(r"\*", r"\w*") for word in sorted(words, key=lambda w: (-len(w), w))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)", re.IGNORECASE)
