"""What was read with too little certainty to be retold, or cannot be in words that its passage bears out: that passage
stands in the words of its source."""

import re
from collections.abc import Sequence

from daybrief.brief import english, front, phrases, worth
from daybrief.brief.choose import Choice
from daybrief.brief.rich import Rich
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.claims.base import DOUBTED
from daybrief.model.outcome import Fact, Sentence

_MOST = 3  # passages of a section; of a direction one, or two where a sentence of the brief's own was refused
_ANOTHER = ("", "also ", "further ")  # behind how many of them
_LONGEST = 45  # words of a passage that a reader still takes in at once
_SHORTEST = 6  # words below which a passage, such as a heading, says too little by itself

Paragraphs = list[tuple[str, tuple[Sentence, ...]]]
"""Paragraphs of a section, each with its heading, '' where it has none."""

_LEANS = re.compile(
    r"(?:Overview|Photos?|Photographs?|Images?|Map|Screenshot|View) of\b|"
    r"(?:And|But|Or|So|He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|There|"
    r"Він|Вона|Воно|Вони|Його|Її|Їх|Це|Цей|Ця|Ці|Там)\b"
)
"""How a sentence opens that stands on the one before it, or is a picture's."""

_AFTER = re.compile(r"(?:After|Before|Following|Since|When|Once|Until)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POINTER = re.compile(r"\[\d+\]|https?:|\b(?:[Tt]hese|[Tt]hose) (?:report|claim|statement)s\b")

_HANGS = re.compile(
    r"The [a-z-]+ (?:also |reportedly |likely )?(?:[a-z]+(?:ed|es|s)|was|were|had|has|have) |"
    r".*\bthe (?:attack|strike|explosion|incident|blast|event|claim|report|statement|announcement|plant|latter)s?"
    r"(?=[,.;]| (?:and|but|on (?:[A-Z]|\d)|had|has|have|was|were)\b)"
)
"""How a passage points at what the one before it named: 'The *archive* shows', 'following *the attack*'."""

_SURNAME = re.compile(
    r"(?P<who>[A-Z][\w’'-]+) (?:also |further |later |separately )*"
    r"(?:stated|said|claimed|noted|added|reported|announced|warned|stressed|emphasi[sz]ed|argued|accused|denied|called)\b"
)
"""A passage that opens with one word for who speaks."""


def among(writer: Writer, choice: Choice, facts: Sequence[Fact]) -> list[Fact]:
    """Facts to be shown so, heaviest first, of each passage one: those doubted, and the events that no sentence of the
    brief's own could tell."""
    found: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: (-choice.weigh.weight(fact), fact.event)):
        passage = _passage(writer, fact)
        borne = fact.event not in writer.unborne
        if passage and not _goes_back(writer, fact, passage) and (not borne or choice.doubted(fact, DOUBTED)):
            found.setdefault(passage, fact)
    return list(found.values())


def _goes_back(writer: Writer, fact: Fact, passage: str) -> bool:
    """Whether a report only goes back to what a passage tells: it has no day, and is an official act, stands behind
    what came of it, or names a year that is over."""
    if fact.when is not None and fact.when.grain == "day":
        return False
    years = [int(year) for year in _YEAR.findall(passage)]
    over = any(year < writer.material.day.year for year in years)
    return over or _AFTER.match(passage) is not None or bool(writer.wording.kind(fact).official)


def fresh(writer: Writer, facts: Sequence[Fact], told: Sequence[Fact]) -> list[Fact]:
    """Those of which no sentence is under what is told already."""
    spans = [span for fact in told for cid in fact.support for span in writer.material.claims[cid].spans]
    read = {(span.doc, span.start) for span in spans}
    mine = ((fact, writer.material.claim(fact).spans) for fact in facts)
    return [fact for fact, its in mine if not any((span.doc, span.start) in read for span in its)]


def by_direction(writer: Writer, facts: Sequence[Fact], told: Paragraphs, doubted: Sequence[Fact]) -> Paragraphs:
    """The paragraphs of `facts` under their directions, each with a passage of its own."""
    found = dict(told)
    for heading, group in front.by_direction(doubted, writer.theatre):
        most = 1 + any(fact.event in writer.unborne for fact in group)
        if made := _sentences(writer, group, most):
            named = writer.tongue.named(heading)
            found[named] = (*found.get(named, ()), *made)
    order = (writer.tongue.named(heading) for heading, _ in front.by_direction([*facts, *doubted], writer.theatre))
    return [(heading, found[heading]) for heading in order if heading in found]


def together(writer: Writer, doubted: Sequence[Fact]) -> Paragraphs:
    """A paragraph of passages, where there are any."""
    writer.speech.open_paragraph()
    made = _sentences(writer, doubted, _MOST)
    return [("", made)] if made else []


def _sentences(writer: Writer, facts: Sequence[Fact], most: int) -> tuple[Sentence, ...]:
    """The passages of facts, at most `most`, each as a sentence of the one who wrote it."""
    made: list[Sentence] = []
    for fact in facts:
        if len(made) == most:
            break
        source, words = writer.material.document(writer.material.claim(fact)).source, _passage(writer, fact)
        said = writer.speech.verbatim(source, writer.tongue.quoted(words), _ANOTHER[len(made)])
        if found := writer.accept(Rich.of(said, writer.cite(fact))):
            made.append(found)
    return tuple(made)


def _passage(writer: Writer, fact: Fact) -> str:
    """The passage a fact was read from, '' where it is not one whole sentence of the brief's language."""
    claim = writer.material.claim(fact)
    words = " ".join(claim.spans[0].quote.split())
    if len(claim.spans) > 1 or writer.material.document(claim).lang != writer.material.lang:
        return ""
    whole = words[:1].isupper() and words.endswith((".", "!", "?"))
    leans = _LEANS.match(words) or _HANGS.match(words) or phrases.leans(words) or _POINTER.search(words)
    alone = not (leans or _stranger(writer, words) or _placed_before(fact, claim))
    whole = whole and alone and worth.of_the_war(writer.wording, words)
    return words if whole and _SHORTEST <= len(words.split()) <= _LONGEST else ""


def _stranger(writer: Writer, words: str) -> bool:
    """Whether a passage opens with the bare surname of somebody whom no list knows: it was told before who that is."""
    opens = _SURNAME.match(words)
    cast = writer.wording.cast
    return opens is not None and not (
        cast.known(opens["who"]) or cast.party_of(opens["who"]) or english.is_plural(opens["who"])
    )


def _placed_before(fact: Fact, claim: Claim) -> bool:
    """Whether a passage names none of the places of its deed: these stand in the one before it."""
    named = [place.mention.span for place in fact.where]
    inside = [one.doc == at.doc and one.start <= at.start < one.end for at in named for one in claim.spans]
    return bool(inside) and not any(inside)
