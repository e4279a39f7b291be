"""What a claim kind is. Stages read these declarations; no stage names a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from daybrief.claims.codes import Codes
from daybrief.claims.frames import Frame
from daybrief.claims.meets import Meets
from daybrief.claims.says import Route, Says, Speaks, Tally
from daybrief.claims.waves import Roll, Wave
from daybrief.model.base import Record
from daybrief.model.figure import Figure
from daybrief.model.when import When

Sort = Literal["figure", "party", "enum", "names", "words", "clause", "quotation", "date", "text"]
"""figure: a count · party: ISO code or name · enum: one of the words of its Literal · names: people or parties ·
words: a noun phrase head · clause: words of the text · quotation: verbatim · date: a horizon · text: free."""

DOUBTED = 0.85
"""Confidence of a claim that may be told falsely: its passage is shown in the words of its source, not retold, drawn or
summed. With less a passage may well tell of no such act at all: it is not shown either."""

CERTAIN = 0.9
"""Confidence from which a deed is retold."""


ReadBy = Literal["rules", "model", "both"]
"""rules: the rule readers' claims · model: the learned reader's · both: the rules', and the learned reader's in
sentences of which the rules tell nothing of the kind."""


@dataclass(frozen=True)
class Slot:
    """How one field of a kind is read, compared and shown.

    `cue` names the lexicon slot whose words introduce the value (for an enum: the prefix of one lexicon slot a value);
    for a date, which it is: "since" when, "until" when, or "by" when at the latest.
    `scored` mirrors the exchange format's bold fields.
    """

    sort: Sort
    cue: str = ""
    scored: bool = True


FigureSlot = Annotated[Figure | None, Slot("figure")]
PartySlot = Annotated[str | None, Slot("party")]
NamesSlot = Annotated[tuple[str, ...], Slot("names")]
WordsSlot = Annotated[str | None, Slot("words")]


class Settle(Enum):
    """How rival claims about one event become one fact."""

    HULL = "hull"  # keep every reading: report from the lowest to the highest
    LATEST = "latest"  # a running count: the newest claim of the same origin wins
    BY_SIDE = "by-side"  # never merged across belligerents: each side's own number stands


class Detail(Record):
    """Base of every claim kind: its fields, and how it is found, settled, said and drawn."""

    kind: str

    section: ClassVar[str]  # section of the brief it belongs to
    same_event: ClassVar[tuple[str, ...]]  # fields that must agree, where both are filled, before two claims can meet
    settle: ClassVar[Settle]
    wave: ClassVar[Wave | None] = None  # how it is told as a tally, where it is
    roll: ClassVar[Roll | None] = None  # how it is told as a list of items, where it is
    frames: ClassVar[tuple[Frame, ...]] = ()  # how it is told in prose
    read_by: ClassVar[ReadBy] = "both"  # whose claims of this kind stand, as measured on labelled documents
    learned_from: ClassVar[float] = 0.0  # least confidence with which the learned reader adds to the rules' claims
    believed_from: ClassVar[float] = 0.02  # least chance of it that the learned reader sees where the rules read it
    doubted_in: ClassVar[tuple[str, ...]] = ()  # slots of which a rule's value is as often wrong where readers differ
    whose: ClassVar[Mapping[str, str]] = {}  # by "slot=value": the slot without which the telling is doubted
    uncued: ClassVar[float] = 0.65  # confidence at most of a learned claim whose sentence has no word for such an act
    mistaken_for: ClassVar[
        tuple[str, ...]
    ] = ()  # lexicon slots of what is taken for such an act where no word tells it
    cued_by: ClassVar[tuple[str, ...]] = ()  # lexicon slots that tell of it besides those of its frames
    borrows: ClassVar[tuple[str, ...]] = ()  # slots a rule's claim takes from the learned reading of its sentence
    looms: ClassVar[str] = ""  # the slot of those who are to come to it, where the text speaks of what lies ahead
    decided: ClassVar[bool] = False  # whether it is done once decided, so that who tries to do it only plans it
    must: ClassVar[tuple[str, ...]] = ()  # slots, or "places", without which a learned claim says nothing
    lone: ClassVar[str] = ""  # the slot of which one act has one value: several phrases marked for it are one list
    unsaid: ClassVar[Mapping[str, str]] = {}  # by slot: what a learned claim means that has no words for it
    fewer: ClassVar[tuple[str, ...]] = ()  # slots of names: another telling with some of them alone adds nothing
    named: ClassVar[tuple[str, ...]] = ()  # party slots that a learned claim fills only with a party named beside it
    terse: ClassVar[tuple[Frame, ...]] = ()  # how it is told in posts, which are read without a parse
    meets: ClassVar[Meets] = Meets()
    codes: ClassVar[Codes] = Codes()  # what it is in the codebooks of others

    says: ClassVar[tuple[Says, ...]] = ()  # ways to say it, the most specific first
    headline: ClassVar[tuple[Says, ...]] = ()  # ways to say it in a headline; empty: as in the text
    listed: ClassVar[tuple[Says, ...]] = ()  # ways to say it short, behind another of one verb: ", a depot in B"
    included: ClassVar[tuple[Says, ...]] = ()  # ways to say it after "including", as a part of a wider fact
    totals: ClassVar[tuple[Says, ...]] = ()  # ways to say a whole before its parts are listed with their places
    tongues: ClassVar[Mapping[str, Speaks]] = {}  # how it is said in other languages than English, by their code
    in_turn: ClassVar[bool] = False  # whether `says` are equals that take turns, rather than the first that fits
    dropped: ClassVar[str] = ""  # the slot of what became of a plan that came to nothing: its words deny the plan
    planned: ClassVar[str] = "be due"  # the verb of a plan: "are due to meet", "plans to impose"; "": nobody plans it
    routes: ClassVar[tuple[Route, ...]] = ()  # facts of this kind that belong to another section; the first fit wins
    stands: ClassVar[
        tuple[Route, ...]
    ] = ()  # facts of this kind that are a party's stand, where they touch a live issue
    weight: ClassVar[float] = 1.0  # consequence of a plain fact of this kind, on one scale for all kinds
    weighs: ClassVar[Mapping[str, float]] = {}  # what each doubling of a figure adds; for an enum, "slot=word"
    gathers: ClassVar[tuple[str, ...]] = ()  # slots alike in acts that are one piece of news, the more places the more
    gathers_weight: ClassVar[float] = 0.0  # what each doubling of the places of such a movement adds
    nouns: ClassVar[Mapping[str, Mapping[str, tuple[str, str]]]] = {}  # by slot and value: what a figure counts
    owners: ClassVar[Mapping[str, tuple[str, str]]] = {}  # by slot: the value whose noun a party in another slot owns
    means: ClassVar[Mapping[str, Mapping[str, str]]] = {}  # by slot and value: how it is done, where nothing is named
    counts: ClassVar[Mapping[str, str]] = {}  # what a figure says of its things: "killed", "shot down"
    nested: ClassVar[bool] = False  # whether facts of this kind are also shown as a table of wholes and their parts
    tallies: ClassVar[tuple[Tally, ...]] = ()
    sums_up: ClassVar[bool] = False  # whether it counts people, whose sum up to now fell on no one day
    official: ClassVar[bool] = False  # whether it tells what authorities decide, which a report recalls as known
    harms: ClassVar[bool] = False  # whether it tells an attack or its harm; what follows may be its harm as well
    here: ClassVar[str] = ""  # the slot of a party that can only act within reach of the theatre's map
    voiced_by: ClassVar[str] = ""  # the slot that is itself the voice, so that no "X said" is wrapped around it
    introduces: ClassVar[str] = ""  # the slot of the words by which the text says who the voice is
    horizon: ClassVar[str] = ""  # the slot of the end by which what is told must have come true: it can be resolved
    firm: ClassVar[bool] = False  # whether its passage must tell the act as done, not as what may be or was tried
    heard: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # by "slot=word", "" for the rest: lexicon slots of which some
    # passage must have a word, else the fact was misread
    tried: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # by slot: words of acts that may be no more than an attempt
    idle: ClassVar[Mapping[str, str]] = {}  # values with which a side's act is no news unless it is counted or named
    outdone: ClassVar[
        Mapping[tuple[str, str], tuple[str, ...]]
    ] = {}  # (slot, word): words of acts that include such an act
    answered: ClassVar[
        Mapping[tuple[str, str], tuple[str, ...]]
    ] = {}  # (slot, word): words of the other side's acts that tell of such an act as well
    ends: ClassVar[
        Mapping[tuple[str, str], tuple[str, ...]]
    ] = {}  # (slot, word): words of acts of one side that such an act of the same passage only ends
    owned: ClassVar[bool] = False  # whether a telling needs its owner in the sentence even where nobody disputes it
    gains: ClassVar[str] = ""  # the slot of the side that looks better if this is true: its own voice only "claims"
    shames: ClassVar[str] = ""  # the slot of the side that looks worse: the other side's voice only "claims"

    @classmethod
    @cache
    def slots(cls) -> dict[str, Slot]:
        """Declared slots in field order."""
        found = {}
        for name, info in cls.model_fields.items():
            for note in info.metadata:
                if isinstance(note, Slot):
                    found[name] = note
        return found

    @classmethod
    @cache
    def speaks(cls) -> Speaks:
        """How it is said in English."""
        labels = tuple(tally.label for tally in cls.tallies)
        return Speaks(cls.says, cls.headline, cls.listed, cls.included, cls.totals, cls.nouns, cls.counts, labels)

    @classmethod
    def choices(cls, slot: str) -> tuple[str, ...]:
        """The words an enum slot may hold, in declared order."""
        annotation = cls.model_fields[slot].annotation
        arms = (annotation, *get_args(annotation))
        return tuple(word for arm in arms if get_origin(arm) is Literal for word in get_args(arm))

    def figures(self) -> dict[str, Figure]:
        """The filled counts, by slot."""
        return {n: v for n in self.slots() if isinstance(v := getattr(self, n), Figure)}

    def exchange(self) -> dict[str, Any]:
        """The kind's own fields as the claim exchange format writes them; empty ones left out."""
        out: dict[str, Any] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if name == "kind" or value is None or value == ():
                continue
            if isinstance(value, Figure | When):
                out[name] = value.exchange()
            elif isinstance(value, date):
                out[name] = value.isoformat()
            else:
                out[name] = list(value) if isinstance(value, tuple) else value
        return out
