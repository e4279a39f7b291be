"""What people have judged of pairs of claims: that two tell of one event, or of two. Their word outranks every rule."""

from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import Field

from daybrief.model.base import Record
from daybrief.model.outcome import Step
from daybrief.reconcile.cases import Case

Verdict = Literal["same", "different"]


class Judged(Record):
    """One person's verdict on two claims. Of two verdicts on one pair the later stands; `different` outranks a chain of
    `same`."""

    a: str = Field(description="a claim, as facts list it")
    b: str
    verdict: Verdict
    by: str = Field(min_length=1)
    why: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two claims, in a fixed order."""
        return min(self.a, self.b), max(self.a, self.b)

    @property
    def said(self) -> str:
        """The verdict in words."""
        told = "of one event" if self.verdict == "same" else "of two events"
        return f"{self.by} judged two claims to tell {told}{f': {self.why}' if self.why else ''}"


class Judgements:
    """The verdicts that stand, by claim."""

    def __init__(self, judged: Sequence[Judged] = ()) -> None:
        self._standing = {one.pair: one for one in judged}
        self.claims = frozenset(claim for pair in self._standing for claim in pair)
        self._apart = {pair for pair, one in self._standing.items() if one.verdict == "different"}

    def apart(self, one: Sequence[Case], other: Sequence[Case]) -> bool:
        """Whether somebody judged a claim of one group to tell of another event than one of the other group."""
        here, there = self._of(one), self._of(other)
        return any((min(a, b), max(a, b)) in self._apart for a in here for b in there)

    def joined(self, groups: Sequence[list[Case]]) -> list[list[Case]]:
        """The same groups, those with claims judged to be of one event taken together."""
        place = {claim: group for group in groups for claim in self._of(group)}
        for pair, one in sorted(self._standing.items()):
            first, second = (place.get(claim) for claim in pair)
            if one.verdict != "same" or first is None or second is None or first is second:
                continue
            if first[0].kind is second[0].kind and first[0].done is second[0].done and not self.apart(first, second):
                first += second
                for claim in self._of(second):
                    place[claim] = first
                second.clear()
        return [group for group in groups if group]

    def steps(self, refs: Collection[str]) -> list[Step]:
        """What the verdicts on the claims of one event did, for its reader."""
        return [
            Step(rule="judged", took=pair, said=one.said)
            for pair, one in sorted(self._standing.items())
            if (all if one.verdict == "same" else any)(claim in refs for claim in pair)
        ]

    def _of(self, group: Sequence[Case]) -> list[str]:
        if not self.claims:
            return []
        return [one.ref for case in group for one in case.told if one.ref in self.claims]
