"""A loud check of a whole theatre pack: every fault at once, each as `reason @ file $.path`."""

import marshal
import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from daybrief.claims import KINDS
from daybrief.errors import PackError
from daybrief.model.place import Grain
from daybrief.theatre import tonguecheck
from daybrief.theatre.compiled import compiled
from daybrief.theatre.firmness import KEYS
from daybrief.theatre.listnames import LISTS
from daybrief.theatre.pack import Theatre

Rows = list[dict[str, Any]]

KIND_OF_SOURCE = ("outlet", "agency", "institute", "office", "international")
_CODE = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PERSON = frozenset({"name", "party", "office"})
_PARTY = frozenset({"code"})
_WEAPON = frozenset({"class", "name", "by", "loose"})
_SOURCE = frozenset({"id", "name", "lang", "party", "wire", "kind", "known_as", "region"})
_PLACE = frozenset(
    {"id", "name", "local", "lat", "lon", "grain", "radius_km", "country", "within", "population", "metonym", "reason"}
    | {"bases", "adjectives"}
)


def check(theatre: Theatre) -> None:
    """Raise PackError with every fault of the pack; return where there is none."""
    faults = list(faults_of(theatre))
    if faults:
        raise PackError(faults)


def faults_of(theatre: Theatre) -> Iterator[str]:
    """Every fault of a pack, file by file."""
    yield from _theatre(theatre)
    yield from _actors(theatre)
    yield from _weapons(theatre)
    yield from _sources(theatre)
    yield from _patches(theatre)
    yield from _words(theatre)
    yield from _firmness(theatre)
    yield from _lists(theatre)
    yield from tonguecheck.faults_of(theatre)
    yield from _compiled(theatre)


def _compiled(theatre: Theatre) -> Iterator[str]:
    """Whether what was kept of the pack, and is read in place of its files, says what they say."""
    said = compiled(theatre.root)
    for part, body in theatre.compiled.sections.items():
        if marshal.loads(body) != marshal.loads(said[part]):
            yield f"the kept form tells other {part} than the files: remove it @ __pycache__ $.{part}"


def _theatre(theatre: Theatre) -> Iterator[str]:
    codes = {row["code"] for row in theatre.table("actors.toml", "party")}
    for n, side in enumerate(theatre.sides):
        if side not in codes:
            yield f"side {side!r} is no declared party @ theatre.toml $.sides[{n}]"
    for n, id in enumerate(theatre.occupied):
        if not theatre.gazetteer.holds(id):
            yield f"no place's id begins with {id!r} @ theatre.toml $.occupied.ids[{n}]"
    for n, area in enumerate(theatre.about.get("taken", ())):
        if not _DAY.fullmatch(str(area.get("since"))):
            yield f'expected a day such as "2022-02-24", found {area.get("since")!r} @ theatre.toml $.taken[{n}].since'
        for m, id in enumerate(area.get("ids", ())):
            if not theatre.gazetteer.holds(id):
                yield f"no place's id begins with {id!r} @ theatre.toml $.taken[{n}].ids[{m}]"
    for lang in theatre.languages:
        if not theatre.lexicon.get(lang):
            yield f"no words for language {lang!r} @ lexicon/{lang}.toml $"


def _actors(theatre: Theatre) -> Iterator[str]:
    parties, people = theatre.table("actors.toml", "party"), theatre.table("actors.toml", "person")
    codes = {row.get("code") for row in parties}
    yield from _rows("actors.toml", "party", parties, _PARTY, theatre.languages)
    yield from _rows("actors.toml", "person", people, _PERSON, theatre.languages)
    yield from _meanings("actors.toml", "party", parties, theatre.languages, lambda row: row.get("code"))
    yield from _meanings("actors.toml", "person", people, theatre.languages, lambda row: row.get("name"))
    for n, row in enumerate(parties):
        code = str(row.get("code", ""))
        if _CODE.fullmatch(code) and code not in ("EU", "UN") and theatre.gazetteer.find(f"iso:{code}") is None:
            yield f"{code!r} is no ISO 3166 state code @ actors.toml $.party[{n}].code"
        if theatre.prose and _CODE.fullmatch(code) and code not in theatre.prose.get("parties", {}):
            yield f"{code!r} has no name to be printed by @ prose.toml $.parties"
    for n, row in enumerate(people):
        if "party" in row and row["party"] not in codes:
            yield f"party {row['party']!r} is not declared @ actors.toml $.person[{n}].party"
        if not row.get("en"):
            yield f"no English spelling @ actors.toml $.person[{n}].en"


