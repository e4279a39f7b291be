"""Times that lean on a day told before them: "the day before", "two days earlier"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from daybrief.extract.calendars import calendar, plain
from daybrief.extract.times import Timed
from daybrief.model.when import When

_FAR = timedelta(days=31)  # a day further back than this is background, from which nothing is counted
_SHORT = timedelta(days=3)  # what lasts longer is no day


def leaned(
    found: list[Timed], text: str, lang: str, published: date | None, before: Callable[[], When | None]
) -> list[Timed]:
    """The times of a sentence, those that lean on a day counted from the one told last: in the sentence, else in those
    `before`; from publication where none is told. Offsets are the sentence's."""
    if published is None or not any(leans(timed, text, lang) for timed in found):
        return found
    told, out = before(), []
    for timed in found:
        if leans(timed, text, lang) and told is not None and timed.when.grain == "day":
            away = told.last - published
            start, end = timed.when.start + away, timed.when.end + away
            timed = replace(timed, when=timed.when.model_copy(update={"start": start, "end": end}), counted=False)
        out.append(timed)
        told = timed.when if is_day(timed, published) else told
    return out


def leans(timed: Timed, text: str, lang: str) -> bool:
    """Whether the words of a time count from a day told before."""
    return calendar(lang).leans.fullmatch(plain(text[timed.start : timed.end])) is not None


def is_day(timed: Timed, published: date | None) -> bool:
    """Whether a time is a day from which others can be counted: one that came, not long before the report."""
    near = published is not None and published - _FAR <= timed.when.start and timed.when.last <= published
    return near and timed.bound == "at" and timed.when.grain == "day" and timed.when.end - timed.when.start < _SHORT
