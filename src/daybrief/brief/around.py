"""What stands around the body: plans ahead, rival claims, changes, and what is missing."""

import re
from collections.abc import Sequence

from daybrief.brief import clause as clauses
from daybrief.brief import figures
from daybrief.brief.choose import BACKGROUND
from daybrief.brief.english import listed, number, plural
from daybrief.brief.gloss import alone
from daybrief.brief.material import Material
from daybrief.brief.rich import Cite, Rich, concat
from daybrief.brief.sections import PLANS
from daybrief.brief.values import place_name
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.model.outcome import Fact, Reading, Section, Sentence, Watch
from daybrief.model.place import Unplaced
from daybrief.model.text import SetAside

MOST_AHEAD = 8
MOST_CONTESTED = 6
MOST_CHANGES = 8
MOST_NAMED = 5


def watch(writer: Writer, facts: Sequence[Fact]) -> tuple[Watch, ...]:
    """Plans with a date ahead, soonest first."""
    found = []
    for fact in sorted(facts, key=lambda f: (f.when.start if f.when else writer.material.day, f.event)):
        made = writer.one(fact)
        if made and fact.when:
            found.append(Watch(day=fact.when.start, sentence=made))
    return tuple(found[:MOST_AHEAD])


# ---- contested


def contested(writer: Writer, facts: Sequence[Fact]) -> tuple[Sentence, ...]:
    """Rival counts side by side, and claims beside their denials or the other side's account."""
    found: list[Sentence] = []
    shown: set[str] = set()
    for fact in facts:
        if fact.standing not in ("disputed", "denied") or set(fact.against) & shown:
            continue
        rich = _opposed(writer, fact) if fact.against else _rival(writer, fact)
        made = writer.accept(rich) if rich else None
        if made:
            found.append(made)
            shown |= set(fact.support)
    return tuple(found[:MOST_CONTESTED])


def _rival(writer: Writer, fact: Fact) -> Rich | None:
    """'On the number killed in Kostiantynivka, the governor said six; the ministry, five.'"""
    live = [reading for reading in fact.readings if reading.live]
    words = writer.wording.kind(fact).counts
    slot = next((s for s in words if len({str(r.figures.get(s)) for r in live if s in r.figures}) > 1), None)
    if slot is None:
        return None
    names = list(dict.fromkeys(name for place in fact.where if (name := place_name(place))))
    where = f" in {listed(names[:2])}" if names else ""
    whole = writer.cite(fact)
    parts = [_reading(writer, fact, reading, slot) for reading in live if slot in reading.figures]
    opening = Rich.of(f"Counts of the {words[slot]}{where} differ: ", whole)
    return opening + concat(part if at == 0 else Rich.of("; ") + part for at, part in enumerate(parts[:4]))


def _reading(writer: Writer, fact: Fact, reading: Reading, slot: str) -> Rich:
    quotes = tuple(span.quote for cid in reading.claims for span in writer.material.claims[cid].spans)
    said = figures.wording(reading.figures[slot], quotes)
    who = _voice_name(writer, writer.material.claims[reading.claims[0]])
    return Rich.of(f"{said}, according to {who}", Cite(fact.event, reading.claims[:3]))


def _opposed(writer: Writer, fact: Fact) -> Rich | None:
    """'The ministry claimed that Russian forces took X; Kyiv denied it', or said what happened instead."""
    writer.speech.open_paragraph()
    made = writer.clause(fact)
    against = [writer.material.claims[cid] for cid in fact.against if cid in writer.material.claims]
    if made is None or not against:
        return None
    told = writer.speech.wrap(made, writer.voice(fact))
    cite = Cite(fact.event, tuple(fact.against[:2]))
    if against[0].attribution.stance == "denies":
        return told + Rich.of(f"; {_voice_name(writer, against[0])} denied it", cite)
    other = alone(against[0])
    account = clauses.of(other, writer.wording.kind(other).says, writer.wording, cite)
    if account is None or other.stance not in ("asserts", "confirms"):
        return None
    return told + "; " + writer.speech.wrap(account, writer.voice(other))


