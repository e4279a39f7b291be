"""What a clause would say otherwise than its passages: a fact of which they tell something that no clause has words
for. It is quoted, not retold."""

import re
from collections.abc import Sequence

from daybrief.brief import sited
from daybrief.brief.asked import Asked
from daybrief.brief.phrases import beginning
from daybrief.claims.says import Says
from daybrief.model.outcome import Fact
from daybrief.model.place import Located, Place


def loose(asked: Asked, fact: Fact) -> bool:
    """Whether a fact's clause would fall short of some passage under it."""
    return asked.material.once("loose", fact, lambda: any(check(asked, fact) for check in _CHECKS))


def _some_went_back(asked: Asked, fact: Fact) -> bool:
    """Whether one passage tells of troops that went back where their attack had failed, and another only that they left
    a place: two tellings that no clause has together."""
    ways = [way for way in asked.kind(fact).says if way.heard == _BACK and _fits(asked, fact, way)]
    back = beginning(tuple(asked.lists[_BACK]))
    told = {back.search(quote.lower()) is not None for quote in asked.material.quotes(fact)} if ways else set()
    return len(told) > 1


_BACK = "driven-back"


def _on_an_axis(asked: Asked, fact: Fact) -> bool:
    """Whether a place is only named for a direction of the front, where it need not lie, or for a border: 'the A-B
    direction', 'along the A City Axis', 'the border of C and D'."""
    names = "|".join(re.escape(place.mention.span.quote) for place in fact.where) or "$^"
    pair = rf"(?:{names})(?: City| Oblast)?\s?(?:[-–—/]|and)\s?(?:{names})"
    axis = re.compile(rf"{pair}(?: City)? (?:direction|axis|axes|front(?: ?lines?)?|line)\b", re.I)
    towards = re.compile(rf"\b(?:direction|axis) of (?:{names})\s?[-–—/]\s?[A-Z]")
    if any(towards.search(q) or (len(fact.where) > 1 and axis.search(q)) for q in asked.material.quotes(fact)):
        return True
    quotes = asked.material.quotes(fact)
    return any(_only_beside(place, quotes) and sited.told(asked, fact, place) for place in fact.where)


def _only_beside(place: Place, quotes: Sequence[str]) -> bool:
    """Whether every passage has a place for its axis alone, or for a border that it shares with another."""
    name = re.escape(place.mention.span.quote)
    told = [m for quote in quotes for m in re.finditer(rf"(?<!\w){name}(?!\w)", quote)]
    if place.mention.relation or not told:
        return False
    return all(_AXIS.match(m.string, m.end()) or _shared(m) for m in told)


def _shared(name: re.Match[str]) -> bool:
    """Whether a name is one of two that a border lies between."""
    before, after = name.string[: name.start()], name.string[name.end() :]
    first = _AND_ANOTHER.match(after) is not None
    return first or (_ONE_AND.search(before) is not None and _BORDER.match(after) is not None)


_AXIS = re.compile(r"(?: City)? (?:[Aa]xis|[Aa]xes|front|frontline|salient)\b")
_BORDER = re.compile(r"(?: [Oo]blasts?)?(?: administrative)? (?:borders?|boundar(?:y|ies))\b")
_ANOTHER = r"[A-Z][\w’'-]+(?: [Oo]blast)?"
_AND_ANOTHER = re.compile(rf"(?: [Oo]blast)?(?:\s?[-–—/]\s?| and ){_ANOTHER}{_BORDER.pattern}")
_ONE_AND = re.compile(rf"{_ANOTHER}(?:\s?[-–—/]\s?| and )$")


def _in_another_name(asked: Asked, fact: Fact) -> bool:
    """Whether a town is named only in the name of something else: 'near the A Bridge'."""
    towns = [place for place in fact.where if not isinstance(place, Located) or place.grain == "settlement"]
    return any(_only_in_a_name(place.mention.span.quote, asked.material.quotes(fact)) for place in towns)


def _only_in_a_name(name: str, quotes: Sequence[str]) -> bool:
    told = [m.string[m.end() :] for quote in quotes for m in re.finditer(rf"(?<!\w){re.escape(name)}", quote)]
    return bool(told) and all(map(_SITE.match, told))


_SITE = re.compile(
    r" (?:[A-Z]\w+ ){0,2}(?:[Bb]ridge|[Dd]am|[Rr]eservoir|[Aa]irport|[Hh]ighway|[Rr]ailway|[Tt]unnel|[Cc]anal)\b"
)


def _two_of_one_passage(asked: Asked, fact: Fact) -> bool:
    """Whether two acts of one passage that were read unlike, such as shelling and an air strike, are one fact."""
    kind = asked.kind(fact)
    if not kind.harms:
        return False
    told: dict[tuple[str, int], set[tuple[object, ...]]] = {}
    for claim in (asked.material.claims[cid] for cid in fact.support):
        slots = tuple(getattr(claim.detail, name) for name, slot in kind.slots().items() if slot.sort == "enum")
        told.setdefault((claim.spans[0].doc, claim.spans[0].start), set()).add(slots)
    return any(len(readings) > 1 for readings in told.values())


def _a_stretch(asked: Asked, fact: Fact) -> bool:
    """Whether what was harmed is a part of something that the fact does not hold: 'a *segment* of the network'."""
    slots = [name for name, about in asked.kind(fact).slots().items() if about.sort == "words"]
    values = (asked.raw(fact, name) for name in slots)
    return asked.kind(fact).harms and any(isinstance(v, str) and v.lower() in asked.lists["stretches"] for v in values)


def _unsaid(asked: Asked, fact: Fact) -> bool:
    """Whether what was harmed is a sort of thing of which a reader would ask which: 'Russian *resources*'."""
    slots = [name for name, about in asked.kind(fact).slots().items() if about.sort == "words"]
    values = (str(asked.raw(fact, name)) for name in slots)
    counted = any(figure.floor > 1 for figure in fact.figures.values())
    vague = any(asked.unowned(value).lower() in asked.lists["vague"] for value in values)
    return asked.kind(fact).harms and vague and not counted and not fact.where[1:]


def _guessed(asked: Asked, fact: Fact) -> bool:
    """Whether what is told outright is only likely in a passage, or read out of what somebody said: 'footage shows a
    *likely* strike', 'the ministry *seemingly* confirmed'."""
    if fact.stance == "suspects" or not (asked.kind(fact).firm or asked.kind(fact).gathers):
        return False
    blows = "|".join(map(re.escape, asked.lists["blows"])) or "$^"
    likely = re.compile(rf"\b(?:likely|possible|apparent|presumed|suspected|alleged) (?:[\w-]+ ){{0,2}}(?:{blows})\b")
    quotes = asked.material.quotes(fact)
    if fact.stance == "confirms" and all(re.search(r"\breportedly\b", quote) for quote in quotes):
        return True  # 'footage showed that forces *reportedly* struck A'
    return any(likely.search(quote) or _READ_OUT.search(quote) for quote in quotes)


_READ_OUT = re.compile(
    r"\b(?:seemingly|apparently|implicitly|tacitly|indirectly|inadvertently|appear(?:s|ed)? to(?: have)?) "
    r"(?:confirm|acknowledg|admit|conced|corroborat|indicat)"
)


def _fits(asked: Asked, fact: Fact, way: Says) -> bool:
    return all(asked.holds(fact, slot, value) for slot, value in way.only.items())


_CHECKS = (_some_went_back, _on_an_axis, _in_another_name, _two_of_one_passage, _a_stretch, _unsaid, _guessed)
