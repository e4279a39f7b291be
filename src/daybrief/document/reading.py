"""One input's bytes → documents."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date

from daybrief.document import (
    assemble,
    channels,
    deceiving,
    endnotes,
    feeds,
    flat,
    front,
    furniture,
    letters,
    mail,
    pages,
    pdfs,
    posts,
    sources,
    warcs,
)
from daybrief.document.dating import dating
from daybrief.document.decode import text_of
from daybrief.document.found import Found, Stated
from daybrief.document.language import settle
from daybrief.document.matter import is_byline
from daybrief.document.piece import Piece
from daybrief.document.shape import Shape
from daybrief.errors import UnreadableError
from daybrief.model.text import NAMELESS, Document, Raw, SetAside
from daybrief.theatre.pack import Theatre

_Part = Found | SetAside
_TITLE_WORDS = 14
_MOST_PIECES = 20_000
"""No single report has more paragraphs and lines; a table that has belongs into a file of its own."""
_DEEPEST = 3
"""A mail in an archive in a mail is as deep as reports are packed."""


def read(raw: Raw, theatre: Theatre, *, given: date | None = None) -> tuple[Document | SetAside, ...]:
    """Every document in one input: one for a page, one a post, entry or message for the rest.

    `given` is the day the user says it was published, and wins over everything. What cannot be read comes back as a
    SetAside with one clear line; nothing in the input is executed and no address in it is opened.
    """
    try:
        parts = _parts(raw, 0)
    except UnreadableError as error:
        return (SetAside(name=raw.name, reason=_reason(error, raw.name), failed=True),)
    sha = hashlib.sha256(raw.body).hexdigest()
    return tuple(part if isinstance(part, SetAside) else _finish(part, raw, sha, theatre, given) for part in parts)


def _reason(error: UnreadableError, name: str) -> str:
    return str(error).removeprefix(f"{name}: ")


def _parts(raw: Raw, depth: int) -> list[_Part]:
    if raw.media in ("md", "txt", "html", "pdf", "xml", "json", "jsonl"):
        return _READERS[raw.media](raw)
    if depth >= _DEEPEST:
        return [SetAside(name=raw.name, reason="expected a report, found archives inside archives: not read")]
    if raw.media == "eml":
        message, attached = mail.read(raw.name, raw.body)
        return [
            message,
            *_inner(((a[0], a[1], "", a[2]) if not isinstance(a, SetAside) else a for a in attached), depth),
        ]
    return _inner(warcs.read(raw.name, raw.body), depth)


def _inner(items: Iterable[tuple[str, str, str, bytes] | SetAside], depth: int) -> list[_Part]:
    """Documents packed inside another file; one that fails leaves the others whole."""
    found: list[_Part] = []
    for item in items:
        if isinstance(item, SetAside):
            found.append(item)
            continue
        name, media, url, body = item
        try:
            found += _parts(Raw.model_validate({"name": name, "media": media, "body": body, "url": url}), depth + 1)
        except UnreadableError as error:
            found.append(SetAside(name=name, reason=_reason(error, name), failed=True))
    return found


# ---- the formats ----------------------------------------------------------------------------------------------------


def _text(raw: Raw) -> list[_Part]:
    text, note = text_of(raw.body, raw.name)
    _refuse_endless(len(text), raw.name)
    fields, body = front.split(letters.tidy(text))
    source = fields.get("source")
    url = fields.get("url") or (source if "://" in source else "") or raw.url
    stated = fields.get("published") or fields.get("date")
    return [
        Found(
            name=raw.name,
            pieces=tuple(flat.pieces(body)),
            title=letters.one_line(letters.unescape(fields.get("title"))),
            source=source,
            url=url,
            lang=fields.get("lang"),
            dates=(Stated("front-matter", stated),) if stated else (),
            notes=(*fields.notes, *((note,) if note else ())),
        )
    ]


def _page(raw: Raw) -> list[_Part]:
    text = text_of(raw.body, raw.name)[0]
    _refuse_endless(len(text), raw.name)
    posts_of = channels.read(raw.name, text) if channels.is_view(text) else []
    return posts_of or [pages.read(raw.name, letters.tidy(text), raw.url)]


def _refuse_endless(size: int, name: str) -> None:
    if size > letters.MOST_LETTERS:
        raise UnreadableError(f"{name}: {letters.endless(size)}")


def _posts(raw: Raw) -> list[_Part]:
    return list(posts.read(raw.name, text_of(raw.body, raw.name)[0].lstrip("\ufeff")))


_READERS: dict[str, Callable[[Raw], list[_Part]]] = {
    "md": _text,
    "txt": _text,
    "html": _page,
    "pdf": lambda raw: [pdfs.read(raw.name, raw.body, raw.url)],
    "xml": lambda raw: list(feeds.read(raw.name, raw.body)),
    "json": _posts,
    "jsonl": _posts,
}


# ---- one document ---------------------------------------------------------------------------------------------------


def _finish(found: Found, raw: Raw, sha: str, theatre: Theatre, given: date | None) -> Document | SetAside:
    """Clean the text, then decide language, source, origin and date from all the evidence."""
    if len(found.pieces) > _MOST_PIECES:
        said = f"expected one report, found {len(found.pieces)} paragraphs and lines; split it"
        return SetAside(name=found.name, reason=said, failed=True)
    told, found = found, deceiving.settled(found)
    if told.pieces and not found.pieces:
        return SetAside(name=found.name, reason=deceiving.ALL_TURNED)
    lines = endnotes.lift(list(found.pieces))
    title = sources.clean_title(found, theatre)
    title = "" if is_byline(Shape(Piece(title))) else title  # some crawlers take the authors for the title
    cleaned = furniture.strip(lines, title, page=found.page)
    kept, dropped = list(cleaned.kept), list(cleaned.dropped)
    if not kept:
        return SetAside(
            name=found.name, reason=f"expected a report, found {len(dropped)} line(s) of menus, captions and notices"
        )
    text, blocks, links = assemble.text_of(kept)
    lang, spoken = settle(found.lang, text, theatre.languages)
    if lang is None:
        return SetAside(name=found.name, reason=spoken)
    publisher = sources.source(found, theatre) or sources.self_named(lines, theatre) or NAMELESS
    published, dated = dating(found, lines, theatre.timezone, given)
    notes = [*found.notes, *dated, *((spoken,) if spoken else ()), *deceiving.note(told, lang)]
    if dropped and found.page:
        notes.append(f"left out {len(dropped)} line(s) of menus, captions, notices or pointers to other stories")
    return Document(
        name=found.name,
        title=title or _opening(kept),
        source=publisher,
        url=found.url if "://" in found.url else "",
        published=published,
        lang=lang,
        text=text,
        blocks=blocks,
        links=links,
        origin=sources.origin(publisher, kept, lines, found, theatre),
        raw=sha,
        retrieved=raw.retrieved,
        notes=tuple(notes),
    )


def _opening(kept: list[Piece]) -> str:
    """The first words of a text that has no title."""
    words = kept[0].text.split()
    return kept[0].text if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"