def _weapons(theatre: Theatre) -> Iterator[str]:
    rows = theatre.table("weapons.toml", "weapon")
    known = {word for kind in KINDS for slot in kind.slots() if slot == "weapon" for word in kind.choices(slot)}
    yield from _rows("weapons.toml", "weapon", rows, _WEAPON, theatre.languages)
    yield from _meanings("weapons.toml", "weapon", rows, theatre.languages, lambda row: row.get("class"))
    for n, row in enumerate(rows):
        if row.get("class") not in known:
            yield f"unknown weapon class {row.get('class')!r} @ weapons.toml $.weapon[{n}].class"
        if theatre.sides and "by" in row and row["by"] not in theatre.sides:
            yield f"{row['by']!r} is no side @ weapons.toml $.weapon[{n}].by"


def _sources(theatre: Theatre) -> Iterator[str]:
    rows = theatre.table("sources.toml", "source")
    codes = {row.get("code") for row in theatre.table("actors.toml", "party")}
    known: dict[str, str] = {}
    ids: set[str] = set()
    for n, row in enumerate(rows):
        at = f"@ sources.toml $.source[{n}]"
        for key in sorted({"id", "name", "kind", "known_as"} - set(row)):
            yield f"{key} missing {at}"
        for key in sorted(set(row) - _SOURCE):
            yield f"unknown key {key!r} {at}"
        if row.get("kind") not in KIND_OF_SOURCE:
            yield f"unknown kind {row.get('kind')!r}: expected one of {', '.join(KIND_OF_SOURCE)} {at}.kind"
        if row.get("party") is not None and row["party"] not in codes:
            yield f"party {row['party']!r} is not declared {at}.party"
        stands_alone = "base" not in theatre.about  # an office of the base pack may speak for a region of its own
        if row.get("region") and stands_alone and theatre.gazetteer.find(row["region"]) is None:
            yield f"no place has id {row['region']!r} {at}.region"
        if row.get("id") in ids:
            yield f"id {row['id']!r} stands twice {at}.id"
        ids.add(str(row.get("id")))
        for k, name in enumerate(row.get("known_as", ())):
            other = known.setdefault(name.lower(), str(row.get("id")))
            if other != row.get("id"):
                yield f"{name!r} already means {other} {at}.known_as[{k}]"


def _patches(theatre: Theatre) -> Iterator[str]:
    known, patches = theatre.gazetteer, theatre.gazetteer.patches
    for part in ("names", "place", "direction"):
        for n, row in enumerate(patches.get(part, [])):
            at = f"@ geo-patches.toml $.{part}[{n}]"
            if not row.get("reason"):
                yield f"reason missing {at}"
            if part != "place" and known.find(row.get("id", row.get("of", ""))) is None:
                yield f"no place has id {row.get('id', row.get('of'))!r} {at}"
            if part == "place":
                yield from _place(theatre, row, at)
    for part in ("road", "bank"):
        for n, row in enumerate(patches.get(part, [])):
            at = f"@ geo-patches.toml $.{part}[{n}]"
            if not row.get("reason"):
                yield f"reason missing {at}"
            for k, id in enumerate(row.get("through", ())):
                if known.find(id) is None:
                    yield f"no place has id {id!r} {at}.through[{k}]"
    for n, id in enumerate(patches.get("notable", {}).get("ids", [])):
        if known.find(id) is None:
            yield f"no place has id {id!r} @ geo-patches.toml $.notable.ids[{n}]"


