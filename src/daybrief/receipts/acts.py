"""Whether the act a sentence tells is the one its claims record, and whether its matter is theirs."""

import re

from daybrief.receipts.evidence import Evidence, Json

_ACTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    (r"took|takes?", "action", frozenset({"seized"})),
    (r"retook|retakes?", "action", frozenset({"regained"})),
    (r"advanced?|advances", "action", frozenset({"advanced"})),
    (r"repell?(?:ed|s)?", "action", frozenset({"repelled"})),
    (r"withdr[ae]ws?", "action", frozenset({"withdrew"})),
    (r"counterattack(?:ed|s)?", "action", frozenset({"counterattacked"})),
    (r"signed|signs?", "stage", frozenset({"signed"})),
    (r"rejected|rejects?", "stage", frozenset({"rejected"})),
    (r"banned|bans?", "action", frozenset({"bans"})),
    (r"imposed|imposes?", "action", frozenset({"imposes"})),
    (r"lifted|lifts?", "action", frozenset({"lifts"})),
    (r"extended|extends?", "action", frozenset({"extends"})),
)
"""Verbs that stand for one value of a slot: a claim that has the slot must have that value."""

_COUNTS: tuple[tuple[str, str], ...] = (
    (r"killed", "killed"),
    (r"wounded", "injured"),
    (r"captured", "captured"),
    (r"launched|launches", "launched"),
    (r"shot down", "intercepted"),
)
"""Words that tell a count: some cited claim must hold it, or its passage say so."""

_MOVES = re.compile(
    r"\bforces (?:also |reportedly |likely )?(took|retook|advanced|repelled|withdrew|counterattacked)\b"
)
"""Moves of troops: only a claim that records an act, or a passage with the very word, bears them out."""

_UNMOVED = re.compile(r"\b(?:but did not advance|without an advance|without a confirmed advance|without success)\b")
_UNMOVED_HEARD = re.compile(
    r"(?:\bnot?|without|fail\w*|unable)\b[^.;]{0,40}\b(?:advanc|gain|terr\w+)|\b(?:unsuccess|without success|fail)|"
    r"\b(?:but|then|and) (?:retreat|withdr)|\b(?:retreated|withdrew) after suffering|"
    r"\b(?:could|did) not (?:seize|capture|take|break)|"
    r"безусп|без усп|усп[іе]х\w* не|не \w+ усп[іе]х|не про(?:сунул|двинул)|без просування",
    re.I,
)
"""An attack that gained nothing, in the brief's words and in those of a passage."""

_WORD = re.compile(r"[a-z]{5,}")
_COMMON = re.compile(
    r"russian|ukrainian|forces|according|reported(?:ly)?|attacks?|attacked|advanced|retook|repelled|withdrew|claimed|"
    r"claims|warned|confirmed|denied|plans?|deployed?|damaged|struck|strikes?|launched|wounded|killed|captured|missing|"
    r"civilians?|people|persons?|soldiers?|drones?|missiles?|shells?|bombs?|sites?|overnight|between|about|least|there|"
    r"their|under|which|while|after|before|since|until|other|elsewhere|talks|agreement|signed|discussed|negotiated|"
    r"agreed|rejected|carried|ended|sanctions|telephone|spoke|hold|holds|handed|given|direction|north|south|east|west|"
    r"northeast|northwest|southeast|southwest|footage|shows|geolocated|satellite|imagery|photographs|otherwise|total|"
    r"including|military|counts|differ|ministry|administration|president|minister|officials?|special|envoys?|secretary|deputy|chief|commander|advisers?|spokes\w+|governor|mayor|would|could|should|being|where"
)
_FEW = 3  # content words from which a stretch must share half with what it cites


def faults(text: str, evidence: Evidence) -> list[str]:
    """Acts that no cited claim records, and matter that no passage has."""
    bare = re.sub(r"“[^”]*”?", "“”", text)
    found = []
    if _UNMOVED.search(bare):
        if not _UNMOVED_HEARD.search(evidence.words):
            found.append("says that nothing was gained, of which the passages have no word")
        bare = _UNMOVED.sub(" ", bare)
    for verbs, slot, values in _ACTS:
        held = {str(claim[slot]) for claim in evidence.claims if claim.get(slot)}
        if held and not held & values and re.search(rf"\b(?:{verbs})\b", bare, re.I):
            found.append(f"tells an act that no cited claim records ({', '.join(sorted(held))})")
    moves = _MOVES.search(bare)
    if moves and not any(claim.get("action") for claim in evidence.claims) and moves.group(1) not in evidence.words:
        found.append(f"tells a move of troops that no cited claim records ({moves.group(1)})")
    for words, slot in _COUNTS:
        if re.search(rf"\b(?:{words})\b", bare) and not _counted(slot, words, evidence):
            found.append(f"tells what no cited claim counts ({slot})")
    if evidence.claims and all(map(_told_to, evidence.claims)):
        found.append("takes those who are told to do something for what it is done to")
    if not _same_matter(bare, evidence):
        found.append("tells of other matters than the passages it cites")
    return found


def _told_to(claim: Json) -> bool:
    """Whether a passage has what an act is done to as those who are to do it: 'instructs *officers* to ban calls'."""
    target = claim.get("target")
    if not isinstance(target, str) or not target:
        return False
    telling = r"(?:instruct|order|urg|ask|requir|direct|advis|tell|told|command)\w*"
    told = rf"\b{telling} (?:the |all )?{re.escape(target)} (?:\w+ )?to\b"
    return re.search(told, str(claim["quote"]), re.I) is not None


def _counted(slot: str, words: str, evidence: Evidence) -> bool:
    return any(slot in claim for claim in evidence.claims) or bool(re.search(words, evidence.words, re.I))


def _same_matter(text: str, evidence: Evidence) -> bool:
    """Whether a stretch with several words of its own shares half with the passages; other scripts cannot tell."""
    mine = {word[:5] for word in _WORD.findall(re.sub(r"\b[A-Z]\w*", " ", text)) if not _COMMON.fullmatch(word)}
    if len(mine) < _FEW or re.search(r"[\u0400-\u04ff]", evidence.words):
        return True
    theirs = " ".join((evidence.words, *evidence.names)).lower()
    return sum(stem in theirs for stem in mine) * 2 >= len(mine)
