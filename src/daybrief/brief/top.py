"""The top of the page: headline, standfirst and takeaways, drawn from different sections."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from daybrief.brief import around, english, worth
from daybrief.brief import clause as clauses
from daybrief.brief.choose import Choice
from daybrief.brief.rich import Rich, citations
from daybrief.brief.spots import place_name
from daybrief.brief.voices import Voice
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Citation, Fact, Sentence

MOST_POINTS = 5
LEAST_POINTS = 3
FILLED = 5  # facts that the top asks for: two in the standfirst and three points
_LONGEST_TITLE = 125
_JOINT = 2
_WORTH = 0.3  # of the heaviest fact's weight, which a fourth and fifth point from a section told before needs
_PLENTY = 3  # quotations of which the top may take one
_SECOND = 0.7  # of the first fact's weight, which a second needs to stand beside it in the headline


@dataclass
class Top:
    """What the top of the page may draw on: facts heaviest first, and what it has used."""

    writer: Writer
    choice: Choice
    facts: Sequence[Fact]
    lead: str = ""  # the event that the headline tells
    used: set[str] = field(default_factory=set)

    def next(self, avoid: set[str], words: bool = True) -> Fact | None:
        """The heaviest unused fact from a section not in `avoid`; `words`: it may be something somebody said."""
        for fact in self.facts:
            spoken = bool(self.writer.wording.kind(fact).voiced_by)
            if self._fresh(fact) and self.choice.section(fact) not in avoid and self._fit(fact) and words >= spoken:
                return fact
        return None

    def tell(self, fact: Fact, made: Sentence) -> None:
        """A sentence tells a fact, whatever else it cites, and where the fact is contested the account against it."""
        self.used |= {cite.fact for cite in made.cites}
        if any(set(fact.against) & set(cite.claims) for cite in made.cites):
            self.used |= {other.event for other in self.facts if set(other.support) & set(fact.against)}

    def opening(self) -> Fact | None:
        """The fact of the headline, until it is told."""
        return next((fact for fact in self.facts if fact.event == self.lead and fact.event not in self.used), None)

    def _fit(self, fact: Fact) -> bool:
        """Whether a fact may stand on top: no denial, nothing that befell 'a facility', and of quotations only one, by
        somebody the pack knows, that takes a stand, where enough are left to face each other below, the day has little
        else, or it opens its report and nobody faces it."""
        if fact.stance == "denies" or not self.writer.wording.quotes(fact):
            return fact.stance != "denies" and not self.choice.weigh.vague(fact)
        quoted = [told for told in self.facts if self.writer.wording.quotes(told)]
        return (
            self.writer.wording.known_voice(fact)
            and not worth.bland(self.writer.wording, fact)
            and (
                len(quoted) >= _PLENTY
                or len(self.facts) - len(quoted) < LEAST_POINTS
                or (len(quoted) == 1 and self.choice.weigh.prominent(fact))
            )
            and not any(told.event in self.used for told in quoted)
        )

    def _fresh(self, fact: Fact) -> bool:
        """Whether neither the fact, nor the whole it is part of, nor a part of it has been told."""
        told = [other for other in self.facts if other.event in self.used]
        wholes, moves = {other.part_of for other in told}, {self.choice.weigh.movement(other) for other in told} - {()}
        known = fact.event in self.used or fact.part_of in self.used or fact.event in wholes
        tallied = {self._tally(other) for other in told} - {()}
        known |= self._tally(fact) in tallied or any(self._same_words(fact, other) for other in told)
        return not known and self.choice.weigh.movement(fact) not in moves

    def _same_words(self, fact: Fact, other: Fact) -> bool:
        """Whether two uncounted facts are of one sentence and one place: 'missiles hit A and destroyed a depot'."""
        if fact.figures or other.figures or not fact.where:
            return False
        mine, theirs = (_read_from(self.writer, one) for one in (fact, other))
        return mine <= theirs and {place_name(p) for p in fact.where} <= {place_name(p) for p in other.where}

    def _tally(self, fact: Fact) -> tuple[str, ...]:
        """Whose wave a count of the whole theatre is of; empty for other facts."""
        meets = self.writer.wording.kind(fact).meets
        if not fact.figures.keys() & set(meets.theatre_wide):
            return ()
        return (fact.kind, str(self.writer.wording.raw(fact, meets.acts)))


def _read_from(writer: Writer, fact: Fact) -> set[tuple[str, int]]:
    """The passages under a fact, by where they begin."""
    claims = (writer.material.claims[cid] for cid in fact.support)
    return {(span.doc, span.start) for claim in claims for span in claim.spans}


def headline(
    writer: Writer, choice: Choice, facts: Sequence[Fact], quoted: bool = False
) -> tuple[str, tuple[Citation, ...]]:
    """The most consequential fact, in the present tense with its actor; a second where it is short and weighty. Where
    the reports hold no news of the day it says so, unless some of the day is `quoted` below."""
    told = [fact for fact in facts if fact.stance in ("asserts", "confirms")]
    if not any(not writer.wording.kind(fact).voiced_by for fact in told) and not any(
        _lines(writer, fact, ()) for fact in told
    ):
        if quoted:
            return _of_the_day(writer), ()
        return _nothing_dated(writer, "no event" if told else "nothing"), ()
    top = sorted(facts[:16], key=lambda fact: worth.bland(writer.wording, fact))  # deeds before words of no stand
    lines = writer.material.once(  # nobody has been named yet, whichever round of writing it is
        f"headlines {[fact.event for fact in top]}",
        top[0],
        lambda: [(fact, line) for fact in top for line in _lines(writer, fact, top)],
    )
    for at, (first, line) in enumerate(lines):
        others = [
            more
            for fact, more in lines[at + 1 : at + 6]
            if choice.section(fact) != choice.section(first)
            and not worth.bland(writer.wording, fact)
            and more.text.split()[:2] != line.text.split()[:2]
            and choice.weigh.weight(fact) >= _SECOND * choice.weigh.weight(first)
        ]
        for title in (*(_side_by_side(line, more) for more in others), line):
            whole = writer.tongue.smoothed(title).upper(writer.tongue.opened)
            if len(whole.text) <= _LONGEST_TITLE and whole.text not in writer.refused:
                return whole.text, citations(whole, len(whole.text))
    return _of_the_day(writer), ()


def _of_the_day(writer: Writer) -> str:
    """A headline that tells nothing: the theatre and the day."""
    return f"{writer.tongue.t(writer.theatre.title)}: {writer.tongue.long_day(writer.material.day)}"


def _side_by_side(line: Rich, more: Rich) -> Rich:
    """Two lines of one owner name it once, behind both: 'A falls; a bridge is damaged, Ukraine says'."""
    last = line.runs[-1][0]
    owned = last.startswith(", ") and more.runs[-1][0] == last
    return (Rich(line.runs[:-1]) if owned else line) + "; " + more


def _nothing_dated(writer: Writer, what: str) -> str:
    """'Nothing dated to 10 February in the two reports read'."""
    count, tongue = len(writer.material.documents), writer.tongue
    day = tongue.day_month(writer.material.day, writer.material.day)
    if tongue.lang != "en":
        return tongue.t(f"{what} dated: {{reports}}, {{day}}", reports=tongue.counted(count, "report"), day=day)
    reports = "report" if count == 1 else "reports"
    return f"{english.upper_first(what)} dated to {day} in the {english.number(count)} {reports} read"


def _lines(writer: Writer, fact: Fact, others: Sequence[Fact]) -> list[Rich]:
    """A fact as a headline: with what shares its clause, and alone; its owner named where somebody is quoted for it."""
    if fact.stance not in ("asserts", "confirms"):
        return []
    cast = writer.wording.cast
    met = set(cast.met)
    cast.met |= writer.people(fact)  # a headline has no room for offices and first names
    said = [other for other in others if other.stance in ("asserts", "confirms")]
    together = [joint(writer, fact, said, lambda told: _says_who(writer, told), most) for most in (3, _JOINT)]
    made = [body for body in (*together, _short(writer, fact)) if body]
    owners = dict.fromkeys((_says_who(writer, fact), _says_who(writer, fact, for_a_side=False)))
    lines = [body.said("present") + Rich.of(owner, body.cite) for owner in owners for body in made]
    cast.met = met
    return [line for line in lines if len(line.text) <= _LONGEST_TITLE]


def _short(writer: Writer, fact: Fact) -> clauses.Clause | None:
    """A fact in its kind's headline form, or in its first form where it has none."""
    kind = writer.wording.kind(fact)
    ways = writer.tongue.ways(kind)
    if kind.voiced_by and not ways.headline:
        return None
    writer.wording.cast.heard = "\n".join(writer.material.quotes(fact))
    spans = fact.when is not None and fact.when.grain != "day"  # a count of a year that does not say so is the day's
    told = ways.says if spans and not kind.voiced_by else ways.headline or ways.says
    return clauses.of(fact, told, writer.wording, writer.cite(fact))


