"""Places against points that others set: analysts' from imagery (eyes-on-russia), a machine's for report text (VIINA).

Used by eval_places.py. Eyes on Russia: a town's name with its oblast, as a text would give them, and how often the
place lies within 10 km of the event; for a city, within 10 km of its built-up land, since the points are buildings.
VIINA: report text in Ukrainian or Russian; of the reports that name a place the
locate stage puts on the map as a settlement or a site, how many have one within 15 km of the event. VIINA's own points
are a machine's, and many stand for a whole oblast (Simferopol for Crimea). So two kinds are counted apart: those whose
text names the event's place; and those that name its region but not it, with how many have a place there.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from daybrief.document.language import settle
from daybrief.locate import mentions
from daybrief.model.place import Located
from daybrief.model.text import Document
from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import latin_key, romanise

TOWN_KM = 10.0
EVENT_KM = 15.0


def eyes(path: Path, theatre: Theatre, misses: list[str]) -> Counter[str]:
    """Rows of Ukraine that name a town and its oblast, each name and point once."""
    tally: Counter[str] = Counter()
    for row in rows(path):
        town, region = row["town/city"].strip(), row["province"].strip()
        if row["country"] != "Ukraine" or not town or not region or not row["lat"]:
            continue
        tally["given"] += 1
        region = region if "last" in region else f"{region} Oblast"
        found = located(f"A strike was filmed in {town}, {region}.", "en", theatre)
        tally["located"] += bool(found)
        away = min((km(row, at.chosen.lat, at.chosen.lon) for at in found), default=math.inf)
        edge = min((km(row, at.chosen.lat, at.chosen.lon) - at.radius_km for at in found), default=math.inf)
        tally["near"] += edge <= TOWN_KM
        tally["near the middle"] += away <= TOWN_KM
        if away > TOWN_KM:
            misses.append(f"{away:8.0f} km  {town}, {region} → {[at.chosen.name for at in found]}")
    return tally


def viina(folder: Path, theatre: Theatre, misses: list[str]) -> Counter[str]:
    """Reports of VIINA, each text once."""
    tally: Counter[str] = Counter()
    seen: set[str] = set()
    for row in (row for path in sorted(folder.glob("*.csv")) for row in rows(path)):
        text = row["representative_text"]
        if not text or text in seen or not row["latitude"]:
            continue
        seen.add(text)
        tally["reports"] += 1
        lang = settle("", text, theatre.languages)[0] or "uk"
        found = located(text, lang, theatre)
        tally["located"] += bool(found)
        away = min((km(row, at.chosen.lat, at.chosen.lon) for at in found), default=math.inf)
        tally["near"] += away <= EVENT_KM
        if found and names(text, row["asciiname"]):
            tally["located and named"] += 1
            tally["near and named"] += away <= EVENT_KM
        elif found and any(called(at.chosen.name, row["ADM1_NAME"]) for at in located(text, lang, theatre, "region")):
            tally["region named alone"] += 1
            tally["in that region"] += any(in_region(at, row["ADM1_NAME"], theatre) for at in found)
        if found and away > EVENT_KM:
            told = [at.chosen.name for at in found]
            misses.append(f"{away:8.0f} km  {row['asciiname']}, {row['ADM1_NAME']} → {told}: {text[:160]}")
    return tally


def in_region(at: Located, region: str, theatre: Theatre) -> bool:
    """Whether a place lies in the region of this name."""
    units = (theatre.gazetteer.get(id) for id in at.chosen.parents)
    return any(unit.unit == "region" and called(unit.name, region) for unit in units)


def called(unit: str, region: str) -> bool:
    """Whether two names in Latin letters, of any spelling, begin alike: Odesa Oblast, Odessa."""
    return bool(region) and latin_key(unit.partition(" ")[0])[:4] == latin_key(region.partition(" ")[0])[:4]


def names(text: str, place: str) -> bool:
    """Whether a text in Cyrillic letters has a word that begins like the place's name."""
    own = latin_key(place.partition(" ")[0])[:4]
    return bool(own) and any(
        latin_key(romanise(word, lang))[:4] == own for word in text.split() for lang in ("uk", "ru")
    )


def located(text: str, lang: str, theatre: Theatre, *grains: str) -> list[Located]:
    """Settlements and sites of a text that are put on the map, or its places of other grains."""
    doc = Document(name="report", source="", published=None, lang=lang, text=text)
    places = (place for place in mentions(doc, theatre) if isinstance(place, Located))
    return [place for place in places if place.grain in (grains or ("settlement", "point"))]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def km(row: dict[str, str], lat: float, lon: float) -> float:
    at, across = float(row.get("latitude") or row["lat"]), float(row.get("longitude") or row["lon"])
    return math.hypot((at - lat) * 111.2, (across - lon) * 111.2 * math.cos(math.radians(at)))
