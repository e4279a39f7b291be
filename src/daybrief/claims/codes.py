"""How the event data sets of others code what a kind tells. The exports read these; no stage does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
AIR_STRIKE = ("Explosions/Remote violence", "Air/drone strike")
CLASH = ("Battles", "Armed clash")


@dataclass(frozen=True)
class Coded:
    """One row of a codebook's table, for facts whose slots hold the words of `only`; "*" is any word, "" is none.

    `acled` is an event type and sub-event type of ACLED's codebook, `plover` an event, mode and context of PLOVER's;
    None and () where that codebook has no such event, so that nothing is forced into it.
    """

    acled: tuple[str, str] | None = None
    plover: tuple[str, str, str] | tuple[()] = ()
    only: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Codes:
    """A kind in other people's codebooks: the rows, the first that fits counting, and the slots of who and how many."""

    rows: tuple[Coded, ...] = ()
    by: tuple[str, ...] = ()  # slots of whoever acts
    at: tuple[str, ...] = ()  # slots of whoever it is done to
    foe: bool = False  # whether an act of one side of the war is done to the other
    deaths: str = ""  # slot of the dead
    injuries: str = ""  # slot of the injured
    group: str = ""  # slot that says whether they were civilians or soldiers
    side: str = ""  # slot of the side that they belonged to
    harm: bool = False  # the harm of an attack: beside the attack itself it is no event of its own

    def fits(self, slots: Mapping[str, object]) -> Coded:
        """The first row whose conditions hold; one without codes where none does."""
        return next((row for row in self.rows if _holds(row.only, slots)), Coded())


def only(**words: str) -> Mapping[str, str]:
    """Conditions of a row."""
    return MappingProxyType(words)


def _holds(wanted: Mapping[str, str], slots: Mapping[str, object]) -> bool:
    for slot, word in wanted.items():
        value = slots.get(slot)
        if word == "*" and value in (None, "", ()):
            return False
        if word != "*" and (value or "") != word:
            return False
    return True
