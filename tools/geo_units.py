"""Units and states for compile_geo.py: oblasts, raions, hromadas, regions abroad, countries, capitals."""

import csv
import gzip
import io
import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from babel import Locale
from geo_shapes import centre_and_radius, countries

from daybrief.theatre.placenames import cyrillic_fold, latin_fold, latin_keys, romanise

Row = dict[str, Any]


def region_id(raw: Row) -> str:
    """The region around a place abroad: by name, as the patch file calls it."""
    name = raw["admin1_name"] or ""
    return f"adm:{raw['country']}:{latin_fold(name).replace(' oblast', '').replace(' ', '-')}" if name else ""


# --- units: oblasts, raions and hromadas of the codifier, with the middle of their own settlements


def codifier(source: Path) -> list[tuple[list[str], str, str]]:
    """The codifier's rows: ids from the oblast down to the row itself, category, name."""
    text = gzip.decompress((source / "raw" / "katottg_2026.csv.gz").read_bytes()).decode()
    rows = csv.DictReader(io.StringIO(text))
    return [([row[f"l{n}"] for n in range(1, 6) if row[f"l{n}"]], row["cat"], row["name"]) for row in rows]


def unmapped(source: Path, units: list[Row], known: set[str]) -> list[Row]:
    """Settlements of the codifier that no source gives coordinates: at the middle of their hromada, not to be drawn."""
    around = {row["id"]: row for row in units}
    rows = []
    for levels, category, local in codifier(source):
        if category not in "MXC" or levels[-1] in known:
            continue
        hromada = next((around[level] for level in reversed(levels) if level in around), None)
        if hromada is None:
            continue
        name = romanise(local, "uk")
        rows.append(
            hromada
            | {
                "id": levels[-1],
                "name": name,
                "local": local,
                "grain": "settlement",
                "within": levels[-2],
                "flag": "c",
                "latin": latin_keys(name),
                "cyrillic": " ".join(cyrillic_fold(local).replace("-", " ").split()),
            }
        )
    return rows


def codifier_units(source: Path, places: list[Row]) -> list[Row]:
    inside: dict[str, list[Row]] = defaultdict(list)
    chain: dict[str, str] = {}
    rows = codifier(source)
    for levels, _, _ in rows:
        chain[levels[-1]] = levels[-2] if len(levels) > 1 else ""
    for place in places:
        above = chain.get(place["id"], "")
        while above:
            inside[above].append(place)
            above = chain[above]
    units = []
    cities = {place["id"]: [place] for place in places}
    for levels, category, name in rows:
        if category in "OPHB":
            around = cities.get(levels[-2]) if category == "B" and len(levels) > 1 else None
            units.append(unit(category, levels, name, around or inside.get(levels[-1], [])))
    return [row for row in units if row]


def unit(category: str, levels: list[str], local: str, places: list[Row]) -> Row:
    """One unit. Its middle and radius come from its settlements, so no polygon under another licence is used; those of
    a city's district from the city."""
    if not places:
        return {}
    lat, lon, radius = middle([(p["lat"], p["lon"]) for p in places])
    if category == "B":
        radius = reach(places[0]["population"])
    seat = seat_name(local, places) if category != "B" else ""
    word = {"O": "Oblast", "P": "Raion", "H": "Hromada", "B": "District"}[category]
    full = {"O": "область", "P": "район", "H": "громада", "B": "район"}[category]
    head = seat or romanise(local, "uk")
    names = {head, romanise(local, "uk")}
    return {
        "id": levels[-1],
        "name": local if " " in local else f"{head} {word}",
        "local": local if " " in local else f"{local} {full}",
        "lat": lat,
        "lon": lon,
        "grain": "region" if category == "O" else "district",
        "within": levels[-2] if len(levels) > 1 else "",
        "country": "UA",
        "population": 0,
        "radius": f"{max(3.0, radius):.1f}",
        "flag": category.lower(),
        "latin": "|".join(sorted(latin_keys(name) for name in names)),
        "cyrillic": cyrillic_fold(local).replace("-", " "),
    }


