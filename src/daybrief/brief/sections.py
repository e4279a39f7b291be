"""The body of the brief: its sections in the fixed order, each chosen, capped and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from daybrief.brief import english, front, harm, positions, sited, verbatim
from daybrief.brief.choose import BACKGROUND, Choice
from daybrief.brief.spots import place_name, region_of
from daybrief.brief.verbatim import Paragraphs
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Fact, Section, Table
from daybrief.model.place import Located


@dataclass(frozen=True)
class Plan:
    """How a section is laid out: the facts it takes at most, and the sentences of a paragraph."""

    title: str
    facts: int = 8
    sentences: int = 4
    a_speaker: int = 2  # words of one speaker at most
    layout: str = "paragraphs"  # paragraphs · issues (a paragraph each) · directions · sides


POSITIONS = "positions"

PLANS: dict[str, Plan] = {
    "diplomacy": Plan("Diplomacy", facts=7),
    POSITIONS: Plan("Positions and statements", facts=12, a_speaker=4, layout="issues"),
    "agreements": Plan("Agreements and measures", facts=8),
    "allies": Plan("Allies and security", facts=6),
    "forces": Plan("Foreign forces", facts=5),
    "ground": Plan("On the ground", facts=60, sentences=3, layout="directions"),
    "strikes": Plan("Strikes and air defence", facts=14, layout="sides"),
    "harm": Plan("Civilian harm", facts=16, sentences=5),
    "infrastructure": Plan("Damage and infrastructure", facts=10),
    "outlook": Plan("Outlook", facts=5, sentences=5),
    BACKGROUND: Plan("Background in the reports", facts=6, sentences=3),
}
"""The fixed order of the anatomy."""

_FULL = 12  # findings of the day from which nothing of earlier days is told beside them
_FINE = 6  # facts with a settlement from which those that name only a region are left out, unless they weigh much


def distinct(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """Facts that can be said, without those that would be said in the same words as a weightier one."""
    found: list[Fact] = []
    said: set[str] = set()
    for fact in facts:
        words = writer.words(fact)
        if words and words not in said and not any(_repeats(writer, fact, told) for told in found):
            said.add(words)
            less = next((at for at, told in enumerate(found) if _repeats(writer, told, fact)), None)
            if less is None:
                found.append(fact)
            else:
                found[less] = fact  # the lighter says the heavier and more
    return found


def _repeats(writer: Writer, fact: Fact, told: Fact) -> bool:
    """Whether a fact only says again what a weightier one says: same kind and values, no count, no further place. Of
    two readings of one count in one passage the one with more places is told."""
    if _counted_twice(writer, fact, told):
        return len(fact.where) <= len(told.where)
    if _same_thing(writer, fact, told) or _ends(writer, fact, told):
        return True
    if fact.kind != told.kind or fact.figures or fact.stance == "plans" or not fact.where:
        return False
    if _outdone(writer, fact, told):
        return True
    if fact.when is not None and told.when is not None and told.when.end <= fact.when.start:
        return False  # what was done before is not what was done again
    if not all(_as_told(writer, fact, told, slot) for slot in writer.wording.kind(fact).slots()):
        return False
    mine, theirs = ({place_name(place) for place in f.where} for f in (fact, told))
    around = {region for place in told.where if (region := region_of(place, writer.theatre))}
    return mine <= theirs | around


def _as_told(writer: Writer, fact: Fact, told: Fact, slot: str) -> bool:
    """Whether a slot says nothing that another fact does not say: a proxy's forces are those of the side behind it."""
    mine, theirs = writer.wording.raw(fact, slot), writer.wording.raw(told, slot)
    if mine in ("", theirs):
        return True
    sort = writer.wording.kind(fact).slots()[slot].sort
    behind = writer.wording.cast.stands_behind
    return sort == "party" and (side := behind(str(mine))) is not None and side == behind(str(theirs))


def _counted_twice(writer: Writer, fact: Fact, told: Fact) -> bool:
    """Whether two facts are the same count of a whole wave, read from one passage."""
    if fact.kind != told.kind or fact.figures != told.figures:
        return False
    if not fact.figures.keys() & set(writer.wording.kind(fact).meets.theatre_wide):
        return False
    spans = [{span.start for cid in f.support for span in writer.material.claims[cid].spans} for f in (fact, told)]
    return bool(spans[0] & spans[1]) and writer.voice(fact).names == writer.voice(told).names


