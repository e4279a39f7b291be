"""Markdown inside one paragraph: emphasis dropped, links kept as data."""

import re
from urllib.parse import urlsplit

from daybrief.document.letters import tidy, unescape
from daybrief.document.piece import Piece
from daybrief.model.text import Link, Role

_LINK = re.compile(
    r"""!\[(?P<alt>[^\]]{0,600})\]\((?P<src>[^()\s]{0,3000}(?:\([^()\s]{0,300}\)[^()\s]{0,300}){0,3})(?:\s+"[^"]{0,300}")?\)
    |\[(?P<text>(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,600})\]\(<?(?P<url>[^()\s]{0,3000}(?:\([^()\s]{0,300}\)[^()\s]{0,300}){0,3})>?(?:\s+"[^"]{0,300}")?\)
    |<(?P<auto>https?://[^<>\s]{1,2000})>""",
    re.VERBOSE,
)
_BLANK_LINK = re.compile(r"!?\[\s*\]\([^()\n]{0,3000}\)")  # an icon's link, whose address may even hold spaces
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,2000})?/?>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])")
_LEFTOVER = re.compile(r"(?<=[\w.,;:!?’”)])>\)(?=\W|$)")  # the end of a link whose beginning a crawler lost
_GLUED = re.compile(r"(?<=\w)\*{3,}(?=\w)")
_STARS = re.compile(r"\*{2,}")
_STAR = re.compile(r"(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_UNDERLINE = re.compile(r"(?<![\w/])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w/])")
_BOLD = re.compile(r"\*\*+(.+?)\*\*+")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # whatever is not one plain space
_WEB = ("http", "https")


def address(url: str) -> str:
    """The address as a reader could open it, '' unless it is a plain web address: scripts and data never pass."""
    url = url.strip().strip("<>")
    inner = url.rfind("<")  # crawlers glue a page's address before the link's own
    if inner >= 0:
        url = url[inner + 1 :]
    url = re.sub(r"^(https?:)/(?!/)", r"\1//", url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in _WEB and parts.netloc else ""


def plain(text: str) -> str:
    """Text without emphasis marks, tags and character references, on one line."""
    return _bare(text).strip()


def _bare(text: str) -> str:
    """Most lines hold none of the marks: they are only looked for where their letters stand."""
    if "<" in text:
        text = _TAG.sub("", text)
    if ">)" in text:
        text = _LEFTOVER.sub("", text)
    if "*" in text:
        text = _STAR.sub("", _STARS.sub("", _GLUED.sub(" ", text)))
    text = text.replace("`", "")
    if "_" in text:
        text = _UNDERLINE.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return _SPACES.sub(" ", tidy(unescape(text)))


class _Line:
    """One line of text as it grows, never with two spaces running."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0

    def add(self, part: str) -> tuple[int, int]:
        """Append, and tell where the words of `part` stand."""
        bare = _bare(part)
        if not self.size or self.parts[-1].endswith(" "):
            bare = bare.lstrip()
        start = self.size + len(bare) - len(bare.lstrip())
        end = self.size + len(bare.rstrip())
        if bare:
            self.parts.append(bare)
            self.size += len(bare)
        return start, max(start, end)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def paragraph(source: str, role: Role = "body", *, bullet: bool = False, markup: bool = False) -> Piece:
    """Read one paragraph's Markdown."""
    source = _BLANK_LINK.sub(" ", source)
    line, links = _Line(), []
    at, linked = 0, 0
    for match in _LINK.finditer(source):
        line.add(source[at : match.start()])
        at = match.end()
        if match["alt"] is not None:
            continue
        start, end = line.add(match["text"] or "")
        linked += end - start
        url = address(match["url"] or match["auto"] or "")
        if url and end > start:
            links.append(Link(start=start, end=end, url=url))
    line.add(source[at:])
    text = line.text.rstrip()
    bold = sum(len(b) for b in _BOLD.findall(source))
    size = max(len(text), 1)
    return Piece(text, role, tuple(links), min(linked / size, 1.0), min(bold / size, 1.0), bullet, markup)
