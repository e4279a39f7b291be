"""Whether a place that a sentence prints is where the thing happened, and not one that only says where another lies."""

import re
from collections.abc import Iterator

from daybrief.receipts import numerals
from daybrief.receipts.evidence import Evidence

_COMPASS = r"(?:north|south|east|west)(?:[- ]?(?:north|south|east|west))?(?:ern|wards?)?"
_REFERENCE = re.compile(
    rf"(?:\b\d[\d.,–-]*\s?(?:km|kilomet(?:er|re)s?|miles?)(?:\s+(?:due\s+)?{_COMPASS})?\s+(?:of|from|away from|off)\s+"
    r"(?:the\s+(?:city|town|village)\s+of\s+)?"
    r"|\b(?:bridges?|crossings?|ferr(?:y|ies)) (?:over|across) (?:the\s+)?"
    r"|\b(?:than|unlike|compared (?:with|to))\s+(?:in\s+|those in\s+)?)$",
    re.I,
)
_WAY_TO = re.compile(
    r"\b(?:highway|road|route|motorway|railway)s?\s+(?:(?:leading|running|going)\s+)?(?:to|towards?|into|from)\s+(?:the\s+)?$"
    r"|\bon (?:the|its|their) way to (?:the )?(?:[A-Z][\w’'-]+[-–])?$"
)
"""Words before a place to which only a way leads: 'a stretch of the road to A'."""

_BEARING = re.compile(rf"\b{_COMPASS}\s+of\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?$", re.I)
_APPOSED = re.compile(rf",\s+(?:(?:a|the)\s+\w+\s+)?(?:just\s+)?{_COMPASS}(?:\s|-)*\w*\s+of\s+$", re.I)
_IN_BRACKETS = re.compile(rf"\([^()]*(?:km|kilomet|miles?|{_COMPASS})[^()]*$", re.I)
_COUNTED = re.compile(r"\b(\d+|[a-z]+) (?:settlements|places)(?=, including )")
_OFFICE = (
    r"governor|head|mayor|chief|commander|adviser|deputy|prosecutor|spokes\w+|officials|authorities|administration"
)
"""What a voice is, which says where its office lies and not where anything happened."""

_POINTED = re.compile(r"\b(?:of|from|near|around|towards?|along|outside)\s+(?:the\s+)?$")


def faults(text: str, evidence: Evidence) -> list[str]:
    """Places of a stretch that every passage names only to say where something else lies."""
    found = []
    for name in dict.fromkeys(str(m["name"]) for claim in evidence.claims for m in claim.get("mentions", ())):
        printed = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if printed is None:
            continue
        before = text[: printed.start()]
        ways = list(named_in(name, evidence, bool(_POINTED.search(before)), towards=before.endswith("direction of ")))
        if ways and all(ways):
            found.append(f"happens in {name}, which the passage names only to say where something else lies")
    return found


def uncounted(text: str, evidence: Evidence) -> str:
    """The text without the count of '13 settlements, including A and B', where it is that of the cited facts' places
    which the text does not name before it."""
    told = _COUNTED.search(text)
    if told is None:
        return text
    known = {str(p["name"]).replace("'", "’") for fact in evidence.facts for p in fact.get("places", ())}
    left = sum(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[: told.start()]) is None for name in known)
    counted = numerals.in_digits(told.group(1)) | numerals.in_english(told.group(1))
    return _COUNTED.sub(" ", text) if left in counted else text


def strange(text: str, evidence: Evidence, places: frozenset[str], parties: frozenset[str]) -> list[str]:
    """Places that the brief knows from other facts, and that neither the cited facts nor the cited words have."""
    own = {str(p["name"]) for fact in evidence.facts for p in fact.get("places", ())}
    own |= {str(m["name"]) for claim in evidence.claims for m in claim.get("mentions", ())}
    heard = " ".join((evidence.words, *evidence.names, *own)).replace("'", "’")
    found = []
    for name in sorted(places - parties):
        office = rf"(?:{_OFFICE})(?: [\w’']+)? (?:of|for|in) (?:the )?{re.escape(name)}|{re.escape(name)} (?:{_OFFICE})"
        bare = re.sub(office, " ", text)
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-]| [A-Z])", bare) and name not in heard:
            found.append(f"names {name}, where nothing of what it cites happens")
    return found


def named_in(name: str, evidence: Evidence, pointed: bool, towards: bool = False) -> Iterator[bool]:
    """For every place in the passages where the name stands: whether it only points. `pointed`: the sentence itself
    says 'near' or 'south of' it; `towards`: 'in the direction of'."""
    for claim in evidence.claims:
        quote = str(claim["quote"])
        words = {str(m["text"]) for m in claim.get("mentions", ()) if m["name"] == name}
        for word in sorted(words):
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", quote):
                before = quote[: match.start()]
                apposed = not pointed and bool(_APPOSED.search(before) or _BEARING.search(before))
                on_the_way = not towards and bool(_WAY_TO.search(before))
                yield apposed or on_the_way or bool(_REFERENCE.search(before) or _IN_BRACKETS.search(before))
