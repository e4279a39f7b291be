"""A day's claims into facts."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from daybrief.model.outcome import Fact
from daybrief.reconcile import event as events_
from daybrief.reconcile.admitted import admitted
from daybrief.reconcile.build import Builder, Event
from daybrief.reconcile.cases import Case, Reader
from daybrief.reconcile.group import Grouping
from daybrief.reconcile.judged import Judged, Judgements
from daybrief.reconcile.link import clashes, deny, plans
from daybrief.reconcile.nest import link
from daybrief.reconcile.origins import Origins
from daybrief.reconcile.retold import bearings_of
from daybrief.reconcile.sums import with_sums
from daybrief.reconcile.told import Told
from daybrief.reconcile.totals import with_differences
from daybrief.reconcile.voices import voices_among
from daybrief.theatre.pack import Theatre


def facts(
    told: Sequence[Told], theatre: Theatre, day: date | None = None, judged: Sequence[Judged] = ()
) -> tuple[Fact, ...]:
    """What tellings amount to, as known at the end of `day` (None: all that is told), in the order of event keys.

    What was published after `day` takes no part. Facts of other days are among the result, since today's reports tell
    of them; `in_day` says which belong to the day. The order of `told` plays no part.
    What people have judged of pairs of claims outranks the rules.
    """
    with _no_collector():
        return _facts(told, theatre, day, judged)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the search for cycles: none are made here, and it would look through all tellings again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _facts(told: Sequence[Told], theatre: Theatre, day: date | None, judged: Sequence[Judged]) -> tuple[Fact, ...]:
    known = [one for one in told if day is None or one.day is None or one.day <= day]
    voices = voices_among(theatre, frozenset(one.outlet for one in known))
    bearings = bearings_of(theatre, voices)
    judgements = Judgements(judged)
    grouping = Grouping(Reader(theatre, voices).cases(known, judgements.claims), bearings, judgements)
    events = _keyed(grouping.events())
    events, lone = deny(events, grouping.denials())
    events = admitted(clashes(plans(link(events, grouping))))
    origins = Origins(known, voices)
    builder = Builder(theatre, origins, bearings, lambda name: bool(voices.people([name])), judgements)
    made = [builder.fact(event) for event in (*events, *_keyed(lone))]
    return tuple(sorted(with_differences(with_sums(made)), key=lambda fact: fact.event))


def _keyed(groups: Iterable[Sequence[Case]]) -> list[Event]:
    found = list(groups)
    return [
        Event(key, tuple(sorted(group, key=lambda case: case.order)))
        for key, group in zip(events_.keys(found), found, strict=True)
    ]
