"""Which lines are the page's furniture, not the article.

Three kinds of evidence, none of them about one outlet: what a line says (lists of phrases in `boilerplate/`), what it
looks like (sentence, caption, menu, broken-off teaser), and where it stands (the article is the stretch of the page
where running text outweighs the rest). A line that looks like an article's sentence is only dropped for what it says,
for standing outside the article, or for standing on the page twice.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from daybrief.document import captions, phrases
from daybrief.document.matter import author, is_byline, is_dateline, note_on_author
from daybrief.document.piece import Piece
from daybrief.document.shape import Shape

_PROSE_CAP = 60
_LINE_COST = 8
_JUNK_COST = 14
_END_COST = 60
_NOTE_COST = 600
_LEAD_GAP, _LEAD_WORDS, _FEW = 16, 24, 2
"""A paragraph of so many words, at most so many lines off the article, is the article's; a shorter one after a few."""
_ARTICLE = 4
"""So many paragraphs of running text make an article; shorter texts are posts, where every line may count."""
_CONSENT = 5
"""So many lines on cookies make a consent form."""
_RUNNING = 22
"""Words from which an unfinished line in small letters is taken for a sentence, not for another story's headline."""
_TOP = 8
"""Bylines and dates of a page stand within so many lines of its top."""


@dataclass(frozen=True)
class Cleaned:
    """What is left of a page, and what was left out."""

    kept: tuple[Piece, ...]
    dropped: tuple[Piece, ...]


def strip(pieces: list[Piece], title: str = "", *, page: bool = True) -> Cleaned:
    """Split a page into its article and its furniture; in posts and mails (`page` False) only what says so is such."""
    shapes = [Shape(p) for p in pieces]
    junk = _labels(shapes)
    prose = [s.prose and not j for s, j in zip(shapes, junk, strict=True)]
    article = page and sum(prose) >= _ARTICLE
    if article:
        start, end = _core(shapes, junk, prose)
        junk = [j or not start <= i < end for i, j in enumerate(junk)]
        _drop_teasers(shapes, junk, prose)
        _drop_pull_quotes(shapes, junk)
        _drop_author_notes(shapes, junk)
        _drop_ragged_ends(shapes, junk)
    left = [s for s, j in zip(shapes, junk, strict=True) if not j]
    kept = [_role(at, left, title, article) for at in range(len(left))]
    return Cleaned(tuple(kept), tuple(s.piece for s, j in zip(shapes, junk, strict=True) if j))


# ---- what a line says -----------------------------------------------------------------------------------------------


def _labels(shapes: list[Shape]) -> list[bool]:
    junk = [_says_furniture(s) for s in shapes]
    for i, shape in enumerate(shapes):
        junk[i] = junk[i] or captions.is_caption(shape) or captions.is_image_text(shape)
        if i < _TOP or i >= len(shapes) - 3:
            junk[i] = junk[i] or is_byline(shape) or is_dateline(shape)
        if _marks_image_text(shape) and i and len(shapes[i - 1].words) <= 30 and shapes[i - 1].sentences == 1:
            junk[i - 1] = True
    _spread_captions(shapes, junk)
    _spread_teasers(shapes, junk)
    _spread_consent(shapes, junk)
    _drop_repeats(shapes, junk)
    return junk


def _says_furniture(shape: Shape) -> bool:
    text = shape.piece.text
    if not shape.words and not any(c.isdigit() for c in text):
        return True
    count = len(text.split())
    if phrases.is_whole(text) or (count <= 40 and phrases.opens("starts", text)):
        return True
    if phrases.opens("teaser", text) and (count <= 60 or not shape.ended):
        return True
    if _only_buttons(text) or (text.count(" & ") > 1 and shape.lower < 0.2):
        return True
    found = phrases.holds("holds", text)
    return found > 1 or (found == 1 and count <= 30) or (phrases.opens("disclaimer", text) != "" and count <= 120)


def _only_buttons(text: str) -> bool:
    """A row of buttons: every word of it is one by itself."""
    words = [w for w in phrases.plain(text).split() if w.strip("/|·•-")]
    return len(words) > 1 and all(phrases.is_whole(w) for w in words)


def _marks_image_text(shape: Shape) -> bool:
    return phrases.holds("holds", "ai-generated content may be incorrect") > 0 and phrases.plain(
        shape.piece.text
    ).startswith(("ai-generated content", "ai generated content", "description automatically"))


def _spread_captions(shapes: list[Shape], junk: list[bool]) -> None:
    """A line that is a credit and nothing else takes along the unfinished line above it."""
    for i, shape in enumerate(shapes[1:], 1):
        above = shapes[i - 1]
        credit_alone = len(shape.words) <= 9 and not shape.ended and captions.is_caption(shape)
        if credit_alone and _unfinished(above) and not above.piece.bullet and 5 <= len(above.words) <= 40:
            junk[i - 1] = True


