"""Web pages → what they say. trafilatura finds the article; where it finds next to nothing, the whole page is read."""

import re
from typing import Any

from daybrief.document import hidden, markup
from daybrief.document.found import Found, Stated
from daybrief.document.piece import Piece
from daybrief.errors import UnreadableError

_DEEPEST = 2_000
"""Elements left open, more than any page nests; beyond it the markup is an attack or a wreck."""
_BYLINE = re.compile(r"\b(?:byline|author)s?\b", re.IGNORECASE)
_BYLINE_WORDS = 12
_STRUCTURED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}
_DATE_TAGS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "publish-date",
    "pubdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]*>")


def read(name: str, text: str, url: str) -> Found:
    """One page. Its scripts are dropped unread; nothing it links to is opened."""
    lean = _shallow(hidden.without(text))
    tree = _tree(lean)
    article, about = _article(lean, url)
    whole = markup.pieces(tree) if tree is not None else []
    pieces = article if article and _letters(article) * 8 >= _longest_run(whole) else whole
    if not pieces:
        raise UnreadableError(f"{name}: expected a page with text, found only markup; save the article itself")
    dates = tuple(Stated("metadata", value) for value in _dates(tree, text, about))
    return Found(
        name=name,
        pieces=tuple(pieces),
        title=_title(tree, about),
        source=_meta(tree, "og:site_name", "application-name", "publisher"),
        url=url or _canonical(tree),
        lang=_lang(tree),
        dates=dates,
        credits=tuple(filter(None, (_meta(tree, "author", "article:author", "byl"), *_bylines(tree)))),
    )


def fragment(text: str) -> list[Piece]:
    """Pieces of a scrap of HTML, as feeds and mails carry it."""
    tree = tree_of(hidden.without(text))
    return markup.pieces(tree) if tree is not None else []


def tree_of(text: str) -> Any:
    """The elements of a page, None where it has none; nested no deeper than any page nests."""
    return _tree(_shallow(text))


def _shallow(text: str) -> str:
    """The page with nesting beyond any reason taken apart: only its words are kept from there on."""
    opened = len(re.findall(r"<(?!/|!|br|img|hr|input|meta|link|p\b|li\b|td\b|tr\b)[a-zA-Z]", text))
    closed = text.count("</")
    if opened < _DEEPEST or closed * 2 > opened:
        return text
    return _MARKUP.sub(" ", text)


def _tree(text: str) -> Any:
    from lxml import etree, html

    if not text.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _article(text: str, url: str) -> tuple[list[Piece], Any]:
    import trafilatura

    found = trafilatura.bare_extraction(
        text,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_links=True,
        date_extraction_params=_NO_CLOCK,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return [], None
    return markup.pieces(found.body), found


def _bylines(tree: Any) -> list[str]:
    """Short texts that the page itself marks as naming its authors."""
    marked = tree.iter("p", "div", "span", "a", "address") if tree is not None else ()
    texts = [" ".join(n.text_content().split()) for n in marked if _BYLINE.search(f"{n.get('class')} {n.get('rel')}")]
    return [text for text in texts[:3] if 0 < len(text.split()) <= _BYLINE_WORDS]


def _letters(pieces: list[Piece]) -> int:
    return sum(len(p.text) for p in pieces)


def _longest_run(pieces: list[Piece]) -> int:
    """Letters of the page's paragraphs that look like running text."""
    return sum(len(p.text) for p in pieces if len(p.text) > 120 and p.linked < 0.5)


def _title(tree: Any, about: Any) -> str:
    title = _meta(tree, "og:title", "twitter:title")
    if not title and tree is not None:
        node = tree.find(".//title")
        title = node.text_content().strip() if node is not None else ""
    return title or (about.title if about is not None and about.title else "")


def _meta(tree: Any, *names: str) -> str:
    """The first of these meta tags that says anything."""
    if tree is None:
        return ""
    values = {(m.get("property") or m.get("name") or "").lower(): m.get("content") or "" for m in tree.iter("meta")}
    return next((" ".join(values[n].split()) for n in names if values.get(n, "").strip()), "")


def _dates(tree: Any, text: str, about: Any) -> list[str]:
    """Dates of publication the page states of itself, surest first."""
    stated = _meta(tree, *_DATE_TAGS)
    linked = [*_STRUCTURED.findall(text)[:1], *_item_dates(tree)]
    times = [t.get("datetime") or "" for t in tree.iter("time")][:1] if tree is not None else []
    guessed = [about.date] if about is not None and about.date else []
    return [d for d in (stated, *linked, *times, *guessed) if d]


def _item_dates(tree: Any) -> list[str]:
    if tree is None:
        return []
    return [m.get("content") or "" for m in tree.iter("meta") if (m.get("itemprop") or "").lower() == "datepublished"]


def _canonical(tree: Any) -> str:
    if tree is None:
        return ""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return link.get("href") or ""
    return _meta(tree, "og:url")


def _lang(tree: Any) -> str:
    if tree is None:
        return ""
    root = tree if tree.tag == "html" else tree.find("html")
    return (root.get("lang") or "") if root is not None else ""
