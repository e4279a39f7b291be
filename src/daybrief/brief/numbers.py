"""The strip of numbers: the day's tallies with their owners, how they add up, and the change to the day before."""

from collections.abc import Sequence
from datetime import date, timedelta

from daybrief.brief import pattern
from daybrief.brief.writer import Writer
from daybrief.claims import KINDS
from daybrief.claims.says import Tally
from daybrief.model.figure import Figure
from daybrief.model.outcome import Brief, Citation, Fact, Number
from daybrief.model.place import Located

MOST = 7


def strip(writer: Writer, facts: Sequence[Fact]) -> tuple[Number, ...]:
    """Every declared tally that the day's facts fill, in the order the kinds declare them; `facts` heaviest first."""
    found: list[Number] = []
    used: set[tuple[str, str]] = set()
    for kind in KINDS:
        for tally in kind.tallies:
            fresh = [f for f in facts if writer.wording.kind(f) is kind and not _inside(f, facts, {e for e, _ in used})]
            fact = _widest(writer, fresh, tally)
            made = _number(writer, fact, tally) if fact else None
            if made and not writer.bears(made.label, [str(n) for n in made.figure.exchange() if n is not None]):
                continue
            if made and fact and (fact.event, tally.slot) not in used:
                used.add((fact.event, tally.slot))
                found.append(made)
    return tuple(found[:MOST])


def _inside(fact: Fact, facts: Sequence[Fact], shown: set[str]) -> bool:
    """Whether a fact is part of one that the strip shows already."""
    by_event = {held.event: held for held in facts}
    seen: set[str] = set()
    whole = fact.part_of
    while whole and whole not in seen:
        if whole in shown:
            return True
        seen.add(whole)
        whole = by_event[whole].part_of if whole in by_event else None
    return False


def _widest(writer: Writer, facts: Sequence[Fact], tally: Tally) -> Fact | None:
    """The fact with the largest figure for a tally: the whole, since its parts are contained in it."""
    day = writer.material.day
    fits = [
        fact
        for fact in facts
        if tally.slot in fact.figures
        and fact.figures[tally.slot].floor >= tally.least
        and all(writer.wording.holds(fact, slot, word) for slot, word in tally.only.items())
        and not _local(writer, fact, tally)
        and fact.when is not None
        and fact.when.grain == "day"
        and fact.when.last in (day, day - timedelta(days=1))
        and (fact.when.end - fact.when.start).days <= 2
        and fact.stance in ("asserts", "confirms")
        and _label(writer, fact, tally)
    ]
    events = {fact.event for fact in fits}
    fits = [fact for fact in fits if fact.part_of not in events]
    today = [fact for fact in fits if fact.when and fact.when.last == day] or fits
    return max(today, key=lambda f: (f.figures[tally.slot].floor, f.origins, f.event), default=None)


def _local(writer: Writer, fact: Fact, tally: Tally) -> bool:
    """Whether a count of the whole theatre is of one town alone: five missiles at a city are not the day's missiles."""
    wide = tally.slot in writer.wording.kind(fact).meets.theatre_wide
    grains = [place.grain for place in fact.where if isinstance(place, Located)]
    return wide and len(fact.where) == 1 and bool(set(grains) & {"settlement", "point", "district"})


def _number(writer: Writer, fact: Fact, tally: Tally) -> Number | None:
    label = _label(writer, fact, tally)
    if not label:
        return None
    figure, owner = fact.figures[tally.slot], owner_of(writer, fact)
    cite = writer.cite(fact)
    return Number(
        label=label,
        figure=figure,
        owner=owner,
        delta=_delta(writer.material.earlier, writer.material.day, label, owner, figure),
        series=_series(writer.material.earlier, writer.material.day, label, owner, figure),
        note=_sum(writer, fact, tally),
        parts=_parts(writer, fact, tally),
        cites=(Citation(start=0, end=len(label), fact=cite.fact, claims=cite.claims),),
    )


def owner_of(writer: Writer, fact: Fact) -> str:
    """Who a figure belongs to, as a table names them."""
    names = [writer.wording.cast.shown(name) for name in writer.voice(fact).names[:2]]
    return ", ".join(name[:1].upper() + name[1:] for name in names)


