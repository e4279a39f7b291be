"""The matter around an article: who wrote it, when, and what they are."""

import re
from functools import cache

from daybrief.document import phrases
from daybrief.document.calendar import dates_in, without_times
from daybrief.document.shape import Shape

_BETWEEN = re.compile(r"\s*(?:[,;&]|\s(?:and|with|und|et|и|та|і|й)\s)\s*(?:and\s)?")
_PARTICLES = frozenset(("de", "van", "von", "der", "al", "el", "bin", "da", "di", "la"))
_NAMED = re.compile(
    r"^(?!The |This |That |An? )(?P<name>(?:[A-ZА-ЯІЇЄҐ][\w'’.-]+\s+){1,3}[A-ZА-ЯІЇЄҐ][\w'’.-]+),?\s+"
    r"(?P<does>is|was|has been|has reported|has covered|are|writes|covers|reports on|reports for|reports from|serves as"
    r"|works as|works for|joined|є|—|–)\s"
)
_ROLE_WITHIN = 140
_NOTE_WORDS = 130
_PLACE_AND_DESK = re.compile(r"^[A-ZА-ЯІЇЄҐ][^.!?,;:]*\s[—–-]$")  # 'Dubai CNN —', set on a line of its own
_LONGEST = 30
_CLAUSE = 5  # words besides its date above which a line that ends as a sentence is one


def is_byline(shape: Shape) -> bool:
    """Names of authors, with or without the words before them."""
    text, count = shape.piece.text, len(shape.piece.text.split())
    if count > _LONGEST or len(text) > _LONGEST * 12 or shape.sentences > 2:
        return False
    if _PLACE_AND_DESK.match(text) and count <= 6 and shape.lower == 0:
        return True
    lead = phrases.opens("byline", text)
    if lead:
        rest = text[len(lead) :].strip()
        return rest[:1].isupper() and shape.lower < 0.6 and not (shape.prose and shape.lower > 0.5)
    names = [name for name in _BETWEEN.split(text.rstrip(".")) if name.strip()]
    return len(names) > 1 and all(_is_name(name) for name in names)


def _is_name(text: str) -> bool:
    """'Ann B. Other': two to four words with capitals, little words between them aside."""
    words = [w for w in text.split() if w not in _PARTICLES]
    return 2 <= len(words) <= 4 and all((w[0].isupper() and not w.isupper()) or len(w) <= 2 for w in words)


def is_dateline(shape: Shape) -> bool:
    """A line that holds a date or hour and nothing of its own besides."""
    text = shape.piece.text
    if len(text.split()) > 16 or not (dates_in(text) or _HOUR.search(text)):
        return False
    rest = without_times(text)
    lead = phrases.opens("dated", rest)
    besides = len(re.findall(r"[^\W\d_]{2,}", rest[len(lead) :]))
    if dates_in(text) and any(phrases.opens("dated", part) for part in re.split(r"[/|·•]", text)):
        return not (shape.ended and besides > _CLAUSE)  # 'On 24 April a missile hit a school in X.' tells something
    return besides <= 2


_HOUR = re.compile(r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.|et|est|edt|gmt|utc)\b", re.I)


def note_on_author(shape: Shape) -> bool:
    """'Firstname Surname is an editor at …'."""
    match = _NAMED.match(shape.piece.text)
    if match is None or len(shape.words) > _NOTE_WORDS:
        return False
    after = shape.piece.text[match.start("does") : match.start("does") + _ROLE_WITHIN]
    return _roles().search(phrases.plain(after)) is not None


def author(shape: Shape) -> str:
    """The name that an author's note opens with."""
    match = _NAMED.match(shape.piece.text)
    return match["name"] if match else ""


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(b.rstrip("*")) for b in phrases.phrases("bio")) + ")")
