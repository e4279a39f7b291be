"""Talks, visits, summits and calls, held or planned."""

from types import MappingProxyType
from typing import Annotated, Literal

from daybrief.claims.base import Detail, NamesSlot, Settle, Slot
from daybrief.claims.codes import Coded, Codes, only
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets, Placing, Timing
from daybrief.claims.says import Route, Says, Speaks

_WHO = (
    Fill("form", "cue"),
    Fill("participants", "names", ("attender", "other", "self")),
    Fill("sides", "parties", ("attender", "other", "self")),
    Fill("visitor", "people", ("attender",), only=("visit",)),
    Fill("hosts", "names", ("other", "self"), only=("visit",)),
    Fill("delegation", "delegation", ("attender",), only=("visit",)),
    Fill("body", "group", ("self", "other", "attender"), heads="alliance", only=("summit",)),
)
_COMPANY = (
    Given("patient", "somebody"),
    Given("patient", "place"),
    Given("attender", "somebody", alone=True),
    Given("other", "somebody"),
    Given("self", "nation"),
)


def _told(
    cue: str,
    needs: tuple[tuple[str, ...], ...] = (("participants",),),
    given: tuple[Given, ...] = _COMPANY,
    absorbs: bool = True,
    unless: tuple[Given, ...] = (),
) -> Frame:
    return Frame(
        cue=cue,
        fills=_WHO,
        needs=needs,
        given=given,
        unless=(
            Given("attender", "force", but="those"),
            Given("attender", "arms"),
            Given("attender", "weapon"),
            Given("attender", "cargo"),
            Given("other", "force"),  # who looks over troops meets nobody
            Given("other", "reaction"),
            Given("other", "outlet"),
            Given("attender", "outlet"),
            Given("other", "arms", but="office"),
            *unless,
        ),
        outlooks=("done", "intended", "ahead", "off"),
        absorbs=absorbs,
        seated=True,
        several="participants",
    )


class Meeting(Detail):
    """People or parties meeting, or due to meet, about something."""

    kind: Literal["meeting"] = "meeting"
    participants: NamesSlot = ()
    topic: Annotated[str | None, Slot("text", scored=False)] = None
    form: Annotated[Literal["talks", "call", "visit", "summit"] | None, Slot("enum", scored=False)] = None
    sides: Annotated[tuple[str, ...], Slot("names", scored=False)] = ()  # the parties whose people meet
    leads: Annotated[tuple[str, ...], Slot("names", scored=False)] = ()  # who leads their delegations
    visitor: Annotated[tuple[str, ...], Slot("names", scored=False)] = ()  # the people who travel
    hosts: Annotated[tuple[str, ...], Slot("names", scored=False)] = ()  # who is visited
    delegation: Annotated[str | None, Slot("party", scored=False)] = None  # whose people travel, where none is named
    body: Annotated[str | None, Slot("party", scored=False)] = None  # the alliance whose leaders hold a summit
    dropped_as: Annotated[Literal["called_off", "put_off", "not_held"] | None, Slot("enum", scored=False)] = None

    codes = Codes(
        by=("participants",),
        rows=(
            Coded(None, ("CONSULT", "phone", "diplomatic"), only(form="call")),
            Coded(None, ("CONSULT", "visit", "diplomatic"), only(form="visit")),
            Coded(None, ("CONSULT", "", "diplomatic")),
        ),
    )
    section = "diplomacy"
    same_event = ("participants",)
    settle = Settle.HULL
    dropped = "dropped_as"
    fewer = ("participants", "sides")
    learned_from = 0.5
    meets = Meets(timing=Timing.GIVEN, placing=Placing.GIVEN)
    heard = MappingProxyType(
        {
            "visitor=*": ("meeting",),
            "delegation=*": ("meeting",),
            "": ("meeting.talks", "meeting.call", "meeting.summit", "hosting", "heading"),
        }
    )

    says = (
        Says("{body|leaders} <hold a summit>[ {places|in}][ on {topic}][ {when}]", only={"form": "summit"}),
        Says("{participants|several} <hold a call>[ about {topic}][ {when}]", only={"form": "call"}),
        Says("{visitor} <visit> {places|bare}[ {when}]", only={"form": "visit"}),
        Says("{delegation|officials} <visit> {places|bare}[ {when}]", only={"form": "visit"}),
        Says("{sides|several} <hold talks>, led by {leads} {places|in}[ {when}]"),
        Says("{participants|several} <hold talks>[ {places|in}][ on {topic}][ {when}]"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{body|leaders} <провести> саміт[ {places|in}][ {when}]", only={"form": "summit"}),
                    Says("{participants|several} <провести> телефонну розмову[ {when}]", only={"form": "call"}),
                    Says("{visitor} <відвідати> {places|bare}[ {when}]", only={"form": "visit"}),
                    Says("{delegation|officials} <відвідати> {places|bare}[ {when}]", only={"form": "visit"}),
                    Says("{sides|several} <провести> переговори {places|in}[ {when}]; на чолі делегацій — {leads}"),
                    Says("{participants|several} <провести> переговори[ {places|in}][ {when}]"),
                ),
            )
        }
    )
    routes = (Route("allies", "participants", sides=False),)
    weight = 2.5

    terse = (Frame(cue="meeting", fills=(Fill("participants", "names"),), needs=(("participants",),), absorbs=True),)

    frames = (
        _told("meeting.talks"),
        _told("meeting.call"),
        _told("meeting.summit"),
        _told(
            "meeting.visit",
            needs=(("participants",), ("places", "hosts")),
            given=(Given("attender", "somebody"), Given("self", "nation"), Given("other", "person")),
        ),
        Frame(
            cue="heading",
            fills=(
                Fill("participants", "names", ("agent", "patient")),
                Fill("leads", "people", ("agent",)),
            ),
            needs=(("leads",),),
            given=(Given("patient", "team"),),
            outlooks=("done", "ahead"),
            adds=True,
        ),
        _told("hosting", given=(Given("patient", "person"),), absorbs=False),
    )
