"""One input's bytes → documents."""

import hashlib
from datetime import date

from daybrief.document import assemble, endnotes, flat, front, furniture, letters
from daybrief.document.decode import text_of
from daybrief.document.language import language
from daybrief.errors import UnreadableError
from daybrief.model.text import Dating, Document, Raw, SetAside
from daybrief.theatre.pack import Theatre


def read(raw: Raw, theatre: Theatre, *, given: date | None = None) -> tuple[Document | SetAside, ...]:
    """Every document in one input."""
    try:
        text, note = text_of(raw.body, raw.name)
    except UnreadableError as error:
        return (SetAside(name=raw.name, reason=str(error), failed=True),)
    fields, body = front.split(letters.tidy(text))
    cleaned = furniture.strip(endnotes.lift(flat.pieces(body)), fields.get("title"))
    pieces = list(cleaned.kept)
    if not pieces:
        return (SetAside(name=raw.name, reason=f"{raw.name}: expected a report, found no text"),)
    clean, blocks, links = assemble.text_of(pieces)
    published = fields.get("published") or fields.get("date")
    day = Dating(day=given, basis="given") if given else None
    if day is None and published:
        try:
            day = Dating(day=date.fromisoformat(published[:10]), basis="front-matter")
        except ValueError:
            day = None
    return (
        Document(
            name=raw.name,
            title=fields.get("title"),
            source=fields.get("source"),
            url=fields.get("url") or raw.url,
            published=day,
            lang=fields.get("lang") or language(clean) or "en",
            text=clean,
            blocks=blocks,
            links=links,
            raw=hashlib.sha256(raw.body).hexdigest(),
            retrieved=raw.retrieved,
            notes=(*fields.notes, *([note] if note else [])),
        ),
    )
