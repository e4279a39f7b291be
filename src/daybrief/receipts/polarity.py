"""Whether a sentence that says "not" has a passage that says so."""

import re

from daybrief.receipts.evidence import Evidence

_NOT = re.compile(
    r"\b(?:not|no|never|without|nobody|nothing|none|neither|nor|cannot|hardly)\b|n['’]t\b|\bне\b|\bні\b", re.I
)
_HEARD = re.compile(
    r"\b(?:not|no|never|without|nobody|nothing|none|neither|nor|cannot|unless|fail\w*|refus\w*|reject\w*|den\w+|lack\w*|"
    r"halt\w*|unable|few|hardly|stop\w*|ceas\w*|ban\w*|prevent\w*|unsuccess\w*)\b|n['’]t\b|"
    r"(?<!\w)(?:не|ні|нет|ничего|ніхто|никто|без|жодн\w*|безусп\w*|відмов\w*|отказ\w*|запереч\w*|опроверг\w*)(?!\w)",
    re.I,
)

_UNDONE = re.compile(r"\b(?:was|were|did|has|have|had|is|are) not\b", re.I)
_UNDONE_HEARD = re.compile(r"\b(?:was|were|did|has|have|had|is|are|does|do)(?:n['’]t| not)\b", re.I)


def faults(text: str, evidence: Evidence) -> list[str]:
    """A negation outside quotation marks that no cited passage bears out."""
    bare = re.sub(r"“[^”]*”?", "“”", text)
    said = _NOT.search(bare)
    if said and not _HEARD.search(evidence.words):
        return [f"says {said.group()!r}, of which the passages have no word"]
    denied = any(claim.get("stance") == "denies" for claim in evidence.claims)
    if _UNDONE.search(bare) and not denied and not _UNDONE_HEARD.search(evidence.words):
        return ["says that something was not so, where the passages tell what was"]
    return []
