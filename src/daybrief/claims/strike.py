"""Attacks from a distance: who fired what at where, how much was launched, stopped and hit."""

from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import model_validator

from daybrief.claims.base import Detail, FigureSlot, PartySlot, Settle, Slot
from daybrief.claims.codes import AIR_STRIKE, SHELLING, Coded, Codes, only
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Sum
from daybrief.claims.says import Says, Speaks, Tally
from daybrief.claims.waves import Wave
from daybrief.model.figure import Figure

_BLOW = (
    Fill("hit", "count", ("patient",), heads="target", barred=("target.mass",), sums=True),
    Fill("target", "thing", ("patient",), heads="target", barred=("locality", "vague"), lone=True),
    Fill("attacker", "party", ("agent",)),
    Fill("attacker", "foe", ("patient",)),
    Fill("attacker", "wielder"),
    Fill("attacker", "invader"),
)
"""What any word for a blow tells: how many targets it hit, which one, and who dealt it."""

_FATES = ("intercepted", "lost", "landed")
"""What becomes of things that are sent: together no more than were sent."""


class Strike(Detail):
    """An air, missile, drone, bomb or artillery attack, or a whole day's wave of them."""

    kind: Literal["strike"] = "strike"
    attacker: PartySlot = None
    weapon: Annotated[Literal["drone", "missile", "bomb", "artillery", "mixed"] | None, Slot("enum", cue="weapon")] = (
        None
    )
    weapon_name: Annotated[str | None, Slot("text", scored=False)] = None
    target: Annotated[str | None, Slot("words", scored=False)] = None
    launched: FigureSlot = None
    intercepted: FigureSlot = None
    lost: FigureSlot = None
    hit: FigureSlot = None
    landed: Annotated[Figure | None, Slot("figure", scored=False)] = None
    """How many of what was sent came through and struck; `hit` counts the places, or leaves open which it counts."""

    harms = True
    codes = Codes(
        by=("attacker",),
        foe=True,
        rows=(
            Coded(("Strategic developments", "Disrupted weapons use"), (), only(intercepted="*", launched="", hit="")),
            Coded(AIR_STRIKE, ("ASSAULT", "aerial", "military"), only(weapon="drone")),
            Coded(AIR_STRIKE, ("ASSAULT", "aerial", "military"), only(weapon="bomb")),
            Coded(SHELLING, ("ASSAULT", "heavy-weapons", "military"), only(weapon="missile")),
            Coded(SHELLING, ("ASSAULT", "heavy-weapons", "military"), only(weapon="artillery")),
            Coded(AIR_STRIKE, ("ASSAULT", "aerial", "military"), only(weapon="mixed")),
            Coded(SHELLING, ("ASSAULT", "", "military")),
        ),
    )
    section = "strikes"
    same_event = ("attacker", "weapon")
    doubted_in = ("attacker",)
    settle = Settle.BY_SIDE
    learned_from = 0.5
    meets = Meets(
        theatre_wide=("launched", "intercepted", "lost", "landed"),
        whole=MappingProxyType({"weapon": "mixed"}),
        finer=("weapon_name",),
        sums=(
            Sum(
                "launched",
                _FATES,
                MappingProxyType(
                    {
                        "launched": "launched",
                        "intercepted": "shot down",
                        "lost": "lost on the way",
                        "landed": "got through",
                    }
                ),
            ),
        ),
        loose=("hit",),  # places for one writer, impacts for another
        acts="attacker",
        open_list=True,
        sited=True,
        akin=MappingProxyType({"weapon": (("artillery", "missile"), ("bomb", "missile"), ("artillery", "bomb"))}),
    )

    says = (
        Says(
            "{attacker} <launch> {launched|n:weapon*}[ {places|at}][ {when}]"
            "[, of which {intercepted|was} shot down][ and {lost|was} lost]",
        ),
        Says("{intercepted|own:weapon} <be shot down>[ {places|over}][ {when}]", only={"launched": ""}),
        Says("{attacker|forces} <strike> {target|a} {places|in*}[ {weapon|means}][ {when}]"),
        Says("{attacker|forces} <strike> {target|sited}[ {weapon|means}][ {when}]"),
        Says("{attacker|forces} <hit> {hit|n:site} {places|in*}[ {weapon|means}][ {when}]"),
        Says("{attacker|forces} <strike> {places|struck*}[ {weapon|means}][ {when}]"),
        Says("{target|a} <be struck> {places|in*}[ {weapon|means}][ {when}]"),
        Says("{weapon|nouns} <strike> {places|struck*}[ {when}]"),
        Says("strikes <hit> {places|struck*}[ {when}]"),
    )
    headline = (
        Says("{attacker} <launch> {launched|n:weapon*}[ {places|at}][ {when}]"),
        Says("{attacker|forces} <strike> {places|struck*}[ {weapon|means}][ {when}]"),
    )
    totals = (Says("{intercepted|own:weapon} <be shot down>[ {when}]", only={"launched": ""}),)
    included = (Says("{intercepted|n} {places|over}", only={"launched": ""}),)
    listed = (
        Says("{target|a} {places|in*}", only={"launched": "", "intercepted": ""}),
        Says("{launched|n:weapon}, of which {intercepted|was} shot down[ and {lost|was} lost]"),
        Says("{launched|n:weapon}"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says(
                        "{attacker}[ {when}] <запустити>[ {places|at}] {launched|acc:weapon*}"
                        "[, з яких {intercepted|nom} збито][, а {lost|nom} втрачено]"
                    ),
                    Says("[{places|over} ][{when} ]<збито> {intercepted|acc:weapon*}", only={"launched": ""}),
                    Says("{attacker|forces}[ {when}] <вразити> {target|acc} {places|in*}"),
                    Says("{attacker|forces}[ {when}] <завдати> ударів[ {weapon|with}] {places|struck*}"),
                    Says("{places|in*}[ {when}] <зафіксовано> удари[ {weapon|with}]"),
                ),
                headline=(
                    Says("{attacker}[ {when}] <запустити>[ {places|at}] {launched|acc:weapon*}"),
                    Says("{attacker|forces} <завдати> ударів {places|struck*}"),
                ),
                totals=(Says("[{when} ]<збито> {intercepted|acc:weapon}", only={"launched": ""}),),
                included=(Says("{places|over} — {intercepted|nom}"),),
                listed=(Says("{target|acc} {places|in*}", only={"launched": "", "intercepted": ""}),),
                nouns=MappingProxyType(
                    {
                        "site": {"": ("об’єкт", "m", "об’єкти", "об’єктів")},
                        "weapon": {
                            "drone": ("дрон", "m", "дрони", "дронів"),
                            "missile": ("ракета", "f", "ракети", "ракет"),
                            "bomb": ("авіабомба", "f", "авіабомби", "авіабомб"),
                            "artillery": ("снаряд", "m", "снаряди", "снарядів", "артилерією"),
                            "mixed": ("ракета чи дрон", "f", "ракети й дрони", "ракет і дронів"),
                        },
                    }
                ),
                counts=MappingProxyType(
                    {
                        "launched": "запущено",
                        "intercepted": "збито",
                        "lost": "втрачено",
                        "hit": "влучань",
                        "landed": "влучило",
                    }
                ),
                tallies=(
                    "{attacker|adj} дрони, запущені за добу",
                    "{attacker|adj} ракети, запущені за добу",
                    "{attacker|adj} ракети й дрони, запущені за добу",
                ),
            )
        }
    )
    planned = ""
    weight = 1.2
    weighs = MappingProxyType({"launched": 0.6, "hit": 0.3, "weapon=artillery": -2.5})  # shelling is a day's routine
    nouns = MappingProxyType(
        {
            "site": {"": ("site", "sites")},
            "weapon": {
                "drone": ("drone", "drones"),
                "missile": ("missile", "missiles"),
                "bomb": ("bomb", "bombs"),
                "artillery": ("shell", "shells"),
                "mixed": ("missile or drone", "missiles and drones"),
            },
        }
    )
    means = MappingProxyType({"weapon": {"artillery": "with artillery", "bomb": "from the air"}})
    counts = MappingProxyType(
        {"launched": "launched", "intercepted": "shot down", "lost": "lost", "hit": "hit", "landed": "got through"}
    )
    tallies = (
        Tally("launched", "{attacker|adj} drones launched", {"weapon": "drone"}, _FATES, least=5),
        Tally("launched", "{attacker|adj} missiles launched", {"weapon": "missile"}, _FATES, least=5),
        Tally("launched", "{attacker|adj} missiles and drones launched", {"weapon": "mixed"}, least=5),
    )
    owned = True
    firm = True
    gains = "attacker"

    wave = Wave(
        counts=MappingProxyType(
            {
                "launched": ("strike.launch", "strike.used", "strike.seen", "attack"),
                "intercepted": ("strike.stop",),
                "lost": ("strike.lost",),
                "hit": ("strike.hit",),
            }
        ),
        sent="launched",
        sited=("hit",),
        sort="weapon",
        named="weapon_name",
        several="mixed",
        combined=("missile", "drone"),
        by="attacker",
        harm="damage.harm",
        blow="strike.blow",
        landed="landed",
        seen="strike.seen",
    )

    terse = (
        Frame(
            cue="strike.launch",
            fills=(Fill("weapon", "class"), Fill("attacker", "party", ("agent",))),
            needs=(("weapon",), ("places",)),
        ),
        Frame(
            cue="strike",
            fills=(Fill("weapon", "class"), Fill("hit", "count"), Fill("attacker", "party", ("agent",))),
            needs=(("weapon", "attacker"), ("places", "hit")),
            absorbs=True,
        ),
        Frame(
            cue="attack",
            fills=(Fill("weapon", "class"), Fill("hit", "count"), Fill("attacker", "party", ("agent",))),
            needs=(("weapon",), ("places", "hit")),
            absorbs=True,
        ),
    )

    frames = (
        Frame(
            cue="strike.launch",
            fills=(
                Fill("launched", "count", ("patient",), heads="weapon", each=True),
                Fill("weapon", "class"),
                Fill("attacker", "party", ("agent", "patient")),
                Fill("attacker", "wielder"),
                Fill("attacker", "invader"),
            ),
            needs=(("weapon",), ("launched", "places")),
            given=(Given("patient", "weapon"), Given("means", "weapon")),
            outlooks=("done",),
            unless=(Given("receiver", "nation"),),
            strict=True,
            launched=True,
        ),
        Frame(
            cue="strike.stop",
            fills=(
                Fill("intercepted", "count", ("patient",), heads="weapon", each=True),
                Fill("weapon", "class"),
                Fill("attacker", "party", ("patient",)),
                Fill("attacker", "foe", ("agent",)),
                Fill("attacker", "invader"),
            ),
            needs=(("weapon",), ("intercepted",)),
            given=(Given("patient", "weapon", but="platform"),),
            unless=(Given("patient", "airframe", but="unmanned", every=True, always=True),),  # their loss is damage
        ),
        Frame(
            cue="strike.lost",
            fills=(Fill("lost", "count", ("patient", "agent"), heads="weapon"), Fill("weapon", "class")),
            needs=(("lost",),),
            given=(Given("patient", "weapon", but="platform"), Given("agent", "weapon", but="platform")),
        ),
        Frame(
            cue="struck",
            fills=(
                Fill("weapon", "class"),
                Fill("hit", "count", ("agent",), heads="weapon", each=True),
                *_BLOW,
            ),
            needs=(("weapon", "attacker"), ("places", "hit")),
            given=(
                Given("patient", "target"),
                Given("patient", "force"),
                Given("patient", "arms"),
                Given("patient", "place"),
                Given("agent", "weapon"),
                Given("agent", "force"),
                Given("means", "weapon"),
                Given("self", "struck"),
            ),
            unless=(
                Given("patient", "weapon.drone", but="platform"),
                Given("patient", "weapon.missile", but="platform"),
                Given("patient", "weapon.bomb"),
                Given("agent", "blast", itself=True, always=True),  # what exploded, and who sent it, is left open
            ),
            launched=True,
            bounded=True,
            near=True,
            apart=True,
            absorbs=True,
        ),
        Frame(
            cue="fire-support",
            fills=(Fill("weapon", "class"), Fill("attacker", "party", ("agent",))),
            needs=(("weapon",), ("attacker",), ("places",)),
            bounded=True,
            near=True,
        ),
        Frame(
            cue="attack",
            fills=(Fill("weapon", "class"), *_BLOW),
            needs=(("weapon", "attacker"), ("places", "hit")),
            given=(
                Given("patient", "target.civil"),
                Given("agent", "weapon"),
                Given("means", "weapon"),
                Given("agent", "arm"),
            ),
            bounded=True,
            near=True,
            apart=True,
            absorbs=True,
        ),
    )

    def exchange(self) -> dict[str, Any]:
        """As for every kind; what came through counts as hits where no places are counted."""
        out = super().exchange()
        return out if self.landed is None else {"hit": self.landed.exchange(), **out}

    @model_validator(mode="before")
    @classmethod
    def _told_once(cls, data: Any) -> Any:
        """Hits that only repeat what came through are no count of places."""
        if isinstance(data, dict) and data.get("landed") is not None and data.get("hit") == data["landed"]:
            return {**data, "hit": None}
        return data
