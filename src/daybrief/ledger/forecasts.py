"""The ledger of forecasts: what was foretold, what is due, what came of it, and how well each voice foretells.

A prediction is entered by the brief that tells of it first. A verdict on it is a decision of the ledger: recorded,
never changed; the last one counts. It is true where things went as the voice foretold: of what the voice calls
unlikely, where that did not come about. A prediction that turned out to mean nothing certain is void: it is neither
right nor wrong, and no score counts it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from daybrief.errors import InputError
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Foretold

Verdict = Literal["true", "false", "void"]

_SUBJECT = "forecast "
_AHEAD = timedelta(days=7)  # how long before its last day a prediction is listed as due
_SHOWN = 10  # letters of an id that are enough to name it


@dataclass(frozen=True)
class Entry:
    """A prediction and the verdict on it, with the evidence and whose verdict it is; '' where there is none yet."""

    told: Foretold
    verdict: Verdict | Literal[""] = ""
    evidence: str = ""
    by: str = ""

    @property
    def id(self) -> str:
        """Enough of the event's id to name it on the command line."""
        return self.told.event[:_SHOWN]


@dataclass(frozen=True)
class Score:
    """How a voice did: `brier` is the mean squared distance between how sure it was and what came of it, 0 the best and
    1 the worst; None where nothing is resolved."""

    speaker: str
    entered: int
    true: int
    false: int
    void: int
    brier: float | None


def entries(ledger: Ledger, theatre: str, before: date | None = None) -> list[Entry]:
    """Every prediction that a brief of the theatre has entered, oldest first; `before`: by briefs of earlier days."""
    rows = ledger.rows(
        "SELECT json_extract(body, '$.forecasts') FROM briefs WHERE theatre = ? AND day < ? ORDER BY day, rowid",
        (theatre, (before or date.max).isoformat()),
    )
    found: dict[str, Foretold] = {}
    for (body,) in rows:
        for row in json.loads(body or "[]"):
            told = Foretold.model_validate(row)
            first = found.get(told.event)
            found[told.event] = _as_first_told(told, first) if first else told
    verdicts = _verdicts(ledger)
    return [Entry(told, *verdicts.get(event, ())) for event, told in found.items()]


def _as_first_told(told: Foretold, first: Foretold) -> Foretold:
    """A prediction that is told again: its day stays, and so does its last day where that counts from the first."""
    return told.model_copy(update={"day": first.day, **({} if told.by else {"due": first.due})})


def due(known: Iterable[Entry], day: date) -> list[Entry]:
    """Predictions without a verdict whose last day is past, or no more than a week ahead; the longest due first."""
    open_ = [entry for entry in known if not entry.verdict and entry.told.due and entry.told.due <= day + _AHEAD]
    return sorted(open_, key=lambda entry: (entry.told.due or day, entry.told.event))


def resolve(ledger: Ledger, theatre: str, id: str, verdict: Verdict, evidence: str, by: str) -> Entry:
    """Record what came of a prediction, with what shows it."""
    if verdict not in get_args(Verdict):
        raise InputError(f"verdict: expected true, false or void, found {verdict!r}; name one of those")
    if not evidence.strip():
        raise InputError("evidence: expected what shows the verdict, found nothing; give a text or an address")
    matches = [entry for entry in entries(ledger, theatre) if entry.told.event.startswith(id)]
    if len(matches) != 1 or len(id) < 4:
        raise InputError(
            f"forecast: expected an id of one, found {id!r}, which {len(matches)} have; "
            "take it from `daybrief forecasts list`"
        )
    told = matches[0].told
    ledger.decide(_SUBJECT + told.event, verdict, evidence.strip(), by)
    return Entry(told, verdict, evidence.strip(), by)


def scores(known: Sequence[Entry]) -> list[Score]:
    """Voices with a verdict, the best first; then those that wait for one, by name."""
    voices: dict[str, list[Entry]] = {}
    for entry in known:
        voices.setdefault(entry.told.speaker, []).append(entry)
    made = [_score(speaker, group) for speaker, group in voices.items()]
    return sorted(made, key=lambda s: (s.brier is None, s.brier or 0.0, s.speaker))


def _score(speaker: str, group: Sequence[Entry]) -> Score:
    counted = [entry for entry in group if entry.verdict in ("true", "false")]
    misses = [(_sure(entry.told) - (entry.verdict == "true")) ** 2 for entry in counted]
    return Score(
        speaker=speaker,
        entered=len(group),
        true=sum(entry.verdict == "true" for entry in group),
        false=sum(entry.verdict == "false" for entry in group),
        void=sum(entry.verdict == "void" for entry in group),
        brier=round(sum(misses) / len(misses), 4) if misses else None,
    )


def _sure(told: Foretold) -> float:
    """How sure a voice is that things go as it foretells: the middle of its band, or of the band's opposite where it
    calls a thing unlikely."""
    middle = (told.low + told.high) / 200
    return max(middle, 1 - middle)


def _verdicts(ledger: Ledger) -> dict[str, tuple[Verdict, str, str]]:
    """By event: the last verdict, its evidence and whose it is."""
    rows = ledger.rows(
        "SELECT subject, verdict, why, by FROM decisions WHERE subject LIKE ? ORDER BY rowid", (_SUBJECT + "%",)
    )
    return {subject.removeprefix(_SUBJECT): (verdict, why, by) for subject, verdict, why, by in rows}
