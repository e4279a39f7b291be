"""Facts in, cited sentences out: clauses that belong together are joined, each is told by its voice."""

from collections.abc import Callable, Iterator, Sequence

from daybrief.brief import clause as clauses
from daybrief.brief import pattern, tongues
from daybrief.brief.clause import Body, Clause, Compound, Series
from daybrief.brief.material import Material
from daybrief.brief.rich import Cite, Rich, joined, sentence
from daybrief.brief.values import Wording
from daybrief.brief.voices import Speech, Voice, voice_of
from daybrief.claims.says import Says
from daybrief.model.outcome import Fact, Sentence
from daybrief.model.place import Located
from daybrief.theatre.pack import Theatre

_SHOWN = 5  # claims a citation shows at most: both ends of two ranges, and one origin more
_SERIES = 3  # further clauses that one may carry
_SPARED = 4  # places without which a refused sentence is tried
_BOTH = 24  # words that two joined predicates may have together

Told = tuple[Body, Voice]


class Writer:
    """Writes one brief. It remembers who was introduced, and which sentences the receipts refused."""

    def __init__(
        self,
        material: Material,
        theatre: Theatre,
        refused: frozenset[str] = frozenset(),
        sparing: bool = True,
        unborne: frozenset[str] = frozenset(),
    ) -> None:
        self.unborne = unborne  # events that no sentence of the brief's own could tell so far: they are quoted
        self.sparing = sparing  # whether a refused sentence may be tried without one of its places
        self.material = material
        self.theatre = theatre
        self.refused = refused
        self.tongue = tongues.tongue(material.lang, theatre)
        self.wording: Wording = tongues.wording(material, self.tongue)
        self.speech: Speech = tongues.speech(self.wording)
        self.plain = Writer(material.model_copy(update={"lang": "en"}), theatre) if material.lang != "en" else None
        self.strangers: dict[str, set[str]] = {}  # by event: people whom nobody knew before it was first told
        self.lost: set[str] = set()  # events of which every sentence was refused
        self.parts: dict[str, list[Fact]] = {}  # by the event of a whole: its parts, told in its sentence

    # ---- clauses

    def cite(self, fact: Fact) -> Cite:
        """The claims that show for a fact: those of the reading whose figures are printed first, then other origins."""
        return self.material.once("cite", fact, lambda: self._cite(fact))

    def _cite(self, fact: Fact) -> Cite:
        live = [cid for reading in fact.readings if reading.live for cid in reading.claims]
        told = [cid for cid in live if self._prints_settled(fact, cid)] or list(fact.support[:1])
        if fact.figures:
            ends = _extremes(fact, [c for c in live if c not in told], self.material)
            told += ends
        others = [cid for cid in fact.support if cid not in told and self._another_origin(cid, told)]
        ordered = dict.fromkeys([*told, *others])
        return Cite(fact.event, tuple(cid for cid in ordered if cid in self.material.claims)[:_SHOWN])

    def _prints_settled(self, fact: Fact, cid: str) -> bool:
        held = self.material.claims[cid].detail.figures()
        return all(held.get(slot) == figure for slot, figure in fact.figures.items())

    def _another_origin(self, cid: str, told: Sequence[str]) -> bool:
        def origin(c: str) -> str:
            return self.material.claims[c].attribution.origin.name

        return origin(cid) not in {origin(c) for c in told}

    def clause(self, fact: Fact) -> Clause | None:
        """A fact as a clause, in the first of its kind's ways that fits."""
        kind = self.wording.kind(fact)
        self.strangers.setdefault(fact.event, self.people(fact) - self.wording.cast.met)
        self.wording.cast.heard = self.wording.heard_of(fact)
        ways = self.tongue.ways(kind).says
        if kind.in_turn:
            self.speech.turn += 1
            turn = self.speech.turn % len(ways)
            ways = ways[turn:] + ways[:turn]
        return clauses.of(fact, ways, self.wording, self.cite(fact))

    def voice(self, fact: Fact) -> Voice:
        return voice_of(fact, self.wording)

    def words(self, fact: Fact) -> str:
        """A fact's clause in plain words, '' where no way of its kind fits; nobody is introduced by it."""
        met = set(self.wording.cast.met)
        made = clauses.of(fact, self.tongue.ways(self.wording.kind(fact)).says, self.wording, self.cite(fact))
        self.wording.cast.met = met
        return made.said().text if made else ""

    def people(self, fact: Fact) -> set[str]:
        """Full names of the people in a fact and among its voices."""
        names = list(self.voice(fact).names)
        for slot, about in self.wording.kind(fact).slots().items():
            if about.sort == "names":
                value = self.wording.raw(fact, slot)
                names += [value] if isinstance(value, str) else value
        found = ((name, self.wording.cast.person(name)) for name in names if name)
        return {person.name if person else name for name, person in found}

    def marks(self, fact: Fact) -> set[str]:
        """What ties a fact to others: its finer places, and the parties and people in it."""
        found = {
            f"place {place.chosen.gazetteer_id}"
            for place in fact.where
            if isinstance(place, Located) and place.grain not in ("country", "region")
        }
        for slot, about in self.wording.kind(fact).slots().items():
            if about.sort == "names":
                value = self.wording.raw(fact, slot)
                found |= {value} if isinstance(value, str) else set(value)
        return {mark for mark in found if mark}

    def series_mark(self, fact: Fact) -> set[str]:
        """What ties acts that one voice could tell in one breath: voice, actor and time, where the kind has short forms
        for it."""
        voice = self.voice(fact)
        counted = any(figure.low != 1 or figure.high != 1 for figure in fact.figures.values())
        if voice.own or counted or not self._ways_short(fact):
            return set()
        time = [item.text for item in self.wording.items(fact, "when", "")]
        return {f"told {fact.kind} {voice.names} {voice.stance} {self.wording.side(fact)} {time}"}

    # ---- paragraphs

    def paragraph(self, facts: Sequence[Fact], most: int = 5) -> tuple[Sentence, ...]:
        """Sentences for facts that belong together, at most `most`."""
        self.speech.open_paragraph()
        told = [(made, voice_of(fact, self.wording)) for fact in facts if (made := self.clause(fact))]
        sentences: list[Sentence] = []
        for body, voice in _ending_apart(self._joined(told)):
            if len(sentences) >= most:
                break
            sentences += self._sentences(body, voice)
        return tuple(sentences)

    def one(self, fact: Fact) -> Sentence | None:
        """A fact as a sentence that stands by itself."""
        self.speech.open_section()
        return self.alone(fact)

    def alone(self, fact: Fact) -> Sentence | None:
        """A fact as the next sentence of a paragraph."""
        made = self.clause(fact)
        found = self._sentences(made, voice_of(fact, self.wording)) if made else []
        return found[0] if found else None

    def _sentences(self, body: Body, voice: Voice) -> list[Sentence]:
        """The sentence, or where it was refused, its parts one by one, without those refused again."""
        before = self.speech.state()
        for way in (self._with_parts(body, voice), lambda: self.speech.wrap(body, voice)):
            made = self.accept(way()) if way else None
            if made:
                return [made]
            self.speech.restore(before)
        if len(body.facts) == 1:
            return self._bit_by_bit(body.facts[0])
        return [made for fact in body.facts for made in self._bit_by_bit(fact)]

    def _bit_by_bit(self, fact: Fact) -> list[Sentence]:
        """A fact of a refused sentence by itself; where that is refused too, without one of its places."""
        before = self.speech.state()
        names = [place.mention.name for place in fact.where][:_SPARED] if len(fact.where) > 1 and self.sparing else []
        for silent in ("", *names):
            self.wording.cast.met -= self.strangers.get(fact.event, set())
            self.wording.unplaced = frozenset((silent,))
            made = self.clause(fact)
            told = self.accept(self.speech.wrap(made, voice_of(fact, self.wording))) if made else None
            self.wording.unplaced = frozenset()
            if told:
                return [told]
            self.speech.restore(before)
        self.lost.add(fact.event)
        return []

    def _with_parts(self, body: Body, voice: Voice) -> Callable[[], Rich] | None:
        """'19 drones were shot down: seven over A, five over B': a whole with its parts, where all fit; 'including'
        where the parts are not the whole of it."""
        fact = body.facts[0]
        parts = self.parts.get(fact.event, ()) if len(body.facts) == 1 else ()
        ways = self.tongue.ways(self.wording.kind(fact))
        whole = clauses.of(fact, ways.totals, self.wording, self.cite(fact)) if parts else None
        told = [clauses.of(part, ways.included, self.wording, self.cite(part)) for part in parts]
        listed = [clause.said().citing(clause.cite) for clause in told if clause]
        if whole is None or len(listed) < max(2, len(told)):
            return None
        lead = ": " if self._adds_up(fact, parts) else self.tongue.t(", including ")
        return lambda: self.speech.wrap(whole, voice, tail=Rich.of(lead) + joined(listed, self.tongue.last))

    @staticmethod
    def _adds_up(whole: Fact, parts: Sequence[Fact]) -> bool:
        return all(
            sum(part.figures[slot].floor for part in parts if slot in part.figures) == figure.floor
            for slot, figure in whole.figures.items()
        )

    def accept(self, rich: Rich) -> Sentence | None:
        """A sentence unless the receipts refused it, or it breaks a rule of the pack's style."""
        made = sentence(self.tongue.smoothed(rich), self.tongue.opened)
        if made is None or made.text in self.refused or self.theatre.style.faults(made.text):
            return None
        return made

    def bears(self, label: str, cells: Sequence[str]) -> bool:
        """Whether the receipts have not refused this table row or tally."""
        return " | ".join((label, *cells)) not in self.refused

    def _joined(self, told: list[tuple[Clause, Voice]]) -> list[Told]:
        """Clauses of one voice that share all but a piece, or a subject, told together."""
        order: dict[Voice, list[Clause]] = {}
        for clause, voice in told:
            order.setdefault(voice, []).append(clause)
        found: list[tuple[int, Told]] = []
        first = {id(c.facts[0]): at for at, (c, _) in enumerate(told)}
        for voice, group in order.items():
            merged = clauses.shared(group)
            for body in self._paired(self._in_series(merged), voice):
                found.append((first[id(body.facts[0])], (body, voice)))
        return [told_by for _, told_by in sorted(found, key=lambda pair: pair[0])]

    def _paired(self, group: Sequence[Clause | Series], voice: Voice) -> list[Body]:
        made: list[Body] = []
        for clause in group:
            if isinstance(clause, Series):
                made.append(clause)
                continue
            before = made[-1] if made else None
            if isinstance(before, Clause) and self._pairs(before, clause, voice):
                made[-1] = Compound.of(before, clause)
            else:
                made.append(clause)
        return made

    def _in_series(self, group: list[Clause]) -> list[Clause | Series]:
        """Clauses with one verb whose kind can be told short, up to four together."""
        found: list[Clause | Series] = []
        for clause in group:
            short = clauses.of(clause.facts[0], self._ways_short(clause.facts[0]), self.wording, clause.cite)
            at = next((n for n, held in enumerate(found) if short and self._continues(held, clause)), None)
            if at is None or short is None:
                found.append(clause)
                continue
            held = found[at]
            head, others = (held.head, held.others) if isinstance(held, Series) else (held, ())
            found[at] = Series(head, (*others, short))
        return found

    def _ways_short(self, fact: Fact) -> tuple[Says, ...]:
        ways = self.tongue.ways(self.wording.kind(fact))
        return (*ways.included, *ways.listed)

    def _continues(self, held: Clause | Series, clause: Clause) -> bool:
        head = held.head if isinstance(held, Series) else held
        told = pattern.slots(says.pattern for says in self._ways_short(head.facts[0]))
        printed = pattern.slots([head.says.pattern]) & set(head.facts[0].figures)
        same = head.says.pattern == clause.says.pattern and printed <= told
        subject = head.subject.text.split()[-1:] == clause.subject.text.split()[-1:]
        room = not isinstance(held, Series) or len(held.others) < _SERIES
        return same and subject and room and self.wording.short(head.facts[0], clause.facts[0])

    def _pairs(self, one: Clause, other: Clause, voice: Voice) -> bool:
        if voice.stance in ("plans", "denies") or self.wording.kind(one.facts[0]).voiced_by:
            return False
        if one.verb == other.verb:
            return False
        words = len(one.said().text.split()) + len(other.rest.text.split())
        return (
            bool(one.subject)
            and one.subject.text == other.subject.text
            and words <= _BOTH
            and "," not in one.rest.text[-40:]
        )


def _ending_apart(told: Sequence[Told]) -> Iterator[Told]:
    """Clauses of which no two in a row end on the same words: 'again without an advance'."""
    before = ""
    for body, voice in told:
        last = body.second if isinstance(body, Compound) else body
        ending = last.ending if isinstance(last, Clause) else ""
        if ending and ending == before and isinstance(body, Clause):
            body, ending = body.ending_otherwise(), ""
        before = ending
        yield body, voice


def _extremes(fact: Fact, others: Sequence[str], material: Material) -> list[str]:
    """Claims that print an end of a settled range which no claim prints whole."""
    found = []
    for slot, figure in fact.figures.items():
        for end in ("low", "high"):
            value = getattr(figure, end)
            for cid in others:
                held = material.claims[cid].detail.figures().get(slot)
                if value is not None and held is not None and getattr(held, end) == value:
                    found.append(cid)
                    break
    return found
