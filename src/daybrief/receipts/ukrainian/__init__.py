"""The receipt check of briefs in Ukrainian: the same questions, asked of Ukrainian sentences."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from daybrief.receipts import clauses, dating, whereabouts
from daybrief.receipts.evidence import Evidence, Index
from daybrief.receipts.naming import Names
from daybrief.receipts.ukrainian import acts, dates, numbers, places, stances
from daybrief.receipts.ukrainian.names import UkrainianNames

_QUOTED = re.compile(r"«([^»]*)»?")


def bare(text: str) -> str:
    """The sentence without the words that it quotes."""
    return _QUOTED.sub("«»", text)


def quotations(text: str) -> list[str]:
    """What stands in quotation marks and is no name: names of outlets and of weapons are a few words long."""
    return [quoted for match in _QUOTED.findall(text) if len((quoted := match.strip()).split()) > _NAME]


_NAME = 3  # words that a name in quotation marks has at most


def names_in(text: str) -> str:
    """The sentence with what it quotes left out, and the names in quotation marks left in."""
    return _QUOTED.sub(lambda m: m.group() if len(m.group(1).split()) <= _NAME else "«»", text)


def stretch(text: str, evidence: Evidence, names: Names, opens: bool) -> list[str]:
    """Faults of one stretch besides its quotations: dates, counts and names."""
    own = bare(text)
    found = dates.find(places.others(own, evidence))
    out = [f"no passage gives {d}" for d in dating.missing(found, evidence)]
    out += [f"no passage counts {n}" for n in numbers.missing(found.rest, evidence, dating.undated(evidence.words))]
    return out + [f"no passage names {n}" for n in UkrainianNames(names).missing(names_in(text), evidence, opens)]


def told(text: str, evidence: Evidence, index: Index, names: Names, rival: bool) -> list[str]:
    """Faults in what one stretch of prose tells."""
    own = bare(text)
    return [
        *acts.faults(dates.find(own).rest, evidence, rival, names.theatre),
        *clauses.faults(text, evidence),
        *places.faults(own, evidence, index, names),
        *stances.planned(own, evidence),
        *(stances.hedged(own, evidence) if rival else []),
    ]


def whole(text: str, evidence: Evidence, groups: Iterable[Sequence[tuple[str, Evidence]]], names: Names) -> list[str]:
    """Faults of a whole sentence: its stance, and who says so; `groups` are the stretches that need an owner each."""
    found = stances.faults(bare(text), evidence)
    for group in groups:
        said = "".join(part for part, _ in group)
        found += stances.unowned(said, (held for _, held in group), names.theatre)
    return found


def contradicted(text: str, evidence: Evidence, day: date) -> list[str]:
    """What an undated sentence passes off as the day's."""
    return dating.undated_of(dates.find(text), evidence, day)


__all__ = ["contradicted", "quotations", "stretch", "told", "whereabouts", "whole"]