def regions_abroad(places: list[Row], gazetteer: list[Row]) -> list[Row]:
    """Regions of Russia, Belarus and Moldova by the ids their places carry; the patch file gives them better names."""
    names = {region_id(raw): raw["admin1_name"] for raw in gazetteer if raw["country"] in {"RU", "BY", "MD"}}
    inside: dict[str, list[Row]] = defaultdict(list)
    for place in places:
        if place["within"] in names:
            inside[place["within"]].append(place)
    rows = []
    for key, around in sorted(inside.items()):
        lat, lon, radius = middle([(p["lat"], p["lon"]) for p in around])
        base = re.sub("(?i)( oblast| krai| kray| republic|republic of )", "", names[key]).strip()
        rows.append(
            {
                "id": key,
                "name": names[key],
                "local": "",
                "lat": lat,
                "lon": lon,
                "grain": "region",
                "within": "",
                "country": around[0]["country"],
                "population": 0,
                "radius": f"{max(30.0, radius):.0f}",
                "flag": "o",
                "latin": latin_keys(base),
                "cyrillic": "",
            }
        )
    return rows


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Mean latitude and longitude, and the radius in km of an even disc with the same spread."""
    lat = sum(a for a, _ in points) / len(points)
    lon = sum(b for _, b in points) / len(points)
    across = 111.2 * math.cos(math.radians(lat))
    spread = sum(((a - lat) * 111.2) ** 2 + ((b - lon) * across) ** 2 for a, b in points) / len(points)
    return lat, lon, math.sqrt(2 * spread)


def reach(people: int) -> float:
    """Radius in km of a city's built-up land, as the product takes it."""
    return min(15.0, max(3.0, math.sqrt(people / 1_000) / 3.6))


def seat_name(adjective: str, places: list[Row]) -> str:
    """The settlement a unit is called after: the one inside it whose name shares most letters with the adjective."""
    stem = re.sub("(ский|зкий|цкий|ий|ска|зка|цка|а)$", "", cyrillic_fold(adjective))
    best, name = 0.0, ""
    for place in places:
        local = cyrillic_fold(place["local"])
        shared = 0
        for a, b in zip(stem, local, strict=False):
            if a != b:
                break
            shared += 1
        if shared >= max(3, len(stem) - 2):
            score = shared - abs(len(local) - len(stem)) / 4 + min(place["population"], 50_000) / 1e6
            if score > best:
                best, name = score, place["name"]
    return name


def border_raions(source: Path) -> list[Row]:
    """Districts of the Russian border oblasts, from OpenStreetMap outlines."""
    rows = []
    for feature in json.loads((source / "polygons" / "ru_border_raions.geojson").read_text())["features"]:
        about = feature["properties"]
        local = about["name_ru"]
        lat, lon, radius = centre_and_radius(feature["geometry"])
        head = re.sub("(городской округ|муниципальный округ|муниципальный район|район|округ|город)", "", local).strip()
        rows.append(
            {
                "id": f"osm:{about['iso']}:{romanise(head, 'ru').replace(' ', '-')}",
                "name": f"{romanise(head, 'ru')} District",
                "local": local,
                "lat": lat,
                "lon": lon,
                "grain": "district",
                "within": f"adm:RU:{latin_fold(about['admin1']).removesuffix(' oblast')}",
                "country": "RU",
                "population": 0,
                "radius": f"{radius:.1f}",
                "flag": "p",
                "latin": latin_keys(romanise(head, "ru")),
                "cyrillic": " ".join(cyrillic_fold(head).replace("-", " ").split()),
            }
        )
    return sorted(rows, key=lambda row: row["id"])


# --- countries


def mark_capitals(source: Path, rows: list[Row]) -> None:
    """Flag the capital of each state: of the places with its name in that country, the largest."""
    about = json.loads((source / "raw" / "geonames_countries.json").read_text())
    wanted = {(entry["iso"], latin_fold(entry["capital"])) for entry in about.values() if entry["capital"]}
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row["country"], latin_fold(row["name"]))
        if key in wanted and row["population"] > best.get(key, {"population": -1})["population"]:
            best[key] = row
    for row in best.values():
        row["flag"] = "n"


def country_rows(source: Path) -> list[Row]:
    """States by ISO code: English, Ukrainian and Russian names from the Unicode CLDR, the middle from Natural Earth."""
    about = json.loads((source / "raw" / "geonames_countries.json").read_text())
    shapes = countries(source / "polygons" / "world_countries_50m_crimea_ua.topojson")
    english, ukrainian, russian = (Locale(code).territories for code in ("en", "uk", "ru"))
    rows = []
    for iso, entry in sorted(about.items()):
        shape = shapes.get(int(entry["isonumeric"] or 0))
        if shape is None or iso not in english:
            continue
        lat, lon, radius = centre_and_radius(shape["geometry"])
        latin = {latin_fold(n) for n in (english[iso], entry["name"])}
        cyrillic = {" ".join(cyrillic_fold(n).replace("-", " ").split()) for n in (ukrainian[iso], russian[iso])}
        rows.append(
            {
                "id": f"iso:{iso}",
                "name": english[iso],
                "local": ukrainian[iso],
                "lat": lat,
                "lon": lon,
                "grain": "country",
                "within": "",
                "country": iso,
                "population": entry["population"] or 0,
                "radius": f"{radius:.0f}",
                "flag": "",
                "latin": "|".join(sorted(latin)),
                "cyrillic": "|".join(sorted(cyrillic)),
            }
        )
    return rows
