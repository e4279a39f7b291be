"""Plans put off to another day: the old one came to nothing, and the new one lies ahead.

'The talks *were postponed to 14 April*', 'the talks *planned for 11 April* will now be held *on 15 April*'.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims import Claim
from daybrief.extract.delays import PUT_OFF, delayed, retold
from daybrief.extract.english.syntax import ancestors
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.scene import Story
from daybrief.model.when import When

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_ONTO = frozenset({"to", "until", "till", "for"})
_WILL = frozenset({"will", "'ll", "’ll"})
_NEAR = 3  # words that stand between a date and what it hangs on, at most


def moved(claims: Iterable[Claim], story: Story) -> list[Claim]:
    """The claims, a plan that was put off to another day told both as put off and as planned for that day."""
    return [one for claim in claims for one in _moved(claim, story)]


def _moved(claim: Claim, story: Story) -> Iterator[Claim]:
    slot = claim.detail.dropped
    parsed = story.read.get(story.scene_at(claim.spans[0].start).start) if slot else None
    if not isinstance(parsed, Parsed):
        yield claim
        return
    if getattr(claim.detail, slot) == PUT_OFF:
        yield claim
        if (day := _put_off_to(parsed) or _put_off_by(parsed)) is not None:
            yield retold(claim, "plans", day, None)
        return
    day = _held_instead(claim, parsed) if claim.attribution.stance == "plans" else None
    if day is None:
        yield claim
        return
    yield retold(claim, "denies", None, PUT_OFF)
    yield retold(claim, "plans", day, None)


def _put_off_to(parsed: Parsed) -> When | None:
    """The day that hangs by 'to' or 'until' on the word for putting off."""
    words = parsed.heads("dropped")
    putting = {at for at, value in words.items() if value.endswith(PUT_OFF)}
    for day, chain in _days(parsed):
        onto = next((t for t in islice(chain, _NEAR) if t.lower_ in _ONTO), None)
        if onto is not None and {onto.head.i, onto.head.head.i} & putting:  # 'postponed to', 'pushed *back* to'
            return day
    return None


def _put_off_by(parsed: Parsed) -> When | None:
    """The day that the delay told makes of the one that was set."""
    putting = [h for h in parsed.scene.words("dropped") if h.value.endswith(PUT_OFF)]
    return delayed(parsed.scene, putting[0], [day for day, _ in _days(parsed)]) if len(putting) == 1 else None


def _held_instead(claim: Claim, parsed: Parsed) -> When | None:
    """The day on which the one thing that a sentence plans will be, after it names the earlier day it was set for."""
    if len({act.token.i for act in parsed.acts if act.kind is type(claim.detail)}) != 1:
        return None
    planned = parsed.heads("set-for")
    old, new = [], []
    for day, chain in _days(parsed):
        on = next((t for t in islice(chain, 1, _NEAR) if t.dep_ != "prep"), None)
        if on is not None and on.i in planned:
            old.append(day)
        elif on is not None and any(c.dep_ == "aux" and c.lower_ in _WILL for c in on.children):
            new.append(day)
    return new[0] if len(old) == len(new) == 1 and new[0].start > old[0].start else None


def _days(parsed: Parsed) -> "Iterator[tuple[When, list[Token]]]":
    """The single days that a sentence tells, not past, each with the words it hangs on from the nearest."""
    today = parsed.scene.published
    for timed in parsed.scene.times:
        head = next(iter(parsed.tree.tokens(timed.start, timed.end)), None)
        if head is not None and timed.when.grain == "day" and (today is None or timed.when.start >= today):
            yield timed.when, [head, *ancestors(head)]
