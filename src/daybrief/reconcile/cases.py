"""A telling prepared for comparison: every slot in the form in which two of them are compared."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from itertools import combinations
from typing import Any

from daybrief.claims.base import Detail, Slot
from daybrief.claims.meets import Placing
from daybrief.model.base import digest
from daybrief.model.figure import Figure
from daybrief.model.place import Place
from daybrief.reconcile.backward import Spoken, spoken_of
from daybrief.reconcile.clauses import Clauses
from daybrief.reconcile.counts import unlike
from daybrief.reconcile.names import People, Phrase, phrase, quoted, stem
from daybrief.reconcile.passages import passages_of
from daybrief.reconcile.places import REGION, STATE, Fit, Spot, finest, spot
from daybrief.reconcile.times import Days, days, meet, stated_hours
from daybrief.reconcile.told import Told
from daybrief.reconcile.voices import Voices, coded
from daybrief.theatre.pack import Theatre

_CLAUSE_END = re.compile(r"[;.:!?)\n]\s|,\s")
_SENTENCE_END = re.compile(r"[;.!?)\n]\s")
_STRICTLY = "taken-out.of"

Passage = tuple[str, str]  # a document and words of it
Value = str | People | Phrase | tuple[str, ...] | frozenset[str] | None
"""A slot as compared: a code, word or date · names · a phrase · quoted words · sorts of a weapon · None: unsaid."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Words a passage takes out of a wider count: "two children" of "five people, including two children".

    `strictly`: the words can only mean some of those counted before ("of whom"), whatever is counted of them.
    """

    words: Phrase
    strictly: bool


@dataclass(frozen=True)
class Case:
    """One way of telling an event, with every telling that says exactly this. Two documents that copy each other make
    one case, so that copies cannot change what meets what."""

    kind: type[Detail]
    done: bool  # not merely planned
    denies: bool
    slots: dict[str, Value]
    spots: tuple[Spot, ...]
    around: tuple[Spot, ...]  # places it names around one of those
    wide: bool  # names no place and speaks for the whole theatre: by its counts or their period, or with no count
    belligerent: bool  # the acting party is a side of the war
    days: Days | None
    figures: dict[str, Figure]
    fixed: tuple[
        str | None, ...
    ]  # its party and enum slots that no wider word takes in: unlike ones exclude each other
    order: str  # sorts cases the same whatever order they came in
    told: list[Told] = field(default_factory=list)
    taken: dict[str, tuple[Taken, ...]] = field(default_factory=dict)  # by passage: what it takes out of a wider count
    number: int = 0  # its place in that order
    rivals: set[Passage] = field(default_factory=set)  # passages that list other counts than its own
    sites: set[str] = field(default_factory=set)  # sorts of things its passages name as struck, harmed or damaged
    lone: set[str] = field(default_factory=set)  # of those, the sorts of which its place has one or few
    things: set[str] = field(default_factory=set)  # of those, the sorts that the thing it tells of is
    meant: set[str] = field(default_factory=set)  # of those, the sorts that it may mean by a wider word
    named: set[str] = field(default_factory=set)  # the place its passages name, where it has none of its own
    near: set[str] = field(default_factory=set)  # places its passages name only to say near which town it was
    crowded: bool = False  # whether a passage of it tells more than one thing of its kind
    raised: set[str] = field(default_factory=set)  # passages that say that a count has risen to what it is
    anew: set[str] = field(default_factory=set)  # how its passages say that they tell a further event
    lingers: set[str] = field(default_factory=set)  # passages that tell what came of an event of a day before
    beside: set[tuple[str, int]] = field(default_factory=set)  # counts that its passages give of other kinds of claim
    called: set[str] = field(default_factory=set)  # of the things struck, those its passages call by a name
    back: set[str] = field(default_factory=set)  # refs of tellings just before it that its passages speak of again
    carved: set[str] = field(default_factory=set)  # passages that take its count out of a wider one of the same place

    def __hash__(self) -> int:
        return hash(self.order)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that tell it."""
        return frozenset(one.document for one in self.told)

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The publishers of the documents that tell it."""
        return frozenset(one.outlet for one in self.told)

    @cached_property
    def origins(self) -> frozenset[str]:
        """The voices that tell it."""
        return frozenset(one.origin for one in self.told)

    def excludes(self, other: "Case") -> bool:
        """Whether a party or a word of one excludes that of the other."""
        return self.fixed != other.fixed and any(
            x is not None and y is not None and x != y for x, y in zip(self.fixed, other.fixed, strict=True)
        )

    def level_with(self, other: "Case") -> bool:
        """Whether two documents tell as much, of one place and time: neither can be a part of the other."""
        if self.documents & other.documents:
            return False
        if self.kind.meets.placing in (Placing.GIVEN, Placing.FREE) and not self.broad and not other.broad:
            return True
        return (
            self.days == other.days
            and self.spots == other.spots
            and self.slots == other.slots
            and self.figures.keys() == other.figures.keys()
        )

    @property
    def broad(self) -> bool:
        """Whether it lasts longer than one event, or was all over a state."""
        return (self.days is not None and self.days.period) or any(spot.size == STATE for spot in self.spots)

    @property
    def fineness(self) -> int:
        """How much the telling says: filled slots, places and figures."""
        return sum(value is not None for value in self.slots.values()) + len(self.spots) + len(self.figures)


class Reader:
    """Makes cases of tellings, by one theatre's pack."""

    def __init__(self, theatre: Theatre, voices: Voices) -> None:
        self._theatre = theatre
        self._voices = voices
        self._stop = frozenset(word for lang in theatre.languages for word in theatre.words("stop", lang))
        self._vague = frozenset(stem(w) for lang in theatre.languages for w in theatre.words("amount-vague", lang))
        self._taken = lru_cache(maxsize=20_000)(self._taken_out)
        few: dict[str, list[str]] = theatre.about.get("sites", {})
        self._of_region = frozenset(few.get("of_region", ()))
        self._of_town = self._of_region | frozenset(few.get("of_town", ()))
        self._passages = passages_of(theatre, voices)
        self._clauses = Clauses(theatre, voices, self._passages, self._stop)

    def cases(self, told: Iterable[Told], alone: Collection[str] = ()) -> list[Case]:
        """Cases of all tellings, in an order that does not depend on theirs; those of the claims in `alone` are their
        own, whoever says exactly the same."""
        found: dict[str, Case] = {}
        told = list(told)
        self._clauses.hear(told)
        spoken = spoken_of(told, self._passages)
        made = [(one, self._case(one, spoken.get(one.ref, Spoken()).where)) for one in told]
        rivals = _contradicting(made)
        counts = _counted(made)
        of_things = self._of_things(made)
        told_of = Counter((one.document, one.claim.spans[0].quote, case.kind) for one, case in made)
        crowded: set[str] = set()
        for one, case in made:
            quote = one.claim.spans[0].quote
            other = rivals.get((one.document, quote)) if case.kind.meets.counted else None
            case = replace(case, order=digest(case.order, quote), rivals=other) if other else case
            case = replace(case, order=digest(case.order, "judged", one.ref)) if one.ref in alone else case
            if (things := of_things.get((case.order, quote))) is not None:
                case = replace(case, order=digest(case.order, things))
            case = found.setdefault(case.order, case)
            case.told.append(one)
            if told_of[one.document, quote, case.kind] > 1:
                crowded.add(case.order)
            if case.figures and (taken := self._taken(quote)):
                case.taken[quote] = taken
            if case.kind.meets.sited:
                kind = case.kind.__name__
                case.beside.update(c[1:] for c in counts.get((one.document, quote), ()) if c[0] != kind)
                case.back.update(filter(None, [spoken.get(one.ref, Spoken()).of]))
                self._befell(case, one)
        for case in found.values():
            case.told.sort(key=seniority)
        return [replace(found[key], number=at, crowded=key in crowded) for at, key in enumerate(sorted(found))]

    def _befell(self, case: Case, one: Told) -> None:
        """Notes what a passage says of what was struck, and near what."""
        quote, few = one.claim.spans[0].quote, self._few(case)
        sites = self._passages.sites(quote)
        case.sites.update(sites)
        case.called.update(self._passages.called(quote))
        case.lone.update(sites & few)
        for thing in _things(one):
            case.things.update(few & self._passages.sites(thing))
            case.meant.update(few & sites & self._passages.wider(thing))
        if case.figures and self._passages.raises(quote):
            case.raised.add(quote)
        if how := self._passages.anew(quote):
            case.anew.add(how)
        if self._passages.lingers(quote):
            case.lingers.add(quote)
        if not case.spots:
            case.named.update(self._passages.names(quote)[0])
        elif sites & few and len(case.spots) == 1:
            case.near.update(self._passages.names(quote)[1])

    def _of_things(self, made: Iterable[tuple[Told, Case]]) -> dict[Passage, list[str]]:
        """By case and passage: the sorts of things struck that set it apart from passages that say exactly the same of
        others: a raid on the fuel of a town is no raid on its barracks. None where nothing is set apart."""
        told: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for one, case in made:
            if case.kind.meets.sited:
                quote = one.claim.spans[0].quote
                told[case.order][quote] = self._passages.sites(quote)
        found = {}
        for order, passages in told.items():
            groups = _overlapping(passages.values())
            if len(groups) > 1:
                for quote, sites in passages.items():
                    found[order, quote] = sorted(next((group for group in groups if group & sites), sites))
        return found

    def _few(self, case: Case) -> frozenset[str]:
        """Sorts of things of which the place of a telling has one or few."""
        return self._of_region if any(spot.size >= REGION for spot in case.spots) else self._of_town

    def _taken_out(self, quote: str) -> tuple[Taken, ...]:
        """What follows the words that take a part out of a count, up to the end of its clause."""
        found, lang = [], self._voices.language(quote)
        for hit in self._theatre.terms("taken-out", lang).find(quote):
            strictly = hit.value == _STRICTLY
            tail = (_SENTENCE_END if strictly else _CLAUSE_END).split(quote[hit.end :], maxsplit=1)[0]
            more = [] if strictly else self._theatre.terms("list-and", lang).find(tail)
            found.append(Taken(phrase(tail[: more[0].start] if more else tail, self._stop), strictly))
        return tuple(found)

    def _case(self, one: Told, borrowed: Sequence[Place]) -> Case:
        claim = one.claim
        kind = type(claim.detail)
        slots = {name: self._value(one, name, kind.slots()[name]) for name in _compared(kind)}
        named = {spot(place) for place in (claim.where or borrowed)}
        spots = finest(named)
        around = tuple(sorted(named - set(spots), key=lambda s: (s.size, s.key)))
        figures = claim.detail.figures()
        stance = claim.attribution.stance
        when = days(claim.when, one.day)
        whole = kind.meets.theatre_wide
        counted = any(name in figures for name in whole)
        counted |= when is not None and when.period and bool(figures.keys() - set(kind.meets.loose))
        wide = not spots and (counted or (bool(whole) and not figures))
        clock = claim.when.clock if claim.when else None
        side = slots.get(kind.meets.acts) in self._theatre.about.get("sides", ())
        order = digest(
            claim.detail.kind,
            stance in ("plans", "denies") and stance,
            {name: plain(value) for name, value in slots.items()},
            [s.key for s in (*spots, *around)],
            [str(when.first), str(when.last), when.dated, when.guessed] if when else None,
            [c.isoformat() for c in clock] if clock else None,
            stated_hours(claim.spans[0].quote) if counted else None,
            {name: [f.low, f.high, f.about] for name, f in figures.items()},
            bool(claim.part_of),
            _alone(one, kind, slots, spots, wide),
        )
        fixed = tuple(v if isinstance(v := slots[name], str) else None for name in _fixed(kind))
        denies = stance == "denies"
        return Case(kind, stance != "plans", denies, slots, spots, around, wide, side, when, figures, fixed, order)

    def _value(self, one: Told, name: str, slot: Slot) -> Value:
        detail = one.claim.detail
        raw: Any = getattr(detail, name)
        if name == detail.meets.voice:
            return self._voices.of(raw).key if raw and not self._voices.pronoun(raw) else one.origin
        if raw is None or raw == () or raw == type(detail).model_fields[name].default:
            return None
        if name in detail.meets.finer:
            return self._sorts(str(raw))
        match slot.sort:
            case "party":
                return self._voices.party(raw)
            case "names":
                names = raw if isinstance(raw, tuple) else (raw,)
                return self._voices.people(names) or None
            case "clause":
                return self._clauses.of(str(raw), one)
            case "words" | "text":
                return self._party_or_phrase(str(raw), slot)
            case "quotation":
                return quoted(str(raw))
            case "enum" | "date" | "figure":
                return str(raw)

    def _party_or_phrase(self, text: str, slot: Slot) -> Value:
        if slot.sort == "words":
            return self._thing(text)
        found = phrase(text, self._stop)
        return found if found.numbers or found.stems - self._vague else None

    def _thing(self, text: str) -> Value:
        """A thing by its words and whose it is: "Russian tanks" are tanks of RU. Somebody's forces are that party."""
        whose = text if coded(text) else self._voices.force(text)
        if whose:
            return Phrase(frozenset({whose}), frozenset())
        owners = self._voices.parties(text)
        found = phrase(self._alike(self._voices.without_parties(text) if owners else text), self._stop)
        return Phrase(found.stems | owners, found.numbers) or None

    def _alike(self, text: str) -> str:
        """A phrase with its words for one kind of thing put alike: "high-rises" and "blocks of flats"."""
        for hit in reversed(self._theatre.terms("alike", self._voices.language(text)).find(text)):
            text = f"{text[: hit.start]}{hit.value.removeprefix('alike.')}{text[hit.end :]}"
        return text

    def _sorts(self, text: str) -> Value:
        """The named sorts of weapon in a text; None where it only says the class."""
        found = set()
        for table in self._theatre.weapons.values():
            found |= {hit.value.name for hit in table.find(text) if hit.value.name != hit.value.cls}
        return frozenset(found) or None


