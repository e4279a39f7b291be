"""Whether a passage licenses the deed that a sentence tells: it has a word of that meaning, in one clause with the
place, and not only as what is aimed at, planned, refused or further back; and whether a sentence says that an attack
came to nothing where its passages do."""

import re
from collections.abc import Iterator, Sequence

from daybrief.receipts import numerals
from daybrief.receipts.evidence import Evidence, Json
from daybrief.receipts.licences import (
    AND_MADE,
    ATTACKED,
    BRACKET,
    BREAK,
    DEEDS,
    ENDS,
    FAILED,
    HEDGED,
    LISTED,
    MEANS,
    NOTHING_CAME,
    PART,
    PLAN,
    THERE,
    TRIED,
    TROOPS_AT,
    UNITS_OF_THINGS,
)
from daybrief.theatre.pack import Theatre

_FAR, _NEAR = 70, 40  # letters at most between a word of planning and the deed behind it, or before it
_WHOLE = ("seized", "regained", "holds")
_SOME = re.compile(r"\b(?:part|most|outskirts|positions|ground)\b")
_WHITHER = re.compile(r"(?<!up )\b(?:to|into|in|near|from|at|towards?|within|around|along|on|for)\b|[;:]")


def faults(text: str, evidence: Evidence, theatre: Theatre | None = None) -> list[str]:
    """Deeds of a stretch that no passage cited for them licenses; of troops that are moved, every passage must."""
    found = _means(text, evidence)
    if "“”" in text:
        return found  # the words of others
    for claims in _by_fact(evidence):
        told = [(key, _why_not(claim, key, text, theatre)) for claim in claims if (key := _key(claim))]
        whys = [why for _, why in told if why]
        if whys and (len(whys) == len(told) or any(key[0] == "manner" for key, _ in told)):
            found.append(whys[0])
    return found


def _means(text: str, evidence: Evidence) -> list[str]:
    """What something is said to be struck with, of which no passage has a word."""
    if re.search(r"[\u0400-\u04ff]", evidence.words) or not any("attacker" in claim for claim in evidence.claims):
        return []
    means = ((told, heard) for told, heard in MEANS if re.search(rf"\bwith (?:an? |\d+ )?{told}\b", text))
    return [
        f"says with what it struck, which the passages do not ({told})"
        for told, heard in means
        if not heard.search(evidence.words)
    ]


def ended(text: str, evidence: Evidence) -> list[str]:
    """Attacks of which every passage cited says that they came to nothing, and a whole sentence does not."""
    bare = re.sub(r"“[^”]*”?", "“”", text)
    if re.search(r"\bpreparing to [^.;]* without (?:success|an? )", bare):
        return ["says of a plan that it came to nothing"]
    if not ATTACKED.search(bare) or NOTHING_CAME.search(bare):
        return []
    attacks = [[c for c in told if c.get("action") in TRIED] for told in _by_fact(evidence)]
    if any(told and all(FAILED.search(str(claim["quote"])) for claim in told) for told in attacks):
        return ["leaves out that the attack came to nothing"]
    return []


def _by_fact(evidence: Evidence) -> Iterator[Sequence[Json]]:
    for fact in evidence.facts:
        own = {*fact.get("support", ()), *fact.get("against", ())}
        yield [claim for claim in evidence.claims if claim["id"] in own]


def _key(claim: Json) -> tuple[str, str] | None:
    """The deed that a claim records; None where nothing is asked of such deeds."""
    return next((key for key in DEEDS if (claim.get(key[0]) == key[1] if key[1] else claim.get(key[0]))), None)


def _why_not(claim: Json, key: tuple[str, str], text: str, theatre: Theatre | None) -> str:
    """Why a claim's passage does not license the deed it records, at a place that the text names; '' where it does."""
    quote = str(claim["quote"])
    if claim.get("stance") == "denies" or re.search(r"[\u0400-\u04ff]", quote):
        return ""
    deed, planned = DEEDS[key], claim.get("stance") == "plans"
    counted = {float(n) for n in claim.get("count") or () if n is not None and n > 1 and numerals.printed(quote) & {n}}
    if deed.of and re.search(r"\d units?\b", text) and UNITS_OF_THINGS.search(quote):
        return "tells things that are counted in units as units of troops"
    named = not deed.of or bool(claim.get("count"))  # '10 tanks': the sentence says what was moved
    hits = [hit for hit in deed.found(quote, planned) if named or _by_whom(deed.of, hit)]
    hits = [hit for hit in hits if not counted or counted & numerals.printed(_around(hit))]
    hits = [hit for hit in hits if not _others(hit, claim, theatre) and not _unsure(hit, claim)]
    if planned:
        hits = [hit for hit in hits if _planned(hit)]
    if not hits:
        return f"tells a deed that the passage does not have as done ({key[1]})"
    if claim.get("action") in _WHOLE and PART.search(quote) and not _named(claim, quote) and not _SOME.search(text):
        return "tells of a whole place what the passage tells of a part of it"
    for spots in _spots(claim, text, quote):
        if not any(_reaches(hit, at, end, key[0]) for hit in hits for at, end in spots):
            return f"tells a deed at a place that the passage has with something else ({quote[slice(*spots[0])]})"
    return ""


