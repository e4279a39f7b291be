"""What a brief is written from: records of the other stages, and nothing else."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from daybrief.claims import Claim
from daybrief.model.base import Record
from daybrief.model.outcome import Brief, Fact, Foretold
from daybrief.model.text import Document, Kin, SetAside

T = TypeVar("T")


class Material(Record):
    """One day's facts with the claims and documents beneath them, and the briefs of earlier days.

    `facts` are those of the day, plans with a date ahead, and what its reports are the first to tell of the weeks
    before, whose events `background` lists; `earlier` runs from the newest brief to the oldest; `due` are predictions
    of earlier days whose time has come.
    """

    lang: str = "en"  # in which the brief is written
    day: date
    as_of: datetime
    window: str
    facts: tuple[Fact, ...]
    background: frozenset[str] = frozenset()
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    kin: tuple[Kin, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    earlier: tuple[Brief, ...] = ()
    due: tuple[Foretold, ...] = ()

    @cached_property
    def _known(self) -> dict[tuple[str, Hashable, int], tuple[object, Any]]:
        """Answers to what was asked once, each with what it is about, so that no other object can take its place."""
        return {}

    def once(self, question: Hashable, about: object, answer: Callable[[], T]) -> T:
        """What is asked again and again, in each rewriting of the brief, and depends on nothing but the question, the
        very object it is asked about, such as a fact, and this material: answered once."""
        known, key = self._known, (self.lang, question, id(about))
        if key not in known:
            known[key] = (about, answer())
        return cast(T, known[key][1])

    def as_shown(self) -> "Material":
        """The same with each fact's counts as a reader is shown them first."""
        return self.once("as shown", self, self._as_shown) if any(fact.first for fact in self.facts) else self

    def _as_shown(self) -> "Material":
        return self.model_copy(update={"facts": tuple(fact.as_shown() for fact in self.facts)})

    def claim(self, fact: Fact) -> Claim:
        """The fullest telling of a fact."""
        return self.claims[fact.support[0]]

    def quotes(self, fact: Fact) -> tuple[str, ...]:
        """The passages under a fact, fullest first."""
        return self.once("quotes", fact, lambda: self._quotes(fact))

    def _quotes(self, fact: Fact) -> tuple[str, ...]:
        return tuple(span.quote for cid in fact.support for span in self.claims[cid].spans)

    def document(self, claim: Claim) -> Document:
        return self.documents[claim.spans[0].doc]
