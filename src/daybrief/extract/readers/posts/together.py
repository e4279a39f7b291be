"""Lists of voices before a word of saying, in a text that is read without a parse: "*X*, *Y* and *Z* said"."""

import re
from collections.abc import Iterator

from daybrief.extract.scene import Scene
from daybrief.theatre.terms import Hit

_MANY = re.compile(r"(?:ли|[уюяа]ть|[уюяа]т|ть?ся|лись?)$")  # a verb told of several
_OPENS = re.compile(r"[;:.!?«»\"“”()]")
_LONGEST = 10  # words of one member of a list


def segments(scene: Scene, cue: Hit[str]) -> Iterator[tuple[int, int]]:
    """Where a list of voices can stand before a verb of saying, the longest first; nowhere where one doer says it."""
    if not _MANY.search(cue.text.lower()):
        return
    head = scene.text[: cue.start - scene.start]
    opens = max((m.end() for m in _OPENS.finditer(head)), default=0)
    starts = [opens, *(m.end() for m in re.finditer(",", head) if m.end() > opens)]
    for start in starts:
        yield scene.start + start, scene.start + len(head)


def joined(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list: the last two with a word for "and" between them, commas between the others; none where it
    is no list."""
    ands = [h for h in scene.words("list-and") if start < h.start and h.end < end]
    if not ands:
        return []
    last = ands[-1]
    commas = [
        m.start() + scene.start for m in re.finditer(",", scene.text) if start <= m.start() + scene.start < last.start
    ]
    edges = [start, *(at + 1 for at in commas)]
    ends = [*commas, last.start]
    members = [*zip(edges, ends, strict=True), (last.end, end)]
    words = [scene.text[a - scene.start : b - scene.start].split() for a, b in members]
    return members if all(0 < len(each) <= _LONGEST for each in words) else []
