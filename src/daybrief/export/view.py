"""The brief as pages show it: every citation numbered once, every receipt with its words in their paragraph."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from daybrief.brief import gloss
from daybrief.brief.tongue import Tongue
from daybrief.claims import Claim
from daybrief.export.asjson import paragraph
from daybrief.export.edition import shortened
from daybrief.model.outcome import Brief, Citation, Fact, Sentence
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre

LONGEST = 260  # letters of words of an earlier day that are shown
_AROUND = 420  # characters of a long paragraph shown on either side of the cited words
_JOINT = re.compile(
    r"(?:,? (?:and|including|where|та|і|й|а|зокрема|де)|[;,:])? +$"
)  # words that only lead on to what the next receipt is for


@dataclass(frozen=True)
class Segment:
    """A stretch of a sentence and the numbers of its receipts."""

    text: str
    refs: tuple[int, ...]


@dataclass(frozen=True)
class Told:
    """A sentence as segments, with its anchor."""

    anchor: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True)
class Receipt:
    """One passage a brief rests on: the cited words within their paragraph, and where they come from."""

    number: int
    before: str
    quote: str
    after: str
    title: str
    source: str
    url: str
    published: str
    lang: str
    language: str
    voice: str
    gloss: str
    standing: str
    steps: tuple[tuple[str, str], ...]  # with its language where that is not the page's
    same_as: int  # number of the receipt that tells how this finding was settled; 0: this one does
    back: str  # anchor of the first sentence that cites it


@dataclass
class Numbering:
    """Numbers claims in the order in which a reader meets them, and remembers the sentence each was met in."""

    numbers: dict[str, int] = field(default_factory=dict)
    met_in: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)  # fact → anchor of the fullest sentence about it

    def told(self, sentence: Sentence, anchor: str, links: bool = True) -> Told:
        """A sentence with numbered citations. `links`: whether marks on the map may lead to it."""
        if links:
            for cite in sentence.cites:
                self.facts.setdefault(cite.fact, anchor)
        return Told(anchor, tuple(self.segments(sentence.text, sentence.cites, anchor)))

    def segments(self, text: str, cites: Sequence[Citation], anchor: str) -> Iterable[Segment]:
        edges = sorted({0, len(text), *(c.start for c in cites), *(c.end for c in cites)})
        for start, end in itertools.pairwise(edges):
            held = [cid for c in cites if c.start <= start and end <= c.end for cid in c.claims]
            words = text[start:end]
            joint = _JOINT.search(words)
            at = joint.start() if joint and held else len(words)
            yield Segment(words[:at], self.refs(held, anchor))
            if at < len(words):
                yield Segment(words[at:], ())

    def refs(self, claims: Iterable[str], anchor: str) -> tuple[int, ...]:
        found = []
        for cid in dict.fromkeys(claims):
            self.met_in.setdefault(cid, anchor)
            found.append(self.numbers.setdefault(cid, len(self.numbers) + 1))
        return tuple(found)


def based(documents: int, origins: int, words: Tongue) -> str:
    """'38 documents, 53 origins'."""
    return f"{words.count(documents, 'document')}, {words.count(origins, 'origin')}"


def before(brief: Brief, sentence: Sentence, words: Tongue) -> str:
    """'3 February: “…”': what the holder of a position said on the issue last; '' for other sentences, and where the
    words of several holders stand side by side, which says it there."""
    events = {cite.fact for cite in sentence.cites}
    one = next((held for held in brief.positions if held.event in events and held.change == "new"), None)
    beside = {told.claim for issue in brief.wordings if issue.issue for told in issue.told}
    if one is None or one.before is None or one.claim in beside:
        return ""
    if one.before_said == " ".join(one.before_passage.split()):
        return ""  # the sentence of a reporter, with a piece of theirs in it
    said = shortened(" ".join(one.before_said.split()).strip('“”"'), LONGEST)
    day = words.day_month(date.fromisoformat(one.before), brief.day)
    holder = words.holder(one.holder, brief.day)
    return words.t("{holder} on {day}", holder=holder, day=day) + f": {words.quoted(said)}"


def since(told: Mapping[str, Any], day: date, words: Tongue) -> str:
    """What became of a holder's words on an issue since they last spoke on it; '' where nothing is known of that."""
    if told.get("change") == "first":
        return words.t("Nothing of theirs on this in the 30 days before")
    if not told.get("change") or not told.get("before"):
        return ""
    when = words.day_month(date.fromisoformat(told["before"]), day)
    if told["change"] == "same":
        return words.t("The same words as on {day}", day=when)
    said = words.quoted(told["before_said"].strip('“”"'))
    source = f" ({words.publisher(told['before_source'])})" if told["before_source"] else ""
    return words.t("On {day}", day=when) + f": {said}{source}"


