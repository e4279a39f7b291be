"""Acts of one sentence that tell one event become one: 'killed two and injured five', 'launched 40, shot down 30'."""

from typing import Any

from daybrief.extract.readers.rules.filled import Filled


def joined(acts: list[Filled]) -> list[Filled]:
    """The acts, those that can be one event joined into the first of them."""
    out: list[Filled] = []
    for act in acts:
        home = next((o for o in out if o.act.kind is act.act.kind and _meet(o, act)), None)
        if home is None:
            out.append(act)
            continue
        home.slots = {**act.slots, **home.slots}
        home.places = home.places or act.places
    return out


def _meet(a: Filled, b: Filled) -> bool:
    """Whether nothing the two say differs, and neither is a part of the other: '32 injured, among them *three*'."""
    if a.part != b.part:
        return False
    if a.places and b.places and {s.name for s in a.places} != {s.name for s in b.places}:
        return False
    return all(_same(a.slots.get(name), value) for name, value in b.slots.items())


def _same(a: Any, b: Any) -> bool:
    return a is None or b is None or a == b