def _spread_consent(shapes: list[Shape], junk: list[bool]) -> None:
    """Between the first and the last of many lines on cookies stands the consent form and nothing else."""
    about = [i for i, s in enumerate(shapes) if phrases.holds("consent", s.piece.text)]
    for first, last in pairwise(about):
        if len(about) >= _CONSENT and last - first <= _CONSENT + 1:
            junk[first : last + 1] = [True] * (last + 1 - first)


def _spread_teasers(shapes: list[Shape], junk: list[bool]) -> None:
    """A line such as 'Read also:' standing alone takes the unfinished lines below it along."""
    for i, shape in enumerate(shapes):
        lead = phrases.opens("teaser", shape.piece.text)
        if not lead or len(shape.piece.text.strip()) > len(lead) + 4:
            continue
        for j in range(i + 1, min(i + 5, len(shapes))):
            if shapes[j].prose or shapes[j].listed:
                break
            junk[j] = True


def _drop_repeats(shapes: list[Shape], junk: list[bool]) -> None:
    """Of a line that stands on the page twice the first stays; of a heading the one with text below it."""
    seen: dict[str, int] = {}
    for i, shape in enumerate(shapes):
        if len(shape.words) < 8 or junk[i]:
            continue
        first = seen.setdefault(shape.key, i)
        if first == i:
            continue
        opens_text = i + 1 < len(shapes) and shapes[i + 1].prose and not shapes[first + 1].prose
        if shape.prose or not opens_text:
            junk[i] = True
        else:
            junk[first], seen[shape.key] = True, i


# ---- where a line stands --------------------------------------------------------------------------------------------


def _core(shapes: list[Shape], junk: list[bool], prose: list[bool]) -> tuple[int, int]:
    """The stretch of the page in which running text outweighs all else by most."""
    best, best_span, total, start = 0.0, (0, len(shapes)), 0.0, 0
    names = [s.piece.text for s, j in zip(shapes[: _TOP * 2], junk, strict=False) if j and is_byline(s)]
    half, read = sum(prose) / 2, 0
    for i, shape in enumerate(shapes):
        worth = _worth(shape, junk[i], prose[i], past_half=read >= half)
        read += prose[i]
        if total <= 0:
            total, start = 0.0, i
        total += worth - (_NOTE_COST if _signs_off(shape, names) else 0)
        if total > best:
            best, best_span = total, (start, i + 1)
    start = _with_lead(shapes, junk, prose, best_span[0])
    end = _with_rest(shapes, junk, prose, best_span[1])
    return _with_heading(shapes, junk, (start, end))


def _signs_off(shape: Shape, bylines: list[str]) -> bool:
    """A note on somebody whom the page's byline names: nothing of the article follows it."""
    name = author(shape) if note_on_author(shape) else ""
    return bool(name) and any(name in line for line in bylines)


def _worth(shape: Shape, junk: bool, prose: bool, *, past_half: bool) -> float:
    if past_half and not prose and phrases.opens("ends", shape.piece.text):
        return -_END_COST
    if junk:
        return -_JUNK_COST
    if prose or (shape.ended and not shape.piece.bullet):
        return min(len(shape.words), _PROSE_CAP)
    if _running(shape):
        return min(len(shape.words), _PROSE_CAP) / 2
    if shape.listed or shape.piece.role == "heading":
        return 0.0
    return -_JUNK_COST if shape.cut else -_LINE_COST


def _with_lead(shapes: list[Shape], junk: list[bool], prose: list[bool], start: int) -> int:
    """Take in paragraphs that a contents list parts from the rest of the article."""
    i = start - 1
    while i >= max(start - _LEAD_GAP, 0):
        if (prose[i] or _running(shapes[i])) and not junk[i] and _lead(shapes[i]):
            start = i
        i -= 1
    return start


def _lead(shape: Shape) -> bool:
    return len(shape.words) >= _LEAD_WORDS and shape.lower > 0.5


def _with_rest(shapes: list[Shape], junk: list[bool], prose: list[bool], end: int) -> int:
    """Take in the items of a last list, and paragraphs that bare headings alone part from the article."""
    i, listing = end, False
    while i < min(end + _LEAD_GAP, len(shapes)):
        shape = shapes[i]
        item = shape.piece.bullet and (listing or (end > 0 and shapes[end - 1].listed))
        if i == end and not junk[i] and (shape.listed or shape.ended or item):
            end, listing = i + 1, item
        elif junk[i] or shape.cut or shape.piece.bullet or phrases.opens("ends", shape.piece.text):
            break
        elif (prose[i] or _running(shape)) and (_lead(shape) or (i - end <= _FEW and shape.lower > 0.5)):
            end = i + 1
        i += 1
    return end


def _with_heading(shapes: list[Shape], junk: list[bool], span: tuple[int, int]) -> tuple[int, int]:
    """Take in the one or two title lines directly above the first paragraph."""
    start, end = span
    for i in range(start - 1, max(start - 3, -1), -1):
        if junk[i]:
            continue
        if (
            not shapes[i].piece.bullet
            and not shapes[i].cut
            and 2 <= len(shapes[i].words) <= 25
            and _few_above(shapes, i)
        ):
            start = i
        else:
            break
    return start, end


