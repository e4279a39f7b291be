"""Whether a passage tells an act as done at its places, or only as what may be, was tried, or did not happen.

A reader of claims goes by the verb that a sentence holds; the words before it can take it back. What is asked here is
asked only of facts whose kind says that they must be firm; the words are the pack's, language by language.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from daybrief.brief.forms import troops
from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.model.place import Place
from daybrief.theatre.firmness import Firmness

_GRAVE = 2.0  # what an act must add to the weight of its kind


@dataclass(frozen=True)
class Passage:
    """The words of a claim's passage before and from one of its places."""

    left: str
    right: str

    @classmethod
    def at(cls, claim: Claim, place: Place) -> "Passage | None":
        """None where the passage does not name the place."""
        span = next((span for span in claim.spans if span.doc == place.mention.span.doc), None)
        at = place.mention.span.start - span.start if span else -1
        if span is None or not 0 <= at < len(span.quote):
            return None
        return cls(span.quote[:at], span.quote[at:])


def firm(words: Firmness, detail: Detail, claims: Iterable[Claim], stance: str) -> bool:
    """Whether some passage under a fact of this kind tells its act as done, at one of its places at least. What a fact
    asserts must not rest on suspicions."""
    told = list(claims)
    alike = [claim for claim in told if (claim.attribution.stance == "suspects") == (stance == "suspects")]
    return any(_told(words, claim, detail) for claim in alike or told)


def unheard(words: Firmness, claim: Claim) -> bool:
    """Whether a claim has no voice but its publisher's although words of saying stand before all of its places: the
    passage has one that was not read."""
    voiced = not claim.attribution.own_voice and not troops(claim.attribution.origin.name)
    if voiced or not claim.where:
        return False
    parted = [Passage.at(claim, place) for place in claim.where]
    return all(sides is not None and words.saying.search(sides.left) for sides in parted)


def done_at(words: Firmness, detail: Detail, claim: Claim, place: Place) -> bool:
    """Whether a claim's passage tells the act as done at one of its places, at one of its mentions; of a grave act, and
    of what is only suspected, at every one."""
    suspected = claim.attribution.stance == "suspects"
    told = [_stands(words, detail, sides, suspected) for sides in _everywhere(claim, place)]
    return not told or (all(told) if grave(detail) or suspected else any(told))


def grave(detail: Detail) -> bool:
    """Whether an act is one that its kind gives the weight of a capture."""
    acts = ((slot.partition("="), weight) for slot, weight in detail.weighs.items())
    return any(word and weight >= _GRAVE and getattr(detail, slot, None) == word for (slot, _, word), weight in acts)


def _stands(words: Firmness, detail: Detail, sides: Passage, suspected: bool) -> bool:
    """Whether no word of the clause takes the act back."""
    left, right = _clause(words, sides.left), sides.right
    if not detail.tried and words.goes_on.search(_sentence(right)):
        return True  # "did not advance on A but shelled it": the act stands behind the place
    taken_back = [words.undone, words.meant] + ([] if _tried(detail) else [words.failed, words.tried])
    remark = _sentence(right) if grave(detail) else words.turn.split(right)[0]
    if any(said.search(left) for said in taken_back) or words.untrue.search(remark):
        return False
    if suspected:
        return words.perhaps.search(left) is None
    return not (words.may.search(left) or words.opens.match(right))


def _everywhere(claim: Claim, place: Place) -> list[Passage]:
    """The passage parted at every mention of a place by the same name."""
    first = Passage.at(claim, place)
    if first is None:
        return []
    text, name = first.left + first.right, place.mention.span.quote
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return [Passage(text[:at], text[at:]) for at in starts] or [first]


def extent(words: Firmness, claims: Iterable[Claim], place: Place) -> str:
    """How much of a place the passages that name it mean: 'part', 'most', or '' where one of them means all of it."""
    told = [sides for claim in claims for at in claim.where if _same(at, place) for sides in _everywhere(claim, at)]
    found = {words.extent(_clause(words, sides.left), _sentence(sides.right)) for sides in told}
    return "" if not found or "" in found else min(found)


def _same(one: Place, other: Place) -> bool:
    return one.mention.name == other.mention.name


def _told(words: Firmness, claim: Claim, detail: Detail) -> bool:
    """Whether a claim's passage holds nothing that takes the act back. A passage without places is taken at its
    word."""
    if claim.attribution.stance in ("plans", "denies") or not claim.where:
        return True
    quote = "\n".join(span.quote for span in claim.spans)
    if words.failed_campaign.search(quote):
        return False
    if not _tried(detail) and words.purpose.search(quote) and not words.done.search(words.purpose.sub(" ", quote)):
        return False
    return any(done_at(words, detail, claim, place) for place in claim.where)


def _tried(detail: Detail) -> bool:
    """Whether an act may itself be no more than an attempt."""
    return any(getattr(detail, slot, None) == word for slot, words in detail.tried.items() for word in words)


def _clause(words: Firmness, left: str) -> str:
    """The words since the sentence last turned."""
    turns = [match.end() for match in words.turn.finditer(left)]
    return left[turns[-1] :] if turns else left


def _sentence(right: str) -> str:
    """The words up to the end of the sentence."""
    return right.partition(". ")[0]
