"""What the form of a name tells: a person, a body with its article, troops, or nobody at all."""

import re
from dataclasses import dataclass

from daybrief.brief import english
from daybrief.theatre.pack import Theatre

BODY = re.compile(
    r"\b(Forces?|Staff|Ministry|Minist[eè]re|Service|Institute|Cent(?:er|re)|Office|Administration|Army|Council|Police|"
    r"Agency|Command|Union|Department|Committee|Commission|Directorate|Guard|Brigade|Corps|Court|Party|Parliament|"
    r"Association|Organi[sz]ation|Group|Mission|Government|Authority|Board|Bank|Fund|Navy|Intelligence|Prosecutor|"
    r"Embassy|Regiment|Battalion|Division|Secretariat|Foundation|University|Hospital|Network|Project|Militia|Republic|Bureau|Company|Operator)\b",
    re.I,
)
_NOBODY = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|this|that|these|those|his|her|their|its|one|some|others?|many|both|all|"
    r"administration|ministry|office|agency|service|institute|army|military|government|report|reports|statement|post|"
    r"the|an?|states|countries|allies|partners|people|residents|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow)",
    re.I,
)
_BROKEN = re.compile(
    r"^(?:on|in|at|by|for|from|with|of|as|to|about|after|before|since|during|when|while|and|but|at least)\b|"
    r"[“”\"0-9?!;:]|https?",
    re.I,
)
_TROOPS = re.compile(r"^(?:\w+ )?(?:forces|troops|soldiers|units|servicemen|fighters|drones)$", re.I)
_EVIDENCE = re.compile(r"\b(footage|video|videos|imagery|images|photos?|photographs?|maps?|data|recordings?)\b", re.I)


@dataclass(frozen=True)
class Named:
    """A name in running text and whether it takes a plural verb."""

    text: str
    many: bool = False
    gender: str = ""  # and its genitive: where the language asks for them
    gen: str = ""


def surname(full: str) -> str:
    """The last part of a name, with a particle that belongs to it: 'von der Leyen'."""
    parts = full.split()
    at = len(parts) - 1
    while at > 1 and parts[at - 1][:1].islower():
        at -= 1
    return " ".join(parts[at:])


def looks_like_a_person(name: str) -> bool:
    """Two or three capitalised words that name no kind of body."""
    parts = name.split()
    if not 1 < len(parts) <= 4 or BODY.search(name) or "’" in name or "'s" in name:
        return False
    return all(part[:1].isupper() or part in ("von", "van", "der", "de", "al", "bin") for part in parts)


def nobody(name: str) -> bool:
    """Whether a name names nobody to look up: a pronoun, a bare kind of body, troops, a piece of footage."""
    bare = re.sub(r"^(?:the|a|an|their|its|his|her)\s+", "", name.strip(), flags=re.I)
    if not bare or _NOBODY.fullmatch(bare) or _EVIDENCE.search(bare) or _BROKEN.search(bare):
        return True
    return troops(bare) or bare.lower() in ("source", "sources")


def troops(name: str) -> bool:
    """Whether a name means fighting men, who act and are no voice; a service such as the armed forces speaks."""
    return _TROOPS.search(name) is not None and not re.search(r"armed|defence|defense|air ", name, re.I)


def body(name: str, theatre: Theatre, heard: str = "") -> Named:
    """An office, group or role: with 'the' where it is a body, 'a' where it is one unnamed person. `heard`: the
    passages that name it."""
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)
    first, *rest = name.split()
    keeps = _keeps_capital(first, theatre) or _capital_within(name, heard)
    kept = name if keeps else name[:1].lower() + name[1:]
    name = kept if re.match(r"(?:Head|Chief|Mayor|Governor|Commander|Deputy|Director) of ", name) else name
    head = re.split(r" (?:of|in|for|at|near) ", name)[0].split()[-1]
    if re.search("[’']s$", first):
        return Named(name, english.is_plural(head))
    if english.counts(first):
        return Named(kept, english.is_plural(head))
    many = english.is_plural(head)
    if many and (not BODY.fullmatch(head) or head[:1].islower()):
        first = kept.split(" and ")[0]
        one_body = first != kept and BODY.search(first) and not english.is_plural(first)
        return Named(f"the {kept}" if one_body else kept, many=True)  # 'the General Staff and local officials'
    if BODY.search(name) and (rest or first[:1].islower()):
        return Named(f"the {name if _proper(name) else kept}", many)
    if _OF_A_PLACE.search(name) or head.lower() == "military":  # there is one: 'the governor of Luhansk Oblast'
        return Named(f"the {name if _OF_A_STATE.search(name) and _proper(name) else kept}", many)
    if head[:1].islower():  # a title alone is somebody the text has pointed out: 'the governor'; a blogger is not
        nobody = any(word in head for word in theatre.prose["lists"]["unofficial"])
        return Named(f"{english.article(kept)} {kept}" if rest or nobody else f"the {kept}")
    return Named(name)


_OF_A_PLACE = re.compile(
    r"\b(?:governor|mayor|head|commander|president|chief|[Mm]inister) of (?:the )?[A-Z]|^head of (?:the )?state$"
)
_OF_A_STATE = re.compile(r"\bMinister of ")


def _capital_within(name: str, heard: str) -> bool:
    """Whether only the first word of a name has a capital, and has it within a sentence too: '*African* leaders'."""
    first, _, rest = name.partition(" ")
    return (
        bool(rest)
        and rest.islower()
        and re.search(rf"[a-z,] {re.escape(first)} {re.escape(rest)}\b", heard) is not None
    )


def _proper(name: str) -> bool:
    """Whether most words of a name are capitalised, so that it is a proper name."""
    words = [word for word in name.split() if len(word) > 3]
    return sum(word[:1].isupper() for word in words) * 2 > len(words)


_HOW_MANY = re.compile("many|most|some|several|few|other|various|numerous|multiple|all|both", re.I)
"""Words that open the name of a group, whatever villages are called so."""


def _keeps_capital(word: str, theatre: Theatre) -> bool:
    if re.match("(?:Pro|Anti|Non)-", word) or _HOW_MANY.fullmatch(word):
        return False
    if word == "Western":  # of the West, and no compass point
        return True
    if word.isupper() or word[1:] != word[1:].lower() or theatre.parties["en"].first(word) is not None:
        return True
    if theatre.people["en"].first(word) is not None:
        return True
    return word[:1].isupper() and bool(theatre.gazetteer.lookup(word))
