"""When two tellings of a kind can be about one event, declared by the kind and read by the reconciler."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Timing(Enum):
    """How far two times may differ before the events are two."""

    DAY = "day"  # one day, a night counting to the morning it ends; an undated telling means the day it was published
    GIVEN = "given"  # as DAY where both tell a time; a telling without one may mean any
    NEAR = "near"  # where both tell a time, no more than three days apart
    FREE = "free"  # time plays no part


class Placing(Enum):
    """How far two places may differ before the events are two."""

    WHERE = "where"  # the same place, or neither names one
    NAMED = "named"  # the same place, which both name; a whole state is too wide to tell two acts apart
    GIVEN = "given"  # the same place, or one inside the other, where both name one
    FREE = "free"  # place plays no part


@dataclass(frozen=True)
class Sum:
    """Counts of one event that add up: `parts` never exceed `whole`; what is left over is unaccounted for."""

    whole: str
    parts: tuple[str, ...]
    said: Mapping[str, str] = field(default_factory=dict, hash=False)  # slot → how it reads after a number


@dataclass(frozen=True)
class Clash:
    """Two words of one enum that cannot both be so of one place and day when different parties did them."""

    slot: str
    one: str
    other: str


@dataclass(frozen=True)
class Admission:
    """A word of one enum by which a party that tells it of itself grants what the other side says of the place."""

    slot: str
    own: str
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Meets:
    """What besides `same_event` decides that two tellings are one event, a part of one, or rivals."""

    timing: Timing = Timing.DAY
    placing: Placing = Placing.WHERE
    theatre_wide: tuple[str, ...] = ()  # counts that speak of the whole theatre where the telling names no place
    whole: Mapping[str, str] = field(default_factory=dict, hash=False)  # enum slot → word that takes in the others
    finer: tuple[str, ...] = ()  # text slots naming a sort of the thing: a named sort is part of the unnamed
    counted: str = ""  # the count without which nothing definite is told: a telling with it never meets one without
    sums: tuple[Sum, ...] = ()
    clashes: tuple[Clash, ...] = ()
    admits: tuple[Admission, ...] = ()
    voice: str = ""  # the slot that is the voice itself; where it is empty the claim's origin stands for it
    latest: tuple[str, ...] = ()  # slots whose later word replaces the earlier one, as a deal goes through its stages
    closing: tuple[str, ...] = ()  # of those, words that end a thing: they meet only themselves
    loose: tuple[str, ...] = ()  # counts of unlike things, which never add up to a whole
    acts: str = ""  # the slot of the party that acts; the other belligerent is the one competent to count
    open_list: bool = False  # two long lists of places that share half of the shorter are one event
    sited: bool = False  # its passages say what sort of thing it befell, by which events are known apart and together
    akin: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, hash=False)
    """By enum slot: pairs of words that two writers give one thing (rocket artillery is "artillery" and "missiles")."""
