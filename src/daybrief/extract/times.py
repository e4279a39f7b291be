"""Times in a text: explicit dates, ranges, nights, weekdays by tense, "two days ago", clock windows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from daybrief.extract.calendars import Atom, Calendar, calendar, plain
from daybrief.extract.days import SEASONS, month_days
from daybrief.extract.resolving import Resolver
from daybrief.model.when import Basis, When

_COMPARED = 120  # letters of the clause before "since" in which a word such as "first" makes it a comparison

_WEEK = 6  # days beyond which a time tells of a period
_NOON = 12 * 60  # minutes of the day from which a report of the next morning counts its night

Bound = Literal["at", "since", "until"]
"""at: it happened then · since: from then on, up to publication · until: a horizon, "by 2026"."""


@dataclass(frozen=True, slots=True)
class Timed:
    """`text[start:end]` tells a time. For `since`, `when` runs from there to publication."""

    start: int
    end: int
    when: When
    bound: Bound = "at"
    counted: bool = False  # days counted back from publication: "in the past 24 hours"


def times(text: str, lang: str, published: date | None, tz: ZoneInfo) -> list[Timed]:
    """Every time in `text`, left to right. Times that lean on publication are left out where it is unknown.

    `tz` is the theatre's zone: clock times without a zone of their own are local.
    """
    return _Reader(text, lang, published, tz).read()


def since(text: str, lang: str, start: int, day: date, published: date | None) -> When | None:
    """The time from `day` up to publication, where a word for since stands a few words before `start`; else None."""
    led = _leads_since(lang).search(plain(text[:start]))
    if published is None or day > published or led is None or compares(text, lang, led.start()):
        return None
    return When.days(day, published)


def compares(text: str, lang: str, start: int) -> bool:
    """Whether a "since" at `start` only says how rare a thing is: "the heaviest raid since May", "the ninth in a
    month"."""
    cal, before = calendar(lang), plain(text[max(0, start - _COMPARED) : start])
    clause = before[max(before.rfind(mark) for mark in ",.;") + 1 :]
    return bool(cal.no_since.find(clause)) or any(w in cal.grammar.get("nth", ()) for w in clause.split()[-1:])


