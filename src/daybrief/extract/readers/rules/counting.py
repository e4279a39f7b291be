"""Counts that one act tells of several groups: parts of a wider count, groups with places of their own, totals."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import ancestors, preps, taken_out, undergoers

if TYPE_CHECKING:
    from daybrief.claims.base import Detail
    from daybrief.extract.english.token import Token
    from daybrief.extract.places import Spot
    from daybrief.extract.readers.rules.acts import Act, Parsed
    from daybrief.extract.readers.rules.filled import Filled, Filling
    from daybrief.extract.readers.rules.placing import Placed
    from daybrief.model.figure import Figure

_JOINT = re.compile(r"\s*(?:,\s*)?(?:and/or|and|or|/|&|,)\s*")
_COUNTS = ("persons", "count")  # how the slots are filled that count people or things
_LONG = 6  # days beyond which a time tells of a period, not of one event
_RATED = 24  # letters between a number and what it is a rate of
_AT = re.compile(
    r"(?:\s+(?!and\b|in\b|near\b)[a-z]+){0,4}\s+(?:in|near|at)\s+(?:(?:the|neighbou?ring|nearby|city|town|village|of)\s+)*"
)
_OUT_OF = re.compile(r"\b(?:including|among (?:them|whom|those))\b")
_OF_THEM = re.compile(r"\s+of (?:them|whom|those|these)\b")
_NEXT = re.compile(r"^[^.;:]{0,24}?(?:,|\band\b)\s+(?:and\s+)?(?:another\s+|a\s+further\s+)?$")


def apart(filler: "Filling", act: "Act", places: "list[Placed]") -> "list[tuple[tuple[Token, ...], list[Placed]]]":
    """Targets with the places named with each: 'struck *a depot in X* and *a post near Y*'; one group otherwise."""
    heads = filler.role(act, "patient") if act.frame.apart else []
    loose = strays(filler, act, heads)
    heads = sorted([*heads, *loose], key=lambda t: t.i)
    groups: list[tuple[tuple[Token, ...], list[Placed]]] = []
    waiting: list[Token] = []
    for n, head in enumerate(heads):
        mine = _listed(head, heads[n + 1 :], places) if loose else _under(head, places)
        waiting.append(head)
        if mine:
            groups.append((tuple(waiting), mine))
            waiting = []
    told = [p for _, mine in groups for p in mine]
    if len(groups) < 2 or waiting or len(told) < len(places):
        return [((), places)]
    return groups


def _under(head: "Token", places: "list[Placed]") -> "list[Placed]":
    inner = {t.i for c in head.children if c.dep_ != "conj" for t in c.subtree}
    return [p for p in places if p.token.i in inner]


def _listed(head: "Token", later: "list[Token]", places: "list[Placed]") -> "list[Placed]":
    """The places between a target and the next one, and those within its own name."""
    here, beyond = head.left_edge.i, later[0].left_edge.i if later else len(head.doc)
    return [p for p in places if here <= p.token.i < beyond]


def strays(filler: "Filling", act: "Act", heads: "list[Token]") -> "list[Token]":
    """Targets that the parser listed with a place before them: 'a depot near Orikhiv and *a post* near Tokmak'."""
    clauses = [t for t in act.token.subtree if t.dep_ in ("relcl", "advcl", "acl", "ccomp") and t.i != act.token.i]
    aside = {t.i for clause in clauses for t in clause.subtree}
    below = [t for t in act.token.subtree if t.dep_ in ("conj", "appos") and t.i not in aside]
    return [t for t in below if t not in heads and filler.phrases.headed(t, "target")] if heads else []


def parts_of(filler: "Filling", whole: "Filled") -> "list[Filled]":
    """Counts that the text takes out of a wider one, with places of their own or where the whole is."""
    return _elsewhere(filler, whole) or (_included(filler, whole) if whole.act.frame.parts else [])


def _included(filler: "Filling", whole: "Filled") -> "list[Filled]":
    """Counts that the text takes out of a wider one: 'five people, *including a baby*'."""
    inner = [
        part
        for head in filler.role(whole.act, "patient")
        for part in preps(filler.phrases.content(head), "including", "among")
    ] or preps(whole.act.token, "including")
    inner += [head for head in undergoers(whole.act.token) if taken_out(head)]
    mine = {p.i for p in filler.role(whole.act, "patient")}
    told = {p.i for act in filler.parsed.acts if act.kind is whole.act.kind for p in filler.role(act, "patient")}
    inner = [part for part in inner if part.i not in told - mine]  # 'including two *killed* when …' is told by itself
    made = [filler.one(whole.act, {"patient": part}, whole.places) for part in inner]
    for filled in made:
        filled.places, filled.part = whole.places, True
    return made


def _elsewhere(filler: "Filling", whole: "Filled") -> "list[Filled]":
    """Counts taken out of a wider one that have a place of their own, which is not the whole's: 'eight people, *two of
    them in Sumy*'. Read by their words first, as `scattered` is."""
    scene, text = filler.parsed.scene, filler.parsed.story.doc.text
    counts = [f.slot for f in whole.act.frame.fills if f.how in _COUNTS]
    slot = next((name for name in counts if name in whole.slots), "")
    told = next((c for c in scene.figures if c.figure == whole.slots.get(slot)), None)
    if told is None:
        return []
    later = [c for c in scene.figures if c.start >= told.end]
    mark = _OUT_OF.search(text, told.end, scene.end)
    first = next((c for c in later if _OF_THEM.match(text, c.number_end)), None)
    start = min((at for at in (mark and mark.end(), first and first.start) if at), default=scene.end)
    if any(act.kind is whole.act.kind and act.start > start for act in filler.parsed.acts):
        return []
    made = []
    for counted in (c for c in later if c.start >= start):
        head = filler.parsed.tree.head(counted.number_start, counted.number_end)
        if head is None:
            continue
        head = head.head if head.dep_ == "nummod" else head
        below = [p.spot for p in _under(head, filler.parsed.places) if p.token.i > head.i]
        next_to = [
            s for s in whole.places if s.start > counted.end and _AT.fullmatch(text[counted.number_end : s.start])
        ]
        if homes := [spot for spot in whole.places if spot in (next_to[:1] or below)]:
            part = filler.one(whole.act, {"patient": head}, homes)
            slots = part.slots if whole.act.frame.parts else whole.slots
            made.append(replace(part, slots={**slots, slot: counted.figure}, places=homes, part=True))
    apart = {spot for part in made for spot in part.places}
    whole.places = [spot for spot in whole.places if spot not in apart]
    return made


