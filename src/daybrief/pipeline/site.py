"""The static archive of a ledger: every page of it, written whole."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from daybrief.brief.tongues import tongue
from daybrief.claims import Claim
from daybrief.engine.files import write_whole
from daybrief.export.edition import Edition
from daybrief.export.html import brief_html
from daybrief.export.links import Links
from daybrief.export.site import pages
from daybrief.ledger import published
from daybrief.ledger.editions import nothing
from daybrief.ledger.store import Ledger
from daybrief.model.outcome import Brief
from daybrief.model.text import Document
from daybrief.pipeline.job import Say
from daybrief.theatre.pack import Theatre, load


def site(
    out: Path,
    path: Path,
    theatre: str,
    langs: Sequence[str],
    first: date | None,
    last: date | None,
    base: str,
    say: Say,
) -> int:
    """Write the archive of a ledger's days into a folder; how many files it has."""
    days = (first or date.min, last or date.max)
    with Ledger(path, write=False) as ledger:
        pack = load(theatre)
        shelves = [Shelf(ledger, pack, lang, *days) for lang in langs]
        for shelf in shelves:
            if not shelf.days:
                raise nothing(path, theatre, shelf.words.lang, first, last)
        count = 0
        for name, content in pages(shelves, base):
            write_whole(out / name, content)
            count += 1
            if count % 2000 == 0:
                say(f"{count} files")
    return count


class Shelf:
    """A ledger's editions in one language, and the records that the page of a brief is made from."""

    def __init__(self, ledger: Ledger, theatre: Theatre, lang: str, first: date, last: date) -> None:
        self._ledger = ledger
        self._theatre = theatre
        self.words = tongue(lang, theatre)
        self.days = published.by_day(ledger, theatre.name, lang, first, last)

    def editions(self) -> Iterator[Edition]:
        """The last edition of each day, in order of days."""
        for keys in self.days.values():
            yield self._edition(keys[-1])

    def page(self, edition: Edition, links: Links) -> str:
        """The page of a day's last edition."""
        brief = Brief.model_validate((self._ledger.result(self.days[edition.day][-1]) or {})["brief"])
        claims = {
            id: self._ledger.read(Claim.model_validate_json, body)
            for id, body in published.bodies(self._ledger, "claims", edition.claims)
        }
        documents = {
            id: self._ledger.read(Document.model_validate_json, body)
            for id, body in published.bodies(self._ledger, "documents", edition.documents)
        }
        rate = edition.data["receipts"]
        return brief_html(brief, claims, documents, self._theatre, (rate["sentences"], rate["supported"]), links)

    def revisions(self) -> Mapping[date, Sequence[Edition]]:
        """The days that were published more than once, with all their editions in order."""
        return {day: [self._edition(key) for key in keys] for day, keys in self.days.items() if len(keys) > 1}

    def _edition(self, key: str) -> Edition:
        return Edition.parse((self._ledger.result(key) or {})["pages"]["brief.json"], self._ledger.path)
