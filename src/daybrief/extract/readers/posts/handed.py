"""Prisoners and bodies handed over: who gives them to whom, in a sentence without a parse."""

from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.told import foe, publisher
from daybrief.theatre.terms import Hit

_HOME = ".home"  # ends the lexicon slot of words for bringing one's own home
_NEAR = 8  # words between the verb and those who are handed over


def of_captives(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the verb at `start:end` hands over prisoners or bodies."""
    held = [*clauses.scene.words("captivity"), *clauses.scene.words("captive")]
    return any(clauses.apart(h.start, h.end, start, end, cut=1) <= _NEAR for h in held)


def handed(clauses: Clauses, act: Act) -> tuple[str, str] | None:
    """The side that gives captives or bodies, and the side whose they are; None where the words leave it open.

    "From *Russian* captivity" names who held them. Who gets its own back, or brings them home, receives; else the doer
    of an active verb gives, and a side that a passive names is the one they belong to. Where no side is named they are
    the publisher's own, or of the side whose language the text is in."""
    story, sides = clauses.story, clauses.sides
    away = clauses.scene.words("captivity")
    holder = next((s.value for h in away for s in sides if 0 <= h.start - s.end <= 1), None)
    if holder is not None:
        return _pair(holder, foe(story, holder))
    active = _active(clauses, act)
    before = [s for s in sides if s.end <= act.cue.start and not clauses.behind(s)]
    home = before[0].value if before and act.cue.value.endswith(_HOME) else None
    taker = home or _receiver(clauses, sides) or (_only(sides) if away or not active else _only(sides, act.cue.end))
    if taker is None and active and before:
        return _pair(before[0].value, foe(story, before[0].value))
    if taker is None and not sides:
        taker = publisher(story).party or clauses.scene.theatre.about.get("speaks", {}).get(story.lang)
    return _pair(foe(story, taker), taker)


def _receiver(clauses: Clauses, sides: list[Hit[str]]) -> str | None:
    """Whom the words for the way tell: "*to Ukraine*", "to the *Russian side*"."""
    to = clauses.scene.theatre.words("toward", clauses.scene.lang)
    party = clauses.scene.words("to-side")
    led = [
        s
        for s in sides
        if any(0 <= h.start - s.end <= 1 for h in party)
        or clauses.text(clauses.start, s.start).lower().split()[-1:] in [[word] for word in to]
    ]
    return _only(led)


def _only(sides: list[Hit[str]], after: int = 0) -> str | None:
    """The one side named from an offset on."""
    named = {s.value for s in sides if s.start >= after}
    return named.pop() if len(named) == 1 else None


def _active(clauses: Clauses, act: Act) -> bool:
    told = clauses.text(act.cue.start, act.cue.end).lower().split()[0]
    return told.endswith(clauses.scene.theatre.words("active", clauses.scene.lang))


def _pair(giver: str | None, taker: str | None) -> tuple[str, str] | None:
    return (giver, taker) if giver is not None and taker is not None else None
