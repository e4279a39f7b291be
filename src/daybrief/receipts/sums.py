"""Whether what stands beside the sentences holds: sums and changes of tallies, dates to watch, what moved."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from daybrief.receipts.evidence import Evidence, Index, Json

_TERM = re.compile(r"(\d[\d,\u00a0]*) ([a-zа-яіїє][^+=]*?)\s*(?=\+|=|$)")
_MOVED = re.compile(r"→ (?:[≥≤] )?(\d[\d,\u00a0]*)(?:–(\d[\d,\u00a0]*))?")


def tally(number: Json, evidence: Evidence, day: date | None) -> list[str]:
    """Faults of a tally's sum, of its change to the day before, and of its line of days."""
    found = list(_sum(str(number.get("note") or ""), evidence))
    figure, series = number["figure"], dict(number.get("series") or ())
    if day and series and series.get(day.isoformat()) not in (None, figure[0]):
        found.append("its line of days ends on another number")
    before = series.get((day - timedelta(days=1)).isoformat()) if day else None
    delta = number.get("delta")
    if delta is not None and (before is None or figure[0] - before != delta):
        found.append(f"its change to the day before is not {delta}")
    return found


def _sum(note: str, evidence: Evidence) -> Iterator[str]:
    """'90 shot down + 72 lost + 4 unaccounted for = 166': every term is counted, and the rest makes it up."""
    counted = {n for pair in evidence.figures for n in pair if n is not None}
    terms = [(_whole(n), word.strip()) for n, word in _TERM.findall(note.partition(" = ")[0])]
    whole = re.search(r" = (\d[\d,\u00a0]*)$", note)
    loose = [n for n, word in terms if n not in counted and "unaccounted" not in word and "нез" not in word]
    if loose and " more than " not in note and "більше, ніж" not in note:
        yield f"no claim counts the {loose[0]} of its sum"
    if whole:
        total = _whole(whole.group(1))
        if total not in counted or sum(n for n, _ in terms) != total:
            yield f"its parts do not add up to {total}"


def _whole(digits: str) -> int:
    return int(digits.replace(",", "").replace("\u00a0", ""))


def ahead(item: Json, evidence: Evidence) -> list[str]:
    """A date to watch that none of the cited facts has."""
    days = {str(fact.get("when") or "").partition("/")[0] for fact in evidence.facts}
    return [] if str(item.get("date")) in days or not days - {""} else [f"no fact it cites lies on {item.get('date')}"]


def moved(line: str, index: Index) -> list[str]:
    """A change whose new count no fact has settled on."""
    settled = {
        n for fact in index.facts.values() for pair in fact.get("figures", {}).values() for n in pair if n is not None
    }
    told = [_whole(n) for match in _MOVED.finditer(line) for n in match.groups() if n]
    return [f"no fact has settled on {n}" for n in told if n not in settled]
