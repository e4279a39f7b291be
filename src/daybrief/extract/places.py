"""Place names of a sentence, as claims may use them."""

import re
from dataclasses import dataclass, replace

from daybrief.extract.scene import Scene
from daybrief.model.place import Grain, Mention
from daybrief.model.text import Document
from daybrief.theatre.gazetteer import PlaceHit

_COMPASS = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\w*"
_BEARING = re.compile(
    r"^[\s,(–—-]*(?:(?:and|all|both|about|approximately|roughly|just|only|some|around|due|directly|immediately|located|situated|lying"
    r"|less|than|within|\d[\d.,-]*|k?m|kilomet\w+|miles?|further|far|to|the)[\s-]*)*"
    rf"(?:(?:{_COMPASS}\s+(?:and\s+{_COMPASS}\s+)?)of|(?:k?m|kilomet\w+|miles?)\s+(?:away\s+)?from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OUTSKIRTS = re.compile(
    r"^[\s,(–—-]*(?:(?:both|all|located|situated|lying|just|which (?:is|lies))\s+)*(?:on|at|in)\s+the\s+"
    rf"(?:{_COMPASS}\s+(?:and\s+{_COMPASS}\s+)?)?(?:outskirts|edge|side|fringes?|suburbs?|approaches)\s+(?:of|to)\s+(?:the\s+)?$"
)
BESIDE = "near"  # how what lies along a road lies to the towns that the road is named after
_HYPHENS = ("-", "–")
_FEW = 24  # letters of "a number of", "several", between "across" and the country
_NEAR = re.compile(
    r"^(?:\s+[Cc]ity)?\s*(?:\([^)]*\)\s*)?(?:near|towards?|in the (?:vicinity|direction|area) of)"
    r"(?:\s+(?:the|occupied|both|city of|town of|village of))*\s+$"
)
_AND = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,|and|or|,\s+and)\s+"
    r"(?:the (?:[a-z-]+ern )?(?:outskirts|suburbs|approaches) (?:of|to)\s+)?$"
)
_LISTED = re.compile(rf"^\s*(?:\([^)]*\)\s*)?,\s+(?:and\s+)?{_COMPASS}\s+of\s+$")
_LAST_BEARING = re.compile(rf"^(?:\s+[Cc]ity)?\s*(?:\([^)]*\)\s*)?,\s+and\s+{_COMPASS}\s+of\s")
_INSIDE = re.compile(
    r"^\s*,?\s*in\s+(?:(?:central|north\w*|south\w*|east\w*|west\w*|downtown|the|occupied)\s+)*$", re.IGNORECASE
)
_LOCATING = re.compile(
    r"\b(?:of|from|near|along|behind|beyond|between|in|on|at|towards?|across|outside|border\w*|not|also|formerly)\b",
    re.IGNORECASE,
)
_ALL_LIE = re.compile(
    r"^\s*[,—–-]+\s*(?:all|both)\s+(?:of (?:them|which)\s+)?(?:[a-z]+\s+){0,4}?"
    rf"(?:{_COMPASS}\s+of|near|along|within|in|on|around|outside)\s+(?:the\s+)?$"
)
_GOES_ON = re.compile(
    rf"^(?:[-–—]|\s+(?:(?:and\s+)?(?:border|line|road|highway|direction|axis)\s+)?"
    rf"(?:{_COMPASS}\s+of|along|on|of)\s+(?:the\s+)?(?:[A-Z]-?\d+\s+)?)$"
)
_BY_A_THING = re.compile(
    r"^(?:\s+[Cc]ity)?,?\s+(?:near|by|opposite|across from|along)\s+(?:the|an?)\s+(?!city|town|village|settlement|area)"
    r"[a-z]+\s+(?:at|in|to|of|leading to)\s+(?:the\s+)?$"
)
_FAR = re.compile(r"^\s*[,–—-].*\d.*\s(?:k?m|kilomet\w+|miles?)\b")
_AND_ALSO = re.compile(r"^(?:\s+[Cc]ity)?\s+and\s+$")
_OF_IT = re.compile(
    r"[-‑–](?:based|born|led|backed|made|style|educated|trained|supplied|funded|owned|run|flagged|registered|bound"
    r"|controlled|aligned|installed)\b"
)
_PART_OF = re.compile(
    r"^(?:\s+(?!and\b|or\b)[a-z]+){0,2}\s*(?:\([^)]*\))?\s*,?\s+in\s+(?:(?:the|occupied|central|(?:north|south|east|west)\w*)\s+)*$"
)
_SUCH_AS = re.compile(r"^(?:\s+[Cc]ity)?,\s+(?:including|such as|namely)\s+(?:(?:in|near|around|at|the)\s+)*$")
_TO_BOUND = re.compile(r"(?:\s+(?:international|administrative|state|oblast|Oblast))*\s+")
_ITS_BOUND = re.compile(r"['’]s?\s+(?:[a-z]+ern\s+)?")  # before "borders": what is there lies by the country
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
    weak: bool = False  # it names a border or water: no place beside one that is a place itself
    by_way: bool = False  # it names a road or a line that leads by it

    def mention(self, doc: Document) -> Mention:
        span = doc.span(self.start, self.end)
        return Mention(span=span, name=self.name, relation=self.relation, parent=self.parent)


