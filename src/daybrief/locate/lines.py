"""What only `locate` tells: roads by their numbers, and banks of a river, which no gazetteer lists as places."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from daybrief.locate.setting import Spot, apart, km
from daybrief.model.place import Area, Candidate, Located, Mention, Place, Unplaced
from daybrief.model.text import Document
from daybrief.theatre.gazetteer import Entry
from daybrief.theatre.pack import Theatre

AROUND_KM = 50.0  # beyond its radius: what a passage names this close to a bank of the front speaks for that river
BESIDE_KM = 5.0  # what happens along a road happens this close to it
_NUMBER = re.compile(r"\b([A-ZА-ЯІЇЄ])[\s-]?(\d{2})(?:[\s-]?(\d{2,3}))?\b")
_NAMES = re.compile(r"\s+(?:\(?[A-ZА-ЯІЇЄҐ][\w'’]+\)?(?:\s?[-–—]\s?|\s))*")  # of towns before the word
_LATIN = str.maketrans("ТМНРЕ", "TMHPE")
_FAR = 60  # characters between a number and the word that says it is a road's


def lines(doc: Document, spots: Sequence[Spot], theatre: Theatre) -> list[Place]:
    """Roads and banks that the text names."""
    return [*_roads(doc, spots, theatre), *_banks(doc, spots, theatre)]


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


def _banks(doc: Document, spots: Sequence[Spot], theatre: Theatre) -> Iterator[Place]:
    for row in theatre.gazetteer.patches.get("bank", []):
        for words in row.get(doc.lang, ()):
            for found in re.finditer(rf"\b(?:{words})\b", doc.text, re.IGNORECASE):
                if not _told_there(doc, found.start(), spots, row):
                    continue
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


def _told_there(doc: Document, at: int, spots: Sequence[Spot], row: dict[str, Any]) -> bool:
    """Whether what a passage names besides, else the whole text, lies along this bank; true where it names nothing."""
    start, end = doc.text.rfind("\n", 0, at) + 1, doc.text.find("\n", at)
    placed = [s for s in spots if s.chosen is not None and s.chosen.grain not in ("country", "area")]
    inside = [s for s in placed if start <= s.hit.start and (end < 0 or s.hit.start < end)]
    away = [apart(row["lat"], row["lon"], s.chosen.lat, s.chosen.lon) for s in inside or placed if s.chosen is not None]
    return not away or min(away) <= row["radius_km"] + AROUND_KM
