"""Whether a passage tells an act as done at its places, or only as what may be, was tried, or did not happen.

A reader of claims goes by the verb that a sentence holds; the words before it can take it back. What is asked here is
asked of English passages alone, and only of facts whose kind says that they must be firm.
"""

import re
from collections.abc import Iterable

from daybrief.brief.phrases import CYRILLIC
from daybrief.claims import Claim
from daybrief.claims.base import Detail

_TURN = re.compile(
    r"[;:]|,? (?:and|but) (?:also )?(?:continu\w+|fired|struck|shelled|conducted|launched)\b|"
    r", (?:and|but|while|although|though|whereas|as)\b|\b(?:but|while|although|though)\b",
    re.I,
)
"""Where a sentence turns to another clause, of which the words before say nothing."""

_MAYBE = re.compile(r"\b(?:may(?! \d)|might|could|would|will|poised|if|unless|whether|likely to)\b")
_UNDONE = re.compile(
    r"\b(?:did not|do not|does not|have not|has not|no longer|paus\w+|rather than|instead of|without|de-emphasi\w+|"
    r"fail\w* (?:to|of|in)|failure|unable|inability|prevent\w*|in response to|risk\w*|threat\w*|claims? of|demand\w*|"
    r"call\w* (?:for|on)|refus\w+)\b",
    re.I,
)
_TRIED = re.compile(
    r"\b(?:attempt\w*|(?:try|tried|trying|seek\w*|aim\w*|intend\w*|prepar\w+|hop(?:e|es|ed|ing)|plan\w*) (?:to|for)|"
    r"efforts?|in order to|so as to|(?:set|setting) conditions|to support|supporting|in support of|stopp?\w*|halt\w*|"
    r"disrupt\w*|objective|goal|toward \w+ing)\b",
    re.I,
)
_YET = re.compile(r"^\w*(?: \w+){0,2} (?:may|might|could)\b")
"""A place within the subject of a clause that leaves all open: 'the encirclement of A may be an effort'."""

_UNTRUE = re.compile(r"\b(?:were|was|is|are|as) (?:false|untrue|incorrect|fake)\b", re.I)


def firm(detail: Detail, claims: Iterable[Claim]) -> bool:
    """Whether some passage under a fact of this kind tells its act as done, at one of its places at least."""
    tried = any(getattr(detail, slot, None) == word for slot, words in detail.tried.items() for word in words)
    return any(_told(claim, tried) for claim in claims)


def _told(claim: Claim, tried: bool) -> bool:
    """Whether a claim's passage holds nothing before its places that takes the act back. `tried`: the act is itself an
    attempt. A passage in another language, or without places, is taken at its word."""
    stance = claim.attribution.stance
    if stance in ("plans", "denies") or not claim.where:
        return True
    quotes = {span.doc: span for span in claim.spans}
    found = []
    for place in claim.where:
        mention = place.mention.span
        span = quotes.get(mention.doc)
        if span is None or not span.start <= mention.start < span.start + len(span.quote):
            return True
        left, right = span.quote[: mention.start - span.start], span.quote[mention.start - span.start :]
        if CYRILLIC.search(span.quote):
            return True
        found.append(_stands(_clause(left), right, stance == "suspects", tried))
    return any(found)


def _clause(left: str) -> str:
    """The words since the sentence last turned."""
    turns = [match.end() for match in _TURN.finditer(left)]
    return left[turns[-1] :] if turns else left


def _stands(left: str, right: str, suspected: bool, tried: bool) -> bool:
    taken_back = [_UNDONE] if tried else [_UNDONE, _TRIED]
    if not suspected:
        taken_back.append(_MAYBE)
    if any(words.search(left) for words in taken_back) or _UNTRUE.search(right):
        return False
    return suspected or not _YET.match(right)
