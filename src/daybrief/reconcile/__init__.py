"""Claims → facts: which tellings are of one event, whose word they are, and what they amount to.

tellings with their origin (told, speakers, voices) → comparable cases (cases) → pairs worth comparing (block) → one
event, a part, or apart (same) → events (group, retold) → denials, plans, rivals (link), parts and wholes (nest) →
facts (build) → arithmetic (sums, intervals)
"""

from daybrief.reconcile.change import SORTS, Change, changes
from daybrief.reconcile.counts import written
from daybrief.reconcile.exchange import exchange_facts, fact_line, judged_from_lines, told_from_lines
from daybrief.reconcile.facts import facts
from daybrief.reconcile.followed import about_plans, come_back_to, followed, open_plans
from daybrief.reconcile.judged import Judged
from daybrief.reconcile.kept import Kept, as_kept, keep_keys, keys_stand
from daybrief.reconcile.times import background, in_day, late_for, of_day
from daybrief.reconcile.told import Told, told

__all__ = [
    "SORTS",
    "Change",
    "Judged",
    "Kept",
    "Told",
    "about_plans",
    "as_kept",
    "background",
    "changes",
    "come_back_to",
    "exchange_facts",
    "fact_line",
    "facts",
    "followed",
    "in_day",
    "judged_from_lines",
    "keep_keys",
    "keys_stand",
    "late_for",
    "of_day",
    "open_plans",
    "told",
    "told_from_lines",
    "written",
]
