"""When a document was published: what its file, its address and its text say, weighed against each other."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from daybrief.document import phrases
from daybrief.document.calendar import Seen, dates_in, months_in
from daybrief.document.found import Found, Stated
from daybrief.document.piece import Piece
from daybrief.document.shape import Shape
from daybrief.model.text import Dating

Basis = Literal["given", "front-matter", "metadata", "url", "text", "post", "feed", "mail"]
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)
_NEAR = timedelta(days=2)
"""A story is dated, put online and filed within so many days."""
_AHEAD = timedelta(days=45)
"""Reports look ahead to dates so near; what lies further is no announcement but a later text."""
_TOP, _BOTTOM, _SHORT = 14, 4, 18
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})")
_IN_URL = re.compile(r"(?<!\d)(20\d\d)[/_-](\d{1,2}|[a-z]{3,9})[/_-](\d{1,2})(?!\d)", re.IGNORECASE)
_PACKED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_WORDED_URL = re.compile(
    r"([a-z]{3,9})-(\d{1,2})-(20\d\d)(?!\d)|(?<!\d)(\d{1,2})-([a-z]{3,9})-(20\d\d)(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/.,-])(20\d\d)(?![\d/]|[.,]\d)")
_WIRE = re.compile(r"^.{0,60}?\(.{2,40}?\)\s*[-–—]|^[A-ZА-ЯІЇЄҐ][^.]{0,50}[-–—]\s")


@dataclass(frozen=True)
class _Evidence:
    """One answer: the day, where it comes from, and the words for a reader."""

    day: date
    basis: Basis
    said: str
    at: datetime | None = None


def dating(
    found: Found, lines: list[Piece], zone: ZoneInfo, given: date | None
) -> tuple[Dating | None, tuple[str, ...]]:
    """The date with its basis, and notes on what was decided against what. `lines` is the whole page, furniture too."""
    if given:
        return Dating(day=given, basis="given"), ()
    stated, notes = _stated(found.dates, zone)
    address = _from_address(found.url) or _from_address(found.name)
    wire = _dateline(lines)
    text = _from_text(found, lines) if found.page else None
    mentioned = _mentioned(lines)
    if stated:
        verdict, why = _weigh(stated, address, wire, text, mentioned)
        return _made(verdict), (*notes, *why)
    if address:
        return _made(address), (*notes, f"dated by {address.said}")
    if text:
        return _made(text), (*notes, f"dated by {text.said}")
    return _from_wire(wire, _years(lines, mentioned), notes)


def _made(found: _Evidence) -> Dating:
    return Dating(day=found.day, at=found.at, basis=found.basis)


# ---- what the file states -------------------------------------------------------------------------------------------


def _stated(dates: tuple[Stated, ...], zone: ZoneInfo) -> tuple[_Evidence | None, tuple[str, ...]]:
    """The first stated date that can be read."""
    notes: list[str] = []
    for stated in dates:
        read = read_date(stated.raw, zone, stated.moment)
        if read:
            day, at = read
            return _Evidence(day, stated.kind, f"{stated.kind} {day}", at), tuple(notes)
        if stated.raw.strip().lower() not in ("", "unknown", "none", "null", "n/a"):
            notes.append(f"{stated.kind} date {stated.raw[:40]!r} is no date and was passed over")
    return None, tuple(notes)


def read_date(raw: str, zone: ZoneInfo, moment: datetime | None = None) -> tuple[date, datetime | None] | None:
    """A day in the zone's calendar, and the moment where one is stated: with its offset, else by the zone's own clock.

    Midnight without an offset is a date that some program padded, so it gives no moment."""
    if moment is None:
        try:
            moment = datetime.fromisoformat(raw.strip().replace("Z", "+00:00").replace("z", "+00:00"))
        except ValueError:
            return _written_date(raw)
        if len(raw.strip()) <= 10:
            return _plausible(moment.date(), None)
    if moment.tzinfo is None and moment.time() == time.min:
        return _plausible(moment.date(), None)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    try:
        return _plausible(moment.astimezone(zone).date(), moment.astimezone(UTC))
    except (OverflowError, ValueError):
        return None


def _written_date(raw: str) -> tuple[date, datetime | None] | None:
    match = _ISO.match(raw.strip())
    if match:
        try:
            return _plausible(date(int(match[1]), int(match[2]), int(match[3])), None)
        except ValueError:
            return None
    seen = [s for s in dates_in(raw) if s.year]
    day = seen[0].on() if seen else None
    return _plausible(day, None) if day else None


def _plausible(day: date, at: datetime | None) -> tuple[date, datetime | None] | None:
    return (day, at) if _FIRST <= day < _LAST else None


# ---- what the address says ------------------------------------------------------------------------------------------


def _from_address(url: str) -> _Evidence | None:
    """A date inside an address or a file's name."""
    what = "its address" if "://" in url else "the file's name"
    for match in _IN_URL.finditer(url):
        day = _day(match[1], match[2], match[3])
        if day:
            return _Evidence(day, "url", what)
    for match in _WORDED_URL.finditer(url):
        day = _day(match[3], match[1], match[2]) if match[1] else _day(match[6], match[5], match[4])
        if day:
            return _Evidence(day, "url", what)
    for match in _PACKED.finditer(url):
        day = _day(match[1], match[2], match[3])
        if day:
            return _Evidence(day, "url", what)
    return None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else next((m for _, m in months_in(month)), 0)
    try:
        made = date(int(year), number, int(day))
    except ValueError:
        return None
    return made if _FIRST <= made < _LAST else None