def _planned(hit: "re.Match[str]") -> bool:
    """Whether a word of planning stands near a deed, in one clause with it."""
    before, behind = hit.string[: hit.start()], hit.string[hit.end() :]
    gaps = [(before[word.end() :], _FAR) for word in PLAN.finditer(before)]
    gaps += [(behind[: word.start()], _NEAR) for word in PLAN.finditer(behind)]
    return any(len(gap) <= most and not BREAK.search(gap) for gap, most in gaps)


def _others(hit: "re.Match[str]", claim: Json, theatre: Theatre | None) -> bool:
    """Whether a deed is called the other side's: 'they tried to repel *Ukrainian* counteroffensives'."""
    if theatre is None or (actor := claim.get("actor")) not in theatre.sides:
        return False
    foes = "|".join(re.escape(theatre.prose["parties"][side][1]) for side in theatre.sides if side != actor)
    return bool(re.search(rf"\b(?:{foes}) (?:[a-z-]+ )?$", hit.string[: hit.start()]))


def _around(hit: "re.Match[str]") -> str:
    """The words of the clause that holds a hit."""
    breaks = list(BREAK.finditer(hit.string))
    start = max((b.start() for b in breaks if b.start() < hit.start()), default=0)
    end = min((b.start() for b in breaks if b.start() >= hit.end()), default=len(hit.string))
    return hit.string[start:end]


def _by_whom(of: str, hit: "re.Match[str]") -> bool:
    """Whether what is moved is named right behind a verb, or, where nothing is, before it."""
    behind = _WHITHER.split(hit.string[hit.end() :])[0]
    if re.search(r"[a-z]", re.sub(r"\b(?:of|\w+ly|back|north|south|east|west)\b", "", behind)):
        return bool(re.search(of, behind, re.I))
    return bool(re.search(of, hit.string[: hit.start()], re.I))


def _named(claim: Json, quote: str) -> bool:
    return any(str(m["text"]) in quote for m in claim.get("mentions", ()))


def _spots(claim: Json, text: str, quote: str) -> "Iterator[list[tuple[int, int]]]":
    """Of every place that a text names, where its passage does."""
    for name in dict.fromkeys(str(m["name"]) for m in claim.get("mentions", ())):
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            continue
        words = {str(m["text"]) for m in claim.get("mentions", ()) if m["name"] == name}
        found = [m.span() for word in sorted(words) for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", quote)]
        if found:
            yield found


def _unsure(hit: "re.Match[str]", claim: Json) -> bool:
    """Whether a clause only says 'likely' of a deed that its claim asserts."""
    clause = _around(hit)
    before = clause[: clause.find(hit.group())] if hit.group() in clause else ""
    sure = claim.get("stance") in ("asserts", "confirms") and not claim.get("attacker")  # 'likely coordinated strikes'
    return sure and bool(HEDGED.search(before))


def _reaches(hit: "re.Match[str]", at: int, end: int, slot: str) -> bool:
    """Whether a word of a deed and a place stand in one clause; of a blow, not as where those are who deal it."""
    quote, behind = hit.string, hit.string[hit.end() :]
    if hit.end() <= at:
        return BREAK.search(LISTED.sub(", ", BRACKET.sub("", quote[hit.end() : at]))) is None
    if slot == "attacker" and hit.start() >= end and TROOPS_AT.search(quote[:at]) and not THERE.match(behind):
        return False
    ends_it = AND_MADE.match(quote[end : hit.start()]) and ENDS.match(behind)
    return bool(
        hit.start() < end
        or ends_it
        or THERE.match(behind)
        or BREAK.search(BRACKET.sub("", quote[end : hit.end()])) is None
    )