@cache
def _leads_since(lang: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in calendar(lang).grammar["since"])
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:[\w'-]+\s+){{0,4}}$")


@cache
def _since_clause(lang: str) -> re.Pattern[str]:
    """A word for since and the few words, none of them of saying, between it and a date that closes its clause."""
    grammar = calendar(lang).grammar
    words = "|".join(re.escape(word) for word in grammar.get("since_clause", ())) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:{words})\s+(?:(?!(?:{grammar['said']})\b)[\w'-]+\s+){{1,6}}"
        rf"(?:{'|'.join(grammar.get('since_clause_ends', ()))})\s+$"
    )


def when_for(
    found: Sequence[Timed],
    start: int,
    end: int,
    *,
    carried: When | None = None,
    published: date | None = None,
) -> When | None:
    """The time of what is told at `start:end`: the nearest its sentence gives, else one carried over, else the day
    of the report. A horizon ("by 2026") is the time of nothing that has happened."""
    own = [t for t in found if t.bound != "until"]
    if own:
        return min(own, key=lambda t: (_apart(t, start, end), t.start)).when
    if carried is not None:
        return carried.model_copy(update={"basis": "carried"})
    return When.day(published, "reporting-day") if published is not None else None


def _apart(timed: Timed, start: int, end: int) -> int:
    return max(timed.start - end, start - timed.end, 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A resolved stretch of days before nights, bounds and clocks are added. `last` is included."""

    start: int
    end: int
    first: date
    last: date
    grain: Literal["day", "month", "year"]
    basis: Basis
    sort: str
    clock: tuple[int, int, str] | None = None  # minutes, minutes, zone name


class _Reader:
    def __init__(self, text: str, lang: str, published: date | None, tz: ZoneInfo) -> None:
        self.low = plain(text)
        self.cal: Calendar = calendar(lang)
        self.published, self.tz = published, tz
        self.atoms = self.cal.atoms(text)
        self._resolver = Resolver(self.low, self.cal, published)

    def read(self) -> list[Timed]:
        pieces = self._joined(self._dated(self._clocks(self.atoms)))
        return [timed for piece in pieces if (timed := self._timed(piece)) is not None]

    # clock windows

    def _clocks(self, atoms: list[Atom]) -> list[Atom | _Piece]:
        """Clock windows become pieces, with the dates written inside them."""
        out: list[Atom | _Piece] = []
        at = 0
        while at < len(atoms):
            taken = self._window(atoms, at) if atoms[at].sort == "clock" else 0
            eve = self._eve(atoms, at) if atoms[at].sort == "clock" and not taken else None
            if taken:
                out += self._window_piece(atoms[at : at + taken])
                at += taken
            elif eve is not None:
                out.append(eve)
                at += 2
            else:
                out.append(atoms[at])
                at += 1
        return out

    def _window(self, atoms: list[Atom], at: int) -> int:
        """How many atoms a window that opens here takes: clock [date] to clock [date]; 0 where there is none."""
        i = at + 1
        if i < len(atoms) and atoms[i].sort == "date" and self._gap(atoms[i - 1], atoms[i]) == "":
            i += 1
        if i >= len(atoms) or atoms[i].sort != "clock" or self._gap(atoms[i - 1], atoms[i]) not in self._clock_joins:
            return 0
        i += 1
        if i < len(atoms) and atoms[i].sort == "date" and self._gap(atoms[i - 1], atoms[i]) == "":
            i += 1
        return i - at

    def _eve(self, atoms: list[Atom], at: int) -> _Piece | None:
        """ "From 17:30 on 13 January" in a report of the next day: from that evening to the day of the report."""
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        if after is None or after.sort != "date" or self._gap(atoms[at], after) or atoms[at].day < _NOON:
            return None
        days = self._resolver.days(after)
        opened = self.cal.opened(self.low, atoms[at].start, "clock_open") is not None
        if days is None or not opened or self.published is None or days[1] + timedelta(days=1) != self.published:
            return None
        return _Piece(atoms[at].start, after.end, days[1], self.published, "day", "stated", "date")

    @property
    def _clock_joins(self) -> frozenset[str]:
        return frozenset(self.cal.grammar["clock_join"])

    def _window_piece(self, atoms: list[Atom]) -> list[_Piece]:
        clocks = [a for a in atoms if a.sort == "clock"]
        dates = [d for a in atoms if a.sort == "date" and (d := self._resolver.days(a))]
        end = self._past_zone(atoms[-1].end)
        zone = next((z for a in clocks if (z := self._zone(a.end))), self.tz.key)
        opened, closed = clocks[0].day, clocks[1].day
        if dates:
            last = dates[-1][1]
            first = dates[0][0] if len(dates) > 1 or atoms[1].sort == "date" else last
        elif self.published is not None:
            first = last = self.published
        else:
            return []
        if first == last and opened >= closed:
            first = last - timedelta(days=1)
        basis: Basis = "stated" if dates else "relative"
        return [_Piece(atoms[0].start, end, first, last, "day", basis, "window", (opened, closed, zone))]

    def _zone(self, at: int) -> str | None:
        match = self.cal.zone.match(self.low, at)
        return self.cal.zones.get(" ".join(match.group().split())) if match else None

    def _past_zone(self, at: int) -> int:
        match = self.cal.zone.match(self.low, at)
        return match.end() if match else at

    def _gap(self, before: Atom | _Piece, after: Atom | _Piece) -> str:
        """What stands between two pieces, without a zone and without white space around it."""
        start = self._past_zone(before.end) if isinstance(before, Atom) and before.sort == "clock" else before.end
        return " ".join(self.low[start : after.start].split())

    # dates

    def _dated(self, atoms: list[Atom | _Piece]) -> list[_Piece]:
        """Days for every atom that can be resolved; a weekday beside its date goes."""
        out: list[_Piece] = []
        led: int | None = None  # where the weekday in front of the next date begins
        for at, atom in enumerate(atoms):
            if isinstance(atom, _Piece):
                out.append(atom)
                continue
            if atom.sort == "clock":
                continue
            after = atoms[at + 1] if at + 1 < len(atoms) else None
            if isinstance(after, Atom) and self._told_by(atom, after):
                led = atom.start if atom.sort == "weekday" else None
                continue
            days = self._resolver.days(atom, self._year_after(atoms, at))
            if days is not None:
                basis: Basis = "stated" if atom.sort in _CALENDAR else "relative"
                sort = "night" if atom.unit == "night" and atom.sort == "relative" else atom.sort
                out.append(_Piece(atom.start if led is None else led, atom.end, *days, _grain(atom), basis, sort))
            led = None
        return out

    def _told_by(self, atom: Atom, after: Atom) -> bool:
        """Whether a weekday, a part of the day or a season only leads up to the date or the year after it."""
        leads = atom.sort == "weekday" or (
            atom.sort == "relative" and atom.unit == "day" and atom.first == atom.last == 0
        )
        if atom.unit in SEASONS and "year" in (after.sort, after.unit):
            return self._gap(atom, after) in ("", "of", ",")  # 'in the summer *of 2023*'
        return leads and after.sort == "date" and self._gap(atom, after) in (",", "", "(", "the")

    def _year_after(self, atoms: list[Atom | _Piece], at: int) -> int | None:
        """The year of the date this one forms a range with: "February 26 to March 2, 2025"."""
        if at + 1 >= len(atoms):
            return None
        after = atoms[at + 1]
        if isinstance(after, Atom) and after.sort in ("date", "month") and self._gap(atoms[at], after) in self._joins:
            return after.year
        return None

    @property
    def _joins(self) -> frozenset[str]:
        return frozenset(self.cal.grammar["joins"])

    # ranges, nights, bounds

    def _joined(self, pieces: list[_Piece]) -> list[_Piece]:
        """Ranges made of two dates, clock windows put on the day beside them, repeats inside brackets dropped."""
        out: list[_Piece] = []
        for piece in pieces:
            before = out[-1] if out else None
            gap = self._gap(before, piece) if before is not None else None
            if before is not None and gap is not None and (merged := self._merge(before, piece, gap)) is not None:
                out[-1] = merged
            else:
                out.append(piece)
        return out

    def _merge(self, before: _Piece, piece: _Piece, gap: str) -> _Piece | None:
        if piece.sort == "window" and before.sort in ("date", "night", "relative"):
            return self._clocked(before, piece, gap)
        if before.sort == "date" and piece.sort in ("night", "relative") and gap == "" and piece.grain == "day":
            return replace(before, end=piece.end)
        if piece.sort == "date" and self._opens_bracket(before, piece):
            return replace(before, end=piece.end)
        if before.sort == "night" and piece.sort in ("date", "weekday") and gap in ("", "on", "from", "of", ","):
            first = piece.first - timedelta(days=piece.first == piece.last)
            return replace(piece, start=before.start, first=first, sort="night")
        hours, _, rest = gap.partition(" ")
        gap = rest if hours in self.cal.grammar.get("day_part", ()) else gap  # "Monday *evening* to Tuesday morning"
        either = gap in self.cal.grammar["either"]  # "on Monday or Tuesday": one of the two, nobody says which
        opened = self.cal.opened(self.low, before.start, "opens") is not None  # "*from* Monday to Thursday"
        near = piece.first - before.last <= timedelta(days=1)  # "on Monday and Tuesday"
        days_on = (opened or near) and gap in self._joins
        if (either or days_on) and before.sort == piece.sort == "weekday" and before.first < piece.first:
            return replace(before, end=piece.end, last=piece.last)
        tie, _, part = gap.rpartition(" ")
        parted = part in self.cal.grammar["part"]  # "late Sunday and *early* Monday", "from May to *early* July"
        gap = tie if parted else gap
        if parted and before.sort == piece.sort == "weekday" and before.last + timedelta(days=1) == piece.first:
            return replace(before, end=piece.end, last=piece.last) if gap in self._joins else None
        if (
            {before.sort, piece.sort} <= {"date", "month", "year"}
            and before.grain == piece.grain
            and gap in self._joins
        ):
            tied = opened or _adjoins(before, piece)
            if before.first < piece.first and (either or gap in ("-", "to", "through") or tied):
                return replace(before, end=piece.end, last=piece.last)
        return None

    def _clocked(self, before: _Piece, window: _Piece, gap: str) -> _Piece | None:
        """A clock window without a date of its own, beside a day: "on 25 February (from 7.00 to 18.30)"."""
        words = set(gap.replace("(", " ").replace(",", " ").split())
        if window.clock is None or window.basis != "relative" or not words <= set(self.cal.grammar["clock_open"]):
            return None
        crosses = window.clock[0] >= window.clock[1] and before.first == before.last
        first = before.last - timedelta(days=1) if crosses else before.first
        return replace(before, end=window.end, first=first, clock=window.clock)

    def _opens_bracket(self, before: _Piece, piece: _Piece) -> bool:
        """ "In the night of the 27th (from 18:00 on the 26th)": the bracket adds the hour, not another time."""
        gap = self.low[before.end : piece.start]
        night = self._is_night(before)
        return night and re.fullmatch(r"\s*\([^()]{0,24}", gap) is not None

    def _is_night(self, piece: _Piece) -> bool:
        return piece.sort == "night" or self.cal.opened(self.low, piece.start, "night_into") is not None

    def _timed(self, piece: _Piece) -> Timed | None:
        bound, start = self._bound(piece)
        first, last, basis = piece.first, piece.last, piece.basis
        if piece.sort in ("date", "weekday") and first == last and bound == "at":
            if (words := self.cal.opened(self.low, piece.start, "night_of")) is not None and "on" not in words.split()[
                1:
            ]:
                if first == self.published:  # the night that a report of its day tells of has ended
                    first -= timedelta(days=1)
                else:
                    last += timedelta(days=1)
                start = self.low.rfind(words.split()[0], 0, piece.start)
            if (words := self.cal.opened(self.low, piece.start, "night_into")) is not None:
                first, last = piece.first - timedelta(days=1), piece.last
                start = self.low.rfind(words.split()[0], 0, piece.start)
        if bound == "since":
            if self.published is None or first > self.published or compares(self.low, self.cal.lang, start):
                return None
            return Timed(
                start, piece.end, When(start=first, end=self.published + timedelta(days=1), basis=basis), bound
            )
        ranked = piece.sort == "lately" or (piece.sort == "relative" and (last - first).days > _WEEK)
        if ranked and bound == "at" and compares(self.low, self.cal.lang, start):
            return None  # 'the first in the past two years', 'for the ninth time this year'
        grain = piece.grain
        if bound == "until" and grain != "day" and self._opens(start, piece.start):
            last, grain = month_days(first.year, first.month)[1], "month"
        when = When(start=first, end=last + timedelta(days=1), grain=grain, basis=basis, clock=self._clock(piece))
        counted = piece.sort == "relative" and piece.first < piece.last == self.published
        return Timed(start, piece.end, when, bound, counted)

    def _bound(self, piece: _Piece) -> tuple[Bound, int]:
        if piece.sort == "window" or (piece.first != piece.last and piece.grain == "day" and piece.sort != "relative"):
            return "at", piece.start
        since = self.cal.opened(self.low, piece.start, "since")
        past = piece.sort == "relative" and self.published is not None and piece.last < self.published
        if since is not None and (past or piece.sort in (*_CALENDAR, "weekday")):  # "since last year"
            return "since", self.low.rfind(since.split()[0], 0, piece.start)
        led = _since_clause(self.cal.lang).search(self.low[: piece.start]) if piece.sort in _CALENDAR else None
        if led is not None:  # "since they took it *on 4 May*"
            return "since", led.start()
        if any(self.low.startswith(f"{word} ", piece.start) for word in self.cal.grammar["until"]):
            return "until", piece.start  # 'before the autumn', 'by the end of the year'
        until = self.cal.opened(self.low, piece.start, "until")
        if until is not None:
            return "until", self.low.rfind(until.split()[0], 0, piece.start)
        return "at", piece.start

    def _opens(self, start: int, end: int) -> bool:
        """Whether a horizon is but the beginning of its month, season or year: "by the beginning of this summer"."""
        return any(word in self.low[start:end] for word in self.cal.grammar["part_opens"])

    def _clock(self, piece: _Piece) -> tuple[datetime, datetime] | None:
        if piece.clock is None:
            return None
        opened, closed, zone = piece.clock
        start, end = _moment(piece.first, opened, zone), _moment(piece.last, closed, zone)
        return (start, end) if start < end else None


_CALENDAR = ("date", "month", "year", "season")


def _grain(atom: Atom) -> Literal["day", "month", "year"]:
    unit = atom.unit if atom.sort in ("relative", "ago", "lately", "season") else atom.sort
    return "month" if unit == "month" or unit in SEASONS else "year" if unit == "year" else "day"


def _moment(day: date, minutes: int, zone: str) -> datetime:
    days, rest = divmod(minutes, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=ZoneInfo(zone))


def main(found: Iterable[Timed], published: date | None) -> list[Timed]:
    """The times at which a sentence's own events happened: those that take in the day of publication, if any do;
    beside them, others are background: "overnight, the second raid since the truce of 1 February"."""
    own = [t for t in found if t.bound == "at"]
    fresh = [t for t in own if published is not None and t.when.start <= published < t.when.end]
    return fresh or own


def latest(found: Iterable[Timed], published: date | None = None) -> Timed | None:
    """The time told last in the text, for carrying over to the sentences after it; one of publication's day first."""
    own = main(found, published)
    return own[-1] if own else None


def _adjoins(before: _Piece, piece: _Piece) -> bool:
    """Whether a day or month follows on the one named before: "January and February" are two months, not one of them;
    "on 3 May and 4 May" are two days."""
    return before.grain == piece.grain != "year" and before.last + timedelta(days=1) == piece.first
