"""What a language cannot say well: facts that stand in a table in the words of their source, never as broken prose."""

from collections.abc import Sequence

from daybrief.brief.choose import Choice
from daybrief.brief.numbers import owner_of
from daybrief.brief.sections import PLANS
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Citation, Fact, Row, Section, Table

MOST = 5  # rows of one section
_LONGEST = 240  # characters of a passage


def among(writer: Writer, facts: Sequence[Fact]) -> list[Fact]:
    """Facts for which English has words and the brief's language has none, heaviest first."""
    plain = writer.plain
    if plain is None:
        return []
    return [fact for fact in facts if not writer.words(fact) and plain.words(fact)]


def added(writer: Writer, choice: Choice, sections: Sequence[Section], facts: Sequence[Fact]) -> tuple[Section, ...]:
    """The sections, each with the table of what belongs to it and could not be worded."""
    out = []
    made = {section.key: section for section in sections}
    for key, plan in PLANS.items():
        section = made.get(key) or Section(key=key, title=writer.tongue.t(plan.title), paragraphs=())
        own = [fact for fact in facts if choice.section(fact) == key]
        rows = tuple(row for fact in own if (row := _row(writer, fact)))[:MOST]
        table = Table(
            title=writer.tongue.t("In the source’s own words"), columns=(writer.tongue.t("the words"),), rows=rows
        )
        if rows:
            section = section.model_copy(update={"tables": (*section.tables, table)})
        if rows or key in made:
            out.append(section)
    return tuple(out)


def _row(writer: Writer, fact: Fact) -> Row | None:
    """One fact: who speaks or where, and the passage; whose words that is, where it is not the one who speaks."""
    from daybrief.brief.harm import label_of

    who = writer.wording.voice_key(fact)
    label = (writer.wording.cast.shown(who) if who else "") or label_of(writer, fact) or owner_of(writer, fact)
    label = label[:1].upper() + label[1:]
    claim = writer.material.claim(fact)
    passage = " ".join(claim.spans[0].quote.split())
    cut = passage if len(passage) <= _LONGEST else passage[:_LONGEST].rsplit(" ", 1)[0] + " …"
    cite = writer.cite(fact)
    claims = tuple(dict.fromkeys((claim.id, *cite.claims)))
    cell = writer.tongue.quoted(cut)
    if not label or not writer.bears(label, (cell,)):
        return None
    doc = writer.material.document(claim)
    printed, language = writer.tongue.publisher(doc.source), writer.tongue.language(doc.lang)
    return Row(
        label=label,
        cells=(cell,),
        note=language if printed == label else f"{printed}; {language}",
        cites=(Citation(start=0, end=len(label), fact=cite.fact, claims=claims),),
    )