def joint(
    writer: Writer, fact: Fact, others: Sequence[Fact], owner: Callable[[Fact], object], most: int = _JOINT
) -> clauses.Clause | None:
    """A fact's short form together with others of its kind and owner that share it, `most` in all: '408 drones and 39
    missiles'."""
    made = _short(writer, fact)
    if made is None or not made.verb:
        return None
    group = [made]
    for other in others:
        if other is not fact and other.kind == fact.kind and owner(other) == owner(fact) and len(group) < most:
            more = _short(writer, other)
            if more and more.shape == made.shape:
                group.append(more)
    merged = clauses.shared(group)
    return merged[0] if len(group) > 1 and len(merged) == 1 else None


def _says_who(writer: Writer, fact: Fact, for_a_side: bool = True) -> str:
    """', Ukraine says' where every voice is one side's, else the voice; nothing where publisher or evidence speaks. Who
    confirms is named: others of his side may say otherwise."""
    voice: Voice = writer.voice(fact)
    confirmed = voice.stance == "confirms"
    if voice.own or (confirmed and voice.evidence) or writer.wording.kind(fact).voiced_by:
        return ""
    party = writer.wording.party_of_voice(fact)
    cast = writer.wording.cast
    if writer.tongue.lang != "en":
        return f" — {cast.shown(voice.names[0])}"
    speaks = for_a_side and party in writer.theatre.sides and not confirmed and not _beside_office(writer, voice)
    named = cast.party(party) if party and speaks else cast.introduce(voice.names[0], office=False)
    verb = "confirm" if confirmed else "claim" if voice.claims else "say"
    return f", {named.text} {verb if named.many else verb + 's'}"


