"""Whether a sentence's verbs say no more than the stance of the claims it cites."""

import re
from collections.abc import Iterable

from daybrief.receipts.evidence import Evidence
from daybrief.theatre.pack import Theatre

_HEDGE = re.compile(r"\b(reportedly|suspected|unconfirmed|believed|likely|probably|may|might|could)\b", re.I)
_GUESS = re.compile(
    r"\b(?:assess|forecast|foresee|expect|warn|(?:un)?likely|may|might|could|can|prob|possib|suggest|belie|estimat|predict|"
    r"fear|risk|doubt|chance|appear|seem|if|unless|should|potential|threat|concern|believe|think|hop)",
    re.I,
)
"""Words by which a clause that is foretold, or the verb that tells it, is no certainty."""

_DENY = re.compile(r"\b(den(?:ied|ies|y)|disput(?:ed|es))\b", re.I)
_CONFIRM = re.compile(r"\b(confirm(?:ed|s)?|(?:footage|imagery|photographs) shows?)\b", re.I)
_PLAN = re.compile(
    r"\b((?:is|are) (?:due|ready|preparing)|plans? to|planned|scheduled|will|would|expected|"
    r"to (?:be|hold|sign|meet))\b",
    re.I,
)
_ATTRIBUTED = re.compile(
    r"\b(said|says?|told|announced|claim(?:ed|s)|reported|according to|warn(?:ed|s)?|assess(?:ed|es)|"
    r"confirm(?:ed|s)|den(?:ied|ies))\b|"
    r": “|, “|”",
    re.I,
)
FOOTAGE = re.compile(
    r"geolocat|footage|video|imagery|photo|satellite|acknowledg|confirm|геолока|відео|видео|фото|супутник|спутник|"
    r"підтверд|подтверд|визнал|признал",
    re.I,
)
# Nothing of such a sentence is the brief's own: the passage hedges for itself.
_PASSAGE = re.compile(r"(?:[^“”]+ reported|A report (?:also |further )?said): “[^“”]+”\.?")

_DONE = re.compile(
    r"\b(?!(?:said|reported|claimed|warned|confirmed|announced|planned|expected|scheduled|called|proposed|devoted|based|"
    r"led|named|united)\b)(?:visited|held|signed|met|gave|sent|took|spoke|agreed|imposed|discussed|deployed|extended|"
    r"banned|lifted|travelled|hosted|opened)\b",
    re.I,
)


def planned(text: str, evidence: Evidence) -> list[str]:
    """A stretch of which every claim is a plan, told as if it had happened."""
    stances = {str(claim.get("stance")) for claim in evidence.claims}
    bare = re.sub(r"“[^”]*”?", "“”", text)
    if stances == {"plans"} and _DONE.search(bare) and not _PLAN.search(bare):
        return ["tells a plan as done"]
    return []


def faults(text: str, evidence: Evidence) -> list[str]:
    """What the sentence's verbs overstate or leave out; quoted words are not the brief's own verbs."""
    bare = re.sub(r"“[^”]*”|\bwithout a confirmed advance\b", "“”", text)
    stances = {str(claim.get("stance")) for claim in evidence.claims}
    found = []
    if _CONFIRM.search(bare) and "confirms" not in stances:
        found.append("says 'confirmed', which no cited claim does")
    elif _CONFIRM.search(bare) and not FOOTAGE.search(evidence.around):
        found.append("says 'confirmed', of which the passages have no word")
    if _DENY.search(bare) and "denies" not in stances:
        found.append("says 'denied', which no cited claim does")
    if re.search(r"\breportedly\b", bare) and "suspects" not in stances:
        found.append("says 'reportedly' of what is said plainly")
    said = text if _PASSAGE.fullmatch(text) else bare
    guessed = only_quoted(evidence) and (_GUESS.search(text) or any("said" in claim for claim in evidence.claims))
    if stances == {"suspects"} and not _HEDGE.search(said) and not guessed:
        found.append("says plainly what is only suspected")
    if stances == {"denies"} and not _DENY.search(said):
        found.append("leaves out that this is a denial")
    if stances == {"plans"} and not _PLAN.search(said):
        found.append("tells a plan as done")
    if re.search(r"\b(?:is|are) (?:due|ready|preparing) to\b|\bplans? to\b", bare) and "plans" not in stances:
        found.append("tells what is done as a plan")
    return found


def unowned(text: str, stretches: Iterable[Evidence], theatre: Theatre | None) -> list[str]:
    """Whether a sentence that names nobody rests somewhere on nothing but somebody's word."""
    if _ATTRIBUTED.search(re.sub(r"“[^”]*”", "“”", text)) or text.endswith(": "):
        return []
    return ["leaves out who says so"] if any(needs_owner(one, theatre) for one in stretches) else []


_SOMEBODY = re.compile(
    r"^(?!ISW|We\b)(?:[A-Z“][^.;:]{3,140}?) (?:(?:also|additionally|further|separately|later|similarly|falsely) )?"
    r"(?:reported|said|stated|claimed|announced|noted|added|warned|asserted|alleged|acknowledged|wrote|posted|emphasi[sz]ed)"
    r"(?: (?:on|at|in|late|early) [^,.;]{3,40}?)? that\b"
)
"""How a passage opens that tells what somebody says: 'B’s command “North” reported on 3 May that'."""


def misowned(text: str, evidence: Evidence) -> list[str]:
    """What a sentence lets its publisher report, where every passage gives it to somebody whom no claim names."""
    bare = re.sub(r"“[^”]*”", "“”", text)
    told = [claim for claim in evidence.claims if "said" not in claim and "about" not in claim]
    own = told and all(not _voice(claim.get("source")) for claim in told)
    if own and "“”" not in bare and all(_SOMEBODY.match(str(claim["quote"])) for claim in told):
        return ["leaves out who says so in the passage"]
    return []


def needs_owner(evidence: Evidence, theatre: Theatre | None) -> bool:
    """Whether every cited claim is somebody's word, none of it borne out by evidence or an outlet's own voice."""
    told = [c for c in evidence.claims if c.get("stance") in ("asserts", "suspects", "denies", "plans")]
    if not told or len(told) < len(evidence.claims):
        return False
    publishers = {str(doc["id"]): str(doc.get("source") or "") for doc in evidence.documents}
    return all(_voice(c.get("source")) or _office(publishers.get(str(c.get("document")), ""), theatre) for c in told)


def _office(publisher: str, theatre: Theatre | None) -> bool:
    """Whether a publisher is an office, whose own pages are its word."""
    return theatre is not None and any(
        source.name == publisher and source.kind == "office" for source, _ in theatre.sources
    )


_TROOPS = re.compile(r"(?:the )?(?:\w+ )?(?:forces|troops|soldiers|units|fighters|servicemen|drones)", re.I)


def _voice(source: object) -> bool:
    """Whether a claim's source says anything: troops act, and are no voice."""
    return bool(source) and _TROOPS.fullmatch(str(source)) is None


def only_quoted(evidence: Evidence) -> bool:
    return all("said" in claim or "about" in claim for claim in evidence.claims)
