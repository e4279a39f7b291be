"""RSS and Atom → what each entry says."""

from typing import Any

from daybrief.document import flat, letters, markup, pages
from daybrief.document.found import Found, Stated
from daybrief.document.inline import address
from daybrief.document.piece import Piece
from daybrief.errors import UnreadableError
from daybrief.model.text import SetAside

_BODY = ("encoded", "content", "full-text", "description", "summary")
_FEEDS = ("rss", "feed", "rdf")
_BROKEN_OFF = ("_NOT_FINISHED", "GT_REQUIRED", "_NOT_CLOSED", "_UNFINISHED")
"""How the parser's names of faults end where the text stops before its mark-up does."""
_DATE = ("pubdate", "published", "date", "issued", "updated", "modified")


def read(name: str, body: bytes) -> list[Found | SetAside]:
    """Every entry of a feed, or the document that another XML file is. No entity is expanded, no address opened."""
    root, whole = _root(name, body)
    entries = [n for n in root.iter() if markup.tag(n) in ("item", "entry")]
    if not entries and markup.tag(root) in _FEEDS:
        return [*_cut(name, 0, whole)] or [SetAside(name=name, reason="expected reports, found a feed without entries")]
    if not entries:
        words = markup.pieces(root)
        if not words:
            raise UnreadableError(f"{name}: expected a feed or a text, found XML without words; check the address")
        return [Found(name=name, pieces=tuple(words))]
    channel = _words(next((n for n in root.iter() if markup.tag(n) in ("channel", "feed")), root), ("title",))
    width = len(str(len(entries)))
    found: list[Found | SetAside] = []
    for number, entry in enumerate(entries, 1):
        label = f"{name}-{number:0{width}d}" if len(entries) > 1 else name
        size = sum(map(len, entry.itertext()))
        if size > letters.MOST_LETTERS:
            found.append(SetAside(name=label, reason=letters.endless(size), failed=True))
            continue
        made = _entry(label, entry, channel)
        found.append(
            made if made.pieces else SetAside(name=label, reason="expected a report, found an entry without text")
        )
    return [*found, *_cut(name, len(entries), whole)]


def _cut(name: str, entries: int, whole: bool) -> list[SetAside]:
    """A word on a feed that breaks off: what stands after the break is not known."""
    read = (
        f"the {entries} before it {'was' if entries == 1 else 'were'} read" if entries else "nothing stands before it"
    )
    said = f"expected a whole feed, found one that breaks off within an entry; {read}; ask for it again"
    return [] if whole else [SetAside(name=name, reason=said, failed=True)]


def _root(name: str, body: bytes) -> tuple[Any, bool]:
    """The root of what can be read, and whether the text goes on to its end."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{name}: expected XML, found {str(error)[:120]}; check how it was saved") from None
    if root is None:
        raise UnreadableError(f"{name}: expected XML, found none that could be read; check how it was saved")
    return root, not any(fault.type_name.endswith(_BROKEN_OFF) for fault in parser.error_log)


def _entry(label: str, entry: Any, channel: str) -> Found:
    title = _words(entry, ("title",))
    return Found(
        name=label,
        pieces=tuple(_pieces(entry) or ([Piece(title)] if title else [])),
        title=title,
        source=_words(entry, ("source",)) or channel,
        url=_address(entry),
        lang=_words(entry, ("language",)),
        dates=_dates(entry),
        page=False,
        credits=tuple(filter(None, (_words(entry, ("creator", "author")), channel))),
    )


def _child(node: Any, names: tuple[str, ...]) -> Any:
    return next((c for name in names for c in node if markup.tag(c) == name and markup.has_words(c)), None)


def _words(node: Any, names: tuple[str, ...]) -> str:
    child = _child(node, names)
    return letters.one_line(letters.tidy(letters.unescape("".join(child.itertext())))) if child is not None else ""


def _pieces(entry: Any) -> list[Piece]:
    """The entry's fullest text; HTML inside it, escaped or not, read as such."""
    best: list[Piece] = []
    for name in _BODY:
        child = _child(entry, (name,))
        if child is None:
            continue
        inner = "".join(child.itertext()) if not len(child) else ""
        made = (
            (pages.fragment(inner) if "<" in inner else flat.pieces(letters.tidy(inner)))
            if inner
            else markup.pieces(child)
        )
        if sum(len(p.text) for p in made) > sum(len(p.text) for p in best):
            best = made
    return best


def _address(entry: Any) -> str:
    for child in entry:
        if markup.tag(child) == "link" and child.get("rel", "alternate") == "alternate":
            url = address(child.get("href") or child.text or "")
            if url:
                return url
    guid = _child(entry, ("guid", "id"))
    return address("".join(guid.itertext())) if guid is not None else ""


def _dates(entry: Any) -> tuple[Stated, ...]:
    return Stated.as_in_mail("feed", _words(entry, _DATE))
