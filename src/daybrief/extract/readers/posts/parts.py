"""Counts of people beside or inside another: place by place after the whole ("seven killed: six in X and one in Y"),
one place after the other ("three hurt in X, in Y – two"), or taken out of it ("seven hurt, among them a girl")."""

import re
from collections.abc import Sequence

from daybrief.extract.figures import Counted
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.people import ages
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.gazetteer import PlaceHit
from daybrief.theatre.terms import Hit

_IN = re.compile(r"\s*(?:[^\W\d]+\s+){0,2}?(?:[^\W\d]{1,2}|над|біля|под|під|возле)\s+")
_DASH_IN = re.compile(r"\s*[–—-]\s+[^\W\d]{1,2}\s+")
_CLOSES = re.compile(r"[,;.()]|\s[–—]\s")
_ASIDE = 2  # code points between a number and the remark behind it: a comma and a space
_NOUN = 12  # code points behind a number's noun in which the word for people begins
_DASH = re.compile(r"\s*[–—-]\s*")


def by_place(act: Act, clauses: Clauses) -> list[Act]:
    """The parts of an act's count, each in its place; none where the sentence does not split it."""
    slot = next((f.slot for f in act.frame.fills if f.how == "count"), None)
    whole = act.slots.get(slot) if slot is not None else None
    grouped = any(f.how == "group" for f in act.frame.fills)
    if slot is None or not grouped or not isinstance(whole, Figure):
        return []
    colon = clauses.text(act.cue.start, clauses.end).find(":") + act.cue.start
    if colon < act.cue.start:
        return []
    if any(act.cue.end <= h.start < colon and h.value != act.cue.value for h in _cues(act, clauses)):
        return []
    placed = [(f, p) for f in clauses.scene.figures if f.start > colon and (p := _place(f, clauses)) is not None]
    total = sum(f.figure.floor for f, _ in placed)
    if not placed or total > (whole.high if whole.high is not None else total):
        return []
    group = {name: value for name, value in act.slots.items() if not isinstance(value, Figure)}
    return [Act(act.kind, act.frame, act.cue, {**group, slot: f.figure}, [p], f.start, whole=act) for f, p in placed]


def _cues(act: Act, clauses: Clauses) -> list[Hit[str]]:
    """Words of a sentence that tell of the act's kind."""
    return [hit for frame in act.kind.terse for hit in clauses.scene.words(frame.cue)]


def _place(figure: Counted, clauses: Clauses) -> PlaceHit | None:
    """The place right after a number ("six in X"), or before its dash ("X – six")."""
    for place in clauses.places:
        if place.start >= figure.end and _IN.fullmatch(clauses.text(figure.end, place.start)):
            return place
        if place.end <= figure.start and _DASH.fullmatch(clauses.text(place.end, figure.start)):
            return place
    return None


def in_turn(act: Act, clauses: Clauses) -> list[Act]:
    """Acts that leave the verb of this one out: "in X three were hurt, *in Y – two men*"."""
    slot = _counted(act)
    if slot is None or not isinstance(act.slots.get(slot), Figure) or not act.places:
        return []
    cues = {h.start for frame in act.kind.terse for h in clauses.scene.words(frame.cue)}
    out = []
    for figure in (f for f in clauses.scene.figures if f.start > act.cue.end):
        place = _apart(figure, clauses)
        told = any(act.cue.end <= cue < figure.start for cue in cues)
        if place is None or told or place.name in {p.name for p in act.places}:
            continue
        group = {"who": g} if (g := _who(figure.end, figure.noun_start + _NOUN, clauses)) is not None else {}
        slots = {n: v for n, v in act.slots.items() if not isinstance(v, Figure) and n != "who"}
        out.append(Act(act.kind, act.frame, act.cue, slots | group | {slot: figure.figure}, [place], figure.start))
    return out


def _apart(figure: Counted, clauses: Clauses) -> PlaceHit | None:
    """The place that a dash ties to a number: "in Y – two", "two – in Y"."""
    for place in clauses.places:
        if place.end <= figure.start and _DASH.fullmatch(clauses.text(place.end, figure.start)):
            return place
        if place.start >= figure.end and _DASH_IN.fullmatch(clauses.text(figure.end, place.start)):
            return place
    return None


def by_group(act: Act, acts: Sequence[Act], clauses: Clauses) -> list[Act]:
    """The part of an act's count that a remark takes out: "seven were hurt, *among them a girl of 16*"."""
    out = []
    for hit in clauses.scene.words("taken-out"):
        slot = _slot(act, hit.start, clauses)
        owner = _owner(acts, act, slot, hit.start)
        whole = act.slots.get(slot) if slot is not None and owner is act else None
        close = _CLOSES.search(clauses.text(hit.end + 1, clauses.end))
        end = hit.end + 1 + close.start() if close is not None else clauses.end
        group, figure = _who(hit.end, end, clauses), _number(hit.end, end, clauses)
        if slot is None or group is None or figure is None or not isinstance(whole, Figure):
            continue
        if figure.exchange() != whole.exchange() and whole.can_hold(figure):
            slots = {slot: figure, "who": group}
            out.append(Act(act.kind, act.frame, act.cue, slots, list(act.places), act.at, whole=act))
    return out


def _counted(act: Act) -> str | None:
    """The slot of people that an act counts."""
    grouped = any(f.how == "group" for f in act.frame.fills)
    return next((f.slot for f in act.frame.fills if f.how == "count"), None) if grouped else None


def _slot(act: Act, at: int, clauses: Clauses) -> str | None:
    """What became of those that a remark at an offset takes out: as the last word of harm before it says; the first
    behind it where there is none, or where their number stands right before the remark."""
    if _counted(act) is None:
        return None
    told = [
        (h.start, f.slot)
        for frame in act.kind.terse
        for f in frame.fills
        for h in (clauses.scene.words(frame.cue) if f.how == "count" else ())
    ]
    before = [t for t in told if t[0] < at]
    after = [t for t in told if t[0] > at]
    right = any(0 <= at - f.end <= _ASIDE and (not before or f.start > max(before)[0]) for f in clauses.scene.figures)
    ahead = [t for t in after if right or not before]
    return min(ahead)[1] if ahead else max(before)[1] if before else None


def _owner(acts: Sequence[Act], act: Act, slot: str | None, at: int) -> Act | None:
    """The act of a kind that a remark belongs to: the last before it that counts so, else the first behind it."""
    able = [a for a in acts if a.kind is act.kind and isinstance(a.slots.get(slot or ""), Figure)]
    before = [a for a in able if a.cue.start < at]
    return before[-1] if before else able[0] if able else None


def _who(start: int, end: int, clauses: Clauses) -> str | None:
    """The group of the first people named between two offsets, where the word says which they are."""
    named = [h.value.split(".")[1] for h in clauses.scene.words("who") if start <= h.start < end]
    return next((name for name in named if name != "unstated"), None)


def _number(start: int, end: int, clauses: Clauses) -> Figure | None:
    """How many people are named between two offsets: by number, else one by one."""
    figures = [f for f in clauses.scene.figures if start <= f.start and f.end <= end]
    if figures:
        return figures[0].figure if len(figures) == 1 else None
    ones = [h for h in clauses.scene.words("one.person") if start <= h.start < end]
    return exactly(sum(ages(clauses, one) for one in ones)) if ones else None
