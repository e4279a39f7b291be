"""The learned reader: documents to claims."""

from dataclasses import dataclass

from daybrief.claims import Claim
from daybrief.extract.merge import once
from daybrief.extract.readers.model.assemble import Assembler
from daybrief.extract.readers.model.counts import Reading
from daybrief.extract.readers.model.inputs import page_of, windows_of
from daybrief.extract.readers.model.marks import Marker, Telling, Thresholds
from daybrief.extract.readers.model.network import Scorer, shipped
from daybrief.extract.readers.model.sides import grounded
from daybrief.extract.scene import Story
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre

VERSION = 4


@dataclass(frozen=True)
class Learned:
    """What the learned reader makes of a document: its claims, and how likely each sentence tells each kind it knows.

    `chances` holds (start, end, by kind) of every sentence, probabilities in [0, 1]."""

    claims: tuple[Claim, ...]
    chances: tuple[tuple[int, int, dict[str, float]], ...]

    def chance(self, claim: Claim) -> float:
        """How likely the claim's sentences tell its kind, by the likeliest; 1 for a kind that is read by rule alone."""
        spans, kind = claim.spans, claim.detail.kind
        own = [told for start, end, told in self.chances if any(s.start < end and start < s.end for s in spans)]
        return max((told.get(kind, 1.0) for told in own), default=1.0)


class ModelReader:
    """Reads a theatre's languages with the trained encoder. Quotations and tallies are read by rule elsewhere."""

    name = f"model/{VERSION}"

    def __init__(self, theatre: Theatre, network: Scorer | None = None) -> None:
        self.theatre = theatre
        self.network: Scorer = network or shipped()
        self.least = Thresholds.read(self.network.table["thresholds"])

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """The claims of a document, in text order."""
        return self.learned(Story.of(doc, self.theatre)).claims

    def learned(self, story: Story) -> Learned:
        """The same, of a document whose sentences are already marked, with how sure it is of each sentence."""
        page, heads = page_of(story), self.network.heads
        reading = Reading(page, story)
        tellings: list[Telling] = []
        chances: list[tuple[int, int, dict[str, float]]] = []
        for window in windows_of(page):
            scores = self.network.score(page, window)
            tellings += Marker(reading, window, scores, heads, self.least).tellings()
            for sentence in range(window.target, window.end):
                told = dict(zip(heads.kinds, scores.kinds[sentence - window.opening].tolist(), strict=True))
                chances.append((*page.words.chars(*page.words.sents[sentence]), told))
        assembler = Assembler(page, story, heads, self.name)
        found = (claim for telling in tellings for claim in assembler.claims(telling))
        return Learned(once(grounded(found, story)), tuple(chances))
