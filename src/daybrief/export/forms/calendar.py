"""What to watch as iCalendar (RFC 5545): one all-day event a dated item, for any calendar to subscribe to."""

from dataclasses import dataclass, field
from datetime import UTC, date, timedelta

from daybrief.brief.tongue import Tongue
from daybrief.export.edition import Edition, Json, links_of, urn
from daybrief.export.request import Request

_LINE = 75  # octets, RFC 5545 section 3.1


def ics(request: Request) -> str:
    """The dated items of all editions."""
    agenda = Agenda()
    for edition in request.editions:
        agenda.add(edition, request.words)
    return agenda.ics(request.words)


@dataclass
class Agenda:
    """What lies ahead, day by day; an item that several days tell is as the last tells it."""

    _events: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, edition: Edition, words: Tongue) -> None:
        """The dated items of one more day, their voices named as its pages name them."""
        for item in edition.data.get("watch", ()):
            fact, day = item["cites"][0]["fact"], item["date"]
            self._events[(day, fact)] = _event(fact, date.fromisoformat(day), edition, item, words)

    def ics(self, words: Tongue) -> str:
        """The calendar."""
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//daybrief//what to watch//{words.lang.upper()}",
            f"X-WR-CALNAME:{_escaped(named(words))}",
        ]
        for _, event in sorted(self._events.items()):
            lines += event
        lines.append("END:VCALENDAR")
        return "".join(_folded(line) + "\r\n" for line in lines)


def named(words: Tongue) -> str:
    """What a calendar program calls it."""
    return f"{words.t(words.theatre.title)}: {words.t('What to watch')}"


def _event(fact: str, day: date, edition: Edition, item: Json, words: Tongue) -> list[str]:
    claims = [edition.claims[cid] for cite in item["cites"] for cid in cite["claims"]]
    docs = list({claim["document"]: edition.document(claim) for claim in claims}.values())
    told = [f"{_voice(edition, c, words)}: {words.quoted(' '.join(c['quote'].split()))}" for c in claims]
    said = "\n".join(dict.fromkeys([*told, *filter(None, map(links_of, docs))]))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{urn('watch', fact, day.isoformat(), *edition.beside)}",
        f"DTSTAMP:{edition.as_of.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(item['text'])}",
        f"DESCRIPTION:{_escaped(said)}",
        "TRANSP:TRANSPARENT",
    ]
    link = next(filter(None, map(links_of, docs)), "")
    return [*lines, *([f"URL:{link}"] if link else []), "END:VEVENT"]


def _voice(edition: Edition, claim: Json, words: Tongue) -> str:
    """Who says so, or the publisher in its own voice."""
    if claim["source"]:
        return words.holder(claim["source"], edition.day)
    return words.publisher(edition.document(claim)["source"])


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none cut inside a letter."""
    pieces, current, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            pieces.append(current)
            current, size = " ", 1
        current += letter
        size += octets
    return "\r\n".join((*pieces, current))