def _place(theatre: Theatre, row: dict[str, Any], at: str) -> Iterator[str]:
    for key in sorted(set(row) - _PLACE - set(theatre.languages)):
        yield f"unknown key {key!r} {at}"
    if row["grain"] not in get_args(Grain):
        yield f"unknown grain {row['grain']!r} {at}.grain"
    if not -90 <= row["lat"] <= 90 or not -180 <= row["lon"] <= 180 or (row["lat"], row["lon"]) == (0, 0):
        yield f"{row['lat']}, {row['lon']} are no coordinates {at}"
    if row["radius_km"] <= 0:
        yield f"radius {row['radius_km']} km is not positive {at}.radius_km"
    for key in ("within", "country"):
        id = f"iso:{row['country']}" if key == "country" and row.get("country") else row.get("within", "")
        if id and theatre.gazetteer.find(id) is None:
            yield f"no place has id {id!r} {at}.{key}"


def _words(theatre: Theatre) -> Iterator[str]:
    words = theatre.gazetteer.words
    for lang in theatre.languages:
        table = words.get(lang)
        if table is None:
            yield f"no place words for language {lang!r} @ geo-words.toml $.{lang}"
            continue
        for key in ("masks", "relations", "shapes", "listed", "facilities"):
            told = table.get(key, ())
            for pattern in told.values() if key == "facilities" and told else told:
                try:
                    re.compile(pattern)
                except re.error as error:
                    yield f"{pattern!r} is no pattern: {error} @ geo-words.toml $.{lang}.{key}"


def _lists(theatre: Theatre) -> Iterator[str]:
    """Lists that a brief would ask for in vain, and lists that nothing asks for."""
    if not theatre.prose:
        return
    found = theatre.prose.get("lists", {})
    yield from (
        f"no list {name!r}: add it, empty if need be @ prose.toml $.lists" for name in sorted(LISTS - set(found))
    )
    yield from (f"unknown list {name!r} @ prose.toml $.lists" for name in sorted(set(found) - LISTS))


def _firmness(theatre: Theatre) -> Iterator[str]:
    for lang in theatre.languages:
        file = f"lexicon/firm-{lang}.toml"
        table = theatre.compiled.table(file) if theatre.compiled.has(file) else {}
        yield from (f"unknown key {key!r} @ {file} $" for key in sorted(set(table) - set(KEYS)))
        for key, words in table.items():
            yield from (
                f"{w!r} is no term @ {file} $.{key}[{n}]" for n, w in enumerate(words) if not str(w).strip(" *")
            )


def _rows(file: str, part: str, rows: Rows, keys: frozenset[str], languages: tuple[str, ...]) -> Iterator[str]:
    """Missing and unknown keys; a row with no word in any language can mean nothing."""
    for n, row in enumerate(rows):
        at = f"@ {file} $.{part}[{n}]"
        for key in sorted(set(row) - keys - set(languages)):
            yield f"unknown key {key!r} {at}"
        missing = [lang for lang in languages if lang not in row]
        if part != "person" and missing:
            yield f"no words in {', '.join(missing)} {at}"
        for lang in languages:
            for k, term in enumerate(row.get(lang, ())):
                if not isinstance(term, str) or not term.strip(" *"):
                    yield f"{term!r} is no term {at}.{lang}[{k}]"


def _meanings(
    file: str, part: str, rows: Rows, languages: tuple[str, ...], meaning: Callable[[dict[str, Any]], Any]
) -> Iterator[str]:
    """Terms that two rows give different meanings."""
    for lang in languages:
        first: dict[str, Any] = {}
        for n, row in enumerate(rows):
            for k, term in enumerate(row.get(lang, ())):
                other = first.setdefault(term, meaning(row))
                if other != meaning(row):
                    yield f"{term!r} already means {other} @ {file} $.{part}[{n}].{lang}[{k}]"