def _voice_name(writer: Writer, claim: Claim) -> str:
    own = claim.attribution.own_voice
    name = writer.material.document(claim).source if own else claim.attribution.origin.name
    cast = writer.wording.cast
    return cast.introduce(cast.office(cast.latin(name))).text.rstrip(",")


# ---- changes


def changes(writer: Writer, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Counts that moved: within the day by the same origin, or since the last brief."""
    found = []
    before = {f.event: f for f in writer.material.earlier[0].facts} if writer.material.earlier else {}
    for fact in facts:
        line = _moved(writer, fact, before.get(fact.event))
        if line and line not in found:
            found.append(line)
    return tuple(found[:MOST_CHANGES])


def _moved(writer: Writer, fact: Fact, was: Fact | None) -> str:
    words = writer.wording.kind(fact).counts
    old = [reading for reading in fact.readings if not reading.live]
    figures_before = was.figures if was else (old[0].figures if old else {})
    moves = [
        f"{words.get(slot, slot)} {figures.digits(figures_before[slot])} → {figures.digits(figure)}"
        for slot, figure in sorted(fact.figures.items(), key=lambda pair: [*words, pair[0]].index(pair[0]))
        if slot in figures_before and figures_before[slot].exchange() != figure.exchange()
    ]
    if not moves:
        return ""
    names = list(dict.fromkeys(name for place in fact.where if (name := place_name(place))))
    what = listed(names[:3]) or writer.wording.kind(fact).section
    why = "since the last brief" if was else "a later count by the same source"
    return f"{what}: {', '.join(moves)} ({why})"


# ---- gaps


def gaps(writer: Writer, body: Sequence[Section], worthy: Sequence[Fact], told: Sequence[Fact]) -> tuple[str, ...]:
    """What was not read, set aside, left out or could not be placed, each in one line."""
    material = writer.material
    found = [*_empty(body), *_aside(material)]
    copies = len({kin.doc for kin in material.kin})
    if copies:
        found.append(
            f"{number(copies).capitalize()} {_s('document', copies)} repeat{'s' if copies == 1 else ''} another and "
            f"count{'s' if copies == 1 else ''} as the same voice."
        )
    weak = len(material.facts) - len(told)
    if weak > 0:
        found.append(
            f"{number(weak).capitalize()} {_s('finding', weak)} that rest on too little, or repeat another, "
            f"{'is' if weak == 1 else 'are'} kept in the data and not told here."
        )
    lost = _unplaced(worthy)
    if lost:
        found.append(f"Not on the map, because the place is unknown or could be several: {', '.join(lost)}.")
    if not material.earlier:
        found.append("No earlier brief is at hand, so changes to the day before are not shown.")
    return tuple(found)


def _empty(body: Sequence[Section]) -> list[str]:
    have = {section.key for section in body}
    missing = [plan.title for name, plan in PLANS.items() if name not in have and name != BACKGROUND]
    return [f"Nothing reported under: {', '.join(missing)}."] if missing else []


def _aside(material: Material) -> list[str]:
    """Inputs set aside, gathered by reason; reasons that differ only in a date or a number are one."""
    groups: dict[str, list[SetAside]] = {}
    for aside in material.set_aside:
        groups.setdefault(re.sub(r"\d[\d,.-]*", "#", aside.reason), []).append(aside)
    lines = []
    for _, group in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        count = len(group)
        names = ", ".join(aside.name for aside in group[:MOST_NAMED])
        more = f" and {count - MOST_NAMED} more" if count > MOST_NAMED else ""
        reason = group[0].reason if count == 1 else f"for the first: {group[0].reason}"
        head = "Not read" if group[0].failed else "Set aside"
        lines.append(f"{head}: {names}{more} ({reason}).")
    return lines


def _unplaced(facts: Sequence[Fact]) -> list[str]:
    names = (p.mention.name for fact in facts for p in fact.where if isinstance(p, Unplaced) and place_name(p))
    return list(dict.fromkeys(names))[:MOST_NAMED]


def _s(noun: str, n: int) -> str:
    return noun if n == 1 else plural(noun)


def origins(material: Material) -> int:
    """Distinct voices behind the day's claims."""
    return len({claim.attribution.origin.name for claim in material.claims.values()})
