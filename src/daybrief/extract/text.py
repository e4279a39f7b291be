"""Sentences of a document, in any of its languages, with offsets into its text."""

import re
from dataclasses import dataclass

from daybrief.model.text import Block, Document, Role

_END = re.compile(
    r"""(?:[.!?…]+["”»’')\]]*(?:\s*\[\d+\])*)   # the mark, closing quotes, endnote marks
        (?=\s+|[A-ZА-ЯІЇЄҐ][a-zа-яіїєґ’']|[-–—]\s)   # space, or a sentence that follows without one
    """,
    re.VERBOSE,
)
_BAR = re.compile(r"\s\|{1,2}(?=\s)")  # between two reports that were joined in one line
_BARS = ("|", "||")
_OPENS = re.compile(r"""\s*["“«„‘'(\[]*\s*(?:[A-ZА-ЯІЇЄҐŁŚŻŹĆ0-9•●]|[-–—]\s)""")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s("“«„‘'\[-])(?:
        Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Maj|Col|Capt|Cmdr|Cpl|Sgt|Adm|Brig|Pres|Prof|Hon|Rev|Jr|Sr|Fr|
        No|Nos|vs|approx|Inc|Ltd|Co|Corp|Art|cf|e\.g|i\.e|a\.k\.a|
        Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|
        ім|им|вул|ул|обл|р|рр|г|гг|м|с|смт|пос|тис|тыс|млн|млрд|грн|руб|т|д|о|стр|рис|гр|ст|пр|в\.о|и\.о|напр|зокр|км|кв|н\.п|
        (?<!-)[A-ZА-ЯІЇЄҐ]|(?:[A-Za-z]\.)+[A-Za-z]
    )\.$""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`doc.text[start:end]` is one sentence of block number `block`; `at` counts sentences of the document from 0."""

    at: int
    start: int
    end: int
    text: str
    block: int
    role: Role


def blocks(doc: Document) -> tuple[Block, ...]:
    """The document's blocks; one for each line that holds words where it has none of its own."""
    if doc.blocks:
        return doc.blocks
    return tuple(Block(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*", doc.text))


def sentences(doc: Document) -> tuple[Sentence, ...]:
    """Every sentence, in order. A sentence never crosses the edge of its block."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks(doc)):
        for start, end in _split(doc.text, block.start, block.end):
            found.append(Sentence(len(found), start, end, doc.text[start:end], number, block.role))
    return tuple(found)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open bounds of the sentences between `start` and `end`, trimmed of white space."""
    cuts, opened = [], start
    edges = [*_END.finditer(text, start, end), *_BAR.finditer(text, start, end)]
    for match in sorted(edges, key=lambda m: m.start()):
        if match.group().strip() in _BARS:
            cuts.append((opened, match.start()))
            opened = match.end()
        elif match.start() >= opened and match.end() < end and _is_boundary(text, opened, match):
            edge = _before_mark(text, start, match)
            cuts.append((opened, edge))
            opened = edge
    cuts.append((opened, end))
    return [trimmed for a, b in cuts if (trimmed := _trim(text, a, b))]


def _before_mark(text: str, start: int, match: re.Match[str]) -> int:
    """Where a sentence ends: before a straight mark that opens the next one, where no space was typed between them."""
    at = match.end() - 1
    opens = text[at] == '"' and not text[at + 1].isspace() and text.count('"', start, at) % 2 == 0
    return at if opens else match.end()


def _is_boundary(text: str, opened: int, match: re.Match[str]) -> bool:
    if not _OPENS.match(text, match.end()):
        return False
    mark = match.group()
    if not mark.startswith(".") or mark.startswith(("...", "..")):
        return True
    head = text[opened : match.start() + 1]
    return not _ABBREVIATION.search(head[-14:]) or (mark != "." and not head[-3:-1].isupper())


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