def abreast(wordings: Sequence[Mapping[str, Any]], words: Tongue) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Words set side by side under their two titles: those on live issues, then those on single events."""
    titled = (
        (words.t("Who holds what, in their words"), [one for one in wordings if one.get("issue")]),
        (words.t("The same event in their words"), [one for one in wordings if not one.get("issue")]),
    )
    return [(title, group) for title, group in titled if group]


def receipts(
    numbering: Numbering,
    brief: Brief,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    theatre: Theatre,
    words: Tongue,
) -> tuple[Receipt, ...]:
    """Every cited passage, in the order of its number."""
    facts = {cid: fact for fact in brief.facts for cid in (*fact.support, *fact.against)}
    told: dict[str, int] = {}
    made = []
    for cid, number in numbering.numbers.items():
        claim = claims[cid]
        doc = documents[claim.spans[0].doc]
        fact = facts.get(cid)
        first = told.setdefault(fact.event, number) if fact else number
        made.append(
            _receipt(
                number, claim, doc, numbering.met_in[cid], brief, theatre, fact, 0 if first == number else first, words
            )
        )
    return tuple(made)


def _receipt(
    number: int,
    claim: Claim,
    doc: Document,
    back: str,
    brief: Brief,
    theatre: Theatre,
    fact: Fact | None,
    same_as: int,
    words: Tongue,
) -> Receipt:
    start, end = claim.spans[0].start, claim.spans[-1].end
    first, last = paragraph(doc, start, end)
    return Receipt(
        number=number,
        before=_shortened(doc.text[first:start], tail=True),
        quote=doc.text[start:end],
        after=_shortened(doc.text[end:last], tail=False),
        title=doc.title or doc.name,
        source=words.publisher(doc.source),
        url=doc.url if re.match(r"https?://", doc.url) else "",
        published=published(doc, words),
        lang=doc.lang,
        language=words.language(doc.lang),
        voice="" if claim.attribution.own_voice else words.holder(claim.attribution.origin.name, brief.day),
        gloss=gloss.of(claim, doc, brief.day, theatre, words) if doc.lang != words.lang else "",
        standing=standing(fact, words) if fact else "",
        steps=tuple(words.steps(fact.kind, brief.day, [step.said for step in fact.steps]))
        if fact and not same_as
        else (),
        same_as=same_as,
        back=back,
    )


def published(doc: Document, words: Tongue) -> str:
    """'27 February 2025', with the time where the source gives one."""
    if doc.published is None:
        return words.t("undated")
    said = words.full_day(doc.published.day)
    return f"{said}, {doc.published.at:%H:%M} UTC" if doc.published.at else said


def refused(n: int, words: Tongue) -> str:
    """How many wordings the receipts held back before publication; '' for none."""
    said = "Wordings that did not hold, and were changed or left out before publication: {n}."
    return words.t(said, n=words.spaced(n)) if n else ""


def by(voice: str | None, source: str, words: Tongue) -> str:
    """Who says so and where: 'the mayor, in Meridian Wire', or the publisher alone where the voice is its own."""
    return words.t("{voice}, in {source}", voice=voice, source=source) if voice and voice != source else source


def said_day(iso: str | None, words: Tongue) -> str:
    """'27 February 2025', or 'undated'."""
    return words.full_day(date.fromisoformat(iso[:10])) if iso else words.t("undated")


def said_when(when: str, words: Tongue) -> str:
    """A time of the exchange format in words: '6–7 February 2026', '31 January – 2 February 2026', '2026'."""
    days = when.split("/")
    if any(len(day) != len("2026-02-07") for day in days):
        return words.horizon(when, date.min) if len(days) == 1 else " – ".join(days)
    return words.spanned(said_day(days[0], words), said_day(days[-1], words))


def compared(changes: Sequence[str], words: Tongue) -> str:
    """What the list of changes compares with: the last brief, or the day's own earlier reports."""
    since = any(words.t("since the last brief") in line for line in changes)
    return words.t("Changed since the last brief" if since else "Changed during the day")


def standing(fact: Fact, words: Tongue) -> str:
    """How well a fact is founded, in a reader's words."""
    if words.lang != "en":
        return words.t(f"standing {fact.standing}", origins=words.counted(fact.origins, "origin"))
    origins = f"{fact.origins} independent origins" if fact.origins > 1 else "one origin"
    documents = f", in {fact.documents} documents" if fact.documents > 1 else ""
    said = {
        "single": f"Rests on {origins}{documents}",
        "agreed": f"{origins[:1].upper()}{origins[1:]} agree{documents}",
        "confirmed": f"Confirmed; rests on {origins}{documents}",
        "disputed": f"Disputed; rests on {origins}{documents}",
        "denied": f"Denied by another voice; rests on {origins}{documents}",
        "superseded": f"Superseded by a later count; rests on {origins}{documents}",
    }
    return said[fact.standing]


def _shortened(text: str, tail: bool) -> str:
    """The part of a paragraph next to the cited words, cut at a word."""
    if len(text) <= _AROUND:
        return text
    if tail:
        return "… " + text[-_AROUND:].split(" ", 1)[-1]
    return text[:_AROUND].rsplit(" ", 1)[0] + " …"
