"""Direct quotations in a text of any language: which words stand inside quotation marks or after a dialogue dash.

A quotation here is what one voice says without a break but for its attribution: the parts of "…," he said, "…" are one
quotation, and so are paragraphs that each open with the mark until one closes it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from daybrief.extract.text import blocks
from daybrief.model.text import Block, Document

_PAIRS = {"“": '”"“', "«": "»", "„": '“”"', '"': '"', "”": "”"}
_WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
_DASH_OPENS = re.compile(r"""(?:^|(?<=[.!?…])|(?<=[.!?…]["”»])|(?<=\s"))\s*[-–—]\s+(?=\S)""", re.MULTILINE)
_DASH_CLOSES = re.compile(r"(?<=[\w.,!?…)\]])\s*(?<=[\s.,!?…])[-–—]\s*|(?<=[a-zа-яіїє])-(?=[a-z]+ed [A-Z])")
_DASH_WORDS = 28
_TOLD = 7  # words behind a full stop that may do no more than say who spoke
_ASIDE = re.compile(r"(?<=[,!?…])\s*[–—-]\s+([^«»“”\"\n]{3,200}?[.,])\s*[–—-]\s+")
_RESUMES = re.compile(r"(?<=[.,])\s*[–—-]\s+(?=\S)")
_DASHED_ON = re.compile(r"\s?,?\s*[–—-]\s")  # what parts short words from who says them where commas follow the marks
_LAST = re.compile(r",[^,;:]*\w\s*$")  # words after the last comma that lead straight on: '…", Berg said, between "…"'
_TITLE_WORDS = re.compile(r"[A-Z]\w+(?: (?:of|the|and|for|in|[A-Z]\w+))* [A-Z]\w+,?")  # what a book is called
_NO_SPEECH = re.compile(r"^[\d\s.,%$€£]+$")
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_BARE_NAME = re.compile(rf"\s*(?:[a-z]+ {_NAME}|{_NAME} [a-z]+)\s*")  # who speaks and that he does, and no more
_ANY_MARK = re.compile('[“”"]')
_EDGE = " \t\n,.;:!?…"

_SMALL = 3  # letters up to which a word in a title keeps its small letter

LEAST_WORDS = 4
"""Shorter ones are scare quotes, titles and terms, by the codebook."""


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:end]`, the words between two marks, without them. `open_end`: the block ended before it closed."""

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
        said = " ".join(
            text[p.start : p.end].strip() if p.open_end else _bare(text[p.start : p.end]) for p in self.parts
        )
        return re.sub(r"\s+", " ", said).strip()


def _bare(said: str) -> str:
    said = said.strip()
    return (
        said.rstrip(" ,;") if said.endswith((",", ";")) else said.removesuffix(".") if not said.endswith("..") else said
    )


Attributes = Callable[[str], bool]
"""Whether words do nothing but say who speaks, or that whoever spoke adds to it."""


def parts(doc: Document, attributes: Attributes) -> list[Part]:
    """Every outermost quotation of the text, whatever its length."""
    found: list[Part] = []
    every = blocks(doc)
    for number, block in enumerate(every):
        after = every[number + 1] if number + 1 < len(every) else None
        goes_on = after is not None and doc.text[after.start] in _PAIRS
        whole = _marked(doc.text, block.start, block.end, number, goes_on=goes_on)
        marked = [piece for part in whole for piece in _broken_off(doc.text, part, attributes)]
        dashed = _dashed(doc.text, block, number, attributes)
        found += sorted([*marked, *(d for d in dashed if not _crossed(d, marked))], key=lambda p: p.start)
    return found


def _broken_off(text: str, part: Part, attributes: Attributes) -> list[Part]:
    """A quotation's pieces where dashes inside its marks set off who speaks: «We know, — he said. — We do»."""
    found, start, outer = [], part.start, part.outer_start
    for within in _ASIDE.finditer(text, part.start, part.end):
        if len(within[1].split()) <= _DASH_WORDS and attributes(within[1]):
            found.append(Part(start, within.start(), part.block, outer, within.start()))
            start = outer = within.end()
    return [*found, replace(part, start=start, outer_start=outer)]


def _crossed(part: Part, others: list[Part]) -> bool:
    return any(other.outer_start < part.outer_end and part.outer_start < other.outer_end for other in others)


def _marked(text: str, start: int, end: int, number: int, *, goes_on: bool) -> list[Part]:
    found: list[Part] = []
    at = start
    while at < end:
        if text[at] not in _PAIRS or not _opens(text, at, start, end):
            at += 1
            continue
        closer = _closer(text, at, end)
        run = _run(text, at, end)  # marks typed twice are one mark
        close = _close(text, at + run - 1, end, closer)
        if text[at] == "”" and "“" in text[at : close or end]:
            at += 1  # typed where none was meant: another opens before it could close
            continue
        if close is None:
            if goes_on or not text[start:at].strip():
                found.append(Part(at + run, end, number, at, end, open_end=True))
            break
        shut = close + _run(text, close, end)
        found.append(Part(at + run, close, number, at, shut))
        at = shut
    return found


def _closer(text: str, at: int, end: int) -> str:
    """The marks that may close what opens at `at`: those of its pair, unless a straight mark and a round one were typed
    for a pair: "We know” or “We know"."""
    closer = _PAIRS[text[at]]
    other = {'"': "”", "“": '"'}.get(text[at])
    after = _ANY_MARK.search(text, at + _run(text, at, end), end) if other else None
    if after is None or after.group() != other or text[after.start() - 1].isspace():
        return closer
    return closer if closer in text[after.end() : end] and text[at] == "“" else other or closer


def _run(text: str, at: int, end: int) -> int:
    """How many straight marks stand side by side from `at`; 1 for any other letter."""
    run = 1
    while text[at] == '"' and at + run < end and text[at + run] == '"':
        run += 1
    return run


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that may also close opens here: a word follows it at once, and none ends right before it."""
    past = at + _run(text, at, end)
    if past >= end or text[past].isspace():
        return _spaced(text, at, past, end)
    return text[at] not in '"”' or at == start or not text[at - 1].isalnum() or text[at + 1].isupper()


def _spaced(text: str, at: int, past: int, end: int) -> bool:
    """Whether a straight mark opens though a space was typed behind it, too: 'the second myth. " Nobody will come," …'.
    Every later one must have its mate."""
    if text[at] != '"' or past + 1 >= end or not text[past + 1].isupper():
        return False
    return (at == 0 or text[at - 1].isspace()) and text.count('"', at, end) % 2 == 0


def _close(text: str, at: int, end: int, closer: str) -> int | None:
    """Where the quotation opened at `at` closes, quotations inside it passed over."""
    opener, depth = text[at], 0
    for i in range(at + 1, end):
        letter = text[i]
        alike = letter in '"“' and not set(_PAIRS[letter]).isdisjoint(closer)
        inner = alike and _inner_open(text, i, end, opener)
        if letter in closer and not inner:
            if depth == 0:
                return i
            depth -= 1
        elif inner or (letter == opener and opener not in closer):
            depth += 1
    return None


def _inner_open(text: str, i: int, end: int, opener: str) -> bool:
    """Whether a mark within a quotation opens another one: space before it, a word after it, marks to close both."""
    if i + 1 >= end or not (text[i - 1].isspace() and text[i + 1].isalnum()):
        return False
    return text.count('"', i, end) % 2 == (1 if opener == '"' else 0)


def _dashed(text: str, block: Block, number: int, attributes: Attributes) -> list[Part]:
    """Speech after a dialogue dash, where a second dash opens the words that say who speaks: '- We know - he said.'

    The first dash may have been taken for a list mark.
    """
    found: list[Part] = []
    opens = [m.end() for m in _DASH_OPENS.finditer(text, block.start, block.end)]
    if block.role == "list" and (not opens or opens[0] > block.start + 3):
        opens.insert(0, block.start)
    for at in opens:
        if found and at < found[-1].outer_end:
            continue
        found += _dash_speech(text, at, block, number, attributes)
    return found


def _dash_speech(text: str, at: int, block: Block, number: int, attributes: Attributes) -> list[Part]:
    """What is said from an offset on: up to the dash before who says it, and on from the dash behind that; where the
    whole paragraph is speech, to its end."""
    found: list[Part] = []
    whole = not re.search(r"\w", text[block.start : at])
    while (stop := _told_at(text, at, block.end, attributes)) is not None:
        found.append(Part(at, stop.start(), number, at, stop.start()))
        again = _RESUMES.search(text, stop.end(), block.end)
        if again is None or not attributes(text[stop.end() : again.start()]):
            return found
        at = again.end()
    return [*found, Part(at, block.end, number, at, block.end)] if found and whole else found


def _told_at(text: str, at: int, end: int, attributes: Attributes) -> re.Match[str] | None:
    """The dash that opens the words that say who speaks."""
    return next((m for m in _DASH_CLOSES.finditer(text, at, end) if _tells(text, m.end(), end, attributes)), None)


def _tells(text: str, at: int, end: int, attributes: Attributes) -> bool:
    stop = re.search(r"[.!?]|\s[-–—]\s", text[at:end])
    words = text[at : at + stop.start()] if stop else text[at:end]
    return len(words.split()) <= _DASH_WORDS and attributes(words)


def quotations(doc: Document, found: list[Part], attributes: Attributes, adds: Attributes) -> list[Quotation]:
    """The quotations of at least four words that the parts make. Parts with nothing but an attribution between them are
    one quotation; where the first is led up to by its own, only words that `adds` join the next to it."""
    out: list[Quotation] = []
    speech = [p for p in found if speaks(doc.text, p)]
    for at, part in enumerate(speech):
        last = out[-1].parts[-1] if out else None
        led = (
            last is not None
            and _is_led(doc, last, attributes)
            and not adds(doc.text[last.outer_end : part.outer_start])
        )
        if last is not None and not led and _continues(doc, last, part, _closing(speech, at), attributes):
            out[-1] = Quotation((*out[-1].parts, part))
        else:
            out.append(Quotation((part,)))
    return [q for q in out if _is_speech(q, doc.text)]


def speaks(text: str, part: Part) -> bool:
    """Whether a part can be speech: a short one must look like a sentence, not like a name or a borrowed word."""
    said = text[part.start : part.end].strip()
    if len(_WORD.findall(said)) >= LEAST_WORDS or part.outer_start == part.start:
        return True  # what a dash opens is speech at any length
    if _TITLE_WORDS.fullmatch(said):
        return False  # 'In his "Art of War," Sun Tzu said'
    parted = " " in said and _DASHED_ON.match(text, part.outer_end) is not None
    return said[:1].isupper() and (said[-1:] in ",.!?…" or parted)


def _stops(text: str, part: Part) -> bool:
    """Whether a quotation ends with a full stop, behind which nothing is left to say but a name and a verb."""
    return text[part.end - 1] in ".…" and text[part.outer_end : part.outer_end + 1].isspace()


def _is_led(doc: Document, part: Part, attributes: Attributes) -> bool:
    """Whether a part is a piece of a sentence of the writer's own, which says before it who speaks: 'Berg said that the
    plan was "…"'."""
    text, block = doc.text, blocks(doc)[part.block]
    if part.open_end or not text[part.start].islower():
        return False
    return attributes(re.split(r"[.!?]\s|[.!?][”\"»]", text[block.start : part.outer_start])[-1])


def _ends(text: str, part: Part) -> bool:
    """Whether a quotation ends its sentence, on either side of the closing mark."""
    return text[part.end - 1] in ".!?…" or text[part.outer_end : part.outer_end + 1] in (".", "!", "?", "…")


def _closing(speech: list[Part], at: int) -> Part:
    """The part with which the quotation that a part opens comes to its close, paragraphs on."""
    while speech[at].open_end and at + 1 < len(speech) and speech[at + 1].block == speech[at].block + 1:
        at += 1
    return speech[at]


def _continues(doc: Document, last: Part, part: Part, closing: Part, attributes: Attributes) -> bool:
    """Whether a part goes on from the one before it. `closing`: the part that ends what this one opens."""
    between = doc.text[last.outer_end : part.outer_start]
    if last.open_end:
        return part.block == last.block + 1
    if part.block == last.block:
        own = between[-1:].isspace() and between.rstrip()[-1:].isalnum()  # goes on in quoted words
        if _ends(doc.text, last) and (own or (_stops(doc.text, last) and len(between.split()) > _TOLD)):
            return False  # a sentence of the writer's own
        after = re.split(r"[.!?\n]", doc.text[closing.outer_end : blocks(doc)[closing.block].end])[0]
        if _other_named(between, after, attributes):
            return False
        led = _LAST.search(between)
        return attributes(between) and (led is None or attributes(led.group()))
    every = blocks(doc)
    rest = doc.text[closing.outer_end : every[closing.block].end]
    whole = part.outer_start == every[part.block].start and not rest.strip(_EDGE)
    return part.block == last.block + 1 and whole and attributes(doc.text[last.outer_end : every[last.block].end])


def _other_named(before: str, after: str, attributes: Attributes) -> bool:
    """Whether the words behind a part name somebody by a bare name that those before it lack: '… said Anna Berg. "…,"
    said Koval'."""
    named = _BARE_NAME.fullmatch(after)
    mine = set(re.findall(r"[A-Z][\w’'-]+", before))
    return named is not None and bool(mine) and attributes(after) and not mine & {*re.findall(r"[A-Z][\w’'-]+", after)}


def _is_speech(quotation: Quotation, text: str) -> bool:
    """Whether it has the words of speech, not a name's, a title's or a bare figure's."""
    said = quotation.words(text)
    found = _WORD.findall(said)
    if len(found) < LEAST_WORDS or _NO_SPEECH.match(said):
        return False
    small = [w for w in found if w[0].islower()]
    long = [w for w in found if len(w) > _SMALL]
    raised = bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long)
    return len(small) >= max(1, len(found) // 4) and not (raised and said[-1:] not in ",.!?")