def name_of(writer: Writer, fact: Fact) -> str:
    """What a fact counts, as the strip labels it; '' where no tally of its kind is of such counts."""
    for tally in writer.wording.kind(fact).tallies:
        if all(writer.wording.holds(fact, slot, word) for slot, word in tally.only.items()):
            return _label(writer, fact, tally)
    return ""


def _label(writer: Writer, fact: Fact, tally: Tally) -> str:
    """A tally's label with the fact's values; '' where one it needs is missing."""
    label, whole = "", True
    for part in pattern.parse(writer.tongue.label(writer.wording.kind(fact), tally)):
        inner = part.parts if isinstance(part, pattern.Group) else (part,)
        words = [_words(writer, fact, piece) for piece in inner]
        if all(words):
            label += "".join(words)
        elif not isinstance(part, pattern.Group):
            whole = False
    return writer.tongue.settled(label.strip()) if whole else ""


def _words(writer: Writer, fact: Fact, part: pattern.Part) -> str:
    if isinstance(part, pattern.Text):
        return part.text
    if not isinstance(part, pattern.Value):
        return ""
    items = writer.wording.items(fact, part.slot, part.form)[:2]
    return f"{items[0].prep} {writer.tongue.listed([item.text for item in items])}".strip() if items else ""


def _sum(writer: Writer, fact: Fact, tally: Tally) -> str:
    """'90 shot down + 72 lost + 4 unaccounted for = 166', where the parts are exact; the misfit is told."""
    whole = fact.figures[tally.slot]
    parts = [(slot, fact.figures[slot]) for slot in tally.parts if slot in fact.figures]
    words = writer.tongue.ways(writer.wording.kind(fact)).counts
    exact = [(fig.low, words[slot]) for slot, fig in parts if fig.exact and fig.low is not None]
    if not exact or len(exact) < len(parts) or not whole.exact or whole.low is None:
        return ""
    rest = whole.low - sum(n for n, _ in exact)
    spaced, t = writer.tongue.spaced, writer.tongue.t
    terms = " + ".join(f"{spaced(n)} {word}" for n, word in exact)
    if rest < 0:
        over = t("is {more} more than the {whole}", more=spaced(-rest), whole=spaced(whole.low))
        return f"{terms} {over} {words[tally.slot]}"
    if rest == 0:
        return f"{terms} = {spaced(whole.low)}"
    return f"{terms} + {spaced(rest)} {t('unaccounted for')} = {spaced(whole.low)}"


def _parts(writer: Writer, fact: Fact, tally: Tally) -> tuple[tuple[str, int], ...]:
    """The exact counts within a whole, by their words, and what they leave open; none where they exceed it."""
    whole, words = fact.figures[tally.slot], writer.tongue.ways(writer.wording.kind(fact)).counts
    held = [(words[slot], fact.figures[slot]) for slot in tally.parts if slot in fact.figures]
    exact = [(word, figure.low) for word, figure in held if figure.exact and figure.low is not None]
    if not exact or not whole.exact or whole.low is None:
        return ()
    rest = whole.low - sum(n for _, n in exact)
    return (*exact, (writer.tongue.t("unaccounted for"), rest)) if rest >= 0 else ()


def _same(earlier: Brief, label: str, owner: str) -> int | None:
    for number in earlier.numbers:
        if number.label == label and number.owner == owner and number.figure.exact:
            return number.figure.low
    return None


def _delta(earlier: Sequence[Brief], day: date, label: str, owner: str, figure: Figure) -> int | None:
    before = [b for b in earlier if b.day == day - timedelta(days=1)]
    was = _same(before[0], label, owner) if before else None
    return figure.low - was if was is not None and figure.exact and figure.low is not None else None


def _series(
    earlier: Sequence[Brief], day: date, label: str, owner: str, figure: Figure
) -> tuple[tuple[date, int], ...]:
    points = [(b.day, n) for b in reversed(earlier) if (n := _same(b, label, owner)) is not None]
    if figure.exact and figure.low is not None:
        points.append((day, figure.low))
    return tuple(points[-30:]) if len(points) > 1 else ()
