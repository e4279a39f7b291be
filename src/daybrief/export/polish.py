"""Another wording of a sentence, from whoever is asked, taken only where it says the same and its receipts hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from daybrief.brief import Material
from daybrief.export.asjson import shape
from daybrief.export.publish import Published, beneath, paged
from daybrief.model.outcome import Brief, Sentence
from daybrief.receipts import Report, check
from daybrief.theatre.pack import Theatre

Ask = Callable[[str], str]
"""A question to its answer; '' where there is none."""

ABOUT = (
    "You edit one sentence of a news brief at a time. Make it read better: active, plain, shorter where that loses "
    "nothing. Keep every name, number, date, place and quoted word, and keep who says it and with which verb. Add "
    "nothing. Parts of the sentence stand between tags such as <1> and </1>: keep every pair, in the same order, "
    "around the words that say the same. Answer with the sentence alone."
)

_TAGGED = re.compile(r"<(\d+)>(.*?)</\1>", re.S)
_NUMBER = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|million|half)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z\u00c0-\u017e\u0400-\u042f][\w’'-]+")
_WORDS = (
    r"claim\w*", r"den(?:y|ies|ied|ial)", r"reportedly|allegedly", r"likely|probably|may|might|could",
    r"unlikely", r"due to|will|plans? to|expected", r"show\w*|confirm\w*|geolocated", r"said|says|told|according to",
    r"not|no|never|without|neither|nor", r"at least|more than|over", r"up to|as many as", r"about|around|nearly",
    r"warn\w*", r"assess\w*", r"if|unless",
)  # fmt: skip
_WEIGHTY = tuple(re.compile(rf"\b(?:{words})\b", re.I) for words in _WORDS)
"""Words that say how sure a sentence is, who answers for it and within which bounds: none comes and none goes."""


@dataclass(frozen=True)
class Polished:
    """The brief as it is now, how many of its sentences were asked about, and how many have a new wording."""

    published: Published
    asked: int
    accepted: int


def polish(made: Published, material: Material, theatre: Theatre, ask: Ask, who: str) -> Polished:
    """Ask about every sentence of the body and the top once. `who` is named in the brief beside the share."""
    told = {sentence.text: sentence for sentence in _sentences(made.brief)}
    wordings: dict[str, Sentence] = {}
    for text, sentence in told.items():
        question = tagged(sentence)
        answer = ask(question) if question else ""
        heard = " ".join(_passage(material, cid) for cite in sentence.cites for cid in cite.claims)
        new = reworded(sentence, answer, heard) if answer else None
        if new is not None and new.text != text:
            wordings[text] = new
    brief, report, kept = _checked(made.brief, material, wordings)
    if not kept:
        return Polished(made, len(told), 0)
    note = f"{len(kept)} of {len(told)} sentences have a wording by {who}; each was checked against its passages again."
    brief = brief.model_copy(update={"gaps": (*brief.gaps, note)})
    return Polished(paged(brief, material, theatre, report, made.view), len(told), len(kept))


def _passage(material: Material, claim: str) -> str:
    """The words a claim was read from."""
    return " ".join(span.quote for span in material.claims[claim].spans)


def _sentences(brief: Brief) -> Iterator[Sentence]:
    yield from (*brief.standfirst, *brief.takeaways)
    for section in brief.sections:
        for paragraph in section.paragraphs:
            yield from paragraph


def tagged(sentence: Sentence) -> str:
    """The sentence with a pair of tags around what each citation covers; '' where citations overlap or a tag could be
    mistaken."""
    cites = sorted(sentence.cites, key=lambda cite: cite.start)
    if any(a.end > b.start for a, b in pairwise(cites)) or re.search(r"[<>]", sentence.text):
        return ""
    out, at = "", 0
    for n, cite in enumerate(cites, 1):
        out += f"{sentence.text[at : cite.start]}<{n}>{sentence.text[cite.start : cite.end]}</{n}>"
        at = cite.end
    return out + sentence.text[at:]


def reworded(sentence: Sentence, answer: str, heard: str) -> Sentence | None:
    """The sentence in the answer's words with the same citations, or None where it does not say the same. `heard` is
    what the cited passages say: a word that neither they nor the sentence have is something added."""
    cites = sorted(sentence.cites, key=lambda cite: cite.start)
    found = list(_TAGGED.finditer(" ".join(answer.split())))
    if [match.group(1) for match in found] != [str(n) for n in range(1, len(cites) + 1)]:
        return None
    text, at, moved = "", 0, []
    for cite, match in zip(cites, found, strict=True):
        text += match.string[at : match.start()]
        start = len(text)
        text += match.group(2)
        moved.append(cite.model_copy(update={"start": start, "end": len(text)}))
        at = match.end()
    text += found[-1].string[at:]
    if not _same(sentence.text, text) or _words(text) - _words(f"{sentence.text} {heard}") - _JOINTS:
        return None
    try:
        return Sentence(text=text, cites=tuple(moved))
    except ValidationError:
        return None  # words or a number outside every citation


def _same(old: str, new: str) -> bool:
    """Whether numbers, names, quoted words and the weighty words are the same, and the length is of the same order."""
    if re.search(r"[<>\n]", new) or not 0.5 <= len(new) / len(old) <= 1.5 or new[-1:] != old[-1:]:
        return False
    if _quoted(old) != _quoted(new) or _counted(_NUMBER, old) != _counted(_NUMBER, new):
        return False
    if _names(old) != _names(new):
        return False
    return all(bool(words.search(old)) == bool(words.search(new)) for words in _WEIGHTY)


def _words(text: str) -> set[str]:
    """The first four letters of every longer word: enough to know a word in another form."""
    return {word[:4] for word in re.findall(r"[^\W\d_]{4,}", text.lower())}


_JOINTS = frozenset((
    "whil", "wher", "whic", "with", "from", "into", "also", "that", "this", "thes", "thei", "they", "were", "have",
    "been", "when", "whos", "both", "then", "than", "over", "amon", "duri", "unde", "betw", "agai", "towa", "incl",
))  # fmt: skip
"""Beginnings of words that only join others."""


def _quoted(text: str) -> Counter[str]:
    return Counter(re.findall(r"“[^”]*”?", text))


def _counted(pattern: "re.Pattern[str]", text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))


def _names(text: str) -> set[str]:
    """Capitalised words, but for plain words that open a sentence."""
    return {match.group() for match in _NAME.finditer(text)} - _OPENERS


_OPENERS = frozenset((
    "The", "An", "In", "On", "At", "Over", "Under", "After", "Before", "During", "From", "With", "By", "Of", "As",
    "For", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Geolocated", "Footage",
    "More", "Less", "About", "Around", "Nearly", "Several", "All", "Both", "Each", "Every", "Its", "His", "Her",
    "Their", "There", "This", "That", "These", "Those", "Another", "Other", "People", "Civilians", "Near", "Overnight",
))  # fmt: skip


def _checked(
    brief: Brief, material: Material, wordings: Mapping[str, Sentence]
) -> tuple[Brief, Report, dict[str, Sentence]]:
    """The brief with every new wording whose receipts hold. One that fails gives way to the program's own sentence."""
    kept = dict(wordings)
    while True:
        tried = _with(brief, kept)
        report = check(shape(tried, beneath(material)))
        failed = {failure.text for failure in report.failures}
        lost = [old for old, new in kept.items() if new.text in failed]
        if not lost:
            return tried, report, kept
        for old in lost:
            del kept[old]


def _with(brief: Brief, wordings: Mapping[str, Sentence]) -> Brief:
    """The brief with these sentences in place of those with the texts they are filed under."""

    def changed(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(wordings.get(sentence.text, sentence) for sentence in sentences)

    sections = tuple(
        section.model_copy(update={"paragraphs": tuple(changed(p) for p in section.paragraphs)})
        for section in brief.sections
    )
    parts: dict[str, Any] = {"standfirst": changed(brief.standfirst), "takeaways": changed(brief.takeaways)}
    return brief.model_copy(update={**parts, "sections": sections})
