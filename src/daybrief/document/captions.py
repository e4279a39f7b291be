"""Lines that belong to pictures: captions, credits, machine-written image texts."""

import re
from functools import cache

from daybrief.document import phrases
from daybrief.document.shape import Shape

_LONGEST = 110  # words; a caption may be three sentences, never more
_GROUP = re.compile(
    r"[\[(](?P<in>[^()\[\]]{2,120})[\])]\W*(?:photograph\W*|hide caption\W*|toggle caption\W*)?$", re.IGNORECASE
)
_SLASH_TAIL = re.compile(
    r"(?:^|[\s(\[—–-])(?P<in>(?:[\w'’.&-]+ ){0,5}[\w'’.&-]+\s?/\s?[\w'’./& -]{2,60})"
    r"\W*(?:hide caption|toggle caption|file photo|purchase licensing rights.{0,60})?\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:photograph|photo|picture|image|фото|credit)(?: by|:)\s[^.]{2,90}\.?$", re.I)
_RIGHTS = re.compile(r"purchase licensing rights|reuters/[A-Z]|hide caption|\bfile photo\b", re.I)
_COUNTED = re.compile(r"^\[?\d{1,2}\s?/\s?\d{1,2}\]\s")
_NAMES = re.compile(r"[A-ZА-ЯІЇЄҐ][^\W\d_]+")
_IMAGE_WORDS = 30
_QUOTED = re.compile(r"[“«\"][^“”«»\"]{12,}")
_SPEECH = 20


def is_caption(shape: Shape) -> bool:
    """Whether the line describes a picture or names who took it."""
    text = shape.piece.text
    if len(shape.words) > _LONGEST or len(text) > _LONGEST * 12:
        return False
    if _COUNTED.match(text) or (phrases.opens("caption", text) and len(shape.words) <= 60):
        return True
    if _QUOTED.search(text) and len(shape.words) >= _SPEECH:
        return False  # somebody speaks in it: a paragraph that ends in its agency's name
    return bool(_RIGHTS.search(text[-160:]) or _LABEL.search(text)) or _credited(text)


def _credited(text: str) -> bool:
    """Whether the line ends in a credit: a bracket or a slashed name in which an agency stands."""
    group = _GROUP.search(text) if ")" in text or "]" in text else None
    if group and _agency(group["in"]) and (("/" in group["in"]) or _photo(group["in"])):
        return True
    tail = _SLASH_TAIL.search(text) if "/" in text else None
    return tail is not None and _agency_side(tail["in"])


def _photo(inner: str) -> bool:
    return bool(re.search(r"photo|image|file|via|handout|courtesy|getty|pool|фото|кадр", inner, re.I))


def _agency(inner: str) -> bool:
    low = phrases.plain(inner)
    sides = (side.strip() for side in re.split(r"\s?[/,:;|]\s?|\bvia\b|\bby\b|\s-\s", low))
    return any(side in _agencies() for side in sides) or bool(_agency_words().search(low))


def _agency_side(inner: str) -> bool:
    """Whether one side of the slash is an agency's name."""
    return any(part.strip() in _agencies() for part in phrases.plain(inner).split("/"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrases.phrases("credit"))


@cache
def _agency_words() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(n) for n in phrases.phrases("credit") if len(n) > 3) + r")(?!\w)"
    )


def is_image_text(shape: Shape) -> bool:
    """A machine's description of a picture: it opens with somebody unnamed, names nobody, no day and no number, and is
    no sentence."""
    text = shape.piece.text
    if shape.ended or len(shape.words) > _IMAGE_WORDS or shape.sentences > 1 or not phrases.opens("image", text):
        return False
    return not re.search(r"\d", text) and not _NAMES.search(text[1:]) and not re.search(r"[\"“”«»]", text)
