"""What to watch as iCalendar (RFC 5545): one all-day event a dated item, for any calendar to subscribe to."""

from datetime import UTC, date, timedelta

from daybrief.export.edition import Edition, Json, links_of, urn
from daybrief.export.request import Request

_LINE = 75  # octets, RFC 5545 section 3.1


def ics(request: Request) -> str:
    """The dated items of all editions; one that several days tell is as the last tells it."""
    items: dict[tuple[str, str], tuple[Edition, Json]] = {}
    for edition in request.editions:
        for item in edition.data.get("watch", ()):
            items[(item["cites"][0]["fact"], item["date"])] = (edition, item)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//daybrief//what to watch//EN",
        f"X-WR-CALNAME:{_escaped(request.theatre.title)}: what to watch",
    ]
    for (fact, day), (edition, item) in sorted(items.items(), key=lambda pair: (pair[0][1], pair[0][0])):
        lines += _event(fact, date.fromisoformat(day), edition, item)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _event(fact: str, day: date, edition: Edition, item: Json) -> list[str]:
    claims = [edition.claims[cid] for cite in item["cites"] for cid in cite["claims"]]
    docs = list({claim["document"]: edition.document(claim) for claim in claims}.values())
    told = [f"{edition.voice(c)}: “{' '.join(c['quote'].split())}”" for c in claims]
    said = "\n".join(dict.fromkeys([*told, *filter(None, map(links_of, docs))]))
    lines = [
        "BEGIN:VEVENT",
        f"UID:{urn('watch', fact, day.isoformat())}",
        f"DTSTAMP:{edition.as_of.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(item['text'])}",
        f"DESCRIPTION:{_escaped(said)}",
        "TRANSP:TRANSPARENT",
    ]
    link = next(filter(None, map(links_of, docs)), "")
    return [*lines, *([f"URL:{link}"] if link else []), "END:VEVENT"]


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
