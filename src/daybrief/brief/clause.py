"""One fact, or several that share all but one piece, as one clause without its voice."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace

from daybrief.brief import pattern
from daybrief.brief.english import Tense
from daybrief.brief.rich import Cite, Rich, concat, joined
from daybrief.brief.spots import BESIDE, Item, in_a_row, with_prepositions
from daybrief.brief.tongue import Tongue
from daybrief.brief.values import Wording
from daybrief.claims.says import Says
from daybrief.model.outcome import Fact

MAX_SHARED = 7
_BESIDE = tuple(f"{noun} " for noun in BESIDE.values())  # what was hit stands before what was hit near it


@dataclass(frozen=True)
class Piece:
    """A stretch of a clause: its items with the citation of each, in the subject or after the verb."""

    items: tuple[tuple[Item, Cite | None], ...]
    after: bool
    shared: bool

    @property
    def text(self) -> str:
        return "\x00".join(f"{item.prep}\x01{item.text}" for item, _ in self.items)

    def rich(self, last: str, also: str) -> Rich:
        """The piece in words; `last` stands before the last item of a list, `also` before the last of several lists."""
        runs: list[Rich] = []
        aside: list[Rich] = []  # what lies beside the places named
        for prep, run in with_prepositions([item for item, _ in self.items]):
            noun = prep.split(" ")[0] + " "
            beside = noun in _BESIDE
            if beside and aside and aside[-1].text.startswith(noun):
                prep = prep.removeprefix(noun)  # 'targets near A and north of B'
            texts = in_a_row([item.text for item in run])
            words = joined([Rich.of(text, self._cite(item)) for text, item in zip(texts, run, strict=True)], last)
            told = Rich.of(f"{prep} ", self._cite(run[0])) + words if prep else words
            (aside if beside else runs).append(told)
        if aside:
            runs.append(joined(aside, also))  # 'A, and targets near B and north of C': two lists, each with its end
        return joined(runs, also)

    def _cite(self, item: Item) -> Cite | None:
        return next(cite for held, cite in self.items if held == item)


@dataclass(frozen=True)
class Clause:
    """A clause: its facts, its pieces in order, and its verb in the base form."""

    facts: tuple[Fact, ...]
    says: Says
    pieces: tuple[Piece, ...]
    verb: str
    cite: Cite
    tongue: Tongue

    @property
    def subject(self) -> Rich:
        return concat(p.rich(self.tongue.last, self.tongue.also) for p in self.pieces if not p.after)

    @property
    def rest(self) -> Rich:
        """What stands behind the verb; what follows a list within the clause takes its comma."""
        told, listed = Rich(), False
        for piece in self.pieces:
            if piece.after:
                more = piece.rich(self.tongue.last, self.tongue.also)
                told = (told + "," if listed and more.text.startswith(" ") else told) + more
                listed = ", including " in piece.text
        return told

    @property
    def many(self) -> bool:
        """Whether the verb is plural: several items, or one that is plural by itself."""
        items = [item for p in self.pieces if not p.after for item, _ in p.items if item.text.strip()]
        valued = [item for p in self.pieces if not p.after and len(p.items) > 1 for item, _ in p.items]
        return len(valued) > 1 or any(item.many for item in items)

    @property
    def gender(self) -> str:
        """What the verb agrees with where the language asks for it: the first item that can be its subject, several
        together in the plural."""
        for piece in self.pieces:
            genders = [item.gender for item, _ in piece.items if item.gender]
            if genders:
                return "pl" if len(piece.items) > 1 else genders[0]
        return ""

    def said(self, tense: Tense = "past", adverb: str = "") -> Rich:
        """The whole clause with its verb made finite."""
        verb = self.tongue.finite(self.verb, self.many, self.gender, self._tense(tense), adverb)
        subject = self.subject
        return subject + (f"{' ' if subject else ''}{verb}" if verb else "") + self._spaced_rest()

    @property
    def ending(self) -> str:
        """The words it ends on, where its pattern has others for a sentence that would end alike."""
        return self.pieces[-1].text if self.says.again else ""

    def ending_otherwise(self) -> "Clause":
        """The clause with those other words."""
        *pieces, last = self.pieces
        items = tuple((replace(item, text=self.says.again), cite) for item, cite in last.items)
        return replace(self, pieces=(*pieces, replace(last, items=items)))

    def predicate(self, tense: Tense = "past", adverb: str = "") -> Rich:
        """The clause without its subject."""
        verb = self.tongue.finite(self.verb, self.many, self.gender, self._tense(tense), adverb)
        return Rich.of(verb, self.cite) + self._spaced_rest()

    def _tense(self, tense: Tense) -> Tense:
        """What began 'since' a day goes on: 'Russia has lost 40 tanks since January'."""
        behind = [item.text.split() for p in self.pieces if p.after for item, _ in p.items]
        lasts = any(words[:1] == ["since"] for words in behind) and not self.verb.startswith("have ")
        return "perfect" if lasts and tense == "past" else tense

    def _spaced_rest(self) -> Rich:
        rest = self.rest
        return rest if not rest or rest.text.startswith((",", ":", ";", " ")) else Rich.of(" ") + rest

    @property
    def shape(self) -> tuple[object, ...]:
        """What another fact must have in common to share this clause."""
        fixed = tuple((p.after, p.shared, "" if p.shared else p.text) for p in self.pieces)
        return (self.verb, fixed, any(p.shared for p in self.pieces))


@dataclass(frozen=True)
class _Led(ABC):
    """A clause with more behind it, which its voice tells in one breath."""

    head: "Clause | Compound | Series"

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.head.facts

    @property
    def cite(self) -> Cite:
        return self.head.cite

    @property
    def tongue(self) -> Tongue:
        return self.head.tongue

    @property
    def gender(self) -> str:
        return self.head.gender

    @property
    def many(self) -> bool:
        return self.head.many

    @property
    def subject(self) -> Rich:
        return self.head.subject

    @abstractmethod
    def rest(self, tense: Tense) -> Rich:
        """What stands behind the head."""

    def said(self, tense: Tense = "past", adverb: str = "") -> Rich:
        return self.head.said(tense, adverb) + self.rest(tense)

    def predicate(self, tense: Tense = "past", adverb: str = "") -> Rich:
        return self.head.predicate(tense, adverb) + self.rest(tense)


@dataclass(frozen=True)
class Compound(_Led):
    """Two clauses with one subject: "Russian forces took A and attacked near B"."""

    head: Clause
    second: Clause

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.head.facts + self.second.facts

    @classmethod
    def of(cls, head: Clause, second: Clause) -> "Compound":
        """The two, with a time that both end on told once, at the end."""
        ends = [clause.pieces[-2:] for clause in (head, second)]
        timed = all(len(end) == 2 and end[0].text == "\x01 " and not end[1].shared for end in ends)
        if timed and ends[0][1].text == ends[1][1].text and len(head.pieces) > 3:
            head = replace(head, pieces=head.pieces[:-2])
        if head.rest and second.rest.text.endswith(f" {head.rest.text}"):  # 'attacked and repelled attacks near A'
            head = replace(head, pieces=tuple(piece for piece in head.pieces if not piece.after))
        return cls(head, second)

    def rest(self, tense: Tense) -> Rich:
        return Rich.of(f" {self.tongue.also} ") + self.second.predicate(tense)


@dataclass(frozen=True)
class Series(_Led):
    """A clause and further ones that share its verb, told short: "six were shot down over A and four over B"."""

    head: Clause
    others: tuple[Clause, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.head.facts + tuple(fact for other in self.others for fact in other.facts)

    def rest(self, tense: Tense) -> Rich:
        short = [other.said().citing(other.cite) for other in self.others]
        last = self.tongue.last
        lead = f", {last} " if ", of which " in self.head.rest.text else f" {last} "
        return Rich.of(lead if len(short) == 1 else ", ") + joined(short, last)


@dataclass(frozen=True)
class Tailed(_Led):
    """A clause with something after it that its voice also tells: ", including six in Kostiantynivka"."""

    tail: Rich

    def rest(self, tense: Tense) -> Rich:
        return self.tail


Body = Clause | Compound | Series


def of(fact: Fact, ways: Iterable[Says], wording: Wording, cite: Cite) -> Clause | None:
    """The first way that fits, as a clause, which introduces the people in it; None where none does."""
    told, cast = tuple(ways), wording.cast
    led = wording.leads.get(fact.event)
    state = (frozenset(cast.met), cast.heard, wording.lead, wording.silent, wording.unplaced, led and led.event)

    def answer() -> tuple[Clause | None, frozenset[str], tuple[Says, ...]]:
        made = _first(fact, told, wording, cite)
        return made, frozenset(cast.met), told  # the ways are held as well: no others can take their place

    made, met, _ = wording.material.once((tuple(map(id, told)), cite, state), fact, answer)
    cast.met = set(met)
    return made


def _first(fact: Fact, ways: Iterable[Says], wording: Wording, cite: Cite) -> Clause | None:
    for says in ways:
        if not all(wording.holds(fact, slot, value) for slot, value in says.only.items()):
            continue
        lead = wording.leads.get(fact.event)
        if not says.heard or wording.heard(fact, says.heard):
            lead = None  # its own passage says it
        elif lead is None or not wording.heard(lead, says.heard):
            continue
        if says.unheard and wording.heard(fact, says.unheard):
            continue
        if says.over and not wording.nearer(fact, says.heard, says.over):
            continue
        met = set(wording.cast.met)
        made = _build(fact, says, wording, cite)
        if made and lead:
            made = _resting(made, Cite(lead.event, lead.support[:1]))
        if made:
            return made
        wording.cast.met = met
    return None


def _resting(clause: Clause, cite: Cite) -> Clause:
    """The clause with its last words, those a way adds for what was heard, resting on another fact."""
    *pieces, last = clause.pieces
    return replace(clause, pieces=(*pieces, replace(last, items=tuple((item, cite) for item, _ in last.items))))


def _build(fact: Fact, says: Says, wording: Wording, cite: Cite) -> Clause | None:
    pieces: list[Piece] = []
    verb = ""
    for part in pattern.parse(says.pattern):
        if isinstance(part, pattern.Verb):
            verb = part.base
            continue
        added = _pieces(part, fact, wording, cite, bool(verb))
        if added is None:
            return None
        pieces += added
    return Clause((fact,), says, tuple(_trimmed(pieces)), verb, cite, wording.tongue)


def _pieces(part: pattern.Part, fact: Fact, wording: Wording, cite: Cite, after: bool) -> list[Piece] | None:
    """Pieces of one part; None where a value it needs is missing; an empty list for a group left out."""
    if isinstance(part, pattern.Text):
        return [Piece(((Item(part.text), cite),), after, shared=False)]
    if isinstance(part, pattern.Value):
        items = wording.items(fact, part.slot, part.form)
        return [Piece(tuple((item, cite) for item in items), after, part.shared)] if items else None
    if isinstance(part, pattern.Group):
        found: list[Piece] = []
        for inner in part.parts:
            added = _pieces(inner, fact, wording, cite, after)
            if added is None:
                return []
            found += added
        return found
    return []


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the blanks that stood around the verb."""
    for at, piece in enumerate(pieces):
        last_before = not piece.after and (at + 1 == len(pieces) or pieces[at + 1].after)
        first_after = piece.after and (at == 0 or not pieces[at - 1].after)
        item, cite = piece.items[0]
        if len(piece.items) == 1 and (last_before or first_after):
            text = item.text.rstrip() if last_before else item.text.lstrip()
            pieces[at] = replace(piece, items=((replace(item, text=text), cite),))
    return [piece for piece in pieces if any(item.text for item, _ in piece.items)]


