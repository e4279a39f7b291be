"""Every claim kind, in the order the exchange format lists them. To add one: docs/how-to/add-a-claim-kind.md."""

from typing import Annotated, Any, get_args

from pydantic import Field

from daybrief.claims.agreement import Agreement
from daybrief.claims.base import Detail
from daybrief.claims.casualties import Casualties
from daybrief.claims.damage import Damage
from daybrief.claims.deployment import Deployment
from daybrief.claims.forecast import Forecast
from daybrief.claims.ground import Ground
from daybrief.claims.losses import Losses
from daybrief.claims.measure import Measure
from daybrief.claims.meeting import Meeting
from daybrief.claims.statement import Statement
from daybrief.claims.strike import Strike
from daybrief.model.base import Record
from daybrief.model.place import Located, Mention, Place
from daybrief.model.text import Document, Link, Span
from daybrief.model.voice import Attribution
from daybrief.model.when import When

AnyDetail = (  # a new kind is one file and one word here
    Strike | Casualties | Damage | Ground | Losses | Deployment | Meeting | Agreement | Measure | Statement | Forecast
)

KINDS: tuple[type[Detail], ...] = get_args(AnyDetail)
KIND_BY_NAME: dict[str, type[Detail]] = {kind.model_fields["kind"].default: kind for kind in KINDS}


class Claim(Record):
    """One thing one voice says happened, is so or will be, with the words that say it."""

    about_the_run = frozenset({"where", "cites", "made_by", "confidence"})

    spans: tuple[Span, ...] = Field(min_length=1, description="evidence in text order: whole sentences")
    attribution: Attribution
    detail: Annotated[AnyDetail, Field(discriminator="kind")]
    places: tuple[Mention, ...] = Field(default=(), description="as read, finest first")
    where: tuple[Place, ...] = Field(default=(), description="`places` after location; empty before it")
    when: When | None = None
    part_of: str | None = Field(default=None, description="id of the claim whose count includes this one")
    cites: tuple[Link, ...] = Field(default=(), description="links and endnotes of its sentences")
    made_by: str = Field(description="reader name and version, e.g. 'rules/7'")
    confidence: float = Field(default=1.0, ge=0, le=1, description="the reader's own, not a probability of truth")

    def exchange(self, doc: Document) -> dict[str, Any]:
        """The claim exchange format. `doc` is the document the spans were cut from."""
        start, end = self.spans[0].start, self.spans[-1].end
        return {
            "doc": doc.name,
            "kind": self.detail.kind,
            "quote": doc.text[start:end],
            "start": start,
            "end": end,
            "source": None if self.attribution.own_voice else self.attribution.named,
            "stance": self.attribution.stance,
            "when": self.when.exchange() if self.when else None,
            "places": [_exchange_place(place) for place in self.where]
            if self.where
            else [{"name": mention.name} for mention in self.places],
            **self.detail.exchange(),
        }


def _exchange_place(place: Place) -> dict[str, Any]:
    if isinstance(place, Located):
        return {"name": place.chosen.name, "lat": place.chosen.lat, "lon": place.chosen.lon}
    return {"name": place.mention.name}
