"""Whether a clause that a voice foretells is told in the words of its claim."""

import re

from daybrief.receipts.evidence import Evidence, Json

_REMARK = re.compile(r", (?:[a-z]+ing|while|which|though|although|despite|even though)\b| following\b")
_CONDITION = re.compile(r"\b(?:if|unless|until|once|when|without|only)\b")
_FEARED = re.compile(
    r"\b(?:concern\w*|fear\w*|worr\w+|hop(?:e|es|ed|ing)|doubt\w*|afraid|unclear|unknown|question) "
    r"(?:about |of )?(?:that|whether|if) $|\b(?:whether|if) $"
)
_CUT = re.compile(
    r"\b(?:let|lets|make|makes|help|helps|have|be|to|the|an?|of|that|and|or|in|on|for|with|by|from|will|would|not)$"
)
_LEAST = 4  # words of a clause that still say something


def faults(text: str, evidence: Evidence) -> list[str]:
    """A stretch of which every claim is a clause that somebody foretells, and that holds none of those clauses."""
    wanted = [_plain(str(claim["about"])) for claim in evidence.claims if claim.get("about")]
    if wanted and len(wanted) == len(evidence.claims) and all(map(_open, evidence.claims)):
        return ["foretells what its passage only fears, hopes or asks, or breaks off"]
    if not wanted or len(wanted) < len(evidence.claims) or any(_holds(_plain(text), clause) for clause in wanted):
        return []
    return ["does not tell what is foretold in the words of its claim"]


def _open(claim: Json) -> bool:
    """Whether the passage has a claim's clause only as what somebody fears, hopes or asks, or goes on where it ends."""
    quote, clause = _plain(str(claim["quote"])), _plain(str(claim["about"]))
    before = quote.partition(clause)[0] if clause in quote else ""
    return bool(_FEARED.search(before) or _CUT.search(clause))


def _holds(text: str, clause: str) -> bool:
    """Whether a text has the whole clause, or all of it but a remark behind, on which nothing depends: 'A will fall,
    *allowing B to move on*'."""
    remark = _REMARK.search(clause)
    if clause in text or remark is None:
        return clause in text
    before = clause[: remark.start()]
    return before in text and len(before.split()) >= _LEAST and not _CONDITION.search(clause, remark.start())


def _plain(words: str) -> str:
    words = re.sub(r"[\"'“”‘’]", "'", " ".join(words.split()).lower())
    return words.removeprefix("that ").rstrip(".,; ")
