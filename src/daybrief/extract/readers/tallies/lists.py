"""Counts that go on a list, whose items share what became of them."""

import re
from dataclasses import replace

from daybrief.extract.figures import Counted
from daybrief.extract.readers.tallies.count import Count
from daybrief.extract.scene import Scene
from daybrief.theatre.pack import Weapon
from daybrief.theatre.terms import Hit

_JOINED = 3  # words at most between two items: "and all"
_MANY = 3  # of as many things at least some can be of either class
_NEXT = 8  # characters between "all" and what became of them
_BREAK = re.compile(r"[;:.()]")


def fate_so_far(last: Count | None, figure: Counted, sent: str) -> str | None:
    """What became of the part told right before, where the number only goes on its list: "downed 46 of 58 drones *and
    three* of five missiles launched overnight"."""
    if last is None or last.slot == sent or not last.end <= figure.start <= last.scene.end:
        return None
    scene = last.scene
    gap = scene.text[last.end - scene.start : figure.start - scene.start]
    joined = any(last.end <= h.start and h.end <= figure.start for h in scene.words("list-and"))
    return last.slot if joined and len(gap.split()) <= _JOINED and not _BREAK.search(gap) else None


def all_of(told: Count, last: Count | None, figure: Counted, sent: str) -> list[Count]:
    """ "…and *all 13* drones launched overnight": all that were sent met the fate of those before them."""
    if told.slot != sent:
        return []
    every = any(h.end <= figure.start <= h.end + 2 for h in told.scene.words("wave.all"))
    fate = fate_so_far(last, figure, sent) if every else None
    return [replace(told, slot=fate)] if fate is not None else []


def all_met(counts: list[Count], scene: Scene, cues: list[Hit[str]], sent: str) -> list[Count]:
    """ "ten missiles were fired, *all were shot down*": the fate of all that the sentence says was sent."""
    last = counts[-1] if counts else None
    if last is None or last.slot != sent or last.label:
        return []
    every = [h for h in scene.words("wave.all") if h.start > last.end]
    after = [c for c in cues if c.start > last.end and c.value != sent]
    fate = next((c for c in after for h in every if min(abs(h.start - c.end), abs(c.start - h.end)) <= _NEXT), None)
    counted = any(f.start > last.end for f in scene.figures)
    return [replace(last, slot=fate.value)] if fate is not None and not counted else []


def together(scene: Scene, figure: Counted, weapon: Hit[Weapon], weapons: list[Hit[Weapon]]) -> int | None:
    """Where the phrase ends whose one number counts things of several classes: "*90 missiles and drones*"."""
    other = next((w for w in weapons if w.start >= weapon.end), None)
    if other is None or other.value.cls == weapon.value.cls or figure.figure.floor < _MANY:
        return None
    gap = scene.text[weapon.end - scene.start : other.start - scene.start]
    joined = any(weapon.end <= h.start and h.end <= other.start for h in scene.words("list-and"))
    return other.end if joined and len(gap.split()) <= _JOINED and not _BREAK.search(gap) and "," not in gap else None
