"""Nights: counts of one wave apart from those of another night that the same text looks back to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.scene import Scene
from daybrief.extract.times import Timed, main
from daybrief.theatre.terms import Hit

_DAYS = 3  # a raid that goes on over a weekend is still one


@dataclass
class Night:
    """Counts told of one night; `times` are those of the sentence that opened it."""

    counts: list[Count] = field(default_factory=list)
    times: Sequence[Timed] = ()
    aside: "Night | None" = None  # the night that the text comes back to after this one
    block: int = 0

    def sent(self, slot: str) -> set[tuple[str | None, int | None]]:
        """What is said to have been sent: classes with their counts."""
        return {(c.sort, c.figure.low) for c in self.counts if c.slot == slot}


def nights(told: Iterable[tuple[Scene, list[Count]]], sent: str) -> list[Night]:
    """The counts by night, in the order in which the nights are first told. `sent` is the wave's slot for what flew."""
    here = Night()
    out = [here]
    for scene, counts in told:
        here = _back(here, scene, counts, sent)
        times = main(scene.times, scene.published)
        now, before = _apart(scene, counts)
        if now:
            if here.counts and _another(here, now, times, sent):
                here = Night(times=times, aside=_aside(here, times), block=scene.sentence.block)
                out.append(here)
            here.counts += now
            here.times = here.times or times
        if before:
            past = _nearest(times, before)
            here = Night(before, past, here if here.counts else None, scene.sentence.block)
            out.append(here)
    return [night for night in out if night.counts]


def _back(night: Night, scene: Scene, counts: list[Count], sent: str) -> Night:
    """The night that a sentence goes on about: a look back lasts to the end of its paragraph, and longer where a
    sentence without a time of its own only adds what became of the things counted there."""
    moved = scene.sentence.block != night.block and scene.sentence.role != "list"
    if night.aside is None or not moved or (counts and not scene.times and _adds(night, counts, sent)):
        return night
    return night.aside


def _adds(night: Night, counts: list[Count], sent: str) -> bool:
    """Whether counts tell what the night lacks of the things sent in it, and no more of them than were sent."""
    flew = {c.sort: c.figure for c in night.counts if c.slot == sent}
    known = {(c.sort, c.slot) for c in night.counts}
    return all(
        c.slot != sent and c.sort in flew and (c.sort, c.slot) not in known and flew[c.sort].can_hold(c.figure)
        for c in counts
    )


def _apart(scene: Scene, counts: list[Count]) -> tuple[list[Count], list[Count]]:
    """The sentence's counts without, and with, a word such as "the night before" that governs them."""
    turns: list[Hit[str]] = scene.words("wave.before")
    if not turns:
        return counts, []
    at = turns[0].start
    before = [c for c in counts if c.start > at]
    if not before:
        return [], counts
    return [c for c in counts if c not in before], before


def _nearest(times: list[Timed], counts: list[Count]) -> list[Timed]:
    return sorted(times, key=lambda t: max(t.start - counts[0].start, counts[0].start - t.end))[:1]


def _another(night: Night, counts: list[Count], times: list[Timed], sent: str) -> bool:
    """Whether counts with these times tell of a night other than the one told so far."""
    if not times or not night.times:
        return False
    if _long(times) != _long(night.times):
        return True  # "since February 2022": what a war or a month amounts to is none of a night's
    if any(t.when.last == n.when.last for t in times for n in night.times):
        return False
    anew = {(c.sort, c.figure.low) for c in counts if c.slot == sent}
    if anew and night.sent(sent) and not anew & night.sent(sent):
        return True
    return _gap(times, night.times) > (0 if _earlier(times, night.times) else 1)


def _long(times: Sequence[Timed]) -> bool:
    """Whether times are of more than a few days."""
    return all((t.when.last - t.when.start).days > _DAYS for t in times)


def _earlier(times: Sequence[Timed], than: Sequence[Timed]) -> bool:
    return max(t.when.last for t in times) < min(n.when.last for n in than)


def _aside(night: Night, times: Sequence[Timed]) -> "Night | None":
    """A text that looks back comes back; one that goes on to the next day does not."""
    return night if _earlier(times, night.times) else None


def _gap(times: Sequence[Timed], others: Sequence[Timed]) -> int:
    """Days between the nearest two of the times; 0 where they share one."""
    return min(
        max((t.when.start - o.when.last).days, (o.when.start - t.when.last).days, 0) for t in times for o in others
    )
