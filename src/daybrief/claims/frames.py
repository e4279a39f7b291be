"""How a kind is told in prose. A kind declares frames; a reader interprets them over a parsed sentence.

A frame is met where a word of its lexicon slots (`cue` and every slot below it) stands in a sentence. That word is the
trigger. Around it stand roles, which grammar gives:

    agent      who does it: subject, "by …", "Russian attacks", the doer of "conducted an attack"
    patient    what it is done to: object, passive subject, "attack on …", "seizure of …"
    self       the trigger's own phrase: "the two dead", "a 72-hour ceasefire"
    receiver   to, for: "gave Ukraine …", "deliveries to …"
    against    against, on, upon
    aim        at: "sent drones *at the port*"
    partner    with, between, and
    means      with, using, from: what it is done with
    holder     the noun the trigger completes: "*leaders* met", "a deal *signed*"
    topic      on, against, to, for, from after the patient: "sanctions *on Russia*", "weapons *to Ukraine*"
    bond       with, between after the patient or the holder: "a deal *with Russia*"
    matter     over, on, about, regarding: "are negotiating *over* …"
    source     from: "received *from Denmark*"
    subject    what it is said of, where nothing undergoes it: "*houses* burned", "*a dam* suffered damage"
    reckoned   what a number is said to be: "the toll rose *to 12*", "the number of dead is *40*"
    counted    what losses consist of: "losses of *two tanks*", "losses were *90 men*"
    among      who is among those: "*two children* were among the dead"
    toll       the count of losses above the trigger: "*casualties* of 900, including 90 killed"
    inside     in, at its own or its object's word: "a fire *in a warehouse*"
    setting    what the verb uses of which it is the occasion: "hit it *with drones* in an attack"
    within     in, during, after: "died *in a blast*"
    content    what a verb of saying says: "warned that *talks may fail*"
    attender   who meets, visits, hosts or attends, also by the verb that holds the meeting: "*leaders* began talks"
    other      whom they meet, also by what it is done for: "travelled to Rome to meet *Meloni*"
    carrier    the verb whose object it is: "*signed* a decree"
    claim      the verb whose complement the trigger is, else the trigger: "losses *are* likely to rise"
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal[
    "agent",
    "patient",
    "self",
    "receiver",
    "against",
    "aim",
    "inside",
    "partner",
    "means",
    "holder",
    "content",
    "carrier",
    "claim",
    "topic",
    "source",
    "matter",
    "bond",
    "within",
    "setting",
    "subject",
    "attender",
    "other",
    "reckoned",
    "counted",
    "among",
    "toll",
]

Outlook = Literal["done", "tried", "intended", "ahead", "supposed", "off"]
"""done: told as having happened · tried: attempted, or failed · intended: planned or prepared ·
ahead: "will", "would" · supposed: under "if", "may", "could", or a bare purpose ·
off: planned, and called off or put off."""
EVEN_PLANNED: tuple[Outlook, ...] = ("done", "tried", "intended", "ahead")

How = Literal[
    "cue",
    "thing",
    "party",
    "own",
    "foe",
    "count",
    "class",
    "group",
    "noun",
    "names",
    "people",
    "delegation",
    "parties",
    "signatories",
    "whole",
    "subject",
    "object",
    "owner",
    "made",
    "beside",
    "persons",
    "invader",
    "wielder",
    "is",
    "units",
    "clause",
    "horizon",
    "onset",
    "voice",
]
"""How a slot's value is read.
cue: the last part of the trigger's lexicon slot · thing: a role's phrase without its number, where it means a thing ·
party: the party of a role's phrase · own: the same by its own words alone, where 'troops' are nobody's ·
foe: the other side of it ·
count: the figure of a role's phrase · class: the class of the weapon named in the act ·
group: the last part of the lexicon slot below `heads` that the role's phrase names · noun: the role's phrase ·
names: people, or parties where nobody is named · people: people alone · delegation: the one party whose people
they are, where none of them is named · parties: of all the roles, without people ·
signatories: the same, where they are two at least · whole: the role's phrase with all that hangs on it ·
subject: what a deal is about: "on *minerals*", "*to halt strikes*", else its own name: "*grain* deal" ·
object: a person, a party or the phrase · owner: the same of whose the phrase is · made: the same of what its clause
acts on: 'a decree simplifying *visas*' · persons: a figure, or one named person · is: `value` ·
units: the role's phrase with all that 'of' adds to it · wielder: the only side that has the weapon ·
beside: the home side, where the sentence names it · invader: the side against the one whose land it is ·
clause: the words of the clause that the role heads · horizon: the last day that it names · onset: since when ·
voice: who says it."""


@dataclass(frozen=True)
class Fill:
    """One slot and where its value comes from."""

    slot: str
    how: How
    roles: tuple[Role, ...] = ()  # tried in order
    heads: str = ""  # the role's head noun must stand in a lexicon slot below this; "weapon" means the weapon table
    barred: tuple[str, ...] = ()  # … and in none below these
    only: tuple[str, ...] = ()  # last parts of the trigger's lexicon slot for which it holds; all where empty
    each: bool = False  # coordinated phrases of the role make one claim each
    sums: bool = False  # counts of coordinated phrases add up: "a depot and two posts"
    lone: bool = False  # only where one phrase plays the role, not several
    value: str = ""


@dataclass(frozen=True)
class Given:
    """A condition on a role's phrase: its head noun stands in a lexicon slot below `heads`, and in none below `but`."""

    role: Role
    heads: str
    but: str = ""
    itself: bool = False  # … not a word beside it: 'a *deal*', no 'deal maker'
    alone: bool = False  # … and nothing undergoes the act
    upon: str = (
        ""  # … and who undergoes what a verb tells is a pronoun, a number, or stands in a lexicon slot below this
    )
    save: str = ""  # … save where who does it stands in a lexicon slot below this
    posted: str = ""  # … save where a word of the act's own phrase does
    every: bool = False  # … and so does every phrase that plays the role
    always: bool = False  # … and of an `unless`: whether what it bars is no such act for any reader
    only: tuple[str, ...] = ()  # last parts of the trigger's lexicon slot for which it holds; all where empty


