"""What stands around the body: plans ahead, and rival claims."""

from collections.abc import Sequence

from daybrief.brief import clause as clauses
from daybrief.brief.forms import Named
from daybrief.brief.gloss import alone
from daybrief.brief.material import Material
from daybrief.brief.rich import Cite, Rich, concat, joined
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.model.outcome import Fact, Reading, Sentence, Watch
from daybrief.model.place import Located

MOST_AHEAD = 8
MOST_CONTESTED = 6


def watch(writer: Writer, facts: Sequence[Fact]) -> tuple[Watch, ...]:
    """Plans with a date ahead, soonest first; those of one day and place are one line. `facts` heaviest first."""
    found: list[Watch] = []
    told: set[str] = set()
    ordered = sorted(facts, key=lambda f: f.when.start if f.when else writer.material.day)
    for fact in ordered:
        if fact.when is None or fact.event in told:
            continue
        untold = [other for other in ordered if other.event not in told]
        made = occasion(writer, fact, untold, "when") or _line(writer, fact)
        if made:
            told |= {cite.fact for cite in made.cites}
            found.append(Watch(day=fact.when.start, sentence=made))
    return tuple(found[:MOST_AHEAD])


def _line(writer: Writer, fact: Fact) -> Sentence | None:
    """A plan under its date, which the sentence need not say again, unless the day is only about that."""
    one_day = fact.when is not None and (fact.when.end - fact.when.start).days == 1
    if one_day and not writer.wording.named_ahead(fact):
        writer.wording.silent = frozenset(("when",))
    made = writer.one(fact)
    writer.wording.silent = frozenset()
    return made


def occasion(writer: Writer, fact: Fact, others: Sequence[Fact], *silent: str) -> Sentence | None:
    """'X is due to visit the White House, where Y and Z are due to sign an agreement': the plans of one day and
    place, first the one that says nothing without its place, else the one that says the most of it. `silent`: what
    stands beside the sentence and need not be said again."""
    plans = [other for other in others if other.stance == "plans"]
    here = [other for other in plans if other.when == fact.when and _one_place(writer, other, fact)]
    if fact not in here or len(here) < 2:
        return None
    writer.speech.open_paragraph()
    before = writer.speech.state()
    placed = [plan for plan in here if _clause(writer, plan, *silent)]
    within = [plan for plan in here if _clause(writer, plan, "when", "places")]
    writer.speech.restore(before)  # who was named in these trials has not been introduced
    head = next((plan for plan in placed if plan not in within), next(iter(placed), None))
    made = _clause(writer, head, *silent) if head else None
    if head is None or made is None:
        return None
    first = writer.speech.wrap(made, writer.voice(head))
    rest = [made for plan in within if plan is not head and (made := _clause(writer, plan, "when", "places"))][:2]
    if not rest:
        return None
    ahead = [writer.speech.stanced(made, "plans").citing(made.cite) for made in rest]
    return writer.accept(first + Rich.of(writer.tongue.t(", where "), rest[0].cite) + joined(ahead, writer.tongue.last))


def _one_place(writer: Writer, fact: Fact, other: Fact) -> bool:
    """Whether two plans name one place finer than a country."""
    spots = [{p.chosen.gazetteer_id for p in f.where if isinstance(p, Located) and p.grain != "country"} for f in
             (fact, other)]  # fmt: skip
    return bool(spots[0] & spots[1])


def _clause(writer: Writer, fact: Fact, *silent: str) -> clauses.Clause | None:
    """A plan without what the line says elsewhere."""
    writer.wording.silent = frozenset(silent)
    made = writer.clause(fact)
    writer.wording.silent = frozenset()
    return made


# ---- contested