def _contradicting(made: Iterable[tuple[Told, Case]]) -> dict[Passage, set[Passage]]:
    """By passage of a document: those that list counts of one sort with it and contradict it in one of them. They tell
    of two sectors or two days, so their other counts are of two things as well, equal or not."""
    lists: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for one, case in made:
        if case.kind.meets.counted:
            lists[one.document][one.claim.spans[0].quote].append(case)
    found: dict[Passage, set[Passage]] = defaultdict(set)
    for document, passages in lists.items():
        for (one_, here), (other, there) in combinations(sorted(passages.items()), 2):
            if one_ not in other and other not in one_ and any(_contradict(x, y) for x in here for y in there):
                found[document, one_].add((document, other))
                found[document, other].add((document, one_))
    return dict(found)


def _counted(made: Iterable[tuple[Told, Case]]) -> dict[Passage, set[tuple[str, str, int]]]:
    """By passage of a document: the exact counts of more than one that it gives, each with its kind and slot."""
    found: dict[Passage, set[tuple[str, str, int]]] = defaultdict(set)
    for one, case in made:
        if case.kind.meets.sited:
            passage = (one.document, one.claim.spans[0].quote)
            exact = ((slot, f.floor) for slot, f in case.figures.items() if f.exact and f.floor > 1)
            found[passage] |= {(case.kind.__name__, slot, number) for slot, number in exact}
    return dict(found)


