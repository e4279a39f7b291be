"""Where a paragraph stands between two of its sentences."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """Where a paragraph stood before a sentence was tried."""

    turn: int
    last: tuple[str, ...]
    told_by: tuple[str, ...]
    actor: str
    met: frozenset[str]
    bodies: dict[str, str]
    led: bool
    opening: str
