"""Whether a passage tells an act as done at its places, or only as what may be, was tried, or did not happen.

A reader of claims goes by the verb that a sentence holds; the words before it can take it back. What is asked here is
asked of English passages alone, and only of facts whose kind says that they must be firm.
"""

import re
from collections.abc import Iterable

from daybrief.brief.names import troops
from daybrief.brief.phrases import CYRILLIC
from daybrief.claims import Claim
from daybrief.claims.base import Detail
from daybrief.model.place import Place

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
_UNTRUE = re.compile(r"\b(?:were|was|is|are|as) (?:false|untrue|incorrect|fake)\b", re.I)
_YET = re.compile(r"^\w*(?: \w+){0,2} (?:may|might|could)\b")
"""A place within the subject of a clause that leaves all open: 'the encirclement of A may be an effort'."""

_TO = re.compile(
    r"\bto (?:\w+ (?:and|or) )?(?:\w+ly )?"
    r"(?:seize|capture|encircle|take|retake|secure|liberate|recapture|regain|enter)\b",
    re.I,
)
_HAS = re.compile(
    r"\b(?:seiz(?:ed|ing|ure)|captur(?:ed|ing)|capture of|took|tak(?:en|ing)|secur(?:ed|ing)|occup\w+|control\w*|"
    r"retook|retak\w+|(?:liberat|recaptur|regain)\w*(?:ed|ing|ion)|f[ae]ll(?:en)?|lost|enter\w*|gain\w*|advanc\w+|"
    r"push\w*|br[eo]k\w+|reach\w*|progress|withdr\w+|retreat\w*|pull\w*|left|abandon\w*|clear\w+|storm\w*)\b",
    re.I,
)
"""A purpose, and words of what was done: where a passage has the first alone, nothing was taken yet."""

_CAMPAIGN = re.compile(r"\bfailure of [^.,;]{0,60}\b(?:offensive|campaign|operation|assault|attack)s?\b", re.I)


def firm(detail: Detail, claims: Iterable[Claim], stance: str) -> bool:
    """Whether some passage under a fact of this kind tells its act as done, at one of its places at least. What a fact
    asserts must not rest on suspicions."""
    told = list(claims)
    alike = [claim for claim in told if (claim.attribution.stance == "suspects") == (stance == "suspects")]
    return any(_told(claim, detail) for claim in alike or told)


_SPOKEN = re.compile(
    r"\b(?:claim(?:ed|s)?|reported|stated|said|says|noted|alleged(?:ly)?|announced|told|acknowledged|suggested)\b", re.I
)


def unheard(claim: Claim) -> bool:
    """Whether a claim has no voice but its publisher's although words of saying stand before all of its places: the
    passage has one that was not read."""
    voiced = not claim.attribution.own_voice and not troops(claim.attribution.origin.name)
    if voiced or not claim.where:
        return False
    parted = [_parted(claim, place) for place in claim.where]
    return all(sides is not None and _SPOKEN.search(sides[0]) for sides in parted)


def _parted(claim: Claim, place: Place) -> tuple[str, str] | None:
    """A claim's passage before and from one of its places; None where it is in another script or does not name it."""
    span = next((span for span in claim.spans if span.doc == place.mention.span.doc), None)
    at = place.mention.span.start - span.start if span else -1
    if span is None or not 0 <= at < len(span.quote) or CYRILLIC.search(span.quote):
        return None
    return span.quote[:at], span.quote[at:]


def done_at(detail: Detail, claim: Claim, place: Place) -> bool:
    """Whether a claim's passage tells the act as done at one of its places."""
    sides = _parted(claim, place)
    if sides is None:
        return True
    return _stands(_clause(sides[0]), sides[1], claim.attribution.stance == "suspects", _tried(detail))


def _told(claim: Claim, detail: Detail) -> bool:
    """Whether a claim's passage holds nothing that takes the act back. A passage in another language, or without
    places, is taken at its word."""
    if claim.attribution.stance in ("plans", "denies") or not claim.where:
        return True
    quote = "\n".join(span.quote for span in claim.spans)
    if CYRILLIC.search(quote):
        return True
    if _CAMPAIGN.search(quote) or (not _tried(detail) and _TO.search(quote) and not _HAS.search(_TO.sub(" ", quote))):
        return False
    return any(done_at(detail, claim, place) for place in claim.where)


def _tried(detail: Detail) -> bool:
    """Whether an act may itself be no more than an attempt."""
    return any(getattr(detail, slot, None) == word for slot, words in detail.tried.items() for word in words)


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