def contested(writer: Writer, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Rival counts side by side, and claims beside their denials or the other side's account."""
    found: list[Sentence] = []
    shown: set[str] = set()
    for fact in facts:
        if fact.standing not in ("disputed", "denied") or fact.stance == "denies" or set(fact.against) & shown:
            continue
        writer.speech.open_section()
        rich = _opposed(writer, fact) if fact.against else _rival(writer, fact)
        made = writer.accept(rich) if rich else None
        if made:
            found.append(made)
            shown |= set(fact.support)
    return tuple(found[:MOST_CONTESTED])


def _rival(writer: Writer, fact: Fact) -> Rich | None:
    """'On the number killed in Kostiantynivka, the governor said six; the ministry, five.' The one that is shown first
    stands first."""
    live = [reading for reading in fact.readings if reading.live]
    words = writer.tongue.ways(writer.wording.kind(fact)).counts
    slot = next((s for s in words if len({str(r.figures.get(s)) for r in live if s in r.figures}) > 1), None)
    if slot is None:
        return None
    live.sort(key=lambda reading: reading.figures.get(slot) != fact.first.get(slot, fact.figures.get(slot)))
    names = list(dict.fromkeys(name for place in fact.where if (name := writer.wording.place_name(place))))
    where = writer.tongue.t(" in {places}", places=writer.tongue.listed(names[:2])) if names else ""
    whole = writer.cite(fact)
    parts = [_reading(writer, fact, reading, slot) for reading in live if slot in reading.figures]
    opening = Rich.of(writer.tongue.t("Counts of the {what}{where} differ: ", what=words[slot], where=where), whole)
    return opening + concat(part if at == 0 else Rich.of("; ") + part for at, part in enumerate(parts[:4]))


def _reading(writer: Writer, fact: Fact, reading: Reading, slot: str) -> Rich:
    quotes = tuple(span.quote for cid in reading.claims for span in writer.material.claims[cid].spans)
    said = writer.wording.figure(reading.figures[slot], quotes)
    who = _voice_name(writer, writer.material.claims[reading.claims[0]], "gen")
    return Rich.of(
        writer.tongue.t("{said}, according to {who}", said=said, who=who), Cite(fact.event, reading.claims[:3])
    )


def beside_its_denial(writer: Writer, fact: Fact) -> Sentence | None:
    """A fact that somebody contests, with who does; None where nobody does, or it cannot be said in one sentence."""
    if fact.standing not in ("disputed", "denied") or not fact.against:
        return None
    before = writer.speech.state()
    writer.speech.open_section()
    rich = _opposed(writer, fact)
    made = writer.accept(rich) if rich else None
    if made is None:
        writer.speech.restore(before)
    return made


def _opposed(writer: Writer, fact: Fact) -> Rich | None:
    """'The ministry claimed that Russian forces took X; Kyiv denied it', or said what happened instead."""
    made = writer.clause(fact)
    against = [writer.material.claims[cid] for cid in fact.against if cid in writer.material.claims]
    if made is None or not against:
        return None
    told = writer.speech.wrap(made, writer.voice(fact))
    cite = Cite(fact.event, tuple(fact.against[:2]))
    if against[0].attribution.stance == "denies":
        return told + Rich.of(writer.speech.denied(_voice(writer, against[0])), cite)
    other = alone(against[0])
    writer.wording.silent = frozenset(("when",)) if other.when == fact.when else frozenset()
    account = clauses.of(other, writer.tongue.ways(writer.wording.kind(other)).says, writer.wording, cite)
    writer.wording.silent = frozenset()
    if account is None or other.stance not in ("asserts", "confirms"):
        return None
    return told + "; " + writer.speech.wrap(account, writer.voice(other))


def _voice_name(writer: Writer, claim: Claim, case: str = "nom") -> str:
    named = _voice(writer, claim)
    return ((named.gen if case == "gen" else "") or named.text).rstrip(",")


def _voice(writer: Writer, claim: Claim) -> Named:
    own = claim.attribution.own_voice
    name = writer.material.document(claim).source if own else claim.attribution.origin.name
    cast = writer.wording.cast
    return cast.introduce(cast.office(cast.latin(name)))


def origins(material: Material) -> int:
    """Distinct voices behind the day's claims."""
    return len({claim.attribution.origin.name for claim in material.claims.values()})
