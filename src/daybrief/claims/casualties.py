"""People killed, injured, missing or captured."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, FigureSlot, Settle, Slot
from daybrief.claims.codes import SHELLING, Coded, Codes, only
from daybrief.claims.frames import Fill, Frame, Given, Role
from daybrief.claims.meets import Meets
from daybrief.claims.says import Says, Speaks, Tally

_HURT: tuple[Role, ...] = ("reckoned", "among", "patient", "subject")
"""Whom a word of harm says that it befell."""
_BY_FORCE = {"cause": ""}  # 'загинути', 'поранено': of no illness and no frost

_CRIME = (
    Given("agent", "who.civilian", itself=True, upon="who"),
    Given("agent", "offender", itself=True, upon="who"),
)
"""What a driver or a husband does to somebody is a crime or an accident, not the war's."""


class Casualties(Detail):
    """People harmed in one event, place or day: counts by outcome, for one group of people.

    `cause` is filled where the text says that no attack did it: "hypothermia". `found` is filled where the text tells
    when the dead were found, not when they died."""

    kind: Literal["casualties"] = "casualties"
    killed: FigureSlot = None
    injured: FigureSlot = None
    missing: FigureSlot = None
    captured: FigureSlot = None
    who: Annotated[Literal["civilian", "military", "unstated"], Slot("enum", cue="who")] = "unstated"
    side: Annotated[str | None, Slot("party", scored=False)] = None
    cause: Annotated[str | None, Slot("words", scored=False)] = None
    found: Annotated[str | None, Slot("words", scored=False)] = None

    harms = True
    codes = Codes(
        deaths="killed", injuries="injured", group="who", side="side", harm=True,
        rows=(Coded(only=only(cause="*")), Coded(only=only(killed="", injured="")), Coded(SHELLING)),
    )  # fmt: skip
    sums_up = True
    section = "harm"
    same_event = ("who", "side", "cause", "found")
    doubted_in = ("who", "side")
    whose = MappingProxyType({"who=military": "side"})  # soldiers of nobody: of which side is half the news
    settle = Settle.LATEST
    learned_from = 0.6
    believed_from = 0.005  # who 'needed treatment' was hurt, and the learned reader hardly knows it
    meets = Meets(whole=MappingProxyType({"who": "unstated"}), sited=True)

    says = (
        Says("{killed|n:who} <be found> dead {places|in}[ {when}]", only={"found": "dead"}),
        Says("{killed|n:who} <die> {places|in}[ {when}] because of {cause|a}"),
        Says("{injured|n:who} <fall ill> {places|in}[ {when}] because of {cause|a}"),
        Says("{killed|n:who} <be killed>[ and {injured|n} wounded] {places|in}[ {when}]"),
        Says("{injured|n:who} <be wounded> {places|in}[ {when}]"),
        Says("{missing|n:who} <be missing> {places|in}[ {when}]"),
        Says("{captured|n:who} <be captured>[ {places|in}][ {when}]", heard="capturing"),
    )
    included = (
        Says("{killed|n} killed[ and {injured|n} wounded] {places|in}"),
        Says("{injured|n} wounded {places|in}"),
    )
    headline = (
        Says("{killed|n:who} found dead {places|in}", only={"found": "dead"}),
        Says("{killed|n:who} <die> {places|in} because of {cause|a}"),
        Says("{killed|n:who} killed[ and {injured|n} wounded] {places|in}"),
        Says("{injured|n:who} wounded {places|in}"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{places|in}[ {when}] <знайдено> мертвими {killed|acc:who}", only={"found": "dead"}),
                    Says("{places|in}[ {when}] через {cause|cause} <померти> {killed|nom:who}"),
                    Says("{places|in}[ {when}] через {cause|cause} <захворіти> {injured|nom:who}"),
                    Says("{places|in}[ {when}] <загинути> {killed|nom:who}[, поранено {injured|acc}]", only=_BY_FORCE),
                    Says("{places|in}[ {when}] <поранено> {injured|acc:who}", only=_BY_FORCE),
                    Says("{places|in}[ {when}] <зникнути> безвісти {missing|nom:who}"),
                    Says("[{places|in} ][{when} ]<узято> в полон {captured|acc:who}", heard="capturing"),
                ),
                included=(
                    Says("{places|in} <загинути> {killed|nom:who}[, поранено {injured|acc}]", only=_BY_FORCE),
                    Says("{places|in} <поранено> {injured|acc:who}", only=_BY_FORCE),
                ),
                headline=(
                    Says("{places|in} <знайдено> мертвими {killed|acc:who}", only={"found": "dead"}),
                    Says("{places|in} через {cause|cause} <померти> {killed|nom:who}"),
                    Says("{places|in} <загинути> {killed|nom:who}[, поранено {injured|acc}]", only=_BY_FORCE),
                    Says("{places|in} <поранено> {injured|acc:who}", only=_BY_FORCE),
                ),
                nouns=MappingProxyType(
                    {
                        "who": {
                            "civilian": ("цивільний", "mac", "цивільні", "цивільних"),
                            "military": ("військовий", "mac", "військові", "військових"),
                            "unstated": ("людина", "fac", "люди", "людей"),
                        }
                    }
                ),
                counts=MappingProxyType(
                    {"killed": "загиблих", "injured": "поранених", "missing": "зниклих", "captured": "полонених"}
                ),
                tallies=(
                    "загинуло цивільних[ {places|in}]",
                    "поранено цивільних[ {places|in}]",
                    "загинуло людей[ {places|in}]",
                    "поранено людей[ {places|in}]",
                ),
            )
        }
    )
    planned = ""
    weight = 1.2
    weighs = MappingProxyType({"killed": 1.0, "injured": 0.4, "captured": 0.2, "who=civilian": 0.8})
    owners = MappingProxyType({"who": ("military", "side")})
    nouns = MappingProxyType(
        {
            "who": {
                "civilian": ("civilian", "civilians"),
                "military": ("soldier", "soldiers"),
                "unstated": ("person", "people"),
            }
        }
    )
    counts = MappingProxyType({"killed": "killed", "injured": "wounded", "missing": "missing", "captured": "captured"})
    nested = True
    tallies = (
        Tally("killed", "civilians killed[ {places|in}]", {"who": "civilian", "cause": "", "found": ""}),
        Tally("injured", "civilians wounded[ {places|in}]", {"who": "civilian", "cause": "", "found": ""}),
        Tally("killed", "people killed[ {places|in}]", {"who": "unstated", "cause": "", "found": ""}),
        Tally("injured", "people wounded[ {places|in}]", {"who": "unstated", "cause": "", "found": ""}),
    )
    owned = True
    shames = "side"

    terse = tuple(
        Frame(
            cue=slot,
            fills=(
                Fill(slot, "count"),
                Fill("who", "group", heads="who"),
                Fill("side", "party", ("patient",)),
                Fill("cause", "thing", heads="mishap"),
            ),
            needs=((slot,),),
            unless=(Given("patient", "exchange"),) if slot == "captured" else (),
        )
        for slot in ("killed", "injured", "missing", "captured")
    )

    frames = (
        *(
            Frame(
                cue=cue,
                fills=(
                    Fill(
                        "captured",
                        "count",
                        ("patient", "self", "subject"),
                        heads="who",
                        barred=("suspect",),
                        sums=True,
                    ),
                    Fill("who", "group", ("patient", "self", "subject"), heads="who"),
                    Fill("side", "party", ("patient",)),
                ),
                needs=(("captured",),),
                given=by,
                unless=(Given("against", "suspicion"), Given("agent", "custodian")),
                strict=True,
            )
            for cue, by in (("captured", ()), ("detaining", (Given("agent", "captor"),)))
        ),
        Frame(
            cue="confining",
            fills=(
                Fill("captured", "count", ("self", "patient"), sums=True),
                Fill("who", "group", ("patient",), heads="who"),
                Fill("who", "is", value="civilian"),
                Fill("side", "party", ("patient",)),
            ),
            needs=(("captured",),),
        ),
        Frame(
            cue="killed",
            fills=(
                Fill("cause", "thing", ("source", "means", "within", "agent"), heads="mishap"),
                Fill(
                    "killed",
                    "persons",
                    ("reckoned", "among", "patient", "subject", "self", "agent"),
                    barred=("blow", "amount"),
                ),
                Fill("who", "group", ("among", "patient", "subject", "self", "agent"), heads="who"),
                Fill("side", "party", ("patient",)),
            ),
            needs=(("killed",),),
            outlooks=("done",),
            unless=_CRIME,
            parts=True,
            strict=True,
            running=False,
            resumes=True,
        ),
        Frame(
            cue="bodies",
            fills=(
                Fill("killed", "persons", ("patient",), heads="who"),
                Fill("killed", "count", ("self",)),
                Fill("who", "group", ("patient",), heads="who"),
                Fill("side", "party", ("patient",)),
                Fill("found", "is", value="dead"),
            ),
            needs=(("killed",),),
            given=(Given("carrier", "unearthing"),),
            exact=True,
        ),
        Frame(
            cue="injured",
            fills=(
                Fill("cause", "thing", ("source", "means", "within", "agent"), heads="mishap"),
                Fill(
                    "injured", "persons", ("reckoned", "among", "patient", "subject", "self"), barred=("blow", "amount")
                ),
                Fill("who", "group", ("among", "patient", "subject", "self"), heads="who"),
                Fill("side", "party", ("patient",)),
            ),
            needs=(("injured",),),
            outlooks=("done",),
            unless=_CRIME,
            parts=True,
            strict=True,
            running=False,
            resumes=True,
        ),
        Frame(
            cue="bodily-harm",
            fills=(
                Fill("injured", "persons", ("subject",), barred=("blow", "amount")),
                Fill("who", "group", ("subject",), heads="who"),
                Fill("side", "party", ("subject",)),
            ),
            needs=(("injured",),),
            outlooks=("done",),
            unless=_CRIME,
            strict=True,
        ),
        Frame(
            cue="treated",
            fills=(
                Fill("cause", "thing", ("source", "means", "within"), heads="mishap"),
                Fill("injured", "persons", ("patient", "subject", "agent"), heads="who"),
                Fill("who", "group", ("patient", "subject", "agent"), heads="who"),
            ),
            needs=(("injured",),),
            unless=(Given("patient", "told-of"), Given("subject", "told-of"), Given("agent", "told-of")),
            parts=True,
            strict=True,
            resumes=True,
        ),
        Frame(
            cue="missing",
            fills=(
                Fill("missing", "count", ("patient", "self", "agent")),
                Fill("who", "group", ("patient", "self", "agent"), heads="who"),
            ),
            needs=(("missing",),),
        ),
    )
