"""Sanctions, decrees, laws, aid and other official acts."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, PartySlot, Settle, Slot, WordsSlot
from daybrief.claims.codes import Coded, Codes, only
from daybrief.claims.frames import EVEN_PLANNED, Fill, Frame, Given, How, Role
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says, Speaks


def _issued(*roles: Role) -> tuple[Fill, Fill]:
    """Who acts: a state or a body of states, else an authority as it is named."""
    return (Fill("issuer", "party", roles, each=True), Fill("issuer", "noun", roles, heads="authority"))


_PEOPLE = Fill("target", "object", ("patient",), heads="person", each=True)


def _penalty(
    cue: str,
    target: tuple[Role, ...],
    given: tuple[Role, ...] = ("patient",),
    *,
    deals: bool = False,
    yields: bool = False,
) -> Frame:
    """Sanctions put on, prolonged or taken off; `target` names the roles of whom they hit, `given` those in which they
    stand. `deals`: an agreement can be prolonged as well, to a day. `yields`: as for a frame."""
    return Frame(
        cue=cue,
        fills=(
            Fill("action", "cue"),
            *_issued("agent"),
            Fill("target", "object", target),
            Fill("amount", "noun", ("patient",)),
            *((Fill("until", "horizon"),) if deals else ()),
        ),
        needs=(("issuer",), ("target",)),
        given=(*(Given(role, "sanction") for role in given), *((Given("patient", "deal"),) if deals else ())),
        unless=(Given("agent", "force"),),
        outlooks=EVEN_PLANNED,
        yields=yields,
        absorbs=True,
    )


def _aid(cue: str, *, promises: bool = False) -> Frame:
    """Money, weapons, goods or people handed to another."""
    return Frame(
        cue=cue,
        fills=(
            Fill("action", "cue"),
            *_issued("agent"),
            Fill("target", "party", ("receiver", "topic")),
            Fill("target", "beside", ("agent",)),
            Fill("amount", "noun", ("patient",)),
        ),
        needs=(("issuer",), ("target",)),
        given=(Given("patient", "aid"),),
        unless=(
            Given("agent", "force"),
            Given("patient", "force", but="machine"),
            Given("aim", "nation"),
            Given("aim", "place"),
        ),
        outlooks=EVEN_PLANNED,
        promises=promises,
    )


def _captives(cue: str, giver: How, taker: How, *given: Given) -> Frame:
    """Prisoners and bodies handed over; `giver` and `taker`: who acts, or the other side of it."""
    return Frame(
        cue=cue,
        fills=(
            Fill("action", "is", value="gives"),
            Fill("issuer", giver, ("agent",), each=True),
            Fill("target", taker, ("agent",)),
            Fill("amount", "noun", ("patient",)),
        ),
        needs=(("issuer",), ("target",)),
        given=given,
    )


def _arranged(cue: str, carrier: str, about: tuple[Role, ...], *, aimed: bool = False) -> Frame:
    """An act told by its noun, of which a verb says that somebody holds, begins or announces it; `aimed`: only where it
    says at whom: "announced the dismissal *of two envoys*"."""
    return Frame(
        cue=cue,
        fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", about)),
        needs=(("issuer",), *((("target",),) if aimed else ())),
        given=(Given("carrier", carrier),),
        unless=(Given("agent", "firm"),),
        outlooks=EVEN_PLANNED,
    )


class Measure(Detail):
    """An authority's act that binds, benefits or hits a named target."""

    kind: Literal["measure"] = "measure"
    issuer: PartySlot = None
    action: Annotated[
        Literal["imposes", "extends", "lifts", "gives", "orders", "bans", "other"] | None, Slot("enum", cue="measure")
    ] = None
    target: WordsSlot = None
    amount: Annotated[str | None, Slot("text", scored=False)] = None
    until: Annotated[str | None, Slot("date", cue="until", scored=False)] = None

    codes = Codes(
        by=("issuer",),
        at=("target",),
        rows=(
            Coded(None, ("COERCE", "restrict", "diplomatic"), only(action="imposes")),
            Coded(None, ("COERCE", "restrict", "diplomatic"), only(action="extends")),
            Coded(None, ("COERCE", "ban", "legal"), only(action="bans")),
            Coded(None, ("RETREAT", "ease", "economic"), only(action="lifts")),
            Coded(None, ("AID", "", ""), only(action="gives")),
        ),
    )
    section = "agreements"
    same_event = ("issuer", "action", "target", "amount")
    doubted_in = ("issuer",)
    settle = Settle.HULL
    official = True
    learned_from = 0.5
    mistaken_for = ("trade", "asking")
    decided = True
    meets = Meets(timing=Timing.NEAR, placing=Placing.FREE, acts="issuer")

    says = (
        Says("{issuer} <impose> sanctions on {target}[ until {until}][ {when}]", {"action": "imposes"}, "sanctions"),
        Says(
            "{issuer} <extend> its sanctions on {target}[ until {until}][ {when}]", {"action": "extends"}, "sanctions"
        ),
        Says("{issuer} <lift> sanctions on {target}[ {when}]", {"action": "lifts"}, "sanctions"),
        Says("{issuer} <hand over> {amount} to {target}[ {when}]", {"action": "gives"}, "exchanges"),
        Says("{issuer} <approve> {amount|thing} for {target|friend}[ {when}]", {"action": "gives"}, "approved"),
        Says("{issuer} <approve> {amount}[ {when}]", {"action": "gives"}, "approved"),
        Says("{issuer} <give> {target|friend} {amount|thing}[ {when}]", {"action": "gives"}),
        Says("{issuer} <suspend> {amount|thing} to {target|friend}[ {when}]", {"action": "bans"}, "withheld"),
        Says("{issuer} <veto> {target|a}[ {when}]", {"action": "bans"}, "vetoed"),
        Says("{issuer} <ban> {target|group}[ until {until}][ {when}]", {"action": "bans"}, unheard="withheld"),
        Says("{issuer} <extend> {target}[ until {until}][ {when}]", {"action": "extends"}),
    )
    routes = (Route("allies", "issuer", sides=False, only=MappingProxyType({"action": "gives"})),)
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says(
                        "{issuer}[ {when}] <запровадити> санкції проти {target|against}[ до {until}]",
                        {"action": "imposes"},
                        "sanctions",
                    ),
                    Says(
                        "{issuer}[ {when}] <продовжити> санкції проти {target|against}[ до {until}]",
                        {"action": "extends"},
                        "sanctions",
                    ),
                    Says(
                        "{issuer}[ {when}] <скасувати> санкції проти {target|against}", {"action": "lifts"}, "sanctions"
                    ),
                ),
            )
        }
    )
    planned = "plan"
    named = ("issuer",)
    must = ("issuer",)
    lone = "target"
    weight = 2.0

    terse = (
        Frame(
            cue="exchanged",
            fills=(Fill("action", "is", value="gives"),),
            given=(Given("patient", "captive"),),
            mutual=True,
            states=True,
        ),
        *(
            Frame(
                cue=cue,
                fills=(
                    Fill("action", "is", value="gives"),
                    Fill("issuer", "party", ("agent",)),
                    Fill("target", "object"),
                ),
                needs=(("issuer",), ("target",)),
                given=tuple(Given("patient", heads) for heads in ("captivity", "captive", *more)),
                states=True,
                absorbs=True,
            )
            for cue, more in (("freed", ()), ("freed.home", ("defender",)))
        ),
        *(
            Frame(
                cue=cue,
                fills=(Fill("action", "cue"), Fill("issuer", "party", ("agent",)), Fill("target", "object")),
                needs=(("issuer",), ("action",), *((("target",),) if heads == "aid" else ())),
                given=(Given("patient", heads),),
                states=True,
                absorbs=True,
            )
            for cue, heads in (
                ("measure.imposes", "sanction"),
                ("measure.extends", "sanction"),
                ("measure.lifts", "sanction"),
                ("measure.gives", "aid"),
                ("enacting", "enactment"),
                ("expelling", "diplomat"),
            )
        ),
        Frame(
            cue="ruling",
            fills=(Fill("action", "cue"), Fill("issuer", "party", ("agent",)), Fill("target", "object")),
            needs=(("issuer",), ("action",)),
            states=True,
            absorbs=True,
        ),
    )

    frames = (
        Frame(
            cue="measure.sanctions",
            fills=(
                Fill("action", "is", value="imposes"),
                *_issued("agent"),
                Fill("target", "object", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            unless=(Given("agent", "force"), Given("agent", "firm")),
            outlooks=EVEN_PLANNED,
            standing="shunning",
        ),
        Frame(
            cue="listing",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("patient",))),
            needs=(("issuer",), ("target",)),
            given=(Given("receiver", "blacklist"), Given("against", "blacklist")),
            unless=(Given("agent", "firm"),),
            outlooks=EVEN_PLANNED,
            absorbs=True,
        ),
        _penalty("measure.imposes", ("topic", "against"), given=("patient", "against")),
        _penalty("assenting", ("topic", "against", "matter"), given=("patient", "matter"), yields=True),
        _penalty("measure.extends", ("against", "topic", "patient"), deals=True),
        _penalty("measure.lifts", ("against", "topic", "patient")),
        Frame(
            cue="freezing",
            fills=(
                Fill("action", "is", value="imposes"),
                *_issued("agent"),
                Fill("target", "owner", ("patient",)),
                Fill("target", "object", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "holdings"),),
            outlooks=EVEN_PLANNED,
            absorbs=True,
        ),
        Frame(
            cue="declaring",
            fills=(
                Fill("action", "cue"),
                *_issued("agent"),
                Fill("target", "object", ("topic", "against")),
            ),
            needs=(("issuer",),),
            outlooks=EVEN_PLANNED,
        ),
        Frame(
            cue="posting",
            fills=(
                Fill("action", "is", value="other"),
                *_issued("agent"),
                _PEOPLE,
                Fill("target", "object", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "person"),),
            outlooks=EVEN_PLANNED,
        ),
        Frame(
            cue="shutting",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("patient",))),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "gateway"),),
            unless=(Given("agent", "force"), Given("agent", "firm")),
            outlooks=EVEN_PLANNED,
        ),
        Frame(
            cue="moving-out",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("patient",))),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "staffed"),),
            unless=(Given("agent", "firm"),),
            outlooks=EVEN_PLANNED,
        ),
        _arranged("balloting", "staging", ("inside", "topic")),
        _arranged("mustering", "raising", ("patient",)),
        _arranged("removing", "proclaiming", ("patient",), aimed=True),
        Frame(
            cue="warrant",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("receiver",))),
            needs=(("issuer",), ("target",)),
            outlooks=EVEN_PLANNED,
        ),
        Frame(
            cue="decree",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "made", ("self",))),
            needs=(("issuer",), ("target",)),
            given=(Given("carrier", "enacting"),),
            yields=True,
        ),
        Frame(
            cue="forbidding",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("patient",))),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "who.civilian"), Given("patient", "captive")),
        ),
        Frame(
            cue="pressing-into",
            fills=(Fill("action", "cue"), *_issued("agent"), Fill("target", "object", ("patient",))),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "who", but="force"),),
            unless=(Given("agent", "belligerence", itself=True),),  # whom fighting drives away nobody has ordered to go
        ),
        _captives("exchanged", "party", "foe", Given("patient", "captive")),
        Frame(
            cue="swap",
            fills=(
                Fill("action", "is", value="gives"),
                Fill("issuer", "party", ("agent", "partner", "self"), each=True),
                Fill("target", "foe", ("agent", "partner", "self")),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("carrier", "holding"),),
            outlooks=EVEN_PLANNED,
        ),
        _captives("taken-home", "foe", "party", Given("patient", "captive")),
        _captives("set-free", "party", "foe", Given("within", "swap"), Given("within", "deal")),
        Frame(
            cue="equipping",
            fills=(
                Fill("action", "cue"),
                *_issued("agent"),
                Fill("target", "party", ("patient",)),
                Fill("amount", "noun", ("partner",), heads="aid"),
            ),
            needs=(("issuer",), ("target",), ("amount",)),
            unless=(Given("agent", "force"),),
            outlooks=EVEN_PLANNED,
        ),
        Frame(
            cue="withholding",
            fills=(
                Fill("action", "cue"),
                *_issued("agent"),
                Fill("target", "party", ("receiver", "topic")),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "handing"), Given("patient", "aid"), Given("patient", "weapon")),
            unless=(
                Given("agent", "force"),
                Given("agent", "firm"),
                Given("agent", "belligerence"),  # 'strikes cut supplies' is no official act
                Given("receiver", "force"),
            ),
            outlooks=EVEN_PLANNED,
            absorbs=True,
        ),
        _aid("measure.gives"),
        _aid("promised", promises=True),
        Frame(
            cue="received",
            fills=(
                Fill("action", "is", value="gives"),
                Fill("issuer", "party", ("source", "topic")),
                Fill("target", "party", ("agent",)),
                Fill("amount", "noun", ("patient",)),
            ),
            needs=(("issuer",), ("target",)),
            given=(Given("patient", "aid"),),
        ),
        Frame(
            cue="ruling",
            fills=(
                Fill("action", "cue"),
                *_issued("agent"),
                _PEOPLE,
                Fill("target", "object", ("patient", "against")),
            ),
            needs=(("issuer",), ("target",), ("action",)),
            unless=(
                Given("agent", "force"),
                Given("patient", "weapon"),
                Given("patient", "aid"),
                Given("patient", "sanction"),
                Given("patient", "deal", itself=True),  # a treaty that is ratified or suspended is an agreement
                # an invasion that is ordered is no order to anybody
                Given("patient", "belligerence", itself=True, always=True),
                Given("agent", "firm"),
            ),
            outlooks=EVEN_PLANNED,
            lasting=("other",),
            told=True,
        ),
    )
