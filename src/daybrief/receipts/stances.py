"""Whether a sentence's verbs say no more than the stance of the claims it cites."""

import re

from daybrief.receipts.evidence import Evidence

_HEDGE = re.compile(r"\b(reportedly|suspected|unconfirmed|believed|likely|probably|may|might|could)\b", re.I)
_DENY = re.compile(r"\b(den(?:ied|ies|y)|disput(?:ed|es))\b", re.I)
_CONFIRM = re.compile(r"\b(confirm(?:ed|s)?|(?:footage|imagery|photographs) shows?)\b", re.I)
_PLAN = re.compile(
    r"\b((?:is|are) (?:due|ready)|plans? to|planned|scheduled|will|would|expected|to (?:be|hold|sign|meet))\b", re.I
)
_ATTRIBUTED = re.compile(
    r"\b(said|says?|told|announced|claim(?:ed|s)|reported|according to|warn(?:ed|s)?|confirm(?:ed|s)|den(?:ied|ies))\b|"
    r": “|, “|”",
    re.I,
)
_FOOTAGE = re.compile(
    r"geolocat|footage|video|imagery|photo|satellite|acknowledg|confirm|геолока|відео|видео|фото|супутник|спутник|"
    r"підтверд|подтверд|визнал|признал",
    re.I,
)


def faults(text: str, evidence: Evidence) -> list[str]:
    """What the sentence's verbs overstate or leave out; quoted words are not the brief's own verbs."""
    bare = re.sub(r"“[^”]*”", "“”", text)
    stances = {str(claim.get("stance")) for claim in evidence.claims}
    found = []
    if _CONFIRM.search(bare) and "confirms" not in stances:
        found.append("says 'confirmed', which no cited claim does")
    elif _CONFIRM.search(bare) and not _FOOTAGE.search(evidence.around):
        found.append("says 'confirmed', of which the passages have no word")
    if _DENY.search(bare) and "denies" not in stances:
        found.append("says 'denied', which no cited claim does")
    if re.search(r"\breportedly\b", bare) and "suspects" not in stances:
        found.append("says 'reportedly' of what is said plainly")
    if stances == {"suspects"} and not _HEDGE.search(bare) and not _only_quoted(evidence):
        found.append("says plainly what is only suspected")
    if stances == {"denies"} and not _DENY.search(bare):
        found.append("leaves out that this is a denial")
    if stances == {"plans"} and not _PLAN.search(bare):
        found.append("tells a plan as done")
    if re.search(r"\b(?:is|are) (?:due|ready) to\b|\bplans? to\b", bare) and "plans" not in stances:
        found.append("tells what is done as a plan")
    if not _ATTRIBUTED.search(bare) and _needs_owner(evidence):
        found.append("leaves out who says so")
    return found


def _needs_owner(evidence: Evidence) -> bool:
    """Whether every cited claim is somebody's word, none of it borne out by evidence or the publisher's own voice."""
    told = [c for c in evidence.claims if c.get("stance") in ("asserts", "suspects", "denies")]
    return len(told) == len(evidence.claims) > 0 and all(_voice(c.get("source")) for c in told)


_TROOPS = re.compile(r"(?:the )?(?:\w+ )?(?:forces|troops|soldiers|units|fighters|servicemen|drones)", re.I)


def _voice(source: object) -> bool:
    """Whether a claim's source says anything: troops act, and are no voice."""
    return bool(source) and _TROOPS.fullmatch(str(source)) is None


def _only_quoted(evidence: Evidence) -> bool:
    return all("said" in claim or "about" in claim for claim in evidence.claims)
