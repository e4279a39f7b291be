"""HTML and XML trees → pieces. Only words are taken: no script runs, no address is opened."""

import re
from collections.abc import Iterator
from typing import Any

from daybrief.document.inline import address
from daybrief.document.letters import tidy
from daybrief.document.piece import Piece
from daybrief.model.text import Link, Role

_BLOCKS = frozenset(
    """address article aside blockquote body caption cell center dd details div dl doc dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hgroup html item lb li list main nav ol p pre quote root row section
    summary table tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905 (a list of tag names reads best so)
)
_UNSEEN = frozenset(
    """script style noscript template iframe object embed applet svg math canvas audio video select option textarea
    button input form-field graphic img picture source meta link base frame frameset""".split()  # noqa: SIM905
)
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
_ITEMS = frozenset(("li", "item", "dd"))
_BREAKS = frozenset(("br", "lb", "hr"))
_SPACES = re.compile(r"\s+")
_BOLD = frozenset(("b", "strong"))


class _Run:
    """The words of one block as they come in."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.text = ""
        self.links: list[Link] = []
        self.linked = self.bold = 0

    def add(self, words: str, href: str, *, bold: bool) -> None:
        bare = _SPACES.sub(" ", tidy(words))
        if not self.text or self.text.endswith(" "):
            bare = bare.lstrip()
        start = len(self.text)
        self.text += bare
        size = len(bare.strip())
        self.bold += size if bold else 0
        if href and size:
            self.linked += size
            begin = start + len(bare) - len(bare.lstrip())
            url = address(href)
            if url:
                self._link(begin, begin + size, url)

    def _link(self, start: int, end: int, url: str) -> None:
        last = self.links[-1] if self.links else None
        if last and last.url == url and start - last.end <= 1:
            self.links[-1] = Link(start=last.start, end=end, url=url)
        else:
            self.links.append(Link(start=start, end=end, url=url))

    def piece(self) -> Piece | None:
        text = self.text.rstrip()
        if not text:
            return None
        size = len(text)
        marked = self.role != "body"
        links = tuple(k for k in self.links if k.end <= size)
        shares = min(self.linked / size, 1.0), min(self.bold / size, 1.0)
        return Piece(text, self.role, links, *shares, bullet=self.role == "list", markup=marked)


def pieces(root: Any) -> list[Piece]:
    """The blocks below `root`, in order. Walks without recursion, so that no depth of nesting can break it."""
    found: list[Piece] = []
    run = _Run("body")
    for kind, value in _events(root):
        if kind == "block":
            piece = run.piece()
            if piece:
                found.append(piece)
            run = _Run(value)
        else:
            words, href, bold = value
            run.add(words, href, bold=bold)
    last = run.piece()
    return [*found, last] if last else found


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    """('block', role) wherever a block opens or closes, ('words', (words, address, bold)) in between."""
    stack: list[tuple[Any, bool, Role, str, bool]] = [(root, False, "body", "", False)]
    while stack:
        node, leaving, role, href, bold = stack.pop()
        name = tag(node)
        if leaving:
            if name in _BLOCKS or name in _BREAKS:
                yield "block", role
            if node.tail and node is not root:
                yield "words", (node.tail, href, bold)
            continue
        if not name or name in _UNSEEN:
            if node.tail and node is not root:
                yield "words", (node.tail, href, bold)
            continue
        own = _role(name, role)
        if name in _BLOCKS:
            yield "block", own
        inner = (node.get("href") or node.get("target") or href) if name in ("a", "ref") else href
        heavy = bold or name in _BOLD
        stack.append((node, True, role, href, bold))
        if node.text:
            yield "words", (node.text, inner, heavy)
        stack.extend((child, False, own, inner, heavy) for child in reversed(node))


def tag(node: Any) -> str:
    """The element's name without its namespace; '' for comments, instructions and entities."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def has_words(node: Any) -> bool:
    return any(words.strip() for words in node.itertext())


def _role(tag: str, outer: Role) -> Role:
    if tag in _HEADS:
        return "heading"
    if tag in _ITEMS:
        return "list"
    return outer if outer == "list" and tag in ("p", "div", "lb") else "body"
