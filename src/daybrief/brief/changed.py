"""What changed since an earlier brief, or during the day: counts, standings, plans that came about or did not."""

from collections.abc import Collection, Iterable, Mapping

from daybrief.brief import numbers
from daybrief.brief.writer import Writer
from daybrief.model.outcome import CALLED_OFF, DONE, FALLS, NOT_DONE, PUT_OFF, Brief, Fact

MOST = 8
_CLOSED = {
    DONE: "Planned for {day}, and carried out since",
    NOT_DONE: "Planned for {day}, and not carried out",
    CALLED_OFF: "Planned for {day}, and called off since",
    PUT_OFF: "Planned for {day}, and put off since",
}
_NEWS = ("denied", "disputed", "confirmed")  # standings that are told where a fact did not have them before


def changes(writer: Writer, facts: Iterable[Fact], printed: Collection[str]) -> tuple[str, ...]:
    """Plans that came about or did not; counts and standings that are others than in the last brief that told of them;
    counts that moved within the day, of what this brief has `printed`; and running totals that fell."""
    before = _told(writer.material.earlier)
    plans, moves, falls = [], [], []
    for fact in facts:
        was = before.get(fact.event)
        if was is None:
            falls += _fallen(writer, fact)
        if was is not None and fact.closing is not None:
            plans.append(_closed(writer, fact, was))
        elif was is not None or fact.event in printed:
            moves.append(_moved(writer, fact, was[0] if was else None))
    return tuple(dict.fromkeys(line for line in (*falls, *plans, *moves) if line))[:MOST]


def _told(earlier: Iterable[Brief]) -> Mapping[str, tuple[Fact, Brief]]:
    """What briefs of earlier days told, by event, as the newest of them has it."""
    found: dict[str, tuple[Fact, Brief]] = {}
    for brief in earlier:
        for fact in brief.facts:
            found.setdefault(fact.event, (fact, brief))
    return found


def _closed(writer: Writer, plan: Fact, told: tuple[Fact, Brief]) -> str:
    """'Planned for 5 March, and carried out since (A Desk): “X and Y are due to hold talks in Warsaw.”', in the words
    of the brief that told of the plan."""
    _, brief = told
    sentences = [watch.sentence for watch in brief.watch]
    sentences += [sentence for section in brief.sections for par in section.paragraphs for sentence in par]
    words = next((s.text for s in sentences if any(cite.fact == plan.event for cite in s.cites)), "")
    refs = [ref for ref in plan.closed_by if ref in writer.material.claims]
    if not words or not refs or plan.closing is None:
        return ""
    claim = writer.material.claims[refs[0]]
    source = writer.material.document(claim).source
    who = source if claim.attribution.own_voice else claim.attribution.origin.name
    key = _CLOSED[plan.closing.rule]
    day = writer.tongue.day_month(plan.when.start, writer.material.day) if plan.when else ""
    return f"{writer.tongue.t(key, day=day)} ({who}): {writer.tongue.quoted(words)}"


def _fallen(writer: Writer, fact: Fact) -> list[str]:
    """'Russian personnel lost since 24 February 2022: count 921,980, 630 less than on 2025-04-08, though …'."""
    said = [step.said for step in fact.steps if step.rule == FALLS]
    day, slots = writer.material.day, writer.wording.kind(fact).slots().items()
    named = [item.text for name, slot in slots if slot.sort in ("party", "words") for item in
             writer.wording.items(fact, name, "adj" if slot.sort == "party" else "")]  # fmt: skip
    what = numbers.name_of(writer, fact) or " ".join(named) or writer.tongue.t(writer.wording.kind(fact).section)
    return [f"{what}: {text}" for text, _ in writer.tongue.steps(fact.kind, day, said)]


def _moved(writer: Writer, fact: Fact, was: Fact | None) -> str:
    """'Sumy: killed 6 → 8 (since the last brief)', 'Novotroitske: now denied (since the last brief)'."""
    words = writer.tongue.ways(writer.wording.kind(fact)).counts
    old = [reading for reading in fact.readings if not reading.live]
    figures_before = was.figures if was else (old[0].figures if old else {})
    moves = [
        f"{words.get(slot, slot)} {writer.tongue.digits(figures_before[slot])} → {writer.tongue.digits(figure)}"
        for slot, figure in sorted(fact.figures.items(), key=lambda pair: [*words, pair[0]].index(pair[0]))
        if slot in figures_before and figures_before[slot].exchange() != figure.exchange()
    ]
    if was is not None and fact.standing != was.standing and fact.standing in _NEWS:
        moves.append(writer.tongue.t(f"now {fact.standing}"))
    if not moves:
        return ""
    names = list(dict.fromkeys(name for place in fact.where if (name := writer.wording.place_name(place))))
    what = writer.tongue.listed(names[:3]) or writer.tongue.t(writer.wording.kind(fact).section)
    why = writer.tongue.t("since the last brief" if was else "a later count by the same source")
    return f"{what}: {', '.join(moves)} ({why})"