def _few_above(shapes: list[Shape], i: int) -> bool:
    """A title stands near the top; a line under a long menu is the menu's last."""
    return i <= 3 or shapes[i].piece.role == "heading"


# ---- inside the article ---------------------------------------------------------------------------------------------


def _drop_teasers(shapes: list[Shape], junk: list[bool], prose: list[bool]) -> None:
    """Unfinished list items that no words introduce, and runs of unfinished lines, point to other stories."""
    i = 0
    while i < len(shapes):
        if junk[i] or not _unfinished(shapes[i]):
            i += 1
            continue
        j = i
        while j < len(shapes) and not junk[j] and _unfinished(shapes[j]):
            j += 1
        run = shapes[i:j]
        before = next((shapes[k] for k in range(i - 1, -1, -1) if not junk[k]), None)
        introduced = before is not None and before.listed
        items = [s for s in run if s.piece.bullet]
        all_items = len(items) == len(run)
        if not introduced and _long_lines(run) and (all_items or (len(run) >= 3 and not _headings(run))):
            junk[i:j] = [True] * (j - i)
        i = j


def _unfinished(shape: Shape) -> bool:
    if shape.prose or shape.listed or shape.ended or shape.piece.role == "heading":
        return False
    return not _running(shape)


def _long_lines(run: list[Shape]) -> bool:
    """Headlines of stories have five words or more; labels and table rows fewer."""
    return sum(len(s.words) >= 5 for s in run) * 2 > len(run)


def _headings(run: list[Shape]) -> bool:
    return sum(s.piece.markup and s.piece.role == "heading" for s in run) > 0


def _drop_pull_quotes(shapes: list[Shape], junk: list[bool]) -> None:
    """A short paragraph between long ones whose words stand again in a neighbour is that neighbour's, set large."""
    left = [i for i, j in enumerate(junk) if not j]
    for at in range(1, len(left) - 1):
        shape = shapes[left[at]]
        if shape.piece.bullet or not 8 <= len(shape.words) <= 60:
            continue
        beside = (shapes[left[at - 1]], shapes[left[at + 1]])
        near = [shapes[i] for i in left[max(0, at - 3) : at + 4] if i != left[at]]
        stands = any(len(s.words) > len(shape.words) and shape.key in s.key for s in near)
        junk[left[at]] = stands and all(len(s.words) > len(shape.words) for s in beside)


def _drop_author_notes(shapes: list[Shape], junk: list[bool]) -> None:
    """Notes on the authors at the end, with whatever follows them."""
    left = [i for i, j in enumerate(junk) if not j]
    for at in range(len(left) - 1, max(len(left) * 2 // 3, 1) - 1, -1):
        note = shapes[left[at]]
        rest = left[at + 1 :]
        if not note_on_author(note) or not all(_goes_with_note(shapes[k], note) for k in rest):
            continue
        earlier = {w for i in left[:at] for w in shapes[i].words}
        if author(note).split()[-1] not in earlier:
            for k in left[at:]:
                junk[k] = True


def _goes_with_note(shape: Shape, note: Shape) -> bool:
    """Whether a paragraph goes on about the author: another note, or one that opens with them."""
    opening = phrases.plain(" ".join(shape.piece.text.split()[:8])).split()
    own = any(p in opening for p in ("he", "she", "his", "her", "award-winning"))
    surname = author(note).split()[-1]
    return not shape.prose or note_on_author(shape) or own or surname in shape.words[:6]


def _drop_ragged_ends(shapes: list[Shape], junk: list[bool]) -> None:
    """Unfinished lines after the last paragraph lead away from the page."""
    left = [i for i, j in enumerate(junk) if not j]
    for at in range(len(left) - 1, 0, -1):
        shape, above = shapes[left[at]], shapes[left[at - 1]]
        listed = above.listed or above.piece.role == "list" == shape.piece.role
        if listed or not _unfinished(shape):
            break
        junk[left[at]] = True


def _running(shape: Shape) -> bool:
    """Long and mostly in small letters: a sentence whose full stop the page lost. A dash before it may open somebody's
    words; the bullet of a menu may not."""
    menu = shape.piece.bullet and shape.piece.markup
    return len(shape.words) >= _RUNNING and shape.lower > 0.6 and not shape.cut and not menu


# ---- roles ----------------------------------------------------------------------------------------------------------


def _role(at: int, left: list[Shape], title: str, article: bool) -> Piece:
    """The piece with the role its shape and place give it."""
    shape, piece = left[at], left[at].piece
    if title and Shape(Piece(title)).key == shape.key and shape.key:
        return replace(piece, role="headline")
    if piece.markup and piece.role != "body":
        return piece
    titled = not shape.ended and not shape.listed and not shape.cut and len(shape.words) <= 25
    titled = titled and (len(shape.words) <= 14 or shape.lower < 0.6)
    if piece.bullet or not titled or at + 1 == len(left) or not article:
        return piece
    return replace(piece, role="heading" if at else "headline")
