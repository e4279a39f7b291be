"""Things damaged or destroyed, and services cut."""

from types import MappingProxyType
from typing import Literal

from daybrief.claims.base import Detail, FigureSlot, Settle, WordsSlot
from daybrief.claims.frames import Fill, Frame, Given
from daybrief.claims.meets import Meets
from daybrief.claims.says import Says, Speaks


class Damage(Detail):
    """A thing, or a number of things, damaged or destroyed, or a service cut."""

    kind: Literal["damage"] = "damage"
    object: WordsSlot = None
    count: FigureSlot = None

    harms = True
    section = "infrastructure"
    learned_from = 0.6
    believed_from = 0.0  # outages and blackouts are harm to what is not named, and the learned reader knows few
    uncued = 0.5  # what was attacked, seized or built is not said to be damaged
    cued_by = ("wreckage",)
    must = ("object",)
    same_event = ("object",)
    settle = Settle.LATEST
    meets = Meets(sited=True)

    says = (
        Says("{object|a*} <break out> {places|in}[ {when}]", only={"object": "@=fires"}),
        Says("{object|a*} <hit> {places|bare}[ {when}]", only={"object": "@outages"}),
        Says("{object|plain*} <be cut> for {count|counted} {places|in}[ {when}]", only={"object": "@=services"}),
        Says("{object|plain*} <be cut> {places|in}[ {when}]", only={"object": "@=services"}),
        Says("{count|n:object*} <be shot> down {places|in}[ {when}]", only={"object": "@flown"}, heard="downed"),
        Says("{object|a*} <be shot> down {places|in}[ {when}]", only={"object": "@flown"}, heard="downed"),
        Says("{count|n:object*} <be blown> up {places|in}[ {when}]", heard="blown-up", over="damaged"),
        Says("{object|a*} <be blown> up {places|in}[ {when}]", heard="blown-up", over="damaged"),
        Says("{count|n:object*} <be destroyed> {places|in}[ {when}]", heard="destroyed", over="damaged"),
        Says("{object|a*} <be destroyed> {places|in}[ {when}]", heard="destroyed", over="damaged"),
        Says("{count|n:object*} <be damaged> {places|in}[ {when}]"),
        Says("{object|a*} <be damaged> {places|in}[ {when}]"),
    )
    tongues = MappingProxyType(
        {
            "uk": Speaks(
                says=(
                    Says("{places|in}[ {when}] <зафіксовано> {object|acc*}", only={"object": "@outages"}),
                    Says(
                        "{places|in}[ {when}] <припинено> {object|service*} {count|for}", only={"object": "@=services"}
                    ),
                    Says(
                        "{places|in}[ {when}] <припинено> {object|service*}", only={"object": "@=services", "count": ""}
                    ),
                    Says("{places|in}[ {when}] <знищено> {count|acc:object*}", heard="destroyed", over="damaged"),
                    Says("{places|in}[ {when}] <знищено> {object|acc*}", heard="destroyed", over="damaged"),
                    Says("{places|in}[ {when}] <пошкоджено> {count|acc:object*}"),
                    Says("{places|in}[ {when}] <пошкоджено> {object|acc*}"),
                ),
            )
        }
    )
    planned = ""
    weight = 1.5
    weighs = MappingProxyType({"count": 0.15, "object=@services": 0.5})

    terse = (
        Frame(cue="damage", fills=(Fill("object", "noun", each=True), Fill("count", "count")), needs=(("object",),)),
    )

    frames = (
        Frame(
            cue="damage",
            fills=(
                Fill("object", "thing", ("self",), only=("cut",)),
                Fill("object", "thing", ("aim", "inside"), barred=("who", "immaterial", "locality"), only=("fire",)),
                Fill("count", "count", ("aim", "inside"), only=("fire",)),
                Fill(
                    "object",
                    "thing",
                    ("patient", "receiver", "subject"),
                    barred=("who", "immaterial", "blow"),
                    each=True,
                    only=("harm",),
                ),
                Fill("count", "count", ("patient", "receiver", "subject"), only=("harm",)),
            ),
            needs=(("object",),),
            outlooks=("done",),
            epithets=True,
            unless=(Given("patient", "weapon", but="platform"),),  # drones destroyed in flight are stopped, not damaged
            running=False,
            near=True,
            resumes=True,
        ),
        Frame(
            cue="downing",
            fills=(
                Fill("object", "thing", ("patient",), heads="airframe", barred=("unmanned",), each=True),
                Fill("count", "count", ("patient",), heads="airframe"),
            ),
            needs=(("object",),),
            outlooks=("done",),
            given=(Given("patient", "airframe", but="unmanned"),),
            near=True,
        ),
        Frame(
            cue="lacking",
            fills=(Fill("object", "cue"), Fill("count", "count", ("holder", "agent"))),
            needs=(("object",), ("count", "places")),
            near=True,
            resumes=True,
        ),
    )
