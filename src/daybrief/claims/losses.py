"""Military losses of men and equipment, for a period or as a running total."""

from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle, Slot, WordsSlot
from daybrief.claims.frames import Fill, Frame, Given, Role
from daybrief.claims.meets import Meets
from daybrief.claims.says import Says, Speaks, Tally
from daybrief.claims.waves import Roll


def _items(role: Role) -> tuple[Fill, Fill, Fill]:
    """What is lost, men by their rank and things each for themselves, and how many of it; `role` names it."""
    return (
        Fill("item", "group", (role,), heads="ranks"),
        Fill("item", "thing", (role,), heads="materiel", each=True),
        Fill("count", "count", (role,)),
    )


class Losses(Detail):
    """What one side's forces lost of one item, in a period or since `total_since`."""

    kind: Literal["losses"] = "losses"
    side: PartySlot = None
    item: WordsSlot = None
    count: FigureSlot = None
    total_since: Annotated[date | None, Slot("date", cue="since", scored=False)] = None

    sums_up = True
    section = "ground"
    same_event = ("side", "item", "total_since")
    settle = Settle.BY_SIDE
    learned_from = 0.8
    cued_by = ("killed", "injured", "captured", "damage", "strike.stop")
    unsaid = MappingProxyType({"item": "personnel"})
    meets = Meets(theatre_wide=("count",), counted="count", acts="side")

    says = (
        Says("{side} <lose> {count|n:item*} since {total_since}"),
        Says("{side} <lose> {count|n:item*} in the past day", only={"total_since": ""}, heard="past_day"),
        Says("{side} <lose> {count|n:item*}[ {when}]"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{side} <втратити> {count|acc:item*} з {total_since}"),
                    Says(
                        "{side} за минулу добу <втратити> {count|acc:item*}",
                        only={"total_since": ""},
                        heard="past_day",
                    ),
                    Says("{side}[ {when}] <втратити> {count|acc:item*}"),
                ),
                nouns=MappingProxyType(
                    {
                        "item": {
                            "personnel": ("військовий", "mac", "військові", "військових"),
                            "artillery": (
                                "артилерійська система",
                                "f",
                                "артилерійські системи",
                                "артилерійських систем",
                            ),
                            "vehicle and fuel tank": (
                                "автомобіль чи цистерна",
                                "m",
                                "автомобілі та цистерни",
                                "автомобілів і цистерн",
                            ),
                        }
                    }
                ),
                counts=MappingProxyType({"count": "втрачено"}),
                tallies=(
                    "{side|adj} втрати в особовому складі з {total_since}",
                    "{side|adj} втрати в особовому складі за добу",
                ),
            )
        }
    )
    planned = ""
    weight = 0.8
    weighs = MappingProxyType({"count": 0.02})
    nouns = MappingProxyType(
        {
            "item": {
                "personnel": ("soldier", "personnel"),
                "artillery": ("artillery system", "artillery systems"),
                "vehicle and fuel tank": ("vehicle or fuel tanker", "vehicles and fuel tankers"),
            }
        }
    )
    counts = MappingProxyType({"count": "lost"})
    tallies = (
        Tally("count", "{side|adj} personnel lost since {total_since}", {"item": "personnel", "total_since": "*"}),
        Tally("count", "{side|adj} personnel lost in the past day", {"item": "personnel", "total_since": ""}),
    )
    owned = True
    shames = "side"

    roll = Roll(
        opens="roll.opens",
        items="item",
        totals="roll.total",
        lost="losses.lost",
        struck="losses.struck",
        dead="killed",
        amounts="losses.amount",
        period="period",
        men="personnel",
        side="side",
        item="item",
        count="count",
        since="total_since",
    )

    frames = (
        Frame(
            cue="losses.lost",
            fills=(
                *_items("patient"),
                Fill("side", "party", ("agent",)),
            ),
            needs=(("side",), ("item",)),
        ),
        Frame(
            cue="killed",
            fills=(
                Fill("item", "group", ("patient",), heads="ranks"),
                Fill("item", "is", value="personnel"),
                Fill("count", "count", ("patient", "self"), each=True),
                Fill("side", "party", ("patient", "self", "toll")),
            ),
            needs=(("side",), ("count",)),
            running=True,
        ),
        Frame(
            cue="eliminating",
            fills=(
                Fill("item", "is", value="personnel"),
                Fill("count", "count", ("patient",), heads="who.military"),
                Fill("side", "party", ("patient",)),
                Fill("side", "foe", ("agent",)),
            ),
            needs=(("side",), ("count",)),
            given=(Given("patient", "who.military"),),
        ),
        Frame(
            cue="suffering",
            fills=(
                Fill("item", "group", ("patient",), heads="stores"),
                Fill("item", "is", value="personnel"),
                Fill("count", "count", ("patient",)),
                Fill("side", "party", ("agent",)),
            ),
            needs=(("side",),),
            given=(Given("patient", "toll"),),
        ),
        Frame(
            cue="inflicting",
            fills=(
                Fill("item", "group", ("patient",), heads="stores"),
                Fill("item", "is", value="personnel"),
                Fill("count", "count", ("patient",)),
                Fill("side", "party", ("topic", "patient")),
                Fill("side", "foe", ("agent",)),
            ),
            needs=(("side",), ("count",)),
            given=(Given("patient", "toll"),),
        ),
        Frame(
            cue="toll",
            fills=(
                *_items("counted"),
                Fill("side", "party", ("self", "subject")),
            ),
            needs=(("side",), ("item",), ("count",)),
            given=(Given("counted", "materiel"),),
        ),
        Frame(
            cue="toll",
            fills=(
                Fill("item", "is", value="personnel"),
                Fill("count", "count", ("reckoned", "self")),
                Fill("side", "party", ("self",)),
            ),
            needs=(("side",), ("count",)),
            given=(Given("self", "realm"), Given("self", "toll")),
        ),
        Frame(
            cue="amounting",
            fills=(
                *_items("patient"),
                Fill("side", "party", ("agent",)),
            ),
            needs=(("side",), ("item",), ("count",)),
            given=(Given("agent", "toll"),),
            bounded=True,
        ),
        Frame(
            cue="destroying",
            fills=(
                Fill("item", "thing", ("patient",), heads="materiel", each=True),
                Fill("count", "count", ("patient",)),
                Fill("side", "foe", ("agent",)),
                Fill("side", "party", ("patient",)),
            ),
            needs=(("side",), ("item",), ("count",)),
            unless=(Given("patient", "stored"),),  # an oil tank is no armour
            running=True,
        ),
    )