def _ends(writer: Writer, fact: Fact, told: Fact) -> bool:
    """Whether an act only ends another one of its side that its passage tells: who attacked and fell back."""
    wording = writer.wording
    if fact.kind != told.kind or wording.side(fact) != wording.side(told):
        return False
    paired = wording.kind(fact).ends.items()
    if not any(
        wording.holds(fact, slot, word) and any(wording.holds(told, slot, more) for more in first)
        for (slot, word), first in paired
    ):
        return False
    read = [{span for cid in one.support for span in writer.material.claims[cid].spans} for one in (fact, told)]
    return read[0] <= read[1]


def _same_thing(writer: Writer, fact: Fact, told: Fact) -> bool:
    """Whether two facts of a kind that tells of things are the same one thing at one place: 'a railway bridge near A',
    'a key railroad bridge in A Oblast'."""
    kind = writer.wording.kind(fact)
    things = [slot for slot, about in kind.slots().items() if about.sort == "words"]
    if (
        fact.kind != told.kind
        or kind.firm
        or kind.nested
        or not things
        or (any(f.floor > 1 for f in fact.figures.values()) and told.figures)
    ):
        return False
    values = [[str(writer.wording.raw(f, slot)).lower() for slot in things] for f in (fact, told)]
    heads = [{english.singular(value).split(" ")[-1] for value in said} for said in values]
    mine, theirs = ({place_name(place) for place in f.where} - {""} for f in (fact, told))
    around = {region for place in told.where if (region := region_of(place, writer.theatre))}
    return bool(heads[0] & heads[1] - {""}) and bool(mine) and mine <= theirs | around


def _outdone(writer: Writer, fact: Fact, told: Fact) -> bool:
    """Whether an act is the lesser part of one that is told of the same side at the same places: who advanced in a town
    fought for it; or one that the other side's act there tells as well: attacks that were repelled were made."""
    kind, own = writer.wording.kind(fact), writer.wording.side(fact) == writer.wording.side(told)
    lesser = any(
        writer.wording.holds(fact, slot, word) and any(writer.wording.holds(told, slot, more) for more in greater)
        for (slot, word), greater in (kind.outdone if own else kind.answered).items()
    )
    if not lesser or told.stance == "denies":
        return False
    if writer.wording.heard(told, "rumours"):
        return False  # what is sure outlives what nobody has confirmed
    return _named(writer, fact) <= {place_name(place) for place in told.where}


def _named(writer: Writer, fact: Fact) -> set[str]:
    """The places of a fact that its sentence would name; all where it would name none."""
    told = {place_name(place) for place in fact.where if sited.told(writer.wording, fact, place)}
    return told or {place_name(place) for place in fact.where}


