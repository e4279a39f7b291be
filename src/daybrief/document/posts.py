"""Posts in JSON → what they say: lists of posts, one post a line, a Telegram Desktop export, a JSON feed."""

import json
from datetime import UTC, datetime
from typing import Any

from daybrief.document import flat, letters, pages
from daybrief.document.found import Found, Stated, wordless
from daybrief.document.inline import address
from daybrief.document.piece import Piece
from daybrief.errors import UnreadableError
from daybrief.model.text import Link, SetAside

_LISTS = ("messages", "items", "posts", "data", "results", "articles", "entries", "documents")
_WORDS = ("text", "content_text", "message", "content", "body", "full_text", "content_html", "description", "summary")
_DATES = ("date", "published", "date_published", "created_at", "timestamp", "time", "datetime")
_SOURCES = ("channel", "source", "from", "author", "outlet", "site", "username")
_EPOCH = 13  # digits of a moment in thousandths of a second
_URLS = ("url", "link", "permalink", "external_url")


def read(name: str, text: str) -> list[Found | SetAside]:
    """Every post of the file that has words; the others are told of in one line each."""
    rows, channel = _rows(name, text)
    width = len(str(len(rows)))
    found: list[Found | SetAside] = []
    silent = 0
    for number, row in enumerate(rows, 1):
        label = f"{name}-{number:0{width}d}" if len(rows) > 1 else name
        if not isinstance(row, dict):
            what = "a line that is no JSON" if row is None else f"a {type(row).__name__}"
            found.append(SetAside(name=label, reason=f"expected a post with text, found {what}; the others are read"))
            continue
        size = max((len(value) for value in row.values() if isinstance(value, str)), default=0)
        if size > letters.MOST_LETTERS:
            found.append(SetAside(name=label, reason=letters.endless(size), failed=True))
            continue
        post = _post(label, row, channel)
        if post.pieces:
            found.append(post)
        else:
            silent += 1
    return [*found, *wordless(name, silent)]


def _rows(name: str, text: str) -> tuple[list[Any], str]:
    """The posts, and the channel that the file as a whole names."""
    try:
        data = json.loads(text)
    except ValueError as error:
        return _lines(name, text, error), ""
    except RecursionError:
        raise UnreadableError(f"{name}: expected posts, found JSON nested beyond reason; export it again") from None
    if isinstance(data, list):
        return data, ""
    if isinstance(data, dict):
        rows = next((data[key] for key in _LISTS if isinstance(data.get(key), list)), None)
        channel = next((str(data[k]) for k in ("name", "title", "channel") if isinstance(data.get(k), str)), "")
        if rows is not None:
            return rows, channel
        if any(isinstance(data.get(key), str | list) for key in _WORDS):
            return [data], ""
        raise UnreadableError(
            f"{name}: expected a list of posts with date and text, found an object without; see --help"
        )
    raise UnreadableError(f"{name}: expected a list of posts with date and text, found {type(data).__name__}")


def _lines(name: str, text: str, error: ValueError) -> list[Any]:
    """One post a line; a broken line stands as its number and is told of."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows: list[Any] = []
    for line in lines:
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError):
            rows.append(None)
    if not any(isinstance(row, dict) for row in rows):
        if not isinstance(error, json.JSONDecodeError):
            raise UnreadableError(f"{name}: expected posts, found a number of thousands of digits; mend it there")
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"{name}: expected JSON, found a fault at {where} ({error.msg}); mend it there")
    return rows


def _post(label: str, row: dict[str, Any], channel: str) -> Found:
    source = _first(row, _SOURCES) or channel
    url = address(_first(row, _URLS))
    return Found(
        name=label,
        pieces=tuple(_pieces(row)),
        title=letters.one_line(letters.tidy(_first(row, ("title", "headline")))),
        source=letters.one_line(letters.tidy(source)),
        url=url,
        lang=_first(row, ("lang", "language")),
        dates=_dates(row),
        notes=(f"forwarded from {row['forwarded_from']}",) if isinstance(row.get("forwarded_from"), str) else (),
        page=False,
        credits=tuple(filter(None, (_first(row, ("forwarded_from",)), channel))),
    )


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = row.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _dates(row: dict[str, Any]) -> tuple[Stated, ...]:
    """The moment where the export gives one (`date_unixtime`, epoch seconds), else the date as written."""
    for key in ("date_unixtime", *_DATES):
        value = row.get(key)
        if isinstance(value, str) and value.isdecimal() and 9 <= len(value) <= _EPOCH:
            value = int(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 4_000_000_000_000:
            seconds = value / 1000 if value > 40_000_000_000 else value
            return (Stated("post", str(value), datetime.fromtimestamp(seconds, UTC)),)
        if isinstance(value, str) and value.strip():
            return (Stated("post", value.strip()),)
    return ()


def _pieces(row: dict[str, Any]) -> list[Piece]:
    for key in _WORDS:
        value = row.get(key)
        if isinstance(value, list):
            return _parts(value)
        if isinstance(value, str) and value.strip():
            return pages.fragment(value) if key == "content_html" else flat.pieces(letters.tidy(value))
    return []


def _parts(parts: list[Any]) -> list[Piece]:
    """Telegram's text: strings, and marked parts such as links, in one row."""
    text, links = "", []
    for part in parts:
        words = part if isinstance(part, str) else part.get("text", "") if isinstance(part, dict) else ""
        words = letters.tidy(str(words))
        href = part.get("href", "") if isinstance(part, dict) else ""
        url = address(str(href) or (words if isinstance(part, dict) and part.get("type") == "link" else ""))
        if url and words.strip():
            links.append((words.strip(), url))
        text += words
    return [_linked(piece, links) for piece in flat.pieces(text)]


def _linked(piece: Piece, links: list[tuple[str, str]]) -> Piece:
    found = [
        Link(start=at, end=at + len(words), url=url) for words, url in links if (at := piece.text.find(words)) >= 0
    ]
    if not found:
        return piece
    found.sort(key=lambda k: (k.start, k.end))
    return Piece(piece.text, piece.role, tuple(found), piece.linked, piece.bold, piece.bullet, piece.markup)
