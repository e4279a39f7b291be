"""How long an act lasted and how far it lies from another: 'a *three-day* visit', 'came *a week after* a raid'."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from daybrief.extract.english.syntax import VERBAL, ancestors
from daybrief.extract.numerals import lex, numerals
from daybrief.extract.readers.rules.acts import Parsed
from daybrief.extract.times import times
from daybrief.model.when import When

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.times import Timed

_DAYS_LONG = re.compile(r"\b([a-z]+|\d+)\s?-\s?day\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:(a|an|[a-z]+|\d+) )?(day|week|month|year)s? $", re.IGNORECASE)
_LONGEST = 31  # days up to which something was held on every one of them
_WEEK = 7
_HAVE = frozenset({"has", "have", "'ve", "’ve"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})


def lasting(parsed: Parsed, token: "Token", when: When) -> When:
    """The day on which one of several days began or ended, with the others: 'opened a *two-day* summit on Monday'."""
    if when.grain != "day" or (when.end - when.start).days != 1:
        return when
    noun = next((n for n in (token, *_held(token)) if _count(parsed, n)), None)
    more = timedelta(days=_count(parsed, noun) - 1) if noun is not None else timedelta()
    if noun is None or not timedelta() < more < timedelta(days=_LONGEST):
        return when
    if any(verb.i in parsed.heads("lasting.ends") for verb in ancestors(noun)):
        return when.model_copy(update={"start": when.start - more})
    if any(verb.i in parsed.heads("lasting.begins") for verb in ancestors(noun)):
        return when.model_copy(update={"end": when.end + more})
    return when


def _held(verb: "Token") -> "list[Token]":
    """What a verb begins or holds: 'began *talks*', 'met at a *summit*'."""
    preps = [c for c in verb.children if c.dep_ == "prep"] if verb.pos_ in VERBAL else []
    return [c for here in (verb, *preps) for c in here.children if c.dep_ in _OBJECTS]


def _count(parsed: Parsed, noun: "Token") -> int:
    """The days that stand before a noun: 3 of 'a *three-day* visit'."""
    if noun.pos_ in VERBAL:
        return 0
    at = parsed.tree.start(noun) - parsed.scene.start
    found = _DAYS_LONG.search(parsed.scene.text[:at])
    return _number(found[1]) if found is not None else 0


def back_then(parsed: Parsed, token: "Token", when: When) -> When:
    """The month or day from which on something else was so, as that of an act: 'quiet since *October, when* they
    left'."""
    day = _when_of(parsed, token)
    if day is None or day.dep_ != "pobj" or day.head.lower_ != "since":
        return when
    first = when.start
    if day.text.isdecimal():
        return When.year(first.year, when.basis)
    return When.month(first.year, first.month, when.basis) if first.day == 1 else When.day(first, when.basis)


def named_day(parsed: Parsed, token: "Token") -> When | None:
    """The month or day of which an act is told, where it is no time of what the sentence tells: 'the deadliest raid
    *since January, when* nine died'."""
    day, scene = _when_of(parsed, token), parsed.scene
    if day is None or any(t.start <= parsed.tree.start(day) < t.end for t in scene.times):
        return None
    told = times(f"in {day.text}", scene.lang, scene.published, scene.theatre.timezone)
    return told[0].when if len(told) == 1 else None


def _when_of(parsed: Parsed, token: "Token") -> "Token | None":
    """The name of a month, a day or a year of which a clause with "when" tells an act."""
    verbs = (t for t in (token, *parsed.mood.governors(token)) if t.dep_ == "relcl" and t.head.pos_ in ("PROPN", "NUM"))
    return next((verb.head for verb in verbs if any(c.lower_ == "when" for c in verb.children)), None)


def counted_since(parsed: Parsed, token: "Token", times: "list[Timed]") -> When | None:
    """The time from another event on in which something has been done: 'have died *since a truce began in May*'."""
    day, above = parsed.scene.published, {t.i for t in parsed.mood.governors(token)}
    if day is None or not any(c.dep_ == "aux" and c.lower_ in _HAVE for c in token.children):
        return None
    clauses = [t for t in parsed.tree.doc if t.dep_ == "advcl" and t.head.i in above]
    inside = {i.i for t in clauses if any(c.lower_ == "since" for c in t.children) for i in t.subtree}
    heads = ((t.when, parsed.tree.head(t.start, t.end)) for t in times)
    first = next((when for when, head in heads if head is not None and head.i in inside), None)
    if first is None or first.start > day:
        return None
    return first.model_copy(update={"end": day + timedelta(days=1), "grain": "day"})


def gone_before(token: "Token") -> "list[Token]":
    """The words beside the verb whose time a participle shares: '*decades ago* Oslo joined in, *sending* troops'."""
    own = any(c.dep_ in ("nsubj", "mark", "aux") for c in token.children)
    return list(token.head.children) if token.dep_ == "advcl" and token.tag_ == "VBG" and not own else []


def before_another(parsed: Parsed, token: "Token") -> "tuple[Token | None, timedelta] | None":
    """The act that came some time after another, None where no word tells which or months and years are counted, and
    that time: 'The raid *came a week after* two were killed', 'a week after *a raid that killed two*'."""
    for here in (token, *ancestors(token)):
        if here.dep_ == "conj" and _opens(here.head):
            return None
        mark = next((c for c in here.children if c.dep_ == "mark" and c.lower_ == "after"), None)
        if mark is None and _opens(here):
            mark = next(c for c in here.children if c.lower_ == "after")
        if mark is None and here.dep_ in ("pobj", "pcomp") and here.head.lower_ == "after":
            mark = here.head
        if mark is not None:
            found = _COUNTED.search(parsed.scene.text[: parsed.tree.start(mark) - parsed.scene.start])
            if found is not None and (found[2].lower() in ("month", "year") or not found[1]):
                return None, timedelta()
            days = days_counted(found[1], found[2]) if found is not None else timedelta()
            later = _later(here) if _opens(here) else here.head if mark.i != here.head.i else mark.head
            return (later, days) if days else None
        told_of = here.dep_ == "relcl" and here.head.dep_ == "pobj" and here.head.head.lower_ == "after"
        told_of = told_of or (here.dep_ == "advcl" and here.tag_ == "VBG")  # 'hit a school, *killing* two'
        if here.pos_ in VERBAL and here.dep_ not in ("conj", "xcomp") and not told_of:
            return None
    return None


def days_counted(number: str, unit: str) -> timedelta:
    """As many days or weeks as a word tells; none where it is no number."""
    return timedelta(days=_number(number) * (_WEEK if unit.lower() == "week" else 1))


def _opens(verb: "Token") -> bool:
    """Whether a clause with 'after' stands first and the tree hangs its sentence on it: '*A week after two died*, a
    raid hit a school'."""
    after = [c for c in verb.children if c.lower_ == "after" and c.i < verb.i]
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
    return verb.head.i == verb.i and any(c.dep_ == "mark" or (c.dep_ == "prep" and not own) for c in after)


def _later(verb: "Token") -> "Token | None":
    """The verb of the sentence that a clause opens."""
    return next((c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL), None)


def _number(word: str) -> int:
    """The number that a word tells; 1 for the article, 0 for none."""
    if word.lower() in ("a", "an"):
        return 1
    told = next(iter(numerals("en").numbers(lex(word.lower()))), None)
    return told.low or 0 if told is not None else 0
