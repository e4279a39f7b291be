"""Compile the raw geographic sources into the package data of a theatre.

usage: compile_geo.py SOURCE_DIR [--out FOLDER] [--further FOLDER]

SOURCE_DIR holds gazetteer/, polygons/ and raw/. With --further, the wider world is compiled instead of the theatre of
the war: see geo_world.py for what that folder holds. Needs pyarrow and babel, which the product itself does not. The
same sources give the same bytes. Data under CC BY 4.0 and data under ODbL 1.0 go to folders of their own, each with its
ATTRIBUTION.txt, so that either can be left out.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from geo_shapes import countries, layer
from geo_units import border_raions, codifier_units, country_rows, mark_capitals, region_id, regions_abroad, unmapped
from geo_world import world_rows

from daybrief.theatre.nameindex import build
from daybrief.theatre.placenames import cyrillic_fold, is_cyrillic, latin_fold, latin_keys, romanise

COLUMNS = ["id", "name", "local", "lat", "lon", "grain", "within", "country", "population", "radius", "flag"]
BORDER = {"Kursk Oblast", "Belgorod Oblast", "Bryansk Oblast", "Rostov Oblast", "Voronezh Oblast"}
NEAR = {"PL", "RO", "SK", "HU", "MD", "BY", "LT", "LV", "EE", "FI", "BG", "TR", "GE", "DE", "CZ"}
LARGE = {"EU": 100_000, "NA": 100_000, "AS": 250_000}  # people: the least for a city, by continent
LARGE_ELSEWHERE = 400_000
LARGE_NEAR = 40_000
LARGEST_VILLAGE = 26_000  # Sofiivska Borshchahivka
CENTROID = {"raion-centroid"}
WORD = re.compile(r"[A-Z][A-Za-zÀ-ž'’ʼ -]{2,}")
CYRILLIC = re.compile(r"[А-ЯҐЄІЇЁ][а-яґєіїёА-ЯҐЄІЇЁ’'ʼ -]+")

Row = dict[str, Any]

ATTRIBUTION = {
    "cc-by": """Places and their names in this folder: Creative Commons Attribution 4.0,
