"""What a reader would rather look at: tallies over the days, harm by region, the front by direction."""

from collections.abc import Sequence

from daybrief.brief import front
from daybrief.brief.spots import place_name, region_of
from daybrief.brief.tongue import Tongue
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief, Chart, Fact, Number
from daybrief.model.place import Located

_LEAST = 2  # bars from which a chart says more than a sentence
_MOST = 14


def over_days(tongue: Tongue, numbers: Sequence[Number], earlier: Sequence[Brief]) -> tuple[Chart, ...]:
    """A chart for every tally that adds up of parts, one bar a day: what became of all that was launched."""
    return tuple(
        Chart(
            section="numbers",
            title=tongue.t("{tally}, by day", tally=number.label[:1].upper() + number.label[1:]),
            columns=tuple(word for word, _ in number.parts),
            rows=rows,
            note=tongue.t("According to {owner}.", owner=number.owner),
        )
        for number in numbers
        if number.parts and len(rows := _days(tongue, number, earlier)) >= _LEAST
    )


def _days(tongue: Tongue, number: Number, earlier: Sequence[Brief]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    words = [word for word, _ in number.parts]
    days = [
        (brief.day, dict(held.parts))
        for brief in reversed(earlier)
        for held in brief.numbers
        if (held.label, held.owner) == (number.label, number.owner) and held.parts
    ]
    rows = [(tongue.short_day(day), tuple(parts.get(word, 0) for word in words)) for day, parts in days]
    return (*rows, (tongue.t("today"), tuple(n for _, n in number.parts)))[-30:]


def harm(writer: Writer, facts: Sequence[Fact]) -> Chart | None:
    """Counts of people by region: the region's own count, else the highest that a place in it has; never a sum."""
    nested = [fact for fact in facts if writer.wording.kind(fact).nested and fact.figures]
    words: dict[str, str] = {}
    for fact in nested:
        words |= {
            slot: word
            for slot, word in writer.tongue.ways(writer.wording.kind(fact)).counts.items()
            if slot in fact.figures
        }
    regions: dict[str, list[Fact]] = {}
    for fact in nested:
        names = {region for place in fact.where if (region := region_of(place, writer.theatre))}
        if len(names) == 1:
            regions.setdefault(names.pop(), []).append(fact)
    slots = list(words)[:2]
    rows = [(name, tuple(_highest(group, name, slot) for slot in slots)) for name, group in regions.items()]
    rows = sorted((row for row in rows if any(row[1])), key=lambda row: (-sum(n or 0 for n in row[1]), row[0]))[:_MOST]
    if len(rows) < _LEAST:
        return None
    return Chart(
        section="harm",
        title=writer.tongue.t("People harmed, by region"),
        columns=tuple(words[slot] for slot in slots),
        rows=tuple((writer.tongue.named(name), row) for name, row in rows),
        note=writer.tongue.t("A region’s own count; where it gives none, the highest that one place in it has."),
    )


def _highest(facts: Sequence[Fact], region: str, slot: str) -> int | None:
    own = [f for f in facts if any(place_name(place) == region for place in f.where)]
    return max((fact.figures[slot].floor for fact in own or facts if slot in fact.figures), default=None)


def by_direction(writer: Writer, facts: Sequence[Fact]) -> Chart | None:
    """Places of the day's moves and fights by direction, and by the side that acts."""
    sides = writer.theatre.sides
    rows = []
    for heading, group in front.by_direction(facts, writer.theatre):
        counts = []
        for side in sides:
            acts = [fact for fact in group if writer.wording.side(fact) == side]
            counts.append(len({p.chosen.gazetteer_id for f in acts for p in f.where if isinstance(p, Located)}))
        if heading and any(counts):
            rows.append((writer.tongue.named(heading), tuple(counts)))
    if len(rows) < _LEAST:
        return None
    return Chart(
        section=writer.wording.kind(facts[0]).section,
        title=writer.tongue.t("Places of moves and fights, by direction"),
        columns=tuple(writer.wording.cast.party(side, "forces").text for side in sides),
        rows=tuple(rows),
        note=writer.tongue.t(
            "Places named in the reports told here, by the side that acts; not a count of engagements."
        ),
    )
