"""What sets the event of one day apart from that of the day before, or says that it is still the same: "again", "one
more depot", a fire that is still being put out."""

from collections.abc import Iterable
from datetime import date, timedelta

from daybrief.reconcile.cases import Case
from daybrief.reconcile.times import NEAR_DAYS

ANOTHER = "another"


def spread(cases: Iterable[Case]) -> None:
    """Marks as of a further event whatever else a document tells of the same sort of thing in the same place."""
    known = list(cases)
    marked = {
        (document, site, spot.key, how)
        for case in known
        for how in case.anew
        for document in case.documents
        for site in case.sites
        for spot in case.spots
    }
    for case in known:
        here = {(d, site, spot.key) for d in case.documents for site in case.sites for spot in case.spots}
        case.anew.update(how for *at, how in marked if tuple(at) in here)


def anew(a: Case, b: Case) -> bool:
    """Whether one of two tellings of unlike days says that it is of a further event than what the other told a day or
    more before it. What no report before it has told of, "again" does not speak of."""
    if a.days is None or b.days is None or a.days.day == b.days.day:
        return False
    early, late = (a, b) if a.days.day < b.days.day else (b, a)
    first, then = (min((one.day for one in case.told if one.day), default=None) for case in (early, late))
    return bool(late.anew) and first is not None and then is not None and first < then


def another(a: Case, b: Case) -> bool:
    """Whether one of two tellings counts a further thing of the sort and the other does not."""
    return (ANOTHER in a.anew) is not (ANOTHER in b.anew)


def lingering(a: Case, b: Case) -> bool:
    """Whether the later of two tellings is of what came of the earlier one's event, not long after it."""
    if a.days is None or b.days is None or a.days.period or b.days.period:
        return False
    early, late = (a, b) if a.days.day <= b.days.day else (b, a)
    return bool(late.lingers) and not late.anew and early.days is not None and early.days.last in since(late)


def since(case: Case) -> tuple[date, ...]:
    """The days on which that may have been of which a telling says what came of it."""
    if case.days is None or case.days.period or not case.lingers:
        return ()
    return tuple(case.days.day - timedelta(days=n) for n in range(NEAR_DAYS + 1))
