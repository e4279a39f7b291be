"""The learned reader: documents to claims."""

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

VERSION = 2


class ModelReader:
    """Reads a theatre's languages with the trained encoder. Quotations and tallies are read by rule elsewhere."""

    name = f"model/{VERSION}"

    def __init__(self, theatre: Theatre, network: Scorer | None = None) -> None:
        self.theatre = theatre
        self.network: Scorer = network or shipped()
        self.least = Thresholds.read(self.network.table["thresholds"])

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """The claims of a document, in text order."""
        return self.told(Story.of(doc, self.theatre))

    def told(self, story: Story) -> tuple[Claim, ...]:
        """The same, of a document whose sentences are already marked."""
        page, heads = page_of(story), self.network.heads
        reading = Reading(page, story)
        tellings: list[Telling] = []
        for window in windows_of(page):
            scores = self.network.score(page, window)
            tellings += Marker(reading, window, scores, heads, self.least).tellings()
        assembler = Assembler(page, story, heads, self.name)
        found = (claim for telling in tellings for claim in assembler.claims(telling))
        return once(grounded(found, story))
