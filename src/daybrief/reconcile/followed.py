"""What a day's reports come back to: events and plans that briefs of earlier days have told.

A report may raise, correct or deny what was told days ago, and tell that a plan was carried out or came to nothing. The
claims of the earlier days are then read once more together with those of the day.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from daybrief.claims import KIND_BY_NAME
from daybrief.model.outcome import Fact
from daybrief.reconcile.change import changes
from daybrief.reconcile.times import told_on

NEAR = timedelta(days=1)  # within which two tellings of one event may date it
CLOSED = timedelta(days=7)  # how long after its day a plan may still be told as carried out, or as called off
FIRM = ("denied", "disputed", "confirmed", "superseded")  # standings that are news of an event told before


def followed(facts: Iterable[Fact], told: Iterable[Fact], day: date, today: Collection[str]) -> tuple[Fact, ...]:
    """The facts that reports of `day` say more or other of than `told`, which earlier briefs told, did: another count,
    or a standing that is news. `today`: the claims of those reports, for what they deny is told again by them too."""
    before = {fact.event: fact for fact in told}
    heard = set(today)
    return tuple(
        fact
        for fact in facts
        if fact.event in before
        and (told_on(fact)[1] == day or not heard.isdisjoint(fact.against))
        and _moved(before[fact.event], fact)
    )


def _moved(was: Fact, now: Fact) -> bool:
    if was.standing != now.standing and now.standing in FIRM:
        return True
    counts = {slot: figure.exchange() for slot, figure in now.figures.items()}
    return counts != {slot: figure.exchange() for slot, figure in was.figures.items()} and bool(changes([was], [now]))


def open_plans(told: Iterable[Fact], day: date) -> list[Fact]:
    """The plans among facts told before whose time lies ahead of `day` or is just past, and that nothing has closed."""
    return [
        fact
        for fact in told
        if fact.stance == "plans"
        and fact.standing not in ("superseded", "denied")
        and fact.when is not None
        and fact.when.grain == "day"
        and fact.when.last + CLOSED >= day
    ]


def come_back_to(facts: Sequence[Fact], told: Iterable[Fact], first: date) -> list[Fact]:
    """The facts told before to which facts of events before `first` may belong: of one kind, at one time."""
    old = [fact for fact in facts if fact.when is not None and fact.when.last < first and fact.stance != "plans"]
    return [fact for fact in told if fact.stance != "plans" and any(_near(fact, one) for one in old)]


def about_plans(facts: Iterable[Fact], plans: Iterable[Fact]) -> list[Fact]:
    """The facts that may tell what became of plans: of their kinds."""
    kinds = {plan.kind for plan in plans}
    return [fact for fact in facts if fact.kind in kinds and KIND_BY_NAME[fact.kind].planned]


def _near(fact: Fact, one: Fact) -> bool:
    if fact.kind != one.kind or fact.when is None or one.when is None:
        return False
    return fact.when.start - NEAR <= one.when.last and one.when.start - NEAR <= fact.when.last
