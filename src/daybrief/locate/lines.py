"""What only `locate` tells: roads by their numbers, and banks of a river, which no gazetteer lists as places."""

import re
from collections.abc import Iterator, Sequence

from daybrief.locate.setting import Spot, km
from daybrief.model.place import Area, Candidate, Located, Mention, Place, Unplaced
from daybrief.model.text import Document
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre

BESIDE_KM = 5.0  # what happens along a road happens this close to it
_NUMBER = re.compile(r"\b([A-ZА-ЯІЇЄ])[\s-]?(\d{2})(?:[\s-]?(\d{2,3}))?\b")
_NAMES = re.compile(r"\s+(?:\(?[A-ZА-ЯІЇЄҐ][\w'’]+\)?(?:\s?[-–—]\s?|\s))*")  # of towns before the word
_LATIN = str.maketrans("ТМНРЕ", "TMHPE")
_FAR = 60  # characters between a number and the word that says it is a road's


def lines(doc: Document, spots: Sequence[Spot], theatre: Theatre) -> list[Place]:
    """Roads and banks that the text names."""
    return [*_roads(doc, spots, theatre), *_banks(doc, theatre)]


def _roads(doc: Document, spots: Sequence[Spot], theatre: Theatre) -> Iterator[Place]:
    words = theatre.gazetteer.beside(doc.lang).roads
    if words is None:
        return
    known = {row["number"]: row for row in theatre.gazetteer.patches.get("road", [])}
    for found in _NUMBER.finditer(doc.text):
        after, before = words.search(doc.text[found.end() : found.end() + _FAR]), doc.text[: found.start()][-_FAR:]
        if after is None and (not (lead := words.search(before)) or before[lead.end() :].strip(" №")):
            continue
        end = found.end() + after.end() if after is not None else found.end()
        if after is not None and not _NAMES.fullmatch(after.string[: after.start()]):
            continue
        number = (found[1].translate(_LATIN) + found[2] + (found[3] or "")).upper()
        ends = [s.chosen for s in spots if found.end() <= s.hit.start < end and s.chosen is not None]
        told = len(ends) > 1
        stops = ends if told else [theatre.gazetteer.get(id) for id in known.get(number, {}).get("through", ())]
        mention = Mention(span=doc.span(found.start(), end), name=f"{number} road", relation="along")
        yield _road(mention, number, stops, told=told) if stops else Unplaced(mention=mention, reason="no-match")


def _road(mention: Mention, number: str, stops: list[Entry], *, told: bool) -> Located:
    line = tuple((entry.lon, entry.lat) for entry in stops)
    middle = stops[len(stops) // 2]
    names = f"between {stops[0].name} and {stops[-1].name}"
    why = f"the text says that it runs {names}" if told else f"it runs {names}"
    return Located(
        mention=mention,
        chosen=Candidate(
            gazetteer_id=f"road:{number}", name=mention.name, lon=middle.lon, lat=middle.lat, score=1, why=(why,)
        ),
        grain="area",
        radius_km=round(max(km(middle, stop) for stop in stops) + BESIDE_KM, 1),
        area=Area(said=f"along the {mention.name}", points=line, closed=False),
        drawable=False,
    )


def _banks(doc: Document, theatre: Theatre) -> Iterator[Place]:
    for row in theatre.gazetteer.patches.get("bank", []):
        for words in row.get(doc.lang, ()):
            for found in re.finditer(rf"\b(?:{words})\b", doc.text, re.IGNORECASE):
                mention = Mention(span=doc.span(found.start(), found.end()), name=row["name"])
                why = ("the bank of the river that is the front there",)
                middle = Candidate(
                    gazetteer_id=row["id"], name=row["name"], lon=row["lon"], lat=row["lat"], score=1, why=why
                )
                points = tuple((lon, lat) for lon, lat in row["ring"])
                area = Area(said=row["name"], points=points, closed=True)
                yield Located(
                    mention=mention, chosen=middle, grain="area", radius_km=row["radius_km"], area=area, drawable=False
                )
