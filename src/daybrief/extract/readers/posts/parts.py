"""Counts of people told place by place after the whole: "seven killed: six in X and one in Y"."""

import re

from daybrief.extract.figures import Counted
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.model.figure import Figure
from daybrief.theatre.gazetteer import PlaceHit

_IN = re.compile(r"\s*(?:[^\W\d]+\s+){0,2}?(?:[^\W\d]{1,2}|над|біля|под|під|возле)\s+")
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
    placed = [(f, p) for f in clauses.scene.figures if f.start > colon and (p := _place(f, clauses)) is not None]
    total = sum(f.figure.floor for f, _ in placed)
    if not placed or total > (whole.high if whole.high is not None else total):
        return []
    group = {name: value for name, value in act.slots.items() if not isinstance(value, Figure)}
    return [Act(act.kind, act.frame, act.cue, {**group, slot: f.figure}, [p], f.start, whole=act) for f, p in placed]


def _place(figure: Counted, clauses: Clauses) -> PlaceHit | None:
    """The place right after a number ("six in X"), or before its dash ("X – six")."""
    for place in clauses.places:
        if place.start >= figure.end and _IN.fullmatch(clauses.text(figure.end, place.start)):
            return place
        if place.end <= figure.start and _DASH.fullmatch(clauses.text(place.end, figure.start)):
            return place
    return None
