"""Which facts are news of the brief's day by their own evidence, and which are background that its reports tell."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from daybrief.brief.times import MONTHS, NAMED
from daybrief.brief.values import Wording
from daybrief.claims.meets import Timing
from daybrief.model.outcome import Fact

_ONE_DAY = timedelta(days=1)
_OF_THE_DAY = ("office", "international", "institute")
_MONTH = 31  # days of a span from which it is no one event's
_NEAR = 21  # days ahead for which a plan is news
_LONGEST = 4  # days of a span that is still one event
_DATE = re.compile(rf"\b{NAMED}(?:,? (?P<y>(?:19|20)\d{{2}}))?\b")
_RECALLED = re.compile(r"\bpreviously\b", re.I)
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")


@dataclass(frozen=True)
class Timely:
    """Judges the times of facts for one brief, whose window is its day and the day before."""

    wording: Wording

    @property
    def _first(self) -> date:
        return self.wording.material.day - _ONE_DAY

    def past(self, fact: Fact, said: bool = False) -> bool:
        """Whether a fact was over before the window: by its own time, or words in quotation marks, which have none, by
        what stands around them. A month's move or measure that lasts is not over with its month, unless its passages
        call it over: 'earlier this month'. `said`: what reports of the window's first day are the first to tell is not
        over for that."""
        if fact.event in self.wording.material.background and not (said and self._reported(fact)):
            return True
        quotes = self.wording.material.quotes(fact)
        if fact.when is not None:
            spans, spoken = fact.when.grain != "day", self.wording.quotes(fact)
            if spans and quotes and all(map(self._of_old, quotes)):
                return True
            if self._summed(fact):
                return True
            lasts = spans and not spoken and self.wording.kind(fact).meets.timing is not Timing.DAY
            return fact.when.last < self._first and not lasts
        if self._recalled(fact):
            return True
        if not self.wording.quotes(fact):
            return bool(quotes) and fact.when is None and all(_RECALLED.search(quote) for quote in quotes)
        return bool(quotes) and all(self._of_old(quote) for quote in quotes)

    def _recalled(self, fact: Fact) -> bool:
        """Whether an official act without a day is told as done, and by nobody but the reports that go back to it."""
        own = all(self.wording.material.claims[cid].attribution.own_voice for cid in fact.support)
        return self.wording.kind(fact).official and fact.when is None and fact.stance == "asserts" and own

    def _summed(self, fact: Fact) -> bool:
        """Whether a promise is the sum of those of months: 'has pledged ten billion since February 2022'."""
        when = fact.when if fact.stance == "plans" else None
        return when is not None and when.grain == "day" and (when.end - when.start).days > _MONTH

    def _reported(self, fact: Fact) -> bool:
        """Whether a report of the window tells a fact."""
        material = self.wording.material
        dates = [material.document(material.claims[cid]).published for cid in fact.support]
        return any(told is not None and told.day >= self._first for told in dates)

    def _of_old(self, quote: str) -> bool:
        """Whether a passage says, outside any quotation, that it tells of an earlier day: 'in a statement on January
        16', 'at the time'."""
        text = _QUOTED.sub(" ", quote)
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I) for word in self.wording.lists["past"]):
            return True
        days = [day for match in _DATE.finditer(text) if (day := self._day(match))]
        return bool(days) and max(days) < self._first

    def _day(self, match: "re.Match[str]") -> date | None:
        """The day a date names; without its year the latest such day that is not ahead of the brief."""
        today = self.wording.material.day
        month = MONTHS.index(match["m"] or match["m2"]) + 1
        number = int(match["d"] or match["d2"])
        for year in [int(match["y"])] if match["y"] else (today.year, today.year - 1):
            try:
                found = date(year, month, number)
            except ValueError:
                return None
            if match["y"] or found <= today:
                return found
        return None

    def dated(self, fact: Fact) -> bool:
        """Whether a fact is dated to the window by more than the day its report came out: by the text, or by a report
        whose matter is the day itself, an office's or an institute's, or by several documents or a named office. What
        such a report shows on evidence, without a day, is of its day."""
        when = fact.when
        if self.stale(fact):
            return False
        if when is None:
            return fact.stance == "confirms" and self._day_report(fact)
        if when.grain != "day" or when.last < self._first or when.start > self.wording.material.day:
            return False
        if (when.end - when.start).days > _LONGEST:
            return False
        if when.basis != "reporting-day" or fact.documents > 1 or fact.origins > 1:
            return True
        return self._day_report(fact) or any(
            not self.wording.material.claims[cid].attribution.own_voice for cid in fact.support
        )

    def stale(self, fact: Fact) -> bool:
        """Whether evidence is all that dates a fact, and every passage has it come out before the window: 'footage
        published on 2 February'."""
        if fact.stance != "confirms" or (fact.when is not None and fact.when.basis != "reporting-day"):
            return False
        quotes = self.wording.material.quotes(fact)
        return bool(quotes) and all(self._of_old(quote) for quote in quotes)

    def _day_report(self, fact: Fact) -> bool:
        """Whether some report under a fact is an office's or an institute's, whose matter is the day."""
        claims = [self.wording.material.claims[cid] for cid in fact.support]
        sources = [self.wording.cast.source(self.wording.material.document(claim).source) for claim in claims]
        return any(source is not None and source.kind in _OF_THE_DAY for source in sources)

    def ahead(self, fact: Fact) -> bool:
        """Whether a fact is a plan with a day still to come."""
        return fact.stance == "plans" and fact.when is not None and fact.when.start > self.wording.material.day

    def soon(self, fact: Fact) -> bool:
        """Whether a plan is dated, and to the days just ahead."""
        return (
            self.ahead(fact)
            and fact.when is not None
            and fact.when.grain == "day"
            and (fact.when.start - self.wording.material.day).days <= _NEAR
        )
