"""Acts of one sentence that tell one event become one; words that another reading explains better go."""

from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.model.figure import Figure

_TOWARDS = "in the direction of"  # a place that only names the sector of a front
_DONE_TO = 3  # words at most between a verb and the blow that it is done to


def settled(acts: list[Act], clauses: Clauses) -> list[Act]:
    """The acts of a sentence, joined, in text order."""
    out: list[Act] = []
    for act in _outer(_apart(acts, clauses), clauses):
        home = next((o for o in out if o.kind is act.kind and _one(o, act)), None)
        if home is None:
            out.append(act)
        else:
            home.slots = {**act.slots, **home.slots, **_told_finer(home, act)}
            home.places = home.places or act.places
    return _each_target(out, clauses)


def _undone(act: Act, acts: list[Act], clauses: Clauses) -> bool:
    """Whether a blow is only what an act of another kind right before it is done to: "repelled *two enemy* attacks on
    X"."""
    return act.kind.wave is not None and any(
        o.kind.wave is None
        and o.frame.absorbs
        and o.cue.end <= act.cue.start
        and clauses.apart(o.cue.start, o.cue.end, act.cue.start, act.cue.end) <= _DONE_TO
        for o in acts
    )


def _apart(acts: list[Act], clauses: Clauses) -> list[Act]:
    """Without an act whose word another's longer word covers: "attacked positions" is no strike, "tried to advance" no
    advance."""
    return [
        act
        for act in acts
        if not _undone(act, acts, clauses)
        and not any(
            other is not act
            and other.cue.start <= act.cue.start
            and act.cue.end <= other.cue.end
            and other.cue.end - other.cue.start > act.cue.end - act.cue.start
            for other in acts
        )
    ]


def _outer(acts: list[Act], clauses: Clauses) -> list[Act]:
    """Without an act that is only what another of its frame is done to: "repelled two attacks"."""
    out: list[Act] = []
    for act in acts:
        around = [
            o
            for o in out
            if o.kind is act.kind
            and act.frame.absorbs
            and o.slots.keys() >= act.slots.keys()
            and clauses.segment(o.cue.start) == clauses.segment(act.cue.start)
            and clauses.apart(o.cue.start, o.cue.end, act.cue.start, act.cue.end) <= 3
            and {p.name for p in o.places} == {p.name for p in act.places}
        ]
        if _stopped(act, acts, clauses):
            continue
        if around and _outdoes(act, around[-1]):
            out[out.index(around[-1])] = act
            continue
        if any(
            _outdoes(o, act) and _one(Act(o.kind, o.frame, o.cue, {}, o.places), act) for o in out if o.kind is act.kind
        ):
            continue
        told = around or [o for o in out if _relative(o, act, clauses)]
        if not told:
            out.append(act)
        elif not around and all(place.relation == _TOWARDS for place in told[-1].places):
            told[-1].places = act.places
    return out


def _outdoes(act: Act, before: Act) -> bool:
    """Whether an act tells what came of the one before it: "in the course of an *offensive* they *took* X"."""
    return any(
        before.slots.get(slot) == lesser and act.slots.get(slot) in greater
        for (slot, lesser), greater in act.kind.outdone.items()
    )


def _stopped(act: Act, acts: list[Act], clauses: Clauses) -> bool:
    """Whether an attack's noun is what the verb behind it is done to: "an attack *our troops beat back* near X"."""
    return act.kind.wave is None and any(
        o.kind is act.kind
        and o.frame is not act.frame
        and o.cue.value == o.frame.stopped
        and o.cue.start >= act.cue.end
        and clauses.segment(o.cue.start) == clauses.segment(act.cue.start)
        and clauses.apart(o.cue.start, o.cue.end, act.cue.start, act.cue.end) <= _DONE_TO
        for o in acts
    )


def _relative(outer: Act, act: Act, clauses: Clauses) -> bool:
    """Whether an act only tells more of what another was done to: "repelled nine attacks *of those who tried to break
    through near X*"."""
    here = clauses.segment(act.cue.start)
    begins = clauses.segments[here][0]
    return (
        outer.kind is act.kind
        and outer.frame.absorbs
        and outer.cue.end <= begins
        and outer.slots != act.slots
        and any(0 <= h.start - begins <= 1 for h in clauses.scene.words("relative"))
    )


def _one(a: Act, b: Act) -> bool:
    """Whether nothing that the two say differs, and they do not count the same thing twice."""
    if {p.name for p in a.places} != {p.name for p in b.places}:
        return False
    return all(k not in a.slots or _same(a.slots[k], v) or _vague(a, k, v) for k, v in b.slots.items())


def _told_finer(home: Act, act: Act) -> dict[str, object]:
    """Values of the second act where the first only gives the vague one."""
    whole = home.kind.meets.whole
    return {k: v for k, v in act.slots.items() if k in whole and home.slots.get(k) == whole[k]}


def _vague(a: Act, slot: str, value: object) -> bool:
    """Whether one of the two leaves open what the other says: "people" beside "civilians"."""
    whole = a.kind.meets.whole.get(slot)
    return whole is not None and whole in (a.slots[slot], value)


def _same(a: object, b: object) -> bool:
    if isinstance(a, Figure) and isinstance(b, Figure):
        return a.exchange() == b.exchange()
    return a == b


def _each_target(acts: list[Act], clauses: Clauses) -> list[Act]:
    """A blow at named things in several places is one act a place."""
    out: list[Act] = []
    for act in acts:
        aimed = act.kind.wave is not None and len(act.places) > 1 and clauses.scene.words("thing")
        out += [_at(act, n) for n in range(len(act.places))] if aimed else [act]
    return out


def _at(act: Act, number: int) -> Act:
    return Act(act.kind, act.frame, act.cue, dict(act.slots), [act.places[number]], act.at, act.things)
