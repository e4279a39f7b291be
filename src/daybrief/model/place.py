"""Where, with honest precision. An unplaced mention is a value, not (0, 0)."""

from typing import Annotated, Any, Literal

from pydantic import Field

from daybrief.model.base import Record
from daybrief.model.text import Span

Grain = Literal["point", "settlement", "district", "region", "area", "direction", "country"]
"""What kind of thing a place is: a building or site; a settlement; a raion; an oblast; a compass part, sea, road or
river stretch; an axis of the front; a state."""


class Mention(Record):
    """Words of a text that name a place, as a claim uses them."""

    span: Span = Field(description="the name alone, without its preposition")
    name: str = Field(description="Latin, nominative, official romanisation where the reader knows one")
    relation: str | None = Field(default=None, description="'near', 'north of', 'in the direction of' …; None: in it")
    parent: str | None = Field(default=None, description="the region named with it: 'Kupiansk, Kharkiv Oblast'")


class Candidate(Record):
    """One place a mention may mean, with the evidence for it."""

    gazetteer_id: str = Field(description="KATOTTG code in Ukraine, otherwise a prefixed id such as gn:524901")
    name: str = Field(description="official name, Latin script")
    lon: float = Field(ge=-180, le=180, description="degrees east, WGS 84")
    lat: float = Field(ge=-90, le=90, description="degrees north, WGS 84")
    score: float = Field(ge=0, le=1)
    why: tuple[str, ...] = Field(description="reasons that argued for it, strongest first, in a reader's words")
    parents: tuple[str, ...] = Field(
        default=(), description="ids of the units around it, innermost first, country last"
    )


class Area(Record):
    """The stretch of land that words such as "north of X" or "between X and Y" mean, as a ring or a line."""

    said: str = Field(description="what it is, in a reader's words: 'north of Lyman', 'between Kupiansk and Svatove'")
    points: tuple[tuple[float, float], ...] = Field(
        min_length=2, description="degrees east and north, WGS 84, in order"
    )
    closed: bool = Field(description="a ring whose last point leads back to its first; False: a line, such as a road")

    def geometry(self) -> dict[str, Any]:
        """As GeoJSON has it."""
        points = [list(point) for point in self.points]
        if self.closed:
            return {"type": "Polygon", "coordinates": [[*points, points[0]]]}
        return {"type": "LineString", "coordinates": points}


class Located(Record):
    """A mention that means `chosen`; the true place is believed to lie within `radius_km` of it."""

    state: Literal["located"] = "located"
    mention: Mention
    chosen: Candidate
    others: tuple[Candidate, ...] = ()
    grain: Grain
    radius_km: float = Field(gt=0)
    area: Area | None = Field(default=None, description="where the words mean more than a disc around the place")
    drawable: bool = Field(default=True, description="False where the gazetteer only estimates the coordinates")


class Unplaced(Record):
    """A mention that cannot be put on the map, and why."""

    state: Literal["unplaced"] = "unplaced"
    mention: Mention
    others: tuple[Candidate, ...] = ()
    reason: Literal["no-match", "tie", "outside-theatre", "look-alike"] = Field(
        description="no-match: no such name known · tie: it may be several places · outside-theatre · "
        "look-alike: the name mixes letters of two alphabets, so that it looks like another"
    )


Place = Annotated[Located | Unplaced, Field(discriminator="state")]
