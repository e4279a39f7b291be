"""Acts of one sentence that tell one event become one: 'killed two and injured five', 'launched 40, shot down 30'."""

from typing import Any

from daybrief.extract.english.syntax import ancestors, undergoers
from daybrief.extract.readers.rules.filled import Filled


def joined(acts: list[Filled]) -> list[Filled]:
    """The acts, those that can be one event joined into the first of them."""
    out: list[Filled] = []
    for act in (each for each in acts if not _recalled(each, acts)):
        home = next((o for o in out if o.act.kind is act.act.kind and _meet(o, act)), None)
        if home is None:
            out.append(act)
            continue
        home.slots = {**act.slots, **home.slots}
        home.places = home.places or act.places
    return out


def _recalled(act: Filled, acts: list[Filled]) -> bool:
    """Whether a clause only says what had happened to those of whom more is told: 'two men *who had surrendered* were
    shot dead'."""
    token = act.act.token
    others = [other.act for other in acts if other.act.kind is act.act.kind and other is not act]
    told = {noun.i for other in others for noun in undergoers(other.token)}
    return token.dep_ == "relcl" and act.act.kind.sums_up and token.head.i in told


def _meet(a: Filled, b: Filled) -> bool:
    """Whether nothing the two say differs, and neither is a part of the other: '32 injured, among them *three*'."""
    if a.part != b.part or _elsewhere(a) != _elsewhere(b):
        return False
    if a.places and b.places and {s.name for s in a.places} != {s.name for s in b.places}:
        return False
    return all(_same(a.slots.get(name), value) for name, value in b.slots.items())


def _elsewhere(act: Filled) -> int | None:
    """The clause that tells what befell a place or a day apart from the sentence's own event: 'in Orly, *where a bomb
    killed* two in May, shelling wounded three'."""
    above = (act.act.token, *ancestors(act.act.token))
    clauses = (verb for verb in above if verb.dep_ == "relcl" and verb.head.pos_ == "PROPN")
    return next((verb.i for verb in clauses if any(c.lower_ in ("where", "when") for c in verb.children)), None)


def _same(a: Any, b: Any) -> bool:
    return a is None or b is None or a == b