def _beside_office(writer: Writer, voice: Voice) -> bool:
    """Whether some voice is of a side and does not speak for it: bloggers, wires, residents."""
    apart = (*writer.wording.lists["press"], *writer.wording.lists["unofficial"])
    return any(word in name.lower() for name in voice.names for word in apart)


def standfirst(top: Top) -> tuple[Sentence, ...]:
    """Two sentences: the headline's fact in full, with the day, and the weightiest from another section; what somebody
    said only where nothing was done. What is contested is told with who contests it."""
    found: list[Sentence] = []
    avoid: set[str] = set()
    if not top.lead:
        return ()
    while len(found) < 2 and (fact := top.opening() or top.next(avoid, words=False) or top.next(avoid)):
        top.used.add(fact.event)
        top.writer.wording.lead = not found
        made = (
            around.beside_its_denial(top.writer, fact)
            or _in_full(top, fact)
            or _together(top, fact)
            or top.writer.one(fact)
        )
        top.writer.wording.lead = False
        if made:
            found.append(made)
            top.tell(fact, made)
            avoid.add(top.choice.section(fact))
    return tuple(found)


def _in_full(top: Top, fact: Fact) -> Sentence | None:
    """A fact with others that share its short form, each with all that was counted of it, so that the standfirst says
    more than the headline: '408 drones, of which 382 were shot down, and 39 missiles, of which 24 were shot down'."""
    writer = top.writer
    before = writer.speech.state()
    said = [other for other in top.facts[:16] if other.event not in top.used]
    short = joint(writer, fact, said, lambda told: (writer.voice(told).names, told.stance))
    told = writer.paragraph(short.facts, 1) if short else ()
    if short and told and {cite.fact for cite in told[0].cites} >= {one.event for one in short.facts}:
        top.used |= {one.event for one in short.facts}
        return told[0]
    writer.speech.restore(before)
    return None


def _together(top: Top, fact: Fact) -> Sentence | None:
    """A fact and another that shares its clause, in one sentence, where both are still to be told."""
    writer = top.writer
    before = writer.speech.state()
    untold = [other for other in top.facts[:16] if other.event not in top.used]
    body = joint(writer, fact, untold, lambda told: (writer.voice(told).names, told.stance))
    if body:
        writer.speech.open_paragraph()
        made = writer.accept(writer.speech.wrap(body, writer.voice(fact)))
        if made:
            top.used |= {told.event for told in body.facts}
            return made
    writer.speech.restore(before)
    return None


def _light(top: Top, fact: Fact, heaviest: float) -> bool:
    return top.choice.weigh.weight(fact) < _WORTH * heaviest


def _point(top: Top, fact: Fact, untold: Sequence[Fact]) -> Sentence | None:
    """A fact in a sentence; a plan with what is planned at the same day and place."""
    before = top.writer.speech.state()
    if fact.stance == "plans" and (made := around.occasion(top.writer, fact, untold)):
        return made
    top.writer.speech.restore(before)
    return _together(top, fact) or top.writer.one(fact)


def takeaways(top: Top) -> tuple[Sentence, ...]:
    """Three to five further points by weight, first one from each section, none told in the standfirst; further ones
    of a section only where they weigh enough; what is contested with who contests it."""
    found: list[Sentence] = []
    taken: dict[str, int] = {}
    heaviest = max((top.choice.weigh.weight(fact) for fact in top.facts), default=0.0)
    for most in (1, 2, 3):
        while len(found) < MOST_POINTS:
            fact = top.next({section for section, n in taken.items() if n >= most})
            if fact is None or (len(found) >= LEAST_POINTS and most > 1 and _light(top, fact, heaviest)):
                break
            untold = [other for other in top.facts if other.event not in top.used]
            top.used.add(fact.event)
            if made := around.beside_its_denial(top.writer, fact) or _point(top, fact, untold):
                top.tell(fact, made)
                found.append(made)
                section = top.choice.section(fact)
                taken[section] = taken.get(section, 0) + 1
    return tuple(found)