def _things(one: Told) -> Iterator[str]:
    """The things that a telling names in slots of its own."""
    detail = one.claim.detail
    for name, slot in detail.slots().items():
        if slot.sort == "words" and name in detail.same_event:
            yield str(getattr(detail, name) or "")


def _overlapping(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Sets joined that share a member, the empty ones left out."""
    found: list[frozenset[str]] = []
    for one in sets:
        met = [group for group in found if group & one]
        if one:
            found = [*(group for group in found if group not in met), one.union(*met)]
    return found


def _contradict(a: Case, b: Case) -> bool:
    near = meet(a.days, b.days, a.kind.meets.timing) is not Fit.APART
    return near and a.slots == b.slots and unlike(a.figures, b.figures)


def _alone(one: Told, kind: type[Detail], slots: dict[str, Value], spots: Sequence[Spot], wide: bool) -> str:
    """What keeps a telling apart where neither place nor thing tells its event from others of the day: its text family
    for "two people were killed", its very sentence for "Russia held talks" and "troops were moved"; else ""."""
    if spots or wide or any(isinstance(value, Phrase) for value in slots.values()):
        return ""
    if kind.meets.placing is Placing.WHERE:
        return one.family
    lists = [value for value in slots.values() if isinstance(value, People)]
    slim = bool(lists) and all(len(value.persons) + len(value.parties) < 2 for value in lists)
    slim |= kind.meets.placing is Placing.NAMED
    return f"{one.family} {one.claim.spans[0].quote}" if slim else ""


def seniority(one: Told) -> tuple[date, bool, datetime | date, bool, str, int, str]:
    """Sorts tellings from the first told, copies after what they copy; what has no date comes last."""
    day = one.day or date.max
    copy = one.document != one.family
    return day, one.at is None, one.at or day, copy, one.document, one.claim.spans[0].start, one.ref


@cache
def sorts(kind: type[Detail]) -> dict[str, str]:
    """By slot: what sort of value it holds."""
    return {name: slot.sort for name, slot in kind.slots().items()}


@cache
def _compared(kind: type[Detail]) -> Sequence[str]:
    return tuple(dict.fromkeys((*kind.same_event, *kind.meets.finer)))


@cache
def _fixed(kind: type[Detail]) -> Sequence[str]:
    strict = ("party", "enum")
    return tuple(n for n in _compared(kind) if sorts(kind)[n] in strict and n not in kind.meets.whole)


def plain(value: Value) -> Any:
    """A slot's value as JSON can hold it."""
    match value:
        case People():
            return [sorted(value.persons), sorted(value.parties)]
        case Phrase():
            return [sorted(value.stems), sorted(value.numbers)]
        case frozenset():
            return sorted(value)
        case _:
            return value