# ---- what the text says ---------------------------------------------------------------------------------------------


def _from_text(found: Found, lines: list[Piece]) -> _Evidence | None:
    """A full date in the title, in a short line at the top, or after a word such as 'updated' at the foot."""
    title = [s for s in dates_in(found.title) if s.year]
    if title and (day := title[-1].on()):
        return _Evidence(day, "text", "its title")
    foot = lines[max(_TOP, len(lines) - _BOTTOM) :]
    dated = [(p, "its head") for p in lines[:_TOP]]
    dated += [(p, "its foot") for p in foot if phrases.holds("dated", p.text) > 1 or phrases.opens("dated", p.text)]
    for piece, where in dated:
        if piece.words > _SHORT or piece.bullet or Shape(piece).prose:
            continue
        for seen in dates_in(piece.text):
            day = seen.on()
            if seen.year and day and _FIRST <= day < _LAST:
                return _Evidence(day, "text", f"a date line at {where}")
    return None


def _dateline(lines: list[Piece]) -> Seen | None:
    """Day and month of a wire's dateline: 'KYIV, Feb 5 (…) -', or a bare date line without a year."""
    for piece in lines[:_TOP]:
        head = _WIRE.match(piece.text)
        seen = dates_in(head.group() if head else piece.text if piece.words <= 8 else "")
        if seen:
            return seen[0]
    return None


def _mentioned(lines: list[Piece]) -> list[date]:
    """Every full date of the text, and the first of every month it names with a year."""
    found = []
    for piece in lines:
        if "20" not in piece.text:  # no year stands there
            continue
        found += [d for s in dates_in(piece.text) if s.year and (d := s.on())]
        found += [date(year, month, 1) for year, month in months_in(piece.text) if year]
    return found


def _years(lines: list[Piece], mentioned: list[date]) -> Counter[int]:
    """Years that may be the text's own: of its full dates and of the addresses it cites; failing those, of its latest
    year, where it names that more than once."""
    years = Counter(d.year for d in mentioned)
    for piece in lines:
        for link in piece.links:
            for said in {link.url, *link.note.split()}:
                found = _from_address(said)
                if found:
                    years[found.day.year] += 1
    if not years:
        bare = Counter(int(y) for piece in lines for y in _YEAR.findall(piece.text))
        last = max(bare, default=0)
        years[last] += bare[last] - 1
    return +years


def _from_wire(wire: Seen | None, years: Counter[int], notes: tuple[str, ...]) -> tuple[Dating | None, tuple[str, ...]]:
    """A dateline lacks the year: the year most of the text's dates and citations have supplies it."""
    if wire and (wire.year or years):
        top = max(years.values(), default=0)
        year = wire.year or max(y for y, n in years.items() if n == top)
        day = wire.on(year)
        if day:
            return Dating(day=day, basis="text"), (*notes, f"dated by its dateline, the year {year} by what it cites")
    return None, (*notes, "no date found: neither the file, nor its address, nor the text states one")


# ---- weighing -------------------------------------------------------------------------------------------------------


def _weigh(
    stated: _Evidence, address: _Evidence | None, wire: Seen | None, text: _Evidence | None, mentioned: list[date]
) -> tuple[_Evidence, tuple[str, ...]]:
    """The stated date, unless the address or the text proves it wrong."""
    agree = [e for e in (address, text) if e and abs(e.day - stated.day) <= _NEAR]
    if agree or stated.basis in ("post", "feed", "mail"):
        return stated, ()
    wired = _same_day(wire, stated.day)
    for other in (address, text):
        if other is None:
            continue
        if not wired or _same_day(wire, other.day):
            return other, (_against(stated, other, wire),)
    if wired is False and wire is not None:
        near = [d for y in (stated.day.year, stated.day.year - 1) if (d := wire.on(wire.year or y))]
        later = [d for d in near if not _too_late(d, mentioned)] or near
        if later:
            made = _Evidence(later[0], "text", "its dateline")
            return made, (_against(stated, made, wire),)
    if _too_late(stated.day, mentioned):
        return _latest(stated, mentioned)
    return stated, ()


def _same_day(wire: Seen | None, day: date) -> bool | None:
    """Whether a dateline fits a day; None where there is no dateline."""
    if wire is None:
        return None
    near = [day + timedelta(days=n) for n in range(-_NEAR.days, _NEAR.days + 1)]
    return any(wire.on(d.year) == d for d in near)


def _too_late(day: date, mentioned: list[date]) -> bool:
    """Whether the text tells of dates that a text of that day could not know."""
    later = [d for d in mentioned if d > day + _AHEAD]
    return len(later) >= 2 and len(later) * 4 >= len(mentioned)


def _latest(stated: _Evidence, mentioned: list[date]) -> tuple[_Evidence, tuple[str, ...]]:
    """The text is later than its stated date, and no other date is to be had: the stated one stands, with a warning."""
    last = max(mentioned)
    return stated, (f"{stated.said} is doubtful: the text speaks of {last:%B %Y}",)


def _against(stated: _Evidence, other: _Evidence, wire: Seen | None) -> str:
    also = " and the dateline agrees with it" if _same_day(wire, other.day) else ""
    return f"dated {other.day} by {other.said}{also}, not {stated.day} as its {stated.basis} says"