def write(writer: Writer, choice: Choice, facts: Sequence[Fact], doubted: Sequence[Fact] = ()) -> tuple[Section, ...]:
    """Every section that has something to say; the passages of `doubted` stand in it as they were written."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(place(writer, choice, fact), []).append(fact)
    if BACKGROUND in groups:  # what an earlier brief has told, and parts of it, are no background but old news
        groups[BACKGROUND] = [fact for fact in groups[BACKGROUND] if not _old_news(writer, choice, fact)]
    if POSITIONS in groups:  # those of office before the rest
        groups[POSITIONS].sort(key=lambda fact: not positions.holds(writer, choice, fact))
    if sum(len(group) for name, group in groups.items() if name != BACKGROUND) > _FULL:
        groups.pop(BACKGROUND, None)
    verbal: dict[str, list[Fact]] = {}
    for fact in doubted:
        verbal.setdefault(choice.section(fact), []).append(fact)
    verbal.pop(BACKGROUND, None)
    made = (_section(writer, choice, name, groups.get(name, []), verbal.get(name, [])) for name in PLANS)
    return tuple(section for section in made if section)


def ranked(choice: Choice, section: Section, facts: Sequence[Fact]) -> Section:
    """The section with the openings of its paragraphs in order of weight: no opening leans on a sentence before it."""
    weights = {fact.event: choice.weigh.weight(fact) for fact in facts}
    openings, at = [], 0
    for sentences in section.paragraphs:
        openings.append((-max(weights.get(cite.fact, 0.0) for cite in sentences[0].cites), at))
        at += len(sentences)
    return section.model_copy(update={"weightiest": tuple(at for _, at in sorted(openings))})


def _old_news(writer: Writer, choice: Choice, fact: Fact) -> bool:
    """Whether an earlier brief told a fact, the whole it is part of, or the count of the wave that it counts; or nobody
    can say of what day before it is, or who it was that spoke."""
    known, wording = choice.weigh.told, writer.wording
    if not (wording.known_voice(fact) if wording.quotes(fact) else wording.items(fact, "when", "")):
        return True
    if fact.event in known or fact.part_of in known:
        return fact.event not in known or known[fact.event].figures == fact.figures
    if _passed_over(writer, fact):
        return True
    waves = fact.figures.keys() & set(wording.kind(fact).meets.theatre_wide)
    if not waves or fact.when is None:
        return False
    return any(
        told.kind == fact.kind
        and told.when is not None
        and told.when.start < fact.when.end
        and fact.when.start < told.when.end
        and bool(waves & told.figures.keys())
        for told in known.values()
    )


def _passed_over(writer: Writer, fact: Fact) -> bool:
    """Whether every document of a fact was at hand for an earlier brief, which told other things of it."""
    held = writer.material.claims
    told = (cid for brief in writer.material.earlier for other in brief.facts for cid in other.support if cid in held)
    read = {span.doc for cid in told for span in held[cid].spans}
    return {span.doc for cid in fact.support for span in held[cid].spans} <= read


def place(writer: Writer, choice: Choice, fact: Fact) -> str:
    """The section a fact is told in: a stand on a live issue among the positions, all else in its own. What somebody
    said in the reports of the day before is where they stand until they speak again."""
    section = choice.section(fact)
    late = section == BACKGROUND and (choice.timely.past(fact, said=True) or not positions.words(writer, fact))
    return POSITIONS if not late and positions.holds(writer, choice, fact) else section


def _section(
    writer: Writer, choice: Choice, name: str, facts: Sequence[Fact], doubted: Sequence[Fact]
) -> Section | None:
    plan = PLANS[name]
    chosen = _spread(writer, _folded(writer, facts), plan.a_speaker)[: plan.facts]
    if not chosen and not doubted:
        return None
    writer.speech.open_section()
    paragraphs = _LAYOUTS[plan.layout](writer, plan, chosen) if chosen else []
    if plan.layout == "directions":
        paragraphs = verbatim.by_direction(writer, chosen, paragraphs, doubted)
    else:
        paragraphs += verbatim.together(writer, doubted)
    nested = [fact for fact in facts if writer.wording.kind(fact).nested]
    made = harm.table(writer, nested[: harm.MOST_ROWS]) if nested else None
    tables: tuple[Table, ...] = (made,) if made else ()
    if not paragraphs and not tables:
        return None
    return Section(
        key=name,
        title=writer.tongue.t(plan.title),
        paragraphs=tuple(sentences for _, sentences in paragraphs),
        headings=tuple(heading for heading, _ in paragraphs),
        tables=tables,
    )


def _folded(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """Facts without the counted parts that are told in the sentence of their whole, by the voice that gives both; the
    writer is told which those are."""
    known = {fact.event: fact for fact in facts}
    inside: dict[str, list[Fact]] = {}
    for fact in facts:
        whole = known.get(fact.part_of or "")
        if whole and not writer.wording.kind(fact).nested and _of_one_piece(writer, whole, fact):
            inside.setdefault(whole.event, []).append(fact)
    for event, parts in inside.items():
        if len(parts) > 1:
            writer.parts[event] = sorted(
                parts, key=lambda part: (-max(f.floor for f in part.figures.values()), part.event)
            )
    folded = {part.event for parts in writer.parts.values() for part in parts}
    folded |= {fact.event for fact in facts if any(_sort_of(writer, fact, whole) for whole in facts)}
    return [fact for fact in facts if fact.event not in folded]


def _sort_of(writer: Writer, fact: Fact, whole: Fact) -> bool:
    """Whether a count without a place of its own is one of some sort within a larger count of the same wave by the same
    voice, which alone is told: 16 Kalibrs among 39 missiles."""
    kind = writer.wording.kind(whole)
    shared = fact.figures.keys() & whole.figures.keys() & set(kind.meets.theatre_wide)
    if kind is not writer.wording.kind(fact) or not kind.wave or not shared:
        return False
    if fact.where and {place_name(p) for p in fact.where} != {place_name(p) for p in whole.where}:
        return False
    if (fact.when and (fact.when.start, fact.when.end)) != (whole.when and (whole.when.start, whole.when.end)):
        return False
    alike = all(writer.wording.raw(fact, slot) == writer.wording.raw(whole, slot) for slot in kind.same_event)
    smaller = all(fact.figures[slot].floor < whole.figures[slot].floor for slot in shared)
    return alike and smaller and writer.voice(fact).names[:1] == writer.voice(whole).names[:1]


def _of_one_piece(writer: Writer, whole: Fact, part: Fact) -> bool:
    """Whether a part is a count within the count of its whole, by the same voice and of the same thing."""
    kind = writer.wording.kind(whole)
    if kind is not writer.wording.kind(part) or not kind.totals or not part.figures or whole.part_of == part.event:
        return False
    return set(part.figures) == set(whole.figures) and writer.voice(whole).names[:1] == writer.voice(part).names[:1]


def _spread(writer: Writer, facts: Sequence[Fact], most: int) -> list[Fact]:
    """Facts in order, no speaker more than `most` times: one loud speaker must not crowd out the rest."""
    heard: dict[str, int] = {}
    kept = []
    for fact in facts:
        slot = writer.wording.kind(fact).voiced_by
        if slot:
            key = writer.wording.voice_key(fact)
            heard[key] = heard.get(key, 0) + 1
            if heard[key] > most:
                continue
        kept.append(fact)
    return kept


def _paragraphs(writer: Writer, plan: Plan, facts: Sequence[Fact]) -> Paragraphs:
    """Facts that share a place or a name stand together."""
    if writer.wording.kind(facts[0]).nested:
        made = harm.sentences(writer, facts, plan.sentences)
        return [("", made)] if made else []
    found: Paragraphs = []
    for group in _related(writer, facts, plan.sentences):
        if made := writer.paragraph(group, plan.sentences):
            found.append(("", made))
    return found


def _related(writer: Writer, facts: Sequence[Fact], most: int) -> list[list[Fact]]:
    groups: list[list[Fact]] = []
    marks: list[set[str]] = []
    for fact in facts:
        mine = writer.marks(fact) | writer.series_mark(fact)
        at = next((i for i, held in enumerate(marks) if held & mine and len(groups[i]) < most * 2), None)
        if at is None:
            groups.append([fact])
            marks.append(set(mine))
        else:
            groups[at].append(fact)
            marks[at] |= mine
    return _gathered(groups, most)


def _gathered(groups: list[list[Fact]], most: int) -> list[list[Fact]]:
    """Lone facts share a paragraph rather than standing as one-line stubs."""
    found: list[list[Fact]] = []
    loose: list[Fact] = []
    order = {fact.event: at for at, fact in enumerate(fact for group in groups for fact in group)}
    for group in groups:
        if len(group) > 1:
            found.append(group)
        else:
            loose += group
    found += [loose[at : at + most] for at in range(0, len(loose), most)]
    return sorted(found, key=lambda group: order[group[0].event])


def _only_wide(fact: Fact) -> bool:
    """Whether a fact names no place finer than a region."""
    return bool(fact.where) and all(
        isinstance(place, Located) and place.grain in ("region", "country", "area") for place in fact.where
    )


def _regions(writer: Writer, fact: Fact) -> set[str]:
    return {region_of(place, writer.theatre) for place in fact.where}


def _issues(writer: Writer, plan: Plan, facts: Sequence[Fact]) -> Paragraphs:
    return positions.paragraphs(writer, facts)


def _directions(writer: Writer, plan: Plan, facts: Sequence[Fact]) -> Paragraphs:
    found: Paragraphs = []
    fine = [fact for fact in facts if not _only_wide(fact)]
    if len(fine) >= _FINE:
        inside = {region_of(place, writer.theatre) for fact in fine for place in fact.where}
        first = facts[: len(facts) // 3]
        facts = [f for f in facts if not _only_wide(f) or f in first or not _regions(writer, f) & inside]
    for heading, group in front.by_direction(facts, writer.theatre):
        if made := writer.paragraph(group, plan.sentences):
            found.append((writer.tongue.named(heading), made))
    return found


def _sides(writer: Writer, plan: Plan, facts: Sequence[Fact]) -> Paragraphs:
    """By the side that acts, the heavier first, where both do."""
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        side = writer.wording.side(fact)
        groups.setdefault(side if side in writer.theatre.sides else None, []).append(fact)
    named = [side for side in groups if side]
    if len(named) < 2:
        return _paragraphs(writer, plan, facts)
    found: Paragraphs = []
    for side in (*named, *(side for side in groups if not side)):
        made = _paragraphs(writer, plan, groups[side])
        adjective = writer.wording.cast.party(side, "adj").text if side else ""
        heading = writer.tongue.t("{side} strikes", side=adjective) if side else writer.tongue.t("Others")
        heading = heading[:1].upper() + heading[1:]
        found += [(heading if at == 0 else "", sentences) for at, (_, sentences) in enumerate(made)]
    return found


_LAYOUTS: dict[str, Callable[[Writer, Plan, Sequence[Fact]], Paragraphs]] = {
    "paragraphs": _paragraphs,
    "issues": _issues,
    "directions": _directions,
    "sides": _sides,
}
