"""Direct quotations in a text of any language: which words stand inside quotation marks or after a dialogue dash.

A quotation here is what one voice says without a break but for its attribution: the parts of "…," he said, "…" are one
quotation, and so are paragraphs that each open with the mark until one closes it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from daybrief.extract.text import blocks
from daybrief.model.text import Document

_PAIRS = {"“": "”", "«": "»", "„": '“”"', '"': '"', "”": "”"}
_CLOSERS = frozenset("”»")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
_DASH = re.compile(r"[-–—]\s+(?=\S)")
_NO_SPEECH = re.compile(r"^[\d\s.,%$€£]+$")
_EDGE = " \t\n,.;:!?…"

LEAST_WORDS = 4
"""Shorter ones are scare quotes, titles and terms, by the codebook."""


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:end]`, the words between two marks, the marks left out. `open_end`: the block ended before it closed."""

    start: int
    end: int
    block: int
    outer_start: int
    outer_end: int
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one voice says in one go: its parts in text order."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.parts[0].outer_start

    @property
    def end(self) -> int:
        return self.parts[-1].outer_end

    def words(self, text: str) -> str:
        """The words said, the parts joined with a space, without the marks and the stop before them."""
        said = " ".join(_bare(text[p.start : p.end]) for p in self.parts)
        return re.sub(r"\s+", " ", said).strip()


def _bare(said: str) -> str:
    said = said.strip()
    return (
        said.rstrip(" ,;") if said.endswith((",", ";")) else said.removesuffix(".") if not said.endswith("..") else said
    )


def parts(doc: Document) -> list[Part]:
    """Every outermost quotation of the text, whatever its length."""
    found: list[Part] = []
    for number, block in enumerate(blocks(doc)):
        found += _dashed(doc.text, block.start, block.end, number) or _marked(doc.text, block.start, block.end, number)
    return found


def _marked(text: str, start: int, end: int, number: int) -> list[Part]:
    found: list[Part] = []
    at = start
    while at < end:
        closer = _PAIRS.get(text[at])
        if closer is None or not _opens(text, at, start, end):
            at += 1
            continue
        close = _close(text, at, end, closer)
        if close is None:
            if at == start or not text[start:at].strip():
                found.append(Part(at + 1, end, number, at, end, open_end=True))
            break
        found.append(Part(at + 1, close, number, at, close + 1))
        at = close + 1
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that may also close opens here: a word follows it at once, and none ends right before it."""
    if at + 1 >= end or text[at + 1].isspace():
        return False
    return text[at] not in '"”' or at == start or not text[at - 1].isalnum() or text[at + 1].isupper()


def _close(text: str, at: int, end: int, closer: str) -> int | None:
    """Where the quotation opened at `at` closes, quotations inside it passed over."""
    opener, depth = text[at], 0
    for i in range(at + 1, end):
        letter = text[i]
        if letter in closer and not (letter == '"' and _inner_open(text, i, end)):
            if depth == 0:
                return i
            depth -= 1
        elif letter == opener and opener not in closer:
            depth += 1
    return None


def _inner_open(text: str, i: int, end: int) -> bool:
    """Whether a straight mark in the midst of a quotation must open another: space before it and a word after it."""
    return i + 1 < end and text[i - 1].isspace() and text[i + 1].isalnum() and text.count('"', i, end) % 2 == 0


def _dashed(text: str, start: int, end: int, number: int) -> list[Part]:
    """A block that opens with a dialogue dash: the words up to the next dash, or all of them."""
    opened = _DASH.match(text, start)
    if not opened:
        return []
    marks = [m for m in re.finditer(r"(?:(?<=[.,!?…])\s*|\s)[-–—]\s+", text[opened.end() : end])]
    first = opened.end() + (marks[0].start() if marks else end - opened.end())
    found = [Part(opened.end(), first, number, start, first)]
    if len(marks) > 1:
        again = opened.end() + marks[1].end()
        found.append(Part(again, end, number, again, end))
    return found


def quotations(doc: Document, is_attribution: Callable[[str], bool]) -> list[Quotation]:
    """The document's quotations of at least four words. `is_attribution` tells whether the words between two parts only
    say who speaks; then the parts are one quotation."""
    out: list[Quotation] = []
    for part in parts(doc):
        last = out[-1].parts[-1] if out else None
        if last is not None and _continues(doc, last, part, is_attribution):
            out[-1] = Quotation((*out[-1].parts, part))
        else:
            out.append(Quotation((part,)))
    return [q for q in out if _is_speech(q, doc.text)]


def _continues(doc: Document, last: Part, part: Part, is_attribution: Callable[[str], bool]) -> bool:
    between = doc.text[last.outer_end : part.outer_start]
    if last.open_end:
        return part.block == last.block + 1
    return part.block == last.block and is_attribution(between)


def _is_speech(quotation: Quotation, text: str) -> bool:
    """Whether it has the words of speech, not a name's, a title's or a bare figure's."""
    said = quotation.words(text)
    found = _WORD.findall(said)
    if len(found) < LEAST_WORDS or _NO_SPEECH.match(said):
        return False
    small = [w for w in found if w[0].islower()]
    return len(small) >= max(1, len(found) // 4)
