"""Whether the verbs of a Ukrainian sentence say no more than the stance of the claims it cites."""

import re
from collections.abc import Iterable

from daybrief.receipts.evidence import Evidence
from daybrief.receipts.stances import FOOTAGE, needs_owner, only_quoted
from daybrief.theatre.pack import Theatre

_HEDGE = re.compile(r"(?<!\w)(?:за непідтвердженими даними|нібито|ймовірно|імовірно|можливо)(?!\w)", re.I)
_DENY = re.compile(r"(?<!\w)(?:запереч\w+|спростува\w+)", re.I)
_CONFIRM = re.compile(r"(?<!не )(?<!\w)(?:підтверди\w+|підтверджу\w+|свідчить|свідчать)(?!\w)", re.I)
_PLAN = re.compile(
    r"(?<!\w)(?:ма(?:є|ють)|плану(?:є|ють)|готов(?:ий|а|е|і)|збира(?:ється|ються))\s+[\w’]+ти(?:ся)?(?!\w)", re.I
)
_SAID = re.compile(
    r"(?<!\w)(?:заяв\w+|повідом\w+|сказа\w+|стверджу\w+|запереч\w+|спростува\w+|підтверди\w+|підтверджу\w+|попереди\w+|"
    r"попереджа\w+|оціню\w+|пише|пишуть|за даними|за словами|свідчить|свідчать)(?!\w)|: «|»|— [А-ЯІЇЄҐа-яіїєґ«]",
    re.I,
)
_UNDONE = re.compile(r"(?<!\w)не (?:було |був |була |були )?(?P<verb>[а-яіїєґ’]+)", re.I)
_MAY_BE_UNDONE = re.compile(r"просунул|підтверджен")
_NEGATED = re.compile(
    r"\b(?:not|no|never|without|unable|fail\w*)\b|n['’]t\b|(?<!\w)(?:не|без|нет|жодн\w*|безуспішн\w*|безуспешн\w*)(?!\w)",
    re.I,
)


def faults(text: str, evidence: Evidence) -> list[str]:
    """What the sentence's verbs overstate or leave out; quoted words are not the brief's own verbs."""
    stances = {str(claim.get("stance")) for claim in evidence.claims}
    found = []
    if _CONFIRM.search(text) and "confirms" not in stances:
        found.append("says 'confirmed', which no cited claim does")
    elif _CONFIRM.search(text) and not FOOTAGE.search(evidence.around):
        found.append("says 'confirmed', of which the passages have no word")
    if _DENY.search(text) and "denies" not in stances:
        found.append("says 'denied', which no cited claim does")
    if re.search("за непідтвердженими даними", text, re.I) and "suspects" not in stances:
        found.append("says 'reportedly' of what is said plainly")
    if stances == {"suspects"} and not _HEDGE.search(text) and not only_quoted(evidence):
        found.append("says plainly what is only suspected")
    if stances == {"denies"} and not _DENY.search(text):
        found.append("leaves out that this is a denial")
    if _PLAN.search(text) and "plans" not in stances:
        found.append("tells what is done as a plan")
    return found + _undone(text, evidence)


def planned(text: str, evidence: Evidence) -> list[str]:
    """A stretch of which every claim is a plan, told as if it had happened."""
    stances = {str(claim.get("stance")) for claim in evidence.claims}
    if stances == {"plans"} and not _PLAN.search(text) and re.search(r"[а-яіїєґ’]{3,}(?:ли|ла|ло|лися|в)(?!\w)", text):
        return ["tells a plan as done"]
    return []


def hedged(text: str, evidence: Evidence) -> list[str]:
    """What is only suspected, told plainly beside what others say."""
    suspected = {str(claim.get("stance")) for claim in evidence.claims} == {"suspects"}
    return ["says plainly what is only suspected"] if suspected and not _HEDGE.search(text) else []


def _undone(text: str, evidence: Evidence) -> list[str]:
    """A negation that no cited passage bears out."""
    denied = any(claim.get("stance") == "denies" for claim in evidence.claims)
    for match in _UNDONE.finditer(text):
        allowed = _MAY_BE_UNDONE.match(match.group("verb")) and _NEGATED.search(evidence.words)
        if not allowed and not denied:
            return [f"says {match.group()!r}, where the passages tell what was"]
    return []


def unowned(text: str, stretches: Iterable[Evidence], theatre: Theatre | None) -> list[str]:
    """Whether a sentence that names nobody rests somewhere on nothing but somebody's word."""
    if _SAID.search(text):
        return []
    return ["leaves out who says so"] if any(needs_owner(one, theatre) for one in stretches) else []
