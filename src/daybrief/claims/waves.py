"""How a kind is told as a tally: one count of what was sent, and what became of it, by type and by region."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wave:
    """A tally of a kind. "Of 166 drones 90 were shot down" fills `sent` and one of `counts` of one claim.

    `counts` gives for each figure slot the lexicon slots of the words that say so; a slot of `sited` counts places, not
    things; where its words are told of things that were sent, these fill `landed`. The class of what is counted goes
    into the slot `sort`, its name as written into `named`; a count of several classes takes the value `several`.
    `by` holds the party that did it: the foe of the side that tells.
    `blow` names the lexicon slot of verbs of striking, whose doer sent what the sentence counts.
    `seen` names the lexicon slot of verbs by which a side tells what was sent against it.
    `harm` names the lexicon slot of words of harm, which tell an attack where the weapon stands as the means.
    """

    counts: Mapping[str, tuple[str, ...]]
    sent: str
    sited: tuple[str, ...]
    sort: str
    named: str
    several: str
    by: str
    combined: tuple[str, ...] = ()  # the classes that the noun for several names: told only where each is heard
    harm: str = ""
    blow: str = ""
    landed: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Roll:
    """A list that counts item by item, for a day and as a running total: "tanks – 10 241 (+5)".

    `opens` names the lexicon slot of the words that open such a list, `items` the one below which the items stand (the
    part after its name is what the claim calls the item), `totals` that of the words for "in all". A sentence lists
    losses too behind a word of `lost` ("they lost 90 men and a tank"), and behind one of `struck` ("90 men and a tank
    were destroyed") where it tells of a `period` or counts both men and arms; or with one of `dead` where a side's men
    died over such a time; and behind one of `amounts` ("losses passed 90 men") where the sentence before told of a
    side's losses. `men` is what such lists call people. The others are the kind's own slots.
    """

    opens: str
    items: str
    totals: str
    lost: str
    struck: str
    dead: str
    amounts: str
    period: str
    men: str
    side: str
    item: str
    count: str
    since: str
