"""Moves and fights on the ground."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot
from daybrief.claims.codes import CLASH, Coded, Codes, only
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Admission, Clash, Meets, Placing
from daybrief.claims.says import Says, Speaks


def _pressed(action: str, whom: str, *, but: str = "", sources: bool = False) -> Frame:
    """Who or what is driven back: troops lose ground to the other side, an onslaught is beaten off. `whom`: what is
    driven, and `but` what is not; `sources`: as for a frame."""
    return Frame(
        cue="pressing",
        fills=(
            Fill("action", "is", value=action),
            Fill("actor", "party", ("agent",)),
            Fill("actor", "foe", ("patient",)),  # 'Russian *infantry* was driven back'
        ),
        needs=(("actor",), ("places",)),
        given=(Given("patient", whom),),
        unless=(Given("patient", but),) if but else (),
        outlooks=("done",),
        bounded=True,
        sources=sources,
        near=True,
        absorbs=True,
    )


class Ground(Detail):
    """One side's act on the ground at named places."""

    kind: Literal["ground"] = "ground"
    actor: PartySlot = None
    action: Annotated[
        Literal["advanced", "attacked", "seized", "regained", "repelled", "withdrew", "counterattacked", "holds"]
        | None,
        Slot("enum", cue="ground"),
    ] = None

    codes = Codes(
        by=("actor",),
        foe=True,
        rows=(
            Coded(None, (), only(action="holds")),
            Coded(("Strategic developments", "Non-violent transfer of territory"), ("RETREAT", "withdraw", "military"),
                  only(action="withdrew")),
            Coded(CLASH, ("COERCE", "confiscate", "military"), only(action="seized")),
            Coded(CLASH, ("ASSAULT", "", "military")),
        ),
    )  # fmt: skip
    section = "ground"
    idle = MappingProxyType({"action": "holds"})
    same_event = ("actor", "action")
    doubted_in = ("actor", "action")
    settle = Settle.HULL
    meets = Meets(
        placing=Placing.NAMED,
        clashes=(
            Clash("action", "seized", "holds"),
            Clash("action", "seized", "repelled"),
            Clash("action", "seized", "regained"),
            Clash("action", "regained", "holds"),
            Clash("action", "regained", "repelled"),
        ),
        admits=(Admission("action", "withdrew", ("seized", "regained")),),
        acts="actor",
        open_list=True,
    )

    says = (
        Says("{actor|forces} <advance> {places|in*}[ {when}]", only={"action": "advanced"}),
        Says(
            "{actor|adj} and {actor|foe} forces <fight> {places|near*}[ {when}]",
            only={"action": "attacked"},
            heard="both_sides",
        ),
        Says(
            "{actor|forces} <attack> {places|near*}[ {when}] but did not advance",
            only={"action": "attacked"},
            heard="unmoved",
            again=", again without an advance",
        ),
        Says(
            "{actor|forces} <attack> {places|near*}[ {when}] without a confirmed advance",
            only={"action": "attacked"},
            heard="unproven",
            again=", again without a confirmed advance",
        ),
        Says(
            "{actor|forces} <attack> {places|near*}[ {when}] without success",
            only={"action": "attacked"},
            heard="repulsed",
        ),
        Says("{actor|forces} <attack> {places|near*}[ {when}]", only={"action": "attacked"}),
        Says("{actor|forces} <take> {places|taken*}[ {when}]", only={"action": "seized"}),
        Says("{actor|forces} <retake> {places|taken*}[ {when}]", only={"action": "regained"}),
        Says("{actor|forces} <repel>[ {actor|foe}] attacks {places|near*}[ {when}]", only={"action": "repelled"}),
        Says(
            "{actor|forces} <withdraw> after attacking {places|near*}[ {when}] without success",
            only={"action": "withdrew"},
            heard="driven-back",
        ),
        Says("{actor|forces} <withdraw> {places|from*}[ {when}]", only={"action": "withdrew"}, unheard="trapped"),
        Says("{actor|forces} <counterattack> {places|near*}[ {when}]", only={"action": "counterattacked"}),
        Says("{actor|forces} <hold> positions {places|in*}[ {when}]", only={"action": "holds"}, heard="positions"),
        Says("{actor|forces} <hold> {places|held*}[ {when}]", only={"action": "holds"}),
    )
    headline = (
        Says("{actor|forces} <advance> {places|in*}", only={"action": "advanced"}),
        Says("{actor|forces} <take> {places|taken*}", only={"action": "seized"}),
        Says("{actor|forces} <retake> {places|taken*}", only={"action": "regained"}),
        Says(
            "{actor|forces} <withdraw> after attacking {places|near*} without success",
            only={"action": "withdrew"},
            heard="driven-back",
        ),
        Says("{actor|forces} <withdraw> {places|from*}", only={"action": "withdrew"}, unheard="trapped"),
        Says(
            "{actor|forces} <attack> {places|near*} without an advance",
            only={"action": "attacked"},
            heard="unmoved",
        ),
        Says(
            "{actor|forces} <attack> {places|near*} without a confirmed advance",
            only={"action": "attacked"},
            heard="unproven",
        ),
        Says("{actor|forces} <attack> {places|near*} without success", only={"action": "attacked"}, heard="repulsed"),
        Says("{actor|forces} <attack> {places|near*}", only={"action": "attacked"}, unheard="both_sides"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{actor|forces}[ {when}] <просунутися> {places|in*}", only={"action": "advanced"}),
                    Says("{places|near*}[ {when}] <зафіксовано> бої", only={"action": "attacked"}, heard="both_sides"),
                    Says(
                        "{actor|forces}[ {when}] <атакувати> {places|near*}, але не просунулися",
                        only={"action": "attacked"},
                        heard="unmoved",
                    ),
                    Says(
                        "{actor|forces}[ {when}] <атакувати> {places|near*}, але просування не підтверджено",
                        only={"action": "attacked"},
                        heard="unproven",
                    ),
                    Says(
                        "{actor|forces}[ {when}] <атакувати> {places|near*} без успіху",
                        only={"action": "attacked"},
                        heard="repulsed",
                    ),
                    Says("{actor|forces}[ {when}] <атакувати> {places|near*}", only={"action": "attacked"}),
                    Says("{actor|forces}[ {when}] <зайняти> {places|taken*}", only={"action": "seized"}),
                    Says("{actor|forces}[ {when}] <повернути> {places|taken*}", only={"action": "regained"}),
                    Says("{actor|forces}[ {when}] <відбити> атаки {places|near*}", only={"action": "repelled"}),
                    Says(
                        "{actor|forces}[ {when}] <відійти> після атак {places|near*}",
                        only={"action": "withdrew"},
                        heard="driven-back",
                    ),
                    Says(
                        "{actor|forces}[ {when}] <відійти> {places|from*}",
                        only={"action": "withdrew"},
                        unheard="trapped",
                    ),
                    Says("{actor|forces}[ {when}] <контратакувати> {places|near*}", only={"action": "counterattacked"}),
                    Says(
                        "{actor|forces}[ {when}] <утримувати> позиції {places|near*}",
                        only={"action": "holds"},
                        heard="positions",
                    ),
                    Says("{actor|forces}[ {when}] <утримувати> {places|held*}", only={"action": "holds"}),
                ),
                headline=(
                    Says("{actor|forces} <просунутися> {places|in*}", only={"action": "advanced"}),
                    Says("{actor|forces} <зайняти> {places|taken*}", only={"action": "seized"}),
                    Says("{actor|forces} <повернути> {places|taken*}", only={"action": "regained"}),
                    Says("{actor|forces} <відійти> {places|from*}", only={"action": "withdrew"}, unheard="trapped"),
                    Says(
                        "{actor|forces} <атакувати> {places|near*}", only={"action": "attacked"}, unheard="both_sides"
                    ),
                ),
            )
        }
    )
    weight = 1.0
    weighs = MappingProxyType(
        {
            "action=seized": 2.0,
            "action=regained": 2.0,
            "action=withdrew": 1.0,
            "action=advanced": 0.8,
            "action=counterattacked": 0.4,
        }
    )
    firm = True
    tried = MappingProxyType({"action": ("attacked", "counterattacked", "repelled", "holds")})
    planned = "be preparing"
    outdone = MappingProxyType(
        {
            ("action", "attacked"): ("advanced", "seized", "regained"),
            ("action", "advanced"): ("seized", "regained"),
        }
    )
    answered = MappingProxyType({("action", "attacked"): ("repelled",)})
    ends = MappingProxyType({("action", "withdrew"): ("attacked", "counterattacked")})
    gathers = ("actor", "action")
    gathers_weight = 0.35
    learned_from = 0.9
    must = ("actor", "action", "places")
    here = "actor"
    gains = "actor"

    terse = (
        Frame(
            cue="ground",
            fills=(Fill("action", "cue"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",), ("action",)),
            failed=MappingProxyType({"advanced": "attacked", "seized": "attacked", "regained": "attacked"}),
            home=MappingProxyType({"seized": "regained"}),
            unowned=("attacked",),
            stopped="ground.repelled",
            partly=MappingProxyType({"seized": "advanced", "regained": "advanced"}),
            away=MappingProxyType({"regained": "seized"}),
            unless=(Given("patient", "air-attack"),),
            absorbs=True,
        ),
        Frame(
            cue="ground.withdrew",
            fills=(Fill("action", "cue"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",), ("action",)),
            sources=True,
            absorbs=True,
        ),
        Frame(
            cue="attack",
            fills=(Fill("action", "is", value="attacked"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",)),
            given=(Given("agent", "force"),),
            unless=(Given("means", "weapon"), Given("patient", "air-attack")),
            absorbs=True,
        ),
    )

    frames = (
        Frame(
            cue="ground",
            fills=(
                Fill("action", "cue"),
                Fill("actor", "party", ("agent",)),
                Fill("actor", "foe", ("patient",), only=("repelled",)),  # 'Russian *assaults* were repelled'
            ),
            needs=(("actor",), ("places",), ("action",)),
            unless=(
                Given("patient", "weapon"),
                Given("patient", "who"),
                Given("patient", "vessel"),
                Given("patient", "office", only=("seized", "regained")),
                Given("agent", "custodian", only=("seized", "regained")),
                Given("setting", "weapon"),
                Given("source", "pact", only=("withdrew",)),
                Given("patient", "pact", only=("withdrew",)),
                Given("patient", "force", only=("seized", "regained")),
            ),
            outlooks=("done", "tried", "intended"),
            lasting=("holds",),
            failed={
                "advanced": "attacked",
                "seized": "attacked",
                "regained": "attacked",
                "withdrew": "",
                "repelled": "",
            },
            partly={"seized": "advanced", "regained": "advanced"},
            home={"seized": "regained"},
            away={"regained": "seized"},
            bounded=True,
            sources=True,
            quits=("withdrew",),
            near=True,
            follows=True,
            absorbs=True,
        ),
        Frame(
            cue="encircling",
            fills=(Fill("action", "cue"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",), ("action",)),
            unless=(Given("patient", "weapon"),),
            outlooks=("done", "tried", "intended"),
            bounded=True,
            sources=True,
            near=True,
            follows=True,
            absorbs=True,
        ),
        Frame(
            cue="moves",
            fills=(Fill("action", "cue"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",), ("action",)),
            given=(Given("agent", "force"),),
            unless=(
                Given("patient", "weapon"),
                Given("patient", "who"),
                Given("agent", "who.civilian"),
                Given("agent", "unarmed"),
            ),
            outlooks=("done", "tried", "intended"),
            failed={"advanced": "attacked", "holds": ""},
            bounded=True,
            sources=True,
            near=True,
            absorbs=True,
        ),
        Frame(
            cue="taking",
            fills=(Fill("action", "cue"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",), ("action",)),
            given=(Given("patient", "place"),),
            unless=(Given("patient", "weapon"), Given("patient", "who")),
            outlooks=("done", "tried", "intended"),
            failed={"seized": "attacked"},
            partly={"seized": "advanced"},
            home={"seized": "regained"},
            strict=True,
            exact=True,
            bounded=True,
            near=True,
            absorbs=True,
        ),
        _pressed("advanced", "force", but="onslaught", sources=True),
        _pressed("repelled", "onslaught"),
        Frame(
            cue="fallen",
            fills=(
                Fill("action", "is", value="seized"),
                Fill("actor", "party", ("receiver",)),
                Fill("actor", "invader"),
            ),
            needs=(("actor",), ("places",)),
            given=(Given("agent", "place"), Given("agent", "locality")),
            bounded=True,
            near=True,
            absorbs=True,
        ),
        Frame(
            cue="checks",
            fills=(Fill("action", "is", value="repelled"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",)),
            given=(Given("patient", "onslaught"), Given("patient", "force")),
            bounded=True,
            near=True,
            absorbs=True,
        ),
        Frame(
            cue="attack",
            fills=(Fill("action", "is", value="attacked"), Fill("actor", "party", ("agent",))),
            needs=(("actor",), ("places",)),
            given=(Given("agent", "force"),),
            unless=(
                Given("self", "weapon", posted="afoot", always=True),  # 'rocket attacks', no 'ground and air attacks'
                Given("self", "aloft", posted="afoot", always=True),
                Given("means", "weapon"),
                Given("patient", "target.civil"),
                Given("setting", "weapon"),
            ),
            bounded=True,
            sources=True,
            near=True,
            absorbs=True,
        ),
    )