https://creativecommons.org/licenses/by/4.0/
- GeoNames (https://www.geonames.org): cities and their names, regions, postal places of Russia.
- Who's On First (https://whosonfirst.org): localities of Ukraine; parts from GeoPlanet and Quattroshapes.
- The State codifier of administrative units of Ukraine (KATOTTG): identifiers, official names, units.
- Names of states: Unicode CLDR (Unicode licence). Middles of states: Natural Earth (public domain).
Changed here: merged, filtered, romanised, indexed; middles and radii of units are computed from their settlements.
""",
    "odbl": """Everything in this folder is derived from OpenStreetMap data, (c) OpenStreetMap contributors,
and is available under the Open Database Licence 1.0, https://opendatacommons.org/licenses/odbl/1-0/
Outlines of states come from Natural Earth (public domain), with Crimea drawn from OpenStreetMap.
Changed here: filtered, simplified, romanised, indexed.
""",
    "public-domain": """Rivers: Natural Earth, https://www.naturalearthdata.com, public domain. Simplified here.
""",
}

WORLD_ATTRIBUTION = {
    "cc-by": """Places and their names in this folder: Creative Commons Attribution 4.0,
https://creativecommons.org/licenses/by/4.0/
- GeoNames (https://www.geonames.org): cities, their names and the divisions they lie in.
- Names of states: Unicode CLDR (Unicode licence). Middles of states: Natural Earth (public domain).
Changed here: merged, filtered, indexed; middles and radii of divisions are computed from their settlements.
""",
    "odbl": """Outlines of states: Natural Earth (public domain), with Crimea drawn from OpenStreetMap data,
(c) OpenStreetMap contributors, available under the Open Database Licence 1.0,
https://opendatacommons.org/licenses/odbl/1-0/
Changed here: simplified.
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, help="default: geo/ of the pack ukraine, with --further of the pack world")
    parser.add_argument("--further", type=Path, help="compile the wider world, with the extracts in this folder")
    options = parser.parse_args()
    pack_name = "world" if options.further else "ukraine"
    out: Path = options.out or Path("src/daybrief/theatres") / pack_name / "geo"
    if options.further:
        world(options.source, options.further, out)
    else:
        theatre(options.source, out)
    for path in sorted(out.rglob("*.gz")):
        print(f"{path.stat().st_size:>9,} {path.relative_to(out)}")


def world(source: Path, further: Path, out: Path) -> None:
    """States, first-level divisions, counties of some states, and cities: what lies outside the war's own countries."""
    lands = country_rows(source)
    rows = unique(lands + world_rows(further, lands))
    mark_capitals(source, rows)
    names = [(n, "far", row["latin"], row["cyrillic"]) for n, row in enumerate(rows)]
    names += [(n, "unit", row["bases"], "") for n, row in enumerate(rows) if row.get("bases")]
    pack(out / "cc-by" / "places.tsv.gz", "".join(line(row) for row in rows))
    pack(out / "cc-by" / "names.tsv.gz", build(names).dump())
    shapes = countries(source / "polygons" / "world_countries_50m_crimea_ua.topojson")
    drawn = layer([shapes[code] for code in sorted(shapes)], {"id": "id", "name": "name"}, 0.05)
    pack(out / "odbl" / "countries.json.gz", drawn)
    for folder, text in WORLD_ATTRIBUTION.items():
        (out / folder / "ATTRIBUTION.txt").write_text(text, encoding="utf-8")


def theatre(source: Path, out: Path) -> None:
    """Everything in the war's own countries, and what reports of it name elsewhere."""
    gazetteer = pq.read_table(source / "gazetteer" / "gazetteer_full.parquet").to_pylist()
    free, osm, osm_names = settlements(gazetteer, free_names(source), least_people(source))
    units = codifier_units(source, [row for row in free + osm if row["id"].startswith("UA")])
    free += unmapped(source, units, {row["id"] for row in free + osm})
    units += regions_abroad([row for row in free if row["within"].startswith("adm:")], gazetteer)
    lands = country_rows(source)
    mark_capitals(source, free)
    ours, theirs = unique(lands + units + free), unique(osm + border_raions(source))
    write_tables(out, ours, theirs, osm_names)
    write_shapes(source, out)
    for folder, text in ATTRIBUTION.items():
        (out / folder / "ATTRIBUTION.txt").write_text(text, encoding="utf-8")


# --- settlements


def settlements(
    gazetteer: list[Row], free: dict[str, set[str]], least: dict[str, int]
) -> tuple[list[Row], list[Row], dict[str, Row]]:
    """Rows under CC BY, rows under ODbL, and by id the further names that only OpenStreetMap gives."""
    ours: list[Row] = []
    theirs: list[Row] = []
    further: dict[str, Row] = {}
    cities = {latin_keys(raw["name"]) for raw in gazetteer if raw["country"] == "UA" and raw["fclass"] == "city"}
    for raw in gazetteer:
        if not wanted(raw, least):
            continue
        row = settlement(raw)
        names = {name for name in raw["names"] if raw["country"] != "UA" or not borrowed(name, raw["name"], cities)}
        names -= {raw["name"], raw["name_local"]}
        if raw["src"] == "osm":
            theirs.append(row | spelled(row, names))
            continue
        known = free.get(f"gn:{raw['geonameid']}", set()) | free.get(place_key(raw), set())
        granted = {name for name in names if name in known or raw["country"] != "UA"}
        row |= spelled(row, granted)
        extra = spelled(row, names - granted, beside=row) | {
            "flag": row["flag"],
            "country": "UA",
            "grain": row["grain"],
        }
        if extra["latin"] or extra["cyrillic"]:
            further[row["id"]] = extra
        ours.append(row)
    return ours, theirs, further


def wanted(raw: Row, least: dict[str, int]) -> bool:
    """All of Ukraine, Russia, Belarus and Moldova but city quarters abroad, and large cities elsewhere."""
    if raw["country"] == "UA":
        return True
    if raw["fclass"] == "PPLX":
        return False
    if raw["country"] in {"RU", "BY", "MD"}:
        return True
    if raw["fclass"] == "PPLC" and (raw["population"] or 0) >= LARGE_NEAR:
        return True
    return (raw["population"] or 0) >= (LARGE_NEAR if raw["country"] in NEAR else least[raw["country"]])


def settlement(raw: Row) -> Row:
    within = raw["admin3"] or raw["admin2"] or raw["admin1"] or ""
    if raw["country"] != "UA":
        within = region_id(raw)
    elif within == raw["id"]:
        within = ""
    src = raw["src"]
    flag = "c" if src in CENTROID else "e" if src.startswith("geonames-postal") else ""
    if raw["country"] == "UA" and not raw["id"].startswith("UA"):
        flag += "m"  # minor: a former settlement or a quarter, not in the codifier
    return {
        "id": raw["id"],
        "name": official(raw["name"]),
        "local": raw["name_local"] or "",
        "lat": raw["lat"],
        "lon": raw["lon"],
        "grain": "settlement",
        "within": within,
        "country": raw["country"],
        "population": people(raw, minor="m" in flag),
        "radius": "",
        "flag": flag,
    }


def borrowed(name: str, own: str, cities: set[str]) -> bool:
    """Whether a further name is another Ukrainian city's official one: GeoNames gives Siversk the name Bakhmut."""
    key = latin_keys(romanise(name, "uk") if is_cyrillic(name) else name)
    return key in cities and key != latin_keys(own)


def people(raw: Row, *, minor: bool) -> int:
    """Inhabitants; 0 where the source gives a village the count of a city of the same name, or counts a quarter."""
    count = raw["population"] or 0
    return 0 if minor or (raw["fclass"] in {"village", "settlement"} and count > LARGEST_VILLAGE) else count


def official(name: str) -> str:
    """A name without the apostrophes and accents of GeoNames' scholarly romanisation of Russian."""
    return name.replace("’", "").replace("ʼ", "").replace("ë", "yo")


def spelled(row: Row, names: set[str], beside: Row | None = None) -> Row:
    """Comparison keys of the row's Latin names, and its Cyrillic names; those `beside` has already are left out."""
    near = row["country"] in {"UA", "RU", "BY"}
    latin = {latin_keys(n) if near else latin_fold(n) for n in [row["name"], *filter(useful_latin(row), names)]}
    if near and row["local"]:
        latin.add(latin_keys(romanise(row["local"], "uk" if row["country"] == "UA" else "ru")))
    cyrillic = {n for n in names if CYRILLIC.fullmatch(n) and not n.isupper()} | (
        {row["local"]} if row["local"] else set()
    )
    cyrillic = {" ".join(cyrillic_fold(n).replace("-", " ").split()) for n in cyrillic if len(n) > 2}
    if beside:
        latin -= set(beside["latin"].split("|"))
        cyrillic -= set(beside["cyrillic"].split("|"))
    return {"latin": "|".join(sorted(latin)), "cyrillic": "|".join(sorted(cyrillic))}


def useful_latin(row: Row) -> Any:
    """A test for further Latin names: away from the war GeoNames' are mostly other languages, and none is kept."""
    near = row["country"] in {"UA", "RU", "BY"}

    def keep(name: str) -> bool:
        if is_cyrillic(name) or not WORD.fullmatch(name) or name.isupper():
            return False
        return near and len(name) > 3

    return keep


def least_people(source: Path) -> dict[str, int]:
    """By state: how large a city must be, off the theatre, for a report of this war to mean it by its bare name."""
    about = json.loads((source / "raw" / "geonames_countries.json").read_text())
    return defaultdict(
        lambda: LARGE_ELSEWHERE,
        {iso: LARGE.get(entry["continentcode"], LARGE_ELSEWHERE) for iso, entry in about.items()},
    )


def free_names(source: Path) -> dict[str, set[str]]:
    """Names that GeoNames or Who's On First give, by GeoNames id and by position."""
    found: dict[str, set[str]] = defaultdict(set)
    raw = source / "raw"
    for row in pq.read_table(raw / "wof_ua_localities.parquet").to_pylist():
        names = {row["name"]} | {n for ns in json.loads(row["names"] or "{}").values() for n in ns}
        found[f"gn:{row['geonameid']}"] |= names
        found[place_key(row)] |= names
    for row in pq.read_table(raw / "geonames_cities_world15000_plus_UA_RU_BY_MD_500.parquet").to_pylist():
        found[f"gn:{row['geonameid']}"] |= {row["name"], *row["alternatenames"]}
    found.pop("gn:None", None)
    found.pop("gn:0", None)
    return found


def place_key(row: Row) -> str:
    return f"{row['lat']:.3f},{row['lon']:.3f}"


# --- writing


def unique(rows: list[Row]) -> list[Row]:
    """Rows in order of their ids; of rows with one id, the first."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row["id"], row)
    return [found[key] for key in sorted(found)]


def write_tables(out: Path, ours: list[Row], theirs: list[Row], further: dict[str, Row]) -> None:
    """Places and name tables. Rows are numbered through both folders, CC BY first; ODbL tables may name any row."""
    number = {row["id"]: n for n, row in enumerate([*ours, *theirs])}
    names = {
        "cc-by": [(number[row["id"]], kind(row), row["latin"], row["cyrillic"]) for row in ours],
        "odbl": [(number[row["id"]], kind(row), row["latin"], row["cyrillic"]) for row in theirs]
        + [(number[key], kind(row), row["latin"], row["cyrillic"]) for key, row in further.items()],
    }
    for folder, rows in (("cc-by", ours), ("odbl", theirs)):
        pack(out / folder / "places.tsv.gz", "".join(line(row) for row in rows))
        pack(out / folder / "names.tsv.gz", build(names[folder]).dump())


def kind(row: Row) -> str:
    if row["flag"][:1] in tuple("ophb"):
        return "unit"
    return "near" if row["country"] in {"UA", "RU", "BY"} and row["grain"] != "country" else "far"


def line(row: Row) -> str:
    shown = row | {"lat": f"{row['lat']:.4f}", "lon": f"{row['lon']:.4f}"}
    return "\t".join(str(shown[name]).replace("\t", " ") for name in COLUMNS) + "\n"


def write_shapes(source: Path, out: Path) -> None:
    polygons = source / "polygons"
    keep = {"katottg": "id", "name_en": "name"}
    pack(out / "odbl" / "oblasts.json.gz", layer(polygons / "ua_oblasts.geojson", keep, 0.006))
    pack(out / "odbl" / "raions.json.gz", layer(polygons / "ua_raions.geojson", keep, 0.006))
    border = {"iso": "id", "admin1": "name"}
    pack(out / "odbl" / "border-oblasts.json.gz", layer(polygons / "ru_border_oblasts.geojson", border, 0.01))
    world = countries(polygons / "world_countries_50m_crimea_ua.topojson")
    near = [world[code] for code in sorted(world) if code in NEIGHBOURS]
    pack(out / "odbl" / "countries.json.gz", layer(near, {"id": "id", "name": "name"}, 0.01))
    pack(
        out / "public-domain" / "rivers.json.gz", layer(polygons / "ne_rivers_theatre.geojson", {"name": "name"}, 0.01)
    )


NEIGHBOURS = {804, 643, 112, 498, 642, 348, 703, 616, 440, 428, 233, 100, 792, 268, 688, 203, 40}  # ISO numeric


def pack(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(text.encode())


if __name__ == "__main__":
    main()
