"""Whether the side that a sentence lets act is the one that acts in the passages, and not the one that is acted on."""

import re
from collections.abc import Iterator

from daybrief.claims import KIND_BY_NAME
from daybrief.receipts.evidence import Evidence, Json
from daybrief.theatre.pack import Theatre

_ACTS = (
    r"took|takes?|retook|retakes?|advanced?|advances|attacked|attacks?|withdr[ae]w|withdraws|counterattack(?:ed|s)?|"
    r"repel(?:led|s)?|struck|strikes?|hit|hits|launch(?:ed|es)?|deploy(?:ed|s)?"
)
_ON_THE_GROUND = re.compile(r"took|takes?|reto|reta|advanc|attack|withdr|counterattack|repel")
_TROOPS = (
    r"forces|troops|units?|soldiers|military|army|armies|servicem[ae]n|elements|brigades?|divisions?|regiments?|"
    r"battalions?|marines|paratroopers|fighters|air force|navy|command|drones?|missiles?|aircraft|bombers?|artillery|"
    r"operators?|personnel|detachments?|formations?|groups?|special"
)
_DEEDS = (
    r"attacks?|strikes?|assaults?|offensives?|counteroffensives?|counterattacks?|advances?|shelling|fire|bombardments?|"
    r"gains?|operations?|withdrawals?|recapture|seizure|capture|liberation|campaign|raids?|salvos?|barrages?|push|drone"
)
_VERBS_ON = (
    r"target(?:ing|s|ed)|hit(?:ting)?|str(?:uck|iking)|destroy(?:ing|ed)|attack(?:ing|ed)|repell(?:ing|ed)|"
    r"damag(?:ing|ed)|down(?:ing|ed)|shot down|kill(?:ing|ed)|push(?:ing|ed)(?: back)?|forc(?:ing|ed)"
)
_FILLER = r"(?:the|a|an|some|several|many|key|other|all|occupied|\d[\d,]*)\s+"
_BEHIND = re.compile(
    rf"\b(?:against|at|on|of|into|with|near|in|behind|towards?|from|{_VERBS_ON})\s+(?:{_FILLER})*$", re.I
)
_TROOPS_AFTER = re.compile(rf"^(?:['’]s?)?(?:[\s-]+[\w’'-]+){{0,3}}?[\s-]+(?:{_TROOPS})\b")
_DEED_AFTER = re.compile(rf"^(?:['’]s?)?(?:\s+[\w-]+){{0,2}}?\s+(?:{_DEEDS})\b")
_VERB_AFTER = re.compile(r"^\s+[a-z]+(?:ed|s)\b")
_BY = re.compile(r"\bby\s+(?:the\s+|some\s+|\w+\s+)?$", re.I)
_LINKS = r"that|and|but|as|while|where|when|after|before|because|which|said"
_STARTS = re.compile(rf"(?:^|[.;:,“\"(–—]\s*|\b(?:{_LINKS})\s+)(?:the\s+|\w+ly\s+)*$", re.I)
_WHERE = re.compile(
    r"\b(?:in|into|from|near|across|bordering|against|(?:to|within|of|inside) (?:(?:north|south|east|west)\w*|central)|"
    r"(?:north|south|east|west)\w*ern|central) (?:the |occupied )?$",
    re.I,
)
"""Words before a land's name that make it a place."""

_UNNAMED = re.compile(
    r"\b(?:enemy|occupiers?|invaders?|they|it|its|their|he|she|his|her|the (?:forces|troops|army|military))\b", re.I
)


def faults(text: str, evidence: Evidence, theatre: Theatre | None) -> list[str]:
    """Acts that a sentence gives to one side, and its claims or passages to the other."""
    if theatre is None:
        return []
    found = _lost(text, evidence, theatre) + _in_brackets(evidence, theatre) + _only_where(evidence, theatre)
    for code, verb in _told(text, theatre):
        recorded = {str(claim[slot]) for claim in evidence.claims if (slot := _acting(claim)) and claim.get(slot)}
        if recorded & set(theatre.sides) and code not in recorded:
            found.append(f"gives to {code} what its claims record of {', '.join(sorted(recorded))}")
        elif all(_turned(code, verb, str(claim["quote"]), theatre, evidence) for claim in evidence.claims):
            found.append(f"lets {code} act where the passage has it acted on")
    return found


