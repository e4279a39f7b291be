"""How a ledger stands, for `daybrief status`: what is in it, how its sources do, what its stages took."""

from typing import Any

from daybrief.ledger.looks import doubts
from daybrief.ledger.sources import closed_days, watched
from daybrief.ledger.store import Ledger

_MOST_BRIEFS = 5


def standing(ledger: Ledger) -> dict[str, Any]:
    """Plain data: rows by table, the days of its reports, the last briefs, watched sources, time by stage."""
    reports, first, last = ledger.rows("SELECT count(published), min(published), max(published) FROM documents")[0]
    closed = closed_days(ledger)
    briefs = ledger.rows(
        "SELECT theatre, day, max(recorded) FROM briefs GROUP BY theatre, day ORDER BY day DESC, theatre LIMIT ?",
        (_MOST_BRIEFS,),
    )
    stages = ledger.rows(
        "SELECT stage, sum(seconds), sum(items), sum(failed) FROM stages GROUP BY stage ORDER BY stage"
    )
    clock, waiting = doubts(ledger)
    return {
        "rows": ledger.counts(),
        "clock": clock,
        "waiting": waiting,
        "days": {"reports": reports, "first": first, "last": last},
        "briefs": [
            {"theatre": theatre, "day": day, "made": made, "closed": (theatre, day) in closed}
            for theatre, day, made in briefs
        ],
        "sources": [
            {
                "address": one.address,
                "state": one.state,
                "since": one.since,
                "checked": one.checked,
                "said": one.said,
                "failures": one.failures,
                "listed": one.listed,
            }
            for one in watched(ledger).values()
        ],
        "stages": [
            {"stage": stage, "seconds": round(seconds, 3), "items": items, "failed": failed}
            for stage, seconds, items, failed in stages
        ],
    }
