"""Whether a number counts what it counts in its claims: the killed as killed, the wounded as wounded."""

import re
from calendar import month_name
from collections.abc import Iterator

from daybrief.receipts import numerals
from daybrief.receipts.evidence import Evidence

_AFTER: tuple[tuple[str, frozenset[str]], ...] = (
    (r"killed|died", frozenset({"killed"})),
    (r"wounded|injured", frozenset({"injured"})),
    (r"captured", frozenset({"captured"})),
    (r"missing", frozenset({"missing"})),
    (r"shot down", frozenset({"intercepted", "count"})),  # drones of a wave; jets, one by one
    (r"(?:were|was) launched", frozenset({"launched"})),
    (r"(?:were|was) lost|lost without", frozenset({"lost"})),
    (r"(?:were|was) (?:damaged|destroyed)", frozenset({"count"})),
)
"""Words behind a number that say what it counts, with the slots that hold such a count."""

_BEFORE: tuple[tuple[str, frozenset[str]], ...] = (
    (r"launched|launches", frozenset({"launched"})),
    (r"lost|loses", frozenset({"count", "lost"})),
    (r"shot down", frozenset({"intercepted"})),
)
"""Verbs that stand before what they count: 'launched 166 drones'."""

_NUMBER = re.compile(r"\d[\d,]*|\b[a-z]+(?:-[a-z]+)?\b", re.I)
_DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(month_name[1:])})\b")  # "on 3 March" counts nothing
_NO_COUNT = re.compile(r"first|second|third|single|lone|another|both|pair|couple|twice|one", re.I)


def counts(evidence: Evidence) -> dict[float, set[str]]:
    """The numbers of the cited claims, each with the slots that hold it."""
    held: dict[float, set[str]] = {}
    for claim in evidence.claims:
        for slot, value in claim.items():
            if isinstance(value, list) and len(value) == 2 and all(n is None or type(n) is int for n in value):
                for n in value:
                    if n is not None:
                        held.setdefault(float(n), set()).add(slot)
    return held


def faults(text: str, evidence: Evidence, rival: bool = False) -> list[str]:
    """Numbers that the cited claims hold for something else, or that their fact has left behind. `rival`: the sentence
    sets counts that differ side by side."""
    held = counts(evidence)
    found = []
    for said, n, before, after in _numbers(_DATE.sub("", re.sub(r"“[^”]*”?", "“”", text))):
        told = _told(before, after)
        slots = held.get(n) or held.get(n + 1)
        if told and slots and not told[1] & slots:
            found.append(f"tells {said} as {told[0]}, which the claims count as {', '.join(sorted(slots))}")
        elif (told or slots) and not rival and overtaken(n, told[1] if told else frozenset(slots or ()), evidence):
            found.append(f"tells {said}, which its fact has settled otherwise")
    return found


def overtaken(n: float, slots: frozenset[str], evidence: Evidence) -> bool:
    """Whether every fact cited counts such a thing, and none settled on this number."""
    settled = [pair for fact in evidence.facts for pair in fact.get("figures", {}).values()]
    counted = sum(bool(slots & set(fact.get("figures", {}))) for fact in evidence.facts)
    near = {end for pair in settled for end in pair if end is not None}
    near |= {low - 1 for low, high in settled if low is not None and high != low}  # "more than 50" is from 51
    return 0 < len(evidence.facts) == counted and n not in near


def _numbers(text: str) -> Iterator[tuple[str, float, str, str]]:
    """Every number with the words since the last one and up to the next."""
    spots = []
    for match in _NUMBER.finditer(text):
        word = match.group()
        values = numerals.in_digits(word) if word[0].isdigit() else numerals.in_english(word)
        if values and not _NO_COUNT.fullmatch(word):
            spots.append((match, max(values)))
    for at, (match, value) in enumerate(spots):
        first = spots[at - 1][0].end() if at else 0
        last = spots[at + 1][0].start() if at + 1 < len(spots) else len(text)
        yield match.group(), value, text[first : match.start()], text[match.end() : last]


def _told(before: str, after: str) -> tuple[str, frozenset[str]] | None:
    """What the words around a number say that it counts; None where they do not tell."""
    clause = re.split(r"[,;:.]", after)[0]
    hits = [(m.start(), m.group(), slots) for form, slots in _AFTER if (m := re.search(rf"\b(?:{form})\b", clause))]
    if hits:
        _, word, slots = min(hits)[:3]
        return word, slots
    leading = re.search(r"\b(\w+(?: down)?)(?: (?:about|at least|more than|up to|another))? $", before)
    for form, slots in _BEFORE:
        if leading and re.search(rf"(?:^|\s)(?:{form})$", leading.group(1)):
            return leading.group(1), slots
    return None