def spots(scene: Scene) -> list[Spot]:
    """Names of places in the sentence, but none that only tells where another place lies."""
    text, base = scene.text, scene.start
    named = [_spot(scene, h) for h in scene.places if not h.is_parent and not _OF_IT.match(text, h.end - base)]
    for n in range(len(named) - 2, -1, -1):
        joined = text[named[n].end - base : named[n + 1].start - base] in _HYPHENS
        after = named[n + 1]
        if joined:  # 'the *Kharkiv*-Luhansk Oblast border', 'the *Lyman*-Siversk road'
            relation = named[n].relation or (after.relation if after.by_way else None)
            named[n] = replace(named[n], weak=named[n].weak or after.weak, by_way=after.by_way, relation=relation)
    found: list[Spot] = []
    far = False
    aside = 0  # where the last name that was left out ends: what goes on from it is left out as well
    for spot in named:
        last = found[-1] if found else None
        at = spot.start - base
        between = text[last.end - base : at] if last is not None else ""
        goes_on = aside and (_GOES_ON.match(text[aside:at]) or (far and _AND_ALSO.match(text[aside:at])))
        if last is not None and (goes_on or _locates(scene, last, spot, between) or _aside(text, at)):
            far = bool(goes_on and far) or bool(_FAR.match(between))  # 'X, 30 km east of Y *and Z*'
            aside = spot.end - base
            continue
        if last is not None and _narrows(scene, last, spot, between):
            found.pop()
        elif last is not None and last.weak and len(found) > 1 and _narrows(scene, found[-2], spot, _rest(between)):
            del found[-2:]  # 'in Y Oblast near the Z Oblast border in the vicinity of *X*'
        if found and spot.relation is None and found[-1].relation and _AND.match(between):
            spot = replace(spot, relation=found[-1].relation)
        found.append(spot)
    return found + _whole_countries(scene)


def _spot(scene: Scene, hit: PlaceHit) -> Spot:
    grain = hit.grain or (scene.theatre.gazetteer.get(hit.ids[0]).grain if hit.ids else None)
    bounds = (
        b
        for b in scene.words("bounds")
        if _TO_BOUND.fullmatch(scene.text[hit.end - scene.start : b.start - scene.start])
    )
    weak = any(True for _ in bounds) or any(hit.start < b.start and b.end == hit.end for b in scene.words("bounds"))
    id_ = hit.ids[0] if hit.ids else ""
    way = any(w.start == hit.end + 1 for w in scene.words("ways"))
    bordered = grain == "country" and any(
        _ITS_BOUND.fullmatch(scene.text[hit.end - scene.start : b.start - scene.start]) for b in scene.words("bounds")
    )
    relation = hit.relation or (BESIDE if way or bordered else None)
    return Spot(hit.start, hit.end, hit.name, relation, hit.parent, grain, id_, weak, way)


def _rest(between: str) -> str:
    """The words after that for the border or the water."""
    return re.sub(r"^\s+\w+", "", between)


def bears(between: str) -> bool:
    """Whether the words between two names say on which side of the second the first lies."""
    return _BEARING.match(between) is not None


def _locates(scene: Scene, last: Spot, spot: Spot, between: str) -> bool:
    """Whether the words between say that the second name only tells where the first lies."""
    if _LISTED.match(between) and _bearings_go_on(scene, last, spot):
        return False
    inside = last.grain == "point" and _INSIDE.match(between)
    known = scene.theatre.gazetteer
    if not last.id and spot.grain == "region" and last.grain != "region" and _PART_OF.match(between):
        return True  # 'the settlement of *Yz* in the X Region', which no list knows
    namesakes = (last.id, *(place.id for place in known.lookup(last.name))) if last.id and spot.id else ()
    around = any(spot.id in known.parents(place) for place in namesakes)
    outside = _OUTSKIRTS.match(between) or (last.grain == "settlement" and _BY_A_THING.match(between))
    return bool(
        outside or _BEARING.match(between) or _ALL_LIE.match(between) or inside or (around and _PART_OF.match(between))
    )


def _bearings_go_on(scene: Scene, last: Spot, spot: Spot) -> bool:
    """Whether bearings make a list: 'northwest of X, *southeast of Y*', 'around X, *south of Y*, and west of Z'."""
    if last.relation and last.relation.endswith(" of"):
        return True
    return bool(last.relation and _LAST_BEARING.match(scene.text[spot.end - scene.start :]))


def _narrows(scene: Scene, last: Spot, spot: Spot, between: str) -> bool:
    """Whether the first name only leads up to the second: "north of X near *Y*", "in Z Oblast near *Y*"."""
    if spot.weak:
        return False
    if last.relation and last.relation.endswith(" of"):
        return bool(_NEAR.match(between) or _SUCH_AS.match(between))
    known = scene.theatre.gazetteer
    if not (last.id and spot.id and _NEAR.match(between)) or last.grain != "region":
        return False
    return last.id != spot.id and last.id in known.parents(spot.id)


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
    if not (parts and over):
        return []
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