def scattered(filler: "Filling", whole: "Filled") -> "list[Filled]":
    """One claim a group where each has its own number and place: 'five people in Sumy and *three in Lyman*'.

    Read by its words: the parser hangs the later groups of such a list anywhere."""
    act, scene = whole.act, filler.parsed.scene
    slot = next((f.slot for f in act.frame.fills if f.how == "persons"), "")
    groups = _groups(filler.parsed)
    counts = [figure for figure, _ in groups]
    first = whole.slots.get(slot)
    if len(groups) < 2 or first is None or first not in counts or _told_apart(filler, act):
        return [whole]
    after = groups[counts.index(first) :]
    made = [replace(whole, slots={**whole.slots, slot: figure}, places=list(homes)) for figure, homes in after]
    return made if scene.figures and len(after) > 1 else [whole]


def _groups(parsed: "Parsed") -> "list[tuple[Figure, tuple[Spot, ...]]]":
    """Numbers in text order that a place follows at once, each the next of a list or the one that opens it."""
    scene = parsed.scene
    found: list[tuple[Figure, tuple[Spot, ...]]] = []
    spots = [place.spot for place in parsed.places]
    last = scene.start
    for counted in scene.figures:
        text = parsed.story.doc.text
        opens = not found or _NEXT.search(text[last : counted.start]) is not None
        homes = [s for s in spots if s.start > counted.end and _AT.fullmatch(text[counted.number_end : s.start])]
        if opens and homes:
            found.append((counted.figure, tuple(homes[:1])))
            last = homes[0].end
        elif found and not opens:
            break
    return found


def _told_apart(filler: "Filling", act: "Act") -> bool:
    """Whether another act of its kind stands in the sentence, with its own number."""
    return sum(1 for other in filler.parsed.acts if other.kind is act.kind) > 1


def pooled(parsed: "Parsed", kind: "type[Detail]", figure: "Figure") -> bool:
    """Whether a number counts two outcomes together, so that it is neither's: '500 *killed or wounded*'."""
    of_people = (act for act in parsed.acts if act.kind is kind and not _of_things(act))
    acts = sorted({act.token.i: act for act in of_people}.values(), key=lambda act: act.token.i)
    text = parsed.story.doc.text
    beside = [
        (a, b) for a, b in pairwise(acts) if a.cue != b.cue and _JOINT.fullmatch(text[a.end : b.start]) is not None
    ]
    told = {text[f.number_start : f.number_end] for f in parsed.scene.figures if f.figure == figure}
    either = any("or" in text[a.end : b.start].split() for a, b in pairwise(acts))
    return bool(beside) and len(told) == 1 and (either or any(c.isdigit() for c in told.pop()))


def unless_rated(parsed: "Parsed", figure: "Figure | None") -> "Figure | None":
    """The figure, where it is no rate: '150 troops *per kilometre*'."""
    rates = [hit.start for hit in parsed.scene.words("rated")]
    ends = [f.number_end for f in parsed.scene.figures if f.figure == figure] if rates else []
    return None if any(0 <= rate - end <= _RATED for rate in rates for end in ends) else figure


def totals(filler: "Filling", act: "Act") -> bool:
    """Whether the act counts a side's forces or their things over a period, not those hit in one event."""
    heads = filler.role(act, "patient") + filler.role(act, "self")
    if _of_things(act) and any(filler.phrases.headed(t, "materiel") for t in heads):
        return _over_time(filler.parsed)
    forces = any(filler.phrases.headed(t, "who.military") for t in heads)
    owned = forces or any(above.i in filler.parsed.heads("toll") for above in ancestors(act.token))
    return owned and running(filler.parsed, act)


def _of_things(act: "Act") -> bool:
    """Whether a frame counts things, so that their owner's is what they are counted for."""
    return any(fill.how == "thing" and fill.each for fill in act.frame.fills)


def running(parsed: "Parsed", act: "Act") -> bool:
    """Whether an act is told for a period or as a running total: 'have died since May', 'losses of 900, 90 of them
    killed'."""
    tolls = {**parsed.heads("toll"), **parsed.heads("losses.lost")}
    if any(above.i in tolls for above in ancestors(act.token)):
        return True
    if any(c.i in tolls for above in ancestors(act.token) for c in above.children if c.dep_ == "dobj"):
        return True
    return _over_time(parsed)


def _over_time(parsed: "Parsed") -> bool:
    """Whether a sentence tells of a period, or says that it tells a running total."""
    spans = (t.when for t in parsed.scene.times if t.bound != "until")
    return any((when.end - when.start).days > _LONG for when in spans) or bool(parsed.scene.words("running-total"))
