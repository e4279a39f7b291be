"""Whether the places of a Ukrainian sentence are where the thing happened."""

import re

from daybrief.receipts import numerals, whereabouts
from daybrief.receipts.evidence import Evidence, Index
from daybrief.receipts.naming import Names
from daybrief.receipts.ukrainian.names import folded_words, named
from daybrief.receipts.ukrainian.numbers import find
from daybrief.theatre.inflect import fits
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import cyrillic_fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_POINTED = re.compile(r"(?:від|поблизу|у напрямку|в напрямку|в районі|неподалік)\s+$", re.I)
_OF_A_UNIT = re.compile(r"[А-ЯІЇЄҐ][\w’'-]+(?:ськ|цьк|зьк)\w* (?:ОВА|обл|район|край|краю|міськ|напрям|військов)")
"""An adjective of a region or a body, which is no town of that name."""

_OTHERS = re.compile(r"\bще ((?:\d+|[а-яіїєґ’]+)) місц(?:е|я|ь|ях|ями|і)\b")


def others(text: str, evidence: Evidence) -> str:
    """The text without 'ще дев’ять місць', where the cited facts have as many places that it does not name."""
    known = {str(p["name"]) for fact in evidence.facts for p in fact.get("places", ())}
    told = _OTHERS.search(text)
    counted = {n.value for n in find(told.group(1))} | numerals.in_digits(told.group(1)) if told else set()
    return _OTHERS.sub(" ", text) if counted and max(counted) <= len(known) else text


def faults(text: str, evidence: Evidence, index: Index, names: Names) -> list[str]:
    """Places that every passage names only to say where something else lies, and places of other facts."""
    theatre = names.theatre
    if theatre is None:
        return []
    latin: dict[str, str] = theatre.tongues.get("uk", {}).get("places", {})
    found = []
    own = {str(p["name"]) for fact in evidence.facts for p in fact.get("places", ())}
    mentioned = {str(m["name"]) for claim in evidence.claims for m in claim.get("mentions", ())}
    for name in sorted(mentioned):
        at = _spot(text, list(named(name, theatre, latin)))
        if at is None:
            continue
        ways = list(whereabouts.named_in(name, evidence, bool(_POINTED.search(text[:at]))))
        if ways and all(ways):
            found.append(f"happens in {name}, which the passage names only to say where something else lies")
    heard = " ".join((evidence.words, *evidence.names)).replace("'", "’")
    for name in sorted(index.places - own - mentioned - names.parties):
        forms = list(named(name, theatre, latin))
        at = _spot(text, forms)
        if at is not None and name not in heard and not _mine(text, at, own | mentioned, theatre, latin):
            found.append(f"names {name}, where nothing of what it cites happens")
    return found


def _mine(text: str, at: int, own: set[str], theatre: Theatre, latin: dict[str, str]) -> bool:
    """Whether the words there name one of the sentence's own places, a namesake or a longer name."""
    return any(_spot(text, list(named(name, theatre, latin)), at) is not None for name in own)


def _spot(text: str, names: list[str], at: int | None = None) -> int | None:
    """Where a text has one of the names in some case form; `at`: only where it stands there, or takes that word in."""
    words = [(match.start(), cyrillic_fold(match.group())) for match in _TOKEN.finditer(text)]
    for name in names:
        wanted = folded_words(name)
        for n in range(len(words) - len(wanted) + 1):
            run = words[n : n + len(wanted)]
            alike = all(fits(word, form) for word, (_, form) in zip(wanted, run, strict=True))
            if not alike or not text[run[0][0]].isupper() or _OF_A_UNIT.match(text, run[-1][0]):
                continue
            if at is None or any(start == at for start, _ in run):
                return run[0][0]
    return None
