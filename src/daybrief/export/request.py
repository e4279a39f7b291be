"""What a form is asked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from daybrief.brief.tongue import Tongue
from daybrief.brief.tongues import tongue
from daybrief.export.edition import Edition
from daybrief.export.overlay import PLAIN, MapView
from daybrief.theatre.pack import Theatre


@dataclass(frozen=True)
class Request:
    """Editions in order of days. `base` is the address of the site that holds their pages, without a slash at the end,
    or ''. `view` is how the reader wants the map drawn. `left` counts by reason what the form has no place for."""

    editions: Sequence[Edition]
    theatre: Theatre
    base: str = ""
    view: MapView = PLAIN
    left: Counter[str] = field(default_factory=Counter)

    @cached_property
    def words(self) -> Tongue:
        """The tongue of the editions, which are all in one language."""
        return tongue(self.editions[0].lang, self.theatre)

    @property
    def only(self) -> Edition:
        """The edition of a form that is of one day."""
        return self.editions[0]

    def link(self, edition: Edition) -> str:
        """The address of an edition's page on the site, '' without a base."""
        return f"{self.base}/days/{edition.data['day']}.html" if self.base else ""
