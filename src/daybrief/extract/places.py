"""Place names of a sentence, as claims may use them."""

import re
from dataclasses import dataclass, replace

from daybrief.extract.scene import Scene
from daybrief.model.place import Grain, Mention
from daybrief.model.text import Document

_COMPASS = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\w*"
_BEARING = re.compile(
    r"^[\s,(–—-]*(?:(?:and|all|both|about|approximately|roughly|just|only|some|around|due|directly|immediately|located|situated|lying"
    r"|less|than|within|\d[\d.,-]*|k?m|kilomet\w+|miles?|further|far|to|the)[\s-]*)*"
    rf"(?:(?:{_COMPASS}\s+(?:and\s+{_COMPASS}\s+)?)of|(?:k?m|kilomet\w+|miles?)\s+(?:away\s+)?from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FEW = 24  # letters of "a number of", "several", between "across" and the country
_NEAR = re.compile(
    r"^(?:\s+[Cc]ity)?\s*(?:\([^)]*\)\s*)?(?:near|towards?|in the (?:vicinity|direction|area) of)"
    r"(?:\s+(?:the|occupied|both|city of|town of|village of))*\s+$"
)
_AND = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:,|and|or|,\s+and)\s+$")
_INSIDE = re.compile(
    r"^\s*,?\s*in\s+(?:(?:central|north\w*|south\w*|east\w*|west\w*|downtown|the|occupied)\s+)*$", re.IGNORECASE
)
_LOCATING = re.compile(
    r"\b(?:of|from|near|along|behind|beyond|between|in|on|at|towards?|across|outside|border\w*|not|also|formerly)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"\b(?:including|among them|such as|namely)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name: `start:end` in the document; `name` official and Latin."""

    start: int
    end: int
    name: str
    relation: str | None = None
    parent: str | None = None
    grain: Grain | None = None
    id: str = ""

    def mention(self, doc: Document) -> Mention:
        span = doc.span(self.start, self.end)
        return Mention(span=span, name=self.name, relation=self.relation, parent=self.parent)


def spots(scene: Scene) -> list[Spot]:
    """Names of places in the sentence, but none that only tells where another place lies."""
    hits = [h for h in scene.places if not h.is_parent]
    text, base = scene.text, scene.start
    found: list[Spot] = []
    for hit in hits:
        grain = hit.grain or (scene.theatre.gazetteer.get(hit.ids[0]).grain if hit.ids else None)
        spot = Spot(hit.start, hit.end, hit.name, hit.relation, hit.parent, grain, hit.ids[0] if hit.ids else "")
        between = text[found[-1].end - base : hit.start - base] if found else ""
        if found and (
            _BEARING.match(between)
            or (found[-1].grain == "point" and _INSIDE.match(between))
            or _aside(text, hit.start - base)
        ):
            continue
        if found and found[-1].relation and found[-1].relation.endswith(" of") and _NEAR.match(between):
            found.pop()
        if found and spot.relation is None and found[-1].relation and _AND.match(between):
            spot = replace(spot, relation=found[-1].relation)
        found.append(spot)
    return found + _whole_countries(scene)


def _aside(text: str, at: int) -> bool:
    """Whether a name stands in brackets that only say where the place before them lies: "(along the border of *X*)"."""
    opened = text.rfind("(", 0, at)
    if opened < 0 or ")" in text[opened:at]:
        return False
    inside = text[opened:at]
    return bool(_LOCATING.search(inside)) and not _LIST.search(inside)


def _whole_countries(scene: Scene) -> list[Spot]:
    """The country whose parts are meant but not named: 'across several *Ukrainian* regions'."""
    parts = {hit.start for hit in scene.words("parts-of-country")}
    over = [hit.end for hit in scene.words("all-over")]
    names = {
        row["code"]: row[scene.lang][0] for row in scene.theatre.table("actors.toml", "party") if scene.lang in row
    }
    found = []
    for hit in scene.parties:
        before = any(0 <= hit.start - end <= _FEW for end in over)
        if not (before and any(0 < start - hit.end <= 1 for start in parts)):
            continue
        for place in scene.theatre.gazetteer.scan(names[hit.value], scene.lang):
            found.append(Spot(hit.start, hit.end, place.name, grain="country", id=place.ids[0] if place.ids else ""))
    return found