@dataclass(frozen=True)
class Frame:
    """A way of telling a kind."""

    cue: str
    fills: tuple[Fill, ...]
    needs: tuple[tuple[str, ...], ...] = ()  # of each group at least one must be filled; "places" counts as a slot
    given: tuple[Given, ...] = ()  # one of these must hold, where there are any
    unless: tuple[Given, ...] = ()  # none of these may hold
    failed: Mapping[str, str] = field(default_factory=dict)  # what a cue means when the act failed or was only tried;
    # "": nothing, as who 'failed to withdraw' did not
    partly: Mapping[str, str] = field(default_factory=dict)  # … when it took only a part of the place
    home: Mapping[str, str] = field(default_factory=dict)  # … when the agent is the side whose country it is
    leaving: Mapping[str, str] = field(default_factory=dict)  # … when all its places are where it came from
    away: Mapping[str, str] = field(default_factory=dict)  # … when the agent is not
    outlooks: tuple[Outlook, ...] = ("done", "tried")  # how far an act must have got to make a claim
    plans: bool = True  # whether what is intended or lies ahead has the stance `plans`
    denied: bool = False  # whether "did not …" still makes a claim
    foretells: bool = False  # a clause about the future: the speaker's own plans and dates in the diary are none
    strict: bool = False  # whether what `unless` bars is no such act for any reader
    exact: bool = False  # whether what lacks all of `given` is none either
    bounded: bool = False  # whether a whole country is too wide to be its place
    seated: bool = False  # whether only a place that hangs on the act itself is its own: 'met *in Rome*'
    several: str = ""  # a list of names of which one alone, nowhere and of no body of states, tells nothing
    sources: bool = False  # whether "from X" tells its place as well: "withdrew from", "attacked from"
    quits: tuple[str, ...] = ()  # … cues by which a place is left, so that "to Y" is none of its places beside "from X"
    launched: bool = False  # whether where it comes from is never its place: 'fire from X'
    parts: bool = False  # whether "including two children" makes a claim of its own
    lasting: tuple[str, ...] = ()  # cues that tell a state, which a past clause about somebody only recalls
    finite: bool = False  # whether the act must be told, not only name its doer: 'units *operating* there' tells none
    running: bool | None = None  # whether it tells only, or never, of forces over a period or as a running total
    told: bool = False  # whether a noun behind a preposition only recalls it: 'since the *annexation*'
    epithets: bool = False  # whether an epithet tells it: 'a *destroyed* bridge'
    near: bool = False  # whether places in the act's purposes and remarks are none of its own
    follows: bool = False  # whether an act without a place is where the act before it in the sentence was
    resumes: bool = False  # whether an act without a place is where the act told in the sentence before was
    unowned: tuple[str, ...] = ()  # without a parse: cues that are no deed of the teller's where nobody is named
    stopped: str = ""  # without a parse: the cue of stopping an act of the kind that the sentence told before
    mutual: bool = False  # without a parse: whether it is done both ways, by each of two parties to the other
    promises: bool = False  # whether its words only promise it
    standing: str = ""  # lexicon slot of words by which its noun tells what stands already: '*despite* the sanctions'
    states: bool = False  # without a parse: whether its party may be any state, not only one of the theatre's sides
    apart: bool = False  # whether targets that each have a place of their own make a claim each
    adds: bool = False  # whether it only tells more of the act of its kind told last before
    yields: bool = False  # it is only the form of an act of its kind told inside it: 'agreed *to lift* sanctions'
    absorbs: bool = False  # an act told inside another act of this kind belongs to it