def shared(clauses: list[Clause]) -> list[Clause]:
    """Clauses that differ only in their shared piece become one; order of first appearance is kept."""
    found: dict[object, list[Clause]] = {}
    for at, clause in enumerate(clauses):
        key = clause.shape if clause.shape[-1] else (at,)
        found.setdefault(key, []).append(clause)
    return [merged for group in found.values() for merged in _merge(group)]


def _merge(group: list[Clause]) -> list[Clause]:
    made: list[Clause] = []
    for clause in group:
        if made and _room(made[-1], clause):
            made[-1] = _add(made[-1], clause)
        else:
            made.append(clause)
    return made


def _room(into: Clause, more: Clause) -> bool:
    held = sum(item.stands_for for clause in (into, more) for p in clause.pieces if p.shared for item, _ in p.items)
    return held <= MAX_SHARED


def _add(into: Clause, more: Clause) -> Clause:
    """One clause of two. What follows the shared piece rests on the last of its items, which says it too."""
    pieces: list[Piece] = []
    for mine, theirs in zip(into.pieces, more.pieces, strict=True):
        if mine.shared:
            have = {item for item, _ in mine.items}
            extra = tuple((item, cite) for item, cite in theirs.items if item not in have)
            told = sorted(mine.items + extra, key=lambda pair: pair[0].prep.startswith(_BESIDE))
            pieces.append(replace(mine, items=tuple(told)))
        elif any(piece.shared for piece in pieces):
            own = (into.cite, more.cite)
            pieces.append(replace(mine, items=tuple((i, None if cite in own else cite) for i, cite in mine.items)))
        else:
            pieces.append(mine)
    return replace(into, facts=into.facts + more.facts, pieces=tuple(pieces))
