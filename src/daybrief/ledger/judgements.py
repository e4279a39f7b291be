"""Judgements on pairs of claims, kept as decisions of the ledger: recorded, never changed; the last one counts.

A judgement names its claims by where their words stand, so that it outlives a new extraction: the claim of that kind
in that passage is meant, whatever else is now read of it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from daybrief.claims import Claim
from daybrief.errors import InputError
from daybrief.ledger import past
from daybrief.ledger.store import Ledger
from daybrief.model.base import digest
from daybrief.reconcile import Judged
from daybrief.reconcile.judged import Verdict

_SUBJECT = "pair "
_SHORTEST = 6  # letters of an id that name a claim


@dataclass(frozen=True)
class Anchor:
    """Where a claim stands: its document, kind and passage, what it told there, and its id when it was judged."""

    claim: str
    doc: str
    kind: str
    start: int
    end: int
    told: Mapping[str, Any]

    @classmethod
    def of(cls, claim: Claim) -> "Anchor":
        """The anchor of a claim."""
        first, last = claim.spans[0], claim.spans[-1]
        told = {"when": claim.when.exchange() if claim.when else None, "places": [m.name for m in claim.places]}
        return cls(claim.id, first.doc, claim.detail.kind, first.start, last.end, {**claim.detail.exchange(), **told})

    def find(self, claims: Iterable[Claim]) -> Claim | None:
        """The claim that is meant, among those of its document: itself, else the one of its kind and passage that tells
        most alike, and of several the one whose passage has most in common."""
        near = [c for c in claims if c.detail.kind == self.kind and self._common(c) > 0]
        exact = [c for c in near if c.id == self.claim]
        ranked = sorted(near, key=lambda c: (-self._alike(c), -self._common(c), c.spans[0].start, c.id))
        return next(iter([*exact, *ranked]), None)

    def _common(self, claim: Claim) -> int:
        if claim.spans[0].doc != self.doc:
            return 0
        return min(self.end, claim.spans[-1].end) - max(self.start, claim.spans[0].start)

    def _alike(self, claim: Claim) -> int:
        told = Anchor.of(claim).told
        return sum(told.get(name) == value for name, value in self.told.items())


@dataclass(frozen=True)
class Judgement:
    """A verdict on two claims, whose it is, and why."""

    a: Anchor
    b: Anchor
    verdict: Verdict
    by: str
    why: str


def judge(ledger: Ledger, a: str, b: str, verdict: Verdict, by: str, why: str) -> Judgement:
    """Record whether two claims tell of one event. Claims are named by their id or the beginning of it."""
    if verdict not in get_args(Verdict):
        raise InputError(f"verdict: expected same or different, found {verdict!r}; name one of those")
    for name, text in (("by", by), ("why", why)):
        if not text.strip():
            raise InputError(f"{name}: expected a text, found nothing; say whose verdict it is and why")
    one, other = _claim(ledger, a), _claim(ledger, b)
    if one.id == other.id:
        raise InputError(f"expected two claims, found {a!r} and {b!r}, which are one; name another")
    if one.detail.kind != other.detail.kind:
        raise InputError(
            f"expected two claims of one kind, found {one.detail.kind} and {other.detail.kind}; "
            "an event is told by claims of one kind"
        )
    first, second = sorted((Anchor.of(one), Anchor.of(other)), key=lambda anchor: anchor.claim)
    before = [j for j in judgements(ledger) if (j.a.claim, j.b.claim) == (first.claim, second.claim)]
    made = Judgement(first, second, verdict, by.strip(), why.strip())
    if before[-1:] != [made]:  # the turn lets a verdict stand again that another had replaced
        parts = [vars(first), vars(second), {"turn": len(before)}]
        subject = _SUBJECT + json.dumps(parts, sort_keys=True, ensure_ascii=False)
        ledger.decide(subject, made.verdict, made.why, made.by)
    return made


def judgements(ledger: Ledger) -> list[Judgement]:
    """All that were recorded, oldest first."""
    rows = ledger.rows(
        "SELECT subject, verdict, by, why FROM decisions WHERE subject LIKE ? ORDER BY rowid", (_SUBJECT + "%",)
    )
    found = []
    for subject, verdict, by, why in rows:
        a, b = (Anchor(**row) for row in json.loads(subject.removeprefix(_SUBJECT))[:2])
        found.append(Judgement(a, b, verdict, by, why))
    return found


def judged(ledger: Ledger, claims: Mapping[str, Sequence[Claim]]) -> tuple[Judged, ...]:
    """The judgements whose claims are both among those at hand, as the reconciler takes them; `claims` by document."""
    found = []
    for one in judgements(ledger):
        a, b = (anchor.find(claims.get(anchor.doc, ())) for anchor in (one.a, one.b))
        if a is not None and b is not None and a.id != b.id:
            found.append(Judged(a=a.id, b=b.id, verdict=one.verdict, by=one.by, why=one.why))
    return tuple(found)


def every(ledger: Ledger) -> list[str]:
    """What a key holds of all that were recorded, for what may rest on claims of any day; nothing where none were."""
    return [digest(vars(j.a), vars(j.b), j.verdict, j.by, j.why) for j in judgements(ledger)]


def stated(found: Sequence[Judged]) -> list[str]:
    """What a key over a day's inputs holds of them; nothing where there are none."""
    return [digest(one.model_dump(mode="json")) for one in found]


def _claim(ledger: Ledger, beginning: str) -> Claim:
    rows = ledger.rows("SELECT id FROM claims WHERE id >= ? AND id < ? LIMIT 3", (beginning, f"{beginning}g"))
    if len(rows) != 1 or len(beginning) < _SHORTEST:
        raise InputError(
            f"claim: expected an id of one, found {beginning!r}, which {len(rows)} have; ids stand under `claims` in "
            "brief.json"
        )
    return past.claims(ledger, [rows[0][0]])[rows[0][0]]
