"""The static archive of a ledger: every page of it, written whole."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from daybrief.claims import Claim
from daybrief.engine.files import write_whole
from daybrief.errors import InputError
from daybrief.export.edition import Edition
from daybrief.export.html import brief_html
from daybrief.export.links import Links
from daybrief.export.site import pages
from daybrief.ledger import published
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Brief
from daybrief.model.text import Document
from daybrief.pipeline.job import Say
from daybrief.theatre.pack import Theatre, load


def site(out: Path, path: Path, theatre: str, first: date | None, last: date | None, base: str, say: Say) -> int:
    """Write the archive of a ledger's days into a folder; how many files it has."""
    with Ledger(path, write=False) as ledger:
        shelf = Shelf(ledger, load(theatre), first or date.min, last or date.max)
        if next(shelf.editions(), None) is None:
            raise InputError(
                f"{path}: expected briefs of {theatre} from {first or 'the first day'} to {last or 'the last'}, found "
                "none; run those days first, or give other days"
            )
        made: set[Path] = set()
        count = 0
        for name, content in pages(shelf, shelf.theatre, base):
            file = out / name
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            write_whole(file, content)
            count += 1
            if count % 2000 == 0:
                say(f"{count} files")
    return count


class Shelf:
    """A ledger's editions, and the records that the page of a brief is made from."""

    def __init__(self, ledger: Ledger, theatre: Theatre, first: date, last: date) -> None:
        self._ledger = ledger
        self.theatre = theatre
        self._days = (first, last)
        self._briefs: dict[date, tuple[Brief, Edition]] = {}

    def editions(self) -> Iterator[Edition]:
        """The last edition of each day, in order of days."""
        for day, row in published.editions(self._ledger, self.theatre.name, *self._days):
            edition = Edition.parse(row["pages"]["brief.json"], self._ledger.path)
            self._briefs = {day: (Brief.model_validate(row["brief"]), edition)}
            yield edition

    def page(self, day: date, links: Links) -> str:
        """The page of the edition that was read last."""
        brief, edition = self._briefs[day]
        claims = {
            id: Claim.model_validate_json(body) for id, body in published.bodies(self._ledger, "claims", edition.claims)
        }
        documents = {
            id: Document.model_validate_json(body)
            for id, body in published.bodies(self._ledger, "documents", edition.documents)
        }
        rate = edition.data["receipts"]
        return brief_html(brief, claims, documents, self.theatre, (rate["sentences"], rate["supported"]), links)

    def revisions(self) -> Mapping[date, Sequence[Edition]]:
        """The days that were published more than once, with all their editions in order."""
        found: dict[date, list[Edition]] = {}
        for row in published.again(self._ledger, self.theatre.name, *self._days):
            edition = Edition.parse(row["pages"]["brief.json"], self._ledger.path)
            found.setdefault(edition.day, []).append(edition)
        return found
