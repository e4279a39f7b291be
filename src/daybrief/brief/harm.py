"""Counts that nest: a table of wholes and their parts, and sentences that say which contains which."""

from collections.abc import Sequence

from daybrief.brief import clause
from daybrief.brief.numbers import owner_of
from daybrief.brief.rich import Rich
from daybrief.brief.spots import region_of
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Citation, Fact, Row, Sentence, Table

MOST_ROWS = 14


def tree(facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """Facts with their depth: each whole followed by its parts. A part whose whole is not told stands by itself."""
    known = {fact.event for fact in facts}
    parts: dict[str | None, list[Fact]] = {}
    for fact in facts:
        parent = fact.part_of if fact.part_of in known and fact.part_of != fact.event else None
        parts.setdefault(parent, []).append(fact)
    found: list[tuple[Fact, int]] = []

    def walk(parent: str | None, depth: int) -> None:
        for fact in parts.get(parent, ()):
            if all(fact is not told for told, _ in found):
                found.append((fact, depth))
                walk(fact.event, depth + 1)

    walk(None, 0)
    return found


def table(writer: Writer, facts: Sequence[Fact]) -> Table | None:
    """The nested table, at least two rows long; columns for the counts that somebody gives."""
    rows = [(fact, depth) for fact, depth in tree(facts) if fact.figures and label_of(writer, fact)]
    if len(rows) < 2:
        return None
    words: dict[str, str] = {}
    for fact, _ in rows:
        words |= writer.tongue.ways(writer.wording.kind(fact)).counts
    slots = [slot for slot in words if any(slot in fact.figures for fact, _ in rows)]
    wholes = {fact.part_of for fact, depth in rows if depth}
    names = [label_of(writer, fact) for fact, _ in rows]
    made = [
        _row(writer, fact, depth, slots, fact.event in wholes, depth < 2 and names.count(name) > 1)
        for (fact, depth), name in zip(rows, names, strict=True)
    ]
    borne = [row for row in made if writer.bears(row.label, row.cells)][:MOST_ROWS]
    columns = tuple(words[slot] for slot in slots)
    return (
        Table(title=writer.tongue.t("Who was counted where"), columns=columns, rows=tuple(borne))
        if len(borne) > 1
        else None
    )


def _row(writer: Writer, fact: Fact, depth: int, slots: Sequence[str], whole: bool, shared: bool) -> Row:
    """One row; `shared`: another row's places have the same names, so the note says which region these lie in."""
    label, cite = label_of(writer, fact), writer.cite(fact)
    notes = [
        _region(writer, fact) if shared else "",
        owner_of(writer, fact),
        earlier_count(writer, fact, slots),
        writer.tongue.t("of which") if whole else "",
    ]
    return Row(
        label=label,
        cells=tuple(writer.tongue.digits(fact.figures[slot]) if slot in fact.figures else "" for slot in slots),
        depth=depth,
        note="; ".join(note for note in notes if note),
        cites=(Citation(start=0, end=len(label), fact=cite.fact, claims=cite.claims),),
    )


def _region(writer: Writer, fact: Fact) -> str:
    """'in Mykolaiv Oblast': the unit around a fact's first place."""
    around = [region for place in fact.where[:1] if (region := region_of(place, writer.theatre))]
    return writer.tongue.t("in {region}", region=writer.tongue.named(around[0])) if around else ""


def label_of(writer: Writer, fact: Fact) -> str:
    """The places of a fact as a table names them; '' where none has a name fit to print."""
    names = [name for place in fact.where if (name := writer.wording.place_name(place))]
    return writer.tongue.listed(list(dict.fromkeys(names))[:3])


def earlier_count(writer: Writer, fact: Fact, slots: Sequence[str]) -> str:
    """'up from 5 killed': what the same origin counted before."""
    old = [reading for reading in fact.readings if not reading.live]
    if not old:
        return ""
    words = writer.tongue.ways(writer.wording.kind(fact)).counts
    was = [
        f"{writer.tongue.digits(old[-1].figures[slot])} {words.get(slot, slot)}"
        for slot in slots
        if slot in old[-1].figures and fact.figures.get(slot) != old[-1].figures[slot]
    ]
    return writer.tongue.t("earlier {counts}", counts=f" {writer.tongue.last} ".join(was)) if was else ""


def sentences(writer: Writer, facts: Sequence[Fact], most: int) -> tuple[Sentence, ...]:
    """Each whole, then the heaviest of its parts and the heaviest of that one's: the table has the others."""
    writer.speech.open_paragraph()
    told: list[Sentence] = []
    done: set[str] = set()
    open_to: set[str | None] = set()  # wholes told, whose first part may follow
    nested = tree(facts)
    for at, (fact, depth) in enumerate(nested):
        if len(told) >= most or fact.event in done or (depth > 0 and fact.part_of not in open_to):
            continue
        open_to.discard(fact.part_of)
        open_to.add(fact.event)
        part = nested[at + 1][0] if at + 1 < len(nested) and nested[at + 1][1] > depth else None
        made = _with_part(writer, fact, part) if part else None
        if made and part:
            done.add(part.event)
            open_to.discard(fact.event)
            open_to.add(part.event)
        made = made or writer.alone(fact)
        if made:
            told.append(made)
    return tuple(told)


def _with_part(writer: Writer, whole: Fact, part: Fact) -> Sentence | None:
    """'Seven were killed in Donetsk Oblast, including six in Kostiantynivka', where one voice tells both."""
    voice = writer.voice(whole)
    if (voice.names, voice.stance) != (writer.voice(part).names, part.stance):
        return None
    outer = writer.clause(whole)
    inner = clause.of(part, writer.tongue.ways(writer.wording.kind(part)).included, writer.wording, writer.cite(part))
    if not outer or not inner:
        return None
    body = inner.said()
    return writer.accept(
        writer.speech.wrap(outer, writer.voice(whole), tail=Rich.of(writer.tongue.t(", including ")) + body)
    )
