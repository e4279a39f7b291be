"""A day's claims into facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from daybrief.claims import KIND_BY_NAME
from daybrief.model.outcome import Fact, Step
from daybrief.reconcile import event as events_
from daybrief.reconcile.build import Builder, Event
from daybrief.reconcile.cases import Case, Reader
from daybrief.reconcile.group import Grouping
from daybrief.reconcile.judged import Judged, Judgements
from daybrief.reconcile.link import clashes, deny, plans
from daybrief.reconcile.nest import link, own_sums, part_sums
from daybrief.reconcile.origins import Origins
from daybrief.reconcile.retold import Bearings
from daybrief.reconcile.told import Told
from daybrief.reconcile.totals import with_differences
from daybrief.reconcile.voices import Voices
from daybrief.theatre.pack import Theatre


def facts(
    told: Sequence[Told], theatre: Theatre, day: date | None = None, judged: Sequence[Judged] = ()
) -> tuple[Fact, ...]:
    """What tellings amount to, as known at the end of `day` (None: all that is told), in the order of event keys.

    What was published after `day` takes no part. Facts of other days are among the result, since today's reports tell
    of them; `in_day` says which belong to the day. The order of `told` plays no part.
    What people have judged of pairs of claims outranks the rules.
    """
    known = [one for one in told if day is None or one.day is None or one.day <= day]
    voices = Voices(theatre, (one.outlet for one in known))
    bearings = Bearings(theatre, voices)
    judgements = Judgements(judged)
    grouping = Grouping(Reader(theatre, voices).cases(known, judgements.claims), bearings, judgements)
    events = _keyed(grouping.events())
    events, lone = deny(events, grouping.denials())
    events = clashes(plans(link(events, grouping)))
    origins = Origins(known, theatre.about.get("sides", ()))
    builder = Builder(theatre, origins, bearings, lambda name: bool(voices.people([name])), judgements)
    made = [builder.fact(event) for event in (*events, *_keyed(lone))]
    return tuple(sorted(with_differences(_with_sums(made)), key=lambda fact: fact.event))


def _keyed(groups: Iterable[Sequence[Case]]) -> list[Event]:
    found = list(groups)
    return [
        Event(key, tuple(sorted(group, key=lambda case: case.order)))
        for key, group in zip(events_.keys(found), found, strict=True)
    ]


def _with_sums(made: Sequence[Fact]) -> list[Fact]:
    """The same facts with the arithmetic of their own counts and of their parts in their steps."""
    children: dict[str, list[Fact]] = defaultdict(list)
    for fact in made:
        if fact.part_of:
            children[fact.part_of].append(fact)
    return [_summed(fact, children.get(fact.event, [])) for fact in made]


def _summed(fact: Fact, children: Sequence[Fact]) -> Fact:
    kind = KIND_BY_NAME[fact.kind]
    steps: list[Step] = own_sums(kind, fact.figures, fact.support)
    enums = tuple(name for name, slot in kind.slots().items() if slot.sort in ("enum", "party", "text"))
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for child in sorted(children, key=lambda c: c.event):
        groups[tuple(child.slots.get(name) for name in enums)].append(child)
    for group in groups.values():
        apart = _apart(group)
        refs = (fact.support[0], *(child.support[0] for child in apart))
        steps += part_sums(kind, fact.figures, [child.figures for child in apart], refs)
    return fact.model_copy(update={"steps": (*fact.steps, *steps)}) if steps else fact


def _apart(children: Sequence[Fact]) -> list[Fact]:
    """Those of the parts that share no place and day with another: only they may be added."""
    seen: set[tuple[str, str]] = set()
    found = []
    for child in children:
        spots = {getattr(place, "chosen", place.mention).name for place in child.where} or {"*"}
        keys = {(name, str(child.when and child.when.last)) for name in spots}
        if not keys & seen:
            seen |= keys
            found.append(child)
    return found