def _in_brackets(evidence: Evidence, theatre: Theatre) -> list[str]:
    """Acts given to a party that every passage names in brackets alone: 'two corps (the armed forces of A and B)'."""
    found = set()
    for claim in evidence.claims:
        code, quote = claim.get(_acting(claim)), str(claim["quote"])
        starts = [hit.start for hit in theatre.parties["en"].find(quote) if hit.value == code]
        plain = any(quote.rfind("(", 0, at) <= quote.rfind(")", 0, at) for at in starts)
        if code in theatre.sides or not starts or plain:
            return []
        found.add(str(code))
    return [f"gives to {code} what the passage only adds about others" for code in sorted(found)]


def _only_where(evidence: Evidence, theatre: Theatre) -> list[str]:
    """Troops said to be sent by a state that every passage names only as where something is: 'to eastern A', 'regions
    bordering A'."""
    found = set()
    for claim in evidence.claims:
        code, quote = claim.get("force"), str(claim["quote"])
        before = [quote[: hit.start] for hit in theatre.parties["en"].find(quote) if hit.value == code]
        if not before or not all(map(_WHERE.search, before)) or re.search(r"[\u0400-\u04ff]", quote):
            return []
        found.add(str(code))
    return [f"lets {code} send troops where the passage only names it as a place" for code in sorted(found)]


def _lost(text: str, evidence: Evidence, theatre: Theatre) -> list[str]:
    """Losses given to another side than the claims count them of."""
    held = {str(claim["side"]) for claim in evidence.claims if claim.get("side")}
    found = []
    for code in theatre.sides:
        name, adjective, *_ = theatre.prose["parties"][code]
        told = rf"\b(?:{re.escape(adjective)} forces|{re.escape(name)}) (?:has |have |also )?lost\b"
        if held and code not in held and re.search(told, text):
            found.append(f"gives to {code} losses that its claims count of {', '.join(sorted(held))}")
    return found


def _told(text: str, theatre: Theatre) -> Iterator[tuple[str, str]]:
    """Sides that a sentence lets act, with the verb: 'Russian forces took', 'Ukraine launched'."""
    for code in theatre.sides:
        name, adjective, *_ = theatre.prose["parties"][code]
        who = rf"(?:{re.escape(adjective)} forces|{re.escape(name)})"
        for match in re.finditer(rf"\b{who} (?:reportedly |likely |also )?({_ACTS})\b", text):
            yield code, match.group(1)


def _acting(claim: Json) -> str:
    kind = KIND_BY_NAME.get(str(claim.get("kind")))
    return kind.meets.acts if kind is not None else ""


def _turned(code: str, verb: str, quote: str, theatre: Theatre, evidence: Evidence) -> bool:
    """Whether a passage lets the other side act and has this one only as what is acted on, or not at all."""
    if re.search(r"[\u0400-\u04ff]", quote):
        return False
    roles: dict[str, set[str]] = {}
    for hit in theatre.parties["en"].find(quote):
        if hit.value in theatre.sides:
            roles.setdefault(hit.value, set()).add(_role(quote, hit.start, hit.end))
    others = {role for side, found in roles.items() if side != code for role in found}
    if "agent" not in others:
        return False
    if code in roles:
        return roles[code] == {"object"}
    around = {hit.value for hit in theatre.parties["en"].find(evidence.around)}
    return bool(_ON_THE_GROUND.match(verb)) and code not in around and not _UNNAMED.search(quote)


def _role(text: str, start: int, end: int) -> str:
    """'agent', 'object', or '' where the words around a side's name do not tell."""
    before, after = text[:start], text[end:]
    if _BY.search(before) or _DEED_AFTER.match(after):
        return "agent"
    if _BEHIND.search(before):
        return "object"
    if _STARTS.search(before) and (_TROOPS_AFTER.match(after) or _VERB_AFTER.match(after)):
        return "agent"
    return ""
