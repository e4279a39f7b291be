"""How a fact of a kind is put into words, weighed and placed: declared beside the kind, interpreted by the brief.

A pattern is one clause. `<verb>` is its finite verb in the base form ("<launch>", "<be killed>"); what stands before
it is the subject. `{slot}` is a value and `{slot|form}` a value in a certain form; `[ … ]` is left out when a slot
inside it is empty. A `*` after a piece, `{places|near*}`, marks the one piece that facts may share a clause over:
"twelve shops and three firms were damaged".

Forms of a party: `name` (Russia) · `adj` (Russian) · `forces`, `officials`, `leaders` (Russian forces) · `other` (the
opposing side's adjective) · `foe` (the same, where a passage names that side). Of a figure: `n` (six) · `was` (six
were) · `n:slot` (six civilians, the noun from another slot) · `own:slot` (six Ukrainian drones) · `counted` (six
hundred customers, the noun from the passage) · `whose` (six Syrian fighters, where no passage names their state). Of
places: the preposition they follow. Of words: `plain` · `a` (an apartment building) · `deal` (an agreement on …) ·
`means` (with drones). Of a quotation: `marks`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Says:
    """One way to say a fact, fit where every slot outside brackets is filled and `only` holds.

    `only` asks a slot for an enum word, or for a word of one of the pack's prose lists (`@deals`, among its last two
    words; `@=services`, the last itself). `heard` asks that a passage contain a word of such a list, `unheard` that
    none does. `over`: such a list again, of which no word may stand nearer to the thing told of than one of `heard`.
    `again`: its last words where the sentence before ends on them as well.
    """

    pattern: str
    only: Mapping[str, str] = field(default_factory=dict)
    heard: str = ""
    unheard: str = ""
    over: str = ""
    again: str = ""


@dataclass(frozen=True)
class Speaks:
    """How facts of a kind are said in one language; what each field is for stands beside its namesake in `Detail`.

    `tallies` are the labels of the kind's tallies, in their order.
    """

    says: tuple[Says, ...] = ()
    headline: tuple[Says, ...] = ()
    listed: tuple[Says, ...] = ()
    included: tuple[Says, ...] = ()
    totals: tuple[Says, ...] = ()
    nouns: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    counts: Mapping[str, str] = field(default_factory=dict)
    tallies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tally:
    """A figure worth a place in the day's strip of numbers: its slot, its label, and the values it asks for.

    `parts` are slots whose sum the figure should be; what is left over is told, never hidden.
    """

    slot: str
    label: str
    only: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    least: int = 1  # the smallest count worth a place there


@dataclass(frozen=True)
class Route:
    """Sends a fact to another section: where every party in `slot` is a side of the conflict, or none is."""

    section: str
    slot: str
    sides: bool
    only: Mapping[str, str] = field(default_factory=dict)
